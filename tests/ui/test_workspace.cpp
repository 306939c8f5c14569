#include <doctest/doctest.h>

#include "core/links/link.h"
#include "product.h"
#include "plan_parts.h"
#include "tools/self_test/model.h"
#include "tools/self_test/shelf.h"
#include "tools/swot/model.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

// A driver with one stored plan, the frozen v1 fixture.
std::unique_ptr<Driver> with_plan(Size size = kLaptop) {
  auto driver = std::make_unique<Driver>(product(size));
  driver->event({{"type", "file"}, {"name", "plan.json"}, {"purpose", "import"}},
                read_file(fixture_path("plans/v1-self-test.json")));
  driver->settle();
  REQUIRE(driver->host.plans.size() == 1);
  return driver;
}

std::string only_id(Driver& driver) { return driver.host.plans.begin()->first; }

void open_plan(Driver& driver) {
  REQUIRE(driver.press("plan." + only_id(driver) + ".open"));
  REQUIRE(driver.app->workspace.is_open());
}

}  // namespace

TEST_CASE("an imported plan is listed, opens, and keeps its content") {
  auto driver = with_plan();
  const Plan before = stored_plan(*driver);
  CHECK(driver->find(Role::Button, before.title, true) != nullptr);
  open_plan(*driver);
  CHECK(in_plan<SelfTests>(driver->app->workspace.plan()).list == in_plan<SelfTests>(before).list);
}

TEST_CASE("typing is mirrored at once and stored when it rests") {
  auto driver = with_plan();
  open_plan(*driver);
  const std::string id = only_id(*driver);
  driver->type("plan.title", "华东一号客户");
  CHECK(driver->host.mirror.at(id).text.find("华东一号客户") != std::string::npos);
  CHECK(driver->host.plans.at(id).title != "华东一号客户");
  CHECK(driver->find(Role::Status, "Saving") != nullptr);
  driver->pass_ms(Workspace::kRestMs + 10);
  CHECK(driver->host.plans.at(id).title == "华东一号客户");
  CHECK(driver->find(Role::Status, "Saved") != nullptr);
}

TEST_CASE("typing without a rest is stored while it goes on") {
  auto driver = with_plan();
  open_plan(*driver);
  std::string text = "a";
  for (int key = 0; key < 30; ++key) {
    driver->type("plan.title", text += "b");
    driver->pass_ms(50);
    CHECK(driver->host.plans.begin()->second.title.size() + 6 > text.size());  // at most 300 ms behind
  }
}

TEST_CASE("a plan that has grown beyond what may be imported still opens") {
  auto driver = with_plan();
  auto& record = driver->host.plans.begin()->second;
  Problems problems;
  Json large = parse_json(record.text, problems).value();
  large["notes"] = std::string(17u << 20, 'x');
  record.text = dump_json(large);
  open_plan(*driver);
  CHECK(driver->app->workspace.can_edit());
}

TEST_CASE("records that were stored without an id have one as soon as the plan is open, and that is no step to undo") {
  auto driver = with_plan();
  auto& record = driver->host.plans.begin()->second;
  Problems problems;
  Json bare = parse_json(record.text, problems).value();
  bare["swot"]["strengths"] = Json::array({{{"text", "service"}}});
  record.text = dump_json(bare);
  open_plan(*driver);
  driver->pass_ms(Workspace::kRestMs + 10);
  const Plan stored = stored_plan(*driver);
  REQUIRE(in_plan<Swot>(stored).cards[0].size() == 1);
  CHECK(!in_plan<Swot>(stored).cards[0][0]->id.empty());
  CHECK_FALSE(driver->app->workspace.history()->can_undo());
}

TEST_CASE("edits that another tab's have overtaken are kept as a copy") {
  for (const char* way_out : {"banner.take_over", "top.back", "banner.retry"}) {
    auto driver = with_plan();
    open_plan(*driver);
    const std::string id = only_id(*driver);
    driver->host.hold_writes = true;
    driver->type("plan.title", "typed into a tab that hung");
    driver->event({{"type", "lock_lost"}, {"id", id}});
    driver->settle();
    driver->host.hold_writes = false;
    REQUIRE(driver->by_id("banner.not_saved.text") != nullptr);
    REQUIRE(driver->press(way_out));
    driver->settle();
    CHECK(driver->host.plans.size() == 2);
    int kept = 0;
    for (const auto& [_, record] : driver->host.plans) kept += record.text.find("typed into a tab that hung") != std::string::npos ? 1 : 0;
    CHECK_MESSAGE(kept == 1, way_out);
    CHECK(driver->by_id("banner.not_saved.text") == nullptr);
  }
}

