// Step 4: rounds of carrying the mix out, how far each fell short, why, and what comes of it (N24).
#include "tools/actions/fields.h"
#include "tools/swot/words.h"
#include "core/json/record_writer.h"
#include "tools/mix/view/parts.h"
#include "ui/widgets/row.h"
#include "ui/widgets/table.h"
#include "tools/actions/model.h"
#include "tools/mix/model.h"
#include "core/base/records.h"
#include "tools/mix/view/state.h"

namespace sandtable::inline mix {

namespace {

Round& edited(MixPage& page, const Round& round, Text field = {}) {
  return *edit_record(page.edit_mix(field).rounds, round.id);
}

// --- plan of the round ------------------------------------------------------------------------------------------------------

void what_it_is(MixPage& page, const Round& round) {
  Ui& ui = page.ui;
  if (mix_text(page, "round.title", ui.tr("round.title"), round.title)) edited(page, round, "round.title").title = page.typed;
  ui.gap(kGap);
  if (mix_text(page, "round.text", ui.tr("round.text"), round.text, 2, ui.tr("round.text_hint"))) {
    edited(page, round, "round.text").text = page.typed;
  }
  ui.gap(kGap);
  RadioGroupSpec spec{.id = "round.candidate", .label = ui.tr("round.candidate"), .layout = RadioLayout::Chips,
                      .disabled = ui.read_only, .label_size = kTextSmall};
  for (const Shared<Candidate>& candidate : page.mix.candidates) {
    if (candidate->id == round.candidate) spec.selected = static_cast<int>(spec.options.size());
    spec.add(Text("round.candidate.") + candidate->id, page.name_of(candidate->title));
  }
  if (spec.options.empty()) {
    paragraph(ui, "round.no_candidate", ui.tr("candidate.none"), {.tone = Tone::Muted});
    return;
  }
  const int chosen = radio_group(ui, spec).chosen;
  if (chosen >= 0 && chosen != spec.selected) {
    edited(page, round).candidate = page.mix.candidates[static_cast<std::size_t>(chosen)]->id;
  }
  ui.gap(kGapSmall);
  if (button(ui, {.id = "round.take_targets", .label = ui.tr("round.take_targets"), .icon = Icon::Download,
                  .disabled = ui.read_only || spec.selected < 0})) {
    take_targets(page.edit_mix(), round.id);
  }
}

int quarters_of(const Mix& mix, const Round& round) {
  const Candidate* candidate = find_record(mix.candidates, round.candidate);
  int out = candidate == nullptr ? kStandardQuarters : candidate->quarters;
  for (const Quarters& figures : round.figures) {
    for (int i = out; i < kMaxQuarters; ++i) {
      if (figures.at[i] != kNoMoney) out = i + 1;
    }
  }
  return out;
}

void figures(MixPage& page, const Round& round) {
  Ui& ui = page.ui;
  const int quarters = quarters_of(page.mix, round);
  for (std::size_t kind = 0; kind < kRoundFigures; ++kind) {
    const Text id = Text("round.") + to_word(static_cast<RoundFigure>(kind)), title = ui.tr(Keys("round.target_revenue", "round.target_cost", "round.actual_revenue", "round.actual_cost")[kind]);
    heading(ui, id, 3, title + " (" + page.mix.currency + ")");
    ui.gap(kGapTight);
    FieldGrid grid(ui, 140);
    for (int q = 0; q < quarters; ++q) {
      grid.next();
      const Text field = sub_id(id, ".q", static_cast<std::size_t>(q + 1));
      const Text label = ui.tr_format("mix.quarter", {{"n", number_text(q + 1)}});
      Money value = round.figures[kind].at[q];
      if (mix_figure_field(page, field, label, value, MixFigure::SignedAmount, {}, {"round", static_cast<int>(kind), q})) edited(page, round, field).figures[kind].at[q] = value;
      ui.nodes.in_frame(field)->name = title + ", " + label;
    }
    grid.finish();
    ui.gap(kGap);
  }
}

Text check_words(MixPage& page, const RoundCheck& check) {
  Ui& ui = page.ui;
  if (check.compared == 0) return ui.tr("round.nothing_yet");
  Text out = ui.tr_format("round.reached", {{"percent", share_words(check.reached_ratio)}, {"n", number_text(check.compared)}});
  if (check.total_revenue_shortfall > 0) {
    out = out + " " + ui.tr_format("round.short", {{"amount", page.money(check.total_revenue_shortfall)}, {"currency", page.mix.currency}});
  }
  if (check.total_cost_overrun > 0) {
    out = out + " " + ui.tr_format("round.over", {{"amount", page.money(check.total_cost_overrun)}, {"currency", page.mix.currency}});
  }
  return out;
}

// --- why, and what comes of it ----------------------------------------------------------------------------------------------

// The causes of a failed step.
Json causes_of(MixPage& page, FailedStep step) {
  Json out = empty_array();
  for (const Json& cause : mix_list(page, "causes")) {
    if (text_of(cause, "step") == to_word(step)) add_json(out, cause);
  }
  return out;
}

void reason(MixPage& page, const Round& round) {
  Ui& ui = page.ui;
  const int step = mix_choice(page, "round.failed_step", ui.tr("round.failed_step"), mix_list(page, "steps"),
                              static_cast<int>(round.failed_step), true);
  if (step >= 0) {
    Round& changed = edited(page, round);
    changed.failed_step = static_cast<FailedStep>(step);
    changed.cause.clear();
  }
  if (round.failed_step != FailedStep::None) {
    ui.gap(kGap);
    const Json causes = causes_of(page, round.failed_step);
    if (mix_choice_of(page, "round.cause", ui.tr("round.cause"), causes, round.cause)) {
      Round& changed = edited(page, round);
      changed.cause = page.typed;
      // The improvement of the pack, unless the user has written another one.
      bool own = !round.improvement.empty();
      for (const Json& each : mix_list(page, "causes")) own = own && !(text_of(each, "improvement") == round.improvement);
      const int index = mix_index(causes, changed.cause);
      if (!own && index >= 0) changed.improvement = text_of(causes[static_cast<std::size_t>(index)], "improvement");
    }
  }
  ui.gap(kGap);
  if (mix_text(page, "round.improvement", ui.tr("round.improvement"), round.improvement, 2)) {
    edited(page, round, "round.improvement").improvement = page.typed;
  }
  ui.gap(kGapSmall);
  if (button(ui, {.id = "round.make_action", .label = ui.tr("round.make_action"), .icon = Icon::Plus,
                  .disabled = ui.read_only || round.improvement.empty() || round.actions.size() >= kMaxMixRefs ||
                              part<Actions>(page.app.workspace.plan()).size() >= kMaxActions})) {
    Plan& plan = page.edit();
    Action& action = edit_part<Actions>(plan).emplace_back().edit();
    action.id = page.app.new_uuid();
    action.text = round.improvement;
    edit_record(edit_part<Mix>(plan).rounds, round.id)->actions.push_back(action.id);
    ui.nodes.request_focus("action." + action.id + ".owner");
  }
}

void actions(MixPage& page, const Round& round) {
  Ui& ui = page.ui;
  page.finish();  // what follows changes the plan by itself
  const Actions all = part<Actions>(page.app.workspace.plan());
  for (const std::string& id : round.actions) {
    ui.gap(kGap);
    const std::size_t at = position_of(all, id);
    if (at < all.size()) {
      action_fields(page.app, ui, *all[at], {});
    } else {
      paragraph(ui, Text("round.action_gone.") + id, ui.tr("round.action_gone"), {.tone = Tone::Muted});
    }
  }
}

void open_round(MixPage& page, const Round& round, const RoundCheck& check) {
  Ui& ui = page.ui;
  card(ui, "round", page.name_of(round.title), CardKind::Sunken, [&] {
    what_it_is(page, round);
    ui.gap(kGapLarge);
    figures(page, round);
    const bool is_short = check.first_short > 0;
    paragraph(ui, "round.check", check_words(page, check), {.weight = Weight::Semibold, .tone = is_short ? Tone::Danger : Tone::Normal});
    ui.gap(kGapLarge);
    heading(ui, "round.why", 3, ui.tr("round.why"));
    ui.gap(kGapSmall);
    reason(page, round);
    actions(page, round);
    ui.gap(kGap);
    if (mix_delete(page, "round.delete", ui.tr("round.delete"), page.name_of(round.title))) {
      remove_record(page.edit_mix().rounds, round.id);
      ui.nodes.request_focus("mix.step_title");
    }
  });
}

}  // namespace

void mix_evaluation(MixPage& page) {
  Ui& ui = page.ui;
  const std::size_t count = page.mix.rounds.size();
  if (count == 0) {
    paragraph(ui, "rounds.none", ui.tr("rounds.none"), {.tone = Tone::Muted});
    ui.gap(kGap);
  } else {
    node_around(ui, Role::List, "rounds.list", ui.tr("rounds.title"), [&] {
      for (std::size_t i = 0; i < count; ++i) {
        const Round& round = *page.mix.rounds[i];
        const RoundCheck& check = page.figures.rounds[i];
        const Text item = Text("round.") + round.id;
        const bool open = page.app.state<MixState>().open == round.id;
        node_around(ui, Role::ListItem, item, {}, [&] {
          Rect rect;
          if (row_button(ui, {.id = sub_id(item, ".open"), .title = number_text(i + 1) + " " + page.name_of(round.title),
                              .detail = check_words(page, check),
                              .icon = check.first_short > 0 ? Icon::Warning : check.compared > 0 ? Icon::CheckCircle : Icon::Clock},
                         0, rect)) {
            page.app.state<MixState>().open = open ? std::string() : round.id;
            page.other_record();
            ui.request_frame();
          }
          ui.nodes.in_frame(sub_id(item, ".open"))->expanded = open ? Toggle::On : Toggle::Off;
          if (open) open_round(page, round, check);
        });
        ui.gap(kGapSmall);
      }
    });
  }
  if (!ui.read_only && button(ui, {.id = "rounds.add", .label = ui.tr(count == 0 ? Key("rounds.pilot") : Key("rounds.add")), .icon = Icon::Plus,
                                   .kind = count == 0 ? ButtonKind::Primary : ButtonKind::Normal})) {
    Round fresh;
    fresh.title = count == 0 ? ui.tr("rounds.pilot_title") : ui.tr_format("rounds.new", {{"n", number_text(count + 1)}});
    if (const Candidate* candidate = page.candidate()) fresh.candidate = candidate->id;
    Mix& mix = page.edit_mix();
    page.app.state<MixState>().open = add_record(mix.rounds, kMaxRounds, std::move(fresh), page.app.random_bytes());
    take_targets(mix, page.app.state<MixState>().open);
    ui.nodes.request_focus("round.title");
  }
  if (count == 0) return;
  ui.gap(kGapLarge);
  card(ui, "rounds", ui.tr("rounds.learned"), CardKind::Plain, [&] {
    heading(ui, "rounds.learned", 2, ui.tr("rounds.learned"));
    ui.gap(kGapSmall);
    table(ui, "rounds.table", ui.tr("rounds.learned"), rounds_table(page));
  });
}

}  // namespace sandtable::mix
