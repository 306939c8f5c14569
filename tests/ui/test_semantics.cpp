#include <doctest/doctest.h>
#include <imgui_internal.h>

#include <set>
#include <string>
#include <tuple>

#include "product.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

// What the patches built is exactly what is on screen.
void check_mirror(Driver& driver) {
  const auto& nodes = driver.app->nodes.nodes();
  std::set<std::string> ids;
  for (const Node& node : nodes) {
    CHECK_MESSAGE(ids.insert(node.id).second, "twice on screen: " << node.id);
    REQUIRE_MESSAGE(driver.mirrored.contains(node.id), node.id);
    const Json& json = driver.mirrored.at(node.id);
    CHECK(json["role"] == role_name(node.role));
    CHECK(json.value("name", "") == node.name);
  }
  CHECK(driver.mirrored.size() == nodes.size());
}

void check_names_and_targets(Driver& driver) {
  for (const Node& node : driver.app->nodes.nodes()) {
    switch (node.role) {
      case Role::Button:
      case Role::Radio:
      case Role::Checkbox:
      case Role::MenuItem:
      case Role::TextField:
        CHECK_MESSAGE(!node.name.empty(), node.id);
        CHECK_MESSAGE(node.rect.h >= (node.id.starts_with("rail.") ? 36 : 44), node.id);  // the rail is a laptop's
        CHECK_MESSAGE(node.rect.w >= 44, node.id);
        break;
      default: break;
    }
  }
}

}  // namespace

TEST_CASE("the mirror follows every screen, and everything that is pressed has a name and is large enough") {
  for (const Size size : {kPhone, kLaptop}) {
    for (const char* language : {"en", "zh"}) {
      Driver driver(product(size, language));
      const auto check = [&] {
        check_mirror(driver);
        check_names_and_targets(driver);
        CHECK(driver.frames_when_idle() == 0);
        // No key of the packs is shown in place of its text.
        for (const Node& node : driver.app->nodes.nodes()) {
          CHECK_MESSAGE(node.name.find('_') == std::string::npos, node.id << ": " << node.name);
        }
      };
      check();
      driver.press("home.start_self_test");
      check();
      driver.press("self_test.begin");
      check();
      for (int question = 1; question <= 16; ++question) {
        driver.activate("self_test.q" + std::to_string(question) + ".a4");
        driver.pass_ms(400);
      }
      check();
      driver.press("self_test.result");
      check();
      driver.press("result.numbers");
      check();
      driver.press("result.share");
      check();
      driver.key("", "Escape");
      driver.press("result.export");
      check();
      driver.key("", "Escape");
      driver.press("top.back");
      check();
      driver.press("top.back");
      check();
    }
  }
}

TEST_CASE("below a dialog nothing can be pressed and everything is marked as covered") {
  Driver driver(product());
  begin_self_test(driver);
  driver.press("self_test.q1.a1");
  driver.press("self_test.result");
  driver.focus("result.share");
  driver.activate("result.share");
  REQUIRE(driver.count(Role::Dialog) == 1);
  CHECK(driver.by_id("result.print")->covered);
  CHECK_FALSE(driver.press("result.print"));
  CHECK(driver.host.last("print") == nullptr);
  CHECK(driver.mirrored_focus == "share");
  driver.key("", "Escape");
  CHECK(driver.mirrored_focus == "result.share");  // the focus goes back to where it came from
}

TEST_CASE("the focus waits until what it is wanted for is no longer covered") {
  Driver driver(product());
  driver.press("home.new_plan");
  driver.press("top.back");
  const std::string more = "plan." + driver.host.plans.begin()->first + ".more";
  driver.focus(more);
  driver.activate(more);
  REQUIRE(driver.count(Role::Menu) == 1);
  driver.key("", "Escape");
  CHECK(driver.mirrored_focus == more);
  driver.activate(more);
  driver.activate("menu.rename");
  REQUIRE(driver.count(Role::Dialog) == 1);
  driver.key("", "Escape");
  CHECK(driver.mirrored_focus == more);
}

TEST_CASE("the document's title follows the plan's; going back to an empty address is the home page") {
  Driver driver(product());
  driver.press("home.new_plan");
  driver.type("plan.title", "North");
  CHECK(driver.host.last("document")->header["title"] == "North – Sandtable");
  driver.event({{"type", "navigated"}, {"path", ""}});
  driver.settle();
  CHECK(driver.app->route.is_home());
}

