// Step 1: chances that are taken over, market layers (N10), segments (N11), factors and the four boxes (N12).
#include <cmath>

#include "tools/actions/fields.h"
#include "tools/swot/words.h"
#include "core/base/utf8.h"
#include "tools/mix/view/parts.h"
#include "ui/widgets/row.h"
#include "tools/swot/model.h"
#include "tools/mix/model.h"
#include "core/base/records.h"
#include "tools/mix/view/state.h"
#include "tools/swot/pages.h"

namespace sandtable::inline mix {

namespace {

constexpr std::size_t kChancesShown = 12;
constexpr Keys kLayerNames("layer.potential", "layer.available", "layer.served", "layer.penetrated");
constexpr Keys kLayerHelp("layer.potential_help", "layer.available_help", "layer.served_help", "layer.penetrated_help");

// --- opportunities of the SWOT ------------------------------------------------------------------------------------------

const Segment* segment_from(const Mix& mix, Text card) {
  for (const Shared<Segment>& segment : mix.segments) {
    for (const std::string& ref : segment->refs) {
      if (card == ref) return &*segment;
    }
  }
  return nullptr;
}

void add_segment(MixPage& page, std::string title, Text from_card) {
  Segment segment;
  make_single_line(title);
  segment.title = std::string(cut_text(title, kMaxMixLineBytes));
  if (!from_card.empty()) segment.refs.push_back(from_card);
  if (add_record(page.edit_mix().segments, kMaxSegments, std::move(segment), page.app.random_bytes()).empty()) {
    page.app.toast(page.ui.tr_format("mix.full", {{"n", number_text(kMaxSegments)}}));
  }
}

void chance_row(MixPage& page, const Card& chance) {
  Ui& ui = page.ui;
  const Text id = Text("chance.") + chance.id;
  const Segment* taken = segment_from(page.mix, chance.id);
  node_around(ui, Role::ListItem, id, {}, [&] {
    Rect rect;
    const bool pressed = row_button(
        ui,
        {.id = sub_id(id, ".take"), .title = card_words(ui.strings, chance),
         .detail = taken == nullptr ? ui.tr("chance.take") : ui.tr_format("chance.taken", {{"name", page.name_of(taken->title)}}),
         .icon = taken == nullptr ? Icon::Plus : Icon::Check,
         .disabled = taken == nullptr && ui.read_only},
        0, rect);
    if (pressed && taken != nullptr) page.open(MixStep::Opportunity, taken->id);
    if (pressed && taken == nullptr) add_segment(page, chance.text, chance.id);
  });
  ui.gap(kGapSmall);
}

void chances_card(MixPage& page) {
  Ui& ui = page.ui;
  const Cards& chances = part<Swot>(page.app.workspace.plan()).in(Cell::Opportunities);
  card(ui, "chances", ui.tr("chance.title"), CardKind::Plain, [&] {
    heading(ui, "chances.title", 2, ui.tr("chance.title"));
    ui.gap(kGapTight);
    paragraph(ui, "chances.lead", ui.tr(chances.empty() ? Key("chance.none") : Key("chance.lead")), {.size = 14, .tone = Tone::Muted});
    ui.gap(kGap);
    if (chances.empty()) {
      if (button(ui, {.id = "chances.grid", .label = ui.tr("swot.grid"), .icon = Icon::Grid})) {
        const Route next = swot_route(page.app.route.plan);
        page.app.go(next);
      }
      return;
    }
    std::size_t shown = 0;
    node_around(ui, Role::List, "chances.list", ui.tr("chance.title"), [&] {
      for (int pass = 0; pass < 2; ++pass) {  // those with a star first
        for (const CardRef& chance : chances) {
          if (chance->top == (pass == 0) && shown < kChancesShown) {
            ++shown;
            chance_row(page, *chance);
          }
        }
      }
    });
    if (shown < chances.size()) {
      paragraph(ui, "chances.more", ui.tr_format("chance.more", {{"n", number_text(chances.size() - shown)}}),
                {.size = 14, .tone = Tone::Muted});
    }
  });
}

// --- market layers ------------------------------------------------------------------------------------------------------

void currency_field(MixPage& page) {
  Ui& ui = page.ui;
  std::string& typed = page.app.state<MixState>().adding["mix.currency"];
  std::string& of = page.app.state<MixState>().adding["mix.currency#of"];  // of the plan when that was typed
  if (of != page.mix.currency) typed = of = page.mix.currency;
  MixRefusal refusal = MixRefusal::None;
  const auto upper = [](std::string text) {
    for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    return text;
  };
  if (text_field(ui, {.id = "mix.currency", .label = ui.tr("mix.currency"), .max_bytes = 12, .read_only = ui.read_only}, typed)) {
    Mix tried = page.mix;
    if (set_currency(tried, upper(typed)) == MixRefusal::None && !(tried == page.mix)) {
      of = upper(typed);
      set_currency(page.edit_mix("mix.currency"), of);
      return;
    }
  }
  Mix tried = page.mix;
  refusal = set_currency(tried, upper(typed));
  if (refusal == MixRefusal::None) return;
  const Text words = ui.tr_format(refusal == MixRefusal::OtherCurrency ? Key("mix.other_currency") : Key("mix.bad_currency"),
                                  {{"currency", page.mix.currency}});
  Node& node = *ui.nodes.in_frame("mix.currency");
  node.invalid = true;
  node.description = words;
  ui.gap(kGapTight);
  paragraph(ui, "mix.currency.error", words, {.size = 14, .tone = Tone::Danger});
}

void layer_fields(MixPage& page) {
  Ui& ui = page.ui;
  const Market& market = page.mix.market;
  if (mix_text(page, "market.title", ui.tr("market.of"), market.title, 1, ui.tr("market.of_hint"))) {
    page.edit_mix("market.title").market.title = page.typed;
  }
  ui.gap(kGapSmall + kGapTight);
  const int unit = static_cast<int>(market.unit);
  RadioGroupSpec units{.id = "market.unit", .label = ui.tr("market.unit"),
                       .options = {{"market.unit.count", ui.tr("market.count")}, {"market.unit.value", ui.tr("market.value")}},
                       .selected = unit, .layout = RadioLayout::Chips, .disabled = ui.read_only, .label_size = kTextSmall};
  const int chosen = radio_group(ui, units).chosen;
  if (chosen >= 0 && chosen != unit) page.edit_mix().market.unit = static_cast<MarketUnit>(chosen);
  ui.gap(kGapSmall + kGapTight);
  currency_field(page);
  const MarketCheck check = check_market(market);
  for (std::size_t i = 0; i < kLayers; ++i) {
    ui.gap(kGapSmall + kGapTight);
    const Text id = sub_id("market.layer", ".", i);
    std::int64_t size = market.size[i];
    if (mix_figure_field(page, id, ui.tr(kLayerNames[i]), size, unit == 0 ? MixFigure::Units : MixFigure::Amount,
                     ui.tr(kLayerHelp[i]))) {
      page.edit_mix(id).market.size[i] = size;
    }
    if ((check.too_large >> i & 1) != 0) {
      ui.gap(kGapTight);
      paragraph(ui, sub_id(id, ".too_large"), ui.tr("market.too_large"), {.size = 14, .tone = Tone::Danger});
    }
  }
}

void layers_card(MixPage& page) {
  Ui& ui = page.ui;
  card(ui, "market", ui.tr("market.title"), CardKind::Plain, [&] {
    heading(ui, "market.heading", 2, ui.tr("market.title"));
    ui.gap(kGapTight);
    paragraph(ui, "market.lead", ui.tr("market.lead"), {.size = 14, .tone = Tone::Muted});
    ui.gap(kGap);
    const auto picture = [&] {
      const MixDrawing drawing = mix_drawing(page, MixPicture::Layers, "market.picture");
      mix_figure(page, "market.picture", drawing, layers_figure(page, drawing));
    };
    if (ui.flow.width < ui.dp(700)) {
      layer_fields(page);
      ui.gap(kGapLarge);
      picture();
    } else {
      columns(ui, {1, 1}, kGapLarge, [&](int column) { column == 0 ? layer_fields(page) : picture(); });
    }
  });
}

// --- factors --------------------------------------------------------------------------------------------------------------

std::int64_t hundredths(double number) { return number < 0 ? kNoMoney : std::llround(number * 100); }

void factor_list(MixPage& page, FactorAxis axis) {
  Ui& ui = page.ui;
  const auto number = static_cast<std::size_t>(axis);
  const Text id = axis == FactorAxis::Attractiveness ? "factors.attractiveness" : "factors.strength";
  const Text title = ui.tr(Keys("factors.attractiveness", "factors.strength")[axis]), list = axis == FactorAxis::Attractiveness ? "attractiveness" : "strength";
  const MixFactors& factors = page.mix.factors[number];
  heading(ui, sub_id(id, ".title"), 3, title);
  ui.gap(kGapSmall);
  for (const Shared<MixFactor>& factor : factors) {
    const Text row = sub_id(id, ".") + factor->id;
    Columns columns(ui);
    const float size = ui.dp_round(kTarget), gap = ui.dp_round(kGapSmall), weight = ui.dp_round(84);
    columns.at(0, ui.flow.width - weight - size - 2 * gap);
    if (mix_text(page, sub_id(row, ".title"), ui.tr("factor.name"), factor->title)) {
      edit_record(page.edit_mix(sub_id(row, ".title")).factors[number], factor->id)->title = page.typed;
    }
    const Rect bin{columns.outer.x + columns.outer.width - size, ui.flow.y - size, size, size};
    columns.at(columns.outer.width - weight - size - gap, weight);
    std::int64_t value = hundredths(factor->weight_pct);
    if (mix_figure_field(page, sub_id(row, ".weight"), ui.tr("factor.weight"), value, MixFigure::Percent)) {
      edit_record(page.edit_mix(sub_id(row, ".weight")).factors[number], factor->id)->weight_pct =
          value == kNoMoney ? -1 : static_cast<double>(value) / 100;
    }
    if (!ui.read_only && button_at(ui, bin, {.id = sub_id(row, ".delete"), .label = ui.tr_format("mix.delete", {{"name", page.name_of(factor->title)}}),
                                             .icon = Icon::Trash, .kind = ButtonKind::Quiet, .icon_only = true})) {
      remove_record(page.edit_mix().factors[number], factor->id);
      page.say_with_undo(ui.tr_format("mix.deleted", {{"name", page.name_of(factor->title)}}));
    }
    columns.finish();
    ui.gap(kGapSmall);
  }
  const WeightedScore sum = weighted_score(factors, {});
  if (!factors.empty()) {
    paragraph(ui, sub_id(id, ".sum"),
              ui.tr_format(sum.sums_to_100 ? Key("factor.sum") : Key("factor.sum_off"), {{"sum", number_words(sum.weight_sum_pct)}}),
              {.size = 14, .tone = sum.sums_to_100 ? Tone::Muted : Tone::Danger});
    ui.gap(kGapSmall);
  }
  if (ui.read_only || factors.size() >= kMaxFactors) return;
  const ButtonSpec buttons[] = {{.id = sub_id(id, ".add"), .label = ui.tr("factor.add"), .icon = Icon::Plus},
                                {.id = sub_id(id, ".usual"), .label = ui.tr("factor.usual"), .icon = Icon::List}};
  const int pressed = button_row(ui, std::span<const ButtonSpec>(buttons, factors.empty() ? 2 : 1));
  if (pressed == 0) {
    const std::string added = add_record(page.edit_mix().factors[number], kMaxFactors, MixFactor(), page.app.random_bytes());
    ui.nodes.request_focus(sub_id(id, ".") + added + ".title");
  } else if (pressed == 1) {
    for (const Json& entry : mix_list(page, list)) {
      MixFactor factor;
      factor.id = text_of(entry, "id");
      factor.title = text_of(entry, "label");
      factor.weight_pct = static_cast<double>(number_or(entry, "weight_pct", 0));
      page.edit_mix().factors[number].emplace_back(std::move(factor));
    }
  }
}

void factors_card(MixPage& page) {
  Ui& ui = page.ui;
  card(ui, "factors", ui.tr("factors.title"), CardKind::Plain, [&] {
    heading(ui, "factors.title", 2, ui.tr("factors.title"));
    ui.gap(kGapTight);
    paragraph(ui, "factors.lead", ui.tr("factors.lead"), {.size = 14, .tone = Tone::Muted});
    ui.gap(kGap);
    if (ui.flow.width < ui.dp(700)) {
      factor_list(page, FactorAxis::Attractiveness);
      ui.gap(kGapLarge);
      factor_list(page, FactorAxis::Strength);
    } else {
      columns(ui, {1, 1}, kGapLarge, [&](int column) { factor_list(page, static_cast<FactorAxis>(column)); });
    }
  });
}

// --- segments -------------------------------------------------------------------------------------------------------------

void segments_card(MixPage& page) {
  Ui& ui = page.ui;
  const std::size_t count = page.mix.segments.size();
  card(ui, "segments", ui.tr("segments.title"), CardKind::Plain, [&] {
    heading(ui, "segments.title", 2, ui.tr("segments.title"));
    ui.gap(kGapTight);
    paragraph(ui, "segments.lead", ui.tr("segments.lead"), {.size = 14, .tone = Tone::Muted});
    ui.gap(kGap);
    if (count > 0) {
      node_around(ui, Role::List, "segments.list", ui.tr("segments.title"), [&] {
        for (std::size_t i = 0; i < count; ++i) {
          const Segment& segment = *page.mix.segments[i];
          const SegmentCheck& check = page.figures.segments[i];
          const Text item = Text("segment.") + segment.id;
          if (!begin_item(ui, item, count)) continue;
          Text detail = ui.tr_format("segments.criteria", {{"n", number_text(check.passed)}, {"of", number_text(kCriteria)}});
          if (check.box != Box::None) {
            detail = mix_label(page.pack, "boxes", static_cast<std::size_t>(check.box) - 1) + " · " + detail;
          }
          if (segment.revenue != kNoMoney) detail = detail + " · " + page.money(segment.revenue);
          if (segment.target) detail = ui.tr("segment.target") + " · " + detail;
          Rect rect;
          if (row_button(ui, {.id = sub_id(item, ".open"), .title = page.name_of(segment.title), .detail = detail,
                              .icon = segment.target ? Icon::CheckCircle : Icon::Circle},
                         0, rect)) {
            page.open(MixStep::Opportunity, segment.id);
          }
          ui.gap(kGapSmall);
          end_item(ui, item);
        }
      });
    }
    for (const std::string& line : mix_add_field(page, "segments.add", ui.tr("segments.add"), ui.tr("mix.add_hint"))) add_segment(page, line, {});
  });
}

void portfolio_card(MixPage& page) {
  Ui& ui = page.ui;
  card(ui, "portfolio", ui.tr("portfolio.title"), CardKind::Plain, [&] {
    heading(ui, "portfolio.title", 2, ui.tr("portfolio.title"));
    ui.gap(kGapTight);
    paragraph(ui, "portfolio.lead", ui.tr("portfolio.lead"), {.size = 14, .tone = Tone::Muted});
    ui.gap(kGap);
    const MixDrawing drawing = mix_drawing(page, MixPicture::Portfolio, "portfolio.picture");
    mix_figure(page, "portfolio.picture", drawing, portfolio_figure(page, drawing));
  });
}

}  // namespace

void mix_opportunity(MixPage& page) {
  chances_card(page);
  page.ui.gap(kGap);
  layers_card(page);
  page.ui.gap(kGap);
  segments_card(page);
  page.ui.gap(kGap);
  factors_card(page);
  if (page.mix.segments.empty()) return;
  page.ui.gap(kGap);
  portfolio_card(page);
}

}  // namespace sandtable::mix
