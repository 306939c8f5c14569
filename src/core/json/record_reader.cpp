#include "core/json/record_reader.h"

#include <algorithm>
#include <cmath>

#include "core/base/instant.h"
#include "core/base/utf8.h"

namespace sandtable {
namespace {

constexpr std::size_t kMaxIdBytes = 64;
constexpr std::size_t kMaxDetailBytes = 40;

}  // namespace

bool is_id(std::string_view text) {
  if (text.empty() || text.size() > kMaxIdBytes) return false;
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter && !(c >= '0' && c <= '9') && c != '_' && c != '-') return false;
  }
  return true;
}

IntegerRead read_integer(const Json& value, std::int64_t min, std::int64_t max, std::int64_t& out) {
  if (const auto* whole = value.get_ptr<const Json::number_unsigned_t*>()) {
    if (max < 0 || *whole > static_cast<std::uint64_t>(max)) return IntegerRead::OutOfRange;
    out = static_cast<std::int64_t>(*whole);
  } else if (const auto* negative = value.get_ptr<const Json::number_integer_t*>()) {
    out = *negative;
  } else if (const auto* real = value.get_ptr<const Json::number_float_t*>()) {
    // 4.0 is an integer to JSON Schema, so it is one here.
    if (std::trunc(*real) != *real) return IntegerRead::NotInteger;
    if (std::fabs(*real) > 9007199254740992.0) return IntegerRead::OutOfRange;  // 2^53
    out = static_cast<std::int64_t>(*real);
  } else {
    return IntegerRead::NotInteger;
  }
  return out < min || out > max ? IntegerRead::OutOfRange : IntegerRead::Good;
}

RecordReader::RecordReader(const Json& object, Text pointer, Problems& problems)
    : object_(&object), pointer_(pointer), problems_(&problems) {
  if (!object.is_object()) {
    object_ = nullptr;
    sandtable::report(problems, ErrorCode::WrongType, pointer_, "object");
  }
}

RecordReader::~RecordReader() = default;

void RecordReader::report(ErrorCode code, Text key, Text detail) {
  sandtable::report(*problems_, code, pointer_of(key), detail);
}

std::string RecordReader::pointer_of(Text key) const {
  return pointer_to(pointer_, key);
}

const Json* RecordReader::find(Text key, Presence presence) {
  if (object_ == nullptr) return nullptr;
  const Json* value = find_member(*object_, key);
  if (value == nullptr && presence == Presence::Required) report(ErrorCode::MissingMember, key);
  return value;
}

const std::string* RecordReader::find_string(Text key, Presence presence) {
  const Json* value = find(key, presence);
  if (value == nullptr) return nullptr;
  const auto* text = value->get_ptr<const Json::string_t*>();
  if (text == nullptr) report(ErrorCode::WrongType, key, "string");
  return text;
}

void RecordReader::take(Text key) {
  taken_.push_back(find_member(*object_, key));
}

std::string RecordReader::sound_text(const std::string& found, std::size_t max_bytes, Text pointer) {
  if (found.size() > max_bytes) {
    sandtable::report(*problems_, ErrorCode::OutOfRange, pointer,
                      range_detail(0, static_cast<std::int64_t>(max_bytes)));
  }
  // Cut first: repairing a text can only be asked for what stays. A repaired text may have grown, so cut
  // again.
  const std::string_view start = cut_text(found, max_bytes);
  if (is_sound_text(start)) return std::string(start);
  sandtable::report(*problems_, ErrorCode::BadText, pointer);
  std::string out = repaired_text(start);
  out.resize(cut_text(out, max_bytes).size());
  return out;
}

bool RecordReader::read_text(std::string& out, Text key, std::size_t max_bytes, Presence presence) {
  const std::string* found = find_string(key, presence);
  if (found == nullptr) return false;
  take(key);
  out = sound_text(*found, max_bytes, pointer_of(key));
  return true;
}

bool RecordReader::read_line(std::string& out, Text key, std::size_t max_bytes, Presence presence) {
  if (!read_text(out, key, max_bytes, presence)) return false;
  if (make_single_line(out)) report(ErrorCode::BadText, key);
  return true;
}

bool RecordReader::read_checked(std::string& out, Text key, Presence presence,
                                bool (*sound)(std::string_view), ErrorCode code) {
  const std::string* found = find_string(key, presence);
  if (found == nullptr) return false;
  if (!sound(*found)) {
    report(code, key, detail_text(*found));
    return false;
  }
  take(key);
  out = *found;
  return true;
}

bool RecordReader::read_id(std::string& out, Text key, Presence presence) {
  return read_checked(out, key, presence, is_id, ErrorCode::BadId);
}

bool RecordReader::read_instant(std::string& out, Text key, Presence presence) {
  const auto is_instant = [](std::string_view text) { return parse_instant(text).has_value(); };
  return read_checked(out, key, presence, is_instant, ErrorCode::BadDate);
}

bool RecordReader::read_date(std::string& out, Text key) {
  const auto is_date = [](std::string_view text) {
    return parse_instant(std::string(text).append("T00:00:00Z")).has_value();
  };
  return read_checked(out, key, Presence::Optional, is_date, ErrorCode::BadDate);
}

