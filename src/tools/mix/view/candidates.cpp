// Step 3: candidate combinations, their elements, and what each comes to (N24).
#include <cmath>

#include "tools/mix/view/parts.h"
#include "ui/widgets/row.h"
#include "ui/widgets/table.h"
#include "tools/mix/model.h"
#include "core/base/records.h"
#include "tools/mix/view/state.h"

namespace sandtable::inline mix {

namespace {

Candidate& edited(MixPage& page, const Candidate& candidate, Text field = {}) {
  return *edit_record(page.edit_mix(field).candidates, candidate.id);
}

void refuse(MixPage& page, MixRefusal refusal, std::size_t limit) {
  if (refusal == MixRefusal::None) return;
  page.app.toast(page.ui.tr_format("mix.full", {{"n", number_text(limit)}}));
}

// One button for each, and one that adds.
void tabs(MixPage& page) {
  Ui& ui = page.ui;
  std::vector<ButtonSpec> buttons;
  for (const Shared<Candidate>& candidate : page.mix.candidates) {
    ButtonSpec& tab = buttons.emplace_back();
    tab.id = Text("candidate.") + candidate->id;
    tab.label = page.name_of(candidate->title);
    tab.pressed = &*candidate == page.candidate() ? Toggle::On : Toggle::Off;
  }
  if (!ui.read_only && buttons.size() < kMaxCandidates) {
    buttons.push_back({.id = "candidate.add", .label = ui.tr("candidate.add"), .icon = Icon::Plus,
                       .kind = buttons.empty() ? ButtonKind::Primary : ButtonKind::Normal});
  }
  const int pressed = button_row(ui, buttons);
  if (pressed < 0) return;
  page.other_record();
  if (static_cast<std::size_t>(pressed) < page.mix.candidates.size()) {
    page.app.state<MixState>().candidate = page.mix.candidates[static_cast<std::size_t>(pressed)]->id;
  } else {
    Candidate fresh;
    fresh.title = ui.tr_format("candidate.new", {{"n", number_text(page.mix.candidates.size() + 1)}});
    page.app.state<MixState>().candidate = add_record(page.edit_mix().candidates, kMaxCandidates, std::move(fresh), page.app.random_bytes());
    ui.nodes.request_focus("candidate.title");
  }
  ui.request_frame();
}

void candidate_card(MixPage& page, const Candidate& candidate) {
  Ui& ui = page.ui;
  card(ui, "candidate", ui.tr("candidate.title"), CardKind::Plain, [&] {
    FieldGrid grid(ui, 240);
    grid.next();
    if (mix_text(page, "candidate.title", ui.tr("candidate.title"), candidate.title)) {
      edited(page, candidate, "candidate.title").title = page.typed;
    }
    grid.next();
    std::int64_t quarters = candidate.quarters;
    if (mix_figure_field(page, "candidate.quarters", ui.tr("candidate.quarters"), quarters, MixFigure::Quarters) && quarters != kNoMoney) {
      edited(page, candidate, "candidate.quarters").quarters = static_cast<int>(quarters);
    }
    grid.finish();
    ui.gap(kGapSmall);
    if (ui.read_only) return;
    const ButtonSpec buttons[] = {
        {.id = "candidate.copy", .label = ui.tr("candidate.copy"), .icon = Icon::Copy, .kind = ButtonKind::Quiet},
        {.id = "candidate.delete", .label = ui.tr("candidate.delete"), .icon = Icon::Trash, .kind = ButtonKind::Quiet}};
    const int pressed = button_row(ui, buttons);
    if (pressed == 0) {
      Candidate from = candidate;
      from.title = ui.tr_format("plan.copy_of", {{"title", page.name_of(candidate.title)}});
      std::string id;
      const bool many = page.mix.candidates.size() >= kMaxCandidates;
      refuse(page, copy_candidate(page.edit_mix(), from, page.mix.currency, page.app.random_bytes(), id),
             many ? kMaxCandidates : kMaxElements);
      if (!id.empty()) page.app.state<MixState>().candidate = id;
    } else if (pressed == 1) {
      remove_record(page.edit_mix().candidates, candidate.id);
      page.say_with_undo(ui.tr_format("mix.deleted", {{"name", page.name_of(candidate.title)}}));
      ui.nodes.request_focus("mix.step_title");
    }
  });
}

// --- elements -------------------------------------------------------------------------------------------------------------

Text element_detail(MixPage& page, const Element& element) {
  Ui& ui = page.ui;
  Text out = element.line.empty() ? Text() : brief(element.line) + " · ";
  if (element.price != kNoMoney) {
    std::int64_t units = 0;
    for (const std::int64_t each : element.units[1].at) units += each == kNoMoney ? 0 : each;
    out = out + ui.tr_format("element.price_by_units", {{"price", page.money(element.price)},
                                                        {"n", frame_text(money_text(units, ""))}}) + " · ";
  }
  if (!names_need(page.figures.index, element)) return out + ui.tr("element.no_need");
  return out + ui.tr_format("element.needs_n", {{"n", number_text(element.needs.size())}});
}

void kind_part(MixPage& page, const Candidate& candidate, std::size_t kind) {
  Ui& ui = page.ui;
  const Json& words = mix_list(page, "elements")[kind];
  const Text id = Text("elements.") + text_of(words, "id"), title = text_of(words, "label");
  std::vector<std::size_t> members;
  for (std::size_t i = 0; i < candidate.elements.size(); ++i) {
    if (static_cast<std::size_t>(candidate.elements[i]->kind) == kind) members.push_back(i);
  }
  heading(ui, sub_id(id, ".title"), 3, ui.tr_format("mix.count", {{"what", title}, {"n", number_text(members.size())}}));
  paragraph(ui, sub_id(id, ".help"), text_of(words, "help"), {.size = 14, .tone = Tone::Muted});
  ui.gap(kGapSmall);
  if (!members.empty()) {
    node_around(ui, Role::List, sub_id(id, ".list"), title, [&] {
      for (const std::size_t i : members) {
        const Element& element = *candidate.elements[i];
        const Text item = Text("element.") + element.id;
        if (!begin_item(ui, item, candidate.elements.size())) continue;
        Rect rect;
        if (row_button(ui, {.id = sub_id(item, ".open"), .title = number_text(i + 1) + " " + page.name_of(element.text),
                            .detail = element_detail(page, element),
                            .icon = names_need(page.figures.index, element) ? Icon::Check : Icon::Warning},
                       0, rect)) {
          page.open(MixStep::Mix, element.id);
        }
        ui.gap(kGapSmall);
        end_item(ui, item);
      }
    });
  }
  for (const std::string& line : mix_add_field(page, sub_id(id, ".add"), ui.tr("elements.add") + ": " + title, ui.tr("mix.add_hint"))) {
    Element element;
    element.kind = static_cast<ElementKind>(kind);
    element.text = line;
    std::string added;
    const MixRefusal refusal = add_element(page.edit_mix(), candidate.id, std::move(element), page.app.random_bytes(), added);
    refuse(page, refusal, kMaxElements);
    if (refusal != MixRefusal::None) break;
  }
  ui.gap(kGap);
}

// --- what it comes to -------------------------------------------------------------------------------------------------------

void begin_part(Ui& ui, Text id, Text title, Text lead) {
  heading(ui, sub_id(id, ".title"), 2, title);
  ui.gap(kGapTight);
  if (!lead.empty()) paragraph(ui, sub_id(id, ".lead"), lead, {.size = 14, .tone = Tone::Muted});
  ui.gap(kGap);
}

void shape_card(MixPage& page, const Candidate& candidate, const CandidateFigures& figures) {
  Ui& ui = page.ui;
  card(ui, "shape", ui.tr("shape.title"), CardKind::Plain, [&] {
    begin_part(ui, "shape", ui.tr("shape.title"), {});
    const Text numbers[] = {number_text(figures.shape.width), number_words(std::round(figures.shape.depth * 100) / 100),
                            share_words(figures.shape.linkage_ratio)};
    constexpr const char* kNames[] = {"shape.width", "shape.depth", "shape.linkage"};
    columns(ui, {1, 1, 1}, kGap, [&](int i) {
      paragraph(ui, sub_id(kNames[i], ".value"), numbers[i], {.size = kTextDisplay, .weight = Weight::Semibold, .tone = Tone::Accent});
      paragraph(ui, kNames[i], ui.tr(Keys("shape.width", "shape.depth", "shape.linkage")[i]), {.size = 14, .tone = Tone::Muted});
    });
    ui.gap(kGap);
    const MixDrawing drawing = mix_drawing(page, MixPicture::Map, "shape.picture", candidate.id);
    mix_figure(page, "shape.picture", drawing, map_figure(page, candidate, figures, drawing));
    ui.gap(kGapSmall);
    paragraph(ui, "shape.help", ui.tr("shape.help"), {.size = 14, .tone = Tone::Muted});
  });
}

void coverage_card(MixPage& page, const Candidate& candidate, const Coverage& coverage) {
  Ui& ui = page.ui;
  card(ui, "coverage", ui.tr("coverage.title"), CardKind::Plain, [&] {
    begin_part(ui, "coverage", ui.tr("coverage.title"), {});
    paragraph(ui, "coverage.words",
              ui.tr_format("coverage.words", {{"core", number_text(coverage.answered[0])}, {"of", number_text(coverage.needs[0])},
                                              {"percent", share_words(coverage.core_ratio)}, {"all", share_words(coverage.ratio)}}),
              {.weight = Weight::Semibold, .tone = coverage.core_open > 0 ? Tone::Danger : Tone::Normal});
    ui.gap(kGap);
    const MixDrawing drawing = mix_drawing(page, MixPicture::Coverage, "coverage.picture", candidate.id);
    mix_figure(page, "coverage.picture", drawing, coverage_figure(page, candidate, coverage, drawing));
  });
}

void backing_card(MixPage& page, const Backing& backing) {
  Ui& ui = page.ui;
  card(ui, "backing", ui.tr("backing.title"), CardKind::Plain, [&] {
    begin_part(ui, "backing", ui.tr("backing.title"), ui.tr("backing.lead"));
    TableWords words;
    words.row({ui.tr("backing.aspect"), ui.tr("backing.question"), ui.tr("elements.title")});
    std::size_t i = 0;
    for (const Json& aspect : mix_list(page, "aspects")) {
      if (i == kAspects) break;
      const std::size_t elements = backing.elements[i++];
      words.row({text_of(aspect, "label"), text_of(aspect, "help"),
                 elements == 0 ? ui.tr("backing.none") : number_text(elements)});
    }
    table(ui, "backing.table", ui.tr("backing.title"), words);
  });
}

std::vector<std::string> notes(MixPage& page, const CandidateFigures& figures) {
  Ui& ui = page.ui;
  const CashNotes& of = figures.notes;
  constexpr Keys kNotes(
    "cash.without_price", "cash.without_units", "cash.zero_price", "cash.negative_price", "cash.below_cost",
    "cash.disordered", "cash.beyond");
  const std::size_t counts[] = {of.without_price, of.without_units, of.zero_price, of.negative_price, of.below_cost,
                                of.disordered, of.beyond};
  static_assert(kNotes.size() == std::size(counts));
  std::vector<std::string> words;
  for (std::size_t i = 0; i < std::size(counts); ++i) {
    if (counts[i] > 0) words.push_back(ui.tr_format(kNotes[i], {{"n", number_text(counts[i])}}));
  }
  if (!figures.cash[static_cast<int>(page.app.state<MixState>().scenario)].exact) words.push_back(ui.tr("cash.inexact"));
  return words;
}

void cash_card(MixPage& page, const Candidate& candidate, const CandidateFigures& figures) {
  Ui& ui = page.ui;
  card(ui, "cash", ui.tr("cash.title"), CardKind::Plain, [&] {
    begin_part(ui, "cash", ui.tr("cash.title"), {});
    RadioGroupSpec spec{.id = "cash.scenario", .label = ui.tr("cash.scenario"),
                        .options = {{"cash.worst", ui.tr("cash.worst")}, {"cash.expected", ui.tr("cash.expected")},
                                    {"cash.best", ui.tr("cash.best")}},
                        .selected = static_cast<int>(page.app.state<MixState>().scenario), .layout = RadioLayout::Chips, .show_label = false};
    const int chosen = radio_group(ui, spec).chosen;
    if (chosen >= 0) page.app.state<MixState>().scenario = static_cast<Scenario>(chosen);
    const CashPlan& cash = figures.cash[static_cast<int>(page.app.state<MixState>().scenario)];
    ui.gap(kGap);
    paragraph(ui, "cash.words",
              ui.tr_format("cash.words", {{"revenue", page.money(cash.total.revenue)}, {"cost", page.money(cash.total.cost)},
                                          {"margin", page.money(cash.total.margin)},
                                          {"percent", share_words(cash.total.margin_ratio())},
                                          {"currency", page.mix.currency}}) +
                  " " + break_even_words(ui.strings, cash),
              {.weight = Weight::Semibold});
    const std::vector<std::string> words = notes(page, figures);
    if (!words.empty()) {
      ui.gap(kGapSmall);
      bullet_list(ui, "cash.notes", words, {.size = 14, .tone = Tone::Muted});
    }
    ui.gap(kGap);
    const MixDrawing drawing = mix_drawing(page, MixPicture::Cash, "cash.picture", Text(candidate.id) + to_word(page.app.state<MixState>().scenario));
    mix_figure(page, "cash.picture", drawing, cash_figure(page, figures, page.app.state<MixState>().scenario, drawing));
    ui.gap(kGapSmall);
    paragraph(ui, "cash.help", ui.tr("cash.help"), {.size = 14, .tone = Tone::Muted});
  });
}

void comparison_card(MixPage& page) {
  Ui& ui = page.ui;
  card(ui, "comparison", ui.tr("comparison.title"), CardKind::Plain, [&] {
    begin_part(ui, "comparison", ui.tr("comparison.title"),
               ui.tr_format("comparison.lead", {{"n", number_text(common_quarters(page.mix))}}));
    table(ui, "comparison.table", ui.tr("comparison.title"), comparison_table(page));
  });
}

}  // namespace

void mix_candidates(MixPage& page) {
  Ui& ui = page.ui;
  const Candidate* candidate = page.candidate();
  if (candidate == nullptr) {
    paragraph(ui, "candidate.none", ui.tr("candidate.none"), {.tone = Tone::Muted});
    ui.gap(kGap);
  }
  tabs(page);
  if (candidate == nullptr) return;
  ui.gap(kGap);
  candidate_card(page, *candidate);
  ui.gap(kGap);
  card(ui, "elements", ui.tr("elements.title"), CardKind::Plain, [&] {
    begin_part(ui, "elements", ui.tr("elements.title"), ui.tr("elements.lead"));
    for (std::size_t kind = 0; kind < kElementKinds; ++kind) kind_part(page, *candidate, kind);
  });
  if (!candidate->elements.empty()) {
    const CandidateFigures& figures = *page.candidate_figures();
    ui.gap(kGap);
    coverage_card(page, *candidate, figures.coverage);
    ui.gap(kGap);
    shape_card(page, *candidate, figures);
    ui.gap(kGap);
    backing_card(page, figures.backing);
    ui.gap(kGap);
    cash_card(page, *candidate, figures);
  }
  if (page.mix.candidates.size() < 2) return;
  ui.gap(kGap);
  comparison_card(page);
}

}  // namespace sandtable::mix
