#include "tools/class/answers.h"

#include <algorithm>

#include "tools/swot/merge.h"
#include "core/base/text_lines.h"
#include "core/base/utf8.h"
#include "tools/sheets/model.h"
#include "core/base/normal_text.h"
#include "tools/workshop/model.h"

namespace sandtable::inline classroom {
namespace {

// Characters that are words of their own: Han with its extensions, and kana (blocks of Unicode 15).
bool is_word_character(char32_t c) {
  return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

// Letters and digits of other scripts: all but ASCII signs, and the blocks of punctuation and symbols.
bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  if (c >= 0xFF00 && c <= 0xFFEF) return (c >= 0xFF10 && c <= 0xFF19) || (c >= 0xFF21 && c <= 0xFF3A) || (c >= 0xFF41 && c <= 0xFF5A);
  return c >= 0xC0 && !(c >= 0x2000 && c <= 0x2BFF) && !(c >= 0x3000 && c <= 0x303F) && !(c >= 0xE000 && c <= 0xF8FF) && c < 0x1F000;
}

// The parts of a list of tags; false when nothing is left.
bool next_tag(std::string_view& rest, std::string_view& tag) {
  if (rest.empty()) return false;
  std::size_t end = 0, bytes = 0;
  for (; end < rest.size(); end += bytes) {
    const Utf8Character one = utf8_at(rest, end);
    bytes = one.bytes;
    const char32_t c = one.code;
    if (c == ',' || c == ';' || c == 0xFF0C || c == 0xFF1B || c == 0x3001) break;  // ，；、
  }
  tag = trimmed(rest.substr(0, end));
  rest.remove_prefix(std::min(rest.size(), end + bytes));
  return true;
}

void add_answer(FieldSummary& out, std::size_t hand_in, const std::string& place, std::string text) {
  if (trimmed(text).empty()) return;
  OpenAnswer& answer = out.answers.emplace_back();
  answer.hand_in = hand_in;
  answer.place = place;
  answer.words = word_count(text);
  answer.text = std::move(text);
}

void count(FieldSummary& out, std::size_t at, std::size_t of) {
  out.counts.resize(std::max(out.counts.size(), of));
  if (at < of) ++out.counts[at];
}

std::string row_text(const Json& cells, const Json& columns) {
  std::string out;
  for (const Json& column : columns) {
    const Text text = value_text(cells, text_of(column, "id"));
    if (!text.empty()) out.append(out.empty() ? "" : " · ").append(text);
  }
  return out;
}

void add_value(FieldSummary& out, const Json& values, std::size_t hand_in, const std::string& place) {
  const Text id = text_of(*out.field, "id"), kind = text_of(*out.field, "kind");
  const Json* value = find_member(values, id);
  if (value == nullptr) return;
  ++out.n;
  if (kind == "choice") {
    const Json& options = list_of(*out.field, "options");
    std::size_t at = 0;
    while (at < options.size() && !(text_of(options[at], "id") == value_text(values, id))) ++at;
    count(out, at, options.size());
  } else if (kind == "check") {
    if (value_flag(values, id)) count(out, 0, 1);
  } else if (kind == "rating") {
    count(out, static_cast<std::size_t>(value_rating(values, id)) - 1, kMaxSheetRating);
  } else if (kind == "versus") {
    const VersusValue versus = value_versus(values, id);
    count(out, versus.us == 0 ? SIZE_MAX : static_cast<std::size_t>(versus.us) - 1, 2 * kMaxSheetRating);
    count(out, versus.them == 0 ? SIZE_MAX : static_cast<std::size_t>(versus.them) - 1 + kMaxSheetRating, 2 * kMaxSheetRating);
  } else if (kind == "factor") {
    const FactorValue factor = value_factor(values, id);
    if (factor.on) count(out, 0, 1);
    add_answer(out, hand_in, place, factor.note);
  } else if (kind == "table") {
    for (std::size_t i = 0; i < row_count(values, id); ++i) {
      add_answer(out, hand_in, place, row_text(row(values, id, i), list_of(*out.field, "columns")));
    }
  } else {
    add_answer(out, hand_in, place, value_text(values, id));
  }
}

}  // namespace

std::int64_t word_count(std::string_view text) {
  std::int64_t words = 0;
  bool has_letter = false;
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Character one = utf8_at(text, at);
    const bool parts = is_word_character(one.code) || blank_bytes(text.substr(at)) > 0;
    if (parts) has_letter = false;
    if (is_word_character(one.code) || (!parts && !has_letter && is_letter(one.code))) {
      ++words;
      has_letter = !parts;
    }
    at += one.bytes;
  }
  return words;
}

