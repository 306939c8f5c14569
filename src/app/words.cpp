#include "app/words.h"

#include <cstring>

#include "core/base/instant.h"
#include "tools/self_test/model.h"

namespace sandtable {

std::string day_words(const std::string& instant) { return date_of(instant); }

Text phase_words(const Ui& ui, Phase phase) {
  return ui.tr(Keys("phase.none", "phase.after")[phase]);
}

Text attempt_words(const Ui& ui, const SelfTest& attempt) {
  std::string words;
  const auto append = [&](Text part) {
    if (part.empty()) return;
    if (!words.empty()) words += " · ";
    words += part.c_str();
  };
  if (attempt.phase != Phase::None) append(phase_words(ui, attempt.phase));
  if (attempt.rater.kind == RaterKind::Other) {
    append(attempt.rater.name.empty() ? ui.tr("attempt.rated_by_other")
                                      : ui.tr_format("attempt.rated_by", {{"name", attempt.rater.name}}));
  } else {
    append(ui.tr("attempt.self"));
  }
  append(day_words(attempt.taken));
  return frame_text(words);
}

Text error_words(const Ui& ui, const Error& error) {
  const Text words = ui.tr_format(Keys("error.empty", "error.protected")[error.code], {{"detail", error.detail}});
  if (error.json_pointer.empty()) return words;
  return words + ui.tr_format("error.place", {{"place", error.json_pointer}});
}

Text score_words(const Ui& ui, const DimensionScore& score) {
  if (!score.score) {
    return ui.tr_format("result.open_questions", {{"n", number_text(static_cast<long>(score.missing.size()))}});
  }
  return ui.tr_format("result.score_of", {{"score", number_text(*score.score)}, {"max", number_text(score.max)}});
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
