// One element of a mix: what it is, the needs that it answers, its price, costs and units, and what it is tied to (N24).
#include "tools/swot/merge.h"
#include "core/base/text_lines.h"
#include "tools/mix/view/parts.h"
#include "ui/widgets/checkbox.h"
#include "core/base/normal_text.h"
#include "tools/mix/model.h"
#include "core/base/records.h"
#include "tools/mix/view/state.h"

namespace sandtable::inline mix {

namespace {

constexpr std::size_t kNeedsShown = 60;

Element& edited(MixPage& page, const Element& element, Text field = {}) {
  return *edit_element(page.edit_mix(field), element.id);
}

const Candidate& candidate_of(const Mix& mix, const Element& element) {
  std::size_t i = 0;
  while (find_record(mix.candidates[i]->elements, element.id) == nullptr) ++i;
  return *mix.candidates[i];
}

void what_it_is(MixPage& page, const Element& element) {
  Ui& ui = page.ui;
  if (mix_text(page, "element.text", ui.tr("element.text"), element.text, 2)) {
    edited(page, element, "element.text").text = page.typed;
  }
  ui.gap(kGap);
  if (mix_text(page, "element.line", ui.tr("element.line"), element.line, 1, ui.tr("element.line_hint"))) {
    edited(page, element, "element.line").line = page.typed;
  }
  ui.gap(kGap);
  const int kind = mix_choice(page, "element.kind", ui.tr("element.kind"), mix_list(page, "elements"),
                              static_cast<int>(element.kind), false);
  if (kind >= 0) edited(page, element).kind = static_cast<ElementKind>(kind);
}

std::size_t place_of(const std::vector<std::string>& ids, Text id) {
  std::size_t i = 0;
  while (i < ids.size() && !(id == ids[i])) ++i;
  return i;
}

// The needs that count as boxes to tick; with very many, those that hold what is searched for.
void needs(MixPage& page, const Element& element) {
  Ui& ui = page.ui;
  const Mix& mix = page.mix;
  heading(ui, "element.needs.title", 2, ui.tr("element.needs"));
  ui.gap(kGapSmall);
  if (mix.needs.empty()) paragraph(ui, "element.needs.none", ui.tr("element.needs_none"), {.tone = Tone::Muted});
  if (mix.needs.size() > kNeedsShown) {
    text_field(ui, {.id = "element.needs.search", .label = ui.tr("swot.search"), .max_bytes = 200}, page.app.state<MixState>().search);
    ui.gap(kGapSmall);
  }
  const std::string wanted = normal_text(page.app.state<MixState>().search);
  std::size_t shown = 0, left = 0;
  for (std::size_t i = 0; i < mix.needs.size(); ++i) {
    const Need& need = *mix.needs[i];
    const std::size_t at = place_of(element.needs, need.id);
    const bool on = at < element.needs.size();
    if (!on && (!page.figures.index.counts(i) || normal_text(need.text).find(wanted) == std::string::npos)) continue;
    if (!on && ++shown > kNeedsShown) {
      ++left;
      continue;
    }
    const Text label = mix_label(page.pack, "layers", static_cast<std::size_t>(need.layer)) + " · " + page.name_of(need.text);
    if (checkbox(ui, Text("element.need.") + need.id, label, on, ui.read_only)) {
      std::vector<std::string>& ids = edited(page, element).needs;
      if (on) {
        ids.erase(ids.begin() + static_cast<std::ptrdiff_t>(at));
      } else if (ids.size() < kMaxMixRefs) {
        ids.push_back(need.id);
      }
    }
  }
  if (left > 0) paragraph(ui, "element.needs.more", ui.tr_format("element.needs_more", {{"n", number_text(left)}}), {.size = 14});
  std::size_t gone = 0;
  for (const std::string& id : element.needs) gone += page.figures.index.find(id) < 0 ? 1 : 0;
  if (gone == 0) return;
  paragraph(ui, "element.needs.gone", ui.tr_format("element.needs_gone", {{"n", number_text(gone)}}), {.tone = Tone::Danger});
  if (ui.read_only || !button(ui, {.id = "element.needs.forget", .label = ui.tr("element.needs_forget"), .icon = Icon::Trash})) return;
  std::vector<std::string>& ids = edited(page, element).needs;
  for (std::size_t i = ids.size(); i-- > 0;) {
    if (page.figures.index.find(ids[i]) < 0) ids.erase(ids.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

void combination(MixPage& page, const Element& element) {
  Ui& ui = page.ui;
  if (mix_choice_of(page, "element.price_strategy", ui.tr("element.price_strategy"), mix_list(page, "prices"), element.price_strategy)) {
    edited(page, element).price_strategy = page.typed;
  }
  ui.gap(kGap);
  if (mix_choice_of(page, "element.combination", ui.tr("element.combination"), mix_list(page, "combinations"), element.combination)) {
    edited(page, element).combination = page.typed;
  }
  ui.gap(kGap);
  std::uint32_t serves = element.serves;
  if (mix_bits(page, "element.serves", ui.tr("element.serves"), mix_list(page, "serves"), serves)) {
    edited(page, element).serves = serves;
  }
}

void money(MixPage& page, const Element& element) {
  Ui& ui = page.ui;
  heading(ui, "element.money", 2, ui.tr("element.money"));
  ui.gap(kGapSmall);
  constexpr const char* kNames[] = {"element.price", "element.unit_cost", "element.one_off_cost"};
  constexpr Money Element::*kMembers[] = {&Element::price, &Element::unit_cost, &Element::one_off_cost};
  FieldGrid grid(ui, 200);
  for (int i = 0; i < 3; ++i) {
    grid.next();
    Money value = element.*kMembers[i];
    if (mix_figure_field(page, kNames[i], ui.tr(Keys("element.price", "element.unit_cost", "element.one_off_cost")[i]) + " (" + page.mix.currency + ")", value, MixFigure::SignedAmount,
                     i == 0 ? ui.tr("figure.hint") : Text())) {
      edited(page, element, kNames[i]).*kMembers[i] = value;
    }
  }
  grid.finish();
  ui.gap(kGap);
  // Units: the expected case, and on demand the other two.
  const int quarters = candidate_of(page.mix, element).quarters;
  constexpr int kOrder[] = {1, 0, 2};
  float& all = ui.kept("element#scenarios");
  for (int k = 0; k < (all > 0 ? 3 : 1); ++k) {
    const int scenario = kOrder[k];
    const Text title = ui.tr_format("element.units", {{"case", ui.tr(Keys("cash.worst", "cash.expected", "cash.best")[scenario])}});
    heading(ui, sub_id("element.units", ".", static_cast<std::size_t>(scenario)), 3, title);
    ui.gap(kGapTight);
    FieldGrid row(ui, 100);
    for (int q = 0; q < quarters; ++q) {
      row.next();
      const Text id = sub_id(sub_id("element.units", ".", static_cast<std::size_t>(scenario)), ".q", static_cast<std::size_t>(q + 1));
      std::int64_t units = element.units[scenario].at[q];
      const Text label = ui.tr_format("mix.quarter", {{"n", number_text(q + 1)}});
      if (mix_figure_field(page, id, label, units, MixFigure::Units, {}, {"element.units", k, q})) edited(page, element, id).units[scenario].at[q] = units;
      ui.nodes.in_frame(id)->name = title + ", " + label;
    }
    row.finish();
    ui.gap(kGapSmall + kGapTight);
  }
  if (button(ui, {.id = "element.scenarios", .label = ui.tr(all > 0 ? Key("element.only_expected") : Key("element.all_cases")),
                  .icon = all > 0 ? Icon::Minus : Icon::Plus, .kind = ButtonKind::Quiet,
                  .expanded = all > 0 ? Toggle::On : Toggle::Off})) {
    all = 1 - all;
    ui.request_frame();
  }
}

void ties(MixPage& page, const Element& element) {
  Ui& ui = page.ui;
  heading(ui, "element.ties", 2, ui.tr("element.ties"));
  ui.gap(kGapTight);
  paragraph(ui, "element.ties.lead", ui.tr("element.ties_lead"), {.size = 14, .tone = Tone::Muted});
  ui.gap(kGapSmall);
  constexpr const char* kNames[] = {"element.company", "element.personal"};
  constexpr std::vector<std::string> Element::*kMembers[] = {&Element::company_spending, &Element::personal_spending};
  for (int i = 0; i < 2; ++i) {
    const std::vector<std::string>& spending = element.*kMembers[i];
    std::string stored;
    for (const std::string& each : spending) stored += (stored.empty() ? "" : "\n") + each;
    // What is typed stays as it is while it means the same: an empty line at the end is not yet the next one.
    std::string& typed = page.app.state<MixState>().adding[std::string(kNames[i]) + element.id];
    const auto read = [](const std::string& text) {
      std::vector<std::string> lines;
      for (std::string_view rest = text, line; lines.size() < kMaxSpendings && next_line(rest, line);) {
        if (!trimmed(line).empty()) lines.push_back(std::string(trimmed(line)));
      }
      return lines;
    };
    if (read(typed) != spending) typed = stored;
    if (mix_text(page, kNames[i], ui.tr(Keys("element.company", "element.personal")[i]), typed, 3, ui.tr("element.spending_hint"))) {
      typed = page.typed;
      edited(page, element, kNames[i]).*kMembers[i] = read(typed);
    }
    ui.gap(kGap);
  }
}

void finish(MixPage& page, const Element& element) {
  Ui& ui = page.ui;
  const ButtonSpec buttons[] = {{.id = "element.back", .label = ui.tr("element.back"), .icon = Icon::Back},
                                {.id = "element.variant", .label = ui.tr("element.variant"), .icon = Icon::Copy, .disabled = ui.read_only}};
  const int pressed = button_row(ui, buttons);
  if (pressed == 0) page.open(MixStep::Mix);
  if (pressed == 1) {
    Element copy = element;
    copy.id.clear();
    std::string id;
    if (add_element(page.edit_mix(), candidate_of(page.mix, element).id, std::move(copy), page.app.random_bytes(), id) == MixRefusal::None) {
      page.open(MixStep::Mix, id);
      page.app.toast(ui.tr("element.variant_made"));
    } else {
      page.app.toast(ui.tr_format("mix.full", {{"n", number_text(kMaxElements)}}));
    }
  }
  ui.gap(kGap);
  if (mix_delete(page, "element.delete", ui.tr("element.delete"), page.name_of(element.text))) {
    remove_element(page.edit_mix(), element.id);
    page.open(MixStep::Mix);
  }
}

}  // namespace

void mix_element(MixPage& page, const Element& element) {
  Ui& ui = page.ui;
  centred(ui, kReadingWidth + 80, [&] {
    heading(ui, "page.title", 1, page.name_of(element.text));
    ui.gap(kGap);
    const auto part = [&](Text id, Text name, void (*content)(MixPage&, const Element&)) {
      card(ui, id, name, CardKind::Plain, [&] { content(page, element); });
      ui.gap(kGap);
    };
    part("element.card", ui.tr("element.text"), what_it_is);
    part("element.needs", ui.tr("element.needs"), needs);
    part("element.how", ui.tr("element.combination"), combination);
    part("element.cash", ui.tr("element.money"), money);
    part("element.tied", ui.tr("element.ties"), ties);
    finish(page, element);
  });
}

}  // namespace sandtable::mix
