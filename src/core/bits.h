// Writing and reading single bits, most significant first, in a std::string. The last byte is filled with
// zeros.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sandtable {

class BitWriter {
 public:
  // The lowest `count` bits of `value`, 0..64.
  void put(std::uint64_t value, int count) {
    while (count-- > 0) {
      if (free_ == 0) {
        bytes_ += '\0';
        free_ = 8;
      }
      --free_;
      if ((value >> count & 1u) != 0) bytes_.back() = static_cast<char>(bytes_.back() | 1 << free_);
    }
  }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
  int free_ = 0;  // unused bits of the last byte
};

// `bytes` must outlive the reader. Past the end it reads zeros and remembers it.
class BitReader {
 public:
  explicit BitReader(std::string_view bytes) : bytes_(bytes) {}

  std::uint64_t get(int count) {
    std::uint64_t value = 0;
    while (count-- > 0) value = value << 1 | next();
    return value;
  }
  [[nodiscard]] bool overrun() const { return overrun_; }
  // All bytes were used, and what fills the last one is zero.
  [[nodiscard]] bool at_end() {
    if (overrun_ || (at_ + 7) / 8 != bytes_.size()) return false;
    while (at_ % 8 != 0) {
      if (next() != 0) return false;
    }
    return true;
  }

 private:
  std::uint64_t next() {
    if (at_ / 8 >= bytes_.size()) {
      overrun_ = true;
      return 0;
    }
    const auto byte = static_cast<unsigned char>(bytes_[at_ / 8]);
    const auto bit = static_cast<std::uint64_t>(byte >> (7 - at_ % 8) & 1);
    ++at_;
    return bit;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;  // in bits
  bool overrun_ = false;
};

}  // namespace sandtable
