// The ladder (N3): which step, and a picture on which every person and word has its place.
#include <doctest/doctest.h>

#include "tools/self_test/ladder.h"
#include "fixtures.h"
#include "picture_facts.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

using Kind = Shape::Kind;

TestPack ladder(std::string_view language) {
  Problems problems;
  Result<TestPack> pack =
      load_test_pack(read_file(asset_path(std::string(language) + "/tools/self_test/more_tests/ladder.json")), problems);
  CHECK(texts_of(problems).empty());
  return pack.ok() ? std::move(pack).value() : TestPack();
}

// Sums of four answers, 4..20, for each step; POMP = (sum − 4) / 16.
int level_of(std::initializer_list<int> sums) {
  const TestPack pack = ladder("en");
  SelfTest attempt;
  std::size_t step = 0;
  for (const int sum : sums) {
    int left = sum, open = 4;
    for (const Question& question : pack.questions) {
      if (question.dimension != pack.dimensions[step].id) continue;
      const int answer = left / open--;
      if (answer > 0) attempt.answers[question.id] = answer;
      left -= answer;
    }
    ++step;
  }
  return ladder_level(pack, score_self_test(pack, attempt));
}

const std::vector<std::string> kEnglish = {"Beginner", "Traditional seller", "Competitive seller",
                                           "Relationship manager"};
const std::vector<std::string> kChinese = {"初级销售员", "传统销售员", "有竞争力的销售员", "关系经理人"};

// The disc that is the head of the person, or nullptr.
const Shape* head_of(const Picture& picture) {
  const Shape* found = nullptr;
  for (const Shape& shape : picture.shapes) {
    if (shape.kind != Kind::Circle) continue;
    CHECK(found == nullptr);
    found = &shape;
  }
  return found;
}

// The layers from the highest step down; the person's body is round.
std::vector<Shape> layers_of(const Picture& picture) {
  std::vector<Shape> out;
  for (const Shape& shape : shapes(picture, Kind::Rect)) {
    if (shape.radius == 0) out.push_back(shape);
  }
  return out;
}

}  // namespace

TEST_CASE("ladder: the packs say that they are ladders, others do not") {
  CHECK(ladder("zh").picture == "ladder");
  CHECK(ladder("en").picture == "ladder");
  CHECK(negotiation().picture.empty());
}

TEST_CASE("ladder: the highest step that is reached together with all below it") {
  CHECK(level_of({4, 4, 4, 4}) == 0);
  CHECK(level_of({13, 20, 20, 20}) == 0);  // 56.25 %
  CHECK(level_of({14, 4, 4, 4}) == 1);     // 62.5 %
  CHECK(level_of({14, 14, 13, 20}) == 2);  // the fourth without the third does not count
  CHECK(level_of({14, 20, 14, 13}) == 3);
  CHECK(level_of({14, 14, 14, 14}) == 4);
  CHECK(level_of({20, 20, 20, 20}) == 4);
}

TEST_CASE("ladder: no step while one of them is open") {
  CHECK(level_of({20, 20, 20, 3}) == kLadderOpen);
  CHECK(level_of({3, 20, 20, 20}) == kLadderOpen);
  CHECK(level_of({}) == kLadderOpen);
}

TEST_CASE("ladder: exactly 60 % is reached, in bands of other names too") {
  TestPack pack;
  pack.bands = {{"a", 0, "A", ""}, {"b", 50, "B", ""}, {"c", 60, "C", ""}};
  SelfTestScore score;
  score.dimensions.resize(2);
  score.dimensions[0].pomp = 60;
  score.dimensions[1].pomp = 59.99;
  CHECK(ladder_level(pack, score) == 1);
  pack.bands.pop_back();  // no band begins at 60 or above: no step can be reached
  score.dimensions[0].pomp = 100;
  CHECK(ladder_level(pack, score) == 0);
}

