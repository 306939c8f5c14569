// A self-test as data: questions, dimensions, scale, bands and advice, loaded from a content pack or from a
// trainer's own file. Shape and ranges: assets/schema/test.schema.json.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/json/json.h"

namespace sandtable {

struct Band {
  std::string id;         // stable ASCII id
  int from_pomp = 0;      // lowest percent of maximum possible that belongs to it, 0..100; the first is 0
  std::string title;
  std::string meaning;    // one sentence, may be empty
};

struct Advice {
  std::string text;
  std::vector<std::string> tips;  // at least one
};

struct Dimension {
  std::string id;
  std::string title;
  std::string measures;                  // one sentence, may be empty
  double weight = -1;                    // percent of customers who find it important, 0..100; -1 = not said
  std::map<std::string, Advice> advice;  // by band id; complete when the pack loaded without problems
};

struct Question {
  std::string id;         // stable ASCII id, "1".."16" in the negotiation test
  std::string dimension;  // id of the one dimension that it feeds
  std::string text;
  std::string short_text; // "short" in the file: label for charts; the text itself when the pack gives none
  bool reverse = false;   // counted as min + max - answer
  std::string practice;   // exercise when weak, may be empty
  std::string use;        // how to use it when strong, may be empty
};

struct TestPack {
  std::string id;
  int pack_version = 1;
  int code = 0;           // number inside result codes, 1..126; 0 = this test has no result code
  std::string title;
  std::string summary;
  std::vector<std::string> introduction;  // paragraphs
  std::string method_note;
  int minutes = 0;        // about how long it takes; 0 = not said
  std::string picture;    // of a result: kLadderPicture, kWeightsPicture or empty, the usual one
  int scale_min = 1;
  std::vector<std::string> scale_labels;  // 2..10, from scale_min upwards
  std::vector<Band> bands;                // ascending, first from 0
  std::vector<Dimension> dimensions;
  std::vector<Question> questions;
  std::map<std::string, std::string> total_advice;  // by band id, may be empty

  [[nodiscard]] int scale_max() const { return scale_min + static_cast<int>(scale_labels.size()) - 1; }
  [[nodiscard]] const Question* find_question(Text id) const;
  [[nodiscard]] const Dimension* find_dimension(Text id) const;
  // The band that a POMP value belongs to; never null for a loaded pack. `pomp` 0..100.
  [[nodiscard]] const Band* band_of(double pomp) const;
};

inline constexpr int kTestPackVersion = 1;
inline constexpr Text kTestPackFormat = "sandtable-test";
inline constexpr Text kLadderPicture = "ladder";    // tools/self_test/ladder.h
inline constexpr Text kWeightsPicture = "weights";  // tools/self_test/weights_chart.h; every dimension has a weight

// A number that no loaded pack goes beyond, so that scores always fit an int.
inline constexpr std::size_t kMaxQuestions = 1000;
inline constexpr std::size_t kMaxPackBytes = JsonLimits{}.bytes;  // of a trainer's own one, as a file and as it is stored;
inline constexpr std::size_t kMaxShelfBytes = 32u << 20;          // of all that a browser keeps
inline constexpr std::size_t kMaxPackTextBytes = 4000;  // one text of a pack
inline constexpr int kMaxTestMinutes = 600;
inline constexpr int kMaxTestCode = 126;
inline constexpr int kMaxScaleStart = 100;              // scale_min is within -100..100

// The questions of a built-in test come before what its result says of them: such a pack needs no advice.
enum class PackPart { Whole, Questions };

// A pack is used only when it is sound: the first problem is the error, and `problems` lists all of them with exact
// places, so that a trainer can mend the file in one go.
// Errors: those of parse_json, WrongFormat, NewerVersion, and the structural ones of ErrorCode.
[[nodiscard]] Result<TestPack> load_test_pack(std::string_view text, Problems& problems);
[[nodiscard]] Result<TestPack> load_test_pack(const Json& document, Problems& problems);
[[nodiscard]] Result<TestPack> load_test_pack(const Json& document, Problems& problems, PackPart part);
// A std::string would convert to both of the above.
[[nodiscard]] inline Result<TestPack> load_test_pack(const std::string& text, Problems& problems) {
  return load_test_pack(std::string_view(text), problems);
}
[[nodiscard]] inline Result<TestPack> load_test_pack(const char* text, Problems& problems) {
  return load_test_pack(std::string_view(text), problems);
}

// The tests that are known: built-in and loaded ones, in the order in which they were added.
class TestLibrary {
 public:
  // A pack with the same id replaces the earlier one.
  void add(TestPack pack);
  [[nodiscard]] const TestPack* find(Text id) const;
  [[nodiscard]] const TestPack* find_by_code(int code) const;
  [[nodiscard]] const std::vector<TestPack>& all() const { return packs_; }

 private:
  std::vector<TestPack> packs_;
};

}  // namespace sandtable
