// Own content: a self-test and a sorting exercise are made by typing alone, tried, given out, answered and collected.
#include <doctest/doctest.h>

#include "plan_parts.h"
#include "product.h"
#include "tools/authoring/edit.h"
#include "tools/authoring/model.h"
#include "tools/self_test/shelf.h"
#include "tools/sorting/model.h"
#include "tools/sorting/shelf.h"
#include "tools/workshop/model.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

const Plan& plan(Driver& driver) { return driver.app->workspace.plan(); }
const Json& document(Driver& driver) { return part<Material>(plan(driver)).document; }

std::string value_of(Driver& driver, const std::string& id) {
  const Node* node = driver.by_id(id);
  REQUIRE_MESSAGE(node != nullptr, id);
  return std::string(node->value);
}

void open_new(Driver& driver, const std::string& what) {
  REQUIRE(driver.press("home.workshop"));
  driver.settle();
  REQUIRE(driver.press("workshop.own"));
  driver.settle();
  REQUIRE(driver.press("own." + what));
  driver.settle();
}

void enter(Driver& driver, const std::string& list, const std::string& lines) {
  driver.type("own." + list + ".add", lines);
  driver.settle();
}

void choose(Driver& driver, const std::string& field, const std::string& option) {
  REQUIRE(driver.press(field));
  REQUIRE(driver.press("own.choose." + option));
  driver.settle();
}

// A sorting exercise of two items and two bins.
void write_order(Driver& driver) {
  open_new(driver, "new_sort");
  driver.type("own.title", "Order");
  enter(driver, "bins", "Before\nAfter\n");
  enter(driver, "items", "Read the report\nSend a summary\n");
}

std::string give_out(Driver& driver) {
  driver.pass_ms(1000);
  driver.settle();
  REQUIRE(driver.press("own.exercise"));
  driver.settle();
  return value_of(driver, "exercise.link");
}

DriverOptions of_person(const std::string& person) {
  DriverOptions options = product();
  options.settings["person"] = person;
  return options;
}

void begin(Driver& driver, const std::string& link) {
  driver.event({{"type", "navigated"}, {"path", link.substr(link.find('#'))}});
  driver.settle();
  REQUIRE(driver.press("task.begin"));
  driver.settle();
}

std::string submit(Driver& driver) {
  REQUIRE(driver.press("task.submit"));
  REQUIRE(driver.press("hand_in.do"));
  return value_of(driver, "hand_in.link");
}

void collect(Driver& driver, const std::string& text) {
  REQUIRE(driver.press("exercise.class"));
  driver.settle();
  driver.type("class.draft", text);
  REQUIRE(driver.press("class.add"));
  driver.settle();
}

}  // namespace

TEST_CASE("own content: a self-test made by typing alone is tried, given out, answered and counted in the class") {
  Driver trainer(product());
  open_new(trainer, "new_test");
  CHECK(trainer.by_id("own.try")->disabled);
  trainer.type("own.title", "Listening");
  enter(trainer, "questions", "1. I look at the customer.\n2. I interrupt.\n3. I ask back.\n");
  CHECK(document(trainer)["questions"].size() == 3);
  enter(trainer, "dimensions", "Attention\nQuestions\n");
  for (const char* field : {"own.questions.1.dimension", "own.questions.2.dimension"}) choose(trainer, field, "1");
  CHECK(trainer.by_id("own.try")->disabled);
  choose(trainer, "own.questions.3.dimension", "2");
  REQUIRE(trainer.press("own.questions.2.reverse"));
  CHECK_FALSE(trainer.by_id("own.try")->disabled);
  const std::string id = text_of(document(trainer), "id");
  trainer.pass_ms(1000);
  trainer.settle();
  CHECK(trainer.host.packs.count(id) == 1);
  CHECK(trainer.host.plans.size() == 1);

  REQUIRE(trainer.press("own.try"));
  trainer.settle();
  for (const char* answer : {"try.q1.a4", "try.q2.a0"}) REQUIRE(trainer.press(answer));
  trainer.settle();
  CHECK(trainer.by_id("try.dimension.1.score")->name.find("10") != std::string::npos);
  CHECK(trainer.by_id("try.dimension.2") == nullptr);  // its question is open
  CHECK(trainer.host.plans.size() == 1);
  trainer.app->back();
  trainer.settle();

  const std::string link = give_out(trainer);
  CHECK(in_plan<Exercise>(plan(trainer)).tools[0].id == id);
  CHECK(trainer.by_id("exercise.key") == nullptr);  // a self-test has no right answers
  std::string submissions;
  for (const int answer : {4, 2}) {
    Driver trainee(of_person("7hx0p" + std::to_string(answer) + "mc"));
    begin(trainee, link);
    for (const char* question : {"1", "2", "3"}) REQUIRE(trainee.press(std::string("self_test.q") + question + ".a" + std::to_string(answer)));
    submissions += submit(trainee) + "\n";
  }
  collect(trainer, submissions);
  CHECK(in_plan<HandIns>(plan(trainer)).size() == 2);
  REQUIRE(trainer.press("class.reveal_all"));
  trainer.settle();
  // Attention: 4 + (6 − 4) and 2 + (6 − 2). Questions: 4 and 2.
  const std::string spread = "class.test." + id + ".self.none.spread.table.";
  CHECK(trainer.by_id(spread + "row1.0")->name == "Attention");
  CHECK(trainer.by_id(spread + "row1.2")->name == "6.00");
  CHECK(trainer.by_id(spread + "row2.2")->name == "3.00");
  CHECK(trainer.by_id("class.test." + id + ".self.none.answers.table.row2.2")->name == "1");
}

