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

// Of the parts of `before` that `after` does not share, as text, which they are then no longer remembered as.
std::size_t own_bytes(const Plan& before, const Plan& after) {
  std::size_t bytes = 0;
  for (const Part& part : before.parts) {
    const Part* next = after.find(part.type());
    if (next != nullptr && next->is_same(part)) continue;
    for (const std::string& text : part.texts().of) bytes += text.size();
    part.forget_texts();
  }
  return bytes;
}

}  // namespace

void History::drop_oldest() {
  std::size_t bytes = 0, kept = 0;
  while (kept < past_.size() && kept < kMaxSteps && (bytes += past_[past_.size() - 1 - kept].bytes) <= kMaxBytes) ++kept;
  past_.erase(past_.begin(), past_.end() - static_cast<std::ptrdiff_t>(kept));
}

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
    const std::size_t bytes = own_bytes(present_, next);
    past_.push_back({std::move(present_), label, std::string(coalesce), bytes});
    drop_oldest();
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
