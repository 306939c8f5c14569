#include "core/links/text_coder.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

#include "core/links/text_model.h"

namespace sandtable::inline links {
namespace {

constexpr std::uint32_t kHalf = 32768;  // probability of a bit about which nothing is known
constexpr std::size_t kIdLength = 36;

// What is drawn at random in a UUID of version 4; hyphens, version and variant are not.
constexpr int hex_value(char c) {
  return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}
// Bits of the character at this place: 4; 0 for a hyphen and the version; 2 for the variant, "8", "9", "a" or
// "b".
constexpr int bits_at(std::size_t place) {
  return place == 8 || place == 13 || place == 18 || place == 23 || place == 14 ? 0 : place == 19 ? 2 : 4;
}
constexpr char kHex[] = "0123456789abcdef";

bool is_id(std::string_view text) {
  if (text.size() < kIdLength + 1 || text[kIdLength] != '"') return false;
  for (std::size_t i = 0; i < kIdLength; ++i) {
    const int bits = bits_at(i);
    const int value = hex_value(text[i]);
    if (bits == 0 ? text[i] != (i == 14 ? '4' : '-') : value < 0 || (bits == 2 && value >> 2 != 2))
      return false;
  }
  return true;
}

// Both directions: the interval of the numbers that the text so far stands for.
class Coder {
 public:
  // Encoding, when `from` is null.
  Coder(std::string_view from, bool decode) : from_(from), decode_(decode) {
    for (int i = 0; decode && i < 4; ++i) number_ = number_ << 8 | next();
  }

  // Encoding: writes `bit`. Decoding: ignores it and reads one. `one` is the probability of a 1 in 1/65536.
  int bit(int bit, std::uint32_t one) {
    const std::uint32_t middle = low_ + static_cast<std::uint32_t>(std::uint64_t{high_ - low_} * one >> 16);
    if (decode_) bit = number_ <= middle ? 1 : 0;
    if (bit != 0) {
      high_ = middle;
    } else {
      low_ = middle + 1;
    }
    while (((low_ ^ high_) >> 24) == 0) {
      if (decode_) {
        number_ = number_ << 8 | next();
      } else {
        out_.push_back(static_cast<char>(high_ >> 24));
      }
      low_ <<= 8;
      high_ = high_ << 8 | 255;
    }
    return bit;
  }
  std::uint32_t number(std::uint32_t value, int bits) {
    std::uint32_t read = 0;
    while (bits-- > 0)
      read = read << 1 | static_cast<std::uint32_t>(bit(static_cast<int>(value >> bits & 1u), kHalf));
    return read;
  }
  std::uint8_t byte(TextModel& model, std::uint8_t value) {
    unsigned read = 0;
    for (int i = 7; i >= 0; --i) {
      const int now = bit(value >> i & 1, model.probability());
      model.learn(now);
      read = read << 1 | static_cast<unsigned>(now);
    }
    return static_cast<std::uint8_t>(read);
  }

  // The fewest bytes that name a number of the interval when zeros follow.
  std::string finish() {
    for (int free = 32; free >= 0; free -= 8) {
      const std::uint64_t unit = std::uint64_t{1} << free;
      const std::uint64_t number = (low_ + unit - 1) & ~(unit - 1);
      if (number > high_) continue;
      for (int shift = 24; shift >= free; shift -= 8) out_.push_back(static_cast<char>(number >> shift));
      break;
    }
    return std::move(out_);
  }
  // Decoding: four bytes are read ahead, and finish() leaves out zeros; more is not there.
  [[nodiscard]] bool overrun() const { return beyond_ > 4; }
  [[nodiscard]] bool at_end() const { return at_ == from_.size(); }
  [[nodiscard]] std::size_t at() const { return at_; }

 private:
  std::uint32_t next() {
    if (at_ < from_.size()) return static_cast<std::uint8_t>(from_[at_++]);
    ++beyond_;
    return 0;
  }

