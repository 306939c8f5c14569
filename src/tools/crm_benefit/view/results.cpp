// What follows from the figures: the benefit a year, payback, both years, levers and sensitivity, or what is still missing.
#include <cmath>

#include "tools/crm_benefit/view/parts.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/table.h"

namespace sandtable::inline value {
namespace {

void section(CrmPage& page, Text id, Text title, Text lead = {}) {
  Ui& ui = page.ui;
  ui.gap(kGapLarge);
  heading(ui, id, 2, title);
  if (lead.empty()) return ui.gap(kGapSmall);
  ui.gap(kGapTight);
  paragraph(ui, sub_id(id, ".lead"), lead, {.size = 15, .tone = Tone::Muted});
  ui.gap(kGapSmall);
}

// Nothing when there are no lines.
void list(CrmPage& page, Text id, Text title, const std::vector<std::string>& lines, Tone tone) {
  if (lines.empty()) return;
  Ui& ui = page.ui;
  ui.gap(kGap);
  paragraph(ui, sub_id(id, ".title"), title, {.size = 15, .weight = Weight::Semibold, .tone = tone});
  ui.gap(kGapTight);
  bullet_list(ui, sub_id(id, ".list"), lines, {.size = 15});
}

// One of the three figures that the page is about.
void key_figure(CrmPage& page, Text id, Text title, Text amount, bool good) {
  Ui& ui = page.ui;
  paragraph(ui, sub_id(id, ".title"), title, {.size = kTextSmall, .tone = Tone::Muted});
  paragraph(ui, id, amount, {.size = kTextTitle, .weight = Weight::Semibold, .tone = good ? Tone::Normal : Tone::Danger});
}

void key_figures(CrmPage& page) {
  Ui& ui = page.ui;
  const CrmResult& result = page.figures.result;
  if (result.benefit == kNoMoney) return;
  const Text currency = Text(" ") + page.benefit.currency;
  ui.gap(kGapSmall);
  key_figure(page, "crm.benefit.amount", ui.tr("crm.benefit"), page.words.change(result.benefit) + currency, result.benefit >= 0);
  ui.gap(kGapTight);
  paragraph(ui, "crm.benefit.words", page.words.benefit(), {.size = 15});
  ui.gap(kGap);
  heading(ui, "crm.payback.heading", 3, ui.tr("crm.payback_title"));
  paragraph(ui, "crm.payback.words", page.words.payback(), {.weight = Weight::Semibold});
  if (result.sum == kNoMoney) return;
  ui.gap(kGap);
  key_figure(page, "crm.sum.amount", page.words.sum_title(), page.words.change(result.sum) + currency, result.sum >= 0);
}

void years(CrmPage& page) {
  Ui& ui = page.ui;
  const CrmResult& result = page.figures.result;
  if (!result.year[0].known && !result.year[1].known) return;
  section(page, "crm.years", ui.tr("crm.year_title"));
  table(ui, "crm.years.table", ui.tr("crm.year_title"), page.words.years());
  if (result.sum == kNoMoney) return;
  section(page, "crm.cumulative", ui.tr("crm.cumulative_title"));
  table(ui, "crm.cumulative.table", ui.tr("crm.cumulative_title"), page.words.cumulative());
}

void ranking(CrmPage& page, Text id, Key title, Key lead, CrmRanking ranking) {
  Ui& ui = page.ui;
  const std::vector<std::string> lines = page.words.strongest_levers(ranking);
  heading(ui, id, 3, ui.tr(title));
  ui.gap(kGapTight);
  paragraph(ui, sub_id(id, ".lead"), ui.tr(lead), {.size = 14, .tone = Tone::Muted});
  ui.gap(kGapTight);
  if (lines.empty()) return paragraph(ui, sub_id(id, ".none"), ui.tr("crm.levers_none"), {.size = 15});
  for (std::size_t i = 0; i < lines.size(); ++i) paragraph(ui, sub_id(id, ".item", i + 1), lines[i]);
}

// The numbers of a picture or a ranking behind a button.
void numbers(CrmPage& page, Text id, Text title, const TableWords& words) {
  Ui& ui = page.ui;
  ui.gap(kGapSmall);
  float& shown = ui.kept(sub_id(id, "#shown"));
  const Text label = ui.tr(shown > 0 ? Key("result.hide_numbers") : Key("result.show_numbers")) + ui.tr("list.colon") + title;
  const bool pressed = button(ui, {.id = id, .label = label, .icon = Icon::Grid, .kind = ButtonKind::Quiet,
                                   .expanded = shown > 0 ? Toggle::On : Toggle::Off});
  if (shown > 0) table(ui, sub_id(id, ".table"), title, words);
  if (!pressed) return;
  shown = 1 - shown;
  ui.request_frame();
}

}  // namespace

void crm_results(CrmPage& page) {
  Ui& ui = page.ui;
  const CrmFigures& figures = page.figures;
  const bool known = figures.result.benefit != kNoMoney;
  card(ui, "crm.results", ui.tr("crm.results_title"), known ? CardKind::Accent : CardKind::Sunken, [&] {
    heading(ui, "crm.results.title", 2, ui.tr("crm.results_title"));
    if (!known) {
      ui.gap(kGapSmall);
      paragraph(ui, "crm.results.none", page.words.benefit());
    }
    key_figures(page);
    const std::vector<std::string> missing = page.words.missing();
    if (figures.check.state != CrmState::Nothing) {
      const Text title = ui.tr_format("crm.missing_title", {{"n", number_text(static_cast<long>(missing.size()))}});
      list(page, "crm.missing", title, missing, Tone::Normal);
    }
    list(page, "crm.impossible", ui.tr("crm.impossible_title"), page.words.impossible(), Tone::Danger);
    list(page, "crm.check", ui.tr("crm.check_title"), page.words.doubts(), Tone::Normal);
  }, ui.phone() ? kGap : 20);
  years(page);
}

void crm_levers(CrmPage& page) {
  Ui& ui = page.ui;
  if (page.figures.levers.levers.empty()) return;
  section(page, "crm.levers", ui.tr("crm.levers_title"), ui.tr("crm.levers_lead"));
  const auto planned = [&] { ranking(page, "crm.levers.planned", "crm.levers_planned", "crm.levers_planned_lead", CrmRanking::Planned); };
  const auto ten = [&] { ranking(page, "crm.levers.ten", "crm.levers_ten", "crm.levers_ten_lead", CrmRanking::TenPercent); };
  const bool has_ten = page.figures.result.benefit != kNoMoney;
  if (ui.phone() || !has_ten) {
    planned();
    ui.gap(kGap);
    if (has_ten) ten();
  } else {
    columns(ui, {1, 1}, kGapLarge, [&](int i) { i == 0 ? planned() : ten(); });
  }
  if (const Text together = page.words.together(); !together.empty()) {
    ui.gap(kGapSmall);
    paragraph(ui, "crm.levers.together", together, {.size = 15});
  }
  numbers(page, "crm.levers.numbers", ui.tr("crm.levers_title"), page.words.levers());
}

void crm_sensitivity(CrmPage& page) {
  Ui& ui = page.ui;
  if (page.figures.swings.empty()) return;
  section(page, "crm.sensitivity", ui.tr("crm.sensitivity_title"), ui.tr("crm.sensitivity_lead"));
  // Drawn again only for another width, language or calculation.
  const float width = std::floor(ui.flow.width / ui.screen.device_ratio);
  const std::string drawn = number_text(static_cast<long>(width)).str() + page.app.language_tag().c_str();
  if (page.state.drawn != drawn) {
    page.state.picture = page.words.sensitivity_picture(width);
    page.state.drawn = drawn;
  }
  figure(ui, "crm.sensitivity.figure", page.words.sensitivity_summary(), page.state.picture);
  ui.gap(kGapSmall);
  paragraph(ui, "crm.sensitivity.summary", page.words.sensitivity_summary(), {.size = 15});
  if (const std::vector<std::string> notes = page.words.sensitivity_notes(); !notes.empty()) {
    ui.gap(kGapTight);
    bullet_list(ui, "crm.sensitivity.notes", notes, {.size = 15});
  }
  numbers(page, "crm.sensitivity.numbers", ui.tr("crm.sensitivity_title"), page.words.sensitivity());
}

}  // namespace sandtable::value
