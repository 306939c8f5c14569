// What the content packs hold, by language and group of tools (src/tools/groups.cmake): the texts, and what
// tools have besides. "first" comes by itself, "second" soon after it; every other group is fetched with its
// part of the program when something of it is opened, or ahead of that.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/text.h"
#include "core/json/json.h"
#include "core/words/group.h"
#include "core/words/strings.h"
#include "plan/plan.h"

namespace sandtable {

class Host;

class Content {
 public:
  explicit Content(Host& host) : host_(host) {}

  // From here on `language` is the current one: its texts go into `strings`.
  void use(Language language, Strings& strings);
  // What has come of a group: {"ui":[texts in the order of their keys],"<tool>":what it has,…}. False when it
  // is no such thing.
  [[nodiscard]] bool take(Language language, Group group, std::string_view text);
  void fail(Language language, Group group);

  [[nodiscard]] bool is_there(Language language, Group group) const {
    return part(language, group).state == State::There;
  }
  [[nodiscard]] bool is_there(Group group) const { return is_there(language_, group); }
  [[nodiscard]] bool has_failed(Group group) const { return part(language_, group).state == State::Failed; }
  // Whether a group is there in the current language; the first call asks for it.
  bool fetch(Group group);
  // Asks for a group that is likely to be wanted soon, behind all that is wanted now.
  void fetch_ahead(Group group);
  // Asks once for all that is not there yet. Nothing on screen waits for it: what fails is asked for again
  // when it is wanted.
  void fetch_ahead();
  // What failed is asked for when it is wanted next.
  void forget_failures();
  // What a switch to `language` would lack: names of groups that are there in the current language alone,
  // behind blanks.
  [[nodiscard]] std::string lacking(Language language) const;

  // What a tool has besides its texts; null while it is not there. One that another group brings is named
  // "<tool>/<name>".
  [[nodiscard]] const Json& of(Language language, Text tool) const;
  [[nodiscard]] const Json& of(Text tool) const { return of(language_, tool); }

 private:
  enum class State : std::uint8_t { Absent, Ahead, Asked, Failed, There };
  struct Part {
    State state = State::Absent;
    Json content;
  };
  [[nodiscard]] const Part& part(Language language, Group group) const {
    return parts_[static_cast<int>(language)][group.index()];
  }
  void ask(Group group, State state);

  Host& host_;
  Language language_ = Language::Chinese;
  Part parts_[2][kGroupCount];
  bool fetched_ahead_[2] = {};
};

}  // namespace sandtable
