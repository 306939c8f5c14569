#include "tools/sheets/model.h"
#include "core/base/records.h"

#include "core/json/record_reader.h"
#include "core/json/record_writer.h"

namespace sandtable::inline worksheets {
namespace {

constexpr std::int64_t kMaxPackVersion = 1'000'000;

void read_worksheet(const Json& record, Text pointer, Worksheet& out, Problems& problems) {
  RecordReader reader(record, pointer, problems);
  reader.read_id(out.id, "id", Presence::Required);
  reader.read_id(out.sheet, "sheet", Presence::Required);
  reader.read_line(out.title, "title", kMaxWorksheetTitleBytes);
  reader.read_line(out.group, "group", kMaxWorksheetTitleBytes);
  out.pack_version = static_cast<int>(reader.integer("pack_version", 1, kMaxPackVersion).value_or(1));
  if (const Json* values = reader.object("values")) out.values = *values;
  out.extra = reader.rest();
}

Json worksheet_to_json(const Worksheet& sheet) {
  Json out = sheet.extra;
  put_text(out, "id", sheet.id);
  put_text(out, "sheet", sheet.sheet);
  put_text(out, "title", sheet.title);
  put_text(out, "group", sheet.group);
  put_number(out, "pack_version", sheet.pack_version, 1);
  put_part(out, "values", sheet.values);
  return out;
}

void remove_member(Json& object, Text key) {
  auto* members = object.get_ptr<Json::object_t*>();
  if (members == nullptr) return;
  const auto member = members->find(key.view());
  if (member != members->end()) members->erase(member);
}

int rating_in(const Json& object, Text key) {
  const std::int64_t rating = number_or(object, key, 0);
  return rating >= 1 && rating <= kMaxSheetRating ? static_cast<int>(rating) : 0;
}

// The object of a field for changing its members; what was no object is replaced.
Json& part_of(Json& values, Text field) {
  const Json* found = find_member(values, field);
  if (found == nullptr || !found->is_object()) set_json(values, field, empty_object());
  return const_cast<Json&>(*find_member(values, field));
}

void remove_if_empty(Json& values, Text field) {
  const Json* found = find_member(values, field);
  if (found != nullptr && found->empty()) remove_member(values, field);
}

const Json::array_t* rows_of(const Json& values, Text field) {
  const Json* found = find_member(values, field);
  return found == nullptr ? nullptr : found->get_ptr<const Json::array_t*>();
}

Json::array_t* rows_of(Json& values, Text field) {
  return const_cast<Json::array_t*>(rows_of(static_cast<const Json&>(values), field));
}

}  // namespace

const Worksheet* find_worksheet(const Worksheets& sheets, Text worksheet_id) {
  if (worksheet_id.empty()) return nullptr;
  for (const Shared<Worksheet>& sheet : sheets) {
    if (sheet->id == worksheet_id) return &*sheet;
  }
  return nullptr;
}

const Worksheet* find_worksheet_of(const Worksheets& sheets, Text sheet_id) {
  for (const Shared<Worksheet>& sheet : sheets) {
    if (sheet->sheet == sheet_id) return &*sheet;
  }
  return nullptr;
}

Text value_text(const Json& values, Text field) { return text_of(values, field); }

bool value_flag(const Json& values, Text field) {
  return flag_or(values, field, false);
}

int value_rating(const Json& values, Text field) {
  return rating_in(values, field);
}

FactorValue value_factor(const Json& values, Text field) {
  const Json* part = find_member(values, field);
  if (part == nullptr) return {};
  return {flag_or(*part, "on", false), value_text(*part, "note")};
}

VersusValue value_versus(const Json& values, Text field) {
  const Json* part = find_member(values, field);
  if (part == nullptr) return {};
  return {rating_in(*part, "us"), rating_in(*part, "them")};
}

void set_value_text(Json& values, Text field, Text text) {
  if (text.empty()) {
    remove_member(values, field);
  } else {
    set_text(values, field, text);
  }
}

void set_value_flag(Json& values, Text field, bool flag) {
  if (flag) {
    set_flag(values, field, true);
  } else {
    remove_member(values, field);
  }
}

void set_value_rating(Json& values, Text field, int rating) {
  if (rating >= 1 && rating <= kMaxSheetRating) {
    set_number(values, field, rating);
  } else {
    remove_member(values, field);
  }
}

void set_value_factor(Json& values, Text field, FactorValue factor) {
  const std::string note(factor.note);  // may lie within what is changed
  Json& part = part_of(values, field);
  set_value_flag(part, "on", factor.on);
  set_value_text(part, "note", note);
  remove_if_empty(values, field);
}

void set_value_versus(Json& values, Text field, VersusValue versus) {
  Json& part = part_of(values, field);
  set_value_rating(part, "us", versus.us);
  set_value_rating(part, "them", versus.them);
  remove_if_empty(values, field);
}

std::string field_text(const Json& values, const Json& field) {
  const Text id = text_of(field, "id"), kind = text_of(field, "kind");
  const auto figure = [](int rating) { return rating == 0 ? std::string("–") : std::to_string(rating); };
  if (kind == "choice") {
    const Text chosen = value_text(values, id);
    for (const Json& option : list_of(field, "options")) {
      if (text_of(option, "id") == chosen) return text_of(option, "label");
    }
    return chosen;
  }
  if (kind == "check") return value_flag(values, id) ? "✓" : "";
  if (kind == "rating") return value_rating(values, id) == 0 ? std::string() : figure(value_rating(values, id));
  if (kind == "versus") {
    const VersusValue versus = value_versus(values, id);
    return versus.us + versus.them == 0 ? std::string() : figure(versus.us) + " : " + figure(versus.them);
  }
  if (kind == "factor") {
    const FactorValue factor = value_factor(values, id);
    return std::string(!factor.on ? "" : factor.note.empty() ? "✓" : "✓ ") + factor.note.c_str();
  }
  if (!(kind == "table")) return value_text(values, id);
  std::string out;
  for (std::size_t i = 0; i < row_count(values, id); ++i) {
    std::string line;
    for (const Json& column : list_of(field, "columns")) {
      const Text cell = value_text(row(values, id, i), text_of(column, "id"));
      if (!cell.empty()) line.append(line.empty() ? "" : " · ").append(cell);
    }
    if (!line.empty()) out.append(out.empty() ? "" : "\n").append(line);
  }
  return out;
}

std::size_t row_count(const Json& values, Text field) {
  const Json::array_t* rows = rows_of(values, field);
  return rows == nullptr ? 0 : rows->size();
}

const Json& row(const Json& values, Text field, std::size_t index) {
  static const Json empty = empty_object();
  const Json::array_t* rows = rows_of(values, field);
  return rows == nullptr || index >= rows->size() ? empty : (*rows)[index];
}

Json* edit_row(Json& values, Text field, std::size_t index) {
  Json::array_t* rows = rows_of(values, field);
  if (rows == nullptr || index >= rows->size()) return nullptr;
  Json& found = (*rows)[index];
  if (!found.is_object()) found = empty_object();
  return &found;
}

bool add_row(Json& values, Text field) {
  if (rows_of(values, field) == nullptr) set_json(values, field, empty_array());
  Json::array_t* rows = rows_of(values, field);
  if (rows->size() >= kMaxTableRows) return false;
  rows->push_back(empty_object());
  return true;
}

void remove_row(Json& values, Text field, std::size_t index) {
  Json::array_t* rows = rows_of(values, field);
  if (rows == nullptr || index >= rows->size()) return;
  rows->erase(rows->begin() + static_cast<std::ptrdiff_t>(index));
  remove_if_empty(values, field);
}

void move_row(Json& values, Text field, std::size_t from, std::size_t to) {
  Json::array_t* rows = rows_of(values, field);
  if (rows == nullptr || from >= rows->size() || to >= rows->size()) return;
  for (; from < to; ++from) (*rows)[from].swap((*rows)[from + 1]);
  for (; from > to; --from) (*rows)[from].swap((*rows)[from - 1]);
}

void read_worksheets(RecordReader& plan, Worksheets& out, Problems& problems) {
  read_records<read_worksheet>(plan, "worksheets", kMaxWorksheets, out, problems);
}

void write_worksheets(Json& plan, const Worksheets& sheets) { put_records<worksheet_to_json>(plan, "worksheets", sheets); }

Worksheet* edit_worksheet(Plan& plan, Text worksheet_id) { return edit_record(edit_part<Worksheets>(plan), worksheet_id); }

std::string add_worksheet(Plan& plan, Worksheet worksheet, const RandomBytes& random) {
  return add_record(edit_part<Worksheets>(plan), kMaxWorksheets, std::move(worksheet), random);
}

bool remove_worksheet(Plan& plan, Text worksheet_id) { return remove_record(edit_part<Worksheets>(plan), worksheet_id); }

}  // namespace sandtable::worksheets
