// The list of all there is for trainers, and printing what is open.
#include "app/words.h"
#include "core/report/sections.h"
#include "tools/training/pages.h"
#include "tools/training/view/parts.h"
#include "tools/sheets/pages.h"
#include "tools/workshop/pages.h"
#include "ui/widgets/layout.h"

namespace sandtable {

bool training_back(App& app, Route& to) {
  if (app.route.tool != "training") return false;
  to = app.route.word(1).empty() ? workshop_route() : training_route();
  return true;
}

}  // namespace sandtable

namespace sandtable::inline training {

namespace {

Text title_of_exercise(const App& app, Text id) {
  for (const Json& exercise : list_of(app.content.of("workshop"), "exercises")) {
    if (text_of(exercise, "id") == id) return text_of(exercise, "title");
  }
  return id;
}

void guide_rows(App& app, Ui& ui) {
  heading(ui, "training.guides", 2, ui.tr("training.guides"));
  ui.gap(kGapSmall);
  for (const Json& guide : list_of(training_pack(app), "guides")) {
    const Text id = text_of(guide, "exercise");
    plan_row(app, ui, "training.guide." + id, title_of_exercise(app, id), text_of(guide, "goal"), Icon::List, guide_route(id));
  }
}

// A plan for what somebody sees on visits.
void observe(App& app) {
  Plan plan;
  plan.title = app.tr("training.observation");
  plan.language = app.settings.language;
  app.workspace.open_new(std::move(plan), Workspace::Store::AtOnce);
  app.go(sheet_route(app.workspace.wanted(), "visit_observation"));
}

void home(App& app, Ui& ui) {
  heading(ui, "page.title", 1, ui.tr("training.title"));
  ui.gap(kGapSmall);
  paragraph(ui, "training.lead", ui.tr("training.lead"), {.tone = Tone::Muted});
  ui.gap(kGapSection);
  guide_rows(app, ui);
  ui.gap(kGapSection);
  heading(ui, "training.practice", 2, ui.tr("training.practice"));
  ui.gap(kGapSmall);
  practice_rows(app, ui);
  ui.gap(kGapSection);
  heading(ui, "training.visits", 2, ui.tr("training.visits"));
  ui.gap(kGapSmall);
  paragraph(ui, "training.visits.lead", ui.tr("training.visits_lead"), {.tone = Tone::Muted});
  ui.gap(kGap);
  if (button(ui, {.id = "training.observe", .label = ui.tr("training.observe"), .icon = Icon::Pencil})) observe(app);
}

bool item(App& app, Ui& ui) {
  const std::string page = app.route.word(1), id = app.route.word(2);
  if (page == "guide") return guide_page(app, ui, id);
  if (page == "anchors") return anchors_page(app, ui, id);
  if (page == "dialogue") return dialogue_page(app, ui, id);
  return page == "follow_up" && follow_up_page(app, ui, id);
}

void print(App& app, Ui& ui) {
  Sections sections;
  const Flow outer = ui.flow;
  ui.report = &sections;
  const bool drawn = item(app, ui);
  ui.report = nullptr;
  ui.flow = outer;
  if (!drawn) return;
  app.host.request(Message("print"), dump_json(sections.report(app.language_tag(), ui.tr("training.title"), "")));
}

}  // namespace

const Json& training_pack(const App& app) { return app.content.of("training"); }

Route page_route(Text page, Text id) {
  return tool_route("", "training", "training/" + page.str() + "/" + id.str());
}

std::vector<std::string> texts_in(const Json& list) {
  std::vector<std::string> texts;
  for (const Json& each : list) texts.push_back(each.get<std::string>());
  return texts;
}

void listed(Ui& ui, int level, Text id, Text title, const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  ui.gap(level == 2 ? kGapSection : kGapLarge);
  heading(ui, id, level, title);
  ui.gap(level == 2 ? kGapSmall : kGapTight);
  bullet_list(ui, sub_id(id, ".list"), lines);
}

void training_page(App& app, Ui& ui) {
  centred(ui, kReadingWidth + 80, [&] {
    if (app.route.word(1).empty()) return home(app, ui);
    if (!item(app, ui)) {
      heading(ui, "page.title", 1, ui.tr("training.title"));
      ui.gap(kGapSmall);
      paragraph(ui, "training.unknown", ui.tr("training.unknown"));
      return;
    }
    ui.gap(kGapSection);
    if (button(ui, {.id = "training.print", .label = ui.tr("action.print"), .icon = Icon::Print})) print(app, ui);
  });
}

}  // namespace sandtable::training
