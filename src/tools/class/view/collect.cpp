// Collecting hand-ins: what is pasted or comes as files, and a report of what became of each.
#include <algorithm>

#include "tools/class/collect.h"
#include "core/links/code_digits.h"
#include "core/links/link.h"
#include "tools/workshop/task.h"
#include "core/base/text_lines.h"
#include "core/base/utf8.h"
#include "tools/class/view/page.h"
#include "ui/widgets/button.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text_field.h"
#include "app/words.h"
#include "tools/class/view/state.h"
#include "tools/sorting/shelf.h"

#include "tools/self_test/shelf.h"

namespace sandtable::inline classroom {

namespace {

constexpr std::size_t kShownFaults = 50;
constexpr int kDraftBytes = 3 << 20;
constexpr std::size_t kPieceBytes = 512;
constexpr std::int64_t kPieceMs = 40;        // what is pasted is read in pieces, so that the page stays alive
constexpr std::int64_t kTogetherMs = 3000;  // files that come within this of each other have one report

long count_of(const std::vector<FoundHandIn>& found, Arrival state) {
  return static_cast<long>(std::ranges::count_if(found, [&](const FoundHandIn& one) { return one.state == state; }));
}

void find(App& app, Text source, std::string_view bytes) {
  const std::string now = app.host.now_instant();
  ClassState& state = app.state<ClassState>();
  find_hand_ins(bytes, source, {tests_of(app), sorts_of(app), state.exercise, now, &state.work}, state.found);
}

// Adds what is new. The documents of another exercise stay: they may be wanted all the same.
void add_new(App& app, bool keep_others) {
  std::vector<FoundHandIn>& found = app.state<ClassState>().found;
  Json::array_t documents;
  for (const FoundHandIn& one : found) documents.push_back(one.state == Arrival::Found ? one.document : Json());
  app.workspace.edit("undo.class", "", [&](Plan& plan) { add_hand_ins(plan, found, tests_of(app), keep_others); });
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (found[i].state == Arrival::OtherExercise && !documents[i].is_null()) found[i].document = std::move(documents[i]);
  }
}

std::vector<std::string> report_lines(const Ui& ui, const ClassState& state) {
  const std::vector<FoundHandIn>& found = state.found;
  std::vector<std::string> lines;
  const auto line = [&](Key key, long n) {
    if (n > 0) lines.emplace_back(ui.tr_format(key, {{"n", number_text(n)}}));
  };
  line("class.files_read", state.files);
  line("class.added", count_of(found, Arrival::Added));
  line("class.duplicates", count_of(found, Arrival::Replaced) + count_of(found, Arrival::Older));
  line("class.same", count_of(found, Arrival::Duplicate));
  line("class.kept_other", count_of(found, Arrival::OtherExercise));
  line("class.broken", count_of(found, Arrival::Broken));
  return lines;
}

void announce_report(App& app, const Ui& ui) {
  std::string words;
  for (const std::string& line : report_lines(ui, app.state<ClassState>())) words += (words.empty() ? "" : ui.tr("list.comma").c_str()) + line;
  app.announce(words);
}

// Where a piece of what was pasted may end: before a line in which a link begins, for links may go on behind a line's end.
std::size_t piece_end(std::string_view text, std::size_t begin) {
  for (std::size_t at = text.find('\n', begin + kPieceBytes); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    const std::string_view line = text.substr(at + 1, text.find('\n', at + 1) - at - 1);
    if (line.starts_with("http") && find_link(line) != std::string_view::npos) return at + 1;
  }
  return text.size();
}

// The lines of the draft that hold what could not be read.
std::string unread_lines(const std::string& draft, const std::vector<FoundHandIn>& found) {
  std::string out;
  std::string_view rest = draft, line;
  std::size_t next = 0;
  bool broken = false;
  for (int number = 1; next_line(rest, line); ++number) {
    if (next < found.size() && found[next].line <= number) broken = false;
    for (; next < found.size() && found[next].line <= number; ++next) broken = broken || found[next].state == Arrival::Broken;
    if (broken) out.append(line).append("\n");
  }
  while (!out.empty() && out.back() == '\n') out.pop_back();
  return out;
}

// The characters of a group of a code, as typed.
std::string group_text(std::string_view typed, int group, int size) {
  std::string out;
  int place = 0;
  for (std::size_t at = 0; at < typed.size();) {
    const Utf8Character one = utf8_at(typed, at);
    if (!is_code_separator(one.code) && place++ / size + 1 == group) out += typed.substr(at, one.bytes);
    at += one.bytes;
  }
  return out;
}

Text reason_words(const Ui& ui, const FoundHandIn& one) {
  if (one.problems.empty()) return "";
  const Error& error = one.problems.front();
  int first = 0, last = 0;
  const bool known = wrong_groups(one.text, error, first, last);
  const std::string group_number = first == last ? std::to_string(first) : std::to_string(first) + "–" + std::to_string(last);
  const std::size_t colon = error.detail.find(':'), slash = error.detail.find('/');
  switch (error.code) {
    case ErrorCode::CodeCharacter:
      if (!known || colon == std::string::npos) break;
      return ui.tr_format("hand_in.error_character", {{"detail", Text(error.detail.c_str() + colon + 1)}, {"n", Text(group_number)}});
    case ErrorCode::CodeCheck: {
      if (!known) return ui.tr("hand_in.error_typo");
      const int groups = static_cast<int>(count_characters(one.text)) > 20 ? 4 : 6;  // result codes are shorter, in sixes
      std::string typed;
      for (int group = first; group <= last; ++group) typed += (typed.empty() ? "" : "-") + group_text(one.text, group, groups);
      return ui.tr_format("hand_in.error_group", {{"n", Text(group_number)}, {"group", Text(typed)}});
    }
    case ErrorCode::CodeLength:
      if (slash == std::string::npos) break;
      return ui.tr_format("hand_in.error_length", {{"found", Text(error.detail.substr(0, slash))}, {"wanted", Text(error.detail.substr(slash + 1))}});
    case ErrorCode::CodeUnknownTest: return ui.tr_format("hand_in.error_unknown_test", {{"detail", Text(error.detail)}});
    case ErrorCode::LinkCut: return ui.tr("hand_in.error_cut");
    case ErrorCode::LinkAltered: return ui.tr("hand_in.error_altered");
    case ErrorCode::LinkVersion:
    case ErrorCode::NewerVersion: return ui.tr("hand_in.error_newer");
    case ErrorCode::NotJson: return ui.tr("hand_in.error_file");
    case ErrorCode::TooLarge:
    case ErrorCode::OutOfRange:
      if (error.json_pointer != "/hand_ins") break;
      return ui.tr("class.full");
    case ErrorCode::WrongFormat:
      return ui.tr(Text(error.detail) == "exercise" ? Key("hand_in.error_exercise") : Key("hand_in.error_file"));
    case ErrorCode::NothingThere:
      // Of a file or a link there was a plan; of other text nothing at all.
      return ui.tr(one.text.empty() || find_link(one.text) != std::string::npos || one.text.starts_with("http") ? Key("hand_in.error_empty")
                                                                                                              : Key("hand_in.error_nothing"));
    default: break;
  }
  return error_words(ui, error);
}

// "no. 3: groupA.txt, 6HX4-…: There is a typing error …"
std::string fault_line(const Ui& ui, const FoundHandIn& one, std::size_t number, Text reason) {
  std::string place = one.source;
  if (!one.source.empty() && !one.text.empty()) place += ui.tr("list.comma").c_str();
  place += one.text;
  if (!place.empty()) place += " – ";
  place += reason.c_str();
  return ui.tr_format("class.broken_place", {{"n", count_words(static_cast<std::int64_t>(number))}, {"text", Text(place)}});
}

void faults(const Ui& ui, const std::vector<FoundHandIn>& found, bool broken, std::vector<std::string>& lines) {
  std::size_t left = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if ((found[i].state == Arrival::Broken) != broken || found[i].problems.empty()) continue;
    if (lines.size() < kShownFaults) {
      lines.push_back(fault_line(ui, found[i], i + 1, broken ? reason_words(ui, found[i]) : error_words(ui, found[i].problems.front())));
    } else {
      ++left;
    }
  }
  if (left > 0) lines.emplace_back(ui.tr_format("problems.more", {{"n", count_words(static_cast<std::int64_t>(left))}}));
}

