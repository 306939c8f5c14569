// The marketing-mix planner: a user goes through its four steps by roles and names.
#include "tools/sheets/model.h"
#include "mix_user.h"
#include "plan_parts.h"
#include "tools/swot/model.h"
#include "tools/actions/model.h"
#include "tools/mix/model.h"

using namespace sandtable;
using namespace sandtable::test;

TEST_CASE("mix, opportunity: a chance of the SWOT becomes a segment, once, and says where it came from") {
  User user;
  Plan plan = titled("Bank");
  for (const char* text : {"Data centre tender", "New branches"}) {
    Card card;
    card.id = text[0] == 'D' ? "o1" : "o2";
    card.text = text;
    card.top = card.id == "o2";
    in_plan<Swot>(plan).cards[2].emplace_back(card);
  }
  user.open_mix(std::move(plan));
  CHECK(user.lacks("no_segment"));
  // The one with a star stands first.
  const Node *starred = user.by_id("chance.o2"), *other = user.by_id("chance.o1");
  REQUIRE(starred != nullptr);
  REQUIRE(other != nullptr);
  CHECK(starred->rect.y < other->rect.y);
  user.button("Data centre tender, " + tr("chance.take"));
  REQUIRE(user.mix().segments.size() == 1);
  CHECK(user.mix().segments[0]->title == "Data centre tender");
  CHECK(user.mix().segments[0]->refs == std::vector<std::string>{"o1"});
  user.button("Data centre tender, " + tr("chance.taken", {{"name", "Data centre tender"}}));
  CHECK(user.mix().segments.size() == 1);
  CHECK(user.find(Role::Heading, "Data centre tender") != nullptr);
  CHECK(user.says(tr("actions.from", {{"source", "Data centre tender"}})));
  user.button(tr("segments.title"));
  CHECK(user.app->route.word(2).empty());
  user.undo();
  CHECK(user.mix().segments.empty());
  CHECK(user.find(Role::Button, "Data centre tender, " + tr("chance.take")) != nullptr);
}

