#include "core/json/record_writer.h"

#include <cmath>

namespace sandtable {

void put_text(Json& record, Text key, const std::string& value) {
  if (!value.empty()) set_text(record, key, value);
}

void put_number(Json& record, Text key, std::int64_t value, std::int64_t standard) {
  if (value != standard) set_number(record, key, value);
}

Json real_json(double value) {
  const bool whole = std::trunc(value) == value && std::fabs(value) < 9007199254740992.0;  // 2^53
  Json out = value;
  if (whole) out = static_cast<std::int64_t>(value);
  if (whole && value >= 0) out = static_cast<std::uint64_t>(value);  // as the parser makes it
  return out;
}

void put_part(Json& record, Text key, Json part) {
  if (part.empty()) return;
  const Json* kept = find_member(record, key);
  if (const auto* members = kept == nullptr ? nullptr : kept->get_ptr<const Json::object_t*>()) {
    for (const auto& [name, value] : *members) {
      if (find_member(part, name) == nullptr) set_json(part, name, value);
    }
  }
  set_json(record, key, std::move(part));
}

void put_list(Json& record, Text key, Json list) {
  if (list.empty()) return;
  const Json* kept = find_member(record, key);
  if (const auto* items = kept == nullptr ? nullptr : kept->get_ptr<const Json::array_t*>()) {
    for (const Json& item : *items) add_json(list, item);
  }
  set_json(record, key, std::move(list));
}

void put_items(Json& record, Text key, std::size_t count, const void* items, Json (*item)(const void*, std::size_t)) {
  Json list = empty_array();
  for (std::size_t i = 0; i < count; ++i) add_json(list, item(items, i));
  put_list(record, key, std::move(list));
}

void put_texts(Json& record, Text key, const std::vector<std::string>& texts) {
  Json list = empty_array();
  for (const std::string& text : texts) add_text(list, text);
  put_list(record, key, std::move(list));
}

}  // namespace sandtable
