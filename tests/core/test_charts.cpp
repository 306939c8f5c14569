#include <cmath>
#include <limits>

#include <doctest/doctest.h>

#include "core/charts/chart_text.h"
#include "core/charts/charts.h"
#include "fixtures.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

using Kind = Shape::Kind;
using Names = std::vector<std::string>;

const Names kChinese = {"接触能力", "争取资料", "提供资料", "影响和处理"};
const Names kEnglish = {"Making contact", "Getting information", "Giving information",
                        "Influencing and handling"};

std::vector<std::optional<double>> values(std::initializer_list<double> from) {
  return {from.begin(), from.end()};
}

struct Box {
  float left, top, right, bottom;
};

Box box_of(const Shape& text) {
  const float width = estimated_width(text.text, text.text_size);
  const Point at = text.points[0];
  const float left = text.anchor == Anchor::Start ? at.x
                     : text.anchor == Anchor::End ? at.x - width
                                                  : at.x - width / 2;
  return {left, at.y - text.text_size / 2, left + width, at.y + text.text_size / 2};
}

std::vector<Shape> shapes(const Picture& picture, Kind kind) {
  std::vector<Shape> out;
  for (const Shape& shape : picture.shapes) {
    if (shape.kind == kind) out.push_back(shape);
  }
  return out;
}

std::vector<Shape> labels(const Picture& picture, Paint paint) {
  std::vector<Shape> out;
  for (const Shape& shape : shapes(picture, Kind::Text)) {
    if (shape.fill == paint) out.push_back(shape);
  }
  return out;
}

std::string all_text(const Picture& picture, Paint paint) {
  std::string out;
  for (const Shape& shape : labels(picture, paint)) out += shape.text;
  return out;
}

// Everything is inside the picture, finite, and texts are legible and do not touch each other.
void check_tidy(const Picture& picture) {
  CHECK(picture.width > 0);
  CHECK(picture.height > 0);
  for (const Shape& shape : picture.shapes) {
    for (const Point& point : shape.points) {
      CHECK(std::isfinite(point.x));
      CHECK(std::isfinite(point.y));
      CHECK(point.x >= -0.01f);
      CHECK(point.x <= picture.width + 0.01f);
      CHECK(point.y >= -0.01f);
      CHECK(point.y <= picture.height + 0.01f);
    }
  }
  const std::vector<Shape> texts = shapes(picture, Kind::Text);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    CAPTURE(texts[i].text);
    CHECK(texts[i].text_size >= 13);
    CHECK_FALSE(texts[i].text.empty());
    const Box a = box_of(texts[i]);
    CHECK(a.left >= -0.5f);
    CHECK(a.right <= picture.width + 0.5f);
    CHECK(a.top >= -0.5f);
    CHECK(a.bottom <= picture.height + 0.5f);
    for (std::size_t k = 0; k < i; ++k) {
      const Box b = box_of(texts[k]);
      CHECK_MESSAGE((a.left >= b.right || b.left >= a.right || a.top >= b.bottom || b.top >= a.bottom),
                    texts[k].text);
    }
  }
}

Shape outer_ring(const Picture& picture) {
  Shape out;
  for (const Shape& shape : shapes(picture, Kind::Circle)) {
    if (shape.radius > out.radius) out = shape;
  }
  return out;
}

// Every label is there, and no word of it was broken.
void check_words_whole(const Picture& picture, const Names& axes) {
  std::string lines = " ";
  for (const Shape& label : labels(picture, Paint::Text)) lines += label.text + " ";
  for (const std::string& axis : axes) {
    std::string word;
    for (const char c : axis + " ") {
      if (c != ' ') {
        word += c;
      } else if (static_cast<unsigned char>(word[0]) < 0x80) {  // Chinese may break anywhere
        CHECK_MESSAGE(lines.find(" " + word + " ") != std::string::npos, word);
        word.clear();
      }
    }
  }
}

// No label reaches into the plot.
void check_labels_outside(const Picture& picture) {
  const Shape ring = outer_ring(picture);
  for (const Shape& label : labels(picture, Paint::Text)) {
    const Box box = box_of(label);
    const float x = std::fmax(box.left, std::fmin(ring.points[0].x, box.right));
    const float y = std::fmax(box.top, std::fmin(ring.points[0].y, box.bottom));
    CHECK_MESSAGE(std::hypot(x - ring.points[0].x, y - ring.points[0].y) > ring.radius, label.text);
  }
}

}  // namespace

