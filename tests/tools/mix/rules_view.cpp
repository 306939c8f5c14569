// The marketing-mix planner: deleting, undoing, the currency, wrong figures, full lists, shared plans, printing.
#include "core/links/link.h"
#include "mix_user.h"
#include "plan_parts.h"
#include "tools/swot/model.h"
#include "tools/mix/model.h"

using namespace sandtable;
using namespace sandtable::test;

TEST_CASE("mix: everything deleted comes back by the message, and what pointed to it says so") {
  User user;
  Plan plan = selling();
  Round& round = in_plan<Mix>(plan).rounds.emplace_back().edit();
  round.id = "pilot";
  round.title = "Pilot";
  round.candidate = "steady";
  user.open_mix(std::move(plan));
  const Mix before = user.mix();
  const auto back = [&](const std::string& name) {
    CHECK_FALSE(user.mix() == before);
    CHECK(user.by_id("toast.text")->name == tr("mix.deleted", {{"name", name}}));
    REQUIRE(user.press("toast.action"));
    CHECK(user.mix() == before);
  };
  user.button_like("Head office, ");
  user.button(tr("segment.delete"));
  CHECK(user.app->route.word(2).empty());
  CHECK(user.mix().segments.empty());
  CHECK(user.mix().needs[0]->segment == "bank");
  back("Head office");

  user.step("needs");
  user.button_like("Never stops, ");
  user.button(tr("need.delete"));
  CHECK(user.mix().needs.size() == 2);
  CHECK(user.mirrored_focus == "mix.step_title");
  REQUIRE(user.press("toast.close"));
  user.step("mix");
  CHECK(user.lacks("deleted_needs", 1));
  user.button_like("1 Leased line, ");
  CHECK(user.says(tr("element.needs_gone", {{"n", "1"}})));
  user.button(tr("element.needs_forget"));
  CHECK(user.mix().candidates[0]->elements[0]->needs.empty());
  user.undo();
  user.undo();
  CHECK(user.mix() == before);
  user.button(tr("element.delete"));
  CHECK(user.mix().candidates[0]->elements.empty());
  CHECK(user.app->route.word(2).empty());
  back("Leased line");

  user.button(tr("candidate.delete"));
  CHECK(user.mix().candidates.empty());
  user.step("evaluation");
  CHECK(user.lacks("candidate_gone", 1));
  user.step("mix");
  back("Steady");

  user.step("evaluation");
  user.button_like("1 Pilot, ");
  user.button(tr("round.delete"));
  CHECK(user.mix().rounds.empty());
  back("Pilot");
}

