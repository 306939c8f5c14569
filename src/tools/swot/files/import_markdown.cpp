// A grid from Markdown lists, see swot_import.h.
#include <algorithm>

#include "tools/swot/files/import_words.h"
#include "core/base/text_lines.h"
#include "core/base/utf8.h"
#include "tools/swot/model.h"

namespace sandtable::inline situation {
namespace {

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// Columns of white space before the text; a tab counts 4, a wide space 2.
std::size_t indent_of(std::string_view line) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < line.size();) {
    const char32_t code = utf8_at(line, at).code;
    if (code != ' ' && code != '\t' && code != 0x3000) break;
    columns += code == '\t' ? 4 : code == 0x3000 ? 2 : 1;
    at += utf8_at(line, at).bytes;
  }
  return columns;
}

// Where "text (note)" has the bracket of its note: ASCII ones stand behind a blank and count only unescaped.
std::size_t note_bracket(std::string_view text) {
  const bool wide = ends_with(text, "）");
  if (!wide && !(ends_with(text, ")") && !ends_with(text, "\\)"))) return std::string_view::npos;
  int depth = 0;
  for (std::size_t at = text.size(); at-- > 0;) {
    if (at > 0 && text[at - 1] == '\\') continue;
    const std::string_view here = text.substr(at);
    if (here[0] == ')' || here.substr(0, 3) == "）") ++depth;
    if (here[0] != '(' && here.substr(0, 3) != "（") continue;
    if (--depth > 0) continue;
    const bool parted = here[0] != '(' || (at > 0 && text[at - 1] == ' ');
    return parted && !trimmed(text.substr(0, at)).empty() ? at : std::string_view::npos;
  }
  return std::string_view::npos;
}

// The level of a heading "## Strengths ##", and its text; 0 when the line is none.
std::size_t heading_level(std::string_view body, std::string_view& text) {
  const std::size_t level = body.find_first_not_of('#');
  if (level == 0 || level == std::string_view::npos || level > 6) return 0;
  text = trimmed(body.substr(level));
  while (!text.empty() && text.back() == '#') text.remove_suffix(1);
  return level;
}

bool is_rule(std::string_view body, char mark) {
  return body.size() > 1 && body.find_first_not_of(mark) == std::string_view::npos;
}

// A line that is a name and what stands behind it: "优势：…", "**Strengths:** …", "S1 …", "Strengths – …". Both are trimmed.
struct NamedLine {
  std::string_view name, rest;
};

// Where the name ends, and how many bytes part it from the rest; 0 = nothing does.
std::size_t sign_behind_name(std::string_view line, std::size_t& at) {
  std::size_t bytes = 0;
  at = line.size();
  for (const std::string_view sign : {":", "：", " - ", " – ", " — ", "——", "】"}) {
    const std::size_t found = line.find(sign);
    if (found >= at) continue;
    at = found;
    bytes = sign.size();
  }
  return bytes;
}

// "S1 …", "W2. …", "O3：…": the letter is the name.
bool starts_with_code(std::string_view line, NamedLine& out) {
  if (line.size() < 3) return false;
  std::size_t at = 1;
  while (at < line.size() && at < 3 && line[at] >= '0' && line[at] <= '9') ++at;
  if (at == 1 || at == line.size()) return false;
  for (const std::string_view sign : {" ", ".", ":", "：", "、", "．", ")", "）", "\t"}) {
    if (!line.substr(at).starts_with(sign)) continue;
    out = {line.substr(0, 1), trimmed(line.substr(at + sign.size()))};
    return true;
  }
  return false;
}

NamedLine named_line(std::string_view line, bool has_codes) {
  NamedLine out{line, {}};
  if (has_codes && starts_with_code(line, out)) return out;
  std::size_t at = 0;
  if (const std::size_t bytes = sign_behind_name(line, at)) {
    out.name = line.substr(0, at);
    out.rest = trimmed(line.substr(at + bytes));
    if (out.rest.starts_with("：") || out.rest.starts_with(":")) out.rest = trimmed(out.rest.substr(out.rest[0] == ':' ? 1 : 3));
    if (out.name.starts_with("**") && out.rest.starts_with("**")) out.rest = trimmed(out.rest.substr(2));
  }
  return out;
}