void RecordReader::read_texts(std::vector<std::string>& out, Text key, std::size_t max_items,
                              std::size_t max_bytes) {
  const Json* list = array(key);
  if (list == nullptr) return;
  std::size_t index = 0;
  bool full = false;
  for (const Json& item : *list->get_ptr<const Json::array_t*>()) {
    const std::string place = pointer_to(pointer_of(key), index++);
    const auto* text = item.get_ptr<const Json::string_t*>();
    if (text == nullptr) {
      sandtable::report(*problems_, ErrorCode::WrongType, place, "string");
    } else if (max_bytes == 0 && !is_id(*text)) {
      sandtable::report(*problems_, ErrorCode::BadId, place, detail_text(*text));
    } else if (text->empty()) {
      sandtable::report(*problems_, ErrorCode::OutOfRange, place,
                        range_detail(1, static_cast<std::int64_t>(max_bytes)));
    } else if (out.size() < max_items) {
      out.push_back(max_bytes == 0 ? *text : sound_text(*text, max_bytes, place));
      if (make_single_line(out.back())) sandtable::report(*problems_, ErrorCode::BadText, place);
      continue;
    } else if (!full) {
      report(ErrorCode::OutOfRange, key, range_detail(0, static_cast<std::int64_t>(max_items)));
      full = true;
    }
    keep_item(key, item);
  }
}

std::optional<std::string> RecordReader::text(Text key, std::size_t max_bytes, Presence presence) {
  std::string out;
  return read_text(out, key, max_bytes, presence) ? std::optional(std::move(out)) : std::nullopt;
}

std::optional<std::string> RecordReader::line(Text key, std::size_t max_bytes, Presence presence) {
  std::string out;
  return read_line(out, key, max_bytes, presence) ? std::optional(std::move(out)) : std::nullopt;
}

std::optional<std::string> RecordReader::id(Text key, Presence presence) {
  std::string out;
  return read_id(out, key, presence) ? std::optional(std::move(out)) : std::nullopt;
}

std::optional<std::string> RecordReader::instant(Text key, Presence presence) {
  std::string out;
  return read_instant(out, key, presence) ? std::optional(std::move(out)) : std::nullopt;
}

std::optional<std::int64_t> RecordReader::integer(Text key, std::int64_t min, std::int64_t max,
                                                  Presence presence) {
  const Json* value = find(key, presence);
  if (value == nullptr) return std::nullopt;
  std::int64_t number = 0;
  const IntegerRead read = read_integer(*value, min, max, number);
  if (read == IntegerRead::Good) {
    take(key);
    return number;
  }
  if (read == IntegerRead::NotInteger) {
    report(ErrorCode::WrongType, key, "integer");
  } else {
    report(ErrorCode::OutOfRange, key, range_detail(min, max));
  }
  return std::nullopt;
}

std::optional<double> RecordReader::number(Text key, double min, double max, Presence presence) {
  const Json* value = find(key, presence);
  if (value == nullptr) return std::nullopt;
  double number = 0;
  if (const auto* real = value->get_ptr<const Json::number_float_t*>()) {
    number = *real;
  } else if (const auto* whole = value->get_ptr<const Json::number_unsigned_t*>()) {
    number = static_cast<double>(*whole);
  } else if (const auto* negative = value->get_ptr<const Json::number_integer_t*>()) {
    number = static_cast<double>(*negative);
  } else {
    report(ErrorCode::WrongType, key, "number");
    return std::nullopt;
  }
  if (!(number >= min && number <= max)) {
    report(ErrorCode::OutOfRange, key, dump_json(Json(min)).append("..").append(dump_json(Json(max))));
    return std::nullopt;
  }
  take(key);
  return number;
}

std::optional<bool> RecordReader::boolean(Text key, Presence presence) {
  const Json* value = find(key, presence);
  if (value == nullptr) return std::nullopt;
  const auto* flag = value->get_ptr<const Json::boolean_t*>();
  if (flag == nullptr) {
    report(ErrorCode::WrongType, key, "boolean");
    return std::nullopt;
  }
  take(key);
  return *flag;
}

std::optional<std::size_t> RecordReader::choice(Text key, std::initializer_list<Text> choices,
                                                Presence presence) {
  const std::string* found = find_string(key, presence);
  if (found == nullptr) return std::nullopt;
  std::size_t index = 0;
  for (const Text word : choices) {
    if (word == *found) {
      take(key);
      return index;
    }
    ++index;
  }
  report(ErrorCode::UnknownChoice, key, detail_text(*found));
  return std::nullopt;
}

std::size_t RecordReader::read_word(Text key, const Text* words, std::size_t count, std::size_t standard) {
  const std::string* found = find_string(key, Presence::Optional);
  if (found == nullptr) return standard;
  for (std::size_t i = 0; i < count && !found->empty(); ++i) {
    if (!(words[i] == *found)) continue;
    take(key);
    return i;
  }
  report(ErrorCode::UnknownChoice, key, detail_text(*found));
  return standard;
}

