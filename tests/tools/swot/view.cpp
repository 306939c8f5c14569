#include <doctest/doctest.h>

#include "tools/swot/edit.h"
#include "tools/swot/votes.h"
#include "product.h"
#include "plan_parts.h"
#include "tools/swot/model.h"
#include "tools/sheets/model.h"
#include "tools/swot/state.h"
#include "tools/swot/view/votes.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

void open_grid(Driver& driver) {
  REQUIRE(driver.press("home.new_plan"));
  REQUIRE(driver.press("plan.grid"));
  REQUIRE(driver.app->route.is_page("swot"));
}

const Swot& swot(Driver& driver) { return in_plan<Swot>(driver.app->workspace.plan()); }

void add(Driver& driver, const std::string& cell, const std::string& line) {
  driver.type("cell." + cell + ".add", line + "\n");
}

std::string card(Driver& driver, Cell cell, std::size_t index) { return "card." + swot(driver).in(cell)[index]->id; }

}  // namespace

TEST_CASE("SWOT grid: a line and Enter make a card, a pasted list makes many, one undo takes them back") {
  Driver driver(product());
  open_grid(driver);
  add(driver, "strengths", "Local service team");
  REQUIRE(swot(driver).in(Cell::Strengths).size() == 1);
  CHECK(swot(driver).in(Cell::Strengths)[0]->text == "Local service team");
  CHECK(driver.by_id("cell.strengths.add")->value.empty());
  driver.type("cell.threats.add", "- new law\n* price war\n\n• rival hires");
  REQUIRE(swot(driver).in(Cell::Threats).size() == 3);
  CHECK(swot(driver).in(Cell::Threats)[1]->text == "price war");
  CHECK(driver.by_id("cell.threats")->name.find("3") != std::string::npos);
  driver.press("top.undo");
  CHECK(swot(driver).in(Cell::Threats).empty());
  CHECK(swot(driver).in(Cell::Strengths).size() == 1);
}

TEST_CASE("SWOT grid: what is typed stays as typed, also when two lines come in one frame") {
  Driver driver(product());
  open_grid(driver);
  for (const char* line : {"三、四线城市", "- 5% margin", "1. FC Köln", "5、6月", "618、双11", "1688.com", "4、5G", "(1)班"}) add(driver, "opportunities", line);
  for (const char* line : {"1、2 期", "2、3 期"}) driver.app->nodes.push({"cell.opportunities.add", ActionKind::Lines, std::string(line) + "\n"});
  driver.settle();
  std::vector<std::string> texts;
  for (const CardRef& each : swot(driver).in(Cell::Opportunities)) texts.push_back(each->text);
  CHECK(texts == std::vector<std::string>{"三、四线城市", "- 5% margin", "1. FC Köln", "5、6月", "618、双11", "1688.com", "4、5G", "(1)班", "1、2 期", "2、3 期"});
  REQUIRE(driver.press("top.undo"));
  CHECK(swot(driver).in(Cell::Opportunities).size() == 9);
  driver.type("cell.threats.add", "1. FC Köln\n2. Bayern");
  REQUIRE(swot(driver).in(Cell::Threats).size() == 2);
  CHECK(swot(driver).in(Cell::Threats)[0]->text == "FC Köln");
  CHECK(swot(driver).in(Cell::Threats)[1]->text == "Bayern");
}

TEST_CASE("SWOT grid: the Undo of a message undoes what the message says, or is not there") {
  Driver driver(product());
  open_grid(driver);
  driver.type("cell.strengths.add", "one\ntwo\n");
  REQUIRE(driver.by_id("toast.action") != nullptr);
  add(driver, "threats", "three");
  CHECK(driver.by_id("toast.action") == nullptr);
  CHECK(card_count(swot(driver)) == 3);

  driver.type("cell.strengths.add", "four\nfive\n");
  REQUIRE(driver.press("toast.action"));
  CHECK(card_count(swot(driver)) == 3);

  // What is undone by other means is not undone twice, nor is another plan's step.
  driver.type("cell.strengths.add", "six\nseven\n");
  driver.key("", "undo");
  CHECK(card_count(swot(driver)) == 3);
  CHECK(driver.by_id("toast.action") == nullptr);
  driver.type("cell.strengths.add", "six\nseven\n");
  REQUIRE(driver.by_id("toast.action") != nullptr);
  driver.app->go(Route{});
  driver.settle();
  CHECK(driver.by_id("toast.action") == nullptr);
}

