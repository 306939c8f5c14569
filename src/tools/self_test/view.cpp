// What the self-tests show, for the register; see app/tool_view.h.
#include <algorithm>

#include "app/tool_view.h"
#include "app/views/views.h"
#include "tools/self_test/result_code.h"
#include "tools/self_test/shelf.h"
#include "tools/self_test/view/views.h"
#include "tools/self_test/pages.h"

namespace sandtable {

const Tool& self_test_tool();

inline namespace links {
namespace {

std::optional<Error> open_code(App& app, std::string_view text) {
  auto attempt = find_result_code(text, tests_of(app));
  if (!attempt) return attempt.error();
  LoadedPlan shared;
  Plan& plan = shared.plan;
  attempt->id = app.new_uuid();
  plan.language = app.settings.language;
  if (const TestPack* known = test_named(app, attempt->test)) plan.title = known->title;
  edit_part<SelfTests>(plan).list.push_back(std::move(attempt).value());
  return app.open_shared(std::move(shared));
}

}  // namespace
}  // namespace links

namespace {

void draw(App& app, Ui& ui) {
  if (app.route.is_page("test")) return questions_view(app, ui);
  if (app.route.is_page("result")) return result_view(app, ui);
  intro_view(app, ui);
}

bool on_first_texts(const Route& route) { return !route.is_page("result"); }
bool fills(const Route& route) { return route.is_page("test"); }

// A test that is not known may be one of those that come with a workshop.
bool wants(App& app, Group group) {
  if (group == Group("overview")) return app.route.tool == "self_test" && app.route.is_page("result");
  if (!(group == Group("workshop"))) return false;
  const bool intro = app.route.is_page("start") || app.route.is_page("intro");
  if (app.route.tool == "self_test" && intro) return test_named(app, app.route.word(1)) == nullptr;
  if (app.route.plan.empty() || !app.workspace.is_open()) return false;
  learn_tests_of_plan(app);
  for (const SelfTest& attempt : part<SelfTests>(app.workspace.plan()).list) {
    if (test_named(app, attempt.test) == nullptr) return true;
  }
  return false;
}

// The phase chosen last goes on to the other tests of a course. Not inlined: the first screens do without it.
[[gnu::noinline]] Phase phase_of_course(const std::vector<SelfTest>& list, Text test) {
  if (list.empty()) return Phase::None;
  const Phase last = list.back().phase;
  const bool taken = std::ranges::any_of(list, [&](const SelfTest& one) { return test == Text(one.test) && one.phase == last; });
  return taken ? Phase::None : last;
}

void entered(App& app) {
  SelfTestState& state = app.state<SelfTestState>();
  if (app.workspace.is_open()) {
    state.form.person = app.workspace.plan().author;
    state.form.phase = phase_of_course(part<SelfTests>(app.workspace.plan()).list, app.route.word(1));
  }
  if (!app.route.is_page("test")) return;
  app.content.fetch_ahead("overview");  // for the result
  const std::string self_test = app.route.word(1);
  const auto place = app.settings.positions.find(self_test);
  state.question = place == app.settings.positions.end() ? std::string() : place->second;
  app.settings.last_plan = app.route.plan;
  app.settings.last_self_test = self_test;
  app.settings.save(app.host);
}

std::vector<AskedChoice> choices(App& app) {
  std::vector<AskedChoice> all;
  for (const TestPack& test : tests_of(app).all()) all.push_back({test.id, test.title, test.summary});
  return all;
}

Text asked_title(App& app, const Asked& asked) {
  const TestPack* pack = test_named(app, asked.item);
  return pack == nullptr ? Text() : Text(pack->title);
}

Route asked_route(App& app, const Asked& asked) {
  const SelfTest* attempt = self_test_of(app.workspace.plan(), asked);
  if (attempt == nullptr) return plan_route(app.route.plan);
  const TestPack* pack = pack_of(app, *attempt);
  const bool finished = pack != nullptr && attempt->answers.size() >= pack->questions.size();
  return finished || !app.workspace.can_edit() ? result_route(app.route.plan, attempt->id) : questions_route(app.route.plan, attempt->id);
}

void prepare(App& app, Plan& work) {
  for (SelfTest& attempt : edit_part<SelfTests>(work).list) {
    if (const TestPack* pack = test_named(app, attempt.test)) attempt.pack_version = pack->pack_version;
  }
}

void bring(App& app, Plan& exercise, const Asked& asked) { carry_test(app, exercise, asked.item); }

bool opens_at(const Plan& plan, Route& to) {
  const std::vector<SelfTest>& list = part<SelfTests>(plan).list;
  if (list.size() != 1) return false;
  to = result_route("shared", list[0].id);
  return true;
}

void add_packs(App& app, Packs& packs) { packs.add(tests_of(app)); }

}  // namespace

const ToolView& self_test_view() {
  static const ToolView kView = {
      .tool = &self_test_tool(),
      .group = "first",
      .icon = Icon::Chat,
      .pages = {{.word = "start", .least = 2, .most = 2, .in_plan = false},
                {.word = "intro", .least = 2, .most = 2},
                {.word = "test", .least = 2, .most = 2},
                {.word = "result", .least = 2, .most = 2}},
      .draw = draw,
      .on_first_texts = on_first_texts,
      .fills = fills,
      .wants = wants,
      .entered = entered,
      .home = test_home,
      .home_more = further_tests,
      .map = tests_map,
      .plan_part = attempts_part,
      .choices = choices,
      .asked_title = asked_title,
      .asked_route = asked_route,
      .bring = bring,
      .prepare = prepare,
      .only = only_self_test,
      .share_part = code_part,
      .opens_at = opens_at,
      .open_code = open_code,
      .take_document = take_test_file,
      .on_event = take_own_tests,
      .content_came = take_tests,
      .use_language = use_tests,
      .add_packs = add_packs,
  };
  return kView;
}

}  // namespace sandtable
