// The marketing-mix planner: where one is among the four steps, what is still thin, and the step itself.
#include <cmath>

#include "plan/report.h"
#include "tools/mix/view/parts.h"
#include "tools/mix/model.h"
#include "core/base/records.h"

namespace sandtable::inline mix {

namespace {

constexpr Keys kGapKeys(
    "gap.market_open", "gap.layer_too_large", "gap.no_segment", "gap.weights_off", "gap.no_target",
    "gap.target_untested", "gap.target_fails", "gap.target_unplaced", "gap.no_objective", "gap.no_need",
    "gap.no_profile", "gap.core_without_value", "gap.no_kind", "gap.no_candidate", "gap.no_element",
    "gap.core_open", "gap.without_need", "gap.deleted_needs", "gap.kinds_missing", "gap.aspects_missing",
    "gap.without_price", "gap.no_revenue", "gap.no_round", "gap.candidate_gone", "gap.no_targets",
    "gap.actual_open", "gap.cause_missing", "gap.action_missing");

constexpr MixStep kSteps[kMixSteps] = {MixStep::Opportunity, MixStep::Needs, MixStep::Mix, MixStep::Evaluation};

MixStep step_in_view(const App& app) {
  for (const MixStep step : kSteps) {
    if (app.route.word(1) == to_word(step).view()) return step;
  }
  return MixStep::Opportunity;
}

// The four steps side by side, two by two on a phone; each with the number of things that are thin in it.
void step_bar(MixPage& page, MixStep now, const MixGaps& gaps) {
  Ui& ui = page.ui;
  node_around(ui, Role::Navigation, "mix.steps", ui.tr("mix.steps"), [&] {
    FieldGrid grid(ui, ui.phone() ? 150 : 200);
    for (const MixStep step : kSteps) {
      grid.next();
      const auto number = static_cast<std::size_t>(step);
      const Text id = Text("mix.step.") + to_word(step), name = mix_label(page.pack, "steps_help", number);
      const std::size_t thin = gaps.kinds_in(step);
      const Text state = thin == 0 ? ui.tr("mix.step_full") : ui.tr_format("mix.step_thin", {{"n", number_text(thin)}});
      const Rect rect = ui.place(ui.dp_round(60));
      Node& node = ui.nodes.add(Role::Button, id);
      node.name = number_text(number + 1) + " " + name + ", " + state;
      node.current = step == now;
      const Interaction act = interact(ui, id, rect);
      if (act.clicked) page.open(step);
      if (ui.visible(rect)) {
        const Theme& theme = *ui.theme;
        const ImVec2 low(rect.x, rect.y), high(rect.right(), rect.bottom());
        const bool on = step == now;
        ui.draw->AddRectFilled(low, high, on ? theme.accent_wash : act.hovered ? theme.sunken : theme.surface, ui.dp(kRounding));
        ui.draw->AddRect(low, high, on ? theme.accent : theme.border, ui.dp(kRounding), 0, ui.dp(on ? 2 : 1));
        const float x = rect.x + ui.dp(26), middle = std::floor(rect.y + rect.h / 2);
        ui.draw->AddCircleFilled(ImVec2(x, middle), ui.dp(14), on ? theme.accent : theme.sunken);
        const TextBlock& digit = ui.text_block(number_text(number + 1), 15, Weight::Semibold, ui.dp(28));
        draw_block(ui.draw, digit, ImVec2(std::round(x - digit.width / 2), std::floor(middle - digit.height / 2)),
                   on ? theme.on_accent : theme.text);
        const Rect words{rect.x + ui.dp(48), rect.y + ui.dp(8), rect.w - ui.dp(54), ui.dp(24)};
        draw_line(ui, name, words, {.size = 15, .weight = Weight::Semibold});
        draw_line(ui, state, {words.x, words.y + ui.dp(22), words.w, ui.dp(20)},
                  {.size = kTextSmall, .tone = thin == 0 ? Tone::Accent : Tone::Muted});
      }
      draw_focus(ui, id, rect);
    }
    grid.finish();
  });
}

void thin_card(MixPage& page, MixStep now, const MixGaps& gaps) {
  Ui& ui = page.ui;
  std::vector<std::string> words;
  for (std::size_t i = 0; i < kGaps; ++i) {
    const Gap gap = static_cast<Gap>(i);
    if (step_of(gap) != now || gaps.count[i] == 0) continue;
    words.push_back(ui.tr_format(kGapKeys[gap], {{"n", number_text(gaps.count[i])}}));
  }
  card(ui, "mix.thin", ui.tr("mix.thin"), CardKind::Sunken, [&] {
    heading(ui, "mix.thin.title", 2, ui.tr(words.empty() ? Key("mix.nothing_thin") : Key("mix.thin")));
    if (words.empty()) return;
    ui.gap(kGapSmall);
    bullet_list(ui, "mix.thin.list", words, {.size = 15});
  }, kGap);
}

// From this step to the next.
void next_step(MixPage& page, MixStep now) {
  Ui& ui = page.ui;
  ui.gap(kGapLarge);
  const auto number = static_cast<std::size_t>(now) + 1;
  const bool last = number == kMixSteps;
  const Text next = last ? Text() : mix_label(page.pack, "steps_help", number);
  if (!last && button(ui, {.id = "mix.next", .label = ui.tr_format("mix.next", {{"step", next}}), .icon = Icon::Next, .kind = ButtonKind::Primary})) {
    page.open(kSteps[number]);
  }
  ui.gap(kGap);
  const int pressed = report_buttons(ui, "mix");
  if (pressed >= 0) put_out(page.app, pressed, tool_report(*find_tool("mix"), page.plan, page.app.setting()));
}

}  // namespace

void mix_view(App& app, Ui& ui) {
  MixPage page(app, ui);
  const MixStep now = step_in_view(app);
  const Segment* segment = find_record(page.mix.segments, app.route.word(2));
  const Element* element = find_element(page.mix, app.route.word(2));
  if (now == MixStep::Opportunity && segment != nullptr) {
    mix_segment(page, *segment);
  } else if (now == MixStep::Mix && element != nullptr) {
    mix_element(page, *element);
  } else {
    MixShown& figures = page.shown;
    const Candidate* candidate = page.candidate();
    if (!figures.has_gaps || figures.gaps_for != candidate) {
      figures.gaps = gaps_of(page.mix, figures.index, candidate, page.candidate_figures());
      figures.gaps_for = candidate;
      figures.has_gaps = true;
    }
    const MixGaps& gaps = figures.gaps;
    heading(ui, "page.title", 1, ui.tr("mix.title"));
    ui.gap(kGap);
    step_bar(page, now, gaps);
    ui.gap(kGapLarge);
    heading(ui, "mix.step_title", 2, mix_label(page.pack, "steps_help", static_cast<std::size_t>(now)));
    ui.gap(kGapTight);
    paragraph(ui, "mix.lead", text_of(mix_list(page, "steps_help")[static_cast<std::size_t>(now)], "help"), {.tone = Tone::Muted});
    ui.gap(kGap);
    thin_card(page, now, gaps);
    ui.gap(kGap);
    switch (now) {
      case MixStep::Opportunity: mix_opportunity(page); break;
      case MixStep::Needs: mix_needs(page); break;
      case MixStep::Mix: mix_candidates(page); break;
      case MixStep::Evaluation: mix_evaluation(page); break;
    }
    next_step(page, now);
  }
  page.finish();
}

}  // namespace sandtable::mix
