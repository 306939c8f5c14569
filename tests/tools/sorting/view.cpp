// Sorting on the screen: one item after the other on a phone, all of them above the bins on a laptop.
#include <doctest/doctest.h>

#include "plan_parts.h"
#include "product.h"
#include "tools/sorting/model.h"
#include "tools/workshop/model.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

// Somebody's work on a ready exercise; it is sorted on the page that shows.
void begin(Driver& driver, const std::string& ready) {
  Driver trainer(product(kLaptop, driver.app->settings.language == Language::English ? "en" : "zh"));
  REQUIRE(trainer.press("home.workshop"));
  REQUIRE(trainer.press("workshop.ready." + ready));
  const std::string link(trainer.by_id("exercise.link")->value);
  driver.event({{"type", "navigated"}, {"path", link.substr(link.find('#'))}});
  driver.settle();
  REQUIRE(driver.press("task.begin"));
  REQUIRE(driver.app->route.is_page("sort"));
}

const auto& placed(Driver& driver) { return in_plan<Sortings>(driver.app->workspace.plan())[0]->placed; }
bool shows(Driver& driver, int item) { return driver.by_id("sort.item." + std::to_string(item)) != nullptr; }

}  // namespace

TEST_CASE("sorting: on a phone an item and all bins are on one screen, and the next item comes where the last one was") {
  for (const Size size : {kPhone, Size{320, 568}}) {
    for (const std::string language : {"en", "zh"}) {
      for (const std::string ready : {"x-actions", "x-complaints", "x-stages", "x-battle", "x-projects"}) {
        CAPTURE(size.width);
        CAPTURE(language);
        CAPTURE(ready);
        Driver driver(product(size, language));
        begin(driver, ready);
        const Node* bins_end = nullptr;
        for (const Node& node : driver.app->nodes.nodes()) {
          if (!node.id.ends_with(".put")) continue;
          CHECK(node.rect.h >= 56);
          if (bins_end == nullptr || node.rect.y > bins_end->rect.y) bins_end = &node;
        }
        REQUIRE(bins_end != nullptr);
        CHECK(bins_end->rect.bottom() <= size.height);
        CHECK(shows(driver, 1));
        CHECK(!shows(driver, 2));
        const std::string bin = bins_end->id;
        driver.scroll("page", 20);
        driver.settle();
        REQUIRE(driver.tap(bin));
        CHECK(placed(driver).count("1") == 1);
        CHECK(driver.by_id("sort.open")->rect.h > 0);
        CHECK(driver.by_id("page")->scroll_y == 20);
        CHECK(driver.mirrored_focus == "sort.item.2.open");
        REQUIRE(driver.press("sort.next"));
        CHECK(driver.by_id("sort.item.3.open") != nullptr);
        REQUIRE(driver.press("sort.previous"));
        CHECK(driver.by_id("sort.item.2.open") != nullptr);
        driver.app->workspace.undo();
        driver.settle();
        CHECK(placed(driver).empty());
      }
    }
  }
}

TEST_CASE("sorting: what was placed and what comes next is said; undo brings the item back") {
  Driver driver(product(kPhone));
  begin(driver, "x-projects");
  REQUIRE(driver.press("sort.bin.killer.put"));
  const std::string said = driver.host.last("announce")->header.value("text", "");
  CHECK(said.find("moved to Killer") != std::string::npos);
  CHECK(said.find("Next: ") != std::string::npos);
  REQUIRE(driver.press("top.undo"));
  CHECK(placed(driver).empty());
  CHECK(driver.by_id("sort.item.1.open") != nullptr);
  for (int i = 0; i < 8; ++i) REQUIRE(driver.press("sort.bin.yield.put"));
  CHECK(placed(driver).size() == 8);
  CHECK(driver.by_id("sort.bin.yield.put") == nullptr);
  CHECK(driver.mirrored_focus == "sort.bin.yield.title");
}

TEST_CASE("sorting: on a laptop a press chooses an item, a press on a bin or its number puts it there") {
  Driver driver(product());
  begin(driver, "x-actions");
  CHECK(driver.by_id("sort.bin.consolidate")->rect.y == driver.by_id("sort.bin.invest")->rect.y);
  CHECK(driver.by_id("sort.bin.attend.put")->rect.bottom() <= 800);
  CHECK(driver.by_id("sort.open")->rect.right() < driver.by_id("sort.bin.consolidate")->rect.x);
  REQUIRE(driver.press("sort.item.5.open"));
  CHECK(driver.by_id("sort.item.5.open")->pressed == Toggle::On);
  REQUIRE(driver.press("sort.bin.attend.put"));
  CHECK(placed(driver).at("5") == "attend");
  CHECK(driver.mirrored_focus == "sort.item.6.open");
  driver.key("sort.item.6.open", "2");
  CHECK(placed(driver).at("6") == "invest");
  CHECK(driver.mirrored_focus == "sort.item.7.open");
  driver.key("sort.item.6.open", "9");  // there are four bins
  CHECK(placed(driver).size() == 2);
  driver.key("sort.item.6.open", "1");
  CHECK(placed(driver).at("6") == "consolidate");
}

TEST_CASE("sorting: the page goes on while an item is held at its edge") {
  Driver driver(product({1280, 500}));
  begin(driver, "x-actions");
  REQUIRE(driver.by_id("page")->content_height > 500);
  const Rect item = driver.by_id("sort.item.1.open")->rect;
  driver.drag(item, {item.x, 494, 4, 4});
  CHECK(driver.by_id("page")->scroll_y > 0);
  CHECK(driver.frames_when_idle() == 0);
}
