// Tables of Markdown (GitHub's, spec 0.29, section 4.10) and of HTML as spreadsheets and word processors write them.
#include "core/tables/markup.h"

#include <algorithm>
#include <cstdlib>

#include "core/base/text_lines.h"
#include "core/base/utf8.h"
#include "core/tables/table.h"

namespace sandtable::inline tables {
namespace {

constexpr std::size_t kLongestTag = 4096;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool is_name_character(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

// ---- Markdown

std::vector<std::string_view> markdown_cells(std::string_view row) {
  row = trimmed(row);
  if (row.starts_with("|")) row.remove_prefix(1);
  std::vector<std::string_view> out;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < row.size(); ++at) {
    if (row[at] == '\\') ++at;
    else if (row[at] == '|') {
      out.push_back(trimmed(row.substr(begin, at - begin)));
      begin = at + 1;
    }
  }
  if (const std::string_view last = trimmed(row.substr(begin)); !last.empty()) out.push_back(last);
  return out;
}

// "|---|:-:|"
bool is_delimiter_row(std::string_view row) {
  const auto cells = markdown_cells(row);
  return row.find('|') != std::string_view::npos && !cells.empty() && std::ranges::all_of(cells, [](std::string_view cell) {
    return cell.find('-') != std::string_view::npos && cell.find_first_not_of(":-") == std::string_view::npos;
  });
}

std::string with_line_breaks(std::string_view cell) {
  std::string out;
  while (!cell.empty()) {
    if (is_tag(cell, "br")) {
      out.push_back('\n');
      cell.remove_prefix(std::min(cell.find('>'), cell.size() - 1) + 1);
    } else {
      out.push_back(cell[0]);
      cell.remove_prefix(1);
    }
  }
  return out;
}

// ---- HTML

// The number of an attribute rowspan="2"; 1 when there is none.
std::size_t span_of(std::string_view tag, std::string_view name) {
  std::string small(tag);
  for (char& c : small) c = lower(c);
  std::size_t at = small.find(std::string(name) + "=");
  if (at == std::string::npos) return 1;
  at += name.size() + 1;
  if (at < small.size() && (small[at] == '"' || small[at] == '\'')) ++at;
  const int number = std::atoi(small.c_str() + at);
  return number > 1 && number <= 1000 ? static_cast<std::size_t>(number) : 1;
}

class HtmlReader {
 public:
  explicit HtmlReader(std::string_view text) : text_(text) {}

  Table run() {
    while (at_ < text_.size() && out_.size() < kMaxTableRows) {
      const std::string_view rest = text_.substr(at_);
      if (rest[0] != '<') {
        read_character();
      } else if (rest.starts_with("<!--")) {
        skip_to("-->");
      } else if (is_tag(rest, "style") || is_tag(rest, "script")) {
        skip_to("</s");
      } else {
        read_tag(rest.substr(0, std::min(rest.find('>'), kLongestTag)));
      }
    }
    end_row();
    return std::move(out_);
  }

 private:
  void read_character() {
    if (in_cell_) cell_.push_back(text_[at_] == '\n' || text_[at_] == '\r' || text_[at_] == '\t' ? ' ' : text_[at_]);
    if (text_[at_] == '\n') ++line_;
    ++at_;
  }

  void skip_to(std::string_view end) {
    const std::size_t found = text_.find(end, at_ + 1);
    const std::size_t next = found == std::string_view::npos ? text_.size() : found;
    line_ += static_cast<std::size_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(at_), text_.begin() + static_cast<std::ptrdiff_t>(next), '\n'));
    at_ = next;
  }

  void read_tag(std::string_view tag) {
    line_ += static_cast<std::size_t>(std::count(tag.begin(), tag.end(), '\n'));
    at_ += tag.size() + 1;
    const bool begins_cell = is_tag(tag, "td") || is_tag(tag, "th");
    if (begins_cell || is_tag(tag, "td", true) || is_tag(tag, "th", true)) end_cell();
    if (is_tag(tag, "tr") || is_tag(tag, "tr", true) || is_tag(tag, "table", true)) end_row();
    if (is_tag(tag, "table", true)) above_.clear();
    if (begins_cell) {
      in_cell_ = true;
      rows_ = span_of(tag, "rowspan");
      columns_ = span_of(tag, "colspan");
      if (row_.cells.empty()) row_.line = line_;
    }
    if (in_cell_ && (is_tag(tag, "br") || is_tag(tag, "p") || is_tag(tag, "li") || is_tag(tag, "div")) && !trimmed(cell_).empty()) cell_.push_back('\n');
  }

