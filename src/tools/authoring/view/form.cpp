#include "tools/authoring/view/form.h"

#include <charconv>

#include "app/words.h"
#include "core/base/money.h"
#include "core/base/utf8.h"
#include "tools/authoring/view/parts.h"
#include "tools/self_test/pack.h"
#include "ui/widgets/button.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/list_items.h"
#include "ui/widgets/text_field.h"

namespace sandtable::inline authoring {

namespace {

Text record_id(const Json& document, Text list, std::size_t index) {
  const Json& records = list_of(document, list);
  const Text own = index < records.size() ? text_of(records[index], "id") : Text();
  return own.empty() ? "_" + number_text(static_cast<long>(index)) : own;
}

std::string shown_text(const Json* value) {
  if (value == nullptr) return {};
  if (const auto* text = value->get_ptr<const std::string*>()) return *text;
  return value->is_number_integer() ? std::to_string(value->get<std::int64_t>()) : std::string();
}

bool is_blank(const std::string& text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; }

// What is wrong, in words that belong to a field.
Text problem_words(const Ui& ui, const Error& problem, bool blank) {
  const std::string_view place = problem.json_pointer;
  const auto is_list = [&](std::string_view name) { return place.ends_with(name); };
  const auto whole_wrong = [&](std::int64_t most) { return ui.tr_format("authoring.whole_wrong", {{"most", number_text(static_cast<long>(most))}}); };
  switch (problem.code) {
    case ErrorCode::EmptyDimension: return ui.tr("authoring.no_question_here");
    case ErrorCode::NotAscending: return ui.tr("authoring.must_rise");
    case ErrorCode::UnknownDimension:
    case ErrorCode::UnknownChoice: return ui.tr("authoring.choose");
    case ErrorCode::MissingMember:
    case ErrorCode::OutOfRange:
    case ErrorCode::WrongType:
      if (is_list("/from_pomp")) return whole_wrong(kMostPercent);
      if (is_list("/minutes")) return whole_wrong(kMaxTestMinutes);
      if (is_list("/scale/min")) return whole_wrong(kMostFirstPoints);
      if (is_list("/dimension")) return ui.tr("authoring.choose");
      if (is_list("/questions")) return ui.tr("authoring.no_questions");
      if (is_list("/dimensions")) return ui.tr("authoring.no_dimensions");
      if (is_list("/bands")) return ui.tr("authoring.no_bands");
      if (is_list("/labels")) return ui.tr("authoring.scale_wrong");
      if (is_list("/bins")) return ui.tr("authoring.bins_wrong");
      if (is_list("/items")) return ui.tr("authoring.no_items");
      if (blank) return ui.tr("authoring.empty");
      break;
    default: break;
  }
  return error_words(ui, {problem.code, {}, problem.detail});
}

// "questions/3": the list and the index of what a menu is about.
std::size_t index_in(std::string_view subject) {
  std::size_t index = 0;
  subject.remove_prefix(std::min(subject.find('/') + 1, subject.size()));
  std::from_chars(subject.data(), subject.data() + subject.size(), index);
  return index;
}

void retitle(App& app, Text id, const std::string& title) {
  app.workspace.edit("undo.authoring", id, [&](Plan& plan) {
    plan.title = std::string(cut_text(title, kMaxTitleBytes));
    set_at(edit_part<Material>(plan).document, "/title", title);
  });
}

}  // namespace

Place Place::at(Text key) const { return {pointer_to(pointer, key), id + "." + key}; }

Place Place::record(const Json& document, Text list, std::size_t index) const {
  return {pointer_to(pointer_to(pointer, list), index), id + "." + list + "." + record_id(document, list, index)};
}

Text title_of(const Json& document, Text list, Text id) {
  for (const Json& record : list_of(document, list)) {
    if (text_of(record, "id") == id) return text_of(record, "title");
  }
  return {};
}

void Form::problem(const Place& place, Text id, bool blank) {
  for (const Error& each : problems) {
    if (each.json_pointer != place.pointer) continue;
    const Text words = problem_words(ui, each, blank);
    if (Node* node = ui.nodes.in_frame(id); node != nullptr && !blank) {
      node->invalid = true;
      node->description = words;
    }
    if (first_wrong.empty()) first_wrong = id;
    ui.gap(kGapTight);
    return paragraph(ui, sub_id(place.id, ".problem"), words, {.size = 14, .tone = blank ? Tone::Muted : Tone::Danger});
  }
}

void Form::text(const Place& place, const FieldWords& words) {
  std::string typed = shown_text(value_at(document, place.pointer));
  const bool changed = text_field(ui, {.id = place.id, .label = words.label, .placeholder = words.placeholder, .hint = words.hint,
                                       .max_bytes = static_cast<int>(kMaxPackTextBytes), .rows = words.rows, .read_only = ui.read_only}, typed);
  if (changed && place.pointer == "/title") retitle(app, place.id, typed);
  else if (changed) edit_document(app, place.id, [&](Json& changed_document) { set_at(changed_document, place.pointer, typed.empty() ? Json() : Json(typed)); });
  problem(place, place.id, is_blank(typed));
  ui.gap(kGap);
}

void Form::lines(const Place& place, const FieldWords& words) {
  std::string typed;
  const Json* list = value_at(document, place.pointer);
  for (std::size_t i = 0; list != nullptr && list->is_array() && i < list->size(); ++i) typed += (i == 0 ? "" : "\n") + shown_text(&(*list)[i]);
  if (text_field(ui, {.id = place.id, .label = words.label, .placeholder = words.placeholder, .hint = words.hint,
                      .max_bytes = static_cast<int>(10 * kMaxPackTextBytes), .rows = words.rows, .read_only = ui.read_only}, typed)) {
    Json made = empty_array();
    for (std::string_view rest = typed; !typed.empty();) {
      const std::size_t end = rest.find('\n');
      add_text(made, std::string(rest.substr(0, end)));
      if (end == std::string_view::npos) break;
      rest.remove_prefix(end + 1);
    }
    edit_document(app, place.id, [&](Json& changed) { set_at(changed, place.pointer, made.empty() ? Json() : std::move(made)); });
  }
  problem(place, place.id, is_blank(typed));
  ui.gap(kGap);
}

void Form::whole(const Place& place, std::int64_t most, const FieldWords& words) {
  std::string typed = shown_text(value_at(document, place.pointer));
  if (text_field(ui, {.id = place.id, .label = words.label, .placeholder = words.placeholder, .hint = words.hint, .max_bytes = 12, .read_only = ui.read_only}, typed)) {
    std::int64_t value = 0;
    const bool is_number = parse_units(typed, Accept::EmptyToo, value) == MoneyRead::Good && value != kNoMoney && value <= most;
    // What is no number stays as it was typed, and is told.
    Json made = is_number ? Json(value) : typed.empty() ? Json() : Json(typed);
    edit_document(app, place.id, [&](Json& changed) { set_at(changed, place.pointer, made); });
  }
  problem(place, place.id, false);
  ui.gap(kGap);
}

void Form::add_field(Text list, const FieldWords& words) {
  const Text id = Place().at(list).id;
  if (!ui.read_only) {
    const Text add = sub_id(id, ".add");
    std::string& draft = app.typed(add);
    text_field(ui, {.id = add, .label = words.label, .placeholder = words.placeholder, .hint = words.hint,
                    .max_bytes = static_cast<int>(kMaxPackTextBytes), .takes_lines = true}, draft);
    if (const std::vector<std::string> entered = taken_lines(ui, add); !entered.empty()) {
      edit_document(app, "", [&](Json& changed) { add_records(changed, list, entered); });
      draft.clear();
    }
  }
  problem(Place().at(list), sub_id(id, ".add"), true);
  ui.gap(kGap);
}

void Form::begin_records(Text list, Text name, std::size_t count) {
  if (count > 0) ui.nodes.open(Role::List, Place().at(list).id).name = name;
}

bool Form::begin_record(Text list, std::size_t index, std::size_t count) {
  return begin_item(ui, Place().record(document, list, index).id, count);
}

void Form::end_record(Text list, std::size_t index) {
  const Place place = Place().record(document, list, index);
  problem(place, place.id, true);
  rule(ui);
  ui.gap(kGap);
  end_item(ui, place.id);
}

void Form::end_records(Text, std::size_t count) {
  if (count > 0) ui.nodes.close();
}

void Form::choice(const Place& place, Text list, Text label, Text none) {
  const Text chosen = title_of(document, list, shown_text(value_at(document, place.pointer)));
  const Text words = label + " " + (chosen.empty() ? none : chosen);
  if (button(ui, {.id = place.id, .label = words, .icon = Icon::ArrowDown, .disabled = ui.read_only || list_of(document, list).empty(),
                  .expanded = app.overlay == choice_menu && app.overlay_subject == place.pointer ? Toggle::On : Toggle::Off})) {
    app.open_menu(choice_menu, place.pointer, ui.nodes.in_frame(place.id)->rect);
  }
  problem(place, place.id, true);
}

void choice_menu(App& app, Ui& ui) {
  const std::string place = app.overlay_subject;
  const Text list = place.ends_with("/bin") ? "bins" : "dimensions";
  const Json& document = part<Material>(app.workspace.plan()).document;
  const std::string now = shown_text(value_at(document, place));
  std::vector<MenuItemSpec> items;
  std::vector<std::string> ids;
  for (const Json& record : list_of(document, list)) {
    ids.push_back(text_of(record, "id"));
    items.push_back({.id = "own.choose." + Text(ids.back()), .label = text_of(record, "title"), .checked = ids.back() == now ? Toggle::On : Toggle::Off});
  }
  if (list == "bins") items.push_back({.id = "own.choose.none", .label = ui.tr("authoring.no_right_bin"), .checked = now.empty() ? Toggle::On : Toggle::Off});
  const int chosen = menu(ui, "own.choose", ui.tr(list == "bins" ? Key("authoring.right_bin") : Key("authoring.dimension")), app.overlay_anchor, items);
  if (chosen == kMenuOpen) return;
  app.close_overlay();
  if (chosen < 0) return;
  const auto index = static_cast<std::size_t>(chosen);
  edit_document(app, "", [&](Json& changed) { set_at(changed, place, index < ids.size() ? Json(ids[index]) : Json()); });
}

void more_button(App& app, Ui& ui, Text list, std::size_t index, Text id, Text title) {
  const Text subject = list + "/" + number_text(static_cast<long>(index));
  const Text more = sub_id(id, ".more");
  if (button(ui, {.id = more, .label = ui.tr_format("home.more", {{"title", title}}), .icon = Icon::More, .kind = ButtonKind::Quiet, .icon_only = true,
                  .disabled = ui.read_only, .expanded = app.overlay == record_menu && app.overlay_subject == subject.view() ? Toggle::On : Toggle::Off})) {
    app.open_menu(record_menu, subject, ui.nodes.in_frame(more)->rect);
  }
}

void record_menu(App& app, Ui& ui) {
  const std::string subject = app.overlay_subject;
  const std::string list = subject.substr(0, subject.find('/'));
  const std::size_t index = index_in(subject);
  const std::size_t count = list_of(part<Material>(app.workspace.plan()).document, list).size();
  if (index >= count) return app.close_overlay();
  const MenuItemSpec items[] = {{.id = "own.up", .label = ui.tr("authoring.up"), .disabled = index == 0},
                                {.id = "own.down", .label = ui.tr("authoring.down"), .icon = Icon::ArrowDown, .disabled = index + 1 == count},
                                {.id = "own.delete", .label = ui.tr("action.delete"), .icon = Icon::Trash, .danger = true}};
  const int chosen = menu(ui, "own.menu", ui.tr("authoring.record"), app.overlay_anchor, items);
  if (chosen == kMenuOpen) return;
  app.close_overlay();
  if (chosen == 0 || chosen == 1) edit_document(app, "", [&](Json& changed) { (void)move_record(changed, list, index, chosen == 0 ? -1 : 1); });
  if (chosen != 2) return;
  edit_document(app, "", [&](Json& changed) { remove_record(changed, list, index); });
  app.toast_undo(ui.tr("authoring.deleted"));
}

}  // namespace sandtable::authoring
