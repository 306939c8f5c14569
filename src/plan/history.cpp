#include "plan/history.h"

#include <utility>

namespace sandtable {

History::History(Plan initial) : present_(std::move(initial)) {}

namespace {

// The time stamp of a change is not a change. (`edited` is whole again afterwards.)
bool same_content(Plan& edited, const Plan& before) {
  std::string modified = std::exchange(edited.modified, before.modified);
  const bool same = edited == before;
  edited.modified = std::move(modified);
  return same;
}

}  // namespace

bool History::commit(Plan next, int label, std::string_view coalesce, std::int64_t now_ms) {
  if (same_content(next, present_)) return false;

  for (std::size_t i = past_.size(); i-- > 0 && !coalesce.empty() && past_[i].coalesce == coalesce;) {
    if (!same_content(next, past_[i].plan)) continue;
    while (past_.size() > i) undo();
    return true;
  }
  const bool same_run = !coalesce.empty() && coalesce == coalesce_ && now_ms - last_ms_ <= kCoalesceMs &&
                        !past_.empty() && future_.empty();
  if (!same_run) {
    past_.push_back({std::move(present_), label, std::string(coalesce)});
    if (past_.size() > kMaxSteps) past_.erase(past_.begin());
    future_.clear();
  }
  present_ = std::move(next);
  coalesce_ = coalesce;
  last_ms_ = now_ms;
  return true;
}

void History::rest() {
  coalesce_.clear();
}

int History::undo_label() const {
  return past_.empty() ? -1 : past_.back().label;
}

int History::redo_label() const {
  return future_.empty() ? -1 : future_.back().label;
}

bool History::undo() {
  if (past_.empty()) return false;
  Step step = std::move(past_.back());
  past_.pop_back();
  std::swap(step.plan, present_);
  future_.push_back(std::move(step));
  rest();
  return true;
}

bool History::redo() {
  if (future_.empty()) return false;
  Step step = std::move(future_.back());
  future_.pop_back();
  std::swap(step.plan, present_);
  past_.push_back(std::move(step));
  rest();
  return true;
}

}  // namespace sandtable