TEST_CASE("the message says whether newer edits were found or an older version was used") {
  for (const bool previous : {false, true}) {
    auto driver = with_plan();
    driver->host.recovered = true;
    driver->host.previous = previous;
    open_plan(*driver);
    driver->settle();
    CHECK(driver->shows(previous ? "was damaged; this is the one before it" : "Recovered changes"));
  }
}

TEST_CASE("typing is one undo step, and undo is stored too") {
  auto driver = with_plan();
  open_plan(*driver);
  const std::string before = driver->app->workspace.plan().title;
  for (const char* text : {"a", "ab", "abc"}) driver->type("plan.title", text);
  driver->key("", "undo");
  CHECK(driver->app->workspace.plan().title == before);
  driver->pass_ms(1000);
  CHECK(driver->host.plans.begin()->second.title == before);
  driver->key("", "redo");
  CHECK(driver->app->workspace.plan().title == "abc");
}

TEST_CASE("one write at a time; the newest state wins") {
  auto driver = with_plan();
  open_plan(*driver);
  driver->host.hold_writes = true;
  driver->type("plan.title", "first");
  driver->pass_ms(400);
  const std::size_t writes = driver->host.requests_of("write").size();
  driver->type("plan.title", "second");
  driver->type("plan.author", "third");
  driver->pass_ms(2000);
  CHECK(driver->host.requests_of("write").size() == writes);  // the first has not been answered
  driver->host.hold_writes = false;
  const auto held = driver->host.requests_of("write").back();
  driver->host.request(held.header, held.body);
  driver->settle();
  driver->pass_ms(400);
  const Plan stored = stored_plan(*driver);
  CHECK(stored.title == "second");
  CHECK(stored.author == "third");
  CHECK(driver->app->workspace.save_state() == SaveState::Saved);
}

TEST_CASE("a failed write shows a banner that stays until a save succeeds") {
  auto driver = with_plan();
  open_plan(*driver);
  driver->host.fail_writes = "quota";
  driver->type("plan.title", "kept");
  driver->pass_ms(400);
  CHECK(driver->find(Role::Status, "Not saved") != nullptr);
  CHECK(driver->by_id("banner.not_saved.text") != nullptr);
  driver->press("banner.download");
  CHECK(driver->host.last("download")->body.find("kept") != std::string::npos);
  driver->host.fail_writes.clear();
  driver->press("banner.retry");
  CHECK(driver->by_id("banner.not_saved.text") == nullptr);
  CHECK(driver->host.plans.begin()->second.title == "kept");
}

TEST_CASE("the page going away stores what was typed a moment ago") {
  auto driver = with_plan();
  open_plan(*driver);
  driver->type("plan.title", "last words");
  driver->event({{"type", "hide"}});
  driver->settle();
  CHECK(driver->host.plans.begin()->second.title == "last words");
}

TEST_CASE("a plan that another tab holds is read-only until it is taken over") {
  auto driver = with_plan();
  driver->host.locked_elsewhere = true;
  open_plan(*driver);
  CHECK(driver->by_id("plan.title")->read_only);
  CHECK(driver->find(Role::Status, "Read-only") != nullptr);
  driver->type("plan.title", "must not");
  CHECK(driver->app->workspace.plan().title != "must not");
  // The other tab saves meanwhile; taking over reads its state.
  auto& record = driver->host.plans.begin()->second;
  Problems problems;
  Json changed = parse_json(record.text, problems).value();
  changed["title"] = "from the other tab";
  record.text = dump_json(changed);
  ++record.revision;
  REQUIRE(driver->press("banner.take_over"));
  CHECK(driver->app->workspace.can_edit());
  CHECK(driver->app->workspace.plan().title == "from the other tab");
  driver->type("plan.title", "mine");
  driver->pass_ms(400);
  CHECK(record.title == "mine");
}

