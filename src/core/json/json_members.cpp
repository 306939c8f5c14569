// Reading and writing the members of JSON values, see json.h.
#include "core/json/json.h"
#include "core/json/record_reader.h"

namespace sandtable {
namespace {

// The value of `key`, which is null when it was not there.
[[gnu::noinline]] Json& member_of(Json& object, Text key) {
  if (object.is_null()) object = empty_object();
  return (*object.get_ptr<Json::object_t*>())[std::string(key)];
}

}  // namespace

const Json* find_member(const Json& object, Text key) {
  const auto* members = object.get_ptr<const Json::object_t*>();
  if (members == nullptr) return nullptr;
  const auto member = members->find(key.view());
  return member == members->end() ? nullptr : &member->second;
}

const std::string* find_text(const Json& object, Text key) {
  const Json* value = find_member(object, key);
  return value == nullptr ? nullptr : value->get_ptr<const Json::string_t*>();
}

Text text_of(const Json& object, Text key) {
  const std::string* text = find_text(object, key);
  return text == nullptr ? Text() : Text(*text);
}

const Json& list_of(const Json& object, Text key) {
  static const Json kNone = empty_array();
  const Json* list = find_member(object, key);
  return list != nullptr && list->is_array() ? *list : kNone;
}

std::int64_t number_or(const Json& object, Text key, std::int64_t fallback) {
  const Json* value = find_member(object, key);
  std::int64_t number = fallback;
  if (value != nullptr && read_integer(*value, INT64_MIN, INT64_MAX, number) != IntegerRead::Good) return fallback;
  return number;
}

bool flag_or(const Json& object, Text key, bool fallback) {
  const Json* value = find_member(object, key);
  const auto* flag = value == nullptr ? nullptr : value->get_ptr<const Json::boolean_t*>();
  return flag == nullptr ? fallback : *flag;
}

Json empty_object() {
  return Json(Json::value_t::object);
}

Json empty_array() {
  return Json(Json::value_t::array);
}

void set_json(Json& object, Text key, Json value) {
  member_of(object, key) = std::move(value);
}

void set_text(Json& object, Text key, Text text) {
  set_json(object, key, std::string(text));
}

void set_number(Json& object, Text key, std::int64_t number) {
  // The parser makes non-negative integers unsigned; the same here, so that equal values compare alike.
  set_json(object, key, number < 0 ? Json(number) : Json(static_cast<std::uint64_t>(number)));
}

void set_real(Json& object, Text key, double number) {
  set_json(object, key, number);
}

void set_flag(Json& object, Text key, bool flag) {
  set_json(object, key, flag);
}

void add_json(Json& array, Json value) {
  if (array.is_null()) array = empty_array();
  array.get_ptr<Json::array_t*>()->push_back(std::move(value));
}

void add_text(Json& array, Text text) {
  add_json(array, std::string(text));
}

}  // namespace sandtable
