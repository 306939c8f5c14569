// Writing a C++ record back over its `extra`, the members that were kept when it was read (see record_reader.h).
//
// Known members go over the kept ones. A default value is not written: either the member was absent, or it could not
// be read and is among the kept ones.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/json/json.h"
#include "core/base/shared.h"

namespace sandtable {

[[gnu::noinline]] void put_text(Json& record, Text key, const std::string& value);
[[gnu::noinline]] void put_number(Json& record, Text key, std::int64_t value, std::int64_t standard);
// Whole numbers are written as such: 1, not 1.0.
[[nodiscard, gnu::noinline]] Json real_json(double value);
// An object, unless it is empty; the kept members of an object of that key are added.
[[gnu::noinline]] void put_part(Json& record, Text key, Json part);
// A list, unless it is empty; the kept items of that key come behind the others.
[[gnu::noinline]] void put_list(Json& record, Text key, Json list);
[[gnu::noinline]] void put_texts(Json& record, Text key, const std::vector<std::string>& texts);
// While one of these lives, records of lists are written as the text that they remember (Shared::text()), made now if need
// be: the values that come of it are for dump_json() alone, before any record changes.
class RecordTexts {
 public:
  RecordTexts() : before_(std::exchange(wanted_, true)) {}
  ~RecordTexts() { wanted_ = before_; }
  RecordTexts(const RecordTexts&) = delete;
  RecordTexts& operator=(const RecordTexts&) = delete;
  [[nodiscard]] static bool wanted() { return wanted_; }

 private:
  static inline bool wanted_ = false;
  bool before_;
};
// A list of `count` items, each as `item(items, index)` makes it.
[[gnu::noinline]] void put_items(Json& record, Text key, std::size_t count, const void* items, Json (*item)(const void*, std::size_t));
// A list of records, each as `to_json(record)` writes it.
template <auto to_json, class T>
void put_records(Json& record, Text key, const std::vector<Shared<T>>& records) {
  put_items(record, key, records.size(), &records,
            [](const void* items, std::size_t i) {
              const Shared<T>& record = (*static_cast<const std::vector<Shared<T>>*>(items))[i];
              if (!RecordTexts::wanted()) return to_json(*record);
              if (record.text().empty()) record.remember_text(dump_json(to_json(*record)));
              return json_of_text(record.text());
            });
}

}  // namespace sandtable