TEST_CASE("losing the lock stores first and turns read-only") {
  auto driver = with_plan();
  open_plan(*driver);
  driver->type("plan.title", "before the flush");
  driver->event({{"type", "flush_wanted"}, {"id", only_id(*driver)}});
  driver->settle();
  CHECK(driver->host.plans.begin()->second.title == "before the flush");
  CHECK_FALSE(driver->app->workspace.can_edit());
  CHECK(driver->host.last("unlock") != nullptr);
}

TEST_CASE("delete goes to the bin with undo; restore and purge work") {
  auto driver = with_plan();
  const std::string id = only_id(*driver);
  driver->press("plan." + id + ".more");
  REQUIRE(driver->press("menu.delete"));
  CHECK_FALSE(driver->host.plans.at(id).deleted.empty());
  REQUIRE(driver->press("toast.action"));
  CHECK(driver->host.plans.at(id).deleted.empty());
  driver->press("plan." + id + ".more");
  driver->press("menu.delete");
  driver->press("plan." + id + ".more");
  REQUIRE(driver->press("menu.purge"));
  CHECK(driver->host.plans.empty());
}

TEST_CASE("rename and duplicate from the home page") {
  auto driver = with_plan();
  const std::string id = only_id(*driver);
  driver->press("plan." + id + ".more");
  driver->press("menu.rename");
  driver->type("rename.text", "新名字");
  REQUIRE(driver->press("rename.done"));
  CHECK(driver->host.plans.at(id).title == "新名字");
  driver->press("plan." + id + ".more");
  REQUIRE(driver->press("menu.duplicate"));
  REQUIRE(driver->host.plans.size() == 2);
  for (const auto& [other, record] : driver->host.plans) {
    if (other != id) CHECK(record.title == "新名字 – copy");
  }
}

TEST_CASE("broken files open a dialog that says what is wrong, and change nothing") {
  auto driver = with_plan();
  const auto before = driver->host.plans.size();
  for (const char* text : {"", "   ", "{\"format\":\"sandtable-plan\",", "[1,2]", "{\"format\":\"other\"}",
                           "{\"format\":\"sandtable-plan\",\"version\":999}"}) {
    driver->event({{"type", "file"}, {"name", "broken.json"}, {"purpose", "drop"}}, text);
    driver->settle();
    CHECK_MESSAGE(driver->find(Role::Dialog, "Problems while importing") != nullptr, text);
    CHECK(driver->shows("broken.json"));
    driver->key("", "Escape");
    CHECK(driver->count(Role::Dialog) == 0);
  }
  CHECK(driver->host.plans.size() == before);
}

