// Tables in which a sign parts the cells.
//
// A reader of our own: it has to say in which line a row begins, and to take quotes as people write them.
#include <algorithm>

#include "core/base/text_lines.h"
#include "core/tables/table.h"

namespace sandtable::inline tables {
namespace {

constexpr std::size_t kLookedRows = 100;  // that tell the separator
constexpr int kMaxOpenQuotes = 16;        // after that many quotes without an end, or looked for this far, the rest are text
constexpr std::size_t kLongCell = 4096;
constexpr std::string_view kNothing = "\x1F";  // parts a table that has one column

class DelimitedReader {
 public:
  DelimitedReader(std::string_view text, std::string_view separator) : text_(text), separator_(separator) {}

  bool next(TableRow& row) {
    while (at_ < text_.size() && at_line_end()) skip_line_end();
    if (at_ >= text_.size()) return false;
    row.line = line_;
    row.cells.clear();
    do {
      std::string cell = read_cell();
      if (row.cells.size() < kMaxTableColumns) row.cells.push_back(std::move(cell));
    } while (take_separator());
    return true;
  }

 private:
  [[nodiscard]] bool at_line_end() const { return text_[at_] == '\n' || text_[at_] == '\r'; }
  [[nodiscard]] bool ends_cell(std::size_t at) const {
    return at >= text_.size() || text_[at] == '\n' || text_[at] == '\r' || text_.substr(at).starts_with(separator_);
  }
  void skip_line_end() {
    if (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') ++at_;
    ++at_;
    ++line_;
  }
  bool take_separator() {
    if (at_ >= text_.size() || !text_.substr(at_).starts_with(separator_)) return false;
    at_ += separator_.size();
    return true;
  }

  // Where the quote that opens at `at_` closes: before a separator or a line's end.
  [[nodiscard]] std::size_t closing_quote() {
    if (open_quotes_ > kMaxOpenQuotes) return std::string_view::npos;
    for (std::size_t at = at_ + 1; (at = text_.find('"', at)) != std::string_view::npos; ++at) {
      if (at + 1 < text_.size() && text_[at + 1] == '"') {
        ++at;
        continue;
      }
      if (ends_cell(at + 1)) return at;
      if (at - at_ > kLongCell) ++open_quotes_;
      return std::string_view::npos;  // "A" team
    }
    ++open_quotes_;
    return std::string_view::npos;
  }

  std::string read_cell() {
    std::string out;
    const std::size_t close = at_ < text_.size() && text_[at_] == '"' ? closing_quote() : std::string_view::npos;
    if (close == std::string_view::npos) {
      const std::size_t begin = at_;
      while (!ends_cell(at_)) ++at_;
      return std::string(text_.substr(begin, at_ - begin));
    }
    for (++at_; at_ < close;) {
      const std::size_t begin = at_;
      if (at_line_end()) skip_line_end();
      else ++at_;
      out.append(text_.substr(begin, at_ - begin));
      if (text_[begin] == '"') ++at_;  // two of them are one
    }
    at_ = close + 1;
    return out;
  }

  std::string_view text_, separator_;
  std::size_t at_ = 0, line_ = 1;
  int open_quotes_ = 0;
};

// How well it parts the rows: those that have as many cells as most, if that is more than one.
std::size_t fit_of(std::string_view text, std::string_view separator) {
  DelimitedReader reader(text, separator);
  TableRow row;
  std::vector<std::size_t> counts(kMaxTableColumns + 1, 0);
  for (std::size_t rows = 0; rows < kLookedRows && reader.next(row); ++rows) ++counts[row.cells.size()];
  const auto most = std::max_element(counts.begin(), counts.end());
  const std::size_t rows = static_cast<std::size_t>(std::count_if(counts.begin(), counts.end(), [](std::size_t n) { return n > 0; }));
  return most - counts.begin() < 2 ? 0 : *most * 100 - rows;
}

}  // namespace

bool is_empty(const TableRow& row) {
  return std::ranges::all_of(row.cells, [](const std::string& cell) { return trimmed(cell).empty(); });
}

FileKind file_kind(std::string_view bytes) {
  if (bytes.starts_with("PK\x03\x04")) return FileKind::Workbook;
  return bytes.starts_with("\xD0\xCF\x11\xE0") ? FileKind::OldWorkbook : FileKind::Text;
}

std::string find_separator(std::string_view text) {
  std::string_view rest = text, first;
  if (next_line(rest, first) && first.starts_with("sep=") && first.size() > 4) return std::string(first.substr(4));
  std::string best;
  std::size_t best_fit = 0, best_at = 0;
  for (const std::string_view separator : {"\t", ";", ",", "|", "，", "；"}) {
    const std::size_t fit = fit_of(text, separator), at = first.find(separator);
    if (fit == 0 || fit < best_fit || (fit == best_fit && at >= best_at)) continue;
    best = separator;
    best_fit = fit;
    best_at = at;
  }
  return best;
}

Table read_delimited(std::string_view text, std::string_view separator) {
  Table out;
  std::string_view rest = text, first;
  const bool told = next_line(rest, first) && first.starts_with("sep=");
  DelimitedReader reader(told ? rest : text, separator.empty() ? kNothing : separator);
  for (TableRow row; out.size() < kMaxTableRows && reader.next(row);) {
    row.line += told ? 1 : 0;
    if (!is_empty(row)) out.push_back(row);
  }
  return out;
}

}  // namespace sandtable::tables
