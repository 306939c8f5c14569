#include "tools/swot/files/import_words.h"

#include <algorithm>

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
                                    "bad_weight", "bad_rating",   "bad_quotes", "bad_text",
                                    "text_cut",   "no_columns",   "no_room"};
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
      const std::string figure = normal_text(value);
      const bool sound = figure.size() == 1 && figure[0] >= '1' && figure[0] <= '0' + kMaxRating;
      card.rating = sound ? figure[0] - '0' : 0;
      if (!sound && !figure.empty()) report_import(out, line, ImportFault::BadRating, value);
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