TEST_CASE("ladder: on every width and step nothing overlaps and all titles are there") {
  for (const float width : {240.0f, 320.0f, 375.0f, 640.0f, 900.0f}) {
    for (int level = kLadderOpen; level <= 4; ++level) {
      CAPTURE(width);
      CAPTURE(level);
      check_tidy(ladder_picture(kEnglish, level, "Glass ceiling", width));
      const Picture picture = ladder_picture(kChinese, level, "玻璃天花板", width);
      check_tidy(picture);
      for (const std::string& title : kChinese) CHECK(find_text(picture, title) != nullptr);
      CHECK(find_text(picture, "玻璃天花板") != nullptr);
      const Shape* head = head_of(picture);
      CHECK((head != nullptr) == (level >= 0));
      if (head == nullptr) continue;
      const Box person = box_of(*head);  // and no text on the head
      for (const Shape& text : shapes(picture, Kind::Text)) {
        const Box box = box_of(text);
        const bool apart = box.right <= person.left || person.right <= box.left || box.bottom <= person.top ||
                           person.bottom + 24 <= box.top;
        CHECK(apart);
      }
    }
  }
}

TEST_CASE("ladder: steps rise to the right, and the person stands on the one that was reached") {
  for (int level = 0; level <= 4; ++level) {
    const Picture picture = ladder_picture(kEnglish, level, "Glass ceiling", 640);
    const std::vector<Shape> layers = layers_of(picture);
    REQUIRE(layers.size() == 4);
    for (std::size_t i = 1; i < 4; ++i) {
      CHECK(layers[i].points[0].x < layers[i - 1].points[0].x);
      CHECK(layers[i].points[0].y == layers[i - 1].points[1].y);
    }
    const Shape* head = head_of(picture);
    REQUIRE(head != nullptr);
    const auto layer = static_cast<std::size_t>(4 - level);
    const float left = level == 0 ? 0 : layers[layer].points[0].x;
    const float right = level == 4 ? 640 : layers[layer - 1].points[0].x;
    const float feet = level == 0 ? layers[3].points[1].y : layers[layer].points[0].y;
    CHECK(head->points[0].x > left + 8);
    CHECK(head->points[0].x < right - 8);
    CHECK(head->points[0].y == feet - 28);
    // Its step stands out, those below are reached, those above are not.
    for (int step = 1; step <= 4; ++step) {
      const Paint fill = layers[static_cast<std::size_t>(4 - step)].fill;
      CHECK(fill == (step == level ? Paint::Accent : step < level ? Paint::AccentSoft : Paint::Surface));
    }
  }
}

TEST_CASE("ladder: the glass ceiling is over the heads of step 2 and below the feet of step 3") {
  const Picture picture = ladder_picture(kEnglish, 2, "Glass ceiling", 320);
  std::vector<Shape> dashed;
  for (const Shape& line : shapes(picture, Kind::Line)) {
    if (line.dashed) dashed.push_back(line);
  }
  REQUIRE(dashed.size() == 1);
  const float y = dashed[0].points[0].y;
  CHECK(y == dashed[0].points[1].y);
  CHECK(y > layers_of(picture)[1].points[0].y);
  CHECK(y < box_of(*head_of(picture)).top);
  CHECK(box_of(*find_text(picture, "Glass ceiling")).bottom < y);
}

TEST_CASE("ladder: other numbers of steps, long titles, none") {
  check_tidy(ladder_picture({"One"}, 1, "Ceiling", 320));
  check_tidy(ladder_picture({"One", "Two"}, 7, "Ceiling", 320));
  CHECK(find_text(ladder_picture({"One", "Two"}, 2, "Ceiling", 320), "Ceiling") == nullptr);
  check_tidy(
      ladder_picture(std::vector<std::string>(12, "A title that is far too long for the step that it names"),
                     5, "A ceiling with a very long name indeed", 320));
  CHECK(ladder_picture({}, 0, "Ceiling", 320).height == 0);
}
