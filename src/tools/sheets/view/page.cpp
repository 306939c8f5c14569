// One view for every worksheet: the content pack declares the fields, the plan keeps what was filled in.
#include "tools/swot/edit.h"
#include "app/views/views.h"
#include "tools/sheets/view/cards.h"
#include "tools/sheets/view/chart.h"
#include "tools/sheets/state.h"
#include "tools/swot/words.h"
#include "core/words/short_texts.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/list_items.h"
#include "ui/widgets/text_field.h"
#include "ui/widgets/button.h"
#include "ui/widgets/checkbox.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/radio_group.h"
#include "app/words.h"
#include "tools/swot/model.h"
#include "tools/sheets/model.h"
#include "tools/swot/state.h"
#include "tools/sheets/packs.h"
#include "tools/swot/pages.h"

namespace sandtable::inline worksheets {

namespace {

constexpr int kFieldBytes = 20'000;

// Draws the fields of one record and applies what the user does to a copy of the plan.
struct SheetForm {
  App& app;
  Ui& ui;
  const Json& sheet;
  std::string record;             // id of the worksheet in the plan; "" = there is none yet
  const Json& values;

  // The record in a copy of the plan, made when it is not there yet.
  Worksheet& in(Plan& plan) const {
    for (Shared<Worksheet>& each : edit_part<Worksheets>(plan)) {
      if (each->id == record) return each.edit();
    }
    Worksheet fresh;
    fresh.id = app.new_uuid();
    fresh.sheet = text_of(sheet, "id");
    fresh.pack_version = static_cast<int>(number_or(sheet, "version", 1));
    edit_part<Worksheets>(plan).push_back(std::move(fresh));
    return edit_part<Worksheets>(plan).back().edit();
  }

  void commit(Text field, bool typing, Plan&& plan) const {
    app.workspace.commit("undo.sheet", typing ? sub_id("sheet.", field) : Text(), std::move(plan));
  }

  // A text in the record itself or, with `row` >= 0, in a row of a table.
  bool text(Text id, Text label, Text hint, int rows, Text key,
            Text table = {}, std::size_t at = 0) const {
    const Json& holder = table.empty() ? values : row(values, table, at);
    std::string value(value_text(holder, key));
    if (!text_field(ui, {.id = id, .label = label, .hint = hint, .max_bytes = kFieldBytes, .rows = rows,
                         .read_only = ui.read_only},
                    value)) {
      return false;
    }
    Plan plan = app.workspace.plan();
    Json& changed = in(plan).values;
    if (table.empty()) {
      set_value_text(changed, key, value);
    } else if (Json* place = edit_row(changed, table, at)) {
      set_value_text(*place, key, value);
    }
    commit(id, true, std::move(plan));
    return true;
  }

  // 1..5 side by side. The choice, or 0.
  int rating(Text id, Text label, int value, bool show_label = true) const {
    RadioGroupSpec spec;
    spec.id = id;
    spec.label = label;
    spec.show_label = show_label;
    spec.layout = RadioLayout::Row;
    spec.selected = value - 1;
    spec.disabled = ui.read_only;
    for (int i = 1; i <= kMaxSheetRating; ++i) {
      const Text digit = number_text(i);
      spec.add(sub_id(id, ".", static_cast<std::size_t>(i)), digit);
    }
    const int chosen = radio_group(ui, spec).chosen + 1;
    return chosen == value ? 0 : chosen;
  }

