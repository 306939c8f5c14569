// Protecting with a password and opening what is protected. The null platform stands in for encryption.
#include <doctest/doctest.h>

#include "core/links/link.h"
#include "core/links/sealed.h"
#include "product.h"
#include "plan_parts.h"
#include "tools/self_test/model.h"
#include "tools/workshop/model.h"
#include "tools/swot/state.h"
#include "app/views/views.h"
#include "tools/swot/view/votes.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

constexpr const char* kPassword = "four unrelated words";

std::string fixture(const std::string& name) { return read_file(fixture_path("plans/" + name)); }

Json parsed(const std::string& text) {
  Problems problems;
  auto document = parse_json(text, problems);
  REQUIRE(document.ok());
  return std::move(document).value();
}

void drop(Driver& driver, const std::string& name, const std::string& text, const char* purpose = "import") {
  driver.event({{"type", "file"}, {"name", name}, {"purpose", purpose}}, text);
}

std::string protected_copy(const std::string& text, const char* password = kPassword) {
  return protected_file(NullHost::seal(password, text));
}

std::string hash_of(const Json& document, const char* password = kPassword, LinkKind kind = LinkKind::Plan) {
  return protected_link(NullHost::seal(password, encode_link_content(document).value()), "", kind).value();
}

// With the plan of a fixture open and the share dialog over it.
std::unique_ptr<Driver> sharing(Size size = kLaptop, const std::string& language = "en") {
  auto driver = std::make_unique<Driver>(product(size, language));
  drop(*driver, "plan.json", fixture("v1-two-attempts.json"));
  driver->settle();
  driver->pass_ms(10'000);  // on a phone the message lies over the plan
  REQUIRE(driver->press("plan." + driver->host.plans.begin()->first + ".open"));
  REQUIRE(driver->press("plan.share"));
  return driver;
}

std::unique_ptr<Driver> opening(const std::string& hash, const std::string& language = "en") {
  DriverOptions options = product(kPhone, language);
  options.path = hash;
  return std::make_unique<Driver>(options);
}

// Neither in what is stored, nor in settings, the address or an announcement; only in requests to seal and unseal.
constexpr std::int64_t kMessageMs = 20'000;  // by then a message that lay over a button is gone

void check_kept_secret(Driver& driver, const std::string& password = kPassword) {
  for (const NullHost::Request& request : driver.host.requests) {
    const std::string what = request.header["do"];
    if (what == "seal" || what == "unseal") continue;
    CHECK_MESSAGE(request.header.dump().find(password) == std::string::npos, what);
    // What the null platform has sealed holds it.
    if (what != "download" && what != "copy") CHECK_MESSAGE(request.body.find(password) == std::string::npos, what);
  }
  CHECK(driver.app->password.text.empty());
}

}  // namespace

TEST_CASE("a protected link is made once a password is typed, and dropped when it changes") {
  for (const char* language : {"en", "zh"}) {
    auto driver = sharing(language == std::string("en") ? kLaptop : kPhone, language);
    const std::size_t plain = driver->by_id("share.link")->value.size();
    REQUIRE(driver->press("share.protect"));
    CHECK(driver->by_id("share.link") == nullptr);
    CHECK(driver->by_id("share.copy") == nullptr);
    const Node& field = *driver->by_id("share.password");
    CHECK(field.role == Role::TextField);
    CHECK(field.secret == Toggle::On);
    CHECK(field.name == driver->app->tr("password.label").str());
    CHECK(field.description == driver->app->tr("password.advice").str());
    CHECK(driver->by_id("share.note")->name == driver->app->tr("share.note_protected").str());
    CHECK(driver->by_id("share.seal")->disabled);
    CHECK(driver->by_id("share.file")->disabled);
    driver->type("share.password", kPassword);
    REQUIRE(driver->press("share.seal"));
    REQUIRE(driver->by_id("share.link") != nullptr);
    const std::string link = driver->by_id("share.link")->value;
    CHECK(link.starts_with("http://localhost/#p=e"));
    CHECK(link.size() > plain + 60);
    CHECK(driver->by_id("share.link")->description.find(std::to_string(link.size())) != std::string::npos);
    CHECK(driver->mirrored_focus == "share.link");
    REQUIRE(driver->press("share.copy"));
    CHECK(driver->host.last("copy")->body == link);
    std::string sealed;
    CHECK(decode_link(link, nullptr, &sealed).error().code == ErrorCode::Protected);
    CHECK(sealed.find(kPassword) != std::string::npos);  // the one that was typed

    driver->type("share.password", std::string(kPassword) + "!");
    CHECK(driver->by_id("share.link") == nullptr);
    CHECK(driver->by_id("share.seal") != nullptr);
    driver->key("share.password", "Enter");
    driver->settle();
    CHECK(driver->by_id("share.link") != nullptr);
    REQUIRE(driver->press("share.protect"));
    CHECK(driver->by_id("share.link")->value.size() == plain);
    driver->key("", "Escape");
    driver->settle();
    CHECK(driver->app->overlay == nullptr);
    check_kept_secret(*driver);
    // The next time begins unprotected.
    driver->pass_ms(kMessageMs);
    REQUIRE(driver->press("plan.share"));
    CHECK(driver->by_id("share.protect")->checked == Toggle::Off);
    CHECK(driver->by_id("share.link")->value.size() == plain);
  }
}

