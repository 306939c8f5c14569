#include "core/base/result.h"

namespace sandtable {

const char* error_name(ErrorCode code) {
  switch (code) {
    case ErrorCode::Empty:
      return "empty";
    case ErrorCode::TooLarge:
      return "too_large";
    case ErrorCode::NotJson:
      return "not_json";
    case ErrorCode::TooDeep:
      return "too_deep";
    case ErrorCode::TooMany:
      return "too_many";
    case ErrorCode::WrongFormat:
      return "wrong_format";
    case ErrorCode::NewerVersion:
      return "newer_version";
    case ErrorCode::MissingMember:
      return "missing_member";
    case ErrorCode::WrongType:
      return "wrong_type";
    case ErrorCode::OutOfRange:
      return "out_of_range";
    case ErrorCode::UnknownChoice:
      return "unknown_choice";
    case ErrorCode::BadId:
      return "bad_id";
    case ErrorCode::BadDate:
      return "bad_date";
    case ErrorCode::DuplicateKey:
      return "duplicate_key";
    case ErrorCode::DuplicateId:
      return "duplicate_id";
    case ErrorCode::BadText:
      return "bad_text";
    case ErrorCode::UnknownQuestion:
      return "unknown_question";
    case ErrorCode::UnknownDimension:
      return "unknown_dimension";
    case ErrorCode::EmptyDimension:
      return "empty_dimension";
    case ErrorCode::NotAscending:
      return "not_ascending";
    case ErrorCode::MissingAdvice:
      return "missing_advice";
    case ErrorCode::NotALink:
      return "not_a_link";
    case ErrorCode::LinkVersion:
      return "link_version";
    case ErrorCode::LinkCut:
      return "link_cut";
    case ErrorCode::LinkAltered:
      return "link_altered";
    case ErrorCode::CodeCharacter:
      return "code_character";
    case ErrorCode::CodeLength:
      return "code_length";
    case ErrorCode::CodeCheck:
      return "code_check";
    case ErrorCode::CodeUnknownTest:
      return "code_unknown_test";
    case ErrorCode::CodeNotPossible:
      return "code_not_possible";
    case ErrorCode::NothingThere:
      return "nothing_there";
    case ErrorCode::Protected:
      return "protected";
  }
  return "unknown";
}

Error error_at(ErrorCode code, std::string_view json_pointer, std::string_view detail) {
  return {code, std::string(json_pointer), std::string(detail)};
}

void report(Problems& problems, ErrorCode code, std::string_view json_pointer, std::string_view detail) {
  add_problem(problems, error_at(code, json_pointer, detail));
}

std::string range_detail(std::int64_t min, std::int64_t max) {
  return std::to_string(min).append("..").append(std::to_string(max));
}

void add_problem(Problems& problems, Error problem) {
  if (problems.size() < kMaxProblems) problems.push_back(std::move(problem));
}

}  // namespace sandtable
