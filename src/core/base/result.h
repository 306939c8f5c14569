// Result<T>: a value or one Error. Problem lists carry everything that was wrong but survivable.
//
// The core never throws, never prints and never words anything: it returns codes, and the front end
// (browser or command line) turns a code into a sentence in the user's language.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace sandtable {

// Every way in which input can be wrong. The text key of a code in the UI pack is "error." + error_name(code).
enum class ErrorCode {
  // documents
  Empty,               // no bytes, or only white space
  TooLarge,            // over a cap; detail = the cap in bytes
  NotJson,             // detail = "line:column" of the first wrong character
  TooDeep,             // nested deeper than the cap; detail = the cap
  TooMany,             // more single values than the cap; detail = the cap
  WrongFormat,         // JSON, but another kind of document; detail = what it says it is
  NewerVersion,        // written by a newer Sandtable; detail = its version
  MissingMember,       // a required member is absent
  WrongType,           // detail = the type expected ("string", "integer", "array", "object", "boolean")
  OutOfRange,          // a number or a length outside its range; detail = "min..max"
  UnknownChoice,       // text that is not one of the allowed words; detail = the text (cut to 40 characters)
  BadId,               // an id with characters other than a-z 0-9 _ - or of wrong length
  BadDate,             // not an ISO-8601 UTC instant "YYYY-MM-DDThh:mm:ssZ"
  DuplicateKey,        // the same key twice in one object; the last one counts
  DuplicateId,         // two records with one id; the later one gets a new id
  BadText,             // invalid UTF-8, a lone surrogate or NUL; replaced by U+FFFD
  UnknownQuestion,     // an answer to a question that the test does not have; kept, not counted
  // test packs
  UnknownDimension,    // a question names a dimension that is not declared
  EmptyDimension,      // a dimension that no question feeds
  NotAscending,        // bands that do not start at 0 or do not rise
  MissingAdvice,       // a dimension without advice for a declared band
  // links
  NotALink,            // no payload found
  LinkVersion,         // made by a newer Sandtable
  LinkCut,             // shorter than its own length says
  LinkAltered,         // checksum or structure is wrong
  // result codes
  CodeCharacter,       // a character that codes never contain; detail = "position:character"
  CodeLength,          // detail = "have/need"
  CodeCheck,           // check characters do not fit: a typing error
  CodeUnknownTest,     // a code for a test that is not loaded; detail = the test's code number
  CodeNotPossible,     // this test has no code number or too many questions for a short code
  NothingThere,        // e.g. no such self-test in the plan; detail = what was looked for
  Protected,           // a sound link, but only a password opens it
};

// Stable snake_case name of a code: used as text key and in the command line's output.
[[nodiscard]] const char* error_name(ErrorCode code);

struct Error {
  ErrorCode code;
  std::string json_pointer;  // RFC 6901 place in the document, "" = the whole
  std::string detail;        // machine-readable addition, see ErrorCode; never a sentence

  bool operator==(const Error&) const = default;
};

// What was wrong but did not stop the loading: the rest is sound.
using Problems = std::vector<Error>;
inline constexpr std::size_t kMaxProblems = 1000;  // a hostile file could hold millions

// Builds an error out of line: braces would put the making of both texts at every use.
[[nodiscard, gnu::noinline]] Error error_at(ErrorCode code, std::string_view json_pointer = {},
                                            std::string_view detail = {});

// Append unless the list is full already. Everything in the core that lists problems goes through here.
void add_problem(Problems& problems, Error problem);
[[gnu::noinline]] void report(Problems& problems, ErrorCode code, std::string_view json_pointer,
                              std::string_view detail = {});

// "min..max" for Error::detail.
[[nodiscard, gnu::noinline]] std::string range_detail(std::int64_t min, std::int64_t max);

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}          // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::move(error)) {}      // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool ok() const { return std::holds_alternative<T>(state_); }
  explicit operator bool() const { return ok(); }
  // Only after ok(): the value; moved out of a temporary.
  [[nodiscard]] T& value() & { return *std::get_if<T>(&state_); }
  [[nodiscard]] const T& value() const& { return *std::get_if<T>(&state_); }
  [[nodiscard]] T&& value() && { return std::move(*std::get_if<T>(&state_)); }
  T* operator->() { return std::get_if<T>(&state_); }
  const T* operator->() const { return std::get_if<T>(&state_); }
  // Only after !ok().
  [[nodiscard]] const Error& error() const { return *std::get_if<Error>(&state_); }

 private:
  std::variant<T, Error> state_;
};

}  // namespace sandtable