TEST_CASE("the password can be shown and hidden") {
  auto driver = sharing();
  REQUIRE(driver->press("share.protect"));
  CHECK(driver->mirrored.at("share.password").at("secret") == true);
  driver->type("share.password", "abc");
  REQUIRE(driver->press("share.password.show"));
  CHECK(driver->mirrored.at("share.password").at("secret") == false);
  CHECK(driver->mirrored.at("share.password").at("value") == "abc");
  CHECK(driver->by_id("share.password.show")->checked == Toggle::On);
  REQUIRE(driver->press("share.password.show"));
  CHECK(driver->mirrored.at("share.password").at("secret") == true);
  CHECK_FALSE(driver->mirrored.at("plan.title").contains("secret"));
}

TEST_CASE("the protected file holds the whole plan or the result, as the plain one does") {
  auto driver = sharing();
  REQUIRE(driver->press("share.file"));
  const std::string plain = driver->host.last("download")->body, name = driver->host.last("download")->header["name"];
  REQUIRE(driver->press("share.protect"));
  driver->type("share.password", kPassword);
  REQUIRE(driver->press("share.file"));
  REQUIRE(driver->host.requests_of("download").size() == 2);
  CHECK(driver->host.last("download")->header["name"] == name);
  const auto sealed = read_protected_file(parsed(driver->host.last("download")->body));
  REQUIRE(sealed.ok());
  CHECK(sealed.value() == NullHost::seal(kPassword, dump_json(parsed(plain))));
  CHECK(driver->by_id("share.seal") != nullptr);  // no link was asked for
}

TEST_CASE("while a key is derived the button says so, a second press does nothing, and what was changed meanwhile counts") {
  auto driver = sharing();
  driver->host.hold_passwords = true;
  REQUIRE(driver->press("share.protect"));
  driver->type("share.password", kPassword);
  REQUIRE(driver->press("share.seal"));
  CHECK(driver->by_id("share.seal")->name == "One moment…");
  CHECK(driver->host.last("announce")->header["text"] == "One moment…");
  CHECK(driver->frames_when_idle() == 0);
  REQUIRE(driver->press("share.seal"));
  REQUIRE(driver->press("share.file"));
  CHECK(driver->host.requests_of("seal").size() == 1);
  driver->type("share.password", "another");
  CHECK(driver->by_id("share.seal")->name == "Create protected link");
  driver->host.answer_passwords();
  driver->settle();
  CHECK(driver->by_id("share.link") == nullptr);  // it was for the other password
  REQUIRE(driver->press("share.seal"));
  CHECK(driver->by_id("share.link") != nullptr);

  // The dialog was closed and opened again before the answer came.
  driver->type("share.password", kPassword);
  driver->host.hold_passwords = true;
  REQUIRE(driver->press("share.seal"));
  driver->key("", "Escape");
  driver->settle();
  REQUIRE(driver->press("plan.share"));
  REQUIRE(driver->press("share.protect"));
  driver->host.answer_passwords();
  driver->settle();
  CHECK(driver->by_id("share.link") == nullptr);
  CHECK(driver->by_id("share.password")->value.empty());
}

