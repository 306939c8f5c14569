#include <cmath>

#include "app/views/views.h"
#include "ui/widgets/button.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/row.h"
#include "ui/widgets/text_field.h"
#include "app/words.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"
#include "tools/swot/model.h"
#include "tools/actions/model.h"
#include "tools/mix/model.h"
#include "tools/sorting/model.h"

namespace sandtable {

namespace {

void facts_card(App& app, Ui& ui) {
  const Plan& plan = app.workspace.plan();
  card(ui, "plan.facts", ui.tr("plan.about"), CardKind::Plain, [&] {
    std::string title = plan.title, author = plan.author;
    const auto fields = [&](int column) {
      if (column == 0) {
        if (text_field(ui, {.id = "plan.title", .label = ui.tr("plan.title"), .placeholder = ui.tr("plan.untitled"),
                            .max_bytes = static_cast<int>(kMaxTitleBytes), .read_only = ui.read_only}, title)) {
          app.workspace.edit("undo.rename", "title", [&](Plan& next) { next.title = title; });
        }
      } else if (text_field(ui, {.id = "plan.author", .label = ui.tr("plan.author"),
                                 .placeholder = ui.tr("form.person_hint"),
                                 .max_bytes = static_cast<int>(kMaxNameBytes), .read_only = ui.read_only}, author)) {
        app.workspace.edit("undo.author", "author", [&](Plan& next) { next.author = author; });
      }
    };
    if (ui.phone()) {
      fields(0);
      ui.gap(kGap);
      fields(1);
    } else {
      columns(ui, {3, 2}, kGap, fields);
    }
  });
}

Text progress_words(const Ui& ui, const TestPack& pack, const SelfTestScore& score) {
  if (score.total.score) {
    const Band* band = pack.band_of(*score.total.pomp);
    return ui.tr_format("plan.result", {{"score", score_words(ui, score.total)},
                                        {"percent", percent_words(score.total.pomp)},
                                        {"band", band == nullptr ? Text() : Text(band->title)}});
  }
  return ui.tr_format("test.answered", {{"n", number_text(score.answered)}, {"of", number_text(score.questions)}});
}

void attempt_row(App& app, Ui& ui, const SelfTest& attempt) {
  const TestPack* pack = app.pack_of(attempt);
  const Text id = Text("attempt.") + attempt.id;
  std::string detail = attempt_words(ui, attempt);
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
      app.go(self_test_route(finished || ui.read_only ? ScreenKind::Result : ScreenKind::Questions, app.route.plan, attempt.id));
    }
    const Rect more{rect.right() - size - ui.dp_round(6), std::floor(rect.y + (rect.h - size) / 2), size, size};
    if (!ui.read_only &&
        button_at(ui, more,
                  {.id = sub_id(id, ".more"),
                   .label = ui.tr_format("home.more", {{"title", pack == nullptr ? attempt.test : pack->title}}),
                   .icon = Icon::More, .kind = ButtonKind::Quiet, .icon_only = true,
                   .expanded = app.overlay == Overlay::AttemptMenu && app.overlay_subject == attempt.id ? Toggle::On
                                                                                                        : Toggle::Off})) {
      app.open_overlay(Overlay::AttemptMenu, attempt.id, more);
    }
  });
  ui.gap(kGapSmall);
}

// The SWOT as a flow: lenses, rivals, grid, advanced SWOT, actions.
void swot_rows(App& app, Ui& ui) {
  const Plan& plan = app.workspace.plan();
  ui.gap(kGapSection);
  heading(ui, "plan.swot", 2, ui.tr("swot.title"));
  ui.gap(kGapSmall);
  paragraph(ui, "plan.swot.lead", ui.tr("sheets.lead"), {.tone = Tone::Muted});
  ui.gap(kGap);
  Rect rect;
  const auto row = [&](Text id, Text title, Text detail, Icon icon,
                       const Route& target) {
    if (row_button(ui, {.id = id, .title = title, .detail = detail, .icon = icon}, 0, rect)) app.go(target);
    ui.gap(kGapSmall);
  };
  for (const Json& sheet : app.sheets()) {
    const std::string& id = *find_text(sheet, "id");
    row("plan.sheet." + id, *find_text(sheet, "title"), sheet_progress(ui, plan, sheet), Icon::List,
        sheet_route(app.route.plan, id));
  }
  Route next = plan_route(app.route.plan);
  next.screen = ScreenKind::Swot;
  row("plan.grid", ui.tr("swot.grid_title"), ui.tr_format("swot.cards", {{"n", number_text(card_count(part<Swot>(plan)))}}),
      Icon::Grid, next);
  next.screen = ScreenKind::Tows;
  row("plan.tows", ui.tr("tows.title"), ui.tr("tows.lead"), Icon::Chart, next);
  row("plan.mix", ui.tr("plan.mix"),
      ui.tr_format("plan.mix_detail", {{"n", number_text(part<Mix>(plan).segments.size())}, {"m", number_text(part<Mix>(plan).candidates.size())}}),
      Icon::Tag, mix_route(app.route.plan, "opportunity"));
  next.screen = ScreenKind::Actions;
  row("plan.actions", ui.tr("actions.title"), ui.tr_format("actions.count", {{"n", number_text(part<Actions>(plan).size())}}),
      Icon::Check, next);
}

}  // namespace

void plan_overview_view(App& app, Ui& ui) {
  const Plan& plan = app.workspace.plan();
  centred(ui, kReadingWidth + 80, [&] {
    heading(ui, "page.title", 1, plan_title(ui, plan.title));
    ui.gap(kGapLarge);
    facts_card(app, ui);
    ui.gap(kGapSection);
    heading(ui, "plan.self_tests", 2, ui.tr("plan.self_tests"));
    ui.gap(kGapSmall);
    if (part<SelfTests>(plan).list.empty()) {
      paragraph(ui, "plan.no_self_tests", ui.tr("plan.no_self_tests"), {.tone = Tone::Muted});
      ui.gap(kGap);
    } else {
      node_around(ui, Role::List, "plan.attempts", ui.tr("plan.self_tests"), [&] {
        for (const SelfTest& attempt : part<SelfTests>(plan).list) attempt_row(app, ui, attempt);
      });
    }
    ui.gap(kGapSmall);
    const ButtonSpec buttons[] = {
        {.id = "plan.begin", .label = ui.tr(part<SelfTests>(plan).list.empty() ? Key("home.start_self_test") : Key("plan.another")),
         .icon = Icon::Plus, .kind = ButtonKind::Primary, .disabled = ui.read_only, .wide = true},
        {.id = "plan.share", .label = ui.tr("share.open"), .icon = Icon::Share},
        {.id = "plan.export", .label = ui.tr("action.download"), .icon = Icon::Download}};
    const int pressed = button_row(ui, buttons);
    if (pressed == 0) {
      const std::string test = part<SelfTests>(plan).list.empty() ? "negotiation" : part<SelfTests>(plan).list.back().test;
      app.go(intro_route(app.route.plan, test));
    } else if (pressed == 1) {
      app.share.whole_plan = true;
      app.open_overlay(Overlay::Share);
    } else if (pressed == 2) {
      app.download(file_name(plan_title(ui, plan.title), ".sandtable.json"), "application/json",
                   dump_json_pretty(plan_for(plan, Destination::File)));
    }
    if (!part<Sortings>(plan).empty()) workshop::sorting_rows(app, ui);
    swot_rows(app, ui);
    plan_report_part(app, ui);
  });
}

}  // namespace sandtable
