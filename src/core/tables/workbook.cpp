#include "core/tables/workbook.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <string>

#include <pugixml.hpp>

#include "core/base/instant.h"
#include "core/base/text_lines.h"
#include "core/tables/zip_archive.h"

namespace sandtable::inline tables {
namespace {

constexpr unsigned kParsing = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_wconv_attribute | pugi::parse_eol | pugi::parse_ws_pcdata_single;
constexpr std::size_t kCellBytes = 16;  // that an empty one counts
constexpr std::int64_t kDaySeconds = 86400, kUnixDay = 25569, kDaysBefore1904 = 1462, kLastDay = 2958465;

// A name without its prefix: some programs write <x:row>.
std::string_view name_of(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  return name.substr(name.find(':') + 1);
}

bool is_named(const pugi::xml_node& node, std::string_view name) { return name_of(node) == name; }

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_node each : node.children()) {
    if (is_named(each, name)) return each;
  }
  return {};
}

std::string_view attribute(const pugi::xml_node& node, const char* name) { return node.attribute(name).value(); }

std::size_t whole_number(std::string_view text) {
  std::size_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9' || value > 100'000'000) break;
    value = value * 10 + static_cast<std::size_t>(c - '0');
  }
  return value;
}

// Without the way in which Excel writes control characters.
std::string without_escapes(std::string text) {
  for (std::size_t at = 0; (at = text.find("_x000", at)) != std::string::npos;) {
    const bool escape = at + 7 <= text.size() && text[at + 6] == '_';
    if (escape) text.erase(at, 7);
    else ++at;
  }
  return text;
}

// The text of <si> or <is>: its runs, without the phonetic ones beside them.
std::string text_of(const pugi::xml_node& item) {
  std::string out;
  for (const pugi::xml_node each : item.children()) {
    if (is_named(each, "t")) out += each.child_value();
    else if (is_named(each, "r")) out += child(each, "t").child_value();
  }
  return without_escapes(std::move(out));
}

// Figures behind the fifteenth are no more than what is left of computing.
std::string shown_number(std::string_view text) {
  constexpr std::size_t kFigures = 15;
  const std::size_t mantissa = std::min(text.find_first_of("eE"), text.size());
  const std::size_t point = text.substr(0, mantissa).find('.');
  std::string out(text.substr(0, mantissa));
  const std::size_t first = out.find_first_of("123456789");
  if (point == std::string_view::npos || first == std::string::npos) return std::string(text);
  std::size_t end = first;
  for (std::size_t figures = 0; end < out.size() && figures < kFigures; ++end) figures += out[end] == '.' ? 0 : 1;
  if (end < out.size() && end > point) {
    bool up = out[end] >= '5';
    out.resize(end);
    for (std::size_t at = out.size(); up && at-- > 0;) {
      if (out[at] < '0' || out[at] > '9') continue;
      up = out[at] == '9';
      out[at] = up ? '0' : static_cast<char>(out[at] + 1);
    }
    if (up) return std::string(text);  // all nines
  }
  while (out.ends_with('0')) out.pop_back();
  if (out.ends_with('.')) out.pop_back();
  return out + std::string(text.substr(mantissa));
}

// A day's number, with its part of a day behind the point, as a date, or as a time when it is of no day; what is none stays.
std::string shown_date(std::string_view text, bool from_1904) {
  const std::size_t point = std::min(text.find('.'), text.size());
  if (point == 0 || point > 7 || text.find_first_not_of("0123456789.") != std::string_view::npos) return shown_number(text);
  const auto number = static_cast<std::int64_t>(whole_number(text.substr(0, point)));
  const std::int64_t day = number + (from_1904 ? kDaysBefore1904 : 0) - kUnixDay;
  std::int64_t billionths = 0;
  for (std::size_t i = 1; i <= 9; ++i) billionths = billionths * 10 + (point + i < text.size() ? text[point + i] - '0' : 0);
  const std::int64_t seconds = (billionths * kDaySeconds + 500'000'000) / 1'000'000'000;
  const bool time_alone = number == 0 && point < text.size();
  if (!time_alone && (day < 0 || number > kLastDay)) return shown_number(text);
  const std::string instant = format_instant((time_alone ? 0 : day * kDaySeconds) + seconds);
  const std::string time = instant.substr(11, 5);
  if (time_alone) return time;
  return seconds == 0 ? instant.substr(0, 10) : instant.substr(0, 10) + " " + time;
}

