// How a SWOT and what follows from it are told, on the screen and in reports. A Text lives as long as the frame
// (core/words/frame_texts.h).
#pragma once

#include "core/charts/picture.h"
#include "core/report/table_words.h"
#include "core/words/strings.h"
#include "tools/actions/model.h"
#include "tools/swot/analysis.h"
#include "tools/swot/files/export.h"
#include "tools/swot/files/import.h"
#include "tools/swot/model.h"

namespace sandtable::inline situation {

[[nodiscard]] Text cell_name(const Strings& strings, Cell cell);  // "Strengths"
[[nodiscard]] Text pair_words(const Strings& strings, Pair pair);  // "Strengths + opportunities: …"; not for None
[[nodiscard]] Text card_words(const Strings& strings, const Card& card);  // brief() of a card; never empty
// "Develop" and so on; not for None.
enum class PosturePart { Name, Meaning, Advice };
[[nodiscard]] Text posture_words(const Strings& strings, Posture posture, PosturePart part);
// "Strengths (0.37) outweigh Weaknesses (0.2)" for one axis.
[[nodiscard]] Text lean_words(const Strings& strings, const Balance& balance, Axis axis);
[[nodiscard]] Text balance_summary(const Strings& strings, const PostureReason& reason);
// Both axes as split bars, the middle marked. `css_width` in CSS pixels.
[[nodiscard]] Picture balance_picture(const Strings& strings, const PostureReason& reason, float css_width);
// Cells × weight, number of cards.
[[nodiscard]] TableWords balance_table(const Strings& strings, const Swot& swot, const PostureReason& reason);
// "Total score: 2.63" and its reading against 2.5; only for a complete score.
[[nodiscard]] Text score_reading(const Strings& strings, const FactorScore& score, Axis axis);

// Those of files for other programs, and what such files call things.
[[nodiscard]] SwotWords swot_words(const Strings& strings);
[[nodiscard]] ImportWords import_words(const Strings& strings);
// "Line 3: this is no number …"
[[nodiscard]] Text fault_words(const Strings& strings, const ImportProblem& problem);

}  // namespace sandtable::situation