TEST_CASE("mix: the currency changes while that needs no rate") {
  User user;
  user.open_mix(selling());
  const std::string currency = tr("mix.currency");
  user.fill(currency, "usd");
  CHECK(user.mix().currency == "USD");
  CHECK(user.by_id("mix.currency.error") == nullptr);
  user.fill(currency, "JPY");  // no decimals: 1000.00 would become 100,000
  CHECK(user.mix().currency == "USD");
  CHECK(user.by_id("mix.currency.error")->name == tr("mix.other_currency", {{"currency", "USD"}}));
  CHECK(user.field(currency).invalid);
  CHECK(user.field(currency).value == "JPY");
  CHECK(user.mix().candidates[0]->elements[0]->price == 100'000);
  user.fill(currency, "dollar");
  CHECK(user.by_id("mix.currency.error")->name == tr("mix.bad_currency", {{"currency", "USD"}}));
  CHECK(user.mix().currency == "USD");
  user.fill(currency, "EUR");
  CHECK(user.by_id("mix.currency.error") == nullptr);
  CHECK(user.mix().currency == "EUR");
  user.step("mix");
  CHECK(user.by_id("cash.words")->name.find("EUR") != std::string::npos);

  User other;
  other.open_mix(started());  // without amounts
  other.fill(currency, "JPY");
  CHECK(other.mix().currency == "JPY");
}

TEST_CASE("mix: a wrong figure stays in its field with the reason, and the last good one in the plan") {
  User user;
  user.open_mix(selling());
  user.step("mix");
  user.button_like("1 Leased line, ");
  const std::string price = tr("element.price") + " (CNY)";
  CHECK(user.field(price).value == "1,000");
  user.fill(price, "1,2");
  CHECK(user.wrong_with(price) == tr("figure.grouping"));
  CHECK(user.mix().candidates[0]->elements[0]->price == 100'000);
  // Other work does not disturb it.
  user.tick(label("layers", "additional"));
  CHECK(user.field(price).value == "1,2");
  CHECK(user.wrong_with(price) == tr("figure.grouping"));
  user.fill(price, "1,200");
  CHECK(user.wrong_with(price).empty());
  CHECK(user.mix().candidates[0]->elements[0]->price == 120'000);
  // Undone, the field shows what the plan has, not what was typed.
  user.undo();
  CHECK(user.mix().candidates[0]->elements[0]->price == 100'000);
  CHECK(user.field(price).value == "1,000");
  user.fill(price, "-5");  // we pay: allowed, and said
  CHECK(user.mix().candidates[0]->elements[0]->price == -500);
  user.button(tr("element.back"));
  CHECK(user.shows("Elements with a negative price (we pay): 1."));
}

TEST_CASE("mix: typing is one step of undo, every choice one of its own") {
  User user;
  user.open_mix(started());
  const Mix before = user.mix();
  user.button_like("Head office, ");
  for (const char* text : {"H", "He", "HQ"}) user.fill(tr("segment.name"), text);
  CHECK(user.mix().segments[0]->title == "HQ");
  CHECK(user.undo_until(before) == 1);
  user.button(tr("top.redo", {{"what", tr("undo.mix")}}));
  CHECK(user.mix().segments[0]->title == "HQ");
  user.choose(label("criteria", "large"), tr("mix.yes"));
  user.choose(label("criteria", "alike"), tr("mix.no"));
  user.tick(tr("segment.is_target"));
  CHECK(user.undo_until(before) == 4);
  user.fill(tr("segment.revenue"), "1");
  user.fill(tr("segment.revenue"), "12");
  user.fill(tr("dimension.region"), "North");
  CHECK(user.undo_until(before) == 2);
  // A wrong figure changes nothing, so there is nothing to undo.
  user.fill(tr("segment.revenue"), "x");
  CHECK(user.mix() == before);
  // Many lines at once are one step; of a list only the words are taken.
  user.button(tr("segments.title"));
  user.fill(tr("segments.add"), "1. One\r\n\n\u30002. Two\nThree\n");
  REQUIRE(user.mix().segments.size() == 4);
  CHECK(user.mix().segments[1]->title == "One");
  CHECK(user.mix().segments[2]->title == "Two");
  CHECK(user.mix().segments[3]->title == "Three");
  CHECK(user.undo_until(before) == 1);
  // One line is no list.
  user.fill(tr("segments.add"), "三、四线城市\n");
  CHECK(user.mix().segments[1]->title == "三、四线城市");
}

TEST_CASE("mix: lists are full with a message, not in silence") {
  User user;
  Plan plan = started();
  while (in_plan<Mix>(plan).needs.size() + 1 < kMaxNeeds) {
    Need& need = in_plan<Mix>(plan).needs.emplace_back().edit();
    need.id = "n" + std::to_string(in_plan<Mix>(plan).needs.size());
    need.segment = "bank";
  }
  user.open_mix(std::move(plan));
  user.step("needs");
  CHECK(user.count(Role::ListItem) < 120);  // those near the view
  user.fill(tr("needs.add") + ": " + label("layers", "latent"), "One\nTwo\n");
  CHECK(user.mix().needs.size() == kMaxNeeds);
  CHECK(user.mix().needs.back()->text == "One");
  CHECK(user.by_id("toast.text")->name == tr("mix.full", {{"n", std::to_string(kMaxNeeds)}}));
}

TEST_CASE("mix: a shared plan can be looked at everywhere and changed nowhere") {
  Plan plan = mix_fixture();
  Card fresh;
  fresh.id = "fresh";
  fresh.text = "A new chance";
  in_plan<Swot>(plan).cards[2].emplace_back(fresh);
  const auto link = encode_link(plan_for(plan, Destination::Link), "http://localhost/");
  REQUIRE(link.ok());
  for (const Size size : {kLaptop, kPhone}) {
    DriverOptions options = with_mix(size);
    options.path = link.value().substr(link.value().find('#'));
    User user(options);
    REQUIRE(user.press("plan.mix"));
    REQUIRE(user.app->route.is_page("mix"));
    CHECK(user.shows(tr("banner.shared")));
    const Mix before = user.mix();
    int fields = 0;
    // Presses and types into all there is, but for what leads elsewhere.
    const auto try_all = [&] {
      std::vector<Node> all(user.app->nodes.nodes().begin(), user.app->nodes.nodes().end());
      for (const Node& node : all) {
        CAPTURE(node.id);
        if (node.role == Role::TextField || node.role == Role::TextArea) {
          ++fields;
          CHECK((node.read_only || node.id == "element.needs.search"));
          user.type(Text(node.id), "9");
        } else if (node.role == Role::Checkbox) {
          CHECK(node.disabled);
        } else if (node.role == Role::Radio) {
          CHECK((node.disabled || node.parent == "cash.scenario" || node.parent == "needs.segment"));
        } else if (node.role == Role::Button && node.pressed != Toggle::NotOne) {
          CHECK((node.disabled || node.id.starts_with("candidate.")));
        }
        if (node.disabled) user.activate(node.id);
      }
      for (const char* part : {".add", ".delete", ".usual", ".copy", ".forget"}) {
        for (const Node& node : user.app->nodes.nodes()) {
          if (node.role == Role::Button || node.role == Role::TextArea) CHECK_MESSAGE((node.disabled || !node.id.ends_with(part)), node.id);
        }
      }
      CHECK(user.mix() == before);
    };
    CHECK(user.by_id("chance.fresh.take")->disabled);
    try_all();
    REQUIRE(user.press("segment.seg-bank.open"));
    try_all();
    CHECK(user.find(Role::Checkbox, tr("segment.is_target"))->checked == Toggle::On);
    user.app->back();
    user.settle();
    user.step("needs");
    REQUIRE(user.press("profile.toggle"));
    REQUIRE(user.press("need.need-line.open"));
    try_all();
    user.step("mix");
    try_all();
    REQUIRE(user.press("element.el-100m.open"));
    try_all();
    user.app->back();
    user.settle();
    user.step("evaluation");
    REQUIRE(user.press("round.round-pilot.open"));
    try_all();
    CHECK(fields > 40);
    CHECK(user.host.plans.empty());
  }
}

TEST_CASE("mix: on a phone and in Chinese, the steps by touch") {
  User user(with_mix(kPhone, "zh-CN"));
  REQUIRE(user.tap("home.new_plan"));
  REQUIRE(user.tap("plan.mix"));
  user.type("segments.add", "总行数据中心\n网点\n");
  REQUIRE(user.mix().segments.size() == 2);
  const std::string segment = user.mix().segments[0]->id;
  REQUIRE(user.tap(Text("segment." + segment + ".open")));
  REQUIRE(user.tap("segment.target"));
  CHECK(user.mix().segments[0]->target);
  REQUIRE(user.tap("segment.needs"));
  CHECK(user.app->route.word(1) == "needs");
  user.type("needs.core.add", "专线不能中断\n");
  CHECK(user.mix().needs[0]->segment == segment);
  REQUIRE(user.tap("mix.next"));
  CHECK(user.app->route.word(1) == "mix");
  REQUIRE(user.tap("candidate.add"));
  user.type("elements.base.add", "百兆专线\n");
  REQUIRE(user.tap(Text("element." + user.mix().candidates[0]->elements[0]->id + ".open")));
  REQUIRE(user.tap(Text("element.need." + user.mix().needs[0]->id)));
  user.type("element.price", "１．５万");
  CHECK(user.mix().candidates[0]->elements[0]->price == 1'500'000);
  REQUIRE(user.tap("element.back"));
  REQUIRE(user.tap("mix.next"));
  CHECK(user.app->route.word(1) == "evaluation");
  CHECK(user.by_id("mix.next") == nullptr);
  REQUIRE(user.tap("rounds.add"));
  CHECK(user.mix().rounds.size() == 1);
  user.pass_ms(400);
  CHECK(in_plan<Mix>(stored_plan(user)) == user.mix());
}

TEST_CASE("mix: printed, every step is in the report with its pictures") {
  User user;
  user.open_mix(mix_fixture());
  REQUIRE(user.press("mix.print"));
  const NullHost::Request* print = user.host.last("print");
  REQUIRE(print != nullptr);
  for (const char* words : {"100M 专线", "稳健组合", "专线不能中断", "试点"}) CHECK_MESSAGE(print->body.find(words) != std::string::npos, words);
  std::size_t pictures = 0;
  for (std::size_t at = 0; (at = print->body.find("\"shapes\":[{", at)) != std::string::npos; ++at) ++pictures;
  CHECK(pictures == 8);  // layers, portfolio, and three of each of two candidates
}

TEST_CASE("mix: what is wrong in a field of one record does not stand in that of another") {
  User user;
  Plan plan = selling();
  in_plan<Mix>(plan).segments.emplace_back(*in_plan<Mix>(plan).segments[0]).edit().id = "other";
  in_plan<Mix>(plan).segments[1].edit().title = "Other";
  in_plan<Mix>(plan).candidates.emplace_back(*in_plan<Mix>(plan).candidates[0]).edit().id = "bold";
  in_plan<Mix>(plan).candidates[1].edit().title = "Bold";
  in_plan<Mix>(plan).candidates[1].edit().elements[0].edit().id = "bold-line";
  user.open_mix(std::move(plan));
  user.button_like("Head office, ");
  user.fill(tr("segment.revenue"), "much");
  CHECK(user.wrong_with(tr("segment.revenue")) == tr("figure.not_an_amount"));
  user.button(tr("segments.title"));
  user.button_like("Other, ");
  CHECK(user.field(tr("segment.revenue")).value == "");
  CHECK(user.wrong_with(tr("segment.revenue")).empty());
  user.button(tr("segments.title"));
  user.step("mix");
  user.fill(tr("candidate.quarters"), "x");
  user.button("Bold");
  CHECK(user.field(tr("candidate.quarters")).value == "4");
  user.button_like("1 Leased line, ");
  user.fill(tr("element.price") + " (CNY)", "1,5");
  user.button(tr("element.back"));
  user.button("Steady");
  user.button_like("1 Leased line, ");
  CHECK(user.field(tr("element.price") + " (CNY)").value == "1,000");
}

TEST_CASE("mix: a field can be emptied to write another figure or code") {
  User user;
  user.open_mix(selling());
  user.fill(tr("mix.currency"), "");
  CHECK(user.field(tr("mix.currency")).value == "");
  CHECK(user.mix().currency == "CNY");
  user.fill(tr("mix.currency"), "USD");
  user.undo();
  CHECK(user.mix().currency == "CNY");
  CHECK(user.field(tr("mix.currency")).value == "CNY");
  user.step("mix");
  user.fill(tr("candidate.quarters"), "");
  CHECK(user.field(tr("candidate.quarters")).value == "");
  CHECK(user.wrong_with(tr("candidate.quarters")) == tr("figure.range", {{"min", "1"}, {"max", "12"}}));
  CHECK(user.mix().candidates[0]->quarters == 4);
}

TEST_CASE("mix: typing in one candidate or round and then in another is two steps of undo") {
  User user;
  Plan plan = selling();
  in_plan<Mix>(plan).candidates.emplace_back(*in_plan<Mix>(plan).candidates[0]).edit().id = "bold";
  in_plan<Mix>(plan).candidates[1].edit().title = "Bold";
  in_plan<Mix>(plan).candidates[1].edit().elements[0].edit().id = "bold-line";
  user.open_mix(std::move(plan));
  const Mix before = user.mix();
  user.step("mix");
  user.fill(tr("candidate.title"), "Steadier");
  user.button("Bold");
  user.fill(tr("candidate.title"), "Bolder");
  CHECK(user.undo_until(before) == 2);
}

TEST_CASE("mix: the fiftieth candidate is the last, and the message says how many fit") {
  User user;
  Plan plan = started();
  while (in_plan<Mix>(plan).candidates.size() < kMaxCandidates) {
    Candidate& candidate = in_plan<Mix>(plan).candidates.emplace_back().edit();
    candidate.id = "c" + std::to_string(in_plan<Mix>(plan).candidates.size());
  }
  user.open_mix(std::move(plan));
  user.step("mix");
  CHECK(user.find(Role::Button, tr("candidate.add")) == nullptr);
  user.button(tr("candidate.copy"));
  CHECK(user.mix().candidates.size() == kMaxCandidates);
  CHECK(user.by_id("toast.text")->name == tr("mix.full", {{"n", std::to_string(kMaxCandidates)}}));
}
