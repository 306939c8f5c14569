// Pieces of the advanced SWOT that its view, the action list and the printed SWOT share.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/text.h"

#include "core/picture.h"
#include "core/swot_analysis.h"
#include "ui/views/result_parts.h"
#include "ui/views/views.h"
#include "ui/widgets/text_field.h"

namespace sandtable {

// --- words ------------------------------------------------------------------------------------------------------------

[[nodiscard]] Text cell_name(const Ui& ui, Cell cell);  // "Strengths"
[[nodiscard]] Text pair_words(const Ui& ui, Pair pair);  // "Strengths + opportunities: …"; not for None
// The start of a text, for labels: one line, at most about a hundred characters.
[[nodiscard]] Text brief(Text text);
[[nodiscard]] Text card_words(const Ui& ui, const Card& card);  // the same of a card; never empty
// Up to three decimals: "0.6", "2.625".
[[nodiscard]] Text number_words(double number);
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

// Pieces of the flow side by side: at(x, width) begins the next one (offsets in physical pixels), finish() goes on below
// the tallest.
struct Columns {
  explicit Columns(Ui& ui_) : ui(ui_) { begin(); }
  void begin();  // a new row from here
  void at(float x, float width);
  void finish();

  Ui& ui;
  Flow outer;
  float bottom = 0;
};

// An item of a list of `count`: false when it is too far from the view to be drawn, which only happens in long lists
// (its place is kept); otherwise it is drawn and ended by end_item().
[[nodiscard]] bool begin_item(Ui& ui, Text id, std::size_t count);
void end_item(Ui& ui, Text id);

// A text field for something that not every text is, like a date. What was typed stays in view for as long as it means
// what is stored; what means nothing is stored as "" and marked. True when `value` changed.
using Meaning = std::string (*)(Text typed);  // the text to store, "" = none
bool meaning_field(App& app, Ui& ui, const TextFieldSpec& spec, std::string& value, Meaning meaning, bool& wrong);

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

}  // namespace sandtable
