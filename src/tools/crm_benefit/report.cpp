// The report: inputs, both years, benefit and payback, levers, sensitivity, and the choices that are ours.
#include "core/words/frame_texts.h"
#include "tools/crm_benefit/figures.h"
#include "tools/crm_benefit/words.h"

namespace sandtable::inline value {
namespace {

constexpr float kPaperWidth = 640;

void inputs(const CrmBenefit& benefit, const CrmWords& words, const Strings& strings, Sections& out) {
  out.heading(2, strings.tr("crm.report_inputs"));
  out.table(strings.tr("crm.report_inputs"), words.inputs());
  std::vector<std::string> notes;
  for (std::size_t i = 0; i < kCrmInputs; ++i) {
    if (benefit.notes[i].empty()) continue;
    notes.push_back(words.name(static_cast<CrmInput>(i)).str() + strings.tr("list.colon").c_str() + benefit.notes[i]);
  }
  if (notes.empty()) return;
  out.heading(2, strings.tr("crm.report_notes"));
  out.bullets(notes);
}

void list(Text title, const std::vector<std::string>& lines, Sections& out) {
  if (lines.empty()) return;
  out.paragraph(title);
  out.bullets(lines);
}

void results(const CrmFigures& figures, const CrmWords& words, const Strings& strings, Sections& out) {
  out.heading(2, strings.tr("crm.results_title"));
  const std::vector<std::string> missing = words.missing();
  list(strings.tr_format("crm.missing_title", {{"n", number_text(static_cast<long>(missing.size()))}}), missing, out);
  list(strings.tr("crm.impossible_title"), words.impossible(), out);
  list(strings.tr("crm.check_title"), words.doubts(), out);
  out.paragraph(words.benefit());
  if (figures.result.benefit != kNoMoney) out.paragraph(words.payback());
  if (figures.result.sum != kNoMoney) out.paragraph(words.sum_title() + strings.tr("list.colon") + words.change(figures.result.sum));
  if (figures.result.year[0].known || figures.result.year[1].known) {
    out.heading(2, strings.tr("crm.year_title"));
    out.table(strings.tr("crm.year_title"), words.years());
  }
  if (figures.result.sum != kNoMoney) {
    out.heading(2, strings.tr("crm.cumulative_title"));
    out.table(strings.tr("crm.cumulative_title"), words.cumulative());
  }
}

void levers(const CrmFigures& figures, const CrmWords& words, const Strings& strings, Sections& out) {
  if (figures.levers.levers.empty()) return;
  out.heading(2, strings.tr("crm.levers_title"));
  out.paragraph(strings.tr("crm.levers_lead"));
  const std::vector<std::string> planned = words.strongest_levers(CrmRanking::Planned);
  list(strings.tr("crm.levers_planned"), planned, out);
  if (planned.empty()) out.paragraph(strings.tr("crm.levers_none"));
  if (!words.together().empty()) out.paragraph(words.together());
  list(strings.tr("crm.levers_ten"), words.strongest_levers(CrmRanking::TenPercent), out);
  out.table(strings.tr("crm.levers_title"), words.levers());
}

void sensitivity(const CrmFigures& figures, const CrmWords& words, const Strings& strings, Sections& out) {
  if (figures.swings.empty()) return;
  out.heading(2, strings.tr("crm.sensitivity_title"));
  out.paragraph(strings.tr("crm.sensitivity_lead"));
  out.figure(words.sensitivity_summary(), words.sensitivity_picture(kPaperWidth));
  if (const std::vector<std::string> notes = words.sensitivity_notes(); !notes.empty()) out.bullets(notes);
  out.table(strings.tr("crm.sensitivity_title"), words.sensitivity());
}

}  // namespace

bool crm_report(const Plan& plan, const Setting& setting, Sections& out) {
  const CrmBenefit& benefit = part<CrmBenefit>(plan);
  if (figures_given(benefit) == 0) {
    out.paragraph(setting.words.tr("crm.empty"));
    return false;
  }
  const CrmFigures figures(benefit);
  const CrmWords words(setting.words, setting.language, figures);
  inputs(benefit, words, setting.words, out);
  results(figures, words, setting.words, out);
  levers(figures, words, setting.words, out);
  sensitivity(figures, words, setting.words, out);
  out.heading(2, setting.words.tr("crm.ours_title"));
  out.bullets(words.choices());
  return true;
}

}  // namespace sandtable::value
