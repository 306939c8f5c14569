#include "core/links/text_model.h"

#include <algorithm>
#include <string_view>

#include "core/links/text_coder.h"

namespace sandtable::inline links {
namespace {

constexpr char kPriming[] =
#include "core/links/text_priming.inc"
    ;

// Of version 1 and of later ones.
constexpr int kContexts[] = {9, 10};
constexpr int kMixers[] = {2, 3};
constexpr std::int32_t kShare[] = {32768, 21845};  // of each mixer, in 1/65536
constexpr std::uint32_t kSlots = 1 << 20;          // for all contexts together
constexpr std::uint32_t kSlotsApart = 0x9E35;
constexpr int kMostContexts = 10;
constexpr int kMostMixers = 3;
constexpr int kMostInputs = kMostContexts + 2;  // and the match, and a constant: these two come first

// Logarithms of odds are in 1/256, cut at ±11 (1 : 60 000); weights in 1/65536.
constexpr int kMaxOdds = 11 * 256 - 1;
constexpr int kMaxWeight = 1 << 22;
constexpr int kFirstWeight = 12000;
constexpr int kRate = 6000;      // of learning weights: at first,
constexpr int kRateHalf = 1900;  // halved after so many bytes,
constexpr int kRateLeast = 600;  // and never less
constexpr int kFirstCount = 6;   // a slot learns by 100 / (100·count + 100 + this)
constexpr int kMaxCount = 60;
constexpr int kConstant = 77;
constexpr int kMatchBase = 100;
constexpr int kMatchStep = 32;
constexpr std::size_t kMinMatch = 5;
constexpr std::uint32_t kMaxMatch = 32;

// The corrector's table has a probability for every so many 1/256 of the odds; one learns by 1/16.
constexpr std::uint32_t kStep = 176;
constexpr std::uint32_t kSteps = 33;
constexpr int kLearnedBits = 4;

constexpr std::uint32_t kMatchBuckets = 5;
constexpr std::uint32_t kSituations = 7;

// What one context knows about one bit.
struct Slot {
  std::uint16_t one;   // probability of a 1 in 1/65536
  std::uint8_t check;  // part of the context's hash
  std::uint8_t count;  // bits seen, up to kMaxCount; 0 = none
};

std::uint32_t mixed(std::uint32_t a, std::uint32_t b) {
  std::uint32_t x = (a + 0x9E3779B9u) * 0x85EBCA6Bu ^ (b + 0x7F4A7C15u) * 0xC2B2AE35u;
  x ^= x >> 15;
  x *= 0x2C1B3C6Du;
  return x ^ x >> 13;
}

bool is_letter(std::uint8_t byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_';
}

}  // namespace

struct TextModel::State {
  Slot slots[kSlots];
  std::int32_t all_weights[kMatchBuckets * kSituations + 512][kMostInputs];  // by match, by bits, by byte
  std::uint16_t corrected[kSituations * 256][kSteps];
  std::uint32_t match_after[1 << 16];  // hash of kMinMatch bytes → where they were followed by what
  std::uint32_t value_at[256];         // hash of a member's name → where its last value began
  std::uint16_t odds_to_one[2 * kMaxOdds + 1];
  std::int16_t one_to_odds[4096];
  std::int32_t step[256];

  // what was seen
  std::string text;
  std::uint32_t last4, before;  // the last eight bytes
  std::uint32_t word;
  // where in the JSON
  std::uint32_t names[64];  // of the containers around, hashes; shifted by one for the kind: 1 = object
  std::uint32_t depth;
  std::uint32_t name, string,
      place;             // hash of the member's name, of the string up to here; bytes since it began
  std::uint32_t column;  // where the last value of this member has what comes next; 0 = nowhere
  bool in_string, escaped, is_name;
  std::uint32_t situation;  // 0..kSituations-1
  // the repetition
  std::uint32_t match, match_length;

  // the current byte
  std::uint32_t bits;  // 1, then the bits so far
  std::uint32_t bit_count;
  std::int32_t rate;
  std::uint32_t hashes[kMostContexts];
  std::uint32_t lines[kMostContexts];
  std::uint8_t checks[kMostContexts];
  // the current bit
  Slot* used[kMostContexts];
  std::int32_t inputs[kMostInputs];
  std::int32_t* weights[kMostMixers];
  std::int32_t odds[kMostMixers];
  std::uint16_t* correction;

