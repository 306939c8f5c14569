// One segment: what it is (N11), whether it passes the six criteria, its scores and place in the four boxes (N12).
#include <cmath>

#include "tools/actions/fields.h"
#include "tools/swot/words.h"
#include "tools/mix/view/parts.h"
#include "ui/widgets/checkbox.h"
#include "tools/swot/model.h"
#include "tools/mix/model.h"
#include "core/base/records.h"
#include "tools/mix/view/state.h"

namespace sandtable::inline mix {

namespace {

constexpr Keys kDimensionNameKeys(
    "dimension.industry", "dimension.size", "dimension.value", "dimension.region", "dimension.price_sensitivity");

Segment& edited(MixPage& page, const Segment& segment, Text field = {}) {
  return *edit_record(page.edit_mix(field).segments, segment.id);
}

void section(Ui& ui, Text id, Text title, Text lead) {
  heading(ui, sub_id(id, ".title"), 2, title);
  ui.gap(kGapTight);
  if (!lead.empty()) paragraph(ui, sub_id(id, ".lead"), lead, {.size = 14, .tone = Tone::Muted});
  ui.gap(kGap);
}

void what_it_is(MixPage& page, const Segment& segment) {
  Ui& ui = page.ui;
  if (mix_text(page, "segment.title", ui.tr("segment.name"), segment.title)) {
    edited(page, segment, "segment.title").title = page.typed;
  }
  ui.gap(kGap);
  if (checkbox(ui, "segment.target", ui.tr("segment.is_target"), segment.target, ui.read_only)) {
    edited(page, segment).target = !segment.target;
  }
  for (const std::string& ref : segment.refs) {
    const Card* card = find_card(part<Swot>(page.app.workspace.plan()), ref);
    paragraph(ui, Text("segment.from.") + ref,
              ui.tr_format("actions.from", {{"source", card == nullptr ? ui.tr("actions.card_gone") : card_words(ui.strings, *card)}}),
              {.size = 14, .tone = Tone::Muted});
  }
}

void dimensions(MixPage& page, const Segment& segment) {
  Ui& ui = page.ui;
  section(ui, "segment.dimensions", ui.tr("segment.dimensions"), {});
  for (std::size_t i = 0; i < 5; ++i) {
    const Text id = Text("segment.") + kDimensionKeys[i], label = ui.tr(kDimensionNameKeys[i]);
    const std::string& value = segment.dimensions[i];
    const bool industry = i == 0, level = i == 4;
    const bool changed = industry || level
                             ? mix_choice_of(page, id, label, mix_list(page, industry ? "industries" : "levels"), value)
                             : mix_text(page, id, label, value);
    if (changed) edited(page, segment, industry || level ? Text() : id).dimensions[i] = page.typed;
    ui.gap(kGap);
  }
  std::int64_t revenue = segment.revenue;
  if (mix_figure_field(page, "segment.revenue", ui.tr("segment.revenue"), revenue, MixFigure::Amount, ui.tr("figure.hint"))) {
    edited(page, segment, "segment.revenue").revenue = revenue;
  }
}

void criteria(MixPage& page, const Segment& segment, const SegmentCheck& check) {
  Ui& ui = page.ui;
  section(ui, "segment.criteria", ui.tr("segment.criteria"),
          ui.tr_format("segments.criteria", {{"n", number_text(check.passed)}, {"of", number_text(kCriteria)}}));
  FieldGrid grid(ui, 340);
  for (std::size_t i = 0; i < kCriteria; ++i) {
    grid.next();
    const Json& entry = mix_list(page, "criteria")[i];
    const Text id = Text("segment.criterion.") + text_of(entry, "id");
    RadioGroupSpec spec{.id = id, .label = text_of(entry, "label"),
                        .options = {{sub_id(id, ".open"), ui.tr("mix.open")}, {sub_id(id, ".no"), ui.tr("mix.no")},
                                    {sub_id(id, ".yes"), ui.tr("mix.yes")}},
                        .selected = static_cast<int>(segment.criteria[i]), .layout = RadioLayout::Chips,
                        .disabled = ui.read_only};
    const int chosen = radio_group(ui, spec).chosen;
    if (chosen >= 0 && chosen != spec.selected) edited(page, segment).criteria[i] = static_cast<Verdict>(chosen);
    ui.gap(kGapTight);
    paragraph(ui, sub_id(id, ".help"), text_of(entry, "help"), {.size = 14, .tone = Tone::Muted});
    ui.gap(kGapSmall);
  }
  grid.finish();
}

void scores(MixPage& page, const Segment& segment, FactorAxis axis, const WeightedScore& result) {
  Ui& ui = page.ui;
  const Text id = axis == FactorAxis::Attractiveness ? "factors.attractiveness" : "factors.strength";
  const MixFactors& factors = page.mix.of(axis);
  heading(ui, Text("segment.") + id, 3, ui.tr(Keys("factors.attractiveness", "factors.strength")[axis]));
  ui.gap(kGapSmall);
  if (factors.empty()) {
    paragraph(ui, Text("segment.none.") + id, ui.tr("segment.no_factors"), {.tone = Tone::Muted});
    return;
  }
  FieldGrid grid(ui, 150);
  for (const Shared<MixFactor>& factor : factors) {
    grid.next();
    const Text field = Text("segment.score.") + factor->id;
    const auto known = segment.scores.find(factor->id);
    std::int64_t score = known == segment.scores.end() ? kNoMoney : known->second;
    Text label = page.name_of(factor->title);
    if (factor->weight_pct >= 0) label = label + " · " + number_words(factor->weight_pct) + "%";
    if (!mix_figure_field(page, field, label, score, MixFigure::Score)) continue;
    Segment& changed = edited(page, segment, field);
    if (score == kNoMoney) {
      changed.scores.erase(factor->id);
    } else {
      changed.scores[factor->id] = static_cast<int>(score);
    }
  }
  grid.finish();
  ui.gap(kGapSmall);
  paragraph(ui, Text("segment.result.") + id,
            result.score == 0 ? ui.tr("segment.no_score")
                              : ui.tr_format(result.complete ? Key("segment.score") : Key("segment.score_part"),
                                             {{"score", number_words(std::round(result.score * 100) / 100)}}),
            {.weight = Weight::Semibold});
}

void place(MixPage& page, const Segment& segment, const SegmentCheck& check) {
  Ui& ui = page.ui;
  section(ui, "segment.place", ui.tr("segment.place"), ui.tr("segment.place_lead"));
  const auto part = [&](int axis) {
    scores(page, segment, static_cast<FactorAxis>(axis), axis == 0 ? check.attractiveness : check.strength);
  };
  if (ui.flow.width < ui.dp(700)) {
    part(0);
    ui.gap(kGap);
    part(1);
  } else {
    columns(ui, {1, 1}, kGapLarge, part);
  }
  ui.gap(kGap);
  const auto box = [&](Box value) {
    return value == Box::None ? Text("–") : mix_label(page.pack, "boxes", static_cast<std::size_t>(value) - 1);
  };
  paragraph(ui, "segment.box", ui.tr_format("segment.box", {{"box", box(check.box)}, {"wanted", box(check.wanted)}}));
  ui.gap(kGapSmall);
  FieldGrid grid(ui, 220);
  for (int axis = 0; axis < 2; ++axis) {
    grid.next();
    const Text id = axis == 0 ? "segment.wanted_attractiveness" : "segment.wanted_strength";
    const double wanted = axis == 0 ? segment.wanted_attractiveness : segment.wanted_strength;
    std::int64_t value = wanted == 0 ? kNoMoney : std::llround(wanted * 100);
    if (!mix_figure_field(page, id, ui.tr(Keys("segment.wanted_attractiveness", "segment.wanted_strength")[axis]), value, MixFigure::Place)) continue;
    Segment& changed = edited(page, segment, id);
    (axis == 0 ? changed.wanted_attractiveness : changed.wanted_strength) =
        value == kNoMoney ? 0 : static_cast<double>(value) / 100;
  }
  grid.finish();
  ui.gap(kGap);
  const int chosen = mix_choice(page, "segment.objective", ui.tr("segment.objective"), mix_list(page, "objectives"),
                                static_cast<int>(segment.objective), true);
  if (chosen >= 0) edited(page, segment).objective = static_cast<Objective>(chosen);
  std::string fitting;
  for (std::size_t i = 1; i < kObjectives; ++i) {
    if ((check.objectives >> i & 1) == 0) continue;
    fitting += fitting.empty() ? "" : ui.tr("mix.comma").c_str();
    fitting += mix_label(page.pack, "objectives", i - 1).c_str();
  }
  if (!fitting.empty()) {
    const bool off = segment.objective != Objective::None && !check.objective_fits;
    ui.gap(kGapTight);
    paragraph(ui, "segment.fitting", ui.tr_format(off ? Key("segment.objective_off") : Key("segment.fitting"), {{"list", fitting}}),
              {.size = 14, .tone = off ? Tone::Danger : Tone::Muted});
  }
}

}  // namespace

void mix_segment(MixPage& page, const Segment& segment) {
  Ui& ui = page.ui;
  const SegmentCheck& check = page.figures.segments[position_of(page.mix.segments, segment.id)];
  heading(ui, "page.title", 1, page.name_of(segment.title));
  ui.gap(kGap);
  card(ui, "segment.card", ui.tr("segment.name"), CardKind::Plain, [&] { what_it_is(page, segment); });
  ui.gap(kGap);
  card(ui, "segment.dimensions", ui.tr("segment.dimensions"), CardKind::Plain, [&] { dimensions(page, segment); });
  ui.gap(kGap);
  card(ui, "segment.criteria", ui.tr("segment.criteria"), CardKind::Plain, [&] { criteria(page, segment, check); });
  ui.gap(kGap);
  card(ui, "segment.place", ui.tr("segment.place"), CardKind::Plain, [&] { place(page, segment, check); });
  ui.gap(kGap);
  const ButtonSpec buttons[] = {
      {.id = "segment.back", .label = ui.tr("segments.title"), .icon = Icon::Back},
      {.id = "segment.needs", .label = ui.tr_format("segment.needs", {{"n", number_text(check.needs)}}), .icon = Icon::Next,
       .kind = ButtonKind::Primary}};
  const int pressed = button_row(ui, buttons);
  if (pressed == 0) page.open(MixStep::Opportunity);
  if (pressed == 1) {
    page.app.state<MixState>().segment = segment.id;
    page.open(MixStep::Needs);
  }
  ui.gap(kGap);
  if (mix_delete(page, "segment.delete", ui.tr("segment.delete"), page.name_of(segment.title))) {
    remove_record(page.edit_mix().segments, segment.id);
    page.open(MixStep::Opportunity);
  }
}

}  // namespace sandtable::mix