TEST_CASE("own content: a sorting exercise made by typing alone is given out, sorted and counted in the class") {
  Driver trainer(product());
  write_order(trainer);
  choose(trainer, "own.items.1.bin", "1");
  choose(trainer, "own.items.2.bin", "2");
  const std::string id = text_of(document(trainer), "id");
  const std::string link = give_out(trainer);
  CHECK(trainer.by_id("exercise.key") != nullptr);
  std::string submissions;
  for (const char* bin : {"1", "2"}) {
    Driver trainee(of_person(std::string("7hx0p") + bin + "mc"));
    begin(trainee, link);
    for (const char* item : {"1", "2"}) {
      REQUIRE(trainee.press(std::string("sort.item.") + item + ".more"));
      REQUIRE(trainee.press(std::string("sort.to.") + bin));
    }
    submissions += submit(trainee) + "\n";
  }
  collect(trainer, submissions);
  CHECK(in_plan<HandIns>(plan(trainer)).size() == 2);
  REQUIRE(trainer.press("class.reveal_all"));
  trainer.settle();
  CHECK(trainer.by_id("class.sort." + id + ".share.table.row2.1")->name == "50%");
  CHECK(trainer.by_id("class.sort." + id + ".confusion.table.row1.2")->name == "1");
}

TEST_CASE("own content: what is deleted comes back, what is wrong is said at its field, and the file can be taken in again") {
  Driver driver(product());
  open_new(driver, "new_test");
  enter(driver, "questions", "One\nTwo\n");
  REQUIRE(driver.press("own.questions.1.more"));
  REQUIRE(driver.press("own.delete"));
  CHECK(document(driver)["questions"].size() == 1);
  REQUIRE(driver.press("toast.action"));
  CHECK(document(driver)["questions"].size() == 2);
  REQUIRE(driver.press("own.questions.1.more"));
  REQUIRE(driver.press("own.down"));
  CHECK(document(driver)["questions"][1]["id"] == "1");
  driver.type("own.bands.2.from_pomp", "half");
  CHECK(driver.by_id("own.bands.2.from_pomp")->invalid);
  CHECK(driver.by_id("own.bands.2.from_pomp.problem")->name == "Enter a whole number from 0 to 100.");
  CHECK(value_of(driver, "own.bands.2.from_pomp") == "half");
  driver.type("own.bands.2.from_pomp", "４０");
  CHECK(document(driver)["bands"][1]["from_pomp"] == 40);
  driver.type("own.scale.min", "0");
  CHECK(document(driver)["scale"]["min"] == 0);
  driver.type("own.minutes", "99999");
  CHECK(driver.by_id("own.minutes.problem")->name == "Enter a whole number from 0 to 600.");
  driver.type("own.minutes", "");
  CHECK(find_member(document(driver), "minutes") == nullptr);
  CHECK(driver.by_id("own.title.problem")->name == "Still empty");
  REQUIRE(driver.press("own.next_problem"));
  driver.settle();
  CHECK(driver.app->nodes.focused() == "own.title");
  const std::string text = dump_json(document(driver)), id = text_of(document(driver), "id");
  driver.app->back();
  driver.settle();
  CHECK(driver.app->route.is_page("own"));
  Json other = Json::parse(text);
  set_text(other, "id", "from-file");
  driver.event({{"type", "file"}, {"purpose", "material"}, {"name", "a.json"}}, dump_json(other));
  driver.settle();
  CHECK(document(driver) == other);
  CHECK(driver.app->workspace.plans().size() == 2);
  // The same id once more replaces nothing.
  driver.app->back();
  driver.settle();
  set_text(other, "title", "Changed elsewhere");
  driver.event({{"type", "file"}, {"purpose", "material"}, {"name", "a.json"}}, dump_json(other));
  driver.settle();
  CHECK(driver.app->workspace.plans().size() == 3);
  CHECK(document(driver)["title"] == "Changed elsewhere");
  CHECK_FALSE(text_of(document(driver), "id") == Text("from-file"));
}

TEST_CASE("own content: the file of a sorting exercise is imported at home like a plan") {
  Driver trainer(product());
  write_order(trainer);
  Json file = document(trainer);
  Driver other(product());
  const auto import = [&] {
    other.event({{"type", "navigated"}, {"path", "#/"}});
    other.settle();
    other.event({{"type", "file"}, {"purpose", "import"}, {"name", "order.json"}}, dump_json(file));
    other.settle();
  };
  import();
  CHECK(value_of(other, "own.title") == "Order");
  CHECK(document(other)["items"].size() == 2);
  set_text(file, "title", "Order, changed");
  import();  // under the same id: beside the first
  CHECK(value_of(other, "own.title") == "Order, changed");
  CHECK(other.app->workspace.plans().size() == 2);
}