  int codec;  // 0 = version 1, 1 = later
  int contexts, mixers;
};

void TextModel::prime(int version) {
  state_.reset(new State());
  State& s = *state_;
  s.codec = version == 1 ? 0 : 1;
  s.contexts = kContexts[s.codec];
  s.mixers = kMixers[s.codec];
  // exp(-i/256) in 1/2³² by repeated multiplication.
  std::uint64_t power = std::uint64_t{1} << 32;
  for (int i = 0; i <= kMaxOdds; ++i) {
    const auto one =
        static_cast<std::uint32_t>((std::uint64_t{1} << 48) / ((std::uint64_t{1} << 32) + power));
    s.odds_to_one[kMaxOdds + i] = static_cast<std::uint16_t>(one);
    s.odds_to_one[kMaxOdds - i] = static_cast<std::uint16_t>(65536 - one);
    power = power * 4278222805u >> 32;
  }
  int odds = -kMaxOdds;
  for (int i = 0; i < 4096; ++i) {
    while (odds < kMaxOdds && s.odds_to_one[kMaxOdds + odds] < i * 16 + 8) ++odds;
    s.one_to_odds[i] = static_cast<std::int16_t>(odds);
  }
  for (int i = 0; i < 256; ++i) s.step[i] = 3276800 / (i * 100 + 100 + kFirstCount);
  for (auto& weights : s.all_weights) std::fill(weights + 2, weights + kMostInputs, kFirstWeight);
  for (auto& row : s.corrected) {
    for (std::uint32_t i = 0; i < kSteps; ++i)
      row[i] = s.odds_to_one[std::min<std::uint32_t>(i * kStep, 2 * kMaxOdds)];
  }
  s.bits = 1;
  s.is_name = true;
  end_byte(0);
  std::string_view priming(kPriming);
  if (version == 1) priming.remove_prefix(priming.find('|') + 1);  // without what version 2 begins with
  for (const char c : priming) {
    // Stand-ins, so that the priming text can be read.
    const char byte = c == '^' ? kNewId : c == '~' ? kKnownId : c == '|' ? kEndOfText : c;
    for (int i = 7; i >= 0; --i) {
      static_cast<void>(probability());
      learn(static_cast<unsigned char>(byte) >> i & 1);
    }
  }
}

TextModel::TextModel(int version) {
  // Read once: a class's hand-ins may be a thousand links.
  static std::unique_ptr<const State> primed[kCodecVersion];
  std::unique_ptr<const State>& known = primed[version == 1 ? 0 : 1];
  if (known == nullptr) {
    prime(version);
    known.reset(state_.release());
  }
  state_.reset(new State(*known));
}

TextModel::~TextModel() = default;

void TextModel::predict_nibble() {
  State& s = *state_;
  for (int i = 0; i < s.contexts; ++i) {
    const std::uint32_t hash = mixed(s.hashes[i], s.bits);
    // Version 1: 65536 slots for each context in lines of 16.
    s.lines[i] = s.codec == 0 ? static_cast<std::uint32_t>(i) << 16 | hash >> 20 << 4 : hash >> 12;
    s.checks[i] = static_cast<std::uint8_t>(hash);
  }
}

std::uint32_t TextModel::probability() {
  State& s = *state_;
  const std::uint32_t low = s.bit_count & 3u;
  const std::uint32_t slot = 1u << low | (s.bits & ((1u << low) - 1));
  for (int i = 0; i < s.contexts; ++i) {
    const std::uint32_t at = s.lines[i] ^ (s.codec == 0 ? slot : slot * kSlotsApart % kSlots);
    Slot* used = s.slots + at;
    if (used->check != s.checks[i] && s.codec > 0) {
      Slot* other = s.slots + (at ^ 1u);
      if (other->check == s.checks[i] || other->count < used->count) used = other;
    }
    if (used->check != s.checks[i] || used->count == 0) *used = {32768, s.checks[i], 0};
    s.used[i] = used;
    s.inputs[2 + i] = s.one_to_odds[used->one >> 4];
  }
  std::int32_t says = 0;
  if (s.match_length > 0) {
    const std::uint32_t expected = static_cast<std::uint8_t>(s.text[s.match]) | 256u;
    if (expected >> (8 - s.bit_count) == s.bits) {
      says = kMatchBase + kMatchStep * static_cast<std::int32_t>(std::min(s.match_length, kMaxMatch));
      if ((expected >> (7 - s.bit_count) & 1u) == 0) says = -says;
    } else {
      s.match_length = 0;
    }
  }
  s.inputs[0] = kConstant;
  s.inputs[1] = says;

  const std::uint32_t length = s.match_length;
  const std::uint32_t bucket = length == 0 ? 0 : length < 8 ? 1 : length < 16 ? 2 : length < 32 ? 3 : 4;
  s.weights[0] = s.all_weights[512 + bucket * kSituations + s.situation];
  s.weights[1] = s.all_weights[s.bits];
  s.weights[2] = s.all_weights[256 + (s.last4 >> 8 & 0xFFu)];
  std::int32_t both = 0;
  for (int m = 0; m < s.mixers; ++m) {
    std::int64_t sum = 0;
    for (int i = 0; i < s.contexts + 2; ++i) sum += std::int64_t{s.weights[m][i]} * s.inputs[i];
    s.odds[m] = static_cast<std::int32_t>(std::clamp<std::int64_t>(sum >> 16, -kMaxOdds, kMaxOdds));
    both += s.odds[m];
  }
  both = kMaxOdds + (both * kShare[s.codec] >> 16);
  std::uint32_t one = s.odds_to_one[both];
  if (s.codec > 0) {
    // What followed when the mixers said this after these bits.
    const std::uint32_t place = static_cast<std::uint32_t>(both) / kStep;
    const std::uint32_t part = static_cast<std::uint32_t>(both) % kStep;
    std::uint16_t* at = s.corrected[s.situation << 8 | s.bits] + place;
    one = (one + (at[0] * (kStep - part) + at[1] * part) / kStep) >> 1;
    s.correction = at + (part > kStep / 2 ? 1 : 0);
  }
  return std::clamp<std::uint32_t>(one, 2, 65534);
}

void TextModel::learn(int bit) {
  State& s = *state_;
  for (int m = 0; m < s.mixers; ++m) {
    const std::int32_t error = (bit << 16) - s.odds_to_one[kMaxOdds + s.odds[m]];
    const std::int32_t change = error * s.rate >> 10;
    for (int i = 0; i < s.contexts + 2; ++i) {
      std::int32_t& weight = s.weights[m][i];
      weight = std::clamp(weight + ((s.inputs[i] * change + 8192) >> 14), -kMaxWeight, kMaxWeight);
    }
  }
  const std::int32_t target = bit == 0 ? 0 : 65535;
  for (int i = 0; i < s.contexts; ++i) {
    Slot& used = *s.used[i];
    used.one = static_cast<std::uint16_t>(used.one + ((target - used.one) * s.step[used.count] >> 15));
    if (used.count < kMaxCount) ++used.count;
  }
  if (s.codec > 0) {
    *s.correction = static_cast<std::uint16_t>(*s.correction + ((target - *s.correction) >> kLearnedBits));
  }
  s.bits = s.bits << 1 | static_cast<std::uint32_t>(bit);
  ++s.bit_count;
  if (s.bit_count == 4) predict_nibble();
  if (s.bit_count == 8) end_byte(static_cast<std::uint8_t>(s.bits));
}

void TextModel::follow_json(std::uint8_t byte) {
  State& s = *state_;
  ++s.place;
  if (s.column > 0) ++s.column;
  if (s.in_string) {
    if (s.escaped) {
      s.escaped = false;
    } else if (byte == '\\') {
      s.escaped = true;
    } else if (byte == '"') {
      s.in_string = false;
    } else {
      s.string = mixed(s.string, byte);
    }
    return;
  }
  switch (byte) {
    case '"':
      s.in_string = true;
      s.place = s.string = 0;
      break;
    case ':': {
      s.name = s.string;
      s.place = s.string = 0;
      s.is_name = false;
      std::uint32_t& at = s.value_at[s.name & 255u];
      s.column = at;
      at = static_cast<std::uint32_t>(s.text.size());
      break;
    }
    case '{':
    case '[':
      s.names[s.depth++ & 63u] = s.name << 1 | (byte == '{' ? 1u : 0u);
      s.is_name = byte == '{';
      s.place = s.string = 0;
      break;
    case '}':
    case ']':
      if (s.depth > 0) --s.depth;
      s.name = s.names[s.depth & 63u] >> 1;
      s.is_name = true;
      s.place = 0;
      s.string = byte;
      break;
    case ',':
      s.is_name = (s.names[(s.depth - 1) & 63u] & 1u) != 0;
      s.place = s.string = 0;
      break;
    case 0:
      s.depth = s.name = s.string = 0;
      s.is_name = true;
      break;
    default:
      s.string = mixed(s.string, byte);
  }
}

void TextModel::find_match() {
  State& s = *state_;
  const auto end = static_cast<std::uint32_t>(s.text.size());
  if (s.match_length > 0 && s.text[s.match] == s.text[end - 1]) {
    ++s.match_length;
    ++s.match;
  } else {
    s.match_length = 0;
  }
  if (end < kMinMatch) return;
  std::uint32_t hash = static_cast<std::uint8_t>(s.before);
  hash = mixed(s.last4, hash) >> 16;
  if (s.match_length == 0) {
    s.match = s.match_after[hash];
    while (s.match_length < kMaxMatch && s.match_length < s.match &&
           s.text[s.match - 1 - s.match_length] == s.text[end - 1 - s.match_length]) {
      ++s.match_length;
    }
    if (s.match_length < kMinMatch) s.match_length = 0;
  }
  s.match_after[hash] = end;
}

void TextModel::end_byte(std::uint8_t byte) {
  State& s = *state_;
  s.bits = 1;
  s.bit_count = 0;
  s.before = s.before << 8 | s.last4 >> 24;
  s.last4 = s.last4 << 8 | byte;
  s.text.push_back(static_cast<char>(byte));
  const auto size = static_cast<std::int32_t>(s.text.size());
  s.rate = std::max(kRateLeast, kRate * kRateHalf / (kRateHalf + size));

  if (byte < 0x80) {
    s.word = is_letter(byte) ? mixed(s.word, s.codec > 0 ? byte | 32u : byte) : 0;
  } else {
    s.word = (byte >= 0xC0 ? 0 : mixed(s.word, byte)) + byte;
  }
  find_match();
  follow_json(byte);

  const std::uint32_t last = byte;
  if (!s.in_string) {
    s.situation = byte == ':' || byte == '.' || (byte >= '0' && byte <= '9') ? 0 : 1;
  } else if (s.is_name) {
    s.situation = 2;
  } else if (byte >= 0xE0) {
    s.situation = 4;  // two more bytes of a character follow
  } else if (byte >= 0x80) {
    s.situation = (s.last4 >> 8 & 0xFFu) >= 0xE0 ? 5 : 6;
  } else {
    s.situation = 3;
  }

  std::uint32_t above = 0;  // what the last value of this member has here, and before
  if (s.column > 0 && s.column < s.text.size()) {
    above = static_cast<std::uint8_t>(s.text[s.column]) |
            static_cast<std::uint32_t>(static_cast<std::uint8_t>(s.text[s.column - 1])) << 8;
  }
  const std::uint32_t contexts[kMostContexts] = {
      0,
      last,
      s.last4 & 0xFFFFu,
      s.last4,
      mixed(s.last4, s.before & 0xFFFFu),
      mixed(s.word, last),
      mixed(s.name, std::min(s.place, 60u) * 4 + (s.in_string ? 2u : 0u) + (s.is_name ? 1u : 0u)),
      mixed(s.name, s.last4 & 0xFFFFFFu),
      mixed(above, last),
      mixed(mixed(s.names[(s.depth - 1) & 63u], s.name), s.last4 & 0xFFFFu),
  };
  for (int i = 0; i < s.contexts; ++i) s.hashes[i] = mixed(contexts[i], static_cast<std::uint32_t>(i));
  predict_nibble();
}

}  // namespace sandtable::links