TEST_CASE("mix, opportunity: sizes of the layers as people type them, and what is wrong with one") {
  User user;
  user.open_mix(titled("Bank"));
  CHECK(user.lacks("market_open", 4));
  user.fill(tr("market.of"), "Leased lines of banks");
  const std::string potential = tr("layer.potential"), available = tr("layer.available"), served = tr("layer.served");
  user.fill(potential, "１２，０００");
  user.fill(available, "1.2万");
  CHECK(user.mix().market.size[0] == 12'000);
  CHECK(user.mix().market.size[1] == 12'000);
  CHECK(user.field(available).value == "1.2万");  // as it was typed
  CHECK(user.lacks("market_open", 2));
  user.fill(served, "8000");
  user.fill(served, "1,5");
  CHECK(user.wrong_with(served) == tr("figure.grouping"));
  CHECK(user.field(served).value == "1,5");
  CHECK(user.mix().market.size[2] == 8'000);
  CHECK(user.wrong_with(potential).empty());
  user.fill(served, "many");
  CHECK(user.wrong_with(served) == tr("figure.not_an_amount"));
  user.fill(served, "-3");
  CHECK(user.wrong_with(served) == tr("figure.negative"));
  user.fill(served, "2.5");
  CHECK(user.wrong_with(served) == tr("figure.too_fine"));
  user.fill(served, "1" + std::string(30, '0'));
  CHECK(user.wrong_with(served) == tr("figure.too_large"));
  CHECK(user.mix().market.size[2] == 8'000);
  // Taken, and said to be impossible.
  CHECK_FALSE(user.says(tr("market.too_large")));
  user.fill(served, "12,001");
  CHECK(user.wrong_with(served).empty());
  CHECK(user.mix().market.size[2] == 12'001);
  CHECK(user.by_id("market.layer.2.too_large") != nullptr);
  CHECK(user.says(tr("market.too_large")));
  CHECK(user.lacks("layer_too_large", 1));
  user.fill(served, "12000");
  CHECK_FALSE(user.says(tr("market.too_large")));
  user.fill(served, "");
  CHECK(user.mix().market.size[2] == kNoMoney);
  CHECK(user.wrong_with(served).empty());
  // As value the same digits are amounts with decimals.
  user.choose(tr("market.unit"), tr("market.value"));
  user.fill(served, "￥1,234.50");
  CHECK(user.mix().market.size[2] == 123'450);
  user.fill(served, "$5");
  CHECK(user.wrong_with(served) == tr("figure.other_currency", {{"currency", "CNY"}}));
}

TEST_CASE("mix, opportunity: the usual factors, their weights, and one of one's own") {
  User user;
  user.open_mix(titled("Bank"));
  CHECK(user.count(Role::Button) > 0);
  user.button(tr("factor.usual"));
  REQUIRE(user.mix().of(FactorAxis::Attractiveness).size() == 7);
  CHECK(user.mix().of(FactorAxis::Strength).empty());
  user.button(tr("factor.usual"));  // the other list's: the first one has none any more
  REQUIRE(user.mix().of(FactorAxis::Strength).size() == 7);
  CHECK(user.find(Role::Button, tr("factor.usual")) == nullptr);
  CHECK(user.mix().of(FactorAxis::Attractiveness)[0]->title == label("attractiveness", "profit"));
  CHECK(user.by_id("factors.attractiveness.sum")->name == tr("factor.sum", {{"sum", "100"}}));
  user.type("factors.attractiveness.profit.weight", "10.5");
  CHECK(user.mix().of(FactorAxis::Attractiveness)[0]->weight_pct == 10.5);
  CHECK(user.by_id("factors.attractiveness.sum")->name == tr("factor.sum_off", {{"sum", "90.5"}}));
  user.type("factors.attractiveness.profit.weight", "101");
  CHECK(user.by_id("factors.attractiveness.profit.weight.error")->name == tr("figure.range", {{"min", "0"}, {"max", "100"}}));
  CHECK(user.mix().of(FactorAxis::Attractiveness)[0]->weight_pct == 10.5);
  const std::string gone = label("attractiveness", "repeat");
  user.button(tr("mix.delete", {{"name", gone}}));
  CHECK(user.mix().of(FactorAxis::Attractiveness).size() == 6);
  CHECK(user.by_id("toast.text")->name == tr("mix.deleted", {{"name", gone}}));
  user.button(tr("factor.add"));
  REQUIRE(user.mix().of(FactorAxis::Attractiveness).size() == 7);
  const std::string added = user.mix().of(FactorAxis::Attractiveness)[6]->id;
  CHECK(user.mirrored_focus == "factors.attractiveness." + added + ".title");
  user.type(Text("factors.attractiveness." + added + ".title"), "Growth");
  CHECK(user.mix().of(FactorAxis::Attractiveness)[6]->title == "Growth");
}

TEST_CASE("mix, opportunity: a segment from its name to its box, target and objective") {
  User user;
  user.open_mix(titled("Bank"));
  user.button(tr("factor.usual"));
  user.button(tr("factor.usual"));
  user.fill(tr("segments.add"), "Head office\n\n  Branches \n");
  REQUIRE(user.mix().segments.size() == 2);
  CHECK(user.mix().segments[1]->title == "Branches");
  CHECK(user.lacks("no_target"));
  user.button_like("Head office, ");
  CHECK(user.find(Role::Heading, "Head office") != nullptr);
  user.tick(tr("segment.is_target"));
  user.choose(tr("dimension.industry"), label("industries", "finance"));
  user.fill(tr("dimension.region"), "North");
  user.choose(tr("dimension.price_sensitivity"), label("levels", "low"));
  user.fill(tr("segment.revenue"), "3.5万");
  for (const char* id : {"accessible", "measurable", "profitable", "large", "alike"}) {
    user.choose(label("criteria", id), tr("mix.yes"));
  }
  user.choose(label("criteria", "described"), tr("mix.no"));
  const Segment& segment = *user.mix().segments[0];
  CHECK(segment.target);
  CHECK(segment.dimensions[0] == "finance");
  CHECK(segment.dimensions[3] == "North");
  CHECK(segment.dimensions[4] == "low");
  CHECK(segment.revenue == 3'500'000);
  CHECK(user.says(tr("segments.criteria", {{"n", "5"}, {"of", "6"}})));
  // Attractiveness 8 everywhere, strength 3 everywhere: attractive and weak.
  CHECK(user.by_id("segment.box")->name == tr("segment.box", {{"box", "–"}, {"wanted", "–"}}));
  for (const char* list : {"attractiveness", "strength"}) {
    for (const Json& factor : mix_words(list)) {
      user.type(Text("segment.score." + factor["id"].get<std::string>()), list[0] == 'a' ? "8" : "３");
    }
  }
  CHECK(user.mix().segments[0]->scores.size() == 14);
  CHECK(user.mix().segments[0]->scores.at("credit") == 3);
  CHECK(user.says(tr("segment.score", {{"score", "8"}})));
  CHECK(user.says(tr("segment.score", {{"score", "3"}})));
  user.type("segment.score.credit", "11");
  CHECK(user.by_id("segment.score.credit.error")->name == tr("figure.range", {{"min", "1"}, {"max", "10"}}));
  CHECK(user.mix().segments[0]->scores.at("credit") == 3);
  user.fill(tr("segment.wanted_attractiveness"), "8.5");
  user.fill(tr("segment.wanted_strength"), "6");
  CHECK(user.mix().segments[0]->wanted_attractiveness == 8.5);
  CHECK(user.by_id("segment.box")->name ==
        tr("segment.box", {{"box", label("boxes", "question_mark")}, {"wanted", label("boxes", "star")}}));
  // We have revenue there: a question mark is one to leave.
  user.choose(tr("segment.objective"), label("objectives", "maintain"));
  CHECK(user.says(tr("segment.objective_off", {{"list", label("objectives", "exit")}})));
  user.choose(tr("segment.objective"), label("objectives", "exit"));
  CHECK(user.mix().segments[0]->objective == Objective::Exit);
  CHECK(user.says(tr("segment.fitting", {{"list", label("objectives", "exit")}})));
  user.button(tr("segments.title"));
  const Node* row = user.find(Role::Button, "Head office, ", true);
  REQUIRE(row != nullptr);
  for (const std::string& part : {tr("segment.target"), label("boxes", "question_mark"), std::string("35,000")}) {
    CHECK_MESSAGE(row->name.find(part) != std::string::npos, row->name);
  }
  CHECK(user.lacks("target_fails", 1));
  const Node* picture = user.by_id("portfolio.picture");
  REQUIRE(picture != nullptr);
  CHECK(picture->role == Role::Figure);
  CHECK(picture->name.find("Head office " + label("boxes", "question_mark")) != std::string::npos);
  user.button_like(tr("result.show_numbers") + ": " + tr("portfolio.title"));
  CHECK(row_of(user, "portfolio.picture.table", "Head office") ==
        std::vector<std::string>{"3", "8", label("boxes", "question_mark"), "35,000", label("objectives", "exit")});
  CHECK(user.frames_when_idle() == 0);
}

TEST_CASE("mix, needs: lines make needs, an open one takes layer, kind and values; the profile is kept") {
  User user;
  Plan plan = started();
  in_plan<Mix>(plan).needs.clear();
  in_plan<Mix>(plan).candidates.clear();
  Segment& other = in_plan<Mix>(plan).segments.emplace_back().edit();
  other.id = "branches";
  other.title = "Branches";
  user.open_mix(std::move(plan));
  user.step("needs");
  CHECK(user.option(tr("needs.whose"), "Branches") == nullptr);  // no target
  user.fill(tr("needs.add") + ": " + label("layers", "core"), "Never stops\n- On site in two hours\n");
  REQUIRE(user.mix().needs.size() == 2);
  const std::string first = user.mix().needs[0]->id;
  CHECK(user.mix().needs[0]->segment == "bank");
  CHECK(user.mix().needs[0]->layer == NeedLayer::Core);
  CHECK(user.by_id("needs.core.title")->name == tr("mix.count", {{"what", label("layers", "core")}, {"n", "2"}}));
  CHECK(user.lacks("core_without_value", 2));
  CHECK(user.lacks("no_kind", 2));
  user.button_like("Never stops, ");
  CHECK(user.by_id(Text("need." + first + ".open"))->expanded == Toggle::On);
  user.choose(tr("need.kind"), label("kinds", "quality"));
  user.push_down(tr("need.values"), label("values", "service"));
  user.push_down(tr("need.values"), label("values", "technology"));
  CHECK(user.mix().needs[0]->kind == NeedKind::Quality);
  CHECK(user.mix().needs[0]->answered_by == ((1u << 1) | (1u << 4)));
  user.push_down(tr("need.values"), label("values", "technology"));
  CHECK(user.mix().needs[0]->answered_by == 1u << 1);
  CHECK(user.lacks("core_without_value", 1));
  user.fill(tr("need.text"), "Never, ever stops");
  CHECK(user.mix().needs[0]->text == "Never, ever stops");
  user.choose(tr("need.layer"), label("layers", "latent"));
  CHECK(user.mix().needs[0]->layer == NeedLayer::Latent);
  CHECK(user.by_id("needs.latent.title")->name == tr("mix.count", {{"what", label("layers", "latent")}, {"n", "1"}}));
  CHECK(user.field(tr("need.text")).value == "Never, ever stops");  // still open, where it is now

  user.choose(tr("needs.whose"), tr("needs.of_all"));
  user.fill(tr("needs.add") + ": " + label("layers", "additional"), "One bill\n");
  CHECK(user.mix().needs[2]->segment.empty());
  CHECK(user.by_id("profile") == nullptr);
  user.choose(tr("needs.whose"), "Head office");
  CHECK(user.lacks("no_profile", 1));
  user.button(tr("profile.show", {{"n", "0"}, {"of", "7"}}));
  user.fill(label("profile", "usage"), "Day and night");
  CHECK(value_text(user.mix().segments[0]->values, "usage") == "Day and night");
  CHECK(user.find(Role::Button, tr("profile.hide", {{"n", "1"}, {"of", "7"}})) != nullptr);
  CHECK_FALSE(user.lacks("no_profile", 1));
}

TEST_CASE("mix, candidates: elements by lines, opened, tied to needs, priced, counted in three cases") {
  User user;
  Plan plan = started();
  in_plan<Mix>(plan).candidates.clear();
  user.open_mix(std::move(plan));
  user.step("mix");
  CHECK(user.says(tr("candidate.none")));
  user.button(tr("candidate.add"));
  REQUIRE(user.mix().candidates.size() == 1);
  CHECK(user.mirrored_focus == "candidate.title");
  CHECK(user.field(tr("candidate.title")).value == tr("candidate.new", {{"n", "1"}}));
  user.fill(tr("candidate.title"), "Steady");
  user.fill(tr("candidate.quarters"), "2");
  CHECK(user.mix().candidates[0]->quarters == 2);
  user.fill(tr("candidate.quarters"), "13");
  CHECK(user.wrong_with(tr("candidate.quarters")) == tr("figure.range", {{"min", "1"}, {"max", "12"}}));
  CHECK(user.mix().candidates[0]->quarters == 2);
  user.fill(tr("elements.add") + ": " + label("elements", "base"), "Leased line\nBackup line\n");
  user.fill(tr("elements.add") + ": " + label("elements", "base_service"), "Engineer on site\n");
  const auto elements = [&user]() -> const Elements& { return user.mix().candidates[0]->elements; };
  REQUIRE(elements().size() == 3);
  CHECK(elements()[2]->kind == ElementKind::BaseService);
  CHECK(user.lacks("without_need", 3));
  user.button_like("1 Leased line, ");
  user.fill(tr("element.line"), "Lines");
  user.tick(label("layers", "core") + " · Never stops");
  user.choose(tr("element.price_strategy"), label("prices", "value"));
  user.choose(tr("element.combination"), label("combinations", "business_service"));
  user.push_down(tr("element.serves"), label("serves", "place"));
  user.fill(tr("element.price") + " (CNY)", "1,000");
  user.fill(tr("element.unit_cost") + " (CNY)", "６００．００");
  user.fill(tr("element.one_off_cost") + " (CNY)", "2万");
  const std::string expected = tr("element.units", {{"case", tr("cash.expected")}}), worst = tr("element.units", {{"case", tr("cash.worst")}});
  user.fill(expected + ", " + tr("mix.quarter", {{"n", "1"}}), "20");
  user.fill(expected + ", " + tr("mix.quarter", {{"n", "2"}}), "80");
  CHECK(user.find(Role::TextField, expected + ", " + tr("mix.quarter", {{"n", "3"}})) == nullptr);
  CHECK(user.find(Role::TextField, worst + ", " + tr("mix.quarter", {{"n", "1"}})) == nullptr);
  user.button(tr("element.all_cases"));
  user.fill(worst + ", " + tr("mix.quarter", {{"n", "2"}}), "10");
  user.fill(tr("element.company"), "Fitting out of branches\n");
  user.fill(tr("element.personal"), "Home broadband\nMobile contract");
  const Element& line = *elements()[0];
  CHECK(line.line == "Lines");
  CHECK(line.needs == std::vector<std::string>{"need0"});
  CHECK(line.price_strategy == "value");
  CHECK(line.combination == "business_service");
  CHECK(line.serves == 1u << 2);
  CHECK(line.price == 100'000);
  CHECK(line.unit_cost == 60'000);
  CHECK(line.one_off_cost == 2'000'000);
  CHECK(line.units[1].at[1] == 80);
  CHECK(line.units[0].at[1] == 10);
  CHECK(line.units[2].at[1] == kNoMoney);
  CHECK(line.company_spending == std::vector<std::string>{"Fitting out of branches"});
  CHECK(line.personal_spending == std::vector<std::string>{"Home broadband", "Mobile contract"});
  CHECK(user.field(tr("element.company")).value == "Fitting out of branches\n");  // the next line may follow

  user.button(tr("element.back"));
  CHECK(user.by_id("coverage.words")->name ==
        tr("coverage.words", {{"core", "1"}, {"of", "1"}, {"percent", "100%"}, {"all", "33%"}}));
  const std::string figures = tr("cash.words", {{"revenue", "100,000"}, {"cost", "80,000"}, {"margin", "20,000"},
                                                {"percent", "20%"}, {"currency", "CNY"}});
  CHECK(user.by_id("cash.words")->name == figures + " " + tr("break_even.reached", {{"n", "2"}}));
  user.choose(tr("cash.scenario"), tr("cash.worst"));
  // 20 and 10: revenue 30,000, cost 18,000 + 20,000.
  CHECK(user.by_id("cash.words")->name.ends_with(tr("break_even.not_reached")));
  CHECK(user.by_id("cash.words")->name.find("-8,000") != std::string::npos);
  // Two lines (one of them without a name) and an engineer: three elements in three lines, one of three tied.
  CHECK(user.by_id("shape.width.value")->name == "3");
  CHECK(user.by_id("shape.depth.value")->name == "1");
  CHECK(user.by_id("shape.linkage.value")->name == "33%");
  CHECK(row_of(user, "backing.table", label("aspects", "place")).back() == "1");
  CHECK(row_of(user, "backing.table", label("aspects", "win_back")).back() == tr("backing.none"));
  user.button_like("1 Leased line, ");
  user.button(tr("element.variant"));
  CHECK(elements().size() == 4);
  CHECK(user.app->route.word(2) == elements()[3]->id);
  CHECK(elements()[3]->price == 100'000);
}

TEST_CASE("mix, candidates: two are compared, and the better figures are marked") {
  User user;
  user.open_mix(selling());
  user.step("mix");
  CHECK(user.by_id("comparison.table") == nullptr);
  user.button(tr("candidate.copy"));
  REQUIRE(user.mix().candidates.size() == 2);
  CHECK(user.field(tr("candidate.title")).value == tr("plan.copy_of", {{"title", "Steady"}}));
  user.fill(tr("candidate.title"), "Cheap");
  user.button_like("1 Leased line, ");
  user.fill(tr("element.price") + " (CNY)", "800");
  CHECK(user.mix().candidates[0]->elements[0]->price == 100'000);
  user.button(tr("element.back"));
  CHECK(user.by_id("comparison.lead")->name == tr("comparison.lead", {{"n", "4"}}));
  CHECK(row_of(user, "comparison.table", tr("measure.revenue")) == std::vector<std::string>{"★ 100,000", "80,000"});
  CHECK(row_of(user, "comparison.table", tr("measure.cost")) == std::vector<std::string>{"80,000", "80,000"});
  CHECK(row_of(user, "comparison.table", tr("measure.margin")) == std::vector<std::string>{"★ 20,000", "0"});
  CHECK(row_of(user, "comparison.table", tr("measure.core_needs")) == std::vector<std::string>{"100%", "100%"});
  user.button("Steady");
  CHECK(user.field(tr("candidate.title")).value == "Steady");
  CHECK(user.by_id("cash.words")->name.find("20,000") != std::string::npos);
}

TEST_CASE("mix, evaluation: a pilot that falls short leads by its cause to an improvement and an action") {
  User user;
  user.open_mix(selling());
  user.step("evaluation");
  CHECK(user.says(tr("rounds.none")));
  user.button(tr("rounds.pilot"));
  REQUIRE(user.mix().rounds.size() == 1);
  CHECK(user.mirrored_focus == "round.title");
  const auto round = [&user]() -> const Round& { return *user.mix().rounds[0]; };
  CHECK(round().title == tr("rounds.pilot_title"));
  CHECK(round().candidate == "steady");
  CHECK(round().figures[0].at[0] == 2'000'000);
  CHECK(round().figures[0].at[1] == 8'000'000);
  CHECK(round().figures[1].at[0] == 3'200'000);
  const std::string quarter = ", " + tr("mix.quarter", {{"n", "1"}});
  CHECK(user.field(tr("round.target_revenue") + quarter).value == "20,000");
  CHECK(user.by_id("round.check")->name == tr("round.nothing_yet"));
  CHECK(user.lacks("actual_open", 1));
  user.fill(tr("round.text"), "Two branches");
  user.fill(tr("round.actual_revenue") + quarter, "1.5万");
  user.fill(tr("round.actual_cost") + quarter, "33,000");
  CHECK(round().figures[2].at[0] == 1'500'000);
  CHECK(user.by_id("round.check")->name == tr("round.reached", {{"percent", "75%"}, {"n", "1"}}) + " " +
                                               tr("round.short", {{"amount", "5,000"}, {"currency", "CNY"}}) + " " +
                                               tr("round.over", {{"amount", "1,000"}, {"currency", "CNY"}}));
  CHECK(user.lacks("cause_missing", 1));
  CHECK(user.find(Role::RadioGroup, tr("round.cause")) == nullptr);
  user.choose(tr("round.failed_step"), label("steps", "mix"));
  CHECK(user.option(tr("round.cause"), label("causes", "pilot")) == nullptr);  // of another step
  CHECK(user.find(Role::Button, tr("round.make_action"))->disabled);
  user.choose(tr("round.cause"), label("causes", "price"));
  const std::string improvement = entry("causes", "price")["improvement"].get<std::string>();
  CHECK(user.field(tr("round.improvement")).value == improvement);
  // Another cause brings another improvement, but not over words of one's own.
  user.choose(tr("round.cause"), label("causes", "features"));
  CHECK(round().improvement == entry("causes", "features")["improvement"].get<std::string>());
  user.fill(tr("round.improvement"), "Ask for less");
  user.choose(tr("round.cause"), label("causes", "price"));
  CHECK(round().improvement == "Ask for less");
  user.button(tr("round.make_action"));
  const Actions& actions = in_plan<Actions>(user.app->workspace.plan());
  REQUIRE(actions.size() == 1);
  CHECK(actions[0]->text == "Ask for less");
  CHECK(round().actions == std::vector<std::string>{actions[0]->id});
  CHECK(user.mirrored_focus == "action." + actions[0]->id + ".owner");
  user.fill(tr("actions.owner") + ", Ask for less", "Li");
  CHECK(in_plan<Actions>(user.app->workspace.plan())[0]->owner == "Li");
  CHECK_FALSE(user.lacks("action_missing", 1));
  CHECK(row_of(user, "rounds.table", tr("rounds.pilot_title")) ==
        std::vector<std::string>{"75%", label("steps", "mix"), label("causes", "price"), "Ask for less",
                                 tr("round.actions_done", {{"n", "0"}, {"of", "1"}})});
  // The action stands in the list of the plan.
  user.app->go(plan_route(user.app->workspace.wanted()));
  user.settle();
  REQUIRE(user.press("plan.actions"));
  CHECK(user.field(tr("actions.owner") + ", Ask for less").value == "Li");
  user.app->back();
  user.settle();
  REQUIRE(user.press("plan.mix"));
  user.step("evaluation");
  user.button(tr("rounds.add"));
  CHECK(user.mix().rounds.size() == 2);
  CHECK(user.mix().rounds[1]->title == tr("rounds.new", {{"n", "2"}}));
}

TEST_CASE("a table gives its columns what their words ask for; on a phone its cells stand one below the other") {
  User user;
  user.open_mix(selling());
  user.step("evaluation");
  user.button(tr("rounds.pilot"));
  const float before = user.field(tr("round.improvement")).rect.h;
  std::string words;
  for (int i = 0; i < 30; ++i) words += "Try once more in towns. ";
  user.fill(tr("round.improvement"), words);
  CHECK(user.field(tr("round.improvement")).rect.h > before + 3 * 24);  // the field grows with its text
  std::string row;
  for (const Node& node : user.app->nodes.nodes()) {
    if (node.role == Role::RowHeader && node.name == tr("rounds.pilot_title") && node.parent.starts_with("rounds.table")) row = node.parent;
  }
  REQUIRE_FALSE(row.empty());
  const auto at = [&](int column) { return user.by_id(row + "." + std::to_string(column))->rect; };
  CHECK(at(4).w > 3 * at(1).w);
  CHECK(at(1).y == at(4).y);
  CHECK(at(5).right() <= user.by_id("rounds.table")->rect.right() + 1);

  user.resize(390, 844, 2);
  user.settle();
  CHECK(at(4).y > at(1).y);
  CHECK(at(4).w == at(1).w);
  CHECK(at(2).h == 1);  // empty: nobody has chosen the step that failed
  CHECK(user.by_id(row + ".2")->name.empty());
  CHECK(at(4).h > 5 * at(1).h);
}

TEST_CASE("mix, evaluation: targets are taken anew when the candidate has changed") {
  User user;
  Plan plan = selling();
  Round& round = in_plan<Mix>(plan).rounds.emplace_back().edit();
  round.id = "pilot";
  round.title = "Pilot";
  round.figures[0].at[0] = 1;
  user.open_mix(std::move(plan));
  user.step("evaluation");
  CHECK(user.lacks("candidate_gone", 1));
  user.button_like("1 Pilot, ");
  CHECK(user.find(Role::Button, tr("round.take_targets"))->disabled);
  user.choose(tr("round.candidate"), "Steady");
  CHECK(user.mix().rounds[0]->figures[0].at[0] == 1);
  user.button(tr("round.take_targets"));
  CHECK(user.mix().rounds[0]->figures[0].at[0] == 2'000'000);
  CHECK(user.mix().rounds[0]->figures[0].at[3] == 0);
}
