#include "tools/mix/view/parts.h"

#include <algorithm>
#include <cmath>

#include "ui/widgets/table.h"
#include "app/words.h"
#include "tools/mix/model.h"
#include "core/base/records.h"
#include "tools/mix/view/state.h"
#include "tools/mix/pages.h"

namespace sandtable::inline mix {

// --- the page ---------------------------------------------------------------------------------------------------------

namespace {

MixShown& up_to_date(App& app) {
  std::unique_ptr<MixShown>& figures = app.state<MixState>().figures;
  const Mix& now = part<Mix>(app.workspace.plan());
  if (figures == nullptr || !(figures->mix == now)) figures = std::make_unique<MixShown>(now);
  return *figures;
}

}  // namespace

MixPage::MixPage(App& app_, Ui& ui_) : MixPage(app_, ui_, up_to_date(app_)) {}

MixPage::MixPage(App& app_, Ui& ui_, MixShown& shown_)
    : MixTold{app_.workspace.plan(), shown_, ui_.strings, app_.content.of("mix"), app_.settings.language},
      app(app_), ui(ui_), shown(shown_) {}

Plan& MixPage::edit(Text field) {
  field_ = next_ ? Text() : field;
  if (!next_) next_.emplace(app.workspace.plan());
  return *next_;
}

void MixPage::finish() {
  if (next_) {
    app.workspace.commit("undo.mix", field_, std::move(*next_));
    next_.reset();
    ui.request_frame();
  }
  if (!message.empty()) app.toast_undo(message);
}

const Candidate* MixPage::candidate() const {
  if (mix.candidates.empty()) return nullptr;
  const std::size_t i = position_of(mix.candidates, app.state<MixState>().candidate);
  return &*mix.candidates[i < mix.candidates.size() ? i : 0];
}

const CandidateFigures* MixPage::candidate_figures() const {
  const Candidate* shown = candidate();
  return shown == nullptr ? nullptr : &figures.candidates[position_of(mix.candidates, shown->id)];
}

void MixPage::open(MixStep step, Text record) const { app.go(mix_route(app.route.plan, to_word(step), record)); }

// --- fields -------------------------------------------------------------------------------------------------------------

bool mix_figure_field(MixPage& page, Text id, Text label, std::int64_t& value, MixFigure kind, Text hint, const CellPlace& cell) {
  FigureSpec spec{.id = id, .label = label, .hint = hint, .currency = page.mix.currency, .cell = cell};
  switch (kind) {
    case MixFigure::Amount: spec.kind = FigureKind::Amount; break;
    case MixFigure::SignedAmount: spec.kind = FigureKind::SignedAmount; break;
    case MixFigure::Units: break;
    case MixFigure::Percent:
      spec.kind = FigureKind::Hundredths;
      spec.most = 100'00;
      break;
    case MixFigure::Score:
      spec.least = 1;
      spec.most = kMaxFactorScore;
      break;
    case MixFigure::Place:
      spec.kind = FigureKind::Hundredths;
      spec.least = 1'00;
      spec.most = 10'00;
      break;
    case MixFigure::Quarters:
      spec.least = 1;
      spec.most = kMaxQuarters;
      spec.required = true;
      break;
  }
  return figure_field(page.ui, spec, page.app.state<MixState>().drafts[std::string(id)], value);
}

bool mix_text(MixPage& page, Text id, Text label, const std::string& stored, int rows, Text hint) {
  page.typed = stored;
  return text_field(page.ui, {.id = id, .label = label, .placeholder = hint,
                              .max_bytes = static_cast<int>(rows == 1 ? kMaxMixLineBytes : kMaxMixTextBytes),
                              .rows = rows, .read_only = page.ui.read_only},
                    page.typed);
}

int mix_choice(MixPage& page, Text id, Text label, const Json& list, int selected, bool optional) {
  Ui& ui = page.ui;
  RadioGroupSpec spec;
  spec.id = id;
  spec.label = label;
  spec.label_size = kTextSmall;
  spec.layout = RadioLayout::Chips;
  spec.selected = selected;
  spec.disabled = ui.read_only;
  if (optional) spec.add(sub_id(id, ".open"), ui.tr("mix.open"));
  for (const Json& entry : list) spec.add(sub_id(id, ".") + text_of(entry, "id"), text_of(entry, "label"));
  const int chosen = radio_group(ui, spec).chosen;
  const int entry = (chosen >= 0 ? chosen : selected) - (optional ? 1 : 0);
  if (entry >= 0 && entry < static_cast<int>(list.size())) {
    const Text help = text_of(list[static_cast<std::size_t>(entry)], "help");
    ui.gap(kGapTight);
    if (!help.empty()) paragraph(ui, sub_id(id, ".help"), help, {.size = 14, .tone = Tone::Muted});
  }
  return chosen == selected ? -1 : chosen;
}

bool mix_choice_of(MixPage& page, Text id, Text label, const Json& list, const std::string& stored) {
  const int chosen = mix_choice(page, id, label, list, mix_index(list, stored) + 1, true);
  if (chosen < 0) return false;
  page.typed = chosen == 0 ? Text() : text_of(list[static_cast<std::size_t>(chosen - 1)], "id");
  return true;
}

bool mix_bits(MixPage& page, Text id, Text label, const Json& list, std::uint32_t& bits) {
  Ui& ui = page.ui;
  bool changed = false;
  node_around(ui, Role::Group, id, label, [&] {
    paragraph(ui, sub_id(id, ".label"), label, {.size = kTextSmall, .weight = Weight::Semibold});
    ui.gap(kGapTight);
    std::vector<ButtonSpec> buttons;
    for (const Json& entry : list) {
      ButtonSpec& button = buttons.emplace_back();
      button.id = sub_id(id, ".") + text_of(entry, "id");
      button.label = text_of(entry, "label");
      button.description = text_of(entry, "help");
      button.pressed = (bits >> (buttons.size() - 1) & 1) != 0 ? Toggle::On : Toggle::Off;
      button.disabled = ui.read_only;
    }
    const int pressed = button_row(ui, buttons);
    if (pressed >= 0) bits ^= 1u << pressed;
    changed = pressed >= 0;
  });
  return changed;
}

std::vector<std::string> mix_add_field(MixPage& page, Text id, Text label, Text hint) {
  Ui& ui = page.ui;
  if (ui.read_only) return {};
  text_field(ui, {.id = id, .label = label, .placeholder = hint, .max_bytes = 1 << 20, .show_label = false,
                  .takes_lines = true},
             page.app.typed(id));
  return taken_lines(ui, id);
}

bool mix_delete(MixPage& page, Text id, Text what, Text name) {
  Ui& ui = page.ui;
  if (ui.read_only || !button(ui, {.id = id, .label = what, .icon = Icon::Trash, .kind = ButtonKind::Quiet})) return false;
  page.say_with_undo(ui.tr_format("mix.deleted", {{"name", name}}));
  return true;
}

// --- pictures -----------------------------------------------------------------------------------------------------------

MixDrawing mix_drawing(MixPage& page, MixPicture kind, Text id, Text what) {
  const float css_width = std::floor(page.ui.flow.width / page.ui.screen.device_ratio);
  const bool chinese = page.language == Language::Chinese;
  auto& drawn = page.shown.drawn[static_cast<int>(kind)];
  const Text name = what + number_text(static_cast<long>(css_width) * 2 + (chinese ? 1 : 0));
  if (drawn.what != name.view()) drawn = {name, {}};
  return {drawn.picture, css_width, page.ui.kept(sub_id(id, "#numbers")) > 0};
}

void mix_figure(MixPage& page, Text id, const MixDrawing& drawing, const MixChart& chart) {
  Ui& ui = page.ui;
  figure(ui, id, chart.summary, drawing.picture);
  ui.gap(kGapSmall);
  const bool shown = drawing.numbers;
  if (button(ui, {.id = sub_id(id, ".numbers"),
                  .label = ui.tr(shown ? Key("result.hide_numbers") : Key("result.show_numbers")) + ": " + chart.title,
                  .icon = Icon::Grid, .kind = ButtonKind::Quiet, .expanded = shown ? Toggle::On : Toggle::Off})) {
    ui.kept(sub_id(id, "#numbers")) = shown ? 0 : 1;
    ui.request_frame();
  }
  if (shown) table(ui, sub_id(id, ".table"), chart.title, chart.numbers);
}

}  // namespace sandtable::mix
