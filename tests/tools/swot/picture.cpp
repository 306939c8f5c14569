// The SWOT grid as one picture.
#include <doctest/doctest.h>

#include "tools/swot/picture.h"
#include "fixtures.h"
#include "plan_parts.h"
#include "tools/swot/model.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

SwotWords labels() {
  SwotWords out;
  out.title = "SWOT";
  const char* const cells[] = {"优势", "劣势", "机会", "威胁"};
  for (std::size_t i = 0; i < kCells; ++i) out.cells[i] = cells[i];
  return out;
}

Plan plan_with(std::size_t strengths, std::size_t threats) {
  Plan plan;
  plan.title = "华北银行";
  for (std::size_t i = 0; i < strengths + threats; ++i) {
    Card card;
    card.id = "card" + std::to_string(i);
    card.text = "本地服务团队稳定，第" + std::to_string(i) + "条";
    in_plan<Swot>(plan).in(i < strengths ? Cell::Strengths : Cell::Threats).push_back(std::move(card));
  }
  return plan;
}

std::string all_text(const Picture& picture) {
  std::string out;
  for (const Shape& shape : picture.shapes) out += shape.text;
  return out;
}

}  // namespace

TEST_CASE("SWOT picture: every card of every cell is on it, and nothing lies outside") {
  const Plan plan = plan_with(40, 3);
  const Picture picture = swot_picture(plan, labels());
  const std::string text = all_text(picture);
  for (const Cell cell : kAllCells) {
    for (const CardRef& card : in_plan<Swot>(plan).in(cell)) CHECK(text.find(card->text) != std::string::npos);
  }
  CHECK(text.find("华北银行 · SWOT") != std::string::npos);
  CHECK(text.find("优势 · 40") != std::string::npos);
  CHECK(text.find("劣势 · 0") != std::string::npos);
  for (const Shape& shape : picture.shapes) {
    for (const Point& point : shape.points) {
      CHECK(point.x >= 0);
      CHECK(point.x <= picture.width);
      CHECK(point.y > 0);
      CHECK(point.y < picture.height);
    }
  }
}

TEST_CASE("SWOT picture: it grows with the fuller cell of a row, and both cells of a row end together") {
  CHECK(swot_picture(plan_with(30, 0), labels()).height > swot_picture(plan_with(10, 0), labels()).height + 20 * 22);
  const Picture picture = swot_picture(plan_with(12, 0), labels());
  std::vector<const Shape*> cells;
  for (const Shape& shape : picture.shapes) {
    if (shape.fill == Paint::AccentSoft || shape.fill == Paint::SecondSoft) cells.push_back(&shape);
  }
  REQUIRE(cells.size() == 4);
  CHECK(cells[0]->points[1].y == cells[1]->points[1].y);
  CHECK(cells[2]->points[0].y > cells[0]->points[1].y);
}

TEST_CASE("SWOT picture: a text of many screens ends after twelve lines") {
  Plan plan = plan_with(1, 0);
  in_plan<Swot>(plan).in(Cell::Strengths)[0].edit().text = std::string(100'000, 'x');
  CHECK(swot_picture(plan, labels()).height < 800);
}

TEST_CASE("SWOT picture: the line of a card names the top mark, weight and rating") {
  Card card;
  card.text = "Team";
  CHECK(card_line(card) == "Team");
  card.weight = 0.15;
  CHECK(card_line(card) == "Team (0.15)");
  card.rating = 4;
  card.top = true;
  CHECK(card_line(card) == "★ Team (0.15 × 4)");
}

TEST_CASE("SWOT picture: a thousand cards can still be read") {
  const Picture picture = swot_picture(plan_with(1000, 0), labels());
  CHECK(picture.height < 2 * picture.width);
  CHECK(std::max(picture.width, picture.height) < 8192);  // the largest that phones draw: no unit is smaller than a pixel
}