TEST_CASE("SWOT grid: the key that undoes takes back the card that was just added") {
  Driver driver(product());
  open_grid(driver);
  add(driver, "strengths", "one");
  driver.focus("cell.strengths.add");
  driver.key("", "undo");
  CHECK(card_count(swot(driver)) == 0);
  driver.key("", "redo");
  CHECK(card_count(swot(driver)) == 1);
}

TEST_CASE("SWOT import: a rival's strengths are left out, with the reason, in both languages") {
  for (const char* language : {"en", "zh"}) {
    Driver driver(product(kLaptop, language));
    open_grid(driver);
    REQUIRE(driver.press("swot.more"));
    REQUIRE(driver.press("menu.import"));
    driver.type("cards.text", "# 对手优势\n- 价格低\n# 优势\n- 服务好\n# Competitor weaknesses\n- Slow\n");
    CHECK(driver.app->state<ImportState>().incoming.size() == 1);
    CHECK(driver.shows("对手优势"));
    CHECK(driver.shows("Competitor weaknesses"));
    REQUIRE(driver.press("cards.take"));
    CHECK(card_count(swot(driver)) == 1);
  }
}

TEST_CASE("SWOT grid: the fields of a card change it in place; a wrong weight is named and not taken") {
  Driver driver(product());
  open_grid(driver);
  add(driver, "opportunities", "Tender in May");
  const std::string id = card(driver, Cell::Opportunities, 0);
  REQUIRE(driver.press(id + ".open"));
  driver.type("open.text", "Tender in June");
  driver.type("open.note", "Ask purchasing");
  driver.type("open.tags", "tender, north");
  driver.type("open.weight", "0.25");
  REQUIRE(driver.press("open.rating.r3"));
  const Card& changed = *swot(driver).in(Cell::Opportunities)[0];
  CHECK(changed.text == "Tender in June");
  CHECK(changed.note == "Ask purchasing");
  CHECK(changed.tags == std::vector<std::string>{"tender", "north"});
  CHECK(changed.weight == 0.25);
  CHECK(changed.rating == 3);
  driver.type("open.weight", "much");
  CHECK(driver.by_id("open.weight.error") != nullptr);
  CHECK(swot(driver).in(Cell::Opportunities)[0]->weight == 0.25);
  REQUIRE(driver.press("open.done"));
  CHECK(driver.by_id("open.text") == nullptr);
}

TEST_CASE("SWOT grid: moving by menu, between cells and within one") {
  Driver driver(product());
  open_grid(driver);
  driver.type("cell.weaknesses.add", "one\ntwo\nthree\n");
  REQUIRE(driver.press(card(driver, Cell::Weaknesses, 2) + ".more"));
  REQUIRE(driver.press("menu.up"));
  CHECK(swot(driver).in(Cell::Weaknesses)[1]->text == "three");
  REQUIRE(driver.press(card(driver, Cell::Weaknesses, 0) + ".more"));
  REQUIRE(driver.press("menu.down"));
  CHECK(swot(driver).in(Cell::Weaknesses)[1]->text == "one");
  REQUIRE(driver.press(card(driver, Cell::Weaknesses, 0) + ".more"));
  REQUIRE(driver.press("menu.to_threats"));
  REQUIRE(swot(driver).in(Cell::Threats).size() == 1);
  CHECK(swot(driver).in(Cell::Threats)[0]->text == "three");
}

TEST_CASE("SWOT grid: what is typed right behind Enter stays in the field") {
  Driver driver(product());
  open_grid(driver);
  // All of it before the next frame, as a fast typist on a slow phone does it.
  driver.app->nodes.push({"cell.strengths.add", ActionKind::Lines, "Local team\n"});
  driver.app->nodes.push({"cell.strengths.add", ActionKind::Input, ""});
  driver.app->nodes.push({"cell.strengths.add", ActionKind::Input, "G"});
  driver.settle();
  REQUIRE(swot(driver).in(Cell::Strengths).size() == 1);
  CHECK(swot(driver).in(Cell::Strengths)[0]->text == "Local team");
  CHECK(driver.by_id("cell.strengths.add")->value == "G");
}

TEST_CASE("SWOT grid: dragging a card with the mouse moves it to another cell") {
  Driver driver(product());
  open_grid(driver);
  driver.type("cell.strengths.add", "one\ntwo\n");
  const Node* from = driver.by_id(card(driver, Cell::Strengths, 0) + ".open");
  const Node* to = driver.by_id("cell.threats.list");
  REQUIRE(from != nullptr);
  REQUIRE(to != nullptr);
  driver.drag(from->rect, to->rect);
  REQUIRE(swot(driver).in(Cell::Threats).size() == 1);
  CHECK(swot(driver).in(Cell::Threats)[0]->text == "one");
  CHECK(swot(driver).in(Cell::Strengths).size() == 1);
  CHECK(driver.app->state<SwotState>().open_card.empty());
}

