#include "core/record_reader.h"

#include <algorithm>
#include <cmath>

#include "core/instant.h"
#include "core/utf8.h"

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

RecordReader::RecordReader(const Json& object, std::string_view pointer, Problems& problems)
    : object_(&object), pointer_(pointer), problems_(&problems) {
  if (!object.is_object()) {
    object_ = nullptr;
    sandtable::report(problems, ErrorCode::WrongType, pointer_, "object");
  }
}

RecordReader::~RecordReader() = default;

void RecordReader::report(ErrorCode code, std::string_view key, std::string_view detail) {
  sandtable::report(*problems_, code, pointer_of(key), detail);
}

std::string RecordReader::pointer_of(std::string_view key) const {
  return pointer_to(pointer_, key);
}

const Json* RecordReader::find(std::string_view key, Presence presence) {
  if (object_ == nullptr) return nullptr;
  const Json* value = find_member(*object_, key);
  if (value == nullptr && presence == Presence::Required) report(ErrorCode::MissingMember, key);
  return value;
}

const std::string* RecordReader::find_string(std::string_view key, Presence presence) {
  const Json* value = find(key, presence);
  if (value == nullptr) return nullptr;
  const auto* text = value->get_ptr<const Json::string_t*>();
  if (text == nullptr) report(ErrorCode::WrongType, key, "string");
  return text;
}

void RecordReader::take(std::string_view key) {
  taken_.push_back(find_member(*object_, key));
}

bool RecordReader::read_text(std::string& out, std::string_view key, std::size_t max_bytes, Presence presence) {
  const std::string* found = find_string(key, presence);
  if (found == nullptr) return false;
  take(key);
  if (found->size() > max_bytes) {
    report(ErrorCode::OutOfRange, key, range_detail(0, static_cast<std::int64_t>(max_bytes)));
  }
  // Cut first: repairing a text can only be asked for what stays. A repaired text may have grown, so cut
  // again.
  const std::string_view start = cut_text(*found, max_bytes);
  if (is_sound_text(start)) {
    out = start;
    return true;
  }
  report(ErrorCode::BadText, key);
  out = repaired_text(start);
  out.resize(cut_text(out, max_bytes).size());
  return true;
}

bool RecordReader::read_line(std::string& out, std::string_view key, std::size_t max_bytes, Presence presence) {
  if (!read_text(out, key, max_bytes, presence)) return false;
  if (make_single_line(out)) report(ErrorCode::BadText, key);
  return true;
}

bool RecordReader::read_checked(std::string& out, std::string_view key, Presence presence,
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

bool RecordReader::read_id(std::string& out, std::string_view key, Presence presence) {
  return read_checked(out, key, presence, is_id, ErrorCode::BadId);
}

bool RecordReader::read_instant(std::string& out, std::string_view key, Presence presence) {
  const auto is_instant = [](std::string_view text) { return parse_instant(text).has_value(); };
  return read_checked(out, key, presence, is_instant, ErrorCode::BadDate);
}

std::optional<std::string> RecordReader::text(std::string_view key, std::size_t max_bytes, Presence presence) {
  std::string out;
  return read_text(out, key, max_bytes, presence) ? std::optional(std::move(out)) : std::nullopt;
}

std::optional<std::string> RecordReader::line(std::string_view key, std::size_t max_bytes, Presence presence) {
  std::string out;
  return read_line(out, key, max_bytes, presence) ? std::optional(std::move(out)) : std::nullopt;
}

std::optional<std::string> RecordReader::id(std::string_view key, Presence presence) {
  std::string out;
  return read_id(out, key, presence) ? std::optional(std::move(out)) : std::nullopt;
}

std::optional<std::string> RecordReader::instant(std::string_view key, Presence presence) {
  std::string out;
  return read_instant(out, key, presence) ? std::optional(std::move(out)) : std::nullopt;
}

std::optional<std::int64_t> RecordReader::integer(std::string_view key, std::int64_t min, std::int64_t max,
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

std::optional<double> RecordReader::number(std::string_view key, double min, double max, Presence presence) {
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

std::optional<bool> RecordReader::boolean(std::string_view key, Presence presence) {
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

std::optional<std::size_t> RecordReader::choice(std::string_view key,
                                                std::initializer_list<std::string_view> choices,
                                                Presence presence) {
  const std::string* found = find_string(key, presence);
  if (found == nullptr) return std::nullopt;
  std::size_t index = 0;
  for (const std::string_view word : choices) {
    if (word == *found) {
      take(key);
      return index;
    }
    ++index;
  }
  report(ErrorCode::UnknownChoice, key, detail_text(*found));
  return std::nullopt;
}

const Json* RecordReader::array(std::string_view key, Presence presence) {
  const Json* value = find(key, presence);
  if (value == nullptr) return nullptr;
  if (!value->is_array()) {
    report(ErrorCode::WrongType, key, "array");
    return nullptr;
  }
  take(key);
  return value;
}

const Json* RecordReader::object(std::string_view key, Presence presence) {
  const Json* value = find(key, presence);
  if (value == nullptr) return nullptr;
  if (!value->is_object()) {
    report(ErrorCode::WrongType, key, "object");
    return nullptr;
  }
  take(key);
  return value;
}

Json RecordReader::rest() const {
  Json out = empty_object();
  if (object_ == nullptr) return out;
  for (const auto& [key, value] : *object_->get_ptr<const Json::object_t*>()) {
    if (std::find(taken_.begin(), taken_.end(), &value) == taken_.end()) set_json(out, key, value);
  }
  return out;
}

std::string detail_text(std::string_view text) {
  return repaired_text(cut_text(text, kMaxDetailBytes));
}

}  // namespace sandtable
