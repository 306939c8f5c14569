#include "tools/self_test/result_code.h"

#include <optional>

#include "core/base/utf8.h"
#include "core/links/code_digits.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"

namespace sandtable {
namespace {

constexpr int kPhases = 3;
constexpr int kRaters = 2;

// Number of information characters that this test needs, or nullopt when a code would be too long.
std::optional<std::size_t> information_characters(const TestPack& pack) {
  if (pack.code < 1 || pack.code >= kCodeNumbers || pack.questions.empty() || pack.scale_labels.size() < 2 ||
      pack.scale_labels.size() > 20) {
    return std::nullopt;
  }
  const int choices = static_cast<int>(pack.scale_labels.size()) + 1;
  CodeNumber largest(kMaxCodeBlock - kCodeChecks);
  bool fits = true;
  for (std::size_t i = 0; i < pack.questions.size() && fits; ++i) fits = largest.push(choices, choices - 1);
  fits = fits && largest.push(kCodeDays, kCodeDays - 1) && largest.push(kRaters, kRaters - 1) &&
         largest.push(kPhases, kPhases - 1) && largest.push(kCodeNumbers, kCodeNumbers - 1);
  if (!fits) return std::nullopt;
  return largest.significant_digits();
}

// Groups of four read best; from 17 characters on, groups of six keep the code within 20.
std::size_t group_of(std::size_t characters) {
  return characters <= 16 ? 4 : 6;
}

std::optional<std::size_t> code_characters(const TestPack& pack) {
  const auto digits = information_characters(pack);
  if (!digits) return std::nullopt;
  const std::size_t characters = *digits + kCodeChecks;
  const std::size_t hyphens = (characters - 1) / group_of(characters);
  if (characters + hyphens > kMaxCodeCharacters) return std::nullopt;
  return characters;
}

}  // namespace

Result<std::string> encode_result_code(const TestPack& pack, const SelfTest& attempt) {
  const auto length = code_characters(pack);
  if (!length) return Error{ErrorCode::CodeNotPossible, "", pack.id};
  const std::size_t digits = *length - kCodeChecks;
  const int choices = static_cast<int>(pack.scale_labels.size()) + 1;

  CodeNumber number(digits);
  for (std::size_t i = pack.questions.size(); i-- > 0;) {
    const std::string& id = pack.questions[i].id;
    const auto answer = attempt.answers.find(id);
    int choice = 0;
    if (answer != attempt.answers.end()) {
      if (answer->second < pack.scale_min || answer->second > pack.scale_max()) {
        return Error{ErrorCode::OutOfRange, pointer_to("/answers", id),
                     std::to_string(pack.scale_min) + ".." + std::to_string(pack.scale_max())};
      }
      choice = answer->second - pack.scale_min + 1;
    }
    number.push(choices, choice);
  }
  number.push(kCodeDays, code_day(attempt.taken));
  number.push(kRaters, static_cast<int>(attempt.rater.kind));
  number.push(kPhases, static_cast<int>(attempt.phase));
  number.push(kCodeNumbers, pack.code);

  std::vector<int> characters(*length, 0);
  for (std::size_t i = 0; i < digits; ++i) characters[i] = number.digit(i);
  set_code_checks(characters.data(), characters.size());
  return code_text(characters, group_of(characters.size()));
}

inline namespace links {

Result<SelfTest> decode_result_code(std::string_view code, const TestLibrary& library) {
  auto typed = code_values(code, kMaxCodeBlock);
  if (!typed) return typed.error();
  const std::vector<int>& characters = typed.value();

  // Which lengths are possible follows from the loaded tests; a wrong length is named before anything else.
  std::size_t nearest = 0;
  bool possible = false;
  for (const TestPack& pack : library.all()) {
    const auto length = code_characters(pack);
    if (!length) continue;
    possible = possible || *length == characters.size();
    const auto distance = [&](std::size_t n) {
      return n > characters.size() ? n - characters.size() : characters.size() - n;
    };
    if (nearest == 0 || distance(*length) < distance(nearest)) nearest = *length;
  }
  if (!possible &&
      (nearest != 0 || characters.size() <= kCodeChecks || characters.size() > kMaxCodeBlock)) {
    return code_length_error(characters.size(), nearest);
  }

  std::size_t suspect = 0;
  if (!code_checks_fit(characters.data(), characters.size(), suspect))
    return Error{ErrorCode::CodeCheck, "", suspect == 0 ? std::string() : std::to_string(suspect)};

  const std::size_t digits = characters.size() - kCodeChecks;
  CodeNumber number(digits);
  for (std::size_t i = 0; i < digits; ++i) number.set_digit(i, characters[i]);
  const int code_number = number.pop(kCodeNumbers);
  const TestPack* pack = code_number == 0 ? nullptr : library.find_by_code(code_number);
  if (pack == nullptr) return Error{ErrorCode::CodeUnknownTest, "", std::to_string(code_number)};
  const auto need = code_characters(*pack);
  if (!need) return Error{ErrorCode::CodeNotPossible, "", pack->id};
  if (*need != characters.size()) return code_length_error(characters.size(), *need);

  SelfTest attempt;
  attempt.test = pack->id;
  attempt.pack_version = pack->pack_version;
  attempt.phase = static_cast<Phase>(number.pop(kPhases));
  attempt.rater.kind = static_cast<RaterKind>(number.pop(kRaters));
  attempt.taken = instant_of_code_day(number.pop(kCodeDays));
  const int choices = static_cast<int>(pack->scale_labels.size()) + 1;
  for (const Question& question : pack->questions) {
    const int choice = number.pop(choices);
    if (choice > 0) attempt.answers[question.id] = pack->scale_min + choice - 1;
  }
  if (!number.is_zero())
    return Error{ErrorCode::CodeCheck, "", ""};  // right checks, but no code that we write
  return attempt;
}

Result<SelfTest> find_result_code(std::string_view text, const TestLibrary& library) {
  auto whole = decode_result_code(text, library);
  struct Word {
    std::size_t begin, end;  // bytes
    std::size_t length;      // characters
  };
  std::vector<Word> words;  // that nothing but hyphens and blanks part
  const auto code_in_words = [&]() -> std::optional<SelfTest> {
    for (std::size_t first = 0; first < words.size(); ++first) {
      std::size_t length = 0;
      for (std::size_t last = first; last < words.size() && (length += words[last].length) <= kMaxCodeBlock; ++last) {
        auto found = decode_result_code(text.substr(words[first].begin, words[last].end - words[first].begin), library);
        if (found) return std::move(found).value();
      }
    }
    words.clear();
    return std::nullopt;
  };
  bool in_word = false;
  for (std::size_t at = 0; !whole && at < text.size();) {
    const Utf8Character one = utf8_at(text, at);
    const bool digit = code_value(one.code) >= 0;
    if (digit && !in_word) words.push_back({at, at, 0});
    at += one.bytes;
    if (digit) {
      words.back().end = at;
      ++words.back().length;
    } else if (!is_code_separator(one.code)) {
      if (auto found = code_in_words()) return std::move(*found);
    }
    in_word = digit;
  }
  if (!whole) {
    if (auto found = code_in_words()) return std::move(*found);
  }
  return whole;
}

}  // namespace links

}  // namespace sandtable
