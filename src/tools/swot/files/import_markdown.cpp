// A grid from Markdown lists, see swot_import.h.
#include "tools/swot/files/import_words.h"
#include "core/base/text_lines.h"
#include "core/base/utf8.h"
#include "tools/swot/model.h"

namespace sandtable::inline situation {
namespace {

constexpr std::string_view kPunctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
constexpr std::string_view kWideBracket = "&#65289;";  // how swot_markdown() writes "）" at the end of a text

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

// What a Markdown text says: without backslash escapes (CommonMark 0.31, section 2.4) and marks of strong
// emphasis.
std::string unmarked(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size() && kPunctuation.find(text[i + 1]) != std::string_view::npos) {
      out.push_back(text[++i]);
    } else if (text.substr(i, 2) == "**") {
      ++i;
    } else if (text.substr(i, kWideBracket.size()) == kWideBracket) {
      out.append("）");
      i += kWideBracket.size() - 1;
    } else {
      out.push_back(text[i]);
    }
  }
  return out;
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

// A line that may name a cell: without the emphasis around it and the colon behind it.
std::string_view bare_name(std::string_view body) {
  if (body.size() > 4 && (body.substr(0, 2) == "**" || body.substr(0, 2) == "__") &&
      ends_with(body, body.substr(0, 2)))
    body = body.substr(2, body.size() - 4);
  for (const std::string_view colon : {":", "："}) {
    if (ends_with(body, colon)) body.remove_suffix(colon.size());
  }
  if (ends_with(body, "**")) body.remove_suffix(2);
  if (body.substr(0, 2) == "**") body.remove_prefix(2);
  return body;
}

class MarkdownReader {
 public:
  MarkdownReader(std::string_view text, const ImportWords& words, Imported& out)
      : rest_(text), marks_(text), table_(words), out_(out), marked_headings_(has_marked_headings(text)) {
    marks_.know_markdown();
  }

  void run() {
    std::string_view line;
    while (!full_ && next_line(rest_, line)) {
      ++number_;
      const std::string_view body = trimmed(line);
      if (body.empty()) {
        open_item_ = false;
        continue;
      }
      read(line, body);
    }
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

  void begin(std::size_t cell, std::size_t outline_indent) {
    cell_ = cell;
    outline_indent_ = outline_indent;
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
    if (!marked_headings_) {
      const std::size_t cell = table_.cell(bare_name(without_bullet(body, is_marked)));
      if (cell != kNoWord) return begin(cell, is_marked ? indent : kNoWord);
    }
    if (leave_out(is_item)) return;
    // An outline whose item named the cell ends with the next item of that level.
    if (is_item && outline_indent_ != kNoWord && indent <= outline_indent_) begin(kNoWord, kNoWord);
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

  std::string_view rest_;
  ListMarks marks_;
  WordTable table_;
  Imported& out_;
  bool marked_headings_;
  std::size_t number_ = 0;
  std::size_t cell_ = kNoWord;
  std::size_t outline_indent_ = kNoWord;  // of the item that named the cell
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