TEST_CASE("radar: labels fit around the plot in both languages and all usual sizes") {
  for (const Names& axes : {kChinese, kEnglish}) {
    for (const float width : {280.0f, 320.0f, 358.0f, 480.0f, 640.0f}) {
      for (const float height : {260.0f, 320.0f, 420.0f}) {
        CAPTURE(width);
        CAPTURE(height);
        const Picture picture = radar_chart(axes, {{"now", values({56, 75, 62.5, 50})}}, width, height);
        check_tidy(picture);
        check_labels_outside(picture);
        check_words_whole(picture, axes);
        CHECK(outer_ring(picture).radius >= (width < 320 ? 45 : 60));
        CHECK(all_text(picture, Paint::Text).find("…") == std::string::npos);
      }
    }
  }
}

TEST_CASE("radar: from one to twelve axes") {
  for (std::size_t count = 1; count <= 12; ++count) {
    CAPTURE(count);
    Names axes;
    std::vector<std::optional<double>> scores;
    for (std::size_t i = 0; i < count; ++i) {
      axes.push_back("第" + std::to_string(i + 1) + "项能力");
      scores.emplace_back(10.0 * static_cast<double>(i % 10));
    }
    const Picture picture = radar_chart(axes, {{"now", scores}}, 420, 360);
    check_tidy(picture);
    check_labels_outside(picture);
  }
  CHECK(radar_chart({}, {}, 300, 300).shapes.empty());
}

TEST_CASE("radar: first spoke up, then clockwise, values as share of the radius") {
  const Picture picture = radar_chart(kEnglish, {{"now", values({100, 50, 25, 0})}}, 480, 400);
  const Shape ring = outer_ring(picture);
  const Point centre = ring.points[0];
  const std::vector<Shape> areas = shapes(picture, Kind::Polygon);
  REQUIRE(areas.size() == 1);
  const auto near = [&](Point point, float x, float y) {
    CHECK(point.x == doctest::Approx(centre.x + x * ring.radius));
    CHECK(point.y == doctest::Approx(centre.y + y * ring.radius));
  };
  near(areas[0].points[0], 0, -1);
  near(areas[0].points[1], 0.5f, 0);
  near(areas[0].points[2], 0, 0.25f);
  near(areas[0].points[3], 0, 0);
  CHECK(all_text(picture, Paint::MutedText) == "25%50%75%100%");
}

TEST_CASE("radar: three series differ without colour") {
  const Picture picture = radar_chart(kChinese,
                                      {{"a", values({60, 60, 60, 60})},
                                       {"b", values({40, 40, 40, 40})},
                                       {"c", values({80, 80, 80, 80})},
                                       {"d", values({1, 1, 1, 1})}},
                                      400, 360);
  const std::vector<Shape> areas = shapes(picture, Kind::Polygon);
  REQUIRE(areas.size() == 3);  // a fourth is not drawn
  CHECK(areas[0].fill == Paint::AccentSoft);
  CHECK(areas[0].stroke == Paint::Accent);
  CHECK(areas[1].fill == Paint::None);
  CHECK(areas[1].stroke == Paint::Second);
  CHECK_FALSE(areas[1].dashed);
  CHECK(areas[2].stroke == Paint::Third);
  CHECK(areas[2].dashed);
  check_tidy(picture);
}

TEST_CASE("radar: a missing value is a gap, not a zero") {
  const Picture picture = radar_chart(kChinese, {{"a", {50, std::nullopt, 50, 50}}}, 400, 360);
  CHECK(shapes(picture, Kind::Polygon).empty());
  int strokes = 0;
  for (const Shape& line : shapes(picture, Kind::Line)) strokes += line.stroke == Paint::Accent ? 1 : 0;
  CHECK(strokes == 2);
  int dots = 0;
  for (const Shape& circle : shapes(picture, Kind::Circle)) dots += circle.stroke == Paint::Accent ? 1 : 0;
  CHECK(dots == 3);
  // Too few values, or none at all.
  check_tidy(radar_chart(kChinese, {{"a", values({50})}, {"b", {}}}, 400, 360));
}

TEST_CASE("radar: values beyond 0..100 and not numbers stay inside") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const double huge = std::numeric_limits<double>::infinity();
  check_tidy(radar_chart(kChinese, {{"a", values({-20, 140, nan, huge})}}, 400, 360));
}

TEST_CASE("radar: labels far too long are shortened, tiny pictures do not break") {
  Names axes(6, std::string(400, 'W') + " and more words than fit anywhere near a chart");
  const Picture picture = radar_chart(axes, {{"a", values({10, 20, 30, 40, 50, 60})}}, 360, 300);
  CHECK(all_text(picture, Paint::Text).find("…") != std::string::npos);
  for (const float size : {0.0f, 1.0f, 20.0f, 60.0f}) {
    const Picture tiny = radar_chart(kChinese, {{"a", values({10, 20, 30, 40})}}, size, size);
    for (const Shape& shape : tiny.shapes) {
      for (const Point& point : shape.points) CHECK(std::isfinite(point.x));
    }
  }
}

