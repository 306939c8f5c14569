// The tornado diagram: facts of geometry that can be checked by hand.
#include <cmath>
#include <limits>

#include <doctest/doctest.h>

#include "tools/crm_benefit/sensitivity_chart.h"
#include "core/charts/chart_shapes.h"
#include "picture_facts.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

using Kind = Shape::Kind;

constexpr float kWidths[] = {0, 240, 320, 480, 560, 860};
const SensitivityWords kWords = {"Benefit a year: 70.2k", "10% lower", "10% higher"};

std::vector<SensitivityRow> rows() {
  return {{"Revenue per sale", -39'584, 180'064, "-39.6k", "180k"},
          {"Cost of selling a sale", 84'320, 56'160, "84.3k", "56.2k"},
          {"Cost per lead", 70'240, 70'240, "70.2k", "70.2k"}};
}

}  // namespace

TEST_CASE("sensitivity: each bar from one end to the other around the base line, in one scale") {
  for (const float width : kWidths) {
    const Picture picture = sensitivity_chart(rows(), 70'240, kWords, width);
    check_tidy(picture);
    CHECK(picture.width == (width < 240 ? 240 : width));
    const std::vector<Shape> less = shapes(picture, Kind::Rect, Paint::None, Paint::SecondSoft);
    const std::vector<Shape> more = shapes(picture, Kind::Rect, Paint::None, Paint::Accent);
    REQUIRE(less.size() == 3);  // the key, and two bars: the third has no width
    REQUIRE(more.size() == 3);
    const float base = box_of(less[1]).right;
    CHECK(box_of(more[1]).left == doctest::Approx(base));
    // A cost is the other way round.
    CHECK(box_of(more[2]).right == doctest::Approx(base));
    CHECK(box_of(less[2]).left == doctest::Approx(base));
    // 109,824 on either side against 14,080.
    const auto length = [](const Shape& bar) { return box_of(bar).right - box_of(bar).left; };
    CHECK(length(less[1]) == doctest::Approx(length(more[1])).epsilon(0.001));
    CHECK(length(more[1]) / length(less[2]) == doctest::Approx(109'824.0 / 14'080).epsilon(0.001));

    // The lower value stands left of the bar, the higher right of it.
    const Shape *low = find_text(picture, "56.2k"), *high = find_text(picture, "84.3k");
    REQUIRE(low != nullptr);
    REQUIRE(high != nullptr);
    CHECK(box_of(*low).right <= box_of(more[2]).left);
    CHECK(box_of(*high).left >= box_of(less[2]).right);
    CHECK(low->points[0].y == high->points[0].y);
    CHECK(find_text(picture, kWords.base) != nullptr);
    CHECK(find_text(picture, kWords.less) != nullptr);
    // A loss is within reach: each row shows 0, but where a value stands there already.
    CHECK(find_text(picture, "0") != nullptr);
    const std::vector<Shape> zeros = shapes(picture, Kind::Line, Paint::MutedText);
    REQUIRE(!zeros.empty());
    CHECK(box_of(zeros[0]).left > box_of(less[1]).left);
    CHECK(box_of(zeros[0]).left < base);
    for (const Shape& zero : zeros) {
      for (const Shape& words : shapes(picture, Kind::Text)) {
        const Box mark = box_of(zero), box = box_of(words);
        CHECK_FALSE((mark.left < box.right && box.left < mark.right && mark.top < box.bottom && box.top < mark.bottom));
      }
    }
  }
}

TEST_CASE("sensitivity: labels beside the bars where it is wide, above them where it is narrow") {
  for (const float width : {320.0f, 860.0f}) {
    const Picture picture = sensitivity_chart(rows(), 70'240, kWords, width);
    const Shape* label = find_text(picture, "Revenue per sale");
    REQUIRE(label != nullptr);
    const Box bar = box_of(shapes(picture, Kind::Rect, Paint::None, Paint::SecondSoft)[1]);
    CHECK((box_of(*label).bottom <= bar.top) == (width < 560));
    CHECK((box_of(*label).right <= bar.left) == (width >= 560));
  }
}

TEST_CASE("sensitivity: no line for 0 that the bars do not reach") {
  const Picture picture = sensitivity_chart({{"a", 50, 90, "50", "90"}}, 70, kWords, 480);
  check_tidy(picture);
  CHECK(find_text(picture, "0") == nullptr);
  CHECK(shapes(picture, Kind::Line, Paint::MutedText).empty());
}

TEST_CASE("sensitivity: nothing, odd figures, long texts, many rows") {
  CHECK(sensitivity_chart({}, 1, kWords, 480).height == 0);
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const double infinity = std::numeric_limits<double>::infinity();
  const std::string text = "一个特别特别长的指标名称需要好几行才能写完 and a good many English words as well";
  const SensitivityWords words = {text + text, text, text};
  for (const float width : kWidths) {
    check_tidy(sensitivity_chart({{"a", nan, infinity, "", "–"}}, nan, {}, width));
    check_tidy(sensitivity_chart({{"", -1e300, 1e300, "x", "y"}, {"b", 9e18, -9e18, "x", "y"}}, infinity, words, width));
    // Both ends on one side of the base, and a base at the edge.
    check_tidy(sensitivity_chart({{text, 80, 90, "80", "90"}, {text, 95, 85, text, text}}, 70, words, width));
    check_tidy(sensitivity_chart({{text, -90, -80, "-90", "-80"}}, 70, words, width));
    check_tidy(sensitivity_chart(std::vector<SensitivityRow>(60, {text, -1e9, 2e9, "-10亿元", "20亿元"}), 1e8, words, width));
  }
}
