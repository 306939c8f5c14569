// Cards of the SWOT grid: how tall, how drawn, their fields and their menu.
#pragma once

#include "app/app.h"
#include "tools/swot/model.h"

namespace sandtable::inline situation {

// Of a card that is not open, physical pixels.
[[nodiscard]] float card_height(App& app, Ui& ui, const Card& card, float width);
// In the flow; `position` of `count` in its list (1-based). Sets app.state<SwotState>().dragged and asks for a drop when let go.
void draw_card(App& app, Ui& ui, const Card& card, std::size_t position, std::size_t count);
// The fields of the open card, in the flow.
void draw_open_card(App& app, Ui& ui, const Card& card);
// What hangs at the pointer while a card is dragged.
void draw_dragged_card(App& app, Ui& ui, const Card& card, float width);
// The menu of one card, or of the selected ones when the overlay has no subject.
[[gnu::noinline]] void card_menu(App& app, Ui& ui);
// Selects or opens: what pressing a card does.
void open_card(App& app, const Card& card);
void remove_cards_with_undo(App& app, Ui& ui, const std::vector<std::string>& ids);

}  // namespace sandtable::situation