TEST_CASE("SWOT grid: several cards at once: merged, deleted and brought back") {
  Driver driver(product());
  open_grid(driver);
  driver.type("cell.strengths.add", "one\ntwo\nthree\n");
  REQUIRE(driver.press("swot.select"));
  REQUIRE(driver.press(card(driver, Cell::Strengths, 0) + ".open"));
  REQUIRE(driver.press(card(driver, Cell::Strengths, 2) + ".open"));
  REQUIRE(driver.press("selection.more"));
  REQUIRE(driver.press("menu.merge"));
  REQUIRE(swot(driver).in(Cell::Strengths).size() == 2);
  CHECK(swot(driver).in(Cell::Strengths)[0]->text.find("three") != std::string::npos);
  REQUIRE(driver.press("selection.more"));
  REQUIRE(driver.press("menu.delete"));
  CHECK(swot(driver).in(Cell::Strengths).size() == 1);
  REQUIRE(driver.press("toast.action"));
  CHECK(swot(driver).in(Cell::Strengths).size() == 2);
}

TEST_CASE("SWOT grid: search leaves what fits; a phone shows one cell at a time") {
  Driver driver(product(kPhone));
  open_grid(driver);
  driver.type("cell.strengths.add", "Fast service\nGood price\n");
  REQUIRE(driver.press("swot.filter"));
  driver.type("swot.search", "ＰＲＩＣＥ");
  CHECK(driver.shows("Good price"));
  CHECK_FALSE(driver.shows("Fast service"));
  CHECK(driver.by_id("cell.threats") == nullptr);
  REQUIRE(driver.tap("tab.threats"));
  CHECK(driver.by_id("cell.threats") != nullptr);
}

TEST_CASE("SWOT grid: of a thousand cards only those near the view have nodes, and all can be reached") {
  Driver driver(product());
  open_grid(driver);
  std::string lines;
  for (int i = 0; i < 1000; ++i) lines += "card " + std::to_string(i) + "\n";
  driver.type("cell.strengths.add", lines);
  REQUIRE(swot(driver).in(Cell::Strengths).size() == 1000);
  CHECK(driver.count(Role::ListItem) < 60);
  CHECK(driver.shows("card 0"));
  CHECK_FALSE(driver.shows("card 900"));
  const Node* list = driver.by_id("cell.strengths.list");
  REQUIRE(list != nullptr);
  driver.scroll("cell.strengths.list", list->content_height * 0.9f);
  driver.settle();
  CHECK(driver.shows("card 900"));
  CHECK(driver.frames_when_idle() == 0);
}

TEST_CASE("worksheet: a ticked factor keeps its note, becomes a card and knows where it came from") {
  Driver driver(product(kLaptop, "zh-CN"));
  REQUIRE(driver.press("home.new_plan"));
  REQUIRE(driver.press("plan.sheet.customers"));
  REQUIRE(driver.press("field.tender"));
  driver.type("field.tender.note", "总行年底集中采购");
  driver.type("field.who", "科技部");
  const Plan& plan = driver.app->workspace.plan();
  REQUIRE(in_plan<Worksheets>(plan).size() == 1);
  CHECK(value_factor(in_plan<Worksheets>(plan)[0]->values, "tender").on);
  CHECK(value_text(in_plan<Worksheets>(plan)[0]->values, "who") == "科技部");
  REQUIRE(driver.press("field.tender.to_opportunities"));
  REQUIRE(swot(driver).in(Cell::Opportunities).size() == 1);
  const Card& made = *swot(driver).in(Cell::Opportunities)[0];
  CHECK(made.text == "总行年底集中采购");
  CHECK(made.source.lens == "customers");
  CHECK(made.source.factor == "tender");
  CHECK(made.source.sheet == in_plan<Worksheets>(plan)[0]->id);
  REQUIRE(driver.press("field.tender.go"));
  CHECK(driver.app->route.is_page("swot"));
  CHECK(driver.by_id("open.source") != nullptr);
}

