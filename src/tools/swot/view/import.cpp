// Cards from elsewhere: a pasted list, a Markdown or CSV file, a colleague's plan. Everything is shown before it is taken,
// duplicates too.
#include "tools/swot/files/cards_in.h"

#include <algorithm>

#include "tools/swot/merge.h"
#include "tools/swot/view/card.h"
#include "tools/swot/view/votes.h"
#include "tools/swot/view/tows_parts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/checkbox.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text_field.h"
#include "app/words.h"
#include "tools/swot/model.h"
#include "tools/swot/state.h"

namespace sandtable::inline situation {

namespace {

constexpr std::size_t kShownCards = 100, kShownProblems = 10;
constexpr int kMostBytes = 3 << 20;

}  // namespace

void read_cards(App& app, Ui& ui, Text name, std::string_view text) {
  ImportState& state = app.state<ImportState>();
  state = {};
  auto found = cards_in(part<Swot>(app.workspace.plan()), name, text, ui.strings, app.packs());
  if (!found) {
    state.import_faults.push_back(error_words(ui, found.error()));
    return;
  }
  state.incoming = std::move(found->incoming);
  state.import_faults = std::move(found->faults);
  state.voters_from = std::move(found->from);
}

namespace {

void problem_list(App& app, Ui& ui) {
  if (app.state<ImportState>().import_faults.empty()) return;
  std::vector<std::string> shown(app.state<ImportState>().import_faults.begin(),
                                 app.state<ImportState>().import_faults.begin() +
                                     static_cast<std::ptrdiff_t>(std::min(app.state<ImportState>().import_faults.size(), kShownProblems)));
  if (app.state<ImportState>().import_faults.size() > kShownProblems) {
    shown.push_back(ui.tr_format("problems.more", {{"n", number_text(app.state<ImportState>().import_faults.size() - kShownProblems)}}));
  }
  ui.gap(kGapSmall);
  bullet_list(ui, "cards.problems", shown, {.tone = Tone::Danger});
}

void incoming_list(App& app, Ui& ui) {
  ui.gap(kGap);
  heading(ui, "cards.found", 3, ui.tr_format("transfer.preview", {{"n", number_text(app.state<ImportState>().incoming.size())}}));
  paragraph(ui, "cards.help", ui.tr("merge.duplicate_help"), {.size = 14, .tone = Tone::Muted});
  ui.gap(kGapSmall);
  for (std::size_t i = 0; i < app.state<ImportState>().incoming.size() && i < kShownCards; ++i) {
    Incoming& each = app.state<ImportState>().incoming[i];
    std::string label = cell_name(ui.strings, each.cell) + ": " + each.card->text.substr(0, 300);
    if (!each.same_as.empty()) {
      const Card* same = find_card(part<Swot>(app.workspace.plan()), each.same_as);
      label += " – " + ui.tr_format("merge.duplicate", {{"text", same == nullptr ? Text() : Text(same->text)}});
    }
    if (checkbox(ui, sub_id("cards.c", "", i + 1), label, each.chosen)) each.chosen = !each.chosen;
  }
  if (app.state<ImportState>().incoming.size() > kShownCards) {
    paragraph(ui, "cards.more", ui.tr_format("problems.more", {{"n", number_text(app.state<ImportState>().incoming.size() - kShownCards)}}));
  }
}

void take(App& app, Ui& ui) {
  Plan plan = app.workspace.plan();
  std::size_t chosen = 0;
  for (const Incoming& each : app.state<ImportState>().incoming) chosen += each.chosen ? 1 : 0;
  const std::size_t left = take_cards(edit_part<Swot>(plan), app.state<ImportState>().incoming, app.random_bytes());
  merge_voters(plan, app.state<ImportState>().voters_from, app.state<ImportState>().incoming);
  app.workspace.commit("undo.take_cards", "", std::move(plan));
  app.toast_undo(ui.tr_format(left > 0 ? Key("swot.no_room") : Key("toast.cards_added"),
                              {{"n", number_text(chosen - left)}, {"left", number_text(left)}}));
}

}  // namespace

void swot_import_dialog(App& app, Ui& ui) {
  bool leave = false;
  const bool open = dialog(ui, "cards", ui.tr("transfer.import"), 600, [&] {
    if (text_field(ui, {.id = "cards.text", .label = ui.tr("transfer.import"), .hint = ui.tr("transfer.import_hint"),
                        .max_bytes = kMostBytes, .rows = 4, .show_label = false},
                   app.draft)) {
      read_cards(app, ui, "", app.draft);
    }
    ui.gap(kGapSmall);
    if (button(ui, {.id = "cards.file", .label = ui.tr("home.import"), .icon = Icon::Upload})) {
      app.host.request(Message("pick_file").text("purpose", "cards").text("accept", ".md,.txt,.csv,.json"));
    }
    problem_list(app, ui);
    if (!app.state<ImportState>().incoming.empty()) incoming_list(app, ui);
    else if (!app.draft.empty()) paragraph(ui, "cards.nothing", ui.tr("transfer.nothing"), {.tone = Tone::Muted});
    ui.gap(kGap);
    std::size_t chosen = 0;
    for (const Incoming& each : app.state<ImportState>().incoming) chosen += each.chosen ? 1 : 0;
    const Text label = ui.tr_format("merge.take", {{"n", number_text(chosen)}});
    const ButtonSpec buttons[] = {{.id = "cards.take", .label = label, .kind = ButtonKind::Primary, .disabled = app.state<ImportState>().incoming.empty()},
                                  {.id = "cards.leave", .label = ui.tr("action.cancel")}};
    const int pressed = button_row(ui, buttons);
    if (pressed == 0) take(app, ui);
    leave = pressed >= 0;
  });
  if (!open || leave) app.close_overlay();
}

}  // namespace sandtable::situation