TEST_CASE("another choice of what to share drops the protected link, also the one on its way") {
  Driver driver(product());
  drop(driver, "plan.json", fixture("v1-two-attempts.json"));
  driver.settle();
  REQUIRE(driver.press("plan." + driver.host.plans.begin()->first + ".open"));
  const std::string attempt = in_plan<SelfTests>(driver.app->workspace.plan()).list[1].id;
  REQUIRE(driver.press("attempt." + attempt + ".open"));
  REQUIRE(driver.press("result.share"));
  CHECK(driver.by_id("share.code") != nullptr);
  REQUIRE(driver.press("share.protect"));
  CHECK(driver.by_id("share.code") == nullptr);  // codes have no password
  driver.type("share.password", kPassword);
  REQUIRE(driver.press("share.seal"));
  const std::size_t one = driver.by_id("share.link")->value.size();
  REQUIRE(driver.press("share.what.plan"));
  CHECK(driver.by_id("share.link") == nullptr);
  driver.host.hold_passwords = true;
  REQUIRE(driver.press("share.seal"));
  REQUIRE(driver.press("share.what.result"));
  driver.host.answer_passwords();
  driver.settle();
  CHECK(driver.by_id("share.link") == nullptr);
  REQUIRE(driver.press("share.seal"));
  CHECK(driver.by_id("share.link")->value.size() == one);
}

TEST_CASE("without encryption in the browser the option says why it is not there") {
  DriverOptions options = product();
  options.can_protect = false;
  Driver driver(options);
  drop(driver, "plan.json", fixture("v1-two-attempts.json"));
  driver.settle();
  REQUIRE(driver.press("plan." + driver.host.plans.begin()->first + ".open"));
  driver.pass_ms(kMessageMs);
  REQUIRE(driver.press("plan.share"));
  CHECK(driver.by_id("share.protect")->disabled);
  CHECK(driver.shows("Passwords only work on pages opened over https"));
  CHECK(driver.by_id("share.link") != nullptr);

  options.path = hash_of(parsed(fixture("v1-self-test.json")));
  Driver opened(options);
  CHECK(opened.shows("Passwords only work on pages opened over https"));
  CHECK(opened.by_id("password.text") == nullptr);
  CHECK(opened.by_id("password.done")->disabled);
  REQUIRE(opened.press("password.leave"));
  CHECK(opened.app->overlay == nullptr);
}

TEST_CASE("a protected link: a wrong password says so and keeps what was typed, the right one opens it read-only") {
  for (const char* language : {"en", "zh"}) {
    auto driver = opening(hash_of(parsed(fixture("v1-self-test.json"))), language);
    const auto tr = [&](Key key) { return driver->app->tr(key).str(); };
    CHECK(driver->app->route.is_home());
    REQUIRE(driver->find(Role::Dialog, tr("password.title")) != nullptr);
    CHECK(driver->mirrored_focus == "password.text");
    CHECK(driver->by_id("password.text")->secret == Toggle::On);
    CHECK(driver->by_id("password.text")->description == tr("password.ask_link"));
    CHECK(driver->by_id("password.done")->disabled);
    driver->type("password.text", std::string(kPassword) + " ");  // nothing is trimmed
    REQUIRE(driver->press("password.done"));
    CHECK(driver->by_id("password.error")->name == tr("password.wrong"));
    CHECK(driver->by_id("password.text")->value == std::string(kPassword) + " ");
    CHECK(driver->by_id("password.text")->invalid);
    CHECK(driver->by_id("password.text")->description == tr("password.wrong"));
    CHECK(driver->host.last("announce")->header["text"] == tr("password.wrong"));
    CHECK(driver->mirrored_focus == "password.text");
    CHECK(driver->app->route.is_home());
    driver->type("password.text", kPassword);
    CHECK(driver->by_id("password.error") == nullptr);
    driver->key("password.text", "Enter");
    driver->settle();
    CHECK(driver->app->overlay == nullptr);
    CHECK(driver->app->route.is_page("result"));
    CHECK(driver->find(Role::Status, tr("save.shared")) != nullptr);
    CHECK(driver->host.plans.empty());
    check_kept_secret(*driver);
    REQUIRE(driver->press("banner.save_copy"));
    CHECK(in_plan<SelfTests>(stored_plan(*driver)).list[0].answers.size() == 16);
    CHECK(driver->host.plans.begin()->second.text.find(kPassword) == std::string::npos);
  }
}

