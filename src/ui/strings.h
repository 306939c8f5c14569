// The words of the interface, from the content pack of the current language.
#pragma once

#include <functional>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "core/json.h"

namespace sandtable {

class Strings {
 public:
  // `ui` is the pack's object of key → text. Values that are no text are left out.
  void load(const Json& ui);
  // The text of a key; the key itself when the pack has none, so that a gap is visible and never fatal.
  [[nodiscard]] const std::string& tr(std::string_view key) const;
  // The same with {name} placeholders filled in.
  [[nodiscard]] std::string tr_format(std::string_view key,
                                      std::initializer_list<std::pair<std::string_view, std::string_view>> values) const;

 private:
  mutable std::map<std::string, std::string, std::less<>> texts_;  // gaps are filled with their keys
};

}  // namespace sandtable