  void card_part(Text id, const Json& field, Text key, const std::string& note) const;
  void factor(Text id, const Json& field, Text key) const;
  void versus(Text id, const Json& field, Text key) const;
  void choice(Text id, const Json& field, Text key) const;
  void table(Text id, const Json& field, Text key) const;
  void draw(const Json& field) const;
};

// The way to the card that was made of a factor or a text, or the buttons that make one.
void SheetForm::card_part(Text id, const Json& field, Text key, const std::string& note) const {
  const Text lens = text_of(sheet, "id");
  if (const Card* made = card_of(app.workspace.plan(), lens, key, record)) {
    const Text go = sub_id(id, ".go");
    if (button(ui, {.id = go, .label = ui.tr("sheets.go_to_card"), .icon = Icon::Next, .kind = ButtonKind::Quiet})) {
      go_to_card(app, *made);
    }
  } else if (!ui.read_only) {
    // One button for each cell that the card could go to, the proposed one first.
    ButtonSpec buttons[kCells];
    Cell cells[kCells] = {};
    std::size_t count = 0;
    for (const Json& name : list_of(field, "cells")) {
      for (const Cell cell : kAllCells) {
        const auto* word = name.get_ptr<const std::string*>();
        if (word == nullptr || *word != to_word(cell) || count == kCells) continue;
        buttons[count].id = sub_id(id, ".to_") + *word;
        buttons[count].label = ui.tr_format("sheets.make_card", {{"cell", cell_name(ui.strings, cell)}});
        buttons[count].icon = Icon::Plus;
        cells[count++] = cell;
      }
    }
    const int pressed = button_row(ui, std::span<const ButtonSpec>(buttons, count));
    if (pressed >= 0) {
      Plan plan = app.workspace.plan();
      Card card;
      const Text label = text_of(field, "label");
      card.text = note.empty() ? label : Text(note);
      if (!note.empty()) card.note = label;
      card.source.lens = lens;
      card.source.factor = key;
      card.source.sheet = in(plan).id;
      const Cell cell = cells[pressed];
      add_card(edit_part<Swot>(plan), {cell, edit_part<Swot>(plan).in(cell).size()}, std::move(card), app.random_bytes());
      app.workspace.commit("undo.add_cards", "", std::move(plan));
      app.toast(ui.tr_format("sheets.card_made", {{"cell", cell_name(ui.strings, cell)}}));
    }
  }
}

void SheetForm::factor(Text id, const Json& field, Text key) const {
  const FactorValue value = value_factor(values, key);
  const Text label = text_of(field, "label");
  if (checkbox(ui, id, label, value.on, ui.read_only)) {
    Plan plan = app.workspace.plan();
    set_value_factor(in(plan).values, key, {!value.on, value.note});
    commit(key, false, std::move(plan));
  }
  const float indent = ui.dp_round(34);
  ui.flow.x += indent;
  ui.flow.width -= indent;
  paragraph(ui, sub_id(id, ".prompt"), text_of(field, "prompt"), {.size = 14, .tone = Tone::Muted});
  if (value.on || !value.note.empty()) {
    ui.gap(kGapSmall);
    std::string note(value.note);
    const Text note_id = sub_id(id, ".note");
    if (text_field(ui, {.id = note_id, .label = ui.tr("sheets.note"), .placeholder = ui.tr("sheets.note"),
                        .max_bytes = kFieldBytes, .rows = 2, .read_only = ui.read_only, .show_label = false},
                   note)) {
      Plan plan = app.workspace.plan();
      set_value_factor(in(plan).values, key, {value.on, note});
      commit(note_id, true, std::move(plan));
    }
    ui.gap(kGapSmall);
    card_part(id, field, key, note);
  }
  ui.flow.x -= indent;
  ui.flow.width += indent;
}

void SheetForm::versus(Text id, const Json& field, Text key) const {
  const VersusValue value = value_versus(values, key);
  const Text label = text_of(field, "label");
  heading(ui, sub_id(id, ".label"), 3, label);
  paragraph(ui, sub_id(id, ".prompt"), text_of(field, "prompt"), {.size = 14, .tone = Tone::Muted});
  ui.gap(kGapTight);
  int chosen[2] = {};
  const auto side = [&](int column) {
    const Text who = ui.tr(column == 0 ? Key("sheets.us") : Key("sheets.them"));
    const Text group = sub_id(id, column == 0 ? ".us" : ".them");
    paragraph(ui, sub_id(group, ".who"), who, {.size = kTextSmall, .weight = Weight::Semibold, .tone = Tone::Muted});
    chosen[column] = rating(group, label + ": " + who, column == 0 ? value.us : value.them, false);
  };
  if (ui.phone()) {
    side(0);
    ui.gap(kGapSmall);
    side(1);
  } else {
    columns(ui, {1, 1}, kGap, side);
  }
  if (chosen[0] != 0 || chosen[1] != 0) {
    Plan plan = app.workspace.plan();
    set_value_versus(in(plan).values, key,
                     {chosen[0] != 0 ? chosen[0] : value.us, chosen[1] != 0 ? chosen[1] : value.them});
    commit(key, false, std::move(plan));
  }
}

void SheetForm::choice(Text id, const Json& field, Text key) const {
  RadioGroupSpec spec;
  spec.id = id;
  spec.label = text_of(field, "label");
  spec.disabled = ui.read_only;
  const Text value = value_text(values, key);
  const Json& options = list_of(field, "options");
  for (const Json& option : options) {
    const Text name = text_of(option, "id");
    if (name == value) spec.selected = static_cast<int>(spec.options.size());
    spec.add(sub_id(id, ".") + name, text_of(option, "label"));
  }
  const int chosen = radio_group(ui, spec).chosen;
  if (spec.selected >= 0) {
    ui.gap(kGapSmall);
    paragraph(ui, sub_id(id, ".help"), text_of(options[static_cast<std::size_t>(spec.selected)], "help"),
              {.size = 14, .tone = Tone::Muted});
  }
  if (chosen >= 0 && chosen != spec.selected) {
    Plan plan = app.workspace.plan();
    set_value_text(in(plan).values, key, text_of(options[static_cast<std::size_t>(chosen)], "id"));
    commit(key, false, std::move(plan));
  }
}

void SheetForm::table(Text id, const Json& field, Text key) const {
  heading(ui, sub_id(id, ".label"), 3, text_of(field, "label"));
  ui.gap(kGapSmall);
  const std::size_t rows = row_count(values, key);
  for (std::size_t i = 0; i < rows; ++i) {
    const Text row_id = sub_id(id, ".row", i + 1);
    card(ui, row_id, ui.tr_format("sheets.row", {{"n", number_text(i + 1)}}), CardKind::Sunken, [&] {
      for (const Json& column : list_of(field, "columns")) {
        const Text name = text_of(column, "id");
        text(sub_id(sub_id(row_id, "."), name), text_of(column, "label"), "", 1, name, key, i);
        ui.gap(kGapSmall);
      }
      const Text remove = sub_id(row_id, ".remove");
      if (!ui.read_only && button(ui, {.id = remove, .label = ui.tr_format("sheets.remove_row", {{"n", number_text(i + 1)}}),
                                       .icon = Icon::Trash, .kind = ButtonKind::Quiet})) {
        Plan plan = app.workspace.plan();
        remove_row(in(plan).values, key, i);
        commit(key, false, std::move(plan));
      }
    });
    ui.gap(kGapSmall);
  }
  if (ui.read_only || rows >= static_cast<std::size_t>(number_or(field, "most", 20))) return;
  const Text add = sub_id(id, ".add");
  if (button(ui, {.id = add, .label = ui.tr("sheets.add_row"), .icon = Icon::Plus})) {
    Plan plan = app.workspace.plan();
    add_row(in(plan).values, key);
    commit(key, false, std::move(plan));
  }
}

void SheetForm::draw(const Json& field) const {
  const Text kind = text_of(field, "kind"), key = text_of(field, "id"), label = text_of(field, "label");
  const Text id = sub_id("field.", key);
  if (kind == "factor") {
    factor(id, field, key);
  } else if (kind == "versus") {
    versus(id, field, key);
  } else if (kind == "choice") {
    choice(id, field, key);
  } else if (kind == "table") {
    table(id, field, key);
  } else if (kind == "check") {
    const bool on = value_flag(values, key);
    if (checkbox(ui, id, label, on, ui.read_only)) {
      Plan plan = app.workspace.plan();
      set_value_flag(in(plan).values, key, !on);
      commit(key, false, std::move(plan));
    }
  } else if (kind == "rating") {
    if (const int chosen = rating(id, label, value_rating(values, key))) {
      Plan plan = app.workspace.plan();
      set_value_rating(in(plan).values, key, chosen);
      commit(key, false, std::move(plan));
    }
  } else {
    text(id, label, text_of(field, "prompt"), static_cast<int>(number_or(field, "lines", 1)), key);
    const std::string note(value_text(values, key));
    if (!note.empty() && !list_of(field, "cells").empty()) {
      ui.gap(kGapSmall);
      card_part(id, field, key, note);
    }
  }
  ui.gap(kind == "check" ? 0 : kGap);
}

// Names of the rivals side by side, and a button for one more. The record in view.
const Worksheet* choose_record(App& app, Ui& ui, const Json& sheet, const Json& many) {
  const Plan& plan = app.workspace.plan();
  const Text kind = text_of(sheet, "id");
  const Worksheet* shown = nullptr;
  std::size_t count = 0;
  float x = ui.flow.x;
  const float height = ui.dp_round(kTarget), gap = ui.dp_round(kGapSmall);
  std::string next = app.state<SheetState>().record;
  for (const Shared<Worksheet>& each : part<Worksheets>(plan)) {
    if (each->sheet != kind) continue;
    ++count;
    if (shown == nullptr || each->id == app.state<SheetState>().record) shown = &*each;
  }
  for (const Shared<Worksheet>& each : part<Worksheets>(plan)) {
    if (each->sheet != kind) continue;
    const Text id = sub_id("record.", each->id);
    std::string name = each->title.empty() ? ui.tr("sheets.unnamed") : Text(each->title);
    if (!each->group.empty()) name += " · " + each->group;
    const ButtonSpec spec{.id = id, .label = name, .pressed = &*each == shown ? Toggle::On : Toggle::Off};
    const float width = std::min(button_width(ui, spec), ui.flow.width);
    if (x > ui.flow.x && x + width > ui.flow.x + ui.flow.width) {
      x = ui.flow.x;
      ui.flow.y += height + gap;
    }
    if (button_at(ui, {x, ui.flow.y, width, height}, spec)) next = each->id;
    x += width + gap;
  }
  if (count > 0) ui.flow.y += height + gap;
  if (!ui.read_only &&
      button(ui, {.id = "record.add", .label = ui.tr_format("sheets.add_copy", {{"label", text_of(many, "label")}}),
                  .icon = Icon::Plus, .kind = count == 0 ? ButtonKind::Primary : ButtonKind::Normal})) {
    Plan changed = plan;
    Worksheet fresh;
    fresh.id = app.new_uuid();
    fresh.sheet = kind;
    if (shown != nullptr) fresh.group = shown->group;
    next = fresh.id;
    edit_part<Worksheets>(changed).push_back(std::move(fresh));
    app.workspace.commit("undo.sheet", "", std::move(changed));
    ui.nodes.request_focus("record.title");
    shown = nullptr;
  }
  if (next != app.state<SheetState>().record) ui.request_frame();
  app.state<SheetState>().record = next;
  ui.gap(kGap);
  return shown;
}

// Name and product family of a rival, and taking it away.
void record_head(App& app, Ui& ui, const SheetForm& form, const Worksheet& record, const Json& many) {
  std::string title = record.title, group = record.group;
  bool changed = text_field(ui, {.id = "record.title", .label = text_of(many, "label"),
                                 .max_bytes = static_cast<int>(kMaxWorksheetTitleBytes), .read_only = ui.read_only},
                            title);
  ui.gap(kGapSmall);
  const Text group_label = text_of(many, "group");
  if (!group_label.empty()) {
    changed |= text_field(ui, {.id = "record.group", .label = group_label,
                               .max_bytes = static_cast<int>(kMaxWorksheetTitleBytes), .read_only = ui.read_only},
                          group);
  }
  if (changed) {
    Plan plan = app.workspace.plan();
    Worksheet& next = form.in(plan);
    next.title = title;
    next.group = group;
    form.commit("head", true, std::move(plan));
  }
  const auto most = static_cast<std::size_t>(number_or(many, "most", kMaxWorksheets));
  std::size_t same = 0;
  for (const Shared<Worksheet>& each : part<Worksheets>(app.workspace.plan())) {
    same += each->sheet == record.sheet && each->group == record.group ? 1 : 0;
  }
  if (same > most) {
    ui.gap(kGapSmall);
    paragraph(ui, "record.full", ui.tr_format("sheets.full", {{"group", record.group}, {"n", number_text(most)}}),
              {.tone = Tone::Danger});
  }
  ui.gap(kGapSmall);
  const Text name = record.title.empty() ? ui.tr("sheets.unnamed") : Text(record.title);
  if (!ui.read_only && button(ui, {.id = "record.remove", .label = ui.tr_format("sheets.remove_copy", {{"name", name}}),
                                   .icon = Icon::Trash, .kind = ButtonKind::Quiet})) {
    Plan plan = app.workspace.plan();
    std::erase_if(edit_part<Worksheets>(plan), [&](const Shared<Worksheet>& each) { return each->id == record.id; });
    app.workspace.commit("undo.sheet", "", std::move(plan));
    app.toast_undo(ui.tr_format("sheets.removed", {{"name", name}}));
  }
  ui.gap(kGap);
}

}  // namespace

std::size_t filled_fields(const Plan& plan, Text sheet) {
  std::size_t filled = 0;
  for (const Shared<Worksheet>& each : part<Worksheets>(plan)) {
    if (sheet == each->sheet) filled += each->values.size();
  }
  return filled;
}

void sheet_view(App& app, Ui& ui) {
  static const Json kEmpty = empty_object();
  const Json* sheet = sheet_named(app, app.route.word(1));
  if (sheet == nullptr) {
    heading(ui, "page.title", 1, ui.tr("sheets.unknown"));
    return;
  }
  centred(ui, kReadingWidth, [&] {
    heading(ui, "page.title", 1, text_of(*sheet, "title"));
    ui.gap(kGapSmall);
    paragraph(ui, "sheet.introduction", text_of(*sheet, "introduction"), {.tone = Tone::Muted});
    ui.gap(kGapLarge);
    const Json* many = find_member(*sheet, "many");
    const Worksheet* record = many != nullptr ? choose_record(app, ui, *sheet, *many)
                                              : find_worksheet_of(part<Worksheets>(app.workspace.plan()), app.route.word(1));
    if (many != nullptr && record == nullptr) return;
    const Shared<Worksheet> kept = record == nullptr ? Worksheet() : *record;  // the plan may change below
    const SheetForm form{app, ui, *sheet, kept->id, kept->values};
    if (many != nullptr) record_head(app, ui, form, *kept, *many);
    const Text name = kept->title.empty() ? ui.tr("sheets.unnamed") : Text(kept->title);
    std::size_t newer = kept->values.size();  // answers to questions that this pack does not have
    for (const Json& section : list_of(*sheet, "sections")) {
      const Text id = sub_id("section.", text_of(section, "id"));
      card(ui, id, text_of(section, "title"), CardKind::Plain, [&] {
        heading(ui, sub_id(id, ".title"), 2, text_of(section, "title"));
        ui.gap(kGapSmall);
        if (const Text help = text_of(section, "help"); !help.empty()) {
          paragraph(ui, sub_id(id, ".help"), help, {.size = 14, .tone = Tone::Muted});
          ui.gap(kGapSmall);
        }
        for (const Json& field : list_of(section, "fields")) {
          newer -= find_member(kept->values, text_of(field, "id")) == nullptr ? 0 : 1;
          form.draw(field);
        }
      });
      ui.gap(kGap);
    }
    if (newer > 0) paragraph(ui, "sheet.newer", ui.tr_format("sheets.newer", {{"n", number_text(newer)}}));
    if (many != nullptr && compares(*sheet)) {
      rival_chart(ui, *sheet, kept->values, name);
      difference_cards(app, ui, *sheet, *kept, name);
    }
    ui.gap(kGap);
    const Route next = swot_route(app.route.plan);
    if (button(ui, {.id = "sheet.grid", .label = ui.tr("swot.grid"), .icon = Icon::Grid})) app.go(next);
  });
}

}  // namespace sandtable::worksheets
