#include "core/words/strings.h"

#include <cstring>
#include <string>

#include "core/words/frame_texts.h"

namespace sandtable {

Text Strings::tr(Key key) const {
  int group = 0, index = key.index();
  for (; group + 1 < kGroupCount && index >= kGroups[group].size; ++group) index -= kGroups[group].size;
  const Json::array_t* texts = texts_[group];
  if (texts == nullptr || static_cast<std::size_t>(index) >= texts->size()) return {};
  const auto* text = (*texts)[static_cast<std::size_t>(index)].get_ptr<const std::string*>();
  return text == nullptr ? Text() : Text(*text);
}

Text Strings::tr_format(Key key, std::initializer_list<std::pair<Text, Text>> values) const {
  std::string text;
  const char* pattern = tr(key).c_str();
  while (*pattern != '\0') {
    const char* close = *pattern == '{' ? std::strchr(pattern, '}') : nullptr;
    const std::pair<Text, Text>* found = nullptr;
    if (close != nullptr) {
      const std::string_view name(pattern + 1, static_cast<std::size_t>(close - pattern - 1));
      for (const auto& value : values) {
        if (value.first.view() == name) found = &value;
      }
    }
    if (found == nullptr) {
      text += *pattern++;
    } else {
      text += found->second.c_str();
      pattern = close + 1;
    }
  }
  return frame_text(text);
}

}  // namespace sandtable
