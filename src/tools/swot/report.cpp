// The report of a SWOT: the grid on a page of its own, then the posture, the actions and the factor scores.
#include "tools/swot/report.h"

#include "core/words/frame_texts.h"
#include "tools/actions/report.h"
#include "tools/swot/picture.h"
#include "tools/swot/words.h"

namespace sandtable::inline situation {

namespace {

void grid(const Strings& strings, Sections& sections, const Swot& swot) {
  Json cells = empty_array();
  for (const Cell cell : kAllCells) {
    std::vector<std::string> items;
    for (const CardRef& card : swot.in(cell)) items.push_back(card_line(*card));
    Json part = empty_object();
    set_text(part, "title", strings.tr_format("swot.cell_count", {{"cell", cell_name(strings, cell)},
                                                             {"n", number_text(items.size())}}));
    set_json(part, "items", texts_to_json(items));
    add_json(cells, std::move(part));
  }
  set_json(sections.add("grid"), "cells", std::move(cells));
}

}  // namespace

bool swot_report(const Plan& plan, const Setting& setting, Sections& sections) {
  const Strings& strings = setting.words;
  const Actions& actions = part<Actions>(plan);
  const PostureReason reason = suggest_posture(part<Swot>(plan));
  sections.wide = true;
  grid(strings, sections, part<Swot>(plan));
  sections.heading(2, strings.tr("posture.title"));
  if (reason.posture == Posture::None) {
    sections.paragraph(strings.tr("posture.none"));
  } else {
    sections.paragraph(strings.tr_format("posture.suggested", {{"posture", posture_words(strings, reason.posture, PosturePart::Name)}}));
    sections.paragraph(posture_words(strings, reason.posture, PosturePart::Meaning));
    sections.paragraph(posture_words(strings, reason.posture, PosturePart::Advice));
    sections.bullets({lean_words(strings, reason.internal, Axis::Internal), lean_words(strings, reason.external, Axis::External)});
    sections.figure(balance_summary(strings, reason), balance_picture(strings, reason, 560));
    sections.paragraph(strings.tr("posture.help"));
  }
  action_table(strings, actions, sections);
  for (const Axis axis : {Axis::Internal, Axis::External}) {
    const FactorScore score = factor_score(part<Swot>(plan), axis);
    if (!score.complete) continue;
    sections.heading(2, strings.tr(axis == Axis::Internal ? Key("ife.title") : Key("efe.title")));
    sections.paragraph(score_reading(strings, score, axis));
  }
  return card_count(part<Swot>(plan)) > 0 || !actions.empty();
}

}  // namespace sandtable::situation
