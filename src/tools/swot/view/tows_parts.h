// Pieces of the advanced SWOT that its view, the action list and the printed SWOT share.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/base/text.h"

#include "core/charts/picture.h"
#include "tools/swot/analysis.h"
#include "tools/self_test/view/result_parts.h"
#include "app/views/views.h"
#include "core/words/short_texts.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/list_items.h"
#include "ui/widgets/meaning_field.h"
#include "ui/widgets/text_field.h"
#include "tools/swot/model.h"
#include "tools/actions/model.h"

namespace sandtable::inline situation {

// --- words ------------------------------------------------------------------------------------------------------------

[[nodiscard]] Text cell_name(const Ui& ui, Cell cell);  // "Strengths"
[[nodiscard]] Text pair_words(const Ui& ui, Pair pair);  // "Strengths + opportunities: …"; not for None
[[nodiscard]] Text card_words(const Ui& ui, const Card& card);  // brief() of a card; never empty
// "Develop" and so on; not for None.
enum class PosturePart { Name, Meaning, Advice };
[[nodiscard]] Text posture_words(const Ui& ui, Posture posture, PosturePart part);
// "Strengths (0.37) outweigh Weaknesses (0.2)" for one axis.
[[nodiscard]] Text lean_words(const Ui& ui, const Balance& balance, Axis axis);
[[nodiscard]] Text balance_summary(const Ui& ui, const PostureReason& reason);
// Both axes as split bars, the middle marked. `css_width` in CSS pixels.
[[nodiscard]] Picture balance_picture(const Ui& ui, const PostureReason& reason, float css_width);
// Cells × weight, number of cards.
[[nodiscard]] TableWords balance_table(const Ui& ui, const Swot& swot, const PostureReason& reason);
// "Total score: 2.63" and its reading against 2.5; only for a complete score.
[[nodiscard]] Text score_reading(const Ui& ui, const FactorScore& score, Axis axis);

// --- pieces of the page -----------------------------------------------------------------------------------------------

// The fields of an action: text, owner and end date with the button to delete it. With `today` ("2026-08-31", else "")
// start date, status and origin, too. `action` must outlive changes of the plan.
void action_fields(App& app, Ui& ui, const Action& action, Text today);
// A button that adds `action` (which then gets an id) and puts the focus into its text.
void add_action_button(App& app, Ui& ui, Text id, const Action& action);

// The weights and ratings of one axis with their score; nothing when it has no cards. `swot` must outlive changes of the
// plan.
void factor_card(App& app, Ui& ui, const Swot& swot, Axis axis);

// The printable SWOT as JSON, see web/report.js.
[[nodiscard]] Json swot_report(App& app, Ui& ui);

}  // namespace sandtable::situation
