// The SWOT grid as one picture, for a slide or a message: title, four cells, every card.
#pragma once

#include <string>

#include "core/charts/picture.h"
#include "plan/plan.h"
#include "tools/swot/files/export.h"
#include "tools/swot/model.h"

namespace sandtable::inline situation {

// What is known of a card in one line: "★ text (0.15 × 4)".
[[nodiscard]] std::string card_line(const Card& card);

// 1200 units wide and as high as the cards need; with many of them wider. A card takes at most 12 lines, then "…".
[[nodiscard]] Picture swot_picture(const Plan& plan, const SwotWords& labels);

}  // namespace sandtable::situation