// The item with that number in a line "1、… 2、…"; npos when there is none behind `from`.
std::size_t find_numbered(std::string_view line, std::size_t from, int number, std::string_view sign) {
  const std::string mark = sign.empty() ? std::string() : std::to_string(number) + std::string(sign);
  if (!mark.empty()) return line.find(mark, from);
  std::string circled;
  append_utf8(circled, static_cast<char32_t>(0x2460 + number - 1));
  return number <= 20 ? line.find(circled, from) : std::string_view::npos;
}

// "1、… 2、…" or "①…②…" in one line as its items, with their marks; else the line alone.
std::vector<std::string_view> inline_items(std::string_view line) {
  for (const std::string_view sign : {"", "、", "）", ")", "．", ". "}) {
    std::size_t begin = 0, next = 0;
    if (find_numbered(line, 0, 1, sign) != 0 || find_numbered(line, 1, 2, sign) == std::string_view::npos) continue;
    std::vector<std::string_view> out;
    for (int number = 2; next != std::string_view::npos; ++number, begin = next) {
      next = find_numbered(line, begin + 1, number, sign);
      std::string_view item = trimmed(line.substr(begin, next == std::string_view::npos ? next : next - begin));
      for (const std::string_view end : {";", "；", "，", ","}) {
        if (item.ends_with(end)) item = trimmed(item.substr(0, item.size() - end.size()));
      }
      out.push_back(item);
    }
    return out;
  }
  return {line};
}

class MarkdownReader {
 public:
  MarkdownReader(std::string_view text, const ImportWords& words, Imported& out)
      : rest_(text), marks_(text), table_(words), out_(out), marked_headings_(has_marked_headings(text)), has_codes_(names_by_codes(text)) {
    marks_.know_markdown();
  }

  void run() {
    std::string_view line, here = rest_;
    for (; !full_ && next_line(rest_, line); here = rest_) {
      ++number_;
      const std::string_view body = trimmed(line);
      if (body.empty()) {
        open_item_ = false;
        continue;
      }
      if (body.find('|') == std::string_view::npos || !read_table(here)) read(line, body);
    }
    if (card_count(out_.swot) > 0) out_.unread.clear();
    else if (unread_line_ > 0) report_import(out_, unread_line_, ImportFault::NoColumns);
  }

 private:
  // Underlined headings are looked for where they are met: they are rare.
  bool has_marked_headings(std::string_view text) const {
    std::string_view line;
    while (next_line(text, line)) {
      std::string_view name;
      if (heading_level(trimmed(line), name) > 0 && table_.cell_in_heading(unmarked(name)) != kNoWord) return true;
    }
    return false;
  }

  // Whether the items are called "S1 …", "W1 …": the first of two cells at least. "O2" alone is a company.
  bool names_by_codes(std::string_view text) const {
    bool found[kCells] = {};
    std::string_view line;
    while (next_line(text, line)) {
      NamedLine named;
      bool is_item = false;
      line = without_bullet(line, is_item);
      if (line.size() < 3 || line[1] != '1' || !starts_with_code(line, named)) continue;
      if (const std::size_t cell = table_.cell(named.name); cell != kNoWord) found[cell] = true;
    }
    return std::ranges::count(found, true) > 1;
  }