TEST_CASE("leaving the dialog leaves home as it was, and a late answer opens nothing") {
  auto driver = opening(hash_of(parsed(fixture("v1-self-test.json"))));
  driver->type("password.text", kPassword);
  driver->host.hold_passwords = true;
  REQUIRE(driver->press("password.done"));
  CHECK(driver->by_id("password.done")->name == "One moment…");
  REQUIRE(driver->press("password.leave"));
  driver->host.answer_passwords();
  driver->settle();
  CHECK(driver->app->overlay == nullptr);
  CHECK(driver->app->route.is_home());
  CHECK_FALSE(driver->app->workspace.is_open());
  CHECK(driver->host.plans.empty());
  check_kept_secret(*driver);
  // The same link again.
  driver->event({{"type", "navigated"}, {"path", hash_of(parsed(fixture("v1-self-test.json")))}});
  driver->settle();
  CHECK(driver->app->overlay == password_dialog);
  CHECK(driver->by_id("password.text")->value.empty());
  // Another one in its place asks for its own.
  driver->type("password.text", "half typed");
  driver->event({{"type", "navigated"}, {"path", hash_of(parsed(fixture("v1-two-attempts.json")), "another")}});
  driver->settle();
  CHECK(driver->by_id("password.text")->value.empty());
  driver->type("password.text", "another");
  REQUIRE(driver->press("password.done"));
  CHECK(in_plan<SelfTests>(driver->app->workspace.plan()).list.size() == 3);
}

TEST_CASE("a protected exercise opens as an exercise") {
  auto driver = opening(hash_of(parsed(fixture("v1-workshop.json")), kPassword, LinkKind::Exercise));
  driver->type("password.text", kPassword);
  REQUIRE(driver->press("password.done"));
  REQUIRE(driver->app->workspace.is_open());
  CHECK(in_plan<Exercise>(driver->app->workspace.plan()).there);
  CHECK(driver->app->content.is_there("workshop"));
}

TEST_CASE("a protected link typed at home: leaving goes back to what was typed") {
  Driver driver(product());
  const std::string link = "https://a.b/" + hash_of(parsed(fixture("v1-self-test.json"))) + "&from=singlemessage";
  REQUIRE(driver.press("home.enter"));
  driver.type("enter.text", link);
  REQUIRE(driver.press("enter.done"));
  CHECK(driver.app->overlay == password_dialog);
  REQUIRE(driver.press("password.leave"));
  CHECK(driver.app->overlay == enter_dialog);
  CHECK(driver.by_id("enter.text")->value == link);
  REQUIRE(driver.press("enter.done"));
  driver.type("password.text", kPassword);
  REQUIRE(driver.press("password.done"));
  CHECK(driver.app->overlay == nullptr);
  CHECK(driver.app->route.is_page("result"));
}

TEST_CASE("right password, wrong content: what is wrong is said as for an ordinary link") {
  auto driver = opening(protected_link(NullHost::seal(kPassword, "9later"), "").value());
  driver->type("password.text", kPassword);
  REQUIRE(driver->press("password.done"));
  CHECK(driver->shows("This link was made by a newer Sandtable"));
  REQUIRE(driver->press("problems.done"));
  CHECK(driver->app->overlay == nullptr);
}

TEST_CASE("hostile rounds are refused without asking") {
  std::string sealed = NullHost::seal(kPassword, "2x");
  sealed[1] = '\xFF';
  auto driver = opening(protected_link(sealed, "").value());
  CHECK(driver->app->overlay == problems_dialog);
  CHECK(driver->shows("out of range (600000..2000000)"));
  REQUIRE(driver->press("problems.done"));
  drop(*driver, "plan.json", protected_file(sealed));
  driver->settle();
  CHECK(driver->shows("out of range (600000..2000000)"));
  CHECK(driver->shows("plan.json"));
  CHECK(driver->host.requests_of("unseal").empty());
}

