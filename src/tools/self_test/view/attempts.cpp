// The attempts of a plan on its page, and how attempts are named.
#include <algorithm>
#include <cmath>

#include "app/views/views.h"
#include "app/map_row.h"
#include "app/words.h"
#include "tools/self_test/shelf.h"
#include "tools/self_test/view/views.h"
#include "ui/widgets/button.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/row.h"
#include "tools/self_test/pages.h"
#include "tools/self_test/words.h"

namespace sandtable::inline overview {

namespace {

Text progress_words(const Strings& strings, const TestPack& pack, const SelfTestScore& score) {
  if (score.total.score) {
    const Band* band = pack.band_of(*score.total.pomp);
    return strings.tr_format("plan.result", {{"score", score_words(strings, score.total)},
                                        {"percent", percent_words(score.total.pomp)},
                                        {"band", band == nullptr ? Text() : Text(band->title)}});
  }
  return strings.tr_format("test.answered", {{"n", number_text(score.answered)}, {"of", number_text(score.questions)}});
}

void attempt_row(App& app, Ui& ui, const SelfTest& attempt) {
  const TestPack* pack = pack_of(app, attempt);
  const Text id = Text("attempt.") + attempt.id;
  std::string detail = attempt_words(ui.strings, attempt);
  bool finished = true;
  if (pack != nullptr) {
    const SelfTestScore score = score_self_test(*pack, attempt);
    finished = score.total.score.has_value();
    detail = progress_words(ui.strings, *pack, score) + (detail.empty() ? "" : "\n" + detail);
  } else {
    detail = ui.tr("test.unknown_title") + "\n" + detail;
  }
  node_around(ui, Role::ListItem, id, "", [&] {
    Rect rect;
    const float reserve = ui.dp_round(kTarget + 12), size = ui.dp_round(kTarget);
    if (row_button(ui, {.id = sub_id(id, ".open"), .title = pack == nullptr ? attempt.test : pack->title, .detail = detail,
                        .icon = finished ? Icon::Chart : Icon::Clock},
                   reserve, rect) &&
        pack != nullptr) {
      app.go((finished || ui.read_only ? result_route(app.route.plan, attempt.id) : questions_route(app.route.plan, attempt.id)));
    }
    const Rect more{rect.right() - size - ui.dp_round(6), std::floor(rect.y + (rect.h - size) / 2), size, size};
    if (!ui.read_only &&
        button_at(ui, more,
                  {.id = sub_id(id, ".more"),
                   .label = ui.tr_format("home.more", {{"title", pack == nullptr ? attempt.test : pack->title}}),
                   .icon = Icon::More, .kind = ButtonKind::Quiet, .icon_only = true,
                   .expanded = app.overlay == attempt_menu && app.overlay_subject == attempt.id ? Toggle::On
                                                                                                        : Toggle::Off})) {
      app.open_menu(attempt_menu, attempt.id, more);
    }
  });
  ui.gap(kGapSmall);
}

}  // namespace

// A row for each test that was taken; for the negotiation test while there is none.
void tests_map(App& app, std::vector<MapRow>& rows) {
  const std::vector<SelfTest>& attempts = part<SelfTests>(app.workspace.plan()).list;
  std::vector<std::string> tests;
  for (const SelfTest& attempt : attempts) {
    if (std::ranges::find(tests, attempt.test) == tests.end()) tests.push_back(attempt.test);
  }
  if (tests.empty()) tests.emplace_back("negotiation");
  for (const std::string& test : tests) {
    const TestPack* pack = test_named(app, test);
    MapRow row{.id = Text("test.") + frame_text(test), .title = pack == nullptr ? frame_text(test) : Text(pack->title), .purpose = app.tr("self_test.map.purpose"),
               .words = app.tr("self_test.map.words"), .icon = Icon::Chat, .area = Area::SelfAssessment, .to = intro_route(app.route.plan, test)};
    long times = 0;
    for (const SelfTest& attempt : attempts) {
      pack = pack_of(app, attempt);
      if (attempt.test != test || pack == nullptr) continue;
      const SelfTestScore score = score_self_test(*pack, attempt);
      const bool finished = score.total.score.has_value();
      row.title = pack->title;
      row.done = static_cast<int>(score.answered);
      row.total = static_cast<int>(score.questions);
      row.to = finished || !app.workspace.can_edit() ? result_route(app.route.plan, attempt.id) : questions_route(app.route.plan, attempt.id);
      row.begun = true;
      row.state = app.strings().tr_format("self_test.map.times", {{"n", number_text(++times)}, {"result", progress_words(app.strings(), *pack, score)}});
    }
    rows.push_back(row);
  }
}

void attempts_part(App& app, Ui& ui) {
  const Plan& plan = app.workspace.plan();
  const std::vector<SelfTest>& attempts = part<SelfTests>(plan).list;
  if (attempts.empty()) {
    paragraph(ui, "plan.no_self_tests", ui.tr("plan.no_self_tests"), {.tone = Tone::Muted});
    ui.gap(kGap);
  } else {
    node_around(ui, Role::List, "plan.attempts", ui.tr("plan.self_tests"), [&] {
      for (const SelfTest& attempt : attempts) attempt_row(app, ui, attempt);
    });
  }
  if (button(ui, {.id = "plan.begin", .label = ui.tr(attempts.empty() ? Key("home.start_self_test") : Key("plan.another")), .icon = Icon::Plus, .disabled = ui.read_only})) {
    app.go(intro_route(app.route.plan, attempts.empty() ? Text("negotiation") : Text(attempts.back().test)));
  }
}

}  // namespace sandtable::overview
