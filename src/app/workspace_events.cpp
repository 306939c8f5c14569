// What the host tells of plans: read, written, locked, changed by another tab.
#include "app/workspace.h"

#include <algorithm>
#include <utility>

namespace sandtable {

bool Workspace::on_event(const Json& header, std::string_view body) {
  const Text type = text_of(header, "type"), id = text_of(header, "id");
  if (type == "listed") {
    summaries_.clear();
    memory_only_ = text_of(header, "storage") == "memory";
    if (const Json* plans = find_member(header, "plans"); plans != nullptr && plans->is_array()) {
      for (const Json& row : *plans) {
        summaries_.push_back({text_of(row, "id"), text_of(row, "title"), text_of(row, "modified"),
                              text_of(row, "deleted"), number_or(row, "revision", 0), text_of(row, "kind")});
      }
    }
    listed_ = true;
  } else if (type == "written") {
    if (id == wanted_) {
      written_ = std::max(written_, number_or(header, "revision", 0));
      writing_ = 0;
      stored_ = true;
      memory_only_ = false;
      save_failure_.clear();
      if (written_ < revision_ && due_ms_ < 0) due_ms_ = host_.now_ms();
    }
  } else if (type == "locked") {
    errand_locked(id, true);
    if (id == wanted_ && access_ != Access::Shared) {
      access_ = Access::Write;
      if (std::exchange(refused_, false)) {
        // Taken over. Read again: the other tab may have saved until a moment ago.
        history_.reset();
        ask("read", id);
      }
    }
  } else if (type == "hide") {
    save_now();
    return false;
  } else {
    return on_rare_event(header, body);
  }
  return true;
}

// What the first screens do without.
bool Workspace::on_rare_event(const Json& header, std::string_view body) {
  const Text type = text_of(header, "type"), id = text_of(header, "id"), reason = text_of(header, "reason");
  if (type == "read") {
    if (errand_read(id, number_or(header, "revision", 0), body)) return true;
    if (id == wanted_ && !history_) {
      loaded(id, number_or(header, "revision", 0), body);
      if (flag_or(header, "recovered", false)) {
        notice(flag_or(header, "previous", false) ? Notice::Kind::PreviousUsed : Notice::Kind::Recovered, id);
      }
    } else if (id == wanted_ && access_ == Access::OtherTab) {
      loaded(id, number_or(header, "revision", 0), body);  // the other tab saved: show the newer state
    }
  } else if (type == "read_failed") {
    std::erase_if(errands_, [&](const Errand& errand) { return errand.id == id; });
    notice(Notice::Kind::ReadFailed, id);
    if (!body.empty() && on_export) on_export(id, body);
    if (id == wanted_ && !history_) close();
  } else if (type == "write_failed") {
    if (id == wanted_) {
      writing_ = 0;
      save_failure_ = reason.empty() ? Text("unknown") : reason;
    } else {
      notice(Notice::Kind::StoreFailed, id);
    }
  } else if (type == "binned") {
    summary_of(id).deleted = host_.now_instant();
    notice(Notice::Kind::Binned, id);
  } else if (type == "restored") {
    summary_of(id).deleted.clear();
    notice(Notice::Kind::Restored, id);
  } else if (type == "purged") {
    std::erase_if(summaries_, [&](const PlanSummary& row) { return row.id == id; });
  } else if (type == "store_failed") {
    notice(Notice::Kind::StoreFailed, id);
  } else if (type == "lock_refused") {
    errand_locked(id, false);
    if (id == wanted_) {
      access_ = Access::OtherTab;
      refused_ = true;
    }
  } else if (type == "lock_lost") {
    if (id == wanted_) {
      access_ = Access::OtherTab;
      refused_ = true;
      if (revision_ != written_) save_failure_ = "conflict";
    }
  } else if (type == "flush_wanted") {
    if (id == wanted_ && access_ == Access::Write) {
      save_now();
      ask("unlock", id);
      access_ = Access::OtherTab;
      refused_ = true;
    }
  } else if (type == "changed") {
    if (!id.empty() && id == wanted_) {
      if (access_ == Access::OtherTab) ask("read", id);
    } else {
      host_.request(Message("list"));
    }
  } else {
    return false;
  }
  return true;
}

}  // namespace sandtable
