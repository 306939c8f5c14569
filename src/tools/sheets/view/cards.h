// SWOT cards that are made of a worksheet.
#pragma once

#include "app/app.h"
#include "tools/sheets/model.h"
#include "tools/swot/model.h"

namespace sandtable::inline worksheets {

// The card that was made of a factor, if it is still there.
[[nodiscard]] const Card* card_of(const Plan& plan, Text lens, Text factor, Text record);
void go_to_card(App& app, const Card& card);

// Whether the sheet rates us beside somebody else.
[[nodiscard]] bool compares(const Json& sheet);
// A button that makes cards of the points where we are ahead or behind: strengths and weaknesses.
void difference_cards(App& app, Ui& ui, const Json& sheet, const Worksheet& record, Text name);

}  // namespace sandtable::worksheets