void report_part(App& app, Ui& ui) {
  const std::vector<FoundHandIn>& found = app.state<ClassState>().found;
  if (found.empty()) return;
  ui.gap(kGap);
  node_around(ui, Role::Group, "class.report", ui.tr("class.collect"), [&] {
    bullet_list(ui, "class.report.lines", report_lines(ui, app.state<ClassState>()), {.weight = Weight::Semibold});
    std::vector<std::string> lines;
    faults(ui, found, true, lines);
    if (!lines.empty()) {
      ui.gap(kGapSmall);
      bullet_list(ui, "class.report.broken", lines, {.size = 15, .tone = Tone::Danger});
    }
    lines.clear();
    faults(ui, found, false, lines);
    if (!lines.empty()) {
      ui.gap(kGapSmall);
      bullet_list(ui, "class.report.mended", lines, {.size = 14, .tone = Tone::Muted});
    }
  });
  if (count_of(found, Arrival::OtherExercise) == 0 || ui.read_only) return;
  ui.gap(kGapSmall);
  if (!button(ui, {.id = "class.take_others", .label = ui.tr("class.take_others"), .icon = Icon::Plus})) return;
  for (FoundHandIn& one : app.state<ClassState>().found) {
    if (one.state == Arrival::OtherExercise) one.state = Arrival::Found;
  }
  add_new(app, true);
  announce_report(app, ui);
  ui.request_frame();
}

