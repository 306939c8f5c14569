#include "ui/strings.h"

#include <cstring>

#include "ui/frame_texts.h"

namespace sandtable {

void Strings::load(const Json& ui) {
  texts_.clear();
  const auto* members = ui.get_ptr<const Json::object_t*>();
  if (members == nullptr) return;
  for (const auto& [key, text] : *members) {
    if (const auto* value = text.get_ptr<const std::string*>()) texts_[key] = *value;
  }
}

Text Strings::tr(Text key) const {
  const auto known = texts_.find(key.view());
  return known == texts_.end() ? texts_[key.str()] = key.str() : known->second;
}

Text Strings::tr_format(Text key, std::initializer_list<std::pair<Text, Text>> values) const {
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