std::vector<FieldSummary> summarise_sheet(const HandIns& hand_ins, const Json& sheet) {
  std::vector<FieldSummary> out;
  for (const Json& section : list_of(sheet, "sections")) {
    for (const Json& field : list_of(section, "fields")) out.emplace_back().field = &field;
  }
  const Text id = text_of(sheet, "id");
  for (std::size_t i = 0; i < hand_ins.size(); ++i) {
    int number = 0;
    for (const Json& record : list_of(*hand_ins[i], "worksheets")) {
      if (!(text_of(record, "sheet") == id)) continue;
      const Json* values = find_member(record, "values");
      ++number;
      for (FieldSummary& field : out) {
        std::string place = id.str() + "/" + text_of(*field.field, "id").c_str();
        if (number > 1) place += "/" + std::to_string(number);
        if (values != nullptr) add_value(field, *values, i, place);
      }
    }
  }
  return out;
}

std::int64_t sheet_hand_ins(const HandIns& hand_ins, Text sheet) {
  return std::count_if(hand_ins.begin(), hand_ins.end(), [&](const Shared<Json>& document) {
    for (const Json& record : list_of(*document, "worksheets")) {
      if (text_of(record, "sheet") == sheet) return true;
    }
    return false;
  });
}

Text tags_of(const Json& hand_in, Text place) {
  const Json* tags = find_member(hand_in, "tags");
  return tags == nullptr ? Text() : text_of(*tags, place);
}

void set_tags(Json& hand_in, Text place, Text tags) {
  const Json* known = find_member(hand_in, "tags");
  Json all = known == nullptr || !known->is_object() ? empty_object() : *known;
  auto& members = *all.get_ptr<Json::object_t*>();
  if (tags.empty()) {
    const auto at = members.find(place.view());
    if (at != members.end()) members.erase(at);
  } else {
    set_text(all, place, std::string(cut_text(tags.view(), kMaxTagsBytes)));
  }
  auto& document = *hand_in.get_ptr<Json::object_t*>();
  const bool gone = members.empty();
  if (!gone) return set_json(hand_in, "tags", std::move(all));
  const auto at = document.find("tags");
  if (at != document.end()) document.erase(at);
}

std::vector<TagCount> tag_counts(const HandIns& hand_ins, const std::vector<OpenAnswer>& answers) {
  std::vector<TagCount> out;
  std::vector<std::string> known;          // normal forms, beside `out`
  std::vector<std::size_t> counted_for;    // the answer that counted last, from 1
  for (std::size_t i = 0; i < answers.size(); ++i) {
    std::string_view rest = tags_of(*hand_ins[answers[i].hand_in], answers[i].place).view(), tag;
    while (next_tag(rest, tag)) {
      std::string normal = normal_text(tag);
      if (normal.empty()) continue;
      std::size_t at = 0;
      while (at < known.size() && known[at] != normal) ++at;
      if (at == known.size()) {
        known.push_back(std::move(normal));
        counted_for.push_back(0);
        out.emplace_back().tag = tag;
      }
      if (counted_for[at] == i + 1) continue;
      counted_for[at] = i + 1;
      ++out[at].n;
    }
  }
  // By insertion: tags are few.
  for (std::size_t i = 1; i < out.size(); ++i) {
    for (std::size_t k = i; k > 0 && out[k].n > out[k - 1].n; --k) std::swap(out[k], out[k - 1]);
  }
  return out;
}

}  // namespace sandtable::classroom