// For the class that is open; forgets another one's report.
void begin_collecting(App& app) {
  (void)figures_of(app);
  app.state<ClassState>().exercise = exercise_of(app.workspace.plan()).str();
}

// The files of one choice have one report.
void begin_file(App& app, int left) {
  ClassState& state = app.state<ClassState>();
  if (is_class_open(app)) begin_collecting(app);
  const std::int64_t now = app.host.now_ms();
  if (state.files_left == 0 && now - state.collected_ms > kTogetherMs) {
    state.found.clear();
    state.files = 0;
    state.work = {};
  }
  state.collected_ms = now;
  state.files_left = left;
  ++state.files;
}

}  // namespace

bool is_class_open(App& app) { return app.workspace.can_edit() && is_class(app.workspace.plan()); }

void collect(App& app, Text source, std::string_view bytes, int left) {
  begin_file(app, left);
  find(app, source, bytes);
}

void collect_failed(App& app, Text source, bool too_large, int left) {
  begin_file(app, left);
  FoundHandIn& failed = app.state<ClassState>().found.emplace_back();
  failed.state = Arrival::Broken;
  failed.source = source;
  failed.problems.push_back(error_at(too_large ? ErrorCode::TooLarge : ErrorCode::NotJson, "", std::to_string(kMaxCollectBytes)));
}

bool is_reading(App& app) { return app.state<ClassState>().reading_line > 0 || app.state<ClassState>().files_left > 0; }

