// The user's plans: the list, the open one with its history, and the promise that nothing typed is lost.
//
// Saving: every edit is copied to the host's synchronous mirror at once and written to storage: a discrete action
// immediately, typing kRestMs after its first unwritten letter, also while one goes on typing: the mirror alone does not
// survive a killed browser, and the write needs time, too. One write at a time, the newest state wins. State is Saved only
// when the host has confirmed the newest revision.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/text.h"
#include <vector>

#include "plan/history.h"
#include "plan/plan.h"
#include "app/host.h"
#include "core/words/key.h"

namespace sandtable {

struct PlanSummary {
  std::string id;
  std::string title;
  std::string modified;  // instant
  std::string deleted;   // instant when it is in the bin, else ""
  std::int64_t revision = 0;
  std::string kind;      // Tool::kind of whichever tool it is more than a plan for; the first versions stored the word alone
  [[nodiscard]] bool is_kind(Text word) const { return kind.starts_with(word.view()); }
};

enum class SaveState { Saved, Saving, NotSaved };

enum class Access {
  Write,
  OtherTab,     // another tab has the plan open for writing
  Shared,       // came by link; lives nowhere until a copy is saved
};

// What happened that the user should hear about; the app words it with the texts "toast.…" in the same order.
struct Notice {
  enum class Kind {
    Binned, Restored, Copied, Imported, Renamed, LockedElsewhere, ReadFailed, Recovered, PreviousUsed, StoreFailed,
  } kind;
  std::string id;     // of the plan
  std::string title;
};

class Workspace {
 public:
  static constexpr std::int64_t kRestMs = 150;

  // `packs`: what plans are checked against, as it is then.
  Workspace(Host& host, std::function<Packs()> packs) : host_(host), packs_(std::move(packs)) {}

  // --- the list -------------------------------------------------------------------------------------------------
  [[nodiscard]] bool listed() const { return listed_; }
  [[nodiscard]] bool memory_only() const { return memory_only_; }
  [[nodiscard]] std::vector<PlanSummary> plans() const;  // newest first
  [[nodiscard]] std::vector<PlanSummary> bin() const;
  [[nodiscard]] const PlanSummary* summary(Text id) const;
  // The newest plan of exactly this kind; nullptr when there is none.
  [[nodiscard]] const PlanSummary* newest(const std::string& kind) const;
  void rename(Text id, Text title);
  void duplicate(Text id, Text title_of_copy);
  void remove(Text id);   // to the bin, undone by restore()
  void restore(Text id);
  void purge(Text id);
  // Reads a plan's text for a download; the notice is an event "exported" through on_export.
  void export_file(Text id);
  std::function<void(Text id, std::string_view text)> on_export;
  // Reads another stored plan for `then`; nothing happens when it cannot be read.
  void read_other(Text id, std::function<void(const Plan&)> then);
  // Adds a plan from elsewhere as a new one (its id is kept only when it is free). Returns the id.
  std::string adopt(Plan plan);
  // The same plan once all of it is read: as what it is listed may depend on that. Nothing happens when it was changed or opened since.
  void name_kind(Plan plan);

  // --- the open plan --------------------------------------------------------------------------------------------
  void open(Text id);       // asynchronous: is_open() turns true when it has been read
  enum class Store { AtFirstEdit, AtOnce };
  void open_new(Plan plan, Store when = Store::AtFirstEdit);
  void open_shared(LoadedPlan shared);
  void close();                           // saves first
  [[nodiscard]] bool is_open() const { return history_.has_value(); }
  [[nodiscard]] const std::string& wanted() const { return wanted_; }  // id being opened or open, "" = none
  [[nodiscard]] const Plan& plan() const { return history_->plan(); }
  [[nodiscard]] const Problems& problems() const { return problems_; }
  // Which parts of a plan are read when it comes: those of tools that are there. The others are read by read_parts() later.
  std::function<bool(const PartType& type)> reads;
  // True when something in them was not sound.
  bool read_parts();
  void forget_problems() { problems_.clear(); }
  [[nodiscard]] Access access() const { return access_; }
  [[nodiscard]] bool can_edit() const { return is_open() && access_ == Access::Write; }
  // Applies `change` to a copy of the plan and commits it. `label` names the step of undo, `coalesce` see History.
  template <class Change>
  void edit(Key label, Text coalesce, Change change) {
    if (!can_edit()) return;
    Plan next = plan();
    change(next);
    commit(label, coalesce, std::move(next));
  }
  // The same with the changed copy made by the caller.
  void commit(Key label, Text coalesce, Plan&& next);
  void rest() { if (history_) history_->rest(); }
  [[nodiscard]] const History* history() const { return history_ ? &*history_ : nullptr; }
  void undo();
  void redo();
  // Grows with every change of the open plan, also by undo and redo, and when another one is open.
  [[nodiscard]] std::int64_t changes() const { return changes_; }
  void take_over();
  // Saves the shared or locked plan as one's own; returns the new id.
  std::string save_copy(Text title);

  // --- saving ---------------------------------------------------------------------------------------------------
  [[nodiscard]] SaveState save_state() const;
  [[nodiscard]] const std::string& save_failure() const { return save_failure_; }  // reason, "" = none
  void save_now();
  void tick();  // once a frame: writes what has rested
  // Storage events; true when it was one.
  bool on_event(const Json& header, std::string_view body);
  [[gnu::noinline]] bool on_rare_event(const Json& header, std::string_view body);
  [[nodiscard]] bool has_notices() const { return !notices_.empty(); }
  std::vector<Notice> take_notices();

 private:
  struct Errand {  // something to do with a stored plan once it has been locked and read
    enum class Kind { Rename, Duplicate, Remove, Export, Read } kind;
    std::string id, text;
    bool locked = false;
    std::function<void(const Plan&)> then = {};
  };

  void name_records();
  void changed(bool discrete);
  void write();
  void ask(Text what, Text id);
  void keep_conflicting();
  void send_plan(Text what, const Plan& plan, std::int64_t revision, bool mirror = false);
  PlanSummary& summarize(const Plan& plan);  // its row in the list says what it now is
  void write_plan(const Plan& plan, std::int64_t revision);
  [[nodiscard]] Result<LoadedPlan> load_stored(std::string_view text) const;
  void loaded(Text id, std::int64_t revision, std::string_view text);
  void errand_locked(Text id, bool granted);
  bool errand_read(Text id, std::int64_t revision, std::string_view text);
  PlanSummary& summary_of(Text id);
  void notice(Notice::Kind kind, Text id);
  [[nodiscard]] std::string new_id();

  Host& host_;
  std::function<Packs()> packs_;
  std::vector<PlanSummary> summaries_;
  bool listed_ = false, memory_only_ = false;

  std::string wanted_;
  std::optional<History> history_;
  Problems problems_;
  Access access_ = Access::Write;
  bool refused_ = false;            // another tab holds or took the lock
  bool stored_ = false;             // storage knows the open plan (a new one is stored by its first edit)

  std::int64_t revision_ = 0;       // of the newest state
  std::int64_t changes_ = 1;
  std::int64_t written_ = 0;        // newest revision that storage confirmed
  std::int64_t writing_ = 0;        // revision on its way, 0 = none
  std::int64_t due_ms_ = -1;        // when the newest state is to be written, -1 = no need
  std::string save_failure_;
  std::vector<Errand> errands_;
  std::vector<Notice> notices_;
};

}  // namespace sandtable
