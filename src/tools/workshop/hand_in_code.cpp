#include "tools/workshop/hand_in_code.h"

#include <cstdint>

#include "core/links/code_digits.h"
#include "core/base/utf8.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"
#include "tools/sorting/model.h"
#include "tools/sorting/sort_pack.h"
#include "tools/workshop/model.h"

namespace sandtable::inline workshop {
namespace {

constexpr int kVersions = 2;
constexpr int kKinds = 2;  // self-test, sorting
constexpr int kFlags = 2;
constexpr int kPhases = 3;
constexpr int kRaters = 2;
constexpr int kByte = 256;
constexpr std::size_t kGroup = 4;

std::size_t blocks_of(std::size_t characters) {
  return (characters + kMaxCodeBlock - 1) / kMaxCodeBlock;
}

std::size_t block_start(std::size_t block, std::size_t characters) {
  return characters * block / blocks_of(characters);
}

// The shortest code for a number of so many digits.
std::size_t characters_for(std::size_t digits) {
  std::size_t characters = kMinHandInCharacters;
  while (characters - kCodeChecks * blocks_of(characters) < digits) characters += kGroup;
  return characters;
}

// Number of choices of every part of a self-test's or a sorting's answers, "open" among them.
struct Shape {
  int code = 0;
  bool sort = false;
  int choices = 0;
  std::size_t parts = 0;
};

Shape shape_of(const TestPack& pack) {
  return {pack.code, false, static_cast<int>(pack.scale_labels.size()) + 1, pack.questions.size()};
}

Shape shape_of(const SortPack& pack) {
  return {pack.code, true, static_cast<int>(pack.bins.size()) + 1, pack.items.size()};
}

// Writes or measures: pushes from the most significant part down.
struct Writer {
  CodeNumber number{kMaxHandInCharacters};
  bool fits = true;
  void push(int factor, int value) { fits = fits && number.push(factor, value); }
};

// What comes before the answers; `largest`: the largest values instead, to find the length.
void push_head(Writer& out, const Shape& shape, const Plan& work, const SelfTest* attempt, bool largest) {
  const auto push = [&](int factor, int value) { out.push(factor, largest ? factor - 1 : value); };
  if (!shape.sort) {
    push(kRaters, attempt == nullptr ? 0 : static_cast<int>(attempt->rater.kind));
    push(kPhases, attempt == nullptr ? 0 : static_cast<int>(attempt->phase));
  }
  const std::string person = person_key(part<Task>(work).person);
  for (std::size_t i = kPersonKeyLength; i-- > 0;) push(32, person.empty() ? 0 : base32_value(person[i]));
  push(kExerciseTags, exercise_tag(part<Task>(work).exercise));
  const std::string& taken = attempt == nullptr ? part<Task>(work).handed_in : attempt->taken;
  push(kCodeDays, code_day(part<Task>(work).handed_in.empty() ? taken : part<Task>(work).handed_in));
  push(kFlags, part<Task>(work).over ? 1 : 0);
  push(kCodeNumbers, shape.code);
  push(kKinds, shape.sort ? 1 : 0);
  push(kVersions, 0);
}

// Characters of a code of this shape and a name of so many bytes; 0 = too many.
std::size_t length_of(const Shape& shape, std::size_t name_bytes) {
  Writer largest;
  for (std::size_t i = 0; i < name_bytes; ++i) largest.push(kByte, kByte - 1);
  for (std::size_t i = 0; i < shape.parts; ++i) largest.push(shape.choices, shape.choices - 1);
  push_head(largest, shape, {}, nullptr, true);
  if (!largest.fits) return 0;
  const std::size_t characters = characters_for(largest.number.significant_digits());
  return characters <= kMaxHandInCharacters ? characters : 0;
}

bool can_have_code(const Shape& shape) {
  return shape.code > 0 && shape.code < kCodeNumbers && shape.parts > 0 && shape.choices > 2 &&
         shape.choices <= 21;
}

// `parts`: the answers, 0 = open.
Result<std::string> encode(const Plan& work, const Shape& shape, const std::vector<int>& parts,
                           const SelfTest* attempt, Text pack) {
  const bool named = !part<Exercise>(work).there || part<Exercise>(work).named;
  const std::string_view name = named ? cut_text(part<Task>(work).name, kMaxCodeNameBytes) : std::string_view();
  const std::size_t length = can_have_code(shape) ? length_of(shape, name.size()) : 0;
  if (length == 0) return error_at(ErrorCode::CodeNotPossible, {}, pack);
  Writer out;
  for (std::size_t i = name.size(); i-- > 0;) out.push(kByte, static_cast<unsigned char>(name[i]));
  for (std::size_t i = parts.size(); i-- > 0;) out.push(shape.choices, parts[i]);
  push_head(out, shape, work, attempt, false);
  std::vector<int> characters(length, 0);
  std::size_t digit = 0;
  for (std::size_t block = 0; block < blocks_of(length); ++block) {
    const std::size_t start = block_start(block, length);
    const std::size_t size = block_start(block + 1, length) - start;
    for (std::size_t i = 0; i + kCodeChecks < size; ++i) characters[start + i] = out.number.digit(digit++);
    set_code_checks(&characters[start], size);
  }
  return code_text(characters, kGroup);
}

std::uint64_t fnv1a(std::uint64_t hash, std::uint64_t prime, std::string_view text) {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * prime;
  return hash;
}

std::string hexadecimal(std::uint64_t value, int digits) {
  std::string out;
  while (digits-- > 0) out += "0123456789abcdef"[value >> (4 * digits) & 15u];
  return out;
}

}  // namespace

int exercise_tag(Text exercise_id) {
  for (int tag = 0; exercise_id.size() == 7 && tag < kExerciseTags; ++tag) {
    if (exercise_id == tag_id(tag)) return tag;
  }
  const auto hash = static_cast<std::uint32_t>(fnv1a(2166136261u, 16777619u, exercise_id));
  return static_cast<int>((hash ^ hash >> 12 ^ hash >> 24) % kExerciseTags);
}

std::string tag_id(int tag) {
  return "tag-" + hexadecimal(static_cast<std::uint64_t>(tag), 3);
}

std::string hash_id(Text prefix, std::string_view text) {
  return prefix.str() + hexadecimal(fnv1a(14695981039346656037u, 1099511628211u, text), 16);
}

Result<std::string> encode_hand_in_code(const Plan& work, const TestPack& pack, const SelfTest& attempt) {
  std::vector<int> parts;
  for (const Question& question : pack.questions) {
    const auto answer = attempt.answers.find(question.id);
    int choice = 0;
    if (answer != attempt.answers.end()) {
      if (answer->second < pack.scale_min || answer->second > pack.scale_max()) {
        return error_at(ErrorCode::OutOfRange, pointer_to("/answers", question.id),
                        range_detail(pack.scale_min, pack.scale_max()));
      }
      choice = answer->second - pack.scale_min + 1;
    }
    parts.push_back(choice);
  }
  return encode(work, shape_of(pack), parts, &attempt, pack.id);
}

Result<std::string> encode_hand_in_code(const Plan& work, const SortPack& pack, const Sorting& sorting) {
  std::vector<int> parts;
  for (const SortItem& item : pack.items) {
    const Text bin = bin_of(sorting, item.id);
    const std::size_t place = bin.empty() ? pack.bins.size() : pack.bin_index(bin);
    parts.push_back(place == pack.bins.size() ? 0 : static_cast<int>(place) + 1);
  }
  return encode(work, shape_of(pack), parts, nullptr, pack.id);
}

Result<Plan> decode_hand_in_code(std::string_view code, const TestLibrary& tests, const SortLibrary& sorts,
                                 Text exercise_id) {
  auto typed = code_values(code, kMaxHandInCharacters);
  if (!typed) return typed.error();
  const std::vector<int>& characters = typed.value();
  const std::size_t length = characters.size();
  if (length < kMinHandInCharacters || length > kMaxHandInCharacters)
    return code_length_error(length, kMinHandInCharacters);
  if (length % kGroup != 0) return code_length_error(length, (length + 1) / kGroup * kGroup);

  CodeNumber number(length);
  std::size_t digit = 0;
  std::size_t wrong = 0;
  std::string place;
  for (std::size_t block = 0; block < blocks_of(length); ++block) {
    const std::size_t start = block_start(block, length);
    const std::size_t end = block_start(block + 1, length);
    std::size_t suspect = 0;
    if (!code_checks_fit(&characters[start], end - start, suspect)) {
      place = suspect != 0 ? std::to_string(start + suspect)
                           : std::to_string(start + 1).append("-").append(std::to_string(end));
      ++wrong;
    }
    for (std::size_t i = start; i + kCodeChecks < end; ++i) number.set_digit(digit++, characters[i]);
  }
  if (wrong > 1) place.clear();  // a group is missing, or several are wrong
  if (wrong > 0) return error_at(ErrorCode::CodeCheck, {}, place);

  if (number.pop(kVersions) != 0) return error_at(ErrorCode::NewerVersion, {}, "2");
  const bool sort = number.pop(kKinds) != 0;
  const int code_number = number.pop(kCodeNumbers);
  const TestPack* test = sort ? nullptr : tests.find_by_code(code_number);
  const SortPack* sort_pack = sort ? sorts.find_by_code(code_number) : nullptr;
  if (test == nullptr && sort_pack == nullptr) {
    return error_at(ErrorCode::CodeUnknownTest, {},
                    std::string(sort ? "sort:" : "").append(std::to_string(code_number)));
  }
  const Shape shape = sort ? shape_of(*sort_pack) : shape_of(*test);
  if (!can_have_code(shape)) return error_at(ErrorCode::CodeNotPossible, {}, sort ? sort_pack->id : test->id);

  Result<Plan> out = Plan();
  Plan& plan = *out.operator->();
  Task& task = edit_part<Task>(plan);
  task.there = true;
  task.over = number.pop(kFlags) != 0;
  task.handed_in = instant_of_code_day(number.pop(kCodeDays));
  const int tag = number.pop(kExerciseTags);
  task.exercise = !exercise_id.empty() && exercise_tag(exercise_id) == tag ? exercise_id.str() : tag_id(tag);
  for (std::size_t i = 0; i < kPersonKeyLength; ++i) task.person += kBase32Digits.c_str()[number.pop(32)];
  if (task.person.find_first_not_of('0') == std::string::npos) task.person.clear();
  std::string spelled;
  for (const int value : characters) spelled += static_cast<char>(value);
  plan.id = hash_id("code-", spelled);
  if (sort) {
    Sorting& sorting = edit_part<Sortings>(plan).emplace_back().edit();
    sorting.id = hash_id("sorting-", spelled);
    sorting.sort = sort_pack->id;
    sorting.pack_version = sort_pack->pack_version;
    for (const SortItem& item : sort_pack->items) {
      const int bin = number.pop(shape.choices);
      if (bin > 0) place_item(sorting, item.id, sort_pack->bins[static_cast<std::size_t>(bin) - 1].id);
    }
  } else {
    SelfTest& attempt = edit_part<SelfTests>(plan).list.emplace_back();
    attempt.id = hash_id("test-", spelled);
    attempt.test = test->id;
    attempt.pack_version = test->pack_version;
    attempt.taken = task.handed_in;
    attempt.phase = static_cast<Phase>(number.pop(kPhases));
    attempt.rater.kind = static_cast<RaterKind>(number.pop(kRaters));
    for (const Question& question : test->questions) {
      const int choice = number.pop(shape.choices);
      if (choice > 0) attempt.answers[question.id] = test->scale_min + choice - 1;
    }
  }
  while (!number.is_zero() && task.name.size() <= kMaxCodeNameBytes)
    task.name += static_cast<char>(number.pop(kByte));
  const std::size_t need = length_of(shape, task.name.size());
  if (task.name.size() > kMaxCodeNameBytes || !is_sound_text(task.name) || make_single_line(task.name))
    return error_at(ErrorCode::CodeCheck);  // right checks, but no code that we write
  if (need != length) return code_length_error(length, need);
  return out;
}

}  // namespace sandtable::workshop