TEST_CASE("worksheet: what was written into a text becomes a card, and keeps the way back") {
  Driver driver(product());
  REQUIRE(driver.press("home.new_plan"));
  REQUIRE(driver.press("plan.sheet.own_business"));
  CHECK(driver.by_id("field.fringe_business.to_threats") == nullptr);
  driver.type("field.fringe_business", "Leased lines lose money");
  REQUIRE(driver.press("field.fringe_business.to_weaknesses"));
  REQUIRE(swot(driver).in(Cell::Weaknesses).size() == 1);
  const Card& made = *swot(driver).in(Cell::Weaknesses)[0];
  CHECK(made.text == "Leased lines lose money");
  CHECK(made.note == "Fringe business");
  CHECK(made.source.factor == "fringe_business");
  CHECK(driver.by_id("field.fringe_business.to_threats") == nullptr);
  REQUIRE(driver.press("field.fringe_business.go"));
  CHECK(driver.by_id("open.source") != nullptr);
}

TEST_CASE("worksheet: answers of a newer pack are counted, and stay when others change") {
  Driver driver(product());
  driver.event({{"type", "file"}, {"name", "plan.json"}, {"purpose", "import"}},
               R"({"format":"sandtable-plan","version":1,"id":"10000000-0000-4000-8000-000000000001","title":"P","language":"en",)"
               R"("created":"2026-11-21T09:00:00Z","modified":"2026-11-21T09:00:00Z","worksheets":[{"id":"w1","sheet":"customers",)"
               R"("values":{"tender":{"on":true},"quantum":{"on":true,"note":"soon"}}}]})");
  driver.settle();
  REQUIRE(driver.press("toast.action"));
  REQUIRE(driver.press("plan.sheet.customers"));
  REQUIRE(driver.by_id("sheet.newer") != nullptr);
  CHECK(driver.by_id("sheet.newer")->name.find(": 1.") != std::string::npos);
  driver.type("field.who", "IT");
  const Json& values = in_plan<Worksheets>(driver.app->workspace.plan())[0]->values;
  CHECK(value_text(values, "who") == "IT");
  CHECK(value_factor(values, "quantum").note == "soon");
}

TEST_CASE("worksheet: rivals are compared point by point; differences become cards, and a deleted rival leaves them") {
  Driver driver(product());
  REQUIRE(driver.press("home.new_plan"));
  REQUIRE(driver.press("plan.sheet.rival"));
  REQUIRE(driver.press("record.add"));
  driver.type("record.title", "Northern Telecom");
  std::vector<std::string> points;
  for (const Node& node : driver.app->nodes.nodes()) {
    if (node.role == Role::RadioGroup && node.id.ends_with(".us")) points.push_back(node.id.substr(0, node.id.size() - 3));
  }
  REQUIRE(points.size() == 9);
  REQUIRE(driver.press(points[0] + ".us.5"));
  REQUIRE(driver.press(points[0] + ".them.2"));
  REQUIRE(driver.press(points[1] + ".us.1"));
  REQUIRE(driver.press(points[1] + ".them.3"));
  CHECK(driver.by_id("rival.chart") != nullptr);
  REQUIRE(driver.press("record.cards"));
  CHECK(swot(driver).in(Cell::Strengths).size() == 1);
  CHECK(swot(driver).in(Cell::Weaknesses).size() == 1);
  REQUIRE(driver.press("record.remove"));
  CHECK(in_plan<Worksheets>(driver.app->workspace.plan()).empty());
  CHECK(swot(driver).in(Cell::Strengths).size() == 1);
}

TEST_CASE("SWOT import: a pasted Markdown list shows what it found, duplicates unticked, and what it could not read") {
  Driver driver(product());
  open_grid(driver);
  add(driver, "strengths", "Local service team");
  REQUIRE(driver.press("swot.more"));
  REQUIRE(driver.press("menu.import"));
  driver.type("cards.text", "# Strengths\n- LOCAL　service team\n- New depot\n# 威胁\n- Price war\n# Colours\n- red\n");
  REQUIRE(driver.app->state<ImportState>().incoming.size() == 3);
  CHECK(driver.by_id("cards.c1")->checked == Toggle::Off);
  CHECK(driver.by_id("cards.c2")->checked == Toggle::On);
  REQUIRE(driver.press("cards.take"));
  CHECK(swot(driver).in(Cell::Strengths).size() == 2);
  CHECK(swot(driver).in(Cell::Threats).size() == 1);
  REQUIRE(driver.press("toast.action"));
  CHECK(card_count(swot(driver)) == 1);
}