  // Cells of rows above that reach into this one come first.
  void take_spans() {
    for (; row_.cells.size() < above_.size() && above_[row_.cells.size()].rows > 0; --above_[row_.cells.size() - 1].rows) {
      row_.cells.push_back(above_[row_.cells.size()].text);
    }
  }

  void end_cell() {
    if (!in_cell_) return;
    in_cell_ = false;
    std::string text;
    std::string_view rest = cell_, line;
    while (next_line(rest, line)) {
      if (trimmed(line).empty()) continue;
      if (!text.empty()) text.push_back('\n');
      text += trimmed(line);
    }
    text = without_entities(text);
    cell_.clear();
    take_spans();
    for (std::size_t i = 0; i < columns_ && row_.cells.size() < kMaxTableColumns; ++i) {
      if (above_.size() <= row_.cells.size()) above_.resize(row_.cells.size() + 1);
      above_[row_.cells.size()] = {text, rows_ - 1};
      row_.cells.push_back(i == 0 ? text : std::string());
    }
  }

  void end_row() {
    end_cell();
    if (row_.cells.empty()) return;
    take_spans();
    if (!is_empty(row_)) out_.push_back(std::move(row_));
    row_ = {};
  }

  struct Span {
    std::string text;
    std::size_t rows = 0;  // that it still reaches into
  };

  std::string_view text_;
  std::size_t at_ = 0, line_ = 1, rows_ = 1, columns_ = 1;
  bool in_cell_ = false;
  std::string cell_;
  TableRow row_;
  std::vector<Span> above_;  // by column
  Table out_;
};

}  // namespace

bool is_tag(std::string_view text, std::string_view name, bool closing) {
  const std::size_t from = closing ? 2 : 1;
  if (text.size() < from + name.size() || text[0] != '<' || (text[1] == '/') != closing) return false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (lower(text[from + i]) != name[i]) return false;
  }
  return text.size() == from + name.size() || !is_name_character(lower(text[from + name.size()]));
}

std::string without_entities(std::string_view text) {
  constexpr std::pair<std::string_view, std::string_view> kNamed[] = {
      {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}, {"&nbsp;", " "}};
  std::string out;
  while (!text.empty()) {
    const std::size_t next = std::min(text.find('&'), text.size());
    out += text.substr(0, next);
    text.remove_prefix(next);
    if (text.empty()) break;
    const auto named = std::ranges::find_if(kNamed, [&](const auto& each) { return text.starts_with(each.first); });
    const std::size_t end = text.substr(0, 12).find(';');
    if (named != std::end(kNamed)) {
      out += named->second;
      text.remove_prefix(named->first.size());
    } else if (text.starts_with("&#") && end != std::string_view::npos) {
      const bool hex = text.size() > 2 && lower(text[2]) == 'x';
      const auto code = std::strtoul(std::string(text.substr(hex ? 3 : 2, end)).c_str(), nullptr, hex ? 16 : 10);
      const bool sound = code > 0 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
      append_utf8(out, sound ? static_cast<char32_t>(code) : 0xFFFD);
      text.remove_prefix(end + 1);
    } else {
      out.push_back('&');
      text.remove_prefix(1);
    }
  }
  return out;
}

Table take_markdown_table(std::string_view& lines, std::size_t number) {
  Table out;
  std::string_view rest = lines, head, below, line;
  if (!next_line(rest, head) || head.find('|') == std::string_view::npos) return out;
  std::string_view after = rest;
  if (!next_line(after, below) || !is_delimiter_row(below)) return out;
  const auto take = [&](std::string_view row) {
    TableRow added;
    added.line = number;
    for (const std::string_view cell : markdown_cells(row)) {
      if (added.cells.size() < kMaxTableColumns) added.cells.push_back(with_line_breaks(cell));
    }
    if (!added.cells.empty()) out.push_back(std::move(added));
  };
  take(head);
  number += 2;
  for (lines = rest = after; next_line(rest, line) && line.find('|') != std::string_view::npos; lines = rest, ++number) {
    if (out.size() < kMaxTableRows) take(line);
  }
  return out;
}

Table read_html_tables(std::string_view text) {
  for (std::size_t at = 0; (at = text.find('<', at)) != std::string_view::npos; ++at) {
    if (is_tag(text.substr(at), "table")) return HtmlReader(text).run();
  }
  return {};
}

}  // namespace sandtable::tables
