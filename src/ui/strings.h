// The words of the interface, from the content pack of the current language.
#pragma once

#include <functional>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>

#include "core/text.h"
#include <utility>

#include "core/json.h"

namespace sandtable {

class Strings {
 public:
  // `ui` is the pack's object of key → text. Values that are no text are left out.
  void load(const Json& ui);
  // The text of a key; the key itself when the pack has none, so that a gap is visible and never fatal.
  [[nodiscard]] Text tr(Text key) const;
  // The same with {name} placeholders filled in; lives as long as the frame (ui/frame_texts.h).
  [[nodiscard]] Text tr_format(Text key, std::initializer_list<std::pair<Text, Text>> values) const;

 private:
  mutable std::map<std::string, std::string, std::less<>> texts_;  // gaps are filled with their keys
};

}  // namespace sandtable
