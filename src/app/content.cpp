#include "app/content.h"

#include <utility>

#include "app/host.h"
#include "core/base/result.h"

namespace sandtable {

namespace {

constexpr int kOwnGroups = 2;  // "first" and "second"

}  // namespace

void Content::use(Language language, Strings& strings) {
  language_ = language;
  for (int i = 0; i < kGroupCount; ++i) {
    const Group group = Group::numbered(i);
    strings.load(group, list_of(part(language, group).content, "ui"));
  }
}

bool Content::take(Language language, Group group, std::string_view text) {
  Part& part = parts_[static_cast<int>(language)][group.index()];
  Problems problems;
  auto parsed = parse_json(text, problems);
  if (!parsed || find_member(parsed.value(), "ui") == nullptr) {
    if (part.state != State::There) fail(language, group);
    return false;
  }
  part.content = std::move(parsed).value();
  part.state = State::There;
  return true;
}

void Content::fail(Language language, Group group) {
  State& state = parts_[static_cast<int>(language)][group.index()].state;
  state = state == State::Asked ? State::Failed : state == State::Ahead ? State::Absent : state;
}

// Inlined, so that asking for the second part does not wait for it.
[[gnu::always_inline]] inline void Content::ask(Group group, State state) {
  parts_[static_cast<int>(language_)][group.index()].state = state;
  host_.request(Message("part")
                    .text("name", group.name())
                    .text("language", to_word(language_))
                    .flag("ahead", state == State::Ahead));
}

bool Content::fetch(Group group) {
  State& state = parts_[static_cast<int>(language_)][group.index()].state;
  if (state == State::Ahead) state = State::Asked;
  if (state == State::Absent) ask(group, State::Asked);
  return state == State::There;
}

void Content::fetch_ahead(Group group) {
  if (part(language_, group).state == State::Absent) ask(group, State::Ahead);
}

void Content::fetch_ahead() {
  if (std::exchange(fetched_ahead_[static_cast<int>(language_)], true)) return;
  for (int i = kOwnGroups; i < kGroupCount; ++i) fetch_ahead(Group::numbered(i));
}

void Content::forget_failures() {
  for (Part& part : parts_[static_cast<int>(language_)]) {
    if (part.state == State::Failed) part.state = State::Absent;
  }
}

std::string Content::lacking(Language language) const {
  std::string names;
  for (int i = 0; i < kGroupCount; ++i) {
    const Group group = Group::numbered(i);
    if ((i == 0 || is_there(group)) && !is_there(language, group))
      names += std::string(names.empty() ? "" : " ") + group.name();
  }
  return names;
}

const Json& Content::of(Language language, Text tool) const {
  static const Json kNone;
  for (int i = kGroupCount; i-- > 0;) {
    const Json* found = find_member(part(language, Group::numbered(i)).content, tool);
    if (found != nullptr) return *found;
  }
  return kNone;
}

}  // namespace sandtable
