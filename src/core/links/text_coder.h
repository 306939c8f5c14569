// Text as few bytes: an arithmetic coder (J. Rissanen 1976; the 32-bit form without carries of M. Mahoney's
// lpaq, 2007) that spends on each bit what the model (text_model.h) expects it to be worth.
//
// Ids, that is lower-case UUIDs of version 4 as whole JSON strings, take 122 bits the first time and the
// logarithm of the number of ids so far afterwards. Everything else is plain text to it.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace sandtable::inline links {

// Of the model, its tables and its priming text. This one is written; 1 can be read, too, for ever.
inline constexpr int kCodecVersion = 2;

// `text` has no bytes below 3, as JSON never has. About 2 µs a byte, after about 20 ms for the priming text.
[[nodiscard]] std::string pack_text(std::string_view text, int version = kCodecVersion);

// Hostile input: reads at most max_bytes of text, a part at a time. Errors: LinkAltered (nothing that pack_text() writes),
// TooLarge.
class TextUnpacker {
 public:
  TextUnpacker(std::string bytes, std::size_t max_bytes, int version = kCodecVersion);
  ~TextUnpacker();
  // Reads on for so many bytes of text. True when it is over.
  bool read_on(std::size_t bytes);
  [[nodiscard]] std::size_t size() const;  // bytes of text so far
  [[nodiscard]] float part() const;        // of what there is to read, 0..1
  [[nodiscard]] Result<std::string> take();  // when it is over

 private:
  struct State;
  std::unique_ptr<State> state_;
};
// All at once.
[[nodiscard]] Result<std::string> unpack_text(std::string_view bytes, std::size_t max_bytes,
                                              int version = kCodecVersion);

}  // namespace sandtable::links
