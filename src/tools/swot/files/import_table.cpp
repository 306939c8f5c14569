// A grid from tables, see import.h.
#include <algorithm>

#include "core/base/text_lines.h"
#include "core/base/utf8.h"
#include "core/report/export_text.h"
#include "core/tables/workbook.h"
#include "tools/swot/files/import_words.h"
#include "tools/swot/model.h"

namespace sandtable::inline situation {
namespace {

constexpr std::size_t kLookedRows = 200;   // that tell what is in a column
constexpr std::size_t kRowsToHead = 20;    // titles and blank rows above it
constexpr std::size_t kLookedColumns = 50;
constexpr std::size_t kHalfPct = 50;

// What a table says is where.
struct Shape {
  enum class Kind { Unknown, CardRows, CellColumns, CellRows };
  Kind kind = Kind::Unknown;
  std::size_t first_row = 0;  // of cards; of CellColumns the row that names them
  std::size_t column[kCardColumns];
  Shape() { std::ranges::fill(column, kNoColumn); }
  [[nodiscard]] std::size_t of(CardColumn which) const { return column[static_cast<std::size_t>(which)]; }
  std::size_t& of(CardColumn which) { return column[static_cast<std::size_t>(which)]; }
};

std::string_view cell_at(const TableRow& row, std::size_t column) {
  return column < row.cells.size() ? trimmed(row.cells[column]) : std::string_view();
}

// Without what stands in brackets at its end: "Category (S, W, O, T)".
std::string_view without_bracket(std::string_view name) {
  const std::size_t at = std::min(name.find('('), name.find("（"));
  return at == 0 ? name : trimmed(name.substr(0, at));
}

class TableImport {
 public:
  TableImport(const Table& table, TableKind kind, const WordTable& words, Imported& out)
      : table_(table), kind_(kind), words_(words), out_(out) {}

  // `cell`: where all cards go, when the table does not say.
  bool run(std::size_t cell) {
    Shape shape = named_shape(cell != kNoWord);
    if (shape.kind == Shape::Kind::Unknown) shape = shape_of_rows();
    if (shape.kind == Shape::Kind::Unknown && cell != kNoWord && !table_.empty()) {
      shape.kind = Shape::Kind::CardRows;
      shape.first_row = kind_ == TableKind::Markdown ? 1 : 0;  // a Markdown table has a head
      shape.of(CardColumn::Text) = longest_column(shape);
    }
    if (shape.kind == Shape::Kind::Unknown) return false;
    read(shape, cell);
    return true;
  }

  void run(const TableChoice& choice) {
    Shape shape;
    shape.kind = Shape::Kind::CardRows;
    shape.first_row = choice.has_head ? 1 : 0;
    std::ranges::copy(choice.column, shape.column);
    read(shape, choice.all ? static_cast<std::size_t>(*choice.all) : kNoWord);
  }

 private:
  [[nodiscard]] std::size_t width() const {
    std::size_t most = 0;
    for (std::size_t i = 0; i < std::min(table_.size(), kLookedRows); ++i) most = std::max(most, table_[i].cells.size());
    return std::min(most, kLookedColumns);
  }

  // The columns that a row names.
  void name_columns(const TableRow& row, Shape& shape) const {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const std::string name = unmarked(cell_at(row, i));
      std::size_t column = words_.column(name);
      if (column == kNoWord) column = words_.column(without_bracket(name));
      if (column != kNoWord && shape.column[column] == kNoColumn) shape.column[column] = i;
    }
  }

  // How many cells of a row name different cells of the grid, and whether all that are not empty name one.
  std::size_t named_cells(const TableRow& row, bool& all) const {
    bool named[kCells] = {};
    all = true;
    for (const std::string& each : row.cells) {
      if (trimmed(each).empty()) continue;
      const std::size_t cell = words_.cell_named(each);
      if (cell == kNoWord) all = false;
      else named[cell] = true;
    }
    return static_cast<std::size_t>(std::ranges::count(named, true));
  }

  // By a row that names columns, or the cells.
  Shape named_shape(bool has_cell) const {
    for (std::size_t i = 0; i < std::min(table_.size(), kRowsToHead); ++i) {
      Shape shape;
      shape.first_row = i + 1;
      name_columns(table_[i], shape);
      if (shape.of(CardColumn::Text) != kNoColumn && (has_cell || shape.of(CardColumn::Cell) != kNoColumn)) {
        shape.kind = Shape::Kind::CardRows;
        return shape;
      }
      bool all = false;
      if (named_cells(table_[i], all) < 2) continue;
      shape = Shape();
      shape.kind = Shape::Kind::CellColumns;
      shape.first_row = i;
      return shape;
    }
    return {};
  }

