// Pieces of the advanced SWOT.
#pragma once

#include "app/views/views.h"
#include "core/words/short_texts.h"
#include "tools/actions/fields.h"
#include "tools/swot/analysis.h"
#include "tools/swot/model.h"
#include "tools/swot/words.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/list_items.h"
#include "ui/widgets/figure_field.h"
#include "ui/widgets/table.h"
#include "ui/widgets/text_field.h"

namespace sandtable::inline situation {

// The weights and ratings of one axis with their score; nothing when it has no cards. `swot` must outlive changes of the
// plan.
void factor_card(App& app, Ui& ui, const Swot& swot, Axis axis);

}  // namespace sandtable::situation
