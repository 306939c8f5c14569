#include "app/words.h"

#include <cstring>

#include "core/base/instant.h"

namespace sandtable {

namespace {

constexpr Keys kErrorKeys(
    "error.empty", "error.too_large", "error.not_json", "error.too_deep", "error.too_many", "error.wrong_format",
    "error.newer_version", "error.missing_member", "error.wrong_type", "error.out_of_range", "error.unknown_choice",
    "error.bad_id", "error.bad_date", "error.duplicate_key", "error.duplicate_id", "error.bad_text",
    "error.unknown_question", "error.unknown_dimension", "error.empty_dimension", "error.not_ascending",
    "error.missing_advice", "error.not_a_link", "error.link_version", "error.link_cut", "error.link_altered",
    "error.code_character", "error.code_length", "error.code_check", "error.code_unknown_test",
    "error.code_not_possible", "error.nothing_there", "error.protected");

}  // namespace

std::string day_words(const std::string& instant) { return date_of(instant); }

Text error_words(const Ui& ui, const Error& error) {
  const Text words = ui.tr_format(kErrorKeys[error.code], {{"detail", error.detail}});
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