TEST_CASE("protected files ask once for all that have the same password") {
  Driver driver(product());
  drop(driver, "one.json", protected_copy(fixture("v1-self-test.json")));
  drop(driver, "two.json", protected_copy(fixture("v1-two-attempts.json")));
  drop(driver, "three.json", protected_copy(fixture("v1-swot.json"), "its own"));
  drop(driver, "plain.json", fixture("v1-mix.json"));
  driver.settle();
  CHECK(driver.host.plans.size() == 1);  // the plain one does not wait
  CHECK(driver.shows("“one.json” is password-protected"));
  driver.type("password.text", kPassword);
  REQUIRE(driver.press("password.done"));
  CHECK(driver.host.plans.size() == 3);
  CHECK(driver.shows("“three.json” is password-protected"));
  CHECK(driver.by_id("password.error") != nullptr);
  CHECK(driver.by_id("password.text")->value == kPassword);
  driver.type("password.text", "its own");
  REQUIRE(driver.press("password.done"));
  CHECK(driver.host.plans.size() == 4);
  CHECK(driver.app->overlay == nullptr);
  check_kept_secret(driver);
  check_kept_secret(driver, "its own");
}

TEST_CASE("a bad file beside a protected one is told of afterwards, and takes nothing away from it") {
  Driver driver(product());
  drop(driver, "one.json", protected_copy(fixture("v1-self-test.json")));
  drop(driver, "bad.json", "{");
  driver.settle();
  CHECK(driver.app->overlay == password_dialog);
  driver.type("password.text", kPassword);
  REQUIRE(driver.press("password.done"));
  CHECK(driver.host.plans.size() == 1);
  CHECK(driver.app->overlay == problems_dialog);
  CHECK(driver.shows("bad.json"));
  REQUIRE(driver.press("problems.done"));
  CHECK(driver.app->overlay == nullptr);
}

TEST_CASE("a bad file dropped on the share dialog ends what is being protected there") {
  auto driver = sharing();
  driver->host.hold_passwords = true;
  REQUIRE(driver->press("share.protect"));
  driver->type("share.password", kPassword);
  REQUIRE(driver->press("share.seal"));
  drop(*driver, "bad.json", "{");
  driver->settle();
  CHECK(driver->app->overlay == problems_dialog);
  check_kept_secret(*driver);
  driver->host.answer_passwords();
  driver->settle();
  CHECK(driver->app->overlay == problems_dialog);
}

TEST_CASE("whatever a protected file holds goes its ordinary way") {
  SUBCASE("a trainer's test") {
    Driver driver(product());
    drop(driver, "test.json", protected_copy(read_file(fixture_path("packs/trainer-nps.json"))));
    driver.settle();
    driver.type("password.text", kPassword);
    REQUIRE(driver.press("password.done"));
    CHECK(driver.host.packs.size() == 1);
  }
  SUBCASE("a link that was saved as text") {
    Driver driver(product());
    drop(driver, "link.txt", "https://a.b/" + hash_of(parsed(fixture("v1-two-attempts.json"))) + "\n");
    driver.settle();
    CHECK(driver.shows("“link.txt” is password-protected"));
    driver.type("password.text", kPassword);
    REQUIRE(driver.press("password.done"));
    REQUIRE(driver.host.plans.size() == 1);
    CHECK(in_plan<SelfTests>(stored_plan(driver)).list.size() == 3);
  }
  SUBCASE("a file that is damaged inside") {
    Driver driver(product());
    drop(driver, "odd.json", protected_copy("no plan"));
    driver.settle();
    driver.type("password.text", kPassword);
    REQUIRE(driver.press("password.done"));
    CHECK(driver.app->overlay == problems_dialog);
    CHECK(driver.shows("odd.json"));
  }
  SUBCASE("cards for the SWOT that is open") {
    Driver driver(product());
    drop(driver, "mine.json", fixture("v1-self-test.json"));
    driver.settle();
    REQUIRE(driver.press("plan." + driver.host.plans.begin()->first + ".open"));
    driver.app->open_overlay(swot_import_dialog);
    driver.settle();
    drop(driver, "theirs.json", protected_copy(fixture("v1-swot.json")), "cards");
    driver.settle();
    driver.type("password.text", kPassword);
    REQUIRE(driver.press("password.done"));
    CHECK(driver.app->overlay == swot_import_dialog);
    CHECK_FALSE(driver.app->state<ImportState>().incoming.empty());
    CHECK(driver.host.plans.size() == 1);
  }
}

TEST_CASE("a plan whose title names the format is no protected file") {
  Driver driver(product());
  Json plan = parsed(fixture("v1-self-test.json"));
  plan["title"] = kProtectedFormat;
  drop(driver, "plan.json", dump_json(plan));
  driver.settle();
  CHECK(driver.host.plans.size() == 1);
  CHECK(driver.app->overlay == nullptr);
}