  // By what is in the rows: the column that names cells of the grid in most of them.
  Shape shape_of_rows() const {
    Shape shape;
    std::size_t most = 0, first = 0;
    bool once = false;
    for (std::size_t column = 0; column < width(); ++column) {
      std::size_t filled = 0, named = 0, begin = table_.size(), times[kCells] = {};
      for (std::size_t i = 0; i < std::min(table_.size(), kLookedRows); ++i) {
        const std::string_view value = cell_at(table_[i], column);
        if (value.empty()) continue;
        ++filled;
        const std::size_t cell = words_.cell_named(value);
        if (cell == kNoWord) continue;
        ++named;
        ++times[cell];
        begin = std::min(begin, i);
      }
      if (named <= most || named * 100 < filled * kHalfPct || (named == 1 && filled > 1)) continue;
      most = named;
      first = begin;
      once = named > 1 && std::ranges::all_of(times, [](std::size_t n) { return n <= 1; });
      shape.of(CardColumn::Cell) = column;
    }
    if (most == 0) return {};
    shape.kind = Shape::Kind::CardRows;
    shape.first_row = first;
    Shape named = shape;
    if (first > 0) name_columns(table_[first - 1], named);
    const std::size_t cell = shape.of(CardColumn::Cell);
    for (std::size_t i = 0; i < kCardColumns; ++i) {
      if (i != static_cast<std::size_t>(CardColumn::Cell) && named.column[i] != cell) shape.column[i] = named.column[i];
    }
    const bool unnamed = std::ranges::count(shape.column, kNoColumn) == kCardColumns - 1;
    if (shape.of(CardColumn::Text) == kNoColumn) shape.of(CardColumn::Text) = longest_column(shape);
    if (shape.of(CardColumn::Text) == kNoColumn) return {};
    if (once && unnamed && first == 0) shape.kind = Shape::Kind::CellRows;
    return shape;
  }

  // Of those that are nothing yet, the one with most text.
  std::size_t longest_column(const Shape& shape) const {
    std::size_t best = kNoColumn, most = 0;
    for (std::size_t column = 0; column < width(); ++column) {
      if (std::ranges::find(shape.column, column) != std::end(shape.column)) continue;
      std::size_t bytes = 0;
      for (std::size_t i = shape.first_row; i < std::min(table_.size(), kLookedRows); ++i) {
        const std::string_view cell = cell_at(table_[i], column);
        if (cell.find_first_not_of("0123456789.,%") != std::string_view::npos) bytes += cell.size();
      }
      if (bytes <= most) continue;
      most = bytes;
      best = column;
    }
    return best;
  }

  void read(const Shape& shape, std::size_t cell) {
    switch (shape.kind) {
      case Shape::Kind::CellColumns: return read_cell_columns(shape);
      case Shape::Kind::CellRows: return read_cell_rows(shape);
      default: return read_card_rows(shape, cell);
    }
  }

  // As it is written: exports put an apostrophe before what spreadsheets would compute.
  std::string value_of(const TableRow& row, std::size_t column) const {
    if (column >= row.cells.size()) return {};
    const std::string& cell = row.cells[column];
    return kind_ == TableKind::Csv ? std::string(csv_plain(cell)) : kind_ == TableKind::Markdown ? unmarked(cell) : cell;
  }

  void read_card_rows(const Shape& shape, std::size_t all) {
    const ListMarks marks = marks_in(shape.of(CardColumn::Text), shape.first_row);
    std::string above;
    for (std::size_t i = shape.first_row; i < table_.size(); ++i) {
      const TableRow& row = table_[i];
      if (is_empty(row)) continue;
      std::string name(trimmed(value_of(row, shape.of(CardColumn::Cell))));
      const std::string text = value_of(row, shape.of(CardColumn::Text));
      if (name.empty()) name = above;
      const bool others = words_.is_of_others(name);
      std::size_t cell = name.empty() ? all : others ? kNoWord : words_.cell_in_heading(name);
      if (shape.of(CardColumn::Cell) == kNoColumn) cell = all;
      above = cell != kNoWord || others ? name : std::string();  // a cell that is empty goes on with the one above it
      if (cell == kNoWord || trimmed(text).empty()) {
        const ImportFault fault = others ? ImportFault::NotOurs : name.empty() ? ImportFault::NoCell : cell == kNoWord ? ImportFault::UnknownCell : ImportFault::NoText;
        report_import(out_, row.line, fault, fault == ImportFault::NoCell ? text : name);
        continue;
      }
      // A list in one cell. Exports have cards of several lines as CSV: there it stays one.
      if (kind_ != TableKind::Csv && text.find('\n') != std::string::npos && ListMarks(text).are_most()) {
        if (!add_lines(cell, text, row.line)) return;
        continue;
      }
      bool is_item = false;
      Card* card = add_imported(out_, cell, kind_ == TableKind::Markdown ? marks.item(text, is_item) : std::string_view(text), row.line);
      if (card == nullptr) return;
      for (const CardColumn column : {CardColumn::Note, CardColumn::Weight, CardColumn::Rating, CardColumn::Tags}) {
        set_column(*card, column, value_of(row, shape.of(column)), row.line, out_);
      }
    }
  }

