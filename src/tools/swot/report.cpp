// The printed SWOT: the grid on a page of its own, then the posture, the actions and the factor scores.
#include "core/base/instant.h"
#include "tools/swot/picture.h"
#include "core/report/sections.h"
#include "tools/swot/view/tows_parts.h"
#include "app/words.h"
#include "tools/swot/model.h"
#include "tools/actions/model.h"

namespace sandtable::inline situation {

namespace {

void grid(const Ui& ui, Sections& sections, const Swot& swot) {
  Json cells = empty_array();
  for (const Cell cell : kAllCells) {
    std::vector<std::string> items;
    for (const CardRef& card : swot.in(cell)) items.push_back(card_line(*card));
    Json part = empty_object();
    set_text(part, "title", ui.tr_format("swot.cell_count", {{"cell", cell_name(ui, cell)},
                                                             {"n", number_text(items.size())}}));
    set_json(part, "items", texts_to_json(items));
    add_json(cells, std::move(part));
  }
  set_json(sections.add("grid"), "cells", std::move(cells));
}

void action_table(const Ui& ui, Sections& sections, const Actions& actions) {
  if (actions.empty()) return;
  TableWords table;
  table.row({ui.tr("actions.text"), ui.tr("actions.owner"), ui.tr("actions.start"), ui.tr("actions.end"),
             ui.tr("actions.status")});
  for (const Pair pair : {Pair::SO, Pair::WO, Pair::ST, Pair::WT, Pair::None}) {
    for (const Action* action : actions_of(actions, pair)) {
      table.row({(pair == Pair::None ? Text() : to_word(pair) + "  ") + action->text, action->owner, action->start, action->end,
                            ui.tr(action->status == ActionStatus::Done ? Key("actions.done") : Key("actions.open"))});
    }
  }
  sections.heading(2, ui.tr("actions.title"));
  sections.table("", table);
}

}  // namespace

Json swot_report(App& app, Ui& ui) {
  const Plan& plan = app.workspace.plan();
  const PostureReason reason = suggest_posture(part<Swot>(plan));
  Sections sections;
  grid(ui, sections, part<Swot>(plan));
  sections.heading(2, ui.tr("posture.title"));
  if (reason.posture == Posture::None) {
    sections.paragraph(ui.tr("posture.none"));
  } else {
    sections.paragraph(ui.tr_format("posture.suggested", {{"posture", posture_words(ui, reason.posture, PosturePart::Name)}}));
    sections.paragraph(posture_words(ui, reason.posture, PosturePart::Meaning));
    sections.paragraph(posture_words(ui, reason.posture, PosturePart::Advice));
    sections.bullets({lean_words(ui, reason.internal, Axis::Internal), lean_words(ui, reason.external, Axis::External)});
    sections.figure(balance_summary(ui, reason), balance_picture(ui, reason, 560));
    sections.paragraph(ui.tr("posture.help"));
  }
  action_table(ui, sections, part<Actions>(plan));
  for (const Axis axis : {Axis::Internal, Axis::External}) {
    const FactorScore score = factor_score(part<Swot>(plan), axis);
    if (!score.complete) continue;
    sections.heading(2, ui.tr(axis == Axis::Internal ? Key("ife.title") : Key("efe.title")));
    sections.paragraph(score_reading(ui, score, axis));
  }
  std::string meta = day_words(app.host.now_instant());
  if (!plan.author.empty()) meta = plan.author + " · " + meta;
  Json report = sections.report(app.language_tag(), plan_title(ui, plan.title) + " · " + ui.tr("swot.title"), meta);
  set_flag(report, "wide", true);
  return report;
}

}  // namespace sandtable::situation