TEST_CASE("words say how they are drawn where that is not like running text") {
  Driver driver(product());
  const auto look = [&](const std::string& id) {
    const Json& node = driver.mirrored.at(id);
    return std::tuple(node.value("text_size", 0.0), node.value("line_height", 0.0), node.value("bold", false));
  };
  CHECK(look("page.title") == std::tuple(30.0, 39.0, true));
  CHECK(look("home.lead") == std::tuple(0.0, 0.0, false));
  CHECK(look("home.privacy") == std::tuple(14.0, 21.0, false));
}

TEST_CASE("the words of a table lie where they are drawn, on phones behind their headers") {
  for (const Size size : {kPhone, kLaptop}) {
    Driver driver(product(size));
    begin_self_test(driver);
    for (int question = 1; question <= 16; ++question) {
      driver.activate("self_test.q" + std::to_string(question) + ".a4");
      driver.pass_ms(400);
    }
    driver.press("self_test.result");
    driver.press("result.numbers");
    const Json& row = driver.mirrored.at("result.table.row1");
    CHECK(row.value("text_size", 0.0) == 15);
    CHECK(row.value("line_height", 0.0) == 23);
    const Json& header = driver.mirrored.at("result.table.row1.0");
    const Json& cell = driver.mirrored.at("result.table.row1.1");
    CHECK(header.value("bold", false));
    CHECK_FALSE(cell.contains("text_size"));
    CHECK(static_cast<int>(cell.at("rect").at(3).get<double>()) % 23 == 0);  // whole lines
    CHECK((cell.value("indent", 0.0) > 20) == (driver.by_id("result.table.row1.1")->rect.x == driver.by_id("result.table.row1.0")->rect.x));
  }
}

TEST_CASE("scrolling changes no rectangle in the mirror") {
  Driver driver(product());
  begin_self_test(driver);
  const Json before = driver.mirrored.at("self_test.q9.a3");
  driver.scroll("questions", 500);
  driver.settle();
  CHECK(driver.mirrored.at("self_test.q9.a3") == before);
  CHECK(driver.by_id("self_test.q9.a3")->rect.y < 1200);
}

TEST_CASE("rectangles are in CSS pixels at every device ratio") {
  DriverOptions options = product(kPhone);
  Driver at_one(options);
  options.device_ratio = 3;
  Driver at_three(options);
  const Json one = at_one.mirrored.at("home.start_self_test")["rect"];
  const Json three = at_three.mirrored.at("home.start_self_test")["rect"];
  for (int i = 0; i < 4; ++i) CHECK(one[i].get<double>() == doctest::Approx(three[i].get<double>()).epsilon(0.02));
}

TEST_CASE("characters beyond Latin are drawn as slots, numbered as they come") {
  CHECK(slot_for('A') == 'A');
  CHECK(slot_for(0xE9) == 0xE9);
  const unsigned comma = slot_for(0xFF0C), emoji = slot_for(0x1F600), icon = slot_for(kIconsBegin);
  CHECK(comma < 0x4000);
  CHECK(std::set<unsigned>{comma, emoji, icon}.size() == 3);
  for (const unsigned character : {0xFF0Cu, 0x1F600u, kIconsBegin, 0x4E00u, 0x41u}) {
    CHECK(slot_for(character) == slot_for(character));
    CHECK(real_code_point(slot_for(character)) == character);
  }
  CHECK(real_code_point(0xFFF0) == 0xFFFD);
}

// The characters of a line as they were written.
std::string written(const TextBlock& block, std::size_t line) {
  std::string out;
  for (std::size_t at = block.lines[line].begin; at < block.lines[line].end;) {
    unsigned slot = 0;
    char character[5];
    at += static_cast<std::size_t>(ImTextCharFromUtf8(&slot, block.text.data() + at, block.text.data() + block.text.size()));
    ImTextCharToUtf8(character, real_code_point(slot));
    out += character;
  }
  return out;
}

TEST_CASE("Chinese breaks between characters, never before closing punctuation; Latin at spaces") {
  Driver driver(product());
  TextLayouts layouts;
  const TextBlock& chinese = layouts.layout("一二三四，五六", Weight::Regular, 16, 16 * 4, 1.5f);
  REQUIRE(chinese.lines.size() == 2);
  CHECK(written(chinese, 0) == "一二三");
  CHECK(written(chinese, 1) == "四，五六");
  const TextBlock& latin = layouts.layout("alpha beta gamma", Weight::Regular, 16, 16 * 5.5f, 1.5f);
  REQUIRE(latin.lines.size() == 2);
  CHECK(written(latin, 1) == "gamma");
  const TextBlock& word = layouts.layout("abcdefghij", Weight::Regular, 16, 8 * 4, 1.5f);
  CHECK(word.lines.size() == 3);
}