TEST_CASE("bars: rows, limits and texts fit at every width") {
  std::vector<BarRow> chinese;
  std::vector<BarRow> english;
  for (std::size_t i = 0; i < 4; ++i) {
    chinese.push_back({kChinese[i], "13 分 · 56.3% · 发展中", values({56.3})});
    english.push_back({kEnglish[i], "13 · 56.3 % · developing", values({56.3, 80.0})});
  }
  for (const auto& rows : {chinese, english}) {
    for (const float width : {260.0f, 300.0f, 358.0f, 480.0f, 559.0f, 560.0f, 720.0f, 1100.0f}) {
      CAPTURE(width);
      const Picture picture = bar_chart(rows, {40, 60, 80}, width);
      check_tidy(picture);
      CHECK(picture.width == width);
      CHECK(all_text(picture, Paint::Text).find("…") == std::string::npos);
      CHECK(all_text(picture, Paint::MutedText).find("40%60%80%") == 0);
      int marks = 0;
      for (const Shape& line : shapes(picture, Kind::Line)) marks += line.dashed ? 1 : 0;
      CHECK(marks == static_cast<int>(3 * 4 * rows[0].values.size()));
    }
  }
}

TEST_CASE("bars: length is the value, a missing value an empty dashed frame") {
  const Picture picture =
      bar_chart({{"a", "", values({50})}, {"b", "", {std::nullopt}}, {"c", "", values({0})}}, {}, 400);
  const std::vector<Shape> rects = shapes(picture, Kind::Rect);
  REQUIRE(rects.size() == 4);  // track and bar, frame, track
  CHECK(rects[1].fill == Paint::Accent);
  CHECK(rects[1].points[1].x - rects[1].points[0].x == doctest::Approx(200));
  CHECK(rects[2].dashed);
  CHECK(rects[2].fill == Paint::None);
  CHECK(rects[3].fill == Paint::AccentSoft);
  check_tidy(picture);
}

TEST_CASE("bars: nothing to show, odd values, long texts") {
  CHECK(bar_chart({}, {40}, 400).shapes.empty());
  const double nan = std::numeric_limits<double>::quiet_NaN();
  check_tidy(bar_chart({{"a", "x", values({nan, -5, 500, 7})}}, {-10, 0, 40, 100, 300}, 400));
  const BarRow row = {"a label with very many words that goes on and on and needs several lines of its own",
                      std::string(90, 'v'), values({10})};
  check_tidy(bar_chart({row, row}, {50}, 300));
  check_tidy(bar_chart({row, row}, {50}, 800));
  check_tidy(bar_chart({{"", "", {}}}, {}, 300));
}

TEST_CASE("bars: limits that are close together do not overprint their values") {
  check_tidy(bar_chart({{"a", "", values({50})}}, {2, 5, 50, 52, 99}, 300));
}

TEST_CASE("share chart: every bar is as long as its answers, numbers stand in it, and nobody's bar is empty") {
  for (const float width : {320.0f, 700.0f}) {
    const Picture picture = share_chart({"never", "seldom", "sometimes", "often", "always"}, {{"Question", {1, 0, 1, 0, 2}}, {"Open", {0, 0, 0, 0, 0}}}, width);
    CHECK(picture.height > 0);
    float begin = width, end = 0;
    int bars = 0, dashed = 0;
    for (const Shape& shape : shapes(picture, Kind::Rect)) {
      if (shape.dashed) ++dashed;
      if (shape.dashed || shape.points[1].y - shape.points[0].y < 20) continue;  // the legend
      ++bars;
      begin = std::min(begin, shape.points[0].x);
      end = std::max(end, shape.points[1].x);
      const float share = (shape.points[1].x - shape.points[0].x + 1) / (shape.fill == Paint::Accent ? 2 : 1);
      CHECK(share == doctest::Approx((width - begin) / 4).epsilon(0.01));
    }
    CHECK(bars == 3);
    CHECK(dashed == 1);
    CHECK(end == doctest::Approx(width - 1));
    CHECK(all_text(picture, Paint::Surface) == "12");  // on the ends of the scale
    CHECK(all_text(picture, Paint::MutedText) == "neverseldomsometimesoftenalways");
    for (const Shape& label : labels(picture, Paint::MutedText)) CHECK(box_of(label).right <= width);
  }
  CHECK(share_chart({"a"}, {}, 300).shapes.empty());
}