bool is_date_format(std::size_t id) { return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58); }

// Whether a format of one's own has a letter of dates outside of quotes and brackets.
bool is_date_code(std::string_view code) {
  bool quoted = false, bracket = false;
  for (std::size_t at = 0; at < code.size(); ++at) {
    const char c = code[at];
    if (c == '"') quoted = !quoted;
    else if (quoted) continue;
    else if (c == '\\') ++at;
    else if (c == '[') bracket = true;
    else if (c == ']') bracket = false;
    else if (c == ';') return false;
    else if (!bracket && std::strchr("yYmMdDhHsS", c) != nullptr) return true;
  }
  return false;
}

class WorkbookReader {
 public:
  explicit WorkbookReader(std::string_view bytes) : archive_(bytes) {}

  std::vector<Table> run() {
    std::string text;
    pugi::xml_document book;
    if (!parse_part("xl/workbook.xml", text, book)) return {};
    const pugi::xml_node workbook = child(book, "workbook");
    const std::string_view date1904 = attribute(child(workbook, "workbookPr"), "date1904");
    from_1904_ = date1904 == "1" || date1904 == "true";
    const std::vector<std::string> parts = sheets_of(workbook);
    read_strings();
    read_styles();
    std::vector<Table> out;
    for (const std::string& part : parts) {
      Table table = read_sheet(part);
      if (!table.empty()) out.push_back(std::move(table));
    }
    return out;
  }

 private:
  // A part of the archive as XML. `text` holds its bytes.
  bool parse_part(std::string_view name, std::string& text, pugi::xml_document& out) {
    const std::size_t most = std::min(kMaxPartBytes, parts_left_);
    auto bytes = archive_.read(name, most);
    parts_left_ -= bytes ? bytes->size() : archive_.has(name) ? most : 0;
    if (!bytes) return false;
    text = std::move(*bytes);
    return static_cast<bool>(out.load_buffer_inplace(text.data(), text.size(), kParsing));
  }

  // The parts of the sheets that are not hidden.
  std::vector<std::string> sheets_of(const pugi::xml_node& workbook) {
    std::string text;
    pugi::xml_document relations;
    const bool related = parse_part("xl/_rels/workbook.xml.rels", text, relations);
    std::vector<std::string> out;
    std::size_t number = 0;
    for (const pugi::xml_node sheet : child(workbook, "sheets").children()) {
      ++number;
      if (attribute(sheet, "state").starts_with("hidden") || attribute(sheet, "state") == "veryHidden" || out.size() == kMaxSheets) continue;
      std::string part = "xl/worksheets/sheet" + std::to_string(number) + ".xml";
      std::string_view id;
      for (const pugi::xml_attribute each : sheet.attributes()) {
        if (std::string_view(each.name()).ends_with(":id")) id = each.value();
      }
      for (const pugi::xml_node relation : child(relations, "Relationships").children()) {
        if (!related || attribute(relation, "Id") != id) continue;
        const std::string_view target = attribute(relation, "Target");
        part = target.starts_with('/') ? std::string(target.substr(1)) : "xl/" + std::string(target);
      }
      out.push_back(std::move(part));
    }
    return out;
  }

  void read_strings() {
    std::string text;
    pugi::xml_document document;
    if (!parse_part("xl/sharedStrings.xml", text, document)) return;
    for (const pugi::xml_node item : child(document, "sst").children()) strings_.push_back(text_of(item));
  }

  void read_styles() {
    std::string text;
    pugi::xml_document document;
    if (!parse_part("xl/styles.xml", text, document)) return;
    const pugi::xml_node sheet = child(document, "styleSheet");
    std::vector<std::size_t> dates;  // formats of one's own
    for (const pugi::xml_node each : child(sheet, "numFmts").children()) {
      if (is_date_code(attribute(each, "formatCode"))) dates.push_back(whole_number(attribute(each, "numFmtId")));
    }
    for (const pugi::xml_node each : child(sheet, "cellXfs").children()) {
      const std::size_t id = whole_number(attribute(each, "numFmtId"));
      date_styles_.push_back(is_date_format(id) || std::ranges::find(dates, id) != dates.end());
    }
  }

