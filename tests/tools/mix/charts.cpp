// Pictures of a marketing mix: facts of geometry that can be checked by hand.
#include <cmath>
#include <limits>
#include <numbers>
#include <random>

#include <doctest/doctest.h>

#include "core/charts/plan_charts.h"
#include "picture_facts.h"
#include "core/charts/short_number.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

using Kind = Shape::Kind;

constexpr float kWidths[] = {320, 480, 860};
const double kNan = std::numeric_limits<double>::quiet_NaN();
const double kInfinity = std::numeric_limits<double>::infinity();
const BubbleWords kWords = {
    "Relative strength", "Attractiveness", {"Question marks", "Stars", "Cash cows", "Dogs"}};
const QuarterWords kMoney = {"Revenue", "Cost", "Margin", "Cumulative margin", "Break-even", false};

std::vector<Bubble> random_bubbles(unsigned count, const std::string& name) {
  std::mt19937 random(count);
  const auto next = [&] { return static_cast<double>(random() % 1000) / 1000; };
  std::vector<Bubble> out(count);
  for (Bubble& bubble : out) {
    bubble = {name + std::to_string(&bubble - out.data()), 1 + 9 * next(), 1 + 9 * next(),
              next() * next() * 1e6, random() % 7 == 0};
    if (random() % 5 == 0) bubble.wanted_x = 1 + 9 * next(), bubble.wanted_y = 1 + 9 * next();
  }
  return out;
}

// Outline or fill of the bubbles in Accent, the largest first.
std::vector<Shape> discs(const Picture& picture) {
  std::vector<Shape> out = shapes(picture, Kind::Circle, Paint::Accent);
  for (const Shape& shape : shapes(picture, Kind::Circle, Paint::None, Paint::Accent)) out.push_back(shape);
  return out;
}

std::vector<MatrixRow> matrix_rows(std::size_t rows, std::size_t columns) {
  std::vector<MatrixRow> out(rows);
  for (std::size_t i = 0; i < rows; ++i) {
    out[i] = {i % 2 == 0 ? "故障两小时内恢复，全年可用率达标" : "Compliance with the rules of the trade",
              i % 3 == 0,
              {}};
    for (std::size_t k = 0; k < columns; ++k) out[i].marks.push_back(i % 4 != 0 && (i + k) % 3 == 0 ? 1 : 0);
  }
  return out;
}

}  // namespace

