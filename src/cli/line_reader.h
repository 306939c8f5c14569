// Lines of a file or of standard input, one at a time in a buffer of bounded size.
#pragma once

#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

namespace sandtable::cli {

inline constexpr std::size_t kMostSkipped = 256u << 20;
inline constexpr std::size_t kMostOfDevice = 64u << 20;  // bytes

class LineReader {
 public:
  // Longer lines are skipped, see next().
  explicit LineReader(std::size_t most_bytes) : most_(most_bytes) {}
  ~LineReader();
  LineReader(const LineReader&) = delete;
  LineReader& operator=(const LineReader&) = delete;

  // One file after another; the buffer stays. "-" is standard input. False when it cannot be opened: errno says why.
  [[nodiscard]] bool open(const std::string& path);

  // The first bytes of what was opened, before anything else is read of it.
  [[nodiscard]] std::string_view start();
  // All that is left, up to `most` bytes and one; then the lines of `text` are read instead.
  [[nodiscard]] std::string take_rest(std::size_t most);
  void read_instead(std::string text);

  enum class Read { Line, TooLong, Endless, End, Failed };
  // Line: `line` is without its line end, and lasts until the next call. TooLong: a line was longer than
  // allowed and has been skipped. Endless: a line is longer than kMostSkipped, or a device has given kMostOfDevice: it may
  // never end; the rest is not to be read. Failed: errno says why.
  Read next(std::string_view& line);
  [[nodiscard]] std::int64_t number() const { return number_; }  // of the line read last, from 1

 private:
  // False at the end.
  bool fill();
  void close();

  std::FILE* file_ = nullptr;
  std::string buffer_;
  std::size_t begin_ = 0;  // of what has not been given out
  std::size_t end_ = 0;
  std::size_t most_;
  std::int64_t number_ = 0;
  std::size_t device_left_ = 0;  // bytes that a device may still give
};

}  // namespace sandtable::cli
