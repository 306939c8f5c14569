#include "app/workspace.h"

#include <algorithm>
#include <utility>

#include "core/base/uuid.h"
#include "plan/links.h"

namespace sandtable {

namespace {

// Insertion sort: the rows are few and nearly in order.
void newest_first(std::vector<PlanSummary>& rows, std::string PlanSummary::* when) {
  for (std::size_t i = 1; i < rows.size(); ++i) {
    for (std::size_t j = i; j > 0 && rows[j - 1].*when < rows[j].*when; --j) std::swap(rows[j - 1], rows[j]);
  }
}

// `known`: what it was, for as long as the tool that knows has not come.
std::string kind_of(const Plan& plan, const std::string& known) {
  for (const Tool* tool : tools()) {
    if (tool->kind == nullptr) continue;
    bool any = false;
    for (const PartType* type : tool->parts) {
      const Part* found = plan.find(*type);
      if (found != nullptr && !found->is_read()) return known;
      any = any || found != nullptr;
    }
    if (!any) continue;
    std::string kind = tool->kind(plan);
    if (!kind.empty()) return kind;
  }
  return {};
}

}  // namespace

// --- the list -----------------------------------------------------------------------------------------------------

std::vector<PlanSummary> Workspace::plans() const {
  std::vector<PlanSummary> result;
  for (const PlanSummary& plan : summaries_) {
    if (plan.deleted.empty()) result.push_back(plan);
  }
  newest_first(result, &PlanSummary::modified);
  return result;
}

std::vector<PlanSummary> Workspace::bin() const {
  std::vector<PlanSummary> result;
  for (const PlanSummary& plan : summaries_) {
    if (!plan.deleted.empty()) result.push_back(plan);
  }
  newest_first(result, &PlanSummary::deleted);
  return result;
}

const PlanSummary* Workspace::summary(Text id) const {
  const auto found = std::ranges::find(summaries_, id.view(), &PlanSummary::id);
  return found == summaries_.end() ? nullptr : &*found;
}

const PlanSummary* Workspace::newest(const std::string& kind) const {
  const PlanSummary* found = nullptr;
  for (const PlanSummary& row : summaries_) {
    if (row.kind == kind && row.deleted.empty() && (found == nullptr || found->modified < row.modified)) found = &row;
  }
  return found;
}

PlanSummary& Workspace::summary_of(Text id) {
  const auto found = std::ranges::find(summaries_, id.view(), &PlanSummary::id);
  if (found != summaries_.end()) return *found;
  PlanSummary& fresh = summaries_.emplace_back();
  fresh.id = id;
  return fresh;
}

std::string Workspace::new_id() {
  return make_uuid([this](std::array<std::uint8_t, 16>& bytes) { host_.random(bytes); });
}

void Workspace::notice(Notice::Kind kind, Text id) {
  const PlanSummary* known = summary(id);
  notices_.push_back({kind, id, known == nullptr ? std::string() : known->title});
}

std::vector<Notice> Workspace::take_notices() { return std::exchange(notices_, {}); }

void Workspace::ask(Text what, Text id) { host_.request(Message(what).text("id", id)); }

void Workspace::send_plan(Text what, const Plan& plan, std::int64_t revision, bool mirror) {
  host_.request(Message(what)
                    .text("id", plan.id)
                    .number("revision", revision)
                    .text("title", plan.title)
                    .text("modified", plan.modified)
                    .text("kind", summary_of(plan.id).kind)
                    .flag("mirror", mirror),
                plan_text(plan));
}

PlanSummary& Workspace::summarize(const Plan& plan) {
  PlanSummary& row = summary_of(plan.id);
  row.title = plan.title;
  row.modified = plan.modified;
  row.kind = kind_of(plan, row.kind);
  row.deleted.clear();
  return row;
}

void Workspace::write_plan(const Plan& plan, std::int64_t revision) {
  summarize(plan).revision = revision;
  send_plan("write", plan, revision);
}

std::string Workspace::adopt(Plan plan) {
  if (plan.id.empty() || summary(plan.id) != nullptr) plan.id = new_id();
  if (plan.created.empty()) plan.created = host_.now_instant();
  plan.modified = host_.now_instant();
  complete_ids(plan, [this](std::array<std::uint8_t, 16>& bytes) { host_.random(bytes); });
  write_plan(plan, 1);
  notice(Notice::Kind::Imported, plan.id);
  return plan.id;
}

void Workspace::name_kind(Plan plan) {
  const PlanSummary* known = summary(plan.id);
  if (known == nullptr || known->revision != 1 || wanted_ == plan.id || known->kind == kind_of(plan, known->kind)) return;
  if (plan.created.empty()) plan.created = known->modified;
  plan.modified = known->modified;
  complete_ids(plan, [this](std::array<std::uint8_t, 16>& bytes) { host_.random(bytes); });
  write_plan(plan, known->revision + 1);
}

void Workspace::rename(Text id, Text title) {
  if (is_open() && wanted_ == id) {
    edit("undo.rename", "", [&](Plan& plan) { plan.title = title; });
    return;
  }
  errands_.push_back({Errand::Kind::Rename, id, title});
  ask("lock", id);
}

void Workspace::duplicate(Text id, Text title_of_copy) {
  errands_.push_back({Errand::Kind::Duplicate, id, title_of_copy, true});
  ask("read", id);
}

void Workspace::remove(Text id) {
  errands_.push_back({Errand::Kind::Remove, id, {}});
  ask("lock", id);
}

void Workspace::export_file(Text id) {
  errands_.push_back({Errand::Kind::Export, id, {}, true});
  ask("read", id);
}

void Workspace::read_other(Text id, std::function<void(const Plan&)> then) {
  errands_.push_back({Errand::Kind::Read, id, {}, true, std::move(then)});
  ask("read", id);
}

void Workspace::restore(Text id) { ask("restore", id); }
void Workspace::purge(Text id) { ask("purge", id); }

void Workspace::errand_locked(Text id, bool granted) {
  const auto errand = std::ranges::find_if(errands_, [&](const Errand& e) { return e.id == id && !e.locked; });
  if (errand == errands_.end()) return;
  if (!granted) {
    notice(Notice::Kind::LockedElsewhere, id);
    errands_.erase(errand);
    return;
  }
  errand->locked = true;
  if (errand->kind == Errand::Kind::Remove) {
    host_.request(Message("bin").text("id", id).text("when", host_.now_instant()));
    ask("unlock", id);
    errands_.erase(errand);
  } else {
    ask("read", id);
  }
}

bool Workspace::errand_read(Text id, std::int64_t revision, std::string_view text) {
  const auto found = std::ranges::find_if(errands_, [&](const Errand& e) { return e.id == id && e.locked; });
  if (found == errands_.end()) return false;
  const Errand errand = std::move(*found);
  errands_.erase(found);
  if (errand.kind == Errand::Kind::Export) {
    if (on_export) on_export(id, text);
    return true;
  }
  auto loaded = load_stored(text);
  if (errand.kind == Errand::Kind::Read) {
    if (loaded) errand.then(loaded->plan);
    return true;
  }
  if (!loaded) {
    notice(Notice::Kind::ReadFailed, id);
  } else if (errand.kind == Errand::Kind::Rename) {
    loaded->plan.title = errand.text;
    loaded->plan.modified = host_.now_instant();
    write_plan(loaded->plan, revision + 1);
    notice(Notice::Kind::Renamed, id);
  } else {
    loaded->plan.title = errand.text;
    loaded->plan.id = new_id();
    loaded->plan.created = loaded->plan.modified = host_.now_instant();
    write_plan(loaded->plan, 1);
    notice(Notice::Kind::Copied, loaded->plan.id);
  }
  if (errand.kind == Errand::Kind::Rename) ask("unlock", id);
  return true;
}

// --- the open plan --------------------------------------------------------------------------------------------------

void Workspace::open(Text id) {
  if (wanted_ == id) return;
  close();
  wanted_ = id;
  access_ = Access::OtherTab;  // until the lock has been granted
  ask("lock", id);
  ask("read", id);
}

void Workspace::open_new(Plan plan, Store when) {
  close();
  plan.id = new_id();
  plan.created = plan.modified = host_.now_instant();
  wanted_ = plan.id;
  access_ = Access::Write;
  revision_ = written_ = 0;
  stored_ = false;
  history_.emplace(std::move(plan));
  ask("lock", wanted_);
  if (when == Store::AtOnce) changed(true);
}

void Workspace::open_shared(LoadedPlan shared) {
  close();
  wanted_ = "shared";
  access_ = Access::Shared;
  problems_ = std::move(shared.problems);
  revision_ = written_ = 0;
  history_.emplace(std::move(shared.plan));
}

bool Workspace::read_parts() {
  const std::size_t before = problems_.size();
  if (history_) {
    sandtable::read_parts(plan(), packs_(), problems_, reads);
    name_records();
  }
  return problems_.size() > before;
}

// A plan may be adopted before the tools are there that know which of its records have no id.
void Workspace::name_records() {
  if (!can_edit()) return;
  Plan next = plan();
  complete_ids(next, [this](std::array<std::uint8_t, 16>& bytes) { host_.random(bytes); });
  if (next == plan()) return;
  history_->replace(std::move(next));
  changed(true);
}

void Workspace::close() {
  keep_conflicting();
  if (history_ && access_ == Access::Write) {
    save_now();
    ask("unlock", wanted_);
  }
  // A write that is still on its way is confirmed by its event; the state here is free for the next plan.
  history_.reset();
  ++changes_;
  problems_.clear();
  wanted_.clear();
  access_ = Access::Write;
  refused_ = false;
  save_failure_.clear();
  revision_ = written_ = writing_ = 0;
  due_ms_ = -1;
}

// What is stored here was made here: a plan that has grown beyond what may come in from elsewhere has to open.
Result<LoadedPlan> Workspace::load_stored(std::string_view text) const {
  Problems problems;
  auto document = parse_json(text, problems, {.bytes = 64u << 20, .values = SIZE_MAX});
  if (!document) return document.error();
  auto plan = load_plan(document.value(), packs_(), reads);
  if (plan) plan->problems.insert(plan->problems.end(), problems.begin(), problems.end());
  return plan;
}

void Workspace::loaded(Text id, std::int64_t revision, std::string_view text) {
  auto result = load_stored(text);
  if (!result) {
    notice(Notice::Kind::ReadFailed, id);
    if (on_export) on_export(id, text);  // the bytes are kept and handed out
    close();
    return;
  }
  if (result->plan.id.empty()) result->plan.id = id;
  problems_ = std::move(result->problems);
  revision_ = written_ = revision;
  stored_ = true;
  save_failure_.clear();
  history_.emplace(std::move(result->plan));
  ++changes_;
  name_records();
}

void Workspace::commit(Key label, Text coalesce, Plan&& next) {
  if (!can_edit() || next == history_->plan()) return;
  next.modified = host_.now_instant();
  if (history_->commit(std::move(next), label.index(), coalesce, host_.now_ms())) changed(coalesce.empty());
}

void Workspace::undo() {
  if (can_edit() && history_->undo()) changed(true);
}

void Workspace::redo() {
  if (can_edit() && history_->redo()) changed(true);
}

// Edits that another tab's have overtaken live nowhere but here.
void Workspace::keep_conflicting() {
  if (history_ && save_failure_ == "conflict") save_copy("");
}

void Workspace::take_over() {
  keep_conflicting();
  ask("take_over", wanted_);
}

std::string Workspace::save_copy(Text title) {
  Plan copy = plan();
  if (!title.empty()) copy.title = title;
  // A plan from a link keeps its own id when it is new here, so that opening the same link twice is noticed.
  if (access_ != Access::Shared) copy.id = new_id();
  const std::string id = adopt(std::move(copy));
  notices_.back().kind = Notice::Kind::Copied;
  if (save_failure_ == "conflict") save_failure_.clear();  // nothing is left that could be lost
  return id;
}

// --- saving ---------------------------------------------------------------------------------------------------------

void Workspace::changed(bool discrete) {
  if (revision_ == 0) host_.request(Message("persist"));
  ++revision_;
  ++changes_;
  const Plan& now = history_->plan();
  summarize(now);
  if (discrete && writing_ == 0) {
    write();
    return;
  }
  send_plan("mirror", now, revision_);
  if (discrete || due_ms_ < 0) due_ms_ = host_.now_ms() + (discrete ? 0 : kRestMs);
  if (writing_ == 0) host_.request(Message("wake").number("after_ms", kRestMs));
}

void Workspace::write() {
  due_ms_ = -1;
  if (!history_ || access_ != Access::Write || revision_ == written_) return;
  writing_ = revision_;
  send_plan("write", history_->plan(), revision_, true);
}

void Workspace::save_now() {
  if (history_ && access_ == Access::Write && revision_ != written_ && revision_ != writing_) write();
}

void Workspace::tick() {
  if (due_ms_ < 0 || writing_ != 0 || !history_) return;
  const std::int64_t now = host_.now_ms();
  if (now >= due_ms_) {
    write();
  } else {
    host_.request(Message("wake").number("after_ms", due_ms_ - now));
  }
}

SaveState Workspace::save_state() const {
  if (!save_failure_.empty()) return SaveState::NotSaved;
  if (writing_ != 0 || due_ms_ >= 0) return SaveState::Saving;
  return SaveState::Saved;
}

}  // namespace sandtable
