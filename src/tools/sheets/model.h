// A filled-in worksheet: the answers to a sheet that a content pack declares (domain: N7, N9 and many later tools).
//
// The core does not know the packs. `values` holds what was answered by field id, in the shape that the kind of field
// has; the functions below read and change single values and never fail on a value of another shape: it reads as
// empty, and is kept until it is set. Fields that this version does not know stay in `values`.
//   text, choice → string   check → true   rating → 1..5   factor → {"on":true,"note":"…"}
//   versus → {"us":3,"them":4}, each 1..5   table → list of rows, objects by column id
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/json/kept.h"
#include "core/base/shared.h"
#include "core/base/uuid.h"
#include "plan/plan.h"

namespace sandtable {
class RecordReader;
}

namespace sandtable::inline worksheets {

inline constexpr std::size_t kMaxWorksheets = 200;
inline constexpr std::size_t kMaxWorksheetTitleBytes = 400;  // title and group, each
inline constexpr std::size_t kMaxTableRows = 1000;           // that add_row() makes
inline constexpr int kMaxSheetRating = 5;

struct Worksheet {
  std::string id;         // uuid of this record
  std::string sheet;      // id of the sheet in the pack, "customers"
  std::string title;      // single line, e.g. the rival's name; may be empty
  std::string group;      // single line, e.g. the product family; may be empty
  int pack_version = 1;
  Json values = empty_object();
  Kept extra;
  bool operator==(const Worksheet&) const = default;
};

using Worksheets = std::vector<Shared<Worksheet>>;

// nullptr when there is none; "" never is one. The second finds the first record of a sheet.
[[nodiscard]] const Worksheet* find_worksheet(const Worksheets& sheets, Text worksheet_id);
[[nodiscard]] const Worksheet* find_worksheet_of(const Worksheets& sheets, Text sheet);

struct FactorValue {
  bool on = false;
  Text note;  // lives as long as the value in the worksheet
};
struct VersusValue {
  int us = 0;  // 1..5, 0 = open
  int them = 0;
};

// Every reader takes the object that holds the value: Worksheet::values, or a row of a table.
[[nodiscard]] Text value_text(const Json& values, Text field);
[[nodiscard]] bool value_flag(const Json& values, Text field);
[[nodiscard]] int value_rating(const Json& values, Text field);  // 1..5, 0 = open
[[nodiscard]] FactorValue value_factor(const Json& values, Text field);
[[nodiscard]] VersusValue value_versus(const Json& values, Text field);
// What is in a field (of the pack) in words, for reports: "✓", "4", "3 : 4", the label of a choice, the rows of a table one a
// line; "" when it is open.
[[nodiscard]] std::string field_text(const Json& values, const Json& field);
// An empty value removes the member. Members of a factor or versus that are not known stay.
void set_value_text(Json& values, Text field, Text text);
void set_value_flag(Json& values, Text field, bool flag);
void set_value_rating(Json& values, Text field, int rating);
void set_value_factor(Json& values, Text field, FactorValue factor);
void set_value_versus(Json& values, Text field, VersusValue versus);

// Tables. A row that is no object reads as empty; row() of a row that is not there is an empty object.
[[nodiscard]] std::size_t row_count(const Json& values, Text field);
[[nodiscard]] const Json& row(const Json& values, Text field, std::size_t index);
// For changing it with set_value_…; nullptr when it is not there. A row that is no object becomes one.
[[nodiscard]] Json* edit_row(Json& values, Text field, std::size_t index);
bool add_row(Json& values, Text field);  // false at kMaxTableRows
void remove_row(Json& values, Text field, std::size_t index);
void move_row(Json& values, Text field, std::size_t from, std::size_t to);

// For editing one in place (nullptr when there is none), adding one at the end with a new id when it has none or one that is
// taken ("": no room), and removing one (false when there is none).
[[nodiscard]] Worksheet* edit_worksheet(Plan& plan, Text worksheet_id);
std::string add_worksheet(Plan& plan, Worksheet worksheet, const RandomBytes& random);
bool remove_worksheet(Plan& plan, Text worksheet_id);  // cards that came from it stay, and say so

// Parts of load_plan() and plan_to_json(): the member "worksheets" of a plan.
void read_worksheets(RecordReader& plan, Worksheets& out, Problems& problems);
void write_worksheets(Json& plan, const Worksheets& sheets);

}  // namespace sandtable::worksheets

namespace sandtable {
[[nodiscard]] const PartType& part_type(const Worksheets*);
}