std::uint32_t RecordReader::read_words(Text key, const Text* words, std::size_t count) {
  std::uint32_t bits = 0;
  const Json* list = array(key);
  if (list == nullptr) return bits;
  std::size_t index = 0;
  for (const Json& item : *list->get_ptr<const Json::array_t*>()) {
    const std::string place = pointer_to(pointer_of(key), index++);
    const auto* text = item.get_ptr<const Json::string_t*>();
    std::size_t found = 0;
    while (text != nullptr && found < count && !(words[found] == *text)) ++found;
    if (text == nullptr) {
      sandtable::report(*problems_, ErrorCode::WrongType, place, "string");
    } else if (found == count) {
      sandtable::report(*problems_, ErrorCode::UnknownChoice, place, detail_text(*text));
    } else {
      bits |= 1u << found;
      continue;
    }
    keep_item(key, item);
  }
  return bits;
}

bool RecordReader::read_member(Text key, Text member, const Json& value, bool sound, std::int64_t min,
                               std::int64_t max, std::int64_t& out) {
  const IntegerRead read = read_integer(value, min, max, out);
  if (sound && read == IntegerRead::Good) return true;
  const ErrorCode code = !sound                            ? ErrorCode::BadId
                         : read == IntegerRead::NotInteger ? ErrorCode::WrongType
                                                           : ErrorCode::OutOfRange;
  const std::string range = range_detail(min, max);
  sandtable::report(*problems_, code, pointer_to(pointer_of(key), member),
                    code == ErrorCode::BadId       ? Text()
                    : code == ErrorCode::WrongType ? Text("integer")
                                                   : Text(range));
  keep_member(key, member, value);
  return false;
}

const Json* RecordReader::array(Text key, Presence presence) {
  const Json* value = find(key, presence);
  if (value == nullptr) return nullptr;
  if (!value->is_array()) {
    report(ErrorCode::WrongType, key, "array");
    return nullptr;
  }
  take(key);
  return value;
}

const Json* RecordReader::object(Text key, Presence presence) {
  const Json* value = find(key, presence);
  if (value == nullptr) return nullptr;
  if (!value->is_object()) {
    report(ErrorCode::WrongType, key, "object");
    return nullptr;
  }
  take(key);
  return value;
}

Json& RecordReader::kept_at(Text key) {
  return (*kept_.get_ptr<Json::object_t*>())[std::string(key)];
}

void RecordReader::keep_item(Text key, const Json& item) {
  add_json(kept_at(key), item);
}

void RecordReader::keep_member(Text key, Text member, const Json& value) {
  set_json(kept_at(key), member, value);
}

Json RecordReader::rest() const {
  Json out = kept_;
  if (object_ == nullptr) return out;
  for (const auto& [key, value] : *object_->get_ptr<const Json::object_t*>()) {
    if (std::find(taken_.begin(), taken_.end(), &value) == taken_.end()) set_json(out, key, value);
  }
  return out;
}

ListReader::ListReader(RecordReader& parent, Text key, std::size_t max, Problems& problems)
    : parent_(parent), key_(key), max_(max), problems_(problems), list_(parent.array(key)) {}

std::string ListReader::pointer() const {
  return pointer_to(parent_.pointer_of(key_), at_ - 1);
}

bool ListReader::next() {
  if (list_ == nullptr) return false;
  const auto& items = *list_->get_ptr<const Json::array_t*>();
  while (at_ < items.size()) {
    item_ = &items[at_++];
    if (!item_->is_object()) {
      report(problems_, ErrorCode::WrongType, pointer(), "object");
    } else if (count_++ < max_) {
      return true;
    } else if (count_ == max_ + 1) {
      parent_.report(ErrorCode::OutOfRange, key_, range_detail(0, static_cast<std::int64_t>(max_)));
    }
    parent_.keep_item(key_, *item_);
  }
  return false;
}

void SeenIds::check(std::string& id, Text pointer, Problems& problems) {
  if (id.empty()) return;
  std::size_t begin = 0;
  std::size_t end = sorted_.size();
  while (begin < end) {
    const std::size_t middle = (begin + end) / 2;
    const int order = id.compare(*sorted_[middle]);
    if (order == 0) {
      report(problems, ErrorCode::DuplicateId, pointer_to(pointer, "id"), id);
      id.clear();
      return;
    }
    if (order < 0) {
      end = middle;
    } else {
      begin = middle + 1;
    }
  }
  sorted_.insert(sorted_.begin() + static_cast<std::ptrdiff_t>(begin), &id);
}

std::string detail_text(std::string_view text) {
  return repaired_text(cut_text(text, kMaxDetailBytes));
}

void read_items(RecordReader& parent, Text key, std::size_t max, void* out, ReadItem read, Problems& problems, SeenIds* seen) {
  SeenIds own;
  for (ListReader list(parent, key, max, problems); list.next();) {
    const std::string pointer = list.pointer();
    (seen == nullptr ? own : *seen).check(read(out, list.item(), pointer, problems), pointer, problems);
  }
}

}  // namespace sandtable
