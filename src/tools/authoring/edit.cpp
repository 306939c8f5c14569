#include "tools/authoring/edit.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "tools/self_test/pack.h"
#include "tools/sorting/sort_pack.h"

namespace sandtable::inline authoring {
namespace {

constexpr int kFullScale_pomp = 100;

std::string next_token(std::string_view& pointer) {
  pointer.remove_prefix(1);
  const std::size_t end = std::min(pointer.find('/'), pointer.size());
  std::string token(pointer.substr(0, end));
  pointer.remove_prefix(end);
  return token;
}

Json* item_at(Json& list, std::string_view token) {
  auto* items = list.get_ptr<Json::array_t*>();
  std::size_t index = 0;
  const bool is_index = std::from_chars(token.data(), token.data() + token.size(), index).ec == std::errc();
  return is_index && items != nullptr && index < items->size() ? &(*items)[index] : nullptr;
}

// The value of a member, made when it is not there.
Json& member_made(Json& object, const std::string& key) {
  if (!object.is_object()) object = empty_object();
  return (*object.get_ptr<Json::object_t*>())[key];
}

Json* member_in(Json& object, Text key) { return const_cast<Json*>(find_member(object, key)); }

Json::array_t& records_of(Json& document, Text list) {
  Json& records = member_made(document, list);
  if (!records.is_array()) records = empty_array();
  return *records.get_ptr<Json::array_t*>();
}

bool is_blank(const Json& value) {
  const auto* text = value.get_ptr<const std::string*>();
  return text != nullptr && text->find_first_not_of(" \t\r\n") == std::string::npos;
}

void drop_blank(Json* list) {
  if (list == nullptr || !list->is_array()) return;
  std::erase_if(*list->get_ptr<Json::array_t*>(), is_blank);
}

// The highest number that a record of the list ever had as its id. No number is used twice: answers are kept under it.
Json& last_id(Json& document, Text list) {
  Json& last = member_made(member_made(document, "last_ids"), list);
  std::int64_t number = last.is_number_integer() ? last.get<std::int64_t>() : 0;
  for (const Json& record : list_of(document, list)) {
    std::int64_t known = 0;
    const std::string_view id = text_of(record, "id");
    if (std::from_chars(id.data(), id.data() + id.size(), known).ec == std::errc()) number = std::max(number, known);
  }
  last = number;
  return last;
}

std::string fresh_id(Json& document, Text list) {
  Json& last = last_id(document, list);
  last = last.get<std::int64_t>() + 1;
  return std::to_string(last.get<std::int64_t>());
}

int band_start(const Json& document) {
  const Json& bands = list_of(document, "bands");
  if (bands.empty()) return 0;
  const auto last = static_cast<int>(std::clamp<std::int64_t>(number_or(bands.back(), "from_pomp", 0), 0, kFullScale_pomp));
  return (last + kFullScale_pomp + 1) / 2;
}

void forget(Json& document, Text list, Text member, std::string_view id) {
  for (Json& record : records_of(document, list)) {
    if (text_of(record, member).view() == id && record.is_object()) record.get_ptr<Json::object_t*>()->erase(member.str());
  }
}

void forget_band(Json& document, const std::string& band) {
  for (Json& dimension : records_of(document, "dimensions")) {
    Json* advice = member_in(dimension, "advice");
    if (advice != nullptr && advice->is_object()) advice->get_ptr<Json::object_t*>()->erase(band);
  }
}

void finish_advice(Json& dimension, const Json& bands, const DraftWords& words) {
  if (!dimension.is_object()) return;
  Json& advice = member_made(dimension, "advice");
  for (const Json& band : bands) {
    const Text id = text_of(band, "id");
    if (id.empty()) continue;
    Json& one = member_made(advice, id);
    if (find_member(one, "text") == nullptr || is_blank(*find_member(one, "text"))) {
      const std::string* meaning = find_text(band, "meaning");
      set_text(one, "text", meaning == nullptr || is_blank(*meaning) ? words.advice : *meaning);
    }
    drop_blank(member_in(one, "tips"));
    if (list_of(one, "tips").empty()) {
      Json tips = empty_array();
      add_text(tips, words.tip);
      set_json(one, "tips", std::move(tips));
    }
  }
}

Json begun(Text format, Text id) {
  Json out = empty_object();
  set_text(out, "format", format);
  set_number(out, "version", 1);
  set_text(out, "id", id);
  return out;
}

}  // namespace

Json new_test(Text id, const DraftWords& words) {
  Json out = begun(kTestPackFormat, id);
  Json labels = empty_array();
  for (const std::string& label : words.labels) add_text(labels, label);
  set_at(out, "/scale/labels", std::move(labels));
  add_records(out, "bands", words.bands);
  int index = 0;
  for (Json& band : records_of(out, "bands")) {
    set_number(band, "from_pomp", kFullScale_pomp * index++ / static_cast<int>(words.bands.size()));
  }
  return out;
}

Json new_sort(Text id) { return begun(kSortPackFormat, id); }

bool is_test(const Json& document) { return text_of(document, "format") == kTestPackFormat; }

const Json* value_at(const Json& document, std::string_view pointer) {
  const Json* at = &document;
  while (at != nullptr && !pointer.empty()) {
    const std::string token = next_token(pointer);
    at = at->is_array() ? item_at(const_cast<Json&>(*at), token) : find_member(*at, token);
  }
  return at;
}

void set_at(Json& document, std::string_view pointer, Json value) {
  Json* at = &document;
  for (;;) {
    const std::string token = next_token(pointer);
    if (pointer.empty() && !at->is_array()) {
      if (!value.is_null()) member_made(*at, token) = std::move(value);
      else if (at->is_object()) at->get_ptr<Json::object_t*>()->erase(token);
      return;
    }
    at = at->is_array() ? item_at(*at, token) : &member_made(*at, token);
    if (at == nullptr || pointer.empty()) return;
  }
}

void add_records(Json& document, Text list, const std::vector<std::string>& lines) {
  const bool is_text = list == "questions" || list == "items";
  for (const std::string& line : lines) {
    Json record = empty_object();
    set_text(record, "id", fresh_id(document, list));
    set_text(record, is_text ? "text" : "title", line);
    if (list == "bands") set_number(record, "from_pomp", band_start(document));
    Json::array_t& records = records_of(document, list);
    if (list == "questions" && !records.empty()) {
      const Text dimension = text_of(records.back(), "dimension");
      if (!dimension.empty()) set_text(record, "dimension", dimension);
    }
    records.push_back(std::move(record));
  }
}

bool move_record(Json& document, Text list, std::size_t index, int by) {
  Json::array_t& records = records_of(document, list);
  const std::size_t other = index + static_cast<std::size_t>(by);
  if (index >= records.size() || other >= records.size()) return false;
  std::swap(records[index], records[other]);
  if (list == "bands" && records[index].is_object() && records[other].is_object())
    std::swap(member_made(records[index], "from_pomp"), member_made(records[other], "from_pomp"));
  return true;
}

void remove_record(Json& document, Text list, std::size_t index) {
  Json::array_t& records = records_of(document, list);
  if (index >= records.size()) return;
  const std::string id = text_of(records[index], "id");
  (void)last_id(document, list);
  records.erase(records.begin() + static_cast<std::ptrdiff_t>(index));
  if (list == "dimensions") forget(document, "questions", "dimension", id);
  if (list == "bands") {
    forget_band(document, id);
    if (index == 0 && !records.empty()) set_number(records[0], "from_pomp", 0);
  }
  if (list == "bins") {
    forget(document, "items", "bin", id);
    if (Json* mine = member_in(document, "mine"); mine != nullptr && mine->is_array()) {
      std::erase_if(*mine->get_ptr<Json::array_t*>(), [&](const Json& bin) { return bin.is_string() && *bin.get_ptr<const std::string*>() == id; });
    }
  }
}

Json finished(const Json& document, const DraftWords& words) {
  Json out = document;
  if (!is_test(document)) return out;
  drop_blank(member_in(out, "introduction"));
  if (Json* scale = member_in(out, "scale")) drop_blank(member_in(*scale, "labels"));
  const Json bands = list_of(out, "bands");
  if (list_of(out, "dimensions").empty()) return out;
  Json::array_t& dimensions = records_of(out, "dimensions");
  for (Json& dimension : dimensions) finish_advice(dimension, bands, words);
  if (dimensions.size() == 1) {
    for (Json& question : records_of(out, "questions")) {
      if (question.is_object() && find_member(question, "dimension") == nullptr) set_text(question, "dimension", text_of(dimensions[0], "id"));
    }
  }
  return out;
}

Problems problems_of(const Json& document) {
  Problems problems;
  if (is_test(document)) (void)load_test_pack(document, problems);
  else (void)load_sort_pack(document, problems);
  return problems;
}

}  // namespace sandtable::authoring
