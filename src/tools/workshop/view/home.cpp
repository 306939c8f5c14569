// The trainer's list: ready exercises, own exercises and classes, further self-tests.
#include "tools/authoring/pages.h"
#include "tools/workshop/view/parts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/row.h"
#include "app/words.h"
#include "tools/self_test/pack.h"
#include "tools/workshop/model.h"
#include "tools/self_test/pages.h"
#include "tools/self_test/shelf.h"
#include "tools/training/pages.h"

namespace sandtable::inline workshop {

namespace {

// A copy of a ready exercise, or an empty one, becomes the trainer's own.
void own(App& app, const Json* document) {
  Plan plan;
  if (document != nullptr) {
    auto loaded = load_plan(*document, app.packs());
    if (!loaded) return;
    plan = std::move(loaded->plan);
    plan.id.clear();
    if (asks_for(part<Exercise>(plan), Phase::After)) edit_part<Exercise>(plan).course = course_of_trainer(app);
  } else {
    plan.title = app.tr("exercise.new_title");
    edit_part<Exercise>(plan).there = true;
  }
  plan.language = app.settings.language;
  app.workspace.open_new(std::move(plan), Workspace::Store::AtOnce);
  app.go(plan_route(app.workspace.wanted()));
}

// "Self-test · 10 min · See your own starting point …": kind, length, and what people learn.
Text ready_detail(const App& app, const Ui& ui, const Json& document) {
  const Json* exercise = find_member(document, "exercise");
  const Text id = text_of(document, "id");
  for (const Json& ready : list_of(app.content.of("workshop"), "ready")) {
    if (exercise == nullptr || text_of(ready, "exercise") != id) continue;
    return ui.tr_format("exercise.ready_detail", {{"form", text_of(ready, "form")},
                                                  {"n", number_text(number_or(*exercise, "minutes", 0))},
                                                  {"teaches", text_of(ready, "teaches")}});
  }
  return {};
}

// A ready exercise: the row takes it, the button at its end shows how to run it.
void ready_row(App& app, Ui& ui, const Json& document) {
  const Text id = "workshop.ready." + text_of(document, "id"), title = text_of(document, "title");
  const float size = ui.dp_round(kTarget);
  Rect rect;
  const bool taken = row_button(ui, {.id = id, .title = title, .detail = ready_detail(app, ui, document), .icon = Icon::File}, size + ui.dp_round(12), rect);
  const Rect guide{rect.right() - size - ui.dp_round(6), std::floor(rect.y + (rect.h - size) / 2), size, size};
  if (button_at(ui, guide, {.id = sub_id(id, ".guide"), .label = ui.tr_format("workshop.guide_to", {{"title", title}}),
                            .icon = Icon::List, .kind = ButtonKind::Quiet, .icon_only = true})) {
    return app.go(guide_route(text_of(document, "id")));
  }
  if (taken) own(app, &document);
  ui.gap(kGapSmall);
}

void own_plans(App& app, Ui& ui, Text kind, Text list_id, Icon icon) {
  for (const PlanSummary& plan : app.workspace.plans()) {
    if (!plan.is_kind(kind)) continue;
    Rect rect;
    const Text id = sub_id(list_id, "." + plan.id);
    if (row_button(ui, {.id = id, .title = plan_title(ui, plan.title), .detail = ui.tr_format("home.modified", {{"day", day_words(plan.modified)}}),
                        .icon = icon}, 0, rect)) {
      app.go(plan_route(plan.id));
    }
    ui.gap(kGapSmall);
  }
}

void list(App& app, Ui& ui, Text kind, Text id, Text title, Text empty, Icon icon) {
  ui.gap(kGapSection);
  heading(ui, id, 2, title);
  ui.gap(kGapSmall);
  bool any = false;
  for (const PlanSummary& plan : app.workspace.plans()) any = any || plan.is_kind(kind);
  if (any) node_around(ui, Role::Group, sub_id(id, ".list"), title, [&] { own_plans(app, ui, kind, sub_id(id, ".list"), icon); });
  else paragraph(ui, sub_id(id, ".empty"), empty, {.tone = Tone::Muted});
}

}  // namespace

void workshop_home(App& app, Ui& ui) {
  const Json& further = app.content.of("self_test/more_tests");
  centred(ui, kReadingWidth + 80, [&] {
    heading(ui, "page.title", 1, ui.tr("workshop.title"));
    ui.gap(kGapSmall);
    paragraph(ui, "workshop.lead", ui.tr("workshop.guide"), {.tone = Tone::Muted});

    list(app, ui, "exercise", "workshop.exercises", ui.tr("exercise.list"), ui.tr("exercise.empty"), Icon::Pencil);
    ui.gap(kGap);
    if (button(ui, {.id = "workshop.new", .label = ui.tr("exercise.new"), .icon = Icon::Plus})) own(app, nullptr);
    ui.gap(kGapSmall);
    if (button(ui, {.id = "workshop.own", .label = ui.tr("exercise.own"), .icon = Icon::Pencil, .kind = ButtonKind::Quiet})) app.go(own_content_route());
    list(app, ui, "class", "workshop.classes", ui.tr("class.list"), ui.tr("class.none_yet"), Icon::User);

    ui.gap(kGapSection);
    heading(ui, "workshop.ready", 2, ui.tr("exercise.ready"));
    ui.gap(kGapSmall);
    paragraph(ui, "workshop.ready.note", ui.tr("exercise.ready_note"), {.tone = Tone::Muted});
    ui.gap(kGap);
    for (const Json& document : list_of(app.content.of("workshop"), "exercises")) ready_row(app, ui, document);
    ui.gap(kGapSmall);
    plan_row(app, ui, "workshop.training", ui.tr("workshop.training"), ui.tr("workshop.training_lead"), Icon::Chat, training_route());

    Rect rect;
    ui.gap(kGapLarge);
    heading(ui, "workshop.tests", 2, ui.tr("workshop.more_tests"));
    ui.gap(kGapSmall);
    for (const Json& document : further) {
      const TestPack* known = test_named(app, text_of(document, "id"));
      if (known == nullptr) continue;
      const TestPack& test = *known;
      if (row_button(ui, {.id = "workshop.test." + test.id, .title = test.title, .detail = test.summary, .icon = Icon::Chat}, 0, rect)) {
        app.go(intro_route("", test.id));
      }
      ui.gap(kGapSmall);
    }
  });
}

}  // namespace sandtable::workshop
