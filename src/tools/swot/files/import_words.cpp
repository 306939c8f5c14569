#include "tools/swot/files/import_words.h"

#include <algorithm>
#include <cmath>

#include "core/json/record_reader.h"
#include "tools/swot/edit.h"
#include "tools/swot/merge.h"
#include "core/base/text_lines.h"
#include "core/base/utf8.h"
#include "core/base/normal_text.h"
#include "tools/swot/model.h"

namespace sandtable::inline situation {
namespace {

std::string listed(std::string_view id, const std::string& spellings) {
  std::string out = "|";
  out.append(id).append("|").append(normal_text(spellings)).append("|");
  return out;
}

std::size_t find_word(const std::string* lists, std::size_t count, std::string_view text) {
  std::string word = normal_text(text);
  if (word.empty() || word.find('|') != std::string::npos) return kNoWord;
  word = "|" + word + "|";
  for (std::size_t i = 0; i < count; ++i) {
    if (lists[i].find(word) != std::string::npos) return i;
  }
  return kNoWord;
}

// Whether a text, in normal form, contains one of the spellings of at least two letters.
bool contains_any(const std::string& text, std::string_view list) {
  while (!list.empty()) {
    const std::size_t end = list.find('|');
    const std::string_view word = list.substr(0, end);
    if (word.size() > 1 && text.find(word) != std::string::npos) return true;
    if (end == std::string_view::npos) break;
    list.remove_prefix(end + 1);
  }
  return false;
}

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

// Words of a text in normal form: parted by signs and digits, and where Latin letters meet others.
std::vector<std::string_view> words_of(std::string_view text) {
  enum class Kind { Sign, Latin, Other };
  std::vector<std::string_view> out;
  Kind before = Kind::Sign;
  for (std::size_t at = 0, bytes = 0; at < text.size(); at += bytes) {
    const Utf8Character one = utf8_at(text, at);
    bytes = one.bytes;
    const char32_t c = one.code;
    const bool sign = c < 0x80 ? !is_letter(static_cast<char>(c)) : (c >= 0x2000 && c <= 0x2BFF) || (c >= 0x3000 && c <= 0x303F);
    const Kind kind = sign ? Kind::Sign : c < 0x250 ? Kind::Latin : Kind::Other;
    if (kind == before && kind != Kind::Sign) out.back() = {out.back().data(), out.back().size() + bytes};
    else if (kind != Kind::Sign) out.push_back(text.substr(at, bytes));
    before = kind;
  }
  return out;
}

// "A. Strengths", "II. Threats"
bool is_number_word(std::string_view word) {
  for (const std::string_view number : {"a", "b", "c", "d", "i", "ii", "iii", "iv"}) {
    if (word == number) return true;
  }
  return false;
}

// Whether a text, in normal form, contains one of the spellings; those of Latin letters only as whole words.
bool names_any(const std::string& text, std::string_view list) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find('|'), list.size());
    const std::string_view word = list.substr(0, end);
    for (std::size_t at = 0; !word.empty() && (at = text.find(word, at)) != std::string::npos; ++at) {
      const std::size_t behind = at + word.size();
      const bool begins = at == 0 || !is_letter(word.front()) || !is_letter(text[at - 1]);
      if (begins && (behind == text.size() || !is_letter(word.back()) || !is_letter(text[behind]))) return true;
    }
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

}  // namespace

Text to_word(CardColumn value) {
  constexpr Text kWords[kCardColumns] = {"cell", "text", "note", "weight", "rating", "tags"};
  return kWords[static_cast<std::size_t>(value)];
}

const char* fault_name(ImportFault fault) {
  constexpr const char* kNames[] = {"no_cell",    "unknown_cell", "not_ours",   "no_text", "not_a_list",
                                    "bad_weight", "bad_rating",   "bad_text",   "text_cut", "no_columns",
                                    "no_room",    "workbook",     "old_workbook"};
  return kNames[static_cast<std::size_t>(fault)];
}

WordTable::WordTable(const ImportWords& words) {
  for (std::size_t i = 0; i < kCells; ++i) cells_[i] = listed(to_word(kAllCells[i]), words.cells[i]);
  for (std::size_t i = 0; i < kCardColumns; ++i)
    columns_[i] = listed(to_word(static_cast<CardColumn>(i)), words.columns[i]);
  others_ = normal_text(words.others);
  ours_ = normal_text(words.ours);
}