  // The table that begins with the line that was just taken, whose text begins at `here`.
  bool read_table(std::string_view here) {
    const std::string_view all = here;
    Table table = take_markdown_table(here, number_);
    if (table.empty()) return false;
    const std::string_view taken = all.substr(0, all.size() - here.size());
    const std::size_t first = number_;
    rest_ = here;
    number_ += static_cast<std::size_t>(std::count(taken.begin(), taken.end(), '\n')) - (taken.ends_with('\n') ? 1 : 0);
    card_ = nullptr;
    if (leave_out(true) || add_table(table, TableKind::Markdown, table_, cell_, out_)) return true;
    if (unread_line_ == 0) {
      unread_line_ = first;
      out_.unread = std::move(table);
    }
    return true;
  }

  void begin(std::size_t cell, std::size_t outline_indent, MarkKind outline_mark = MarkKind::None) {
    cell_ = cell;
    outline_indent_ = outline_indent;
    outline_mark_ = outline_mark;
    item_indent_ = kNoWord;
    card_ = nullptr;
    open_item_ = false;
  }

  // A heading, and whether what stands below it is somebody else's.
  void begin_heading(std::size_t level, std::string_view body) {
    const std::string name = unmarked(body);
    if (level <= others_level_) others_level_ = 0;
    const std::size_t cell = table_.cell_in_heading(name);
    if (others_level_ == 0 && table_.is_of_others(name)) {
      others_level_ = level;
      others_line_ = number_;
      others_name_ = name;
      others_told_ = false;
    }
    begin(cell, kNoWord);
  }

  // Under a heading of somebody else's: the heading is told of when there is something to leave out.
  bool leave_out(bool is_item) {
    if (others_level_ == 0) return false;
    if (!others_told_ && (is_item || cell_ != kNoWord)) report_import(out_, others_line_, ImportFault::NotOurs, others_name_);
    others_told_ = others_told_ || is_item || cell_ != kNoWord;
    return true;
  }

  void read(std::string_view line, std::string_view body) {
    std::string_view name;
    std::string_view after = rest_;
    std::string_view below;
    if (const std::size_t level = heading_level(body, name); level > 0) return begin_heading(level, name);
    if (is_rule(body, '-') || is_rule(body, '*') || is_rule(body, '_') || is_rule(body, '=')) return;

    bool is_item = false, is_marked = false;
    const std::string_view text = marks_.item(body, is_item);
    const std::size_t indent = indent_of(line);
    if (!is_item && next_line(after, below) &&
        (is_rule(trimmed(below), '=') || is_rule(trimmed(below), '-'))) {
      const bool is_heading = table_.cell_in_heading(body) != kNoWord || table_.is_of_others(body);
      if (is_heading) return begin_heading(is_rule(trimmed(below), '=') ? 1 : 2, body);
    }
    if (!marked_headings_ && read_name(without_bullet(body, is_marked), indent, is_marked ? mark_kind(body) : MarkKind::None)) return;
    if (leave_out(is_item)) return;
    // An outline whose item named the cell ends with the next item of that level.
    if (is_item && outline_indent_ != kNoWord && indent <= outline_indent_ && mark_kind(body) == outline_mark_) begin(kNoWord, kNoWord);
    if (cell_ == kNoWord) {
      if (is_item) report_import(out_, number_, ImportFault::NoCell, text);
      return;
    }
    if (body[0] == '|') return report_import(out_, number_, ImportFault::NotAList, body);
    if (card_ != nullptr && indent > item_indent_ + 1) return below_card(text);
    if (card_ != nullptr && !is_item &&
        open_item_) {  // a long item on several lines (CommonMark: lazy continuation)
      const std::string more = unmarked(text);
      if (card_->text.size() + 1 + more.size() > kMaxCardTextBytes) {
        return report_import(out_, number_, ImportFault::TextCut, text);
      }
      card_->text.push_back(' ');
      card_->text.append(more);
      return;
    }
    if (item_indent_ == kNoWord || indent < item_indent_) item_indent_ = indent;
    open_item_ = is_item;
    add_item(text);
  }

