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
#include "ui/widgets/radio_group.h"
#include "ui/widgets/text_field.h"
#include "app/views/views.h"
#include "app/words.h"
#include "core/base/text_lines.h"
#include "core/base/utf8.h"
#include "core/words/frame_texts.h"
#include "tools/swot/model.h"
#include "tools/swot/state.h"

namespace sandtable::inline situation {

namespace {

constexpr std::size_t kShownCards = 100, kShownProblems = 10;
constexpr std::size_t kShownColumns = 12, kShownBytes = 300, kSampleRows = 4;
constexpr int kMostBytes = 3 << 20;
constexpr Key kEncodingKeys[kEncodings] = {"transfer.encoding_utf8",    "transfer.encoding_utf16le", "transfer.encoding_utf16be",
                                           "transfer.encoding_gb18030", "transfer.encoding_big5",    "transfer.encoding_windows1252"};
constexpr Key kColumnKeys[kCardColumns] = {"swot.cell", "swot.text", "swot.note", "swot.weight", "swot.rating", "swot.tags"};

Text cut_words(std::string_view text, std::size_t most) {
  const std::string_view shown = cut_text(text, most);
  return frame_text(std::string(shown) + (shown.size() < text.size() ? "…" : ""));
}

// What was found of the cards that are on show, for those who hear it.
void announce_found(App& app, const Ui& ui) {
  const ImportState& state = app.state<ImportState>();
  app.announce(state.incoming.empty() ? ui.tr("transfer.nothing") : ui.tr_format("transfer.preview", {{"n", number_text(state.incoming.size())}}));
}

void show_found(App& app, CardsIn found) {
  ImportState& state = app.state<ImportState>();
  state.incoming = std::move(found.incoming);
  state.import_faults = std::move(found.faults);
  state.voters_from = std::move(found.from);
}

void read_text(App& app, Ui& ui, std::string_view text) {
  ImportState& state = app.state<ImportState>();
  state.text = text;
  state.incoming.clear();
  state.import_faults.clear();
  state.unread.clear();
  auto found = cards_in(part<Swot>(app.workspace.plan()), state.name, text, ui.strings, app.packs());
  if (!found) {
    state.import_faults.push_back(error_words(ui, found.error()));
    return;
  }
  state.unread = std::move(found->unread);
  state.choice = {};
  std::ranges::fill(state.choice.column, kNoColumn);
  show_found(app, std::move(found).value());
}

void read_file(App& app, Ui& ui, Encoding encoding) {
  ImportState& state = app.state<ImportState>();
  state.encoding = encoding;
  const auto text = file_kind(state.bytes) == FileKind::Text ? decode_here(state.bytes, encoding) : state.bytes;
  if (!text) {
    app.host.request(Message("decode").text("encoding", encoding_name(encoding)).text("name", state.name).text("purpose", "cards_text"), state.bytes);
    return;
  }
  read_text(app, ui, *text);
  announce_found(app, ui);
}

}  // namespace

void open_swot_import(App& app) {
  app.draft.clear();
  app.state<ImportState>() = {};
  app.open_overlay(swot_import_dialog);
}

void read_card_file(App& app, Text name, std::string_view bytes) {
  ImportState& state = app.state<ImportState>();
  state = {};
  state.name = name;
  state.bytes = bytes;
  state.stale = true;
}

void read_card_text(App& app, Ui& ui, std::string_view text) {
  if (app.overlay != swot_import_dialog || app.state<ImportState>().bytes.empty()) return;
  read_text(app, ui, text);
  announce_found(app, ui);
}

namespace {

void read_stale(App& app, Ui& ui) {
  ImportState& state = app.state<ImportState>();
  state.stale = false;
  if (state.bytes.empty()) read_text(app, ui, app.draft);
  else read_file(app, ui, guess_encoding(state.bytes));
}

// Which encoding the file is read in, with another one to choose.
void encoding_part(App& app, Ui& ui) {
  const ImportState& state = app.state<ImportState>();
  if (state.bytes.empty() || file_kind(state.bytes) != FileKind::Text) return;
  ui.gap(kGap);
  RadioGroupSpec spec{.id = "cards.encoding", .label = ui.tr("transfer.encoding"), .options = {}, .selected = static_cast<int>(state.encoding), .layout = RadioLayout::Chips};
  for (std::size_t i = 0; i < kEncodings; ++i) spec.add(sub_id("cards.encoding.", "", i), ui.tr(kEncodingKeys[i]));
  const RadioChoice choice = radio_group(ui, spec);
  paragraph(ui, "cards.encoding.help", ui.tr("transfer.encoding_help"), {.size = 14, .tone = Tone::Muted});
  if (state.incoming.empty() && !state.text.empty()) paragraph(ui, "cards.sample", cut_words(state.text, kShownBytes), {.size = 14});
  if (choice.chosen >= 0 && choice.chosen != static_cast<int>(state.encoding)) read_file(app, ui, static_cast<Encoding>(choice.chosen));
}

// The first texts of a column.
Text column_sample(const Table& table, std::size_t column) {
  std::string out;
  for (std::size_t i = 0; i < std::min(table.size(), kSampleRows); ++i) {
    const std::string_view cell = column < table[i].cells.size() ? trimmed(table[i].cells[column]) : std::string_view();
    if (!cell.empty()) out.append(out.empty() ? "" : " · ").append(cut_text(cell, 40));
  }
  return frame_text(out);
}

bool column_choice(Ui& ui, const Table& table, std::size_t column, TableChoice& choice) {
  const Text id = sub_id("cards.column.", "", column + 1);
  RadioGroupSpec spec{.id = id, .label = ui.tr_format("transfer.column", {{"n", number_text(column + 1)}, {"text", column_sample(table, column)}}),
                      .options = {}, .selected = 0, .layout = RadioLayout::Chips};
  spec.add(sub_id(id, ".none"), ui.tr("transfer.column_none"));
  for (std::size_t i = 0; i < kCardColumns; ++i) {
    spec.add(sub_id(id, ".", i), ui.tr(kColumnKeys[i]));
    if (choice.column[i] == column) spec.selected = static_cast<int>(i) + 1;
  }
  const int chosen = radio_group(ui, spec).chosen;
  ui.gap(kGapSmall);
  if (chosen < 0 || chosen == spec.selected) return false;
  if (spec.selected > 0) choice.column[spec.selected - 1] = kNoColumn;
  if (chosen > 0) choice.column[chosen - 1] = column;
  return true;
}

bool cell_choice(Ui& ui, TableChoice& choice) {
  RadioGroupSpec spec{.id = "cards.all", .label = ui.tr("transfer.cell"), .options = {}, .selected = choice.all ? static_cast<int>(*choice.all) + 1 : 0, .layout = RadioLayout::Chips};
  spec.add("cards.all.none", ui.tr("transfer.cell_by_table"));
  for (const Cell cell : kAllCells) spec.add(sub_id("cards.all.", "", static_cast<std::size_t>(cell)), cell_name(ui.strings, cell));
  const int chosen = radio_group(ui, spec).chosen;
  if (chosen < 0 || chosen == spec.selected) return false;
  choice.all.reset();
  if (chosen > 0) choice.all = static_cast<Cell>(chosen - 1);
  return true;
}

// A table that was not understood: what its columns are is said here.
void columns_part(App& app, Ui& ui) {
  ImportState& state = app.state<ImportState>();
  if (state.unread.empty()) return;
  std::size_t width = 0;
  for (std::size_t i = 0; i < std::min(state.unread.size(), kSampleRows); ++i) width = std::max(width, state.unread[i].cells.size());
  ui.gap(kGap);
  heading(ui, "cards.columns", 3, ui.tr("transfer.columns"));
  paragraph(ui, "cards.columns.help", ui.tr("transfer.columns_help"), {.size = 14, .tone = Tone::Muted});
  ui.gap(kGapSmall);
  bool changed = false;
  for (std::size_t column = 0; column < std::min(width, kShownColumns); ++column) changed |= column_choice(ui, state.unread, column, state.choice);
  changed |= cell_choice(ui, state.choice);
  ui.gap(kGapSmall);
  if (checkbox(ui, "cards.has_head", ui.tr("transfer.has_head"), state.choice.has_head)) {
    state.choice.has_head = !state.choice.has_head;
    changed = true;
  }
  if (!changed) return;
  show_found(app, cards_in(part<Swot>(app.workspace.plan()), state.unread, state.choice, ui.strings));
  announce_found(app, ui);
  ui.request_frame();
}

void problem_list(App& app, Ui& ui) {
  const std::vector<std::string>& faults = app.state<ImportState>().import_faults;
  if (faults.empty()) return;
  std::vector<std::string> shown(faults.begin(), faults.begin() + static_cast<std::ptrdiff_t>(std::min(faults.size(), kShownProblems)));
  if (faults.size() > kShownProblems) shown.push_back(ui.tr_format("problems.more", {{"n", number_text(faults.size() - kShownProblems)}}));
  ui.gap(kGapSmall);
  bullet_list(ui, "cards.problems", shown, {.tone = Tone::Danger});
  ui.gap(kGapSmall);
  if (!button(ui, {.id = "cards.left_out", .label = ui.tr("transfer.left_out"), .icon = Icon::Download})) return;
  std::string lines;
  for (const std::string& fault : faults) lines.append(fault).append("\n");
  app.download(file_name(ui.tr("transfer.left_out_file"), ".txt"), "text/plain", lines);
}

void incoming_list(App& app, Ui& ui) {
  std::vector<Incoming>& incoming = app.state<ImportState>().incoming;
  ui.gap(kGap);
  heading(ui, "cards.found", 3, ui.tr_format("transfer.preview", {{"n", number_text(incoming.size())}}));
  paragraph(ui, "cards.help", ui.tr("merge.duplicate_help"), {.size = 14, .tone = Tone::Muted});
  ui.gap(kGapSmall);
  for (std::size_t i = 0; i < incoming.size() && i < kShownCards; ++i) {
    Incoming& each = incoming[i];
    std::string label = cell_name(ui.strings, each.cell) + ": " + cut_words(each.card->text, kShownBytes);
    if (!each.same_as.empty()) {
      const Card* same = find_card(part<Swot>(app.workspace.plan()), each.same_as);
      label += " – " + ui.tr_format("merge.duplicate", {{"text", same == nullptr ? Text() : Text(same->text)}});
    }
    if (checkbox(ui, sub_id("cards.c", "", i + 1), label, each.chosen)) each.chosen = !each.chosen;
  }
  if (incoming.size() > kShownCards) paragraph(ui, "cards.more", ui.tr_format("problems.more", {{"n", number_text(incoming.size() - kShownCards)}}));
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
      app.state<ImportState>() = {};
      app.state<ImportState>().stale = true;
    }
    ui.gap(kGapSmall);
    if (button(ui, {.id = "cards.file", .label = ui.tr("home.import"), .icon = Icon::Upload})) {
      app.host.request(Message("pick_file").text("purpose", "cards").text("accept", ".md,.txt,.csv,.tsv,.htm,.html,.json,.xlsx,.xls"));
    }
    const bool tables = app.content.fetch("tables"), ready = app.content.fetch("links") && tables;
    if (!ready) wait_words(app, ui, "cards", app.content.has_failed("links") || app.content.has_failed("tables"));
    else if (app.state<ImportState>().stale) read_stale(app, ui);
    encoding_part(app, ui);
    problem_list(app, ui);
    columns_part(app, ui);
    if (!app.state<ImportState>().incoming.empty()) incoming_list(app, ui);
    else if (ready && !(app.draft.empty() && app.state<ImportState>().bytes.empty())) paragraph(ui, "cards.nothing", ui.tr("transfer.nothing"), {.tone = Tone::Muted});
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
