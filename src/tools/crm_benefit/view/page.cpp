// The page of the CRM benefit calculator: what it is for, the figures, and what follows from them.
#include "app/words.h"
#include "plan/report.h"
#include "tools/crm_benefit/figures.h"
#include "tools/crm_benefit/view/parts.h"
#include "ui/widgets/layout.h"

namespace sandtable::inline value {
namespace {

const CrmFigures& up_to_date(App& app) {
  CrmScreen& state = app.state<CrmScreen>();
  const CrmBenefit& now = part<CrmBenefit>(app.workspace.plan());
  if (state.figures == nullptr || !(state.figures->benefit == now)) {
    state.figures = std::make_unique<CrmFigures>(now);
    state.drawn.clear();
  }
  return *state.figures;
}

void how_it_works(CrmPage& page) {
  Ui& ui = page.ui;
  constexpr Keys kHow(
    "crm.how_1", "crm.how_2", "crm.how_3", "crm.how_4", "crm.how_5");
  if (!crm_fold(page, "crm.how", ui.tr("crm.how_title"), page.figures.check.state == CrmState::Nothing)) return;
  std::vector<std::string> lines;
  for (int i = 0; i < kHow.size(); ++i) lines.push_back(ui.tr(kHow[i]));
  bullet_list(ui, "crm.how.list", lines, {.size = 15});
}

}  // namespace

CrmPage::CrmPage(App& app_, Ui& ui_)
    : app(app_), ui(ui_), state(app_.state<CrmScreen>()), figures(up_to_date(app_)), benefit(figures.benefit),
      words(app_.strings(), app_.settings.language, figures) {}

CrmBenefit& CrmPage::edit(Text field) {
  field_ = next_ ? Text() : field;
  if (!next_) next_.emplace(benefit);
  return *next_;
}

void CrmPage::finish() {
  if (!next_) return;
  Plan next = app.workspace.plan();
  edit_part<CrmBenefit>(next) = std::move(*next_);
  next_.reset();
  app.workspace.commit("undo.crm", field_, std::move(next));
  ui.request_frame();
}

bool crm_fold(CrmPage& page, Text id, Text label, bool open_at_first) {
  Ui& ui = page.ui;
  float& turned = ui.kept(sub_id(id, "#turned"));
  // What is open at first stays as it was when the page was entered, whatever is typed meanwhile.
  float& first = ui.kept(sub_id(id, "#first"));
  if (first == 0) first = open_at_first ? 1 : -1;
  const bool open = (first > 0) != (turned > 0);
  if (button(ui, {.id = id, .label = label, .icon = open ? Icon::Minus : Icon::Plus, .kind = ButtonKind::Quiet,
                  .expanded = open ? Toggle::On : Toggle::Off})) {
    turned = 1 - turned;
    ui.request_frame();
  }
  if (open) ui.gap(kGapSmall);
  return open;
}

void crm_benefit_page(App& app, Ui& ui) {
  CrmPage page(app, ui);
  heading(ui, "page.title", 1, ui.tr("crm.title"));
  ui.gap(kGapTight);
  paragraph(ui, "crm.lead", ui.tr("crm.lead"), {.tone = Tone::Muted});
  ui.gap(kGap);
  how_it_works(page);
  ui.gap(kGap);
  crm_setting(page);
  ui.gap(kGap);
  crm_inputs(page);
  ui.gap(kGap);
  crm_notes(page);
  ui.gap(kGapLarge);
  crm_results(page);
  crm_levers(page);
  crm_sensitivity(page);
  ui.gap(kGapLarge);
  if (crm_fold(page, "crm.ours", ui.tr("crm.ours_title"))) bullet_list(ui, "crm.ours.list", page.words.choices(), {.size = 15});
  ui.gap(kGapLarge);
  const int pressed = report_buttons(ui, "crm");
  if (pressed >= 0) put_out(app, pressed, tool_report(*find_tool("crm_benefit"), app.workspace.plan(), app.setting()));
  page.finish();
}

}  // namespace sandtable::value
