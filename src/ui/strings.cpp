#include "ui/strings.h"

namespace sandtable {

void Strings::load(const Json& ui) {
  texts_.clear();
  const auto* members = ui.get_ptr<const Json::object_t*>();
  if (members == nullptr) return;
  for (const auto& [key, text] : *members) {
    if (const auto* value = text.get_ptr<const std::string*>()) texts_[key] = *value;
  }
}

const std::string& Strings::tr(Text key) const {
  const auto known = texts_.find(key);
  return known == texts_.end() ? texts_[std::string(key)] = key : known->second;
}

std::string Strings::tr_format(Text key,
                               std::initializer_list<std::pair<Text, Text>> values) const {
  const std::string& pattern = tr(key);
  std::string text;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t open = pattern.find('{', at);
    const std::size_t close = open == std::string::npos ? open : pattern.find('}', open);
    if (close == std::string::npos) return text.append(pattern, at);
    text.append(pattern, at, open - at);
    const Text name = std::string_view(pattern).substr(open + 1, close - open - 1);
    bool known = false;
    for (const auto& [value_name, value] : values) {
      if (value_name == name) {
        text += value;
        known = true;
      }
    }
    if (!known) text.append(pattern, open, close - open + 1);
    at = close + 1;
  }
  return text;
}

}  // namespace sandtable
