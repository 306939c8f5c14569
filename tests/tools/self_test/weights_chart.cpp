// Customers' weights against the own rating (N4).
#include <doctest/doctest.h>

#include "tools/self_test/weights_chart.h"
#include "fixtures.h"
#include "picture_facts.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

using Kind = Shape::Kind;

TestPack behaviours(std::string_view language) {
  Problems problems;
  Result<TestPack> pack = load_test_pack(
      read_file(asset_path(std::string(language) + "/tools/self_test/more_tests/behaviours.json")), problems);
  CHECK(texts_of(problems).empty());
  return pack.ok() ? std::move(pack).value() : TestPack();
}

// One answer 1..5 for each behaviour, 0 = open.
SelfTestScore rated(const TestPack& pack, std::initializer_list<int> answers) {
  SelfTest attempt;
  std::size_t i = 0;
  for (const int answer : answers) {
    if (answer != 0) attempt.answers[pack.questions[i].id] = answer;
    ++i;
  }
  return score_self_test(pack, attempt);
}

std::vector<BarRow> rows_of(const TestPack& pack) {
  std::vector<BarRow> out;
  double own = 0;
  for (const Dimension& dimension : pack.dimensions) {
    out.push_back({dimension.title, "78% · 50%", {dimension.weight, own}});
    own += 12.5;
  }
  return out;
}

}  // namespace

TEST_CASE("weights: the packs carry the percentages of N4") {
  for (const char* language : {"zh", "en"}) {
    const TestPack pack = behaviours(language);
    CHECK(pack.picture == "weights");
    std::vector<double> weights;
    for (const Dimension& dimension : pack.dimensions) weights.push_back(dimension.weight);
    CHECK(weights == std::vector<double>{78, 59, 40, 40, 29, 28, 20, 15, 9});
  }
  CHECK(negotiation().dimensions[0].weight == -1);
}

TEST_CASE("weights: weight times shortfall by hand") {
  const TestPack pack = behaviours("en");
  //          weights    78 59 40 40 29 28 20 15  9
  const SelfTestScore score = rated(pack, {5, 3, 1, 1, 2, 4, 1, 0, 1});
  CHECK(weighted_shortfall(pack, score, 0) == 0);                      // POMP 100
  CHECK(weighted_shortfall(pack, score, 1) == doctest::Approx(29.5));  // 59 × 50 %
  CHECK(weighted_shortfall(pack, score, 2) == 40);
  CHECK(weighted_shortfall(pack, score, 4) == doctest::Approx(21.75));  // 29 × 75 %
  CHECK(weighted_shortfall(pack, score, 5) == doctest::Approx(7));      // 28 × 25 %
  CHECK(weighted_shortfall(pack, score, 7) == -1);                      // open
  CHECK(weighted_shortfall(pack, score, 9) == -1);                      // no such dimension
  // 40, 40, 29.5, 21.75, 20, 9, 7, 0, open; the two 40 as in the pack
  CHECK(weight_order(pack, score) == std::vector<int>{2, 3, 1, 4, 6, 8, 5, 0, 7});
}

TEST_CASE("weights: without answers or weights the order is that of the pack") {
  const TestPack pack = behaviours("en");
  CHECK(weight_order(pack, rated(pack, {})) == std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7, 8});
  CHECK(weight_order(negotiation(), score_self_test(negotiation(), {})) == std::vector<int>{0, 1, 2, 3});
}

TEST_CASE("weights: ring and disc are where weight and rating say, joined by a line") {
  const Picture picture = gap_chart({{"Diplomacy", "", {25, 100}}}, "Customers", "Me", 317);
  const std::vector<Shape> rings = shapes(picture, Kind::Circle, Paint::Second);
  const std::vector<Shape> discs = shapes(picture, Kind::Circle, Paint::None, Paint::Accent);
  REQUIRE(rings.size() == 2);  // one in the legend
  REQUIRE(discs.size() == 2);
  // The axis goes from 8.5 to 308.5.
  CHECK(rings[1].points[0].x == doctest::Approx(83.5));
  CHECK(discs[1].points[0].x == doctest::Approx(308.5));
  CHECK(rings[1].points[0].y == discs[1].points[0].y);
  const std::vector<Shape> lines = shapes(picture, Kind::Line, Paint::MutedText);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].points[0].x == rings[1].points[0].x);
  CHECK(lines[0].points[1].x == discs[1].points[0].x);
  CHECK(find_text(picture, "Customers") != nullptr);
  CHECK(find_text(picture, "Me") != nullptr);
  CHECK(find_text(picture, "100%") != nullptr);
}

TEST_CASE("weights: an open behaviour has its ring and neither disc nor line") {
  const Picture picture = gap_chart({{"Diplomacy", "", {15, std::nullopt}}}, "Customers", "Me", 320);
  CHECK(shapes(picture, Kind::Circle, Paint::Second).size() == 2);
  CHECK(shapes(picture, Kind::Circle, Paint::None, Paint::Accent).size() == 1);
  CHECK(shapes(picture, Kind::Line, Paint::MutedText).empty());
}

TEST_CASE("weights: on every width nothing overlaps and no label is lost") {
  for (const float width : {240.0f, 320.0f, 560.0f, 900.0f}) {
    for (const char* language : {"zh", "en"}) {
      CAPTURE(width);
      const std::vector<BarRow> rows = rows_of(behaviours(language));
      const Picture picture = gap_chart(rows, "客户看重 customers", "我的自评 own rating", width);
      check_tidy(picture);
      std::string words;
      for (const Shape& text : shapes(picture, Kind::Text)) words += text.text + " ";
      CHECK(words.find("…") == std::string::npos);
      CHECK(shapes(picture, Kind::Circle, Paint::Second).size() == rows.size() + 1);
      int crossed = 0;  // words with a line through them
      for (const Shape& text : shapes(picture, Kind::Text)) {
        const Box words_box = box_of(text);
        for (const Shape& line : shapes(picture, Kind::Line)) {
          const Box at = box_of(line);
          const bool apart = at.left >= words_box.right || words_box.left > at.right ||
                             at.top >= words_box.bottom || words_box.top > at.bottom;
          crossed += apart ? 0 : 1;
        }
      }
      CHECK(crossed == 0);
      // Labels stand left of every mark where there is room, above them where there is not.
      const Shape* label = find_text(picture, width < 560          ? "78% · 50%"
                                              : language[0] == 'z' ? "处事得体"
                                                                   : "Diplomacy");
      REQUIRE(label != nullptr);
      const Shape ring = shapes(picture, Kind::Circle, Paint::Second)[width < 560 ? 1 : 8];
      CHECK((box_of(*label).bottom <= box_of(ring).top || box_of(*label).right <= box_of(ring).left));
    }
  }
}

TEST_CASE("weights: hostile words and numbers, no rows") {
  const std::string longest(300, 'w');
  for (const float width : {-1.0f, 320.0f, 700.0f})
    check_tidy(gap_chart({{longest, longest, {-5, 1e9}}, {"", "", {}}}, longest, longest, width));
  CHECK(gap_chart({}, "Customers", "Me", 320).height == 0);
}