  // The marks of the list that a column of a Markdown table may be.
  [[nodiscard]] ListMarks marks_in(std::size_t column, std::size_t first_row) const {
    std::string lines;
    for (std::size_t i = first_row; kind_ == TableKind::Markdown && i < table_.size(); ++i) lines.append(cell_at(table_[i], column)).append("\n");
    return ListMarks(lines);
  }

  // Cards of what stands in one field of the table, a line each.
  bool add_lines(std::size_t cell, std::string_view text, std::size_t line) {
    for (const std::string& each : pasted_lines(text)) {
      if (add_imported(out_, cell, each, line) == nullptr) return false;
    }
    return true;
  }

  void read_cell_columns(const Shape& shape) {
    std::vector<std::size_t> cells;
    for (std::size_t i = shape.first_row; i < table_.size(); ++i) {
      bool all = false;
      const TableRow& row = table_[i];
      if (named_cells(row, all) > 0 && (all || i == shape.first_row)) {
        cells.assign(row.cells.size(), kNoWord);
        for (std::size_t column = 0; column < row.cells.size(); ++column) cells[column] = words_.cell_named(row.cells[column]);
        continue;
      }
      for (std::size_t column = 0; column < std::min(row.cells.size(), cells.size()); ++column) {
        if (cells[column] != kNoWord && !add_lines(cells[column], value_of(row, column), row.line)) return;
      }
    }
  }

  void read_cell_rows(const Shape& shape) {
    for (std::size_t i = shape.first_row; i < table_.size(); ++i) {
      const TableRow& row = table_[i];
      const std::size_t cell = words_.cell_named(cell_at(row, shape.of(CardColumn::Cell)));
      if (cell == kNoWord && !is_empty(row)) report_import(out_, row.line, ImportFault::NoCell, cell_at(row, shape.of(CardColumn::Text)));
      for (std::size_t column = 0; cell != kNoWord && column < row.cells.size(); ++column) {
        if (column != shape.of(CardColumn::Cell) && !add_lines(cell, value_of(row, column), row.line)) return;
      }
    }
  }

  const Table& table_;
  TableKind kind_;
  const WordTable& words_;
  Imported& out_;
};

Imported of_table(Table table, TableKind kind, const ImportWords& words) {
  Imported out;
  if (add_table(table, kind, WordTable(words), kNoWord, out)) return out;
  report_import(out, table.empty() ? 1 : table[0].line, ImportFault::NoColumns);
  out.unread = std::move(table);
  return out;
}

}  // namespace

bool add_table(const Table& table, TableKind kind, const WordTable& words, std::size_t cell, Imported& out) {
  return TableImport(table, kind, words, out).run(cell);
}

Imported import_csv(std::string_view text, const ImportWords& words) {
  Imported damaged;
  const std::string sound = sound_import(text.substr(text.starts_with(kCsvStart) ? kCsvStart.size() : 0), damaged);
  Imported out = of_table(read_delimited(sound, find_separator(sound)), TableKind::Csv, words);
  out.problems.insert(out.problems.begin(), damaged.problems.begin(), damaged.problems.end());
  if (out.problems.size() > kMaxImportProblems) out.problems.resize(kMaxImportProblems);
  return out;
}

Imported import_html(std::string_view text, const ImportWords& words) { return of_table(read_html_tables(repaired_text(text)), TableKind::Sheet, words); }

Imported import_workbook(std::string_view bytes, const ImportWords& words) {
  Imported out;
  const bool old = file_kind(bytes) == FileKind::OldWorkbook;
  std::vector<Table> sheets = old ? std::vector<Table>() : read_workbook(bytes);
  if (sheets.empty()) report_import(out, 1, old ? ImportFault::OldWorkbook : ImportFault::Workbook);
  const WordTable table(words);
  bool any = false;
  for (const Table& sheet : sheets) any = add_table(sheet, TableKind::Sheet, table, kNoWord, out) || any;
  if (any || sheets.empty()) return out;
  report_import(out, sheets[0][0].line, ImportFault::NoColumns);
  out.unread = std::move(sheets[0]);
  return out;
}

Imported import_table(const Table& table, const ImportWords& words, const TableChoice& choice) {
  Imported out;
  TableImport(table, TableKind::Csv, WordTable(words), out).run(choice);
  return out;
}

}  // namespace sandtable::situation