// Some more of what was pasted.
void read_draft(App& app, Ui& ui) {
  ClassState& state = app.state<ClassState>();
  for (const std::int64_t begun = app.host.now_ms(); state.read_bytes < state.draft.size();) {
    const std::size_t end = piece_end(state.draft, state.read_bytes), known = state.found.size();
    const std::string_view piece = std::string_view(state.draft).substr(state.read_bytes, end - state.read_bytes);
    find(app, "", piece);
    for (std::size_t i = known; i < state.found.size(); ++i) state.found[i].line += state.reading_line - 1;
    state.reading_line += static_cast<int>(std::ranges::count(piece, '\n'));
    state.read_bytes = end;
    if (app.host.now_ms() - begun >= kPieceMs) break;
  }
  ui.request_frame();
  if (state.read_bytes < state.draft.size()) return;
  state.reading_line = 0;
  // Pieces in which nothing was found are not told of, unless there is nothing else.
  const auto is_nothing = [](const FoundHandIn& one) {
    return one.state == Arrival::Broken && one.text.empty() && !one.problems.empty() && one.problems.front().code == ErrorCode::NothingThere;
  };
  if (!std::ranges::all_of(state.found, is_nothing)) std::erase_if(state.found, is_nothing);
  add_new(app, false);
  state.draft = unread_lines(state.draft, state.found);
  announce_report(app, ui);
}

// What was found is added; the rest stays in the field.
void stop_reading(App& app) {
  ClassState& state = app.state<ClassState>();
  state.draft.erase(0, state.read_bytes);
  state.reading_line = 0;
}

void add_waiting(App& app, Ui& ui) {
  if (!app.workspace.can_edit()) return;
  if (app.state<ClassState>().reading_line > 0) return read_draft(app, ui);
  if (app.state<ClassState>().files_left > 0 || count_of(app.state<ClassState>().found, Arrival::Found) == 0) return;
  add_new(app, false);
  announce_report(app, ui);
}

void collect_part(App& app, Ui& ui, const ClassFigures& figures) {
  if (ui.read_only) return;
  card(ui, "class.collect", ui.tr("class.collect"), CardKind::Accent, [&] {
    heading(ui, "class.collect.title", 2, ui.tr("class.collect"));
    ui.gap(kGapSmall);
    if (figures.hand_ins.empty()) {
      paragraph(ui, "class.empty", ui.tr("class.empty"));
      ui.gap(kGapSmall);
    }
    text_field(ui, {.id = "class.draft", .label = ui.tr("class.paste"), .hint = ui.tr("class.paste_hint"), .max_bytes = kDraftBytes, .rows = 4,
                    .read_only = is_reading(app)},
               app.state<ClassState>().draft);
    ui.gap(kGapSmall);
    const ButtonSpec buttons[] = {{.id = "class.add", .label = ui.tr("class.add"), .icon = Icon::Plus, .kind = ButtonKind::Primary,
                                   .disabled = app.state<ClassState>().draft.empty() || is_reading(app)},
                                  {.id = "class.files", .label = ui.tr("class.files"), .icon = Icon::Upload},
                                  {.id = "class.folder", .label = ui.tr("class.folder"), .icon = Icon::Upload, .kind = ButtonKind::Quiet}};
    const int pressed = button_row(ui, buttons);
    if (pressed == 0) {
      begin_collecting(app);
      app.state<ClassState>().found.clear();
      app.state<ClassState>().files = 0;
      app.state<ClassState>().work = {};
      app.state<ClassState>().read_bytes = 0;
      app.state<ClassState>().reading_line = 1;
      ui.request_frame();
    } else if (pressed > 0) {
      app.host.request(Message("pick_file").text("purpose", "hand_ins").text("accept", ".json,.ndjson,.jsonl,.txt,.csv").flag("multiple", true)
                           .flag("folder", pressed == 2));
    }
    if (is_reading(app)) {
      ui.gap(kGapSmall);
      paragraph(ui, "class.reading", ui.tr_format("class.reading", {{"n", number_text(app.state<ClassState>().found.size())}}), {.tone = Tone::Muted});
      ui.gap(kGapSmall);
      if (app.state<ClassState>().reading_line > 0 && button(ui, {.id = "class.stop", .label = ui.tr("class.stop")})) stop_reading(app);
    } else {
      report_part(app, ui);
    }
  }, 24);
}

}  // namespace sandtable::classroom