TEST_CASE("SWOT import: broken CSV names the line and takes the rest") {
  Driver driver(product());
  open_grid(driver);
  REQUIRE(driver.press("swot.more"));
  REQUIRE(driver.press("menu.import"));
  driver.type("cards.text", "cell,text,weight\nstrengths,Fast,0.2\nnowhere,Lost,1\nthreats,Law,heavy\n");
  CHECK(driver.app->state<ImportState>().incoming.size() == 2);
  CHECK(driver.shows("Line 3"));
  CHECK(driver.shows("heavy"));
}

TEST_CASE("SWOT votes: people give their dots one after another, and see the count when it is revealed") {
  Driver driver(product());
  open_grid(driver);
  driver.type("cell.strengths.add", "one\ntwo\n");
  const std::string one = card(driver, Cell::Strengths, 0), two = card(driver, Cell::Strengths, 1);
  for (const char* name : {"Ann", "Bo"}) {
    if (driver.app->overlay != votes_dialog) {
      REQUIRE(driver.press("swot.more"));
      REQUIRE(driver.press("menu.votes"));
    }
    CHECK(driver.by_id("votes.result") == nullptr);
    driver.type("votes.name", name);
    REQUIRE(driver.press("votes.start"));
    REQUIRE(driver.press(one + ".dot"));
    REQUIRE(driver.press(one + ".dot"));
    REQUIRE(driver.press(two + ".dot"));
    CHECK(driver.by_id(two + ".dot")->disabled);
    REQUIRE(driver.press(one + ".undot"));
    REQUIRE(driver.press("votes.next"));
  }
  CHECK(swot(driver).votes.voters.size() == 2);
  REQUIRE(driver.press("votes.reveal"));
  CHECK(driver.by_id("votes.result") != nullptr);
  CHECK(driver.shows("one"));
}

TEST_CASE("SWOT votes: the votes in several people's files are merged, and files without any say so") {
  Driver driver(product());
  open_grid(driver);
  driver.type("cell.strengths.add", "one\ntwo\n");
  REQUIRE(driver.press("swot.more"));
  REQUIRE(driver.press("menu.votes"));
  // Their copies of the plan: Ann's with our cards, Bo's typed anew, so that only the texts are the same.
  Plan ann = driver.app->workspace.plan(), bo = ann;
  const std::string one = in_plan<Swot>(ann).in(Cell::Strengths)[0]->id;
  in_plan<Swot>(ann).votes.voters.push_back(Voter{.id = "a", .name = "Ann", .given = {{one, 2}}});
  for (CardRef& card : in_plan<Swot>(bo).in(Cell::Strengths)) card.edit().id += "-b";
  in_plan<Swot>(bo).votes.voters.push_back(Voter{.id = "b", .name = "Bo", .given = {{one + "-b", 1}}});
  const auto file = [&](const char* name, const std::string& text) {
    driver.event({{"type", "file"}, {"name", name}, {"purpose", "votes"}}, text);
    driver.settle();
  };
  REQUIRE(driver.press("votes.merge"));
  file("ann.json", dump_json(plan_to_json(ann)));
  file("bo.json", dump_json(plan_to_json(bo)));
  file("ann.json", dump_json(plan_to_json(ann)));
  file("broken.json", "{");
  CHECK(swot(driver).votes.voters.size() == 2);
  CHECK(count_votes(swot(driver))[0] == 3);
  CHECK(driver.app->state<ImportState>().import_faults.size() == 4);
  CHECK(driver.shows("bo.json: 1 "));
  CHECK(driver.shows("ann.json: 0 "));
  CHECK(driver.shows("broken.json"));
  REQUIRE(driver.press("votes.close"));
  REQUIRE(driver.press("top.undo"));
  CHECK(swot(driver).votes.voters.size() == 1);
}

TEST_CASE("SWOT: presented to a room, the grid has no controls; Escape leaves") {
  Driver driver(product());
  open_grid(driver);
  driver.type("cell.strengths.add", "one\n");
  REQUIRE(driver.press("swot.more"));
  REQUIRE(driver.press("menu.present"));
  CHECK(driver.by_id("cell.strengths.add") == nullptr);
  CHECK(driver.shows("one"));
  CHECK(driver.by_id("present")->rect.h == 800);
  CHECK(driver.host.last("fullscreen")->header.value("on", false));
  REQUIRE(driver.press("present.next"));
  CHECK(driver.by_id("cell.weaknesses") != nullptr);
  CHECK(driver.by_id("cell.strengths") == nullptr);
  driver.key("", "Escape");  // the message, then the presentation
  driver.key("", "Escape");
  CHECK(driver.by_id("swot.more") != nullptr);
}
