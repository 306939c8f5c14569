// The dot vote: people give their dots one after another on this screen; the count is shown when it is revealed.
#include "tools/swot/view/votes.h"

#include "tools/swot/edit.h"
#include "tools/swot/merge.h"
#include "tools/swot/votes.h"
#include "tools/swot/view/card.h"
#include "ui/widgets/button.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text_field.h"
#include "app/words.h"
#include "tools/swot/model.h"
#include "tools/swot/state.h"

namespace sandtable::inline situation {

namespace {

constexpr std::size_t kShownRanks = 30;

// The cards with dots, most first.
void result_list(App& app, Ui& ui) {
  const Swot& swot = part<Swot>(app.workspace.plan());
  std::vector<std::string> words;
  for (const RankedCard& ranked : vote_ranking(swot)) {
    if (words.size() == kShownRanks) break;
    const Card& card = *swot.in(ranked.place.cell)[ranked.place.index];
    words.push_back(card.text.substr(0, 200) + " – " +
                    ui.tr_format(ranked.tied ? Key("votes.tied") : Key("votes.place"),
                                 {{"n", number_text(ranked.rank)}, {"dots", number_text(ranked.dots)}}));
  }
  heading(ui, "votes.result", 3, ui.tr("votes.result"));
  ui.gap(kGapSmall);
  bullet_list(ui, "votes.ranks", words);
  ui.gap(kGap);
}

}  // namespace

void voting_bar(App& app, Ui& ui) {
  const Swot& swot = part<Swot>(app.workspace.plan());
  const Voter* voter = find_voter(swot.votes, app.state<SwotState>().voter);
  if (voter == nullptr || ui.read_only) {
    app.state<SwotState>().voter.clear();
    return;
  }
  const Text left = number_text(swot.votes.dots - dots_spent(swot, *voter));
  paragraph(ui, "votes.left", voter->name + " · " + ui.tr_format("votes.left", {{"n", left}}), {.weight = Weight::Semibold});
  ui.gap(kGapTight);
  if (button(ui, {.id = "votes.next", .label = ui.tr("votes.done_next"), .icon = Icon::Check, .kind = ButtonKind::Primary})) {
    app.state<SwotState>().voter.clear();
    app.draft.clear();
    app.open_overlay(votes_dialog);
  }
}

// The votes in a colleague's copy of this plan; what came of it is said in the dialog.
void merge_votes(App& app, Ui& ui, Text name, std::string_view file) {
  const auto loaded = load_plan(file, app.packs(), app.workspace.reads);
  if (!loaded) {
    app.state<ImportState>().import_faults.push_back(Text(name) + ": " + error_words(ui, loaded.error()));
    return;
  }
  Plan plan = app.workspace.plan();
  std::vector<Incoming> cards = incoming_cards(part<Swot>(plan), part<Swot>(loaded->plan));
  for (Incoming& card : cards) card.taken_as = card.same_as;
  std::size_t fresh = 0, known = 0;
  for (const MergedVoter& voter : merge_voters(plan, loaded->plan, cards)) {
    const bool taken = voter.outcome == VoterOutcome::Added || voter.outcome == VoterOutcome::Replaced;
    ++(taken ? fresh : known);
  }
  app.workspace.commit("undo.vote", "", std::move(plan));
  app.state<ImportState>().import_faults.push_back(ui.tr_format(
      "votes.merged", {{"name", name}, {"n", number_text(fresh)}, {"known", number_text(known)}}));
  app.announce(app.state<ImportState>().import_faults.back());
}

void votes_dialog(App& app, Ui& ui) {
  bool leave = false;
  const bool open = dialog(ui, "votes", ui.tr("votes.title"), 520, [&] {
    const Votes& votes = part<Swot>(app.workspace.plan()).votes;
    paragraph(ui, "votes.help", ui.tr("votes.help"), {.size = 14, .tone = Tone::Muted});
    ui.gap(kGap);
    if (!votes.voters.empty()) {
      if (votes.hidden) {
        paragraph(ui, "votes.progress", ui.tr_format("votes.progress", {{"n", number_text(votes.voters.size())}}));
        ui.gap(kGapSmall);
        if (button(ui, {.id = "votes.reveal", .label = ui.tr("votes.reveal"), .icon = Icon::Chart})) {
          Plan plan = app.workspace.plan();
          edit_part<Swot>(plan).votes.hidden = false;
          app.workspace.commit("undo.vote", "", std::move(plan));
        }
        ui.gap(kGap);
      } else {
        result_list(app, ui);
      }
    }
    std::string dots = number_text(votes.dots);
    if (text_field(ui, {.id = "votes.dots", .label = ui.tr("votes.dots_each"), .max_bytes = 12}, dots)) {
      double number = 0;
      if (parse_weight(dots, number) && number >= 1 && number <= kMaxDots) {
        Plan plan = app.workspace.plan();
        edit_part<Swot>(plan).votes.dots = static_cast<int>(number);
        app.workspace.commit("undo.vote", "votes.dots", std::move(plan));
      }
    }
    ui.gap(kGapSmall);
    text_field(ui, {.id = "votes.name", .label = ui.tr("votes.voter"), .max_bytes = static_cast<int>(kMaxNameBytes)}, app.draft);
    ui.gap(kGap);
    if (!app.state<ImportState>().import_faults.empty()) {
      bullet_list(ui, "votes.news", app.state<ImportState>().import_faults);
      ui.gap(kGap);
    }
    const ButtonSpec buttons[] = {
        {.id = "votes.start", .label = ui.tr("votes.start"), .icon = Icon::Play, .kind = ButtonKind::Primary,
         .disabled = app.draft.empty()},
        {.id = "votes.merge", .label = ui.tr("votes.merge"), .icon = Icon::Upload},
        {.id = "votes.clear", .label = ui.tr("votes.clear"), .icon = Icon::Trash, .disabled = votes.voters.empty()}};
    const int pressed = button_row(ui, buttons);
    if (pressed == 0) {
      Plan plan = app.workspace.plan();
      Voter voter;
      voter.id = app.new_uuid();
      voter.name = app.draft;
      // A first dot hides the count again: the others shall not be led by it.
      edit_part<Swot>(plan).votes.hidden = true;
      edit_part<Swot>(plan).votes.voters.push_back(voter);
      app.workspace.commit("undo.vote", "", std::move(plan));
      app.state<SwotState>().voter = voter.id;
      app.state<SwotState>().open_card.clear();
      leave = true;
    } else if (pressed == 1) {
      app.state<ImportState>().import_faults.clear();
      app.host.request(Message("pick_file").text("purpose", "votes").text("accept", ".json").flag("multiple", true));
    } else if (pressed == 2) {
      Plan plan = app.workspace.plan();
      edit_part<Swot>(plan).votes.voters.clear();
      app.workspace.commit("undo.vote", "", std::move(plan));
      app.toast_undo(ui.tr("votes.cleared"));
    }
  });
  if (!open || leave) app.close_overlay();
}

}  // namespace sandtable::situation
