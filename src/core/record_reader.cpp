#include "core/record_reader.h"

#include <algorithm>
#include <cmath>

#include "core/instant.h"
#include "core/utf8.h"

namespace sandtable {
namespace {

constexpr std::size_t kMaxIdBytes = 64;
constexpr std::size_t kMaxDetailBytes = 40;

template <class Number>
std::string range_text(Number min, Number max) {
  return dump_json(Json(min)) + ".." + dump_json(Json(max));
}

}  // namespace

bool is_id(std::string_view text) {
  if (text.empty() || text.size() > kMaxIdBytes) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
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

RecordReader::RecordReader(const Json& object, std::string pointer, Problems& problems)
    : object_(&object), pointer_(std::move(pointer)), problems_(&problems) {
  if (!object.is_object()) {
    object_ = nullptr;
    add_problem(problems, {ErrorCode::WrongType, pointer_, "object"});
  }
}

void RecordReader::report(ErrorCode code, std::string_view key, std::string detail) {
  add_problem(*problems_, {code, pointer_of(key), std::move(detail)});
}

const Json* RecordReader::find(std::string_view key, Presence presence) {
  if (object_ == nullptr) return nullptr;
  const auto& members = *object_->get_ptr<const Json::object_t*>();
  const auto member = members.find(key);
  if (member == members.end()) {
    if (presence == Presence::Required) report(ErrorCode::MissingMember, key);
    return nullptr;
  }
  return &member->second;
}

const std::string* RecordReader::find_string(std::string_view key, Presence presence) {
  const Json* value = find(key, presence);
  if (value == nullptr) return nullptr;
  const auto* text = value->get_ptr<const Json::string_t*>();
  if (text == nullptr) report(ErrorCode::WrongType, key, "string");
  return text;
}

std::optional<std::string> RecordReader::text(std::string_view key, std::size_t max_bytes,
                                              Presence presence) {
  const std::string* found = find_string(key, presence);
  if (found == nullptr) return std::nullopt;
  taken_.emplace_back(key);
  if (found->size() > max_bytes) report(ErrorCode::OutOfRange, key, "0.." + std::to_string(max_bytes));
  // Cut first: repairing a text can only be asked for what stays. A repaired text may have grown, so cut
  // again.
  const std::string_view start = cut_text(*found, max_bytes);
  if (is_sound_text(start)) return std::string(start);
  report(ErrorCode::BadText, key);
  return std::string(cut_text(repaired_text(start), max_bytes));
}

std::optional<std::string> RecordReader::line(std::string_view key, std::size_t max_bytes,
                                              Presence presence) {
  std::optional<std::string> found = text(key, max_bytes, presence);
  if (found && make_single_line(*found)) report(ErrorCode::BadText, key);
  return found;
}

std::optional<std::int64_t> RecordReader::integer(std::string_view key, std::int64_t min, std::int64_t max,
                                                  Presence presence) {
  const Json* value = find(key, presence);
  if (value == nullptr) return std::nullopt;
  std::int64_t number = 0;
  switch (read_integer(*value, min, max, number)) {
    case IntegerRead::Good:
      taken_.emplace_back(key);
      return number;
    case IntegerRead::NotInteger:
      report(ErrorCode::WrongType, key, "integer");
      return std::nullopt;
    case IntegerRead::OutOfRange:
      report(ErrorCode::OutOfRange, key, range_text(min, max));
      return std::nullopt;
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
    report(ErrorCode::OutOfRange, key, range_text(min, max));
    return std::nullopt;
  }
  taken_.emplace_back(key);
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
  taken_.emplace_back(key);
  return *flag;
}

std::optional<std::string> RecordReader::id(std::string_view key, Presence presence) {
  const std::string* found = find_string(key, presence);
  if (found == nullptr) return std::nullopt;
  if (!is_id(*found)) {
    report(ErrorCode::BadId, key, detail_text(*found));
    return std::nullopt;
  }
  taken_.emplace_back(key);
  return *found;
}

std::optional<std::string> RecordReader::instant(std::string_view key, Presence presence) {
  const std::string* found = find_string(key, presence);
  if (found == nullptr) return std::nullopt;
  if (!parse_instant(*found)) {
    report(ErrorCode::BadDate, key, detail_text(*found));
    return std::nullopt;
  }
  taken_.emplace_back(key);
  return *found;
}

std::optional<std::size_t> RecordReader::choice(std::string_view key,
                                                std::initializer_list<std::string_view> choices,
                                                Presence presence) {
  const std::string* found = find_string(key, presence);
  if (found == nullptr) return std::nullopt;
  const auto match = std::find(choices.begin(), choices.end(), *found);
  if (match == choices.end()) {
    report(ErrorCode::UnknownChoice, key, detail_text(*found));
    return std::nullopt;
  }
  taken_.emplace_back(key);
  return static_cast<std::size_t>(match - choices.begin());
}

const Json* RecordReader::array(std::string_view key, Presence presence) {
  const Json* value = find(key, presence);
  if (value == nullptr) return nullptr;
  if (!value->is_array()) {
    report(ErrorCode::WrongType, key, "array");
    return nullptr;
  }
  taken_.emplace_back(key);
  return value;
}

const Json* RecordReader::object(std::string_view key, Presence presence) {
  const Json* value = find(key, presence);
  if (value == nullptr) return nullptr;
  if (!value->is_object()) {
    report(ErrorCode::WrongType, key, "object");
    return nullptr;
  }
  taken_.emplace_back(key);
  return value;
}

Json RecordReader::rest() const {
  Json out = Json::object();
  if (object_ == nullptr) return out;
  auto& kept = *out.get_ptr<Json::object_t*>();
  for (const auto& [key, value] : *object_->get_ptr<const Json::object_t*>()) {
    if (std::find(taken_.begin(), taken_.end(), key) == taken_.end())
      kept.emplace_hint(kept.end(), key, value);
  }
  return out;
}

std::string detail_text(std::string_view text) {
  return repaired_text(cut_text(text, kMaxDetailBytes));
}

}  // namespace sandtable