  // A line without a mark of headings that names a cell, or somebody else's, and maybe has its first item.
  bool read_name(std::string_view body, std::size_t indent, MarkKind mark) {
    const NamedLine line = named_line(body, has_codes_);
    std::size_t cell = table_.cell_named(body);
    std::string_view rest;
    if (cell == kNoWord && line.name.size() < body.size()) {
      const std::string name = unmarked(line.name);
      cell = table_.cell_named(name);
      rest = line.rest;
      // With a colon and nothing behind it, it is a heading whatever else it says.
      if (cell == kNoWord && rest.empty()) cell = table_.cell_in_heading(name);
      if (name.size() <= kLongestName && table_.is_of_others(name) && table_.cell_in_heading(name) != kNoWord) {
        begin_heading(kBareLevel, name);
        if (!rest.empty()) (void)leave_out(true);
        return true;
      }
    }
    if (cell == kNoWord) return false;
    if (others_level_ == kBareLevel) others_level_ = 0;
    begin(cell, mark == MarkKind::None ? kNoWord : indent, mark);
    if (rest.empty() || leave_out(true)) return true;
    for (const std::string_view item : inline_items(rest)) {
      bool is_item = false;
      if (!full_) add_item(rest.size() == item.size() ? item : without_bullet(item, is_item));
    }
    card_ = nullptr;
    return true;
  }

  void add_item(std::string_view text) {
    const std::size_t bracket = note_bracket(text);
    const std::string words = unmarked(trimmed(text.substr(0, bracket)));
    if (trimmed(words).empty()) {  // nothing, or nothing but marks of emphasis
      card_ = nullptr;
      return report_import(out_, number_, ImportFault::NoText);
    }
    card_ = add_imported(out_, cell_, words, number_);
    full_ = card_ == nullptr;
    if (full_ || bracket == std::string_view::npos) return;
    const std::size_t bytes = text[bracket] == '(' ? 1 : 3;
    const std::size_t end = text.size() - (text.back() == ')' ? 1 : 3);
    set_column(*card_, CardColumn::Note,
               unmarked(trimmed(text.substr(bracket + bytes, end - bracket - bytes))), number_, out_);
  }

  void below_card(std::string_view text) {
    std::size_t colon = text.find(':');
    std::size_t bytes = 1;
    if (const std::size_t wide = text.find("："); wide < colon) {
      colon = wide;
      bytes = 3;
    }
    const std::size_t column =
        colon == std::string_view::npos ? kNoWord : table_.column(unmarked(text.substr(0, colon)));
    const bool known = column != kNoWord && column >= static_cast<std::size_t>(CardColumn::Note);
    set_column(*card_, known ? static_cast<CardColumn>(column) : CardColumn::Note,
               unmarked(known ? trimmed(text.substr(colon + bytes)) : text), number_, out_);
  }

  static constexpr std::size_t kBareLevel = 7;     // of a heading without a mark
  static constexpr std::size_t kLongestName = 40;  // bytes

  std::string_view rest_;
  ListMarks marks_;
  WordTable table_;
  Imported& out_;
  bool marked_headings_, has_codes_;
  std::size_t number_ = 0;
  std::size_t cell_ = kNoWord;
  std::size_t outline_indent_ = kNoWord;  // of the item that named the cell
  MarkKind outline_mark_ = MarkKind::None;
  std::size_t unread_line_ = 0;           // of the first table that was not understood; 0 = there is none
  std::size_t item_indent_ = kNoWord;     // of the items that are cards
  std::size_t others_level_ = 0;          // of the heading that names somebody else; 0 = there is none
  std::size_t others_line_ = 0;
  std::string others_name_;
  bool others_told_ = false;
  Card* card_ = nullptr;                  // the last one
  bool open_item_ = false;                // the line before was an item
  bool full_ = false;
};

}  // namespace

Imported import_markdown(std::string_view text, const ImportWords& words) {
  Imported out;
  const std::string sound = sound_import(text, out);
  MarkdownReader(sound, words, out).run();
  return out;
}

}  // namespace sandtable::situation
