// The self-tests on the home page.
#include <cmath>

#include "app/views/views.h"
#include "app/words.h"
#include "tools/self_test/shelf.h"
#include "tools/self_test/view/views.h"
#include "ui/widgets/button.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/row.h"
#include "tools/self_test/pages.h"

namespace sandtable {

namespace {

// The self-test that was open last and is not finished; nullptr: there is none.
const PlanSummary* unfinished(App& app) {
  const PlanSummary* plan = app.workspace.summary(app.settings.last_plan);
  return plan == nullptr || !plan->deleted.empty() || app.settings.last_self_test.empty() ? nullptr : plan;
}

// One tap back to the question comes before anything new.
void start_card(App& app, Ui& ui, const TestPack& pack) {
  const PlanSummary* begun = unfinished(app);
  card(ui, "home.start", pack.title, CardKind::Accent, [&] {
    paragraph(ui, "home.start.kind", ui.tr("home.self_test"), {.size = kTextSmall, .weight = Weight::Semibold, .tone = Tone::Accent});
    heading(ui, "home.start.title", 2, pack.title);
    ui.gap(kGapSmall);
    paragraph(ui, "home.start.summary", pack.summary);
    ui.gap(kGapTight);
    paragraph(ui, "home.start.facts",
              ui.tr_format("test.facts", {{"questions", number_text(pack.questions.size())},
                                          {"minutes", number_text(pack.minutes)}}),
              {.size = 14, .tone = Tone::Muted});
    ui.gap(kGap);
    if (begun != nullptr && app.settings.last_total > 0) {
      paragraph(ui, "home.start.progress", ui.tr_format("test.answered", {{"n", number_text(app.settings.last_done)}, {"of", number_text(app.settings.last_total)}}), {.weight = Weight::Semibold});
      ui.gap(kGapSmall);
    }
    if (begun != nullptr) {
      const bool on = button(ui, {.id = "home.continue", .label = ui.tr("home.continue"), .icon = Icon::Clock, .kind = ButtonKind::Primary});
      ui.gap(kGapSmall);
      if (on) return app.go(questions_route(begun->id, app.settings.last_self_test));
    }
    if (button(ui, {.id = "home.start_self_test", .label = ui.tr("home.start_self_test"), .icon = Icon::Play,
                    .kind = begun == nullptr ? ButtonKind::Primary : ButtonKind::Normal})) {
      app.go(intro_route("", pack.id));
    }
  }, 24);
}

// Not inlined: the first screens do without it.
[[gnu::noinline]] void test_row(App& app, Ui& ui, const TestPack& test) {
  Rect rect;
  const float reserve = ui.dp_round(kTarget + 12), size = ui.dp_round(kTarget);
  if (row_button(ui, {.id = "test." + sub_id(test.id, ".start"), .title = test.title, .detail = test.summary,
                      .icon = Icon::Chat},
                 reserve, rect)) {
    app.go(intro_route("", test.id));
  }
  if (!is_built_in(app, test.id) &&
      button_at(ui, {rect.right() - size - ui.dp_round(6), std::floor(rect.y + (rect.h - size) / 2), size, size},
                {.id = "test." + sub_id(test.id, ".remove"),
                 .label = ui.tr_format("home.remove_test", {{"title", test.title}}), .icon = Icon::Trash,
                 .kind = ButtonKind::Quiet, .icon_only = true})) {
    remove_test(app, test.id);
  }
  ui.gap(kGapSmall);
}

}  // namespace

void test_home(App& app, Ui& ui) {
  if (const TestPack* pack = test_named(app, "negotiation")) start_card(app, ui, *pack);
}

void further_tests(App& app, Ui& ui) {
  bool first = true;
  for (const TestPack& test : tests_of(app).all()) {
    if (test.id == "negotiation") continue;
    if (first) {
      ui.gap(kGapSection);
      heading(ui, "home.tests", 2, ui.tr("home.other_tests"));
      ui.gap(kGapSmall);
      first = false;
    }
    test_row(app, ui, test);
  }
}

}  // namespace sandtable
