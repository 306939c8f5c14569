// Files as people have them, imported in the page: fixtures/imports, with the right cards in expected.json.
#include <doctest/doctest.h>

#include <algorithm>


#include "fixtures_imports.h"
#include "plan_parts.h"
#include "product.h"
#include "tools/swot/model.h"
#include "tools/swot/state.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

const Swot& swot(Driver& driver) { return in_plan<Swot>(driver.app->workspace.plan()); }

void open_import(Driver& driver) {
  if (driver.by_id("home.new_plan") != nullptr) {
    REQUIRE(driver.press("home.new_plan"));
    REQUIRE(driver.press("plan.grid"));
  }
  REQUIRE(driver.press("swot.more"));
  REQUIRE(driver.press("menu.import"));
}

void choose(Driver& driver, const std::string& name, const std::string& bytes, const char* purpose = "cards") {
  driver.event({{"type", "file"}, {"purpose", purpose}, {"name", name}}, bytes);
  driver.settle();
}

// The cards as expected.json lists them.
Json cards_of(const Swot& swot) {
  Json out = Json::array();
  for (const Cell cell : kAllCells) {
    for (const CardRef& card : swot.in(cell)) out.push_back(Json::array({to_word(cell).str(), card->text}));
  }
  return out;
}

std::string announced(Driver& driver) {
  const auto* last = driver.host.last("announce");
  return last == nullptr ? std::string() : last->header.value("text", std::string());
}

}  // namespace

TEST_CASE("SWOT import: every kind of file in the page, with the right cards") {
  const Json expected = imports_expected();
  std::size_t cases = 0;
  for (const auto& item : expected.items()) {
    const std::string name = item.key();
    const Json& cards = item.value();
    if (!cards.is_array()) continue;
    CAPTURE(name);
    Driver driver(product(kLaptop, "zh"));
    open_import(driver);
    choose(driver, name, import_file(name), cases % 2 == 0 ? "cards" : "drop");
    CHECK(announced(driver).find(std::to_string(cards.size())) != std::string::npos);
    REQUIRE(driver.press("cards.take"));
    CHECK(cards_of(swot(driver)) == cards);
    ++cases;
  }
  CHECK(cases >= 15);
}

TEST_CASE("SWOT import: a list that is dropped on the grid opens the dialog") {
  Driver driver(product());
  REQUIRE(driver.press("home.new_plan"));
  REQUIRE(driver.press("plan.grid"));
  choose(driver, "cards.csv", "category,text\nS,one\n", "drop");
  REQUIRE(driver.by_id("cards.c1") != nullptr);
}

TEST_CASE("SWOT import: the encoding is shown, and another one can be chosen") {
  Driver driver(product());
  open_import(driver);
  choose(driver, "gbk.md", import_file("05-gbk.md"));
  CHECK(driver.shows("本地团队稳定"));
  CHECK(driver.by_id("cards.encoding.3")->checked == Toggle::On);
  REQUIRE(driver.press("cards.encoding.5"));
  CHECK(driver.app->state<ImportState>().incoming.empty());
  CHECK(driver.by_id("cards.sample") != nullptr);
  REQUIRE(driver.press("cards.encoding.3"));
  CHECK(driver.app->state<ImportState>().incoming.size() == 2);
  // What is typed has none.
  driver.type("cards.text", "# Strengths\n- one\n");
  CHECK(driver.by_id("cards.encoding") == nullptr);
  CHECK(driver.app->state<ImportState>().incoming.size() == 1);
}

TEST_CASE("SWOT import: the columns of a table that is not understood are said by hand") {
  Driver driver(product());
  open_import(driver);
  driver.type("cards.text", "who,what,why\nAnn,fast service,near\nBo,wide network,40 sites\n");
  CHECK(driver.by_id("cards.c1") == nullptr);
  REQUIRE(driver.press("cards.column.2.1"));
  REQUIRE(driver.press("cards.column.3.2"));
  REQUIRE(driver.press("cards.all.0"));
  REQUIRE(driver.by_id("cards.c2") != nullptr);
  REQUIRE(driver.press("cards.take"));
  REQUIRE(swot(driver).in(Cell::Strengths).size() == 2);
  CHECK(swot(driver).in(Cell::Strengths)[1]->text == "wide network");
  CHECK(swot(driver).in(Cell::Strengths)[1]->note == "40 sites");
}

TEST_CASE("SWOT import: what was left out can be downloaded whole") {
  Driver driver(product());
  open_import(driver);
  std::string table = "category,text\nS,kept\n";
  for (int i = 0; i < 30; ++i) table += "X,row " + std::to_string(i) + "\n";
  driver.type("cards.text", table);
  REQUIRE(driver.press("cards.left_out"));
  const std::string& lines = driver.host.last("download")->body;
  CHECK(std::count(lines.begin(), lines.end(), '\n') == 30);
  CHECK(lines.find("Line 32") != std::string::npos);
}

TEST_CASE("SWOT import: workbooks end in a sentence; long labels end with a whole character") {
  Driver driver(product());
  open_import(driver);
  choose(driver, "30-workbook.xlsx", import_file("30-workbook.xlsx"));
  CHECK(driver.shows("Excel workbook"));
  CHECK(driver.app->state<ImportState>().import_faults.size() == 1);
  CHECK(driver.by_id("cards.encoding") == nullptr);
  choose(driver, "old.xls", "\xD0\xCF\x11\xE0 and more");
  CHECK(driver.shows("old Excel file"));
  choose(driver, "66-label-cut.md", import_file("66-label-cut.md"));
  CHECK(driver.shows("长…"));
  CHECK_FALSE(driver.shows("\uFFFD"));
}

TEST_CASE("SWOT import: letters with their marks apart are the same card, and are found") {
  Driver driver(product());
  open_import(driver);
  choose(driver, "74-nfd.md", import_file("74-nfd.md"));
  REQUIRE(driver.press("cards.take"));
  open_import(driver);
  driver.type("cards.text", "# Strengths\n- Café München\n");
  CHECK(driver.by_id("cards.c1")->checked == Toggle::Off);
}
