// The attempts of a plan on its page, and how attempts are named.
#include <cmath>

#include "app/views/views.h"
#include "app/words.h"
#include "tools/self_test/shelf.h"
#include "tools/self_test/view/views.h"
#include "ui/widgets/button.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/row.h"
#include "tools/self_test/pages.h"
#include "tools/self_test/words.h"

namespace sandtable {

namespace {

Text progress_words(const Ui& ui, const TestPack& pack, const SelfTestScore& score) {
  if (score.total.score) {
    const Band* band = pack.band_of(*score.total.pomp);
    return ui.tr_format("plan.result", {{"score", score_words(ui.strings, score.total)},
                                        {"percent", percent_words(score.total.pomp)},
                                        {"band", band == nullptr ? Text() : Text(band->title)}});
  }
  return ui.tr_format("test.answered", {{"n", number_text(score.answered)}, {"of", number_text(score.questions)}});
}

// The last one that was begun and has open questions.
const SelfTest* unfinished(App& app, const std::vector<SelfTest>& attempts) {
  for (std::size_t i = attempts.size(); i-- > 0;) {
    const TestPack* pack = pack_of(app, attempts[i]);
    if (pack != nullptr && attempts[i].answers.size() < pack->questions.size()) return &attempts[i];
  }
  return nullptr;
}

void attempt_row(App& app, Ui& ui, const SelfTest& attempt) {
  const TestPack* pack = pack_of(app, attempt);
  const Text id = Text("attempt.") + attempt.id;
  std::string detail = attempt_words(ui.strings, attempt);
  bool finished = true;
  if (pack != nullptr) {
    const SelfTestScore score = score_self_test(*pack, attempt);
    finished = score.total.score.has_value();
    detail = progress_words(ui, *pack, score) + (detail.empty() ? "" : "\n" + detail);
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

void attempts_part(App& app, Ui& ui) {
  const Plan& plan = app.workspace.plan();
  const std::vector<SelfTest>& attempts = part<SelfTests>(plan).list;
  ui.gap(kGapSection);
  heading(ui, "plan.self_tests", 2, ui.tr("plan.self_tests"));
  ui.gap(kGapSmall);
  if (attempts.empty()) {
    paragraph(ui, "plan.no_self_tests", ui.tr("plan.no_self_tests"), {.tone = Tone::Muted});
    ui.gap(kGap);
  } else {
    node_around(ui, Role::List, "plan.attempts", ui.tr("plan.self_tests"), [&] {
      for (const SelfTest& attempt : attempts) attempt_row(app, ui, attempt);
    });
  }
  ui.gap(kGapSmall);
  const SelfTest* begun = ui.read_only ? nullptr : unfinished(app, attempts);
  if (begun != nullptr) {
    const bool on = button(ui, {.id = "plan.continue", .label = ui.tr("home.continue"), .icon = Icon::Clock, .kind = ButtonKind::Primary, .wide = true});
    ui.gap(kGapSmall);
    if (on) return app.go(questions_route(app.route.plan, begun->id));
  }
  if (plan_buttons(app, ui, {.id = "plan.begin", .label = ui.tr(attempts.empty() ? Key("home.start_self_test") : Key("plan.another")),
                             .icon = Icon::Plus, .kind = begun == nullptr ? ButtonKind::Primary : ButtonKind::Normal, .disabled = ui.read_only, .wide = true})) {
    app.go(intro_route(app.route.plan, attempts.empty() ? Text("negotiation") : Text(attempts.back().test)));
  }
}

}  // namespace sandtable
