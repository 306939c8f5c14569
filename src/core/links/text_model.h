// Predicts JSON text bit by bit, for the coder of links (text_coder.h).
//
// Contexts (the last 0, 1, 2, 4 and 6 bytes, the word, the member's name with the place in its value, …) and
// the longest repetition each say how likely a 1 is; small networks mix them in the logistic domain and learn
// after every bit (M. Mahoney 2005, "Adaptive weighing of context models for lossless data compression",
// Florida Institute of Technology CS-2005-16). Integers only, so that every machine predicts the same.
//
// Version 2 has a tenth context (the object around), takes words in either case for the same, lets a third
// network choose its weights by a byte, keeps what it has learned in one larger table, so that long plans do
// not push it out, corrects the mixed probability by what came of it before (the same author's paq8,
// "adaptive probability map"), and has also read text_priming_2.inc.
//
// Links depend on every number here and in the priming texts: any change is a new codec version (link.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace sandtable::inline links {

// Bytes that JSON text never contains.
inline constexpr char kEndOfText = 0;
inline constexpr char kNewId = 1;    // an id that was not there before
inline constexpr char kKnownId = 2;  // one that was

class TextModel {
 public:
  // Ready for a text: has read the priming text. `version` is 1 or 2. Takes about 4.5 MB while it lives; the first
  // one of a version leaves as much behind, from which the next ones are copied.
  explicit TextModel(int version);
  ~TextModel();

  // Probability that the next bit is 1, in 1/65536; 2..65534.
  [[nodiscard]] std::uint32_t probability();
  // What the bit was, 0 or 1; after every probability().
  void learn(int bit);

 private:
  struct State;
  void prime(int version);
  void predict_nibble();
  void end_byte(std::uint8_t byte);
  void follow_json(std::uint8_t byte);
  void find_match();
  std::unique_ptr<State> state_;
};

}  // namespace sandtable::links