TEST_CASE("a trainer's test is added, started, kept inside the plan, and removed with undo") {
  Driver driver(product());
  const std::string text = read_file(fixture_path("packs/trainer-listening.json"));
  driver.event({{"type", "file"}, {"name", "listening.json"}, {"purpose", "import"}}, text);
  driver.settle();
  REQUIRE(driver.host.packs.size() == 1);
  const std::string test = driver.host.packs.begin()->first;
  driver.pass_ms(10'000);  // the message has gone, which may lie over it
  REQUIRE(driver.press("test." + test + ".start"));
  REQUIRE(driver.press("self_test.begin"));
  CHECK(driver.count(Role::RadioGroup) == 6);
  CHECK(in_plan<SelfTests>(stored_plan(driver)).packs.contains(test));
  driver.press("top.back");
  driver.press("top.back");
  REQUIRE(driver.press("test." + test + ".remove"));
  CHECK(driver.host.packs.empty());
  REQUIRE(driver.press("toast.action"));
  CHECK(driver.host.packs.size() == 1);
  // Without the pack the plan still explains itself.
  driver.host.packs.clear();
  driver.event({{"type", "changed"}, {"id", ""}});
  driver.settle();
  open_plan(driver);
  CHECK(test_named(*driver.app, test) != nullptr);
}

TEST_CASE("a shared link opens read-only, and saving a copy overwrites nothing") {
  auto source = with_plan();
  const Plan plan = stored_plan(*source);
  const auto link = encode_link(plan_for(plan, Destination::Link), "http://localhost/");
  REQUIRE(link.ok());
  DriverOptions options = product();
  options.path = link.value().substr(link.value().find('#'));
  Driver driver(options);
  CHECK(driver.app->route.is_page("result"));
  CHECK(driver.find(Role::Status, "Read-only") != nullptr);
  CHECK(driver.host.plans.empty());
  REQUIRE(driver.press("banner.save_copy"));
  REQUIRE(driver.host.plans.size() == 1);
  CHECK(in_plan<SelfTests>(stored_plan(driver)).list[0].answers == in_plan<SelfTests>(plan).list[0].answers);
  CHECK(driver.app->workspace.can_edit());
}

TEST_CASE("a link that was cut short says so") {
  DriverOptions options = product();
  const auto link = encode_link({{"format", "sandtable-plan"}, {"version", 1}}, "http://localhost/");
  options.path = link.value().substr(link.value().find('#'));
  options.path.resize(options.path.size() - 5);
  Driver driver(options);
  CHECK(driver.shows("This link was cut short"));
}

namespace {

std::string trainers_test(const std::string& title, std::size_t more_bytes = 0) {
  Problems problems;
  Json document = parse_json(read_file(fixture_path("packs/trainer-listening.json")), problems).value();
  document["title"] = title;
  if (more_bytes > 0) document["future"] = std::string(more_bytes, 'x');
  return dump_json(document);
}

void import_file(Driver& driver, const std::string& text) {
  driver.event({{"type", "file"}, {"name", "test.json"}, {"purpose", "import"}}, text);
  driver.settle();
}

}  // namespace

TEST_CASE("another test with the same id is asked about: nothing is overwritten by itself") {
  Driver driver(product());
  import_file(driver, trainers_test("One"));
  const std::string id = driver.host.packs.begin()->first;
  import_file(driver, trainers_test("One"));
  CHECK(driver.by_id("same_test") == nullptr);  // the same once more
  import_file(driver, trainers_test("Two"));
  REQUIRE(driver.by_id("same_test") != nullptr);
  SUBCASE("both are kept") {
    REQUIRE(driver.press("same_test.both"));
    REQUIRE(driver.host.packs.size() == 2);
    CHECK(test_named(*driver.app, id)->title == "One");
    for (const auto& [name, text] : driver.host.packs) CHECK(test_named(*driver.app, name)->title == (name == id ? "One" : "Two"));
  }
  SUBCASE("it is replaced, and that is undone") {
    REQUIRE(driver.press("same_test.replace"));
    CHECK(test_named(*driver.app, id)->title == "Two");
    REQUIRE(driver.press("toast.action"));
    CHECK(test_named(*driver.app, id)->title == "One");
  }
  SUBCASE("neither") {
    REQUIRE(driver.press("same_test.leave"));
    CHECK(test_named(*driver.app, id)->title == "One");
    CHECK(driver.host.packs.size() == 1);
  }
}

TEST_CASE("a test is added up to its limit as it is stored, and refused beyond") {
  Driver driver(product());
  const std::size_t rest = trainers_test("One", 1).size() - 1;
  import_file(driver, trainers_test("One", kMaxPackBytes - rest + 1));
  CHECK(driver.shows("too large"));
  CHECK(driver.host.packs.empty());
  driver.key("", "Escape");
  import_file(driver, trainers_test("One", kMaxPackBytes - rest));
  CHECK(driver.host.packs.size() == 1);
  CHECK(test_named(*driver.app, driver.host.packs.begin()->first) != nullptr);
}

TEST_CASE("own tests come one by one, and one that cannot be read takes nothing away") {
  Driver driver(product());
  import_file(driver, trainers_test("One"));
  const std::string id = driver.host.packs.begin()->first;
  driver.host.packs["too-large"] = trainers_test("Large", kMaxPackBytes);
  driver.host.packs["broken"] = "{";
  driver.host.requests.clear();
  driver.event({{"type", "changed"}, {"id", ""}});
  driver.settle();
  CHECK(driver.host.requests_of("read_pack").size() == 3);
  CHECK(test_named(*driver.app, id)->title == "One");
  driver.app->go(tool_route("", "authoring", "own"));
  driver.settle();
  REQUIRE(driver.press("own.document.too-large"));
  CHECK(driver.host.last("download")->body.size() > kMaxPackBytes);  // as it is
  CHECK(driver.host.packs.size() == 2);
  CHECK(driver.host.packs.count(id) == 1);
}

TEST_CASE("the id of a built-in test is refused before the tests of the workshop are there") {
  Problems problems;
  Json document = parse_json(trainers_test("Mine"), problems).value();
  document["id"] = "ladder";
  SUBCASE("they come") {
    Driver driver(product());
    import_file(driver, dump_json(document));
    CHECK(driver.host.packs.empty());
    CHECK(driver.shows("is already taken"));
  }
  SUBCASE("they cannot be had") {
    DriverOptions options = product();
    std::erase_if(options.parts, [](const auto& part) { return part.first.starts_with("workshop "); });
    Driver driver(options);
    import_file(driver, dump_json(document));
    CHECK(driver.host.packs.empty());
    CHECK(driver.shows("couldn’t be loaded"));
  }
}

TEST_CASE("what is half-typed into a field that adds something is there again after going elsewhere") {
  auto driver = with_plan();
  open_plan(*driver);
  const std::string id = only_id(*driver);
  driver->app->go(tool_route(id, "swot", "swot"));
  driver->settle();
  driver->type("cell.strengths.add", "Half a thou");
  driver->app->go({});
  driver->settle();
  driver->app->go(tool_route(id, "swot", "swot"));
  driver->settle();
  CHECK(driver->by_id("cell.strengths.add")->value == "Half a thou");
}

TEST_CASE("a link that comes while something is half-typed waits until it is wanted") {
  auto driver = with_plan();
  const auto link = encode_link(plan_for(stored_plan(*driver), Destination::Link), "http://localhost/");
  REQUIRE(link.ok());
  const Json event = {{"type", "navigated"}, {"path", link.value().substr(link.value().find('#'))}};
  open_plan(*driver);
  const std::string id = only_id(*driver);
  driver->app->go(tool_route(id, "swot", "swot"));
  driver->settle();
  driver->type("cell.strengths.add", "Half a thou");
  driver->event(event);
  driver->settle();
  CHECK(driver->app->route.plan == id);
  REQUIRE(driver->press("toast.action"));
  driver->settle();
  CHECK(driver->app->route.plan == "shared");
}

TEST_CASE("a link that takes long to read shows how far it is, and can be left") {
  Plan plan;
  plan.id = "long";
  plan.title = "Long";
  plan.created = plan.modified = "2026-11-21T09:00:00Z";
  for (int i = 0; i < 400; ++i) {
    Card card;
    card.id = "c" + std::to_string(i);
    card.text = "Card " + std::to_string(i * i * 7919 % 100'003);
    in_plan<Swot>(plan).cards[0].emplace_back(card);
  }
  const auto link = encode_link(plan_for(plan, Destination::Link), "http://localhost/");
  REQUIRE(link.ok());
  Driver driver(product());
  driver.host.look_ms = 31;  // every piece takes longer than a frame has
  REQUIRE_FALSE(driver.app->open_shared_text(link.value()).has_value());
  REQUIRE(driver.app->overlay != nullptr);
  SUBCASE("to its end") {
    driver.settle();
    CHECK(driver.app->route.plan == "shared");
    CHECK(driver.app->overlay == nullptr);
  }
  SUBCASE("not to its end") {
    driver.key("", "Escape");
    CHECK(driver.app->route.is_home());
    CHECK(driver.app->linking == nullptr);
  }
}

TEST_CASE("a download that could not be imported again says so") {
  Driver driver(product());
  driver.app->download("small.json", "application/json", std::string(kMaxPlanFile, 'x'));
  driver.settle();
  CHECK(driver.shows("Downloaded small.json"));
  CHECK_FALSE(driver.shows("larger than"));
  driver.app->download("large.json", "application/json", std::string(kMaxPlanFile + 1, 'x'));
  driver.settle();
  CHECK(driver.shows("larger than a file that can be imported"));
}