  std::string value_of(const pugi::xml_node& cell) const {
    const std::string_view type = attribute(cell, "t");
    if (type == "inlineStr") return text_of(child(cell, "is"));
    const std::string_view value = child(cell, "v").child_value();
    if (type == "s") {
      const std::size_t number = whole_number(value);
      return number < strings_.size() ? strings_[number] : std::string();
    }
    if (type == "b") return value == "1" ? "TRUE" : "FALSE";
    if (type == "str") return without_escapes(std::string(value));
    if (type == "e") return std::string(value);
    if (type == "d") return std::string(value.substr(0, value.find("T00:00:00")));
    const std::size_t style = whole_number(attribute(cell, "s"));
    const bool date = style < date_styles_.size() && date_styles_[style];
    return date ? shown_date(value, from_1904_) : shown_number(value);
  }

  // "AB12" → 27; `row` 12.
  static std::size_t place_of(std::string_view reference, std::size_t& row) {
    std::size_t column = 0, at = 0;
    for (; at < reference.size() && reference[at] >= 'A' && reference[at] <= 'Z' && at < 4; ++at) column = column * 26 + static_cast<std::size_t>(reference[at] - 'A' + 1);
    row = whole_number(reference.substr(at));
    return column == 0 ? 0 : column - 1;
  }

  Table read_sheet(const std::string& part) {
    std::string text;
    pugi::xml_document document;
    Table out;
    if (!parse_part(part, text, document)) return out;
    const pugi::xml_node sheet = child(document, "worksheet");
    std::size_t line = 0;
    for (const pugi::xml_node row : child(sheet, "sheetData").children()) {
      const std::size_t told = whole_number(attribute(row, "r"));
      line = told > 0 ? told : line + 1;
      TableRow made;
      made.line = line;
      for (const pugi::xml_node cell : row.children()) {
        std::size_t ignored = 0;
        const std::string_view reference = attribute(cell, "r");
        const std::size_t column = reference.empty() ? made.cells.size() : place_of(reference, ignored);
        if (column >= kMaxTableColumns) continue;
        std::string value = value_of(cell);
        if (value.empty()) continue;
        if (out.size() >= kMaxTableRows || !fill(made, column, std::move(value))) return out;
      }
      if (!made.cells.empty()) out.push_back(std::move(made));
    }
    for (const pugi::xml_node merged : child(sheet, "mergeCells").children()) fill_down(attribute(merged, "ref"), out);
    return out;
  }

  // False: there is no more room.
  bool fill(TableRow& row, std::size_t column, std::string value) {
    filled_ += value.size() + (column >= row.cells.size() ? (column + 1 - row.cells.size()) * kCellBytes : 0);
    if (filled_ > kMaxWorkbookText) return false;
    if (row.cells.size() <= column) row.cells.resize(column + 1);
    row.cells[column] = std::move(value);
    return true;
  }

  void fill_down(std::string_view range, Table& table) {
    std::size_t first = 0, last = 0;
    const std::size_t colon = std::min(range.find(':'), range.size());
    const std::size_t column = place_of(range.substr(0, colon), first);
    place_of(range.substr(std::min(colon + 1, range.size())), last);
    if (column >= kMaxTableColumns || last <= first) return;
    const auto top = std::ranges::lower_bound(table, first, {}, &TableRow::line);
    if (top == table.end() || top->line != first || column >= top->cells.size()) return;
    const std::string value = top->cells[column];
    if (value.empty()) return;
    for (auto row = top + 1; row != table.end() && row->line <= last && fill(*row, column, value); ++row) {}
  }

  ZipArchive archive_;
  bool from_1904_ = false;
  std::vector<std::string> strings_;
  std::vector<bool> date_styles_;  // by style
  std::size_t filled_ = 0;         // bytes of all cells
  std::size_t parts_left_ = kMaxPartsBytes;
};

}  // namespace

std::vector<Table> read_workbook(std::string_view bytes) { return WorkbookReader(bytes).run(); }

}  // namespace sandtable::tables
