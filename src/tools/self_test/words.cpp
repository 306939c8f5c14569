#include "tools/self_test/words.h"

#include "core/base/instant.h"
#include "core/words/frame_texts.h"

namespace sandtable {

Text phase_words(const Strings& strings, Phase phase) {
  return strings.tr(Keys("phase.none", "phase.before", "phase.after")[phase]);
}

Text attempt_words(const Strings& strings, const SelfTest& attempt) {
  std::string words;
  const auto append = [&](Text part) {
    if (part.empty()) return;
    if (!words.empty()) words += " · ";
    words += part.c_str();
  };
  if (attempt.phase != Phase::None) append(phase_words(strings, attempt.phase));
  if (attempt.rater.kind == RaterKind::Other) {
    append(attempt.rater.name.empty() ? strings.tr("attempt.rated_by_other")
                                      : strings.tr_format("attempt.rated_by", {{"name", attempt.rater.name}}));
  } else {
    append(strings.tr("attempt.self"));
  }
  append(date_of(attempt.taken));
  return frame_text(words);
}

Text score_words(const Strings& strings, const DimensionScore& score) {
  if (!score.score) {
    return strings.tr_format("result.open_questions", {{"n", number_text(static_cast<long>(score.missing.size()))}});
  }
  return strings.tr_format("result.score_of", {{"score", number_text(*score.score)}, {"max", number_text(score.max)}});
}

}  // namespace sandtable
