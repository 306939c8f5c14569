// What a mix is told with, on the screen and in reports: what follows from it, the words, and the tool's content pack
// (assets/…/mix/pack.json). A Text lives as long as the frame (core/words/frame_texts.h).
#pragma once

#include <vector>

#include "core/words/strings.h"
#include "plan/tool.h"
#include "tools/mix/cash.h"
#include "tools/mix/model.h"

namespace sandtable::inline mix {

// Everything that follows from a mix.
struct MixFigures {
  explicit MixFigures(const Mix& mix);

  Mix mix;                // what they were worked out from; the index holds views into it
  NeedIndex index;
  std::vector<CandidateFigures> candidates;
  std::vector<SegmentCheck> segments;
  std::vector<RoundCheck> rounds;
};

// Refers to what it is made of, which must outlive it.
struct MixTold {
  const Plan& plan;
  const MixFigures& figures;
  const Strings& strings;
  const Json& pack;
  Language language = Language::Chinese;
  const Mix& mix = figures.mix;

  [[nodiscard]] Text tr(Key key) const { return strings.tr(key); }
  [[nodiscard]] Text money(Money amount) const;      // "12,000.50", "–" when open
  [[nodiscard]] Text name_of(Text title) const;      // or "unnamed"
};

[[nodiscard]] int mix_index(const Json& list, Text id);  // of a list of {"id","label","help"}; −1 when there is none
// `list`: a list of the pack.
[[nodiscard]] Text mix_label(const Json& pack, Text list, std::size_t index);
// The label of an id; the id itself when the pack does not know it, "" for "".
[[nodiscard]] Text mix_label_of(const Json& pack, Text list, Text id);
[[nodiscard]] Text break_even_words(const Strings& strings, const CashPlan& cash);
[[nodiscard]] Text share_words(double ratio);  // "67 %"

}  // namespace sandtable::mix