  std::string_view from_;
  std::string out_;
  std::size_t at_ = 0;
  std::size_t beyond_ = 0;
  std::uint32_t low_ = 0;
  std::uint32_t high_ = 0xFFFFFFFF;
  std::uint32_t number_ = 0;
  bool decode_;
};

int bits_for(std::size_t count) {
  return std::bit_width(count - 1);
}

}  // namespace

std::string pack_text(std::string_view text, int version) {
  TextModel model(version);
  Coder coder({}, false);
  std::vector<std::string_view> ids;
  for (std::size_t at = 0; at < text.size(); ++at) {
    coder.byte(model, static_cast<std::uint8_t>(text[at]));
    if (text[at] != '"' || !is_id(text.substr(at + 1))) continue;
    const std::string_view id = text.substr(at + 1, kIdLength);
    at += kIdLength;
    std::size_t index = 0;
    while (index < ids.size() && ids[index] != id) ++index;
    if (index < ids.size()) {
      coder.byte(model, kKnownId);
      coder.number(static_cast<std::uint32_t>(index), bits_for(ids.size()));
      continue;
    }
    coder.byte(model, kNewId);
    for (std::size_t i = 0; i < kIdLength; ++i) {
      if (bits_at(i) > 0) coder.number(static_cast<std::uint32_t>(hex_value(id[i])), bits_at(i));
    }
    ids.push_back(id);
  }
  coder.byte(model, kEndOfText);
  return coder.finish();
}

struct TextUnpacker::State {
  State(std::string from, std::size_t most, int version) : bytes(std::move(from)), max_bytes(most), model(version), coder(bytes, true) {}

  // Reads what comes next. False when nothing does.
  bool read() {
    if (coder.overrun()) return false;
    if (text.size() > max_bytes) {
      fault = error_at(ErrorCode::TooLarge, {}, std::to_string(max_bytes));
      return false;
    }
    const std::uint8_t byte = coder.byte(model, 0);
    if (byte == kEndOfText) {
      is_whole = coder.at_end() && !coder.overrun();
      return false;
    }
    if (byte == kKnownId) {
      const std::uint32_t index = ids.empty() ? 0 : coder.number(0, bits_for(ids.size()));
      if (index >= ids.size()) return false;
      text.append(std::string(text, ids[index], kIdLength));
    } else if (byte == kNewId) {
      ids.push_back(text.size());
      for (std::size_t i = 0; i < kIdLength; ++i) {
        const std::uint32_t value = bits_at(i) > 0 ? coder.number(0, bits_at(i)) : 0;
        text.push_back(i == 14 ? '4' : bits_at(i) == 0 ? '-' : kHex[i == 19 ? value | 8 : value]);
      }
    } else {
      text.push_back(static_cast<char>(byte));
    }
    return true;
  }

  const std::string bytes;
  const std::size_t max_bytes;
  TextModel model;
  Coder coder;
  std::string text;
  std::vector<std::size_t> ids;  // where in the text they are
  bool is_whole = false;
  Error fault = error_at(ErrorCode::LinkAltered);
};

TextUnpacker::TextUnpacker(std::string bytes, std::size_t max_bytes, int version)
    : state_(std::make_unique<State>(std::move(bytes), max_bytes, version)) {}
TextUnpacker::~TextUnpacker() = default;

bool TextUnpacker::read_on(std::size_t bytes) {
  for (const std::size_t from = size(); size() - from < bytes;) {
    if (!state_->read()) return true;
  }
  return false;
}

std::size_t TextUnpacker::size() const { return state_->text.size(); }

float TextUnpacker::part() const {
  return static_cast<float>(state_->coder.at()) / static_cast<float>(std::max<std::size_t>(state_->bytes.size(), 1));
}

Result<std::string> TextUnpacker::take() {
  if (!state_->is_whole) return state_->fault;
  return std::move(state_->text);
}

Result<std::string> unpack_text(std::string_view bytes, std::size_t max_bytes, int version) {
  TextUnpacker unpacker(std::string(bytes), max_bytes, version);
  static_cast<void>(unpacker.read_on(SIZE_MAX));
  return unpacker.take();
}

}  // namespace sandtable::links