TEST_CASE("short numbers: three digits at most, the next unit when it is reached") {
  struct Example {
    double value;
    const char *chinese, *english;
  };
  static constexpr Example kExamples[] = {{0, "0", "0"},
                                          {7, "7", "7"},
                                          {0.5, "0.5", "0.5"},
                                          {0.05, "0.05", "0.05"},
                                          {0.001, "0", "0"},
                                          {-0.001, "0", "0"},
                                          {999.4, "999", "999"},
                                          {999.6, "1000", "1k"},
                                          {1234, "1230", "1.23k"},
                                          {9994, "9990", "9.99k"},
                                          {9995, "1万", "10k"},
                                          {12000, "1.2万", "12k"},
                                          {-12345, "-1.23万", "-12.3k"},
                                          {999'499, "99.9万", "999k"},
                                          {999'950, "100万", "1M"},
                                          {3.4e6, "340万", "3.4M"},
                                          {12'340'000, "1230万", "12.3M"},
                                          {99'949'000, "9990万", "99.9M"},
                                          {99'995'000, "1亿", "100M"},
                                          {3.4e8, "3.4亿", "340M"},
                                          {5.6e9, "56亿", "5.6bn"},
                                          {7.8e12, "7.8万亿", "7.8tn"},
                                          {1e15, "1000万亿", "1000tn"},
                                          {-9.876e16, "-98800万亿", "-98800tn"}};
  for (const Example& example : kExamples) {
    CAPTURE(example.value);
    CHECK(short_number(example.value, true) == example.chinese);
    CHECK(short_number(example.value, false) == example.english);
  }
  for (const double value : {kNan, kInfinity, -kInfinity, 1e300, -1e18})
    CHECK(short_number(value, true) == "–");
}

TEST_CASE("layers: areas in proportion, inside each other, touching at the bottom") {
  for (const float width : kWidths) {
    const Picture picture = layers_chart({{"Potential", "400", 400},
                                          {"Available", "200", 200},
                                          {"Served", "100", 100},
                                          {"Penetrated", "25", 25}},
                                         width);
    CHECK(picture.width == width);
    check_tidy(picture);
    const std::vector<Shape> circles = shapes(picture, Kind::Circle, Paint::Accent);
    REQUIRE(circles.size() == 4);
    constexpr float kShare[] = {1, 0.5f, 0.25f, 0.0625f};
    for (std::size_t i = 0; i < 4; ++i) {
      const float ratio = circles[i].radius / circles[0].radius;
      CHECK(ratio * ratio == doctest::Approx(kShare[i]));
      CHECK(circles[i].points[0].x == circles[0].points[0].x);
      CHECK(circles[i].points[0].y + circles[i].radius ==
            doctest::Approx(circles[0].points[0].y + circles[0].radius));
    }
    // Beside the circles where it is wide, below them where it is narrow.
    const Shape* name = find_text(picture, "Potential");
    REQUIRE(name != nullptr);
    CHECK((name->points[0].y > box_of(circles[0]).bottom) == (width < 400));
    CHECK(shapes(picture, Kind::Polyline).size() == 4);
  }
}

TEST_CASE(
    "layers: an unknown one is dashed and between its neighbours; one too large stays within its own and is "
    "marked") {
  const Picture picture =
      layers_chart({{"a", "", 100}, {"b", "", -1}, {"c", "", 25}, {"d", "", 90, true}, {"e", "", kNan}}, 860);
  check_tidy(picture);
  const std::vector<Shape> circles = shapes(picture, Kind::Circle, Paint::Accent);
  const std::vector<Shape> dashed = shapes(picture, Kind::Polygon);
  const std::vector<Shape> large = shapes(picture, Kind::Circle, Paint::Second);
  REQUIRE(circles.size() == 2);
  REQUIRE(dashed.size() == 2);
  REQUIRE(large.size() == 1);
  CHECK(dashed[0].dashed);
  const Box unknown = box_of(dashed[0]);
  CHECK((unknown.bottom - unknown.top) / 2 ==
        doctest::Approx((circles[0].radius + circles[1].radius) / 2).epsilon(0.02));
  CHECK(unknown.bottom == doctest::Approx(box_of(circles[0]).bottom).epsilon(0.01));
  CHECK(large[0].radius < circles[1].radius);
  CHECK(large[0].radius > circles[1].radius - 4);
  CHECK(find_text(picture, "!") != nullptr);
}

TEST_CASE("layers: odd sizes and many layers") {
  CHECK(layers_chart({}, 400).shapes.empty());
  const std::string text = "a name of very many words that goes on and on 一个非常长的名称";
  for (const float width : {0.0f, 240.0f, 320.0f, 860.0f}) {
    check_tidy(layers_chart(
        {{text, text, 1e15}, {text, text, 1}, {text, text, 0}, {text, text, kInfinity, true}}, width));
    check_tidy(layers_chart(
        {{"a", "", -1}, {"b", "", kNan}, {"c", "", 0}, {"", "", 5, true}, {"e", "", 1e300}}, width));
    check_tidy(layers_chart(std::vector<LayerRing>(60, {"x", "y", 1}), width));
  }
  CHECK(layers_chart(std::vector<LayerRing>(2000, {"", "", -1}), 400).height > 0);
}

TEST_CASE("bubbles: the middle is the middle, higher is better, areas in proportion") {
  for (const float width : kWidths) {
    const Picture picture = bubble_chart(
        {{"m", 5.5, 5.5, 100, true}, {"s", 10, 10, 25, true}, {"w", 1, 1, 0, true}}, kWords, width);
    check_tidy(picture);
    const std::vector<Shape> circles = discs(picture);
    REQUIRE(circles.size() == 3);
    const Box field = box_of(shapes(picture, Kind::Rect, Paint::Grid)[0]);
    CHECK(field.right - field.left == doctest::Approx(field.bottom - field.top));
    const Point middle = circles[0].points[0], strong = circles[1].points[0], weak = circles[2].points[0];
    CHECK(middle.x == doctest::Approx((field.left + field.right) / 2));
    CHECK(middle.y == doctest::Approx((field.top + field.bottom) / 2));
    CHECK(strong.x - middle.x == doctest::Approx(middle.x - weak.x));
    CHECK(strong.x > middle.x);
    CHECK(strong.y < middle.y);
    CHECK(circles[1].radius * 2 == doctest::Approx(circles[0].radius));
    CHECK(circles[2].radius == 4);
    const Shape* stars = find_text(picture, "Stars");
    REQUIRE(stars != nullptr);
    CHECK(stars->points[0].x > middle.x);
    CHECK(stars->points[0].y < middle.y);
  }
}

TEST_CASE("bubbles: texts never overlap nor leave, and every name is there, in the field or listed") {
  for (const unsigned count : {3u, 50u, 200u}) {
    for (const float width : kWidths) {
      for (const char* name : {"细分市场", "Segment no. "}) {
        CAPTURE(count);
        CAPTURE(width);
        const std::vector<Bubble> bubbles = random_bubbles(count, name);
        const Picture picture = bubble_chart(bubbles, kWords, width);
        check_tidy(picture);
        const std::vector<Shape> circles = discs(picture);
        CHECK(circles.size() == count);
        std::string all;
        for (const Shape& shape : shapes(picture, Kind::Text)) all += shape.text + " ";
        const auto glued = [](const std::string& words) {
          std::string out;
          for (const char c : words) {
            if (c != ' ') out += c;
          }
          return out;
        };
        all = glued(all);
        int missing = 0;
        for (const Bubble& bubble : bubbles)
          missing += all.find(glued(bubble.label)) == std::string::npos ? 1 : 0;
        CHECK(missing == 0);
        if (count == 3) CHECK(picture.height < width + 60);  // nothing is listed
      }
    }
  }
}

TEST_CASE("bubbles: small ones lie above large ones; an arrow to where they should be") {
  const Picture picture = bubble_chart(
      {{"small", 5, 5, 1}, {"large", 5, 5, 100, false, 8, 5}, {"middle", 5, 5, 50}}, kWords, 600);
  check_tidy(picture);
  const std::vector<Shape> circles = discs(picture);
  REQUIRE(circles.size() == 3);
  CHECK(circles[0].radius > circles[1].radius);
  CHECK(circles[1].radius > circles[2].radius);
  const std::vector<Shape> heads = shapes(picture, Kind::Polygon, Paint::None, Paint::Text);
  REQUIRE(heads.size() == 1);  // those of the axes are muted
  CHECK(heads[0].points[0].x > circles[0].points[0].x + circles[0].radius);
  CHECK(heads[0].points[0].y == doctest::Approx(circles[0].points[0].y));
}

TEST_CASE("bubbles: a name that finds no room is a number with its name below") {
  const std::string name = "a segment whose name is much too long to stand beside it";
  const Picture picture = bubble_chart({{name, 3, 3, 5}, {"b", 8, 8, 5}}, kWords, 480);
  check_tidy(picture);
  const Shape* listed = find_text(picture, name);
  REQUIRE(listed != nullptr);
  CHECK(listed->points[0].y > box_of(shapes(picture, Kind::Rect, Paint::Grid)[0]).bottom);
  // "1" of both axes, in the bubble, and before the name.
  int ones = 0;
  for (const Shape& shape : shapes(picture, Kind::Text)) ones += shape.text == "1" ? 1 : 0;
  CHECK(ones == 4);
}

TEST_CASE("bubbles: odd values, many bubbles") {
  CHECK(bubble_chart({}, kWords, 400).shapes.empty());
  for (const float width : {0.0f, 320.0f, 860.0f}) {
    check_tidy(bubble_chart(
        {{"a", kNan, kInfinity, kInfinity, true, 1e15, -3},
         {"b", -5, 1e15, kNan, false, kInfinity, kNan},
         {"", 5, 5, -1},
         {"c", 5, 5, 1e15, true, 5.01, 5},
         {std::string(900, 'W'), 3, 9, 1, false, 3, 9}},
        {std::string(200, 'x'), std::string(200, 'y'), {std::string(90, 'z'), "", "b", "c"}}, width));
  }
  CHECK(discs(bubble_chart(random_bubbles(3000, "x"), kWords, 320)).size() == 3000);
}

TEST_CASE("map: a block for each variant, full with a dot when tied, the row as long as it is deep") {
  for (const float width : kWidths) {
    const Picture picture = map_chart(
        {{"Base", {{"Leased line", {1, 0, 1, 0}}, {"Voice", {0, 0}}}}, {"Resources", {{"Showroom", {}}}}},
        width);
    check_tidy(picture);
    const std::vector<Shape> blocks = shapes(picture, Kind::Rect);
    REQUIRE(blocks.size() == 6);
    CHECK(shapes(picture, Kind::Rect, Paint::None, Paint::Accent).size() == 2);
    CHECK(shapes(picture, Kind::Circle, Paint::None, Paint::Surface).size() == 2);
    const float left = box_of(blocks[0]).left;
    CHECK(box_of(blocks[2]).left - left == doctest::Approx(2 * (box_of(blocks[1]).left - left)));
    CHECK(box_of(blocks[4]).left == left);  // the other row begins below, with blocks of the same size
    CHECK(box_of(blocks[4]).top > box_of(blocks[3]).bottom);
    CHECK(box_of(blocks[5]).right == doctest::Approx(box_of(blocks[1]).right));
    const Shape* group = find_text(picture, "Base");
    REQUIRE(group != nullptr);
    CHECK(group->bold);
    CHECK(group->points[0].y < box_of(blocks[0]).top);
  }
}

TEST_CASE("map: a thousand variants get narrower, not fewer") {
  const std::string text = "一条名字特别特别长的产品线需要好几行才能写完 and some English words as well";
  for (const float width : kWidths) {
    const Picture picture =
        map_chart({{text, {{text, std::vector<char>(1000, 1)}, {"b", {0, 1}}}}, {"", {}}}, width);
    check_tidy(picture);
    CHECK(shapes(picture, Kind::Rect).size() == 1002);
  }
  CHECK(map_chart({}, 320).height == 0);
  CHECK(map_chart(std::vector<MapGroup>(500, {"g", {{"l", {1}}}}), 320).height > 0);
}

TEST_CASE("coverage: a dot at the crossing of need and element") {
  for (const float width : kWidths) {
    const Picture picture =
        matrix_chart({"1", "2", "3"}, {{"Speed", true, {0, 1, 0}}, {"Price", false, {}}}, width);
    check_tidy(picture);
    const std::vector<Shape> dots = shapes(picture, Kind::Circle, Paint::None, Paint::Accent);
    REQUIRE(dots.size() == 1);
    const Shape *two = find_text(picture, "2"), *speed = find_text(picture, "Speed"),
                *price = find_text(picture, "Price");
    REQUIRE(two != nullptr);
    REQUIRE(speed != nullptr);
    REQUIRE(price != nullptr);
    CHECK(dots[0].points[0].x == two->points[0].x);
    CHECK(dots[0].points[0].y == doctest::Approx(speed->points[0].y));
    CHECK(speed->bold);
    CHECK_FALSE(price->bold);
    CHECK(shapes(picture, Kind::Rect).empty());  // unanswered, but not core: no alarm
  }
}

TEST_CASE("coverage: a core need without an answer is framed and has a sign") {
  const Picture picture =
      matrix_chart({"1", "2"}, {{"a", true, {0, 0}}, {"b", true, {0, 1}}, {"c", false, {0, 0}}}, 480);
  check_tidy(picture);
  const std::vector<Shape> frames = shapes(picture, Kind::Rect);
  REQUIRE(frames.size() == 1);
  CHECK(frames[0].fill == Paint::None);
  const Shape *sign = find_text(picture, "!"), *need = find_text(picture, "a");
  REQUIRE(sign != nullptr);
  REQUIRE(need != nullptr);
  CHECK(sign->points[0].y == doctest::Approx(need->points[0].y));
  CHECK(box_of(frames[0]).top < box_of(*need).top);
  CHECK(box_of(frames[0]).bottom > box_of(*need).bottom);
}

TEST_CASE("coverage: sixty needs by forty elements, in parts where it is narrow; each mark once") {
  std::vector<std::string> heads;
  for (int i = 1; i <= 40; ++i) heads.push_back(std::to_string(i));
  const std::vector<MatrixRow> rows = matrix_rows(60, 40);
  std::size_t marks = 0;
  for (const MatrixRow& row : rows) {
    for (const char mark : row.marks) marks += mark != 0 ? 1 : 0;
  }
  for (const float width : kWidths) {
    const Picture picture = matrix_chart(heads, rows, width);
    check_tidy(picture);
    CHECK(shapes(picture, Kind::Circle, Paint::None, Paint::Accent).size() == marks);
    for (const std::string& head : heads) CHECK(find_text(picture, head) != nullptr);
  }
  // Eight columns need no second part, even on a phone.
  heads.resize(8);
  CHECK(
      shapes(matrix_chart(heads, matrix_rows(6, 8), 320), Kind::Text, Paint::None, Paint::MutedText).size() ==
      8);
  CHECK(matrix_chart(heads, {}, 400).shapes.empty());
  check_tidy(matrix_chart({}, rows, 320));
  check_tidy(matrix_chart({std::string(80, 'W'), ""},
                          {{std::string(400, 'W'), true, {}}, {"", false, {1, 1, 1}}}, 0));
}

TEST_CASE("quarters: bars from the zero line, negative ones below it, one scale for all") {
  for (const float width : kWidths) {
    const Picture picture =
        quarter_chart({{"Q1", 100, 300, -200, -200}, {"Q2", 300, 100, 200, 0}}, kMoney, 2, width);
    check_tidy(picture);
    const std::vector<Shape> axis = shapes(picture, Kind::Line, Paint::Text);
    REQUIRE(axis.size() == 2);  // the mark and the zero line
    const float zero = axis[1].points[0].y;
    std::vector<Shape> bars;
    for (const Shape& shape : shapes(picture, Kind::Rect)) {
      if (box_of(shape).top > 40 && (box_of(shape).top == zero || box_of(shape).bottom == zero))
        bars.push_back(shape);
    }
    REQUIRE(bars.size() == 6);
    const float unit = zero - box_of(bars[0]).top;  // 100
    CHECK(unit > 10);
    CHECK(zero - box_of(bars[1]).top == doctest::Approx(3 * unit));
    CHECK(box_of(bars[2]).top == zero);  // the margin of −200
    CHECK(box_of(bars[2]).bottom - zero == doctest::Approx(2 * unit));
    CHECK(zero - box_of(bars[5]).top == doctest::Approx(2 * unit));
    const std::vector<Shape> line = shapes(picture, Kind::Polyline);
    REQUIRE(line.size() == 1);
    REQUIRE(line[0].points.size() == 2);
    CHECK(line[0].points[0].y - zero == doctest::Approx(2 * unit));
    CHECK(line[0].points[1].y == doctest::Approx(zero));
    CHECK(find_text(picture, "-200") != nullptr);
    CHECK(find_text(picture, "0")->points[0].y == doctest::Approx(zero));
  }
}

TEST_CASE("quarters: break-even at its quarter, or nowhere") {
  std::vector<QuarterBar> bars;
  for (int i = 1; i <= 12; ++i)
    bars.push_back({"Q" + std::to_string(i), 100.0 * i, 300, 100.0 * i - 300, 50.0 * i * (i + 1) - 300 * i});
  for (const float width : kWidths) {
    for (const int quarter : {1, 5, 12}) {
      const Picture picture = quarter_chart(bars, kMoney, quarter, width);
      check_tidy(picture);
      int dashed = 0;
      for (const Shape& shape : shapes(picture, Kind::Line)) {
        if (!shape.dashed) continue;
        ++dashed;
        const Shape line = shapes(picture, Kind::Polyline)[0];
        CHECK(shape.points[0].x == shape.points[1].x);
        CHECK(shape.points[0].x == doctest::Approx(line.points[static_cast<std::size_t>(quarter) - 1].x));
      }
      CHECK(dashed == 1);
      CHECK(find_text(picture, "Break-even") != nullptr);
    }
    for (const int quarter : {0, -1, 13})
      CHECK(find_text(quarter_chart(bars, kMoney, quarter, width), "Break-even") == nullptr);
  }
}

TEST_CASE("quarters: a few round marks, a legend, and odd values") {
  const QuarterWords chinese = {"收入", "成本", "毛利", "累计毛利", "盈亏平衡", true};
  const Picture picture = quarter_chart({{"第1季", 870'000, 430'000, 440'000, 440'000}}, chinese, 1, 480);
  check_tidy(picture);
  for (const char* words : {"收入", "成本", "毛利", "累计毛利", "盈亏平衡", "第1季", "0", "20万", "40万",
                            "60万", "80万", "100万"}) {
    CHECK_MESSAGE(find_text(picture, words) != nullptr, words);
  }
  CHECK(quarter_chart({}, kMoney, 1, 400).shapes.empty());
  for (const float width : {0.0f, 320.0f, 860.0f}) {
    check_tidy(quarter_chart({{"a", kNan, kInfinity, -kInfinity, 1e300}, {"", -1e15, 1e15, -2e15, -2e15}},
                             kMoney, 1, width));
    check_tidy(quarter_chart({{"a", 0, 0, 0, 0}, {"b", 1e-300, 0, -0.01, 0}}, kMoney, 0, width));
    const std::string text(120, 'W');
    check_tidy(quarter_chart({{text, 1, 2, 3, 4}, {text, 1, 2, 3, 4}, {text, 1, 2, 3, 4}},
                             {text, text, text, text, text, true}, 3, width));
    check_tidy(quarter_chart(std::vector<QuarterBar>(300, {"Q", 5, 3, 2, 9}), kMoney, 299, width));
  }
}
