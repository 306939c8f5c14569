// Pieces of the advanced SWOT that its view and the action list share.
#pragma once

#include "app/views/views.h"
#include "core/words/short_texts.h"
#include "tools/actions/model.h"
#include "tools/swot/analysis.h"
#include "tools/swot/model.h"
#include "tools/swot/words.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/list_items.h"
#include "ui/widgets/meaning_field.h"
#include "ui/widgets/table.h"
#include "ui/widgets/text_field.h"

namespace sandtable::inline situation {

// The fields of an action: text, owner and end date with the button to delete it. With `today` ("2026-08-31", else "")
// start date, status and origin, too. `action` must outlive changes of the plan.
void action_fields(App& app, Ui& ui, const Action& action, Text today);
// A button that adds `action` (which then gets an id) and puts the focus into its text.
void add_action_button(App& app, Ui& ui, Text id, const Action& action);

// The weights and ratings of one axis with their score; nothing when it has no cards. `swot` must outlive changes of the
// plan.
void factor_card(App& app, Ui& ui, const Swot& swot, Axis axis);

}  // namespace sandtable::situation