std::size_t WordTable::cell(std::string_view text) const {
  return find_word(cells_, kCells, text);
}

std::size_t WordTable::column(std::string_view text) const {
  return find_word(columns_, kCardColumns, text);
}

std::size_t WordTable::cell_named(std::string_view line) const {
  constexpr std::size_t kLongestName = 80;
  bool numbered = false;
  line = without_bullet(line, numbered);
  if (line.size() > kLongestName) return kNoWord;
  const std::string text = normal_text(line);
  std::size_t found = kNoWord;
  const auto all = words_of(text);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::size_t here = cell(all[i]);
    if (i == 0 && all.size() > 1 && here == kNoWord && is_number_word(all[i])) continue;
    if (here == kNoWord || (found != kNoWord && here != found)) return kNoWord;
    found = here;
  }
  return found;
}

std::size_t WordTable::cell_in_heading(std::string_view heading) const {
  bool numbered = false;
  heading = without_bullet(heading, numbered);
  std::size_t found = cell(heading);
  if (found != kNoWord) return found;
  const std::string text = normal_text(heading);
  for (std::size_t i = 0; i < kCells; ++i) {
    if (!contains_any(text, cells_[i])) continue;
    if (found != kNoWord) return kNoWord;
    found = i;
  }
  return found;
}

bool WordTable::is_of_others(std::string_view heading) const {
  const std::string text = normal_text(heading);
  return names_any(text, others_) && !names_any(text, ours_) && cell_in_heading(heading) != static_cast<std::size_t>(Cell::Threats);
}

std::string unmarked(std::string_view text) {
  constexpr std::string_view kPunctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
  constexpr std::string_view kWideBracket = "&#65289;";  // how swot_markdown() writes "）" at the end of a text
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

void report_import(Imported& out, std::size_t line, ImportFault fault, std::string_view detail) {
  if (out.problems.size() >= kMaxImportProblems) return;
  ImportProblem& problem = out.problems.emplace_back();
  problem.line = line;
  problem.fault = fault;
  problem.detail = detail_text(detail);
}

std::string sound_import(std::string_view text, Imported& out) {
  std::string_view rest = text;
  std::string_view line;
  for (std::size_t number = 1; next_line(rest, line); ++number) {
    if (!is_sound_text(line)) report_import(out, number, ImportFault::BadText);
  }
  return repaired_text(text);
}

void set_column(Card& card, CardColumn column, std::string_view text, std::size_t line, Imported& out) {
  const std::string_view value = trimmed(text);
  switch (column) {
    case CardColumn::Weight:
      if (!parse_weight(value, card.weight)) report_import(out, line, ImportFault::BadWeight, value);
      break;
    case CardColumn::Rating: {
      double figure = kNoWeight;
      const bool sound = parse_weight(value, figure) && figure >= 1 && figure <= kMaxRating && figure == std::floor(figure);
      card.rating = sound ? static_cast<int>(figure) : 0;
      if (!sound && !value.empty()) report_import(out, line, ImportFault::BadRating, value);
      break;
    }
    case CardColumn::Tags:
      card.tags = parse_tags(value);
      break;
    case CardColumn::Note:
    case CardColumn::Text: {
      std::string& target = column == CardColumn::Note ? card.note : card.text;
      if (!target.empty() && !text.empty()) target.push_back('\n');
      target.append(text);
      if (target.size() > kMaxCardTextBytes) {
        target.resize(cut_text(target, kMaxCardTextBytes).size());
        report_import(out, line, ImportFault::TextCut, target);
      }
      break;
    }
    case CardColumn::Cell:
      break;
  }
}

Card* add_imported(Imported& out, std::size_t cell, std::string_view text, std::size_t line) {
  if (card_count(out.swot) >= kMaxCards) {
    report_import(out, line, ImportFault::NoRoom, text);
    return nullptr;
  }
  Card& card = out.swot.cards[cell].emplace_back().edit();
  set_column(card, CardColumn::Text, text, line, out);
  return &card;
}

}  // namespace sandtable::situation
