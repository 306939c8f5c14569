// The fields of the CRM benefit calculator: currency, horizon, the figures before and after in their groups, and where they come
// from.
#include "core/base/normal_text.h"
#include "tools/crm_benefit/view/parts.h"
#include "ui/widgets/field_grid.h"
#include "ui/widgets/figure_field.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text_field.h"

namespace sandtable::inline value {
namespace {

// In the order in which a customer comes, buys and stays.
constexpr CrmInput kWinning[] = {CrmInput::Leads, CrmInput::ClosingRate, CrmInput::CostPerLead, CrmInput::CostPerWin};
constexpr CrmInput kSelling[] = {CrmInput::RevenuePerSale, CrmInput::SalesPerCustomer, CrmInput::GrossMargin, CrmInput::CostPerSale};
constexpr CrmInput kKeeping[] = {CrmInput::CustomersAtStart, CrmInput::Retention, CrmInput::CostPerCustomer};
constexpr CrmInput kCrm[] = {CrmInput::OneOffCost, CrmInput::YearlyCost};

std::string upper(std::string text) {
  for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return text;
}

// What was typed stays in view for as long as the plan holds what it held then; full-width letters are letters.
void currency_field(CrmPage& page) {
  Ui& ui = page.ui;
  constexpr Text kId = "crm.currency.field";
  std::string& draft = page.state.drafts[kId];
  const std::string known = page.benefit.currency + "\n";
  std::string shown = draft.starts_with(known) ? draft.substr(known.size()) : page.benefit.currency;
  const bool typed = text_field(ui, {.id = kId, .label = ui.tr("crm.currency"), .hint = ui.tr("crm.currency_hint"), .max_bytes = 12,
                                     .read_only = ui.read_only}, shown);
  const std::string code = upper(normal_text(shown));
  const bool good = is_currency(code);
  if (typed) {
    draft = (good ? code : page.benefit.currency) + "\n" + shown;
    if (good && code != page.benefit.currency) page.edit(kId) = with_currency(page.benefit, code);
  }
  if (good) return;
  Node& node = *ui.nodes.in_frame(kId);
  node.invalid = true;
  node.description = ui.tr("crm.currency_hint");
  ui.gap(kGapTight);
  paragraph(ui, sub_id(kId, ".error"), ui.tr("crm.currency_hint"), {.size = 14, .tone = Tone::Danger});
}

FigureKind kind_of(CrmInput input) {
  switch (unit_of(input)) {
    case CrmUnit::Money:
      return FigureKind::Amount;
    case CrmUnit::Count:
      return FigureKind::Count;
    case CrmUnit::Rate:
      return input == CrmInput::GrossMargin ? FigureKind::SignedHundredths : FigureKind::Hundredths;
    case CrmUnit::Average:
      break;
  }
  return FigureKind::Hundredths;
}

void figure_of(CrmPage& page, CrmPlace place, Text label) {
  Ui& ui = page.ui;
  const Text id = Text("crm.") + to_word(place.moment) + "." + to_word(place.input);
  const CrmRange range = range_of(place.input);
  std::int64_t value = page.benefit.at(place.moment, place.input);
  const FigureSpec spec{.id = id, .label = label, .kind = kind_of(place.input), .currency = page.benefit.currency,
                        .least = range.least, .most = range.most,
                        .cell = {"crm", static_cast<int>(place.input), static_cast<int>(place.moment)}};
  if (figure_field(ui, spec, page.state.drafts[id.str()], value)) page.edit(id).at(place.moment, place.input) = value;
  // Nobody who listens hears the line that the field stands in.
  Node& node = *ui.nodes.in_frame(id);
  node.name = page.words.place(place) + ui.tr("list.comma") + page.words.unit(place.input);
  if (!node.invalid) node.description = page.words.hint(place.input);
}

void what_it_is(CrmPage& page, CrmInput input, Text id) {
  Ui& ui = page.ui;
  paragraph(ui, sub_id(id, ".name"), page.words.name_and_unit(input), {.size = 15, .weight = Weight::Semibold});
  ui.gap(kGapTight);
  paragraph(ui, sub_id(id, ".hint"), page.words.hint(input), {.size = 14, .tone = Tone::Muted});
}

// Name and hint beside the fields, on a phone above them.
void line(CrmPage& page, CrmInput input) {
  Ui& ui = page.ui;
  const Text id = Text("crm.line.") + to_word(input);
  const bool both = static_cast<std::size_t>(input) < kCrmLines;
  const auto field = [&](CrmMoment moment) {
    figure_of(page, {moment, input}, both ? page.words.moment(moment) : page.words.unit(input));
  };
  if (ui.phone()) {
    what_it_is(page, input, id);
    ui.gap(kGapSmall);
    if (!both) return field(CrmMoment::After);
    columns(ui, {1, 1}, 12, [&](int i) { field(static_cast<CrmMoment>(i)); });
    return;
  }
  columns(ui, {1.2f, 1, 1}, kGap, [&](int i) {
    if (i == 0) return what_it_is(page, input, id);
    if (both) return field(static_cast<CrmMoment>(i - 1));
    if (i == 2) field(CrmMoment::After);
  });
}

template <std::size_t kCount>
void group(CrmPage& page, Text id, Key title, const CrmInput (&inputs)[kCount]) {
  Ui& ui = page.ui;
  card(ui, id, ui.tr(title), CardKind::Plain, [&] {
    heading(ui, sub_id(id, ".title"), 2, ui.tr(title));
    for (const CrmInput input : inputs) {
      ui.gap(kGap);
      line(page, input);
    }
  }, ui.phone() ? kGap : 20);
  ui.gap(kGap);
}

}  // namespace

void crm_setting(CrmPage& page) {
  Ui& ui = page.ui;
  FieldGrid grid(ui, 240);
  grid.next();
  currency_field(page);
  grid.next();
  constexpr Text kId = "crm.horizon.field";
  std::int64_t years = page.benefit.horizon_years;
  const FigureSpec spec{.id = kId, .label = ui.tr("crm.horizon"), .hint = ui.tr("crm.horizon_hint"), .kind = FigureKind::Count,
                        .least = 1, .most = kMaxCrmYears, .required = true};
  if (figure_field(ui, spec, page.state.drafts[kId], years)) page.edit(kId).horizon_years = static_cast<int>(years);
  grid.finish();
}

void crm_inputs(CrmPage& page) {
  Ui& ui = page.ui;
  paragraph(ui, "crm.progress", page.figures.check.state == CrmState::Nothing ? ui.tr("crm.empty") : page.words.progress(),
            {.weight = Weight::Semibold});
  ui.gap(kGap);
  group(page, "crm.winning", "crm.group.winning", kWinning);
  group(page, "crm.selling", "crm.group.selling", kSelling);
  group(page, "crm.keeping", "crm.group.keeping", kKeeping);
  const CrmBenefit copied = with_after_as_before(page.benefit);
  if (button(ui, {.id = "crm.copy", .label = ui.tr("crm.copy_before"), .icon = Icon::Copy,
                  .disabled = ui.read_only || copied == page.benefit, .description = ui.tr("crm.copy_before_hint")})) {
    page.edit() = copied;
  }
  ui.gap(kGapTight);
  paragraph(ui, "crm.copy.hint", ui.tr("crm.copy_before_hint"), {.size = 14, .tone = Tone::Muted});
  ui.gap(kGap);
  group(page, "crm.cost", "crm.group.crm", kCrm);
}

void crm_notes(CrmPage& page) {
  Ui& ui = page.ui;
  if (!crm_fold(page, "crm.notes", ui.tr("crm.note"))) return;
  paragraph(ui, "crm.notes.lead", ui.tr("crm.note_hint"), {.size = 14, .tone = Tone::Muted});
  for (std::size_t i = 0; i < kCrmInputs; ++i) {
    ui.gap(kGap);
    const auto input = static_cast<CrmInput>(i);
    const Text id = Text("crm.note.") + to_word(input);
    std::string note = page.benefit.notes[i];
    if (text_field(ui, {.id = id, .label = page.words.name(input), .max_bytes = static_cast<int>(kMaxCrmNoteBytes), .rows = 2,
                        .read_only = ui.read_only}, note)) {
      page.edit(id).notes[i] = std::move(note);
    }
    // The figure itself has a field of that name.
    ui.nodes.in_frame(id)->name = page.words.name(input) + ui.tr("list.colon") + ui.tr("crm.note");
  }
}

}  // namespace sandtable::value
