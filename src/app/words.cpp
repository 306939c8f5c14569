#include "app/words.h"

#include <cstring>

#include "core/base/instant.h"

namespace sandtable {

std::string day_words(const std::string& instant) { return date_of(instant); }

Text error_words(const Ui& ui, const Error& error) {
  const Text words = ui.tr_format(Keys("error.empty", "error.protected")[error.code], {{"detail", error.detail}});
  if (error.json_pointer.empty()) return words;
  return words + ui.tr_format("error.place", {{"place", error.json_pointer}});
}

Text plan_title(const Ui& ui, const std::string& title) {
  return title.empty() ? ui.tr("plan.untitled") : Text(title);
}

Text file_name(Text title, Text extension) {
  std::string name;
  for (const char c : title.view()) {
    const auto byte = static_cast<unsigned char>(c);
    const bool unwelcome = byte < 0x20 || byte == 0x7F || std::strchr("\\/:*?\"<>|", c) != nullptr;
    name += unwelcome ? ' ' : c;
    if (name.size() >= 120 && (byte & 0xC0) != 0x80) {
      name.pop_back();
      break;
    }
  }
  while (!name.empty() && (name.back() == ' ' || name.back() == '.')) name.pop_back();
  while (!name.empty() && (name.front() == ' ' || name.front() == '.')) name.erase(0, 1);
  return (name.empty() ? Text("sandtable") : frame_text(name)) + extension;
}

}  // namespace sandtable
