// A grid from CSV, see swot_import.h.
//
// A state machine of our own: RFC 4180 with one quoting rule is thirty lines, less than the glue that a
// library for streams and types would need, and it has to say which rows are broken and go on behind them.
#include "core/report/export_text.h"
#include "tools/swot/files/import_words.h"
#include "core/base/text_lines.h"
#include "tools/swot/model.h"

namespace sandtable::inline situation {
namespace {

constexpr int kMaxOpenQuotes = 16;  // after that many quotes without an end the rest is left alone

class CsvReader {
 public:
  explicit CsvReader(std::string_view text) : text_(text) {}

  enum class Row { Good, Bad, End };

  // The next row that is not empty. After a bad one reading goes on with the line behind the fault; for a
  // quote that never ends that is the line behind its row's first.
  Row next() {
    while (at_ < text_.size() && at_line_end()) skip_line_end();
    fields.clear();
    if (at_ == text_.size() || open_quotes_ > kMaxOpenQuotes) return Row::End;
    line = line_;
    const std::size_t start = at_;
    do {
      fields.emplace_back();
      if (!field(fields.back())) {
        if (at_ == text_.size()) {
          ++open_quotes_;
          at_ = start;
          line_ = line;
        }
        while (at_ < text_.size() && !at_line_end()) ++at_;
        return Row::Bad;
      }
    } while (take(separator_));
    return Row::Good;
  }

  // Whichever of , ; and tab the first row has first outside quotes, or what a line "sep=;" of spreadsheets
  // says.
  void find_separator() {
    if (text_.substr(0, 4) == "sep=" && text_.size() > 4) {
      separator_ = text_[4];
      at_ = 5;
      return;
    }
    bool quoted = false;
    for (const char c : text_) {
      if (c == '"') quoted = !quoted;
      if (quoted) continue;
      if (c == ',' || c == ';' || c == '\t') separator_ = c;
      if (c == '\n' || c == '\r' || c == separator_) break;
    }
    if (separator_ == '\0') separator_ = ',';
  }

  std::vector<std::string> fields;
  std::size_t line = 0;  // where the row began

 private:
  [[nodiscard]] bool at_line_end() const { return text_[at_] == '\n' || text_[at_] == '\r'; }
  void skip_line_end() {
    if (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') ++at_;
    ++at_;
    ++line_;
  }
  bool take(char c) {
    if (at_ == text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  // False at a fault: a quote within an unquoted field, text behind a closing quote, or the end within
  // quotes.
  bool field(std::string& out) {
    if (!take('"')) {
      while (at_ < text_.size() && !at_line_end() && text_[at_] != separator_) {
        if (text_[at_] == '"') return false;
        out.push_back(text_[at_++]);
      }
      return true;
    }
    while (at_ < text_.size()) {
      if (take('"')) {
        if (!take('"')) return at_ == text_.size() || at_line_end() || text_[at_] == separator_;
        out.push_back('"');
        continue;
      }
      const std::size_t from = at_;
      if (at_line_end()) {
        skip_line_end();
      } else {
        ++at_;
      }
      out.append(text_, from, at_ - from);
    }
    return false;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  int open_quotes_ = 0;
  char separator_ = '\0';
};

// Without the apostrophe of csv_cell().
std::string_view plain(std::string_view cell) {
  return cell.substr(0, 1) == "'" && is_formula(cell.substr(1)) ? cell.substr(1) : cell;
}

}  // namespace

Imported import_csv(std::string_view text, const ImportWords& words) {
  Imported out;
  const WordTable table(words);
  if (text.substr(0, kCsvStart.size()) == kCsvStart) text.remove_prefix(kCsvStart.size());
  const std::string sound = sound_import(text, out);
  CsvReader reader(sound);
  reader.find_separator();

  std::size_t position[kCardColumns];  // of each column in a row
  for (std::size_t& at : position) at = kNoWord;
  CsvReader::Row row = reader.next();
  for (std::size_t i = 0; row == CsvReader::Row::Good && i < reader.fields.size(); ++i) {
    const std::size_t column = table.column(plain(reader.fields[i]));
    if (column != kNoWord && position[column] == kNoWord) position[column] = i;
  }
  const auto value = [&](CardColumn column) {
    const std::size_t at = position[static_cast<std::size_t>(column)];
    return at < reader.fields.size() ? plain(reader.fields[at]) : std::string_view();
  };
  if (position[static_cast<std::size_t>(CardColumn::Cell)] == kNoWord ||
      position[static_cast<std::size_t>(CardColumn::Text)] == kNoWord) {
    report_import(out, row == CsvReader::Row::End ? 1 : reader.line, ImportFault::NoColumns);
    return out;
  }
  while ((row = reader.next()) != CsvReader::Row::End) {
    if (row == CsvReader::Row::Bad) {
      report_import(out, reader.line, ImportFault::BadQuotes, reader.fields[0]);
      continue;
    }
    const std::string_view name = trimmed(value(CardColumn::Cell));
    const std::string_view card_text = value(CardColumn::Text);
    bool empty = true;
    for (const std::string& field : reader.fields) empty = empty && trimmed(field).empty();
    if (empty) continue;  // spreadsheets write rows of separators
    const bool others = table.is_of_others(name);
    const std::size_t cell = name.empty() || others ? kNoWord : table.cell_in_heading(name);
    if (cell == kNoWord || trimmed(card_text).empty()) {
      const ImportFault fault = name.empty()      ? ImportFault::NoCell
                                : others          ? ImportFault::NotOurs
                                : cell == kNoWord ? ImportFault::UnknownCell
                                                  : ImportFault::NoText;
      report_import(out, reader.line, fault, fault == ImportFault::NoCell ? card_text : name);
      continue;
    }
    Card* card = add_imported(out, cell, card_text, reader.line);
    if (card == nullptr) break;
    for (const CardColumn column :
         {CardColumn::Note, CardColumn::Weight, CardColumn::Rating, CardColumn::Tags}) {
      set_column(*card, column, value(column), reader.line, out);
    }
  }
  return out;
}

}  // namespace sandtable::situation
