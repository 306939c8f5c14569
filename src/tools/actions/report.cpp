#include "tools/actions/report.h"

#include "core/words/frame_texts.h"

namespace sandtable::inline situation {

void action_table(const Strings& strings, const Actions& actions, Sections& sections) {
  if (actions.empty()) return;
  TableWords table;
  table.row({strings.tr("actions.text"), strings.tr("actions.owner"), strings.tr("actions.start"), strings.tr("actions.end"),
             strings.tr("actions.status")});
  for (const Pair pair : {Pair::SO, Pair::WO, Pair::ST, Pair::WT, Pair::None}) {
    for (const Shared<Action>& action : actions) {
      if (action->pair != pair) continue;
      table.row({(pair == Pair::None ? Text() : to_word(pair) + "  ") + action->text, action->owner, action->start, action->end,
                            strings.tr(action->status == ActionStatus::Done ? Key("actions.done") : Key("actions.open"))});
    }
  }
  sections.heading(2, strings.tr("actions.title"));
  sections.table("", table);
}

}  // namespace sandtable::situation
