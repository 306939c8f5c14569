// Writing a self-test or a sorting exercise.
#include <algorithm>

#include "app/views/views.h"
#include "app/words.h"
#include "tools/authoring/pages.h"
#include "tools/authoring/view/form.h"
#include "tools/authoring/view/parts.h"
#include "tools/self_test/pack.h"
#include "tools/workshop/model.h"
#include "ui/widgets/button.h"
#include "ui/widgets/checkbox.h"
#include "ui/widgets/layout.h"

namespace sandtable::inline authoring {

namespace {

void section(Ui& ui, Text id, Text title, Text note) {
  ui.gap(kGap);
  heading(ui, id, 2, title);
  ui.gap(kGapTight);
  paragraph(ui, sub_id(id, ".note"), note, {.size = 14, .tone = Tone::Muted});
  ui.gap(kGap);
}

// The buttons of a record and what else belongs beside it.
template <class Content>
void beside(Ui& ui, Content content) {
  ui.gap(-kGapSmall);
  const float button = kTarget + 1;  // rounded down it is still one
  columns(ui, {ui.flow.width / ui.screen.device_ratio - kGapSmall - button, button}, kGapSmall, [&](int column) { content(column); });
}

void questions(Form& form) {
  Ui& ui = form.ui;
  section(ui, "own.section.questions", ui.tr("authoring.questions"), ui.tr("authoring.questions_note"));
  form.records("questions", ui.tr("authoring.questions"), [&](const Place& place, std::size_t index) {
    const Text title = ui.tr_format("authoring.question_n", {{"n", number_text(static_cast<long>(index) + 1)}});
    form.text(place.at("text"), {.label = title});
    const bool reverse = flag_or(list_of(form.document, "questions")[index], "reverse", false);
    beside(ui, [&](int column) {
      if (column == 1) return more_button(form.app, ui, "questions", index, place.id, title);
      form.choice(place.at("dimension"), "dimensions", ui.tr("authoring.dimension"), ui.tr("authoring.none_chosen"));
      if (checkbox(ui, sub_id(place.id, ".reverse"), ui.tr("authoring.reverse"), reverse, ui.read_only)) {
        edit_document(form.app, "", [&](Json& changed) { set_at(changed, place.pointer + "/reverse", reverse ? Json() : Json(true)); });
      }
    });
  });
  form.add_field("questions", {.label = ui.tr("authoring.add_question"), .hint = ui.tr("authoring.add_hint")});
}

void dimensions(Form& form) {
  Ui& ui = form.ui;
  section(ui, "own.section.dimensions", ui.tr("authoring.dimensions"), ui.tr("authoring.dimensions_note"));
  form.records("dimensions", ui.tr("authoring.dimensions"), [&](const Place& place, std::size_t index) {
    beside(ui, [&](int column) {
      if (column == 0) form.text(place.at("title"), {.label = ui.tr("authoring.name")});
      if (column == 0) return;
      ui.gap(kGapLarge);  // beside the field, not beside its label
      more_button(form.app, ui, "dimensions", index, place.id, ui.tr("authoring.dimension"));
    });
  });
  form.add_field("dimensions", {.label = ui.tr("authoring.add_dimension"), .hint = ui.tr("authoring.add_hint")});
}

void scale(Form& form) {
  Ui& ui = form.ui;
  section(ui, "own.section.scale", ui.tr("authoring.scale"), ui.tr("authoring.scale_note"));
  form.lines(Place().at("scale").at("labels"), {.label = ui.tr("authoring.labels"), .hint = ui.tr("authoring.labels_hint"), .rows = 5});
  form.whole(Place().at("scale").at("min"), kMostFirstPoints, {.label = ui.tr("authoring.first_points"), .placeholder = "1"});
}

void bands(Form& form) {
  Ui& ui = form.ui;
  section(ui, "own.section.bands", ui.tr("authoring.bands"), ui.tr("authoring.bands_note"));
  form.records("bands", ui.tr("authoring.bands"), [&](const Place& place, std::size_t index) {
    beside(ui, [&](int column) {
      if (column == 0) form.text(place.at("title"), {.label = ui.tr("authoring.name")});
      if (column == 0) return;
      ui.gap(kGapLarge);  // beside the field, not beside its label
      more_button(form.app, ui, "bands", index, place.id, ui.tr("authoring.bands"));
    });
    form.whole(place.at("from_pomp"), kMostPercent, {.label = ui.tr("authoring.from")});
    form.text(place.at("meaning"), {.label = ui.tr("authoring.meaning"), .rows = 2});
  });
  form.add_field("bands", {.label = ui.tr("authoring.add_band"), .hint = ui.tr("authoring.add_hint")});
}

void advice_of(Form& form, const Place& dimension) {
  Ui& ui = form.ui;
  for (const Json& band : list_of(form.document, "bands")) {
    const Place place = dimension.at("advice").at(text_of(band, "id"));
    const Text title = text_of(band, "title"), meaning = text_of(band, "meaning");
    form.text(place.at("text"), {.label = ui.tr_format("authoring.advice_for", {{"band", title}}),
                                 .placeholder = meaning.empty() ? ui.tr("authoring.stand_in_advice") : meaning, .rows = 2});
    form.lines(place.at("tips"), {.label = ui.tr_format("authoring.tips_for", {{"band", title}}), .placeholder = ui.tr("authoring.stand_in_tip"), .rows = 2});
  }
}

void advice(Form& form) {
  Ui& ui = form.ui;
  std::vector<std::string>& unfolded = form.app.state<AuthoringState>().unfolded;
  if (list_of(form.document, "dimensions").empty()) return;
  section(ui, "own.section.advice", ui.tr("authoring.advice"), ui.tr("authoring.advice_note"));
  for (std::size_t i = 0; i < list_of(form.document, "dimensions").size(); ++i) {
    const Place place = Place().record(form.document, "dimensions", i);
    const auto at = std::ranges::find(unfolded, place.id.view());
    const bool shown = at != unfolded.end();
    if (button(ui, {.id = sub_id(place.id, ".advice"), .label = own_title(ui, text_of(list_of(form.document, "dimensions")[i], "title")),
                    .icon = shown ? Icon::ArrowDown : Icon::Next, .kind = ButtonKind::Quiet, .expanded = shown ? Toggle::On : Toggle::Off})) {
      if (shown) unfolded.erase(at);
      else unfolded.push_back(place.id);
      ui.request_frame();
    }
    ui.gap(kGapSmall);
    if (shown) advice_of(form, place);
  }
}

void test_form(Form& form) {
  Ui& ui = form.ui;
  form.text(Place().at("title"), {.label = ui.tr("authoring.name")});
  form.text(Place().at("summary"), {.label = ui.tr("authoring.summary")});
  form.lines(Place().at("introduction"), {.label = ui.tr("authoring.introduction"), .hint = ui.tr("authoring.introduction_hint"), .rows = 3});
  form.whole(Place().at("minutes"), kMaxTestMinutes, {.label = ui.tr("authoring.minutes")});
  questions(form);
  dimensions(form);
  scale(form);
  bands(form);
  advice(form);
}

void sort_form(Form& form) {
  Ui& ui = form.ui;
  form.text(Place().at("title"), {.label = ui.tr("authoring.name")});
  form.text(Place().at("introduction"), {.label = ui.tr("authoring.introduction"), .rows = 3});
  section(ui, "own.section.bins", ui.tr("authoring.bins"), ui.tr("authoring.bins_note"));
  form.records("bins", ui.tr("authoring.bins"), [&](const Place& place, std::size_t index) {
    beside(ui, [&](int column) {
      if (column == 0) form.text(place.at("title"), {.label = ui.tr("authoring.name")});
      if (column == 0) return;
      ui.gap(kGapLarge);  // beside the field, not beside its label
      more_button(form.app, ui, "bins", index, place.id, ui.tr("authoring.bins"));
    });
    form.text(place.at("help"), {.label = ui.tr("authoring.bin_help")});
  });
  form.add_field("bins", {.label = ui.tr("authoring.add_bin"), .hint = ui.tr("authoring.add_hint")});
  section(ui, "own.section.items", ui.tr("authoring.items"), ui.tr("authoring.items_note"));
  form.records("items", ui.tr("authoring.items"), [&](const Place& place, std::size_t index) {
    const Text title = ui.tr_format("authoring.item_n", {{"n", number_text(static_cast<long>(index) + 1)}});
    form.text(place.at("text"), {.label = title});
    form.text(place.at("why"), {.label = ui.tr("authoring.why")});
    beside(ui, [&](int column) {
      if (column == 0) form.choice(place.at("bin"), "bins", ui.tr("authoring.right_bin"), ui.tr("authoring.no_right_bin"));
      else more_button(form.app, ui, "items", index, place.id, title);
    });
  });
  form.add_field("items", {.label = ui.tr("authoring.add_item"), .hint = ui.tr("authoring.add_hint")});
  section(ui, "own.section.words", ui.tr("authoring.words"), ui.tr("authoring.words_note"));
  form.text(Place().at("words").at("all"), {.label = ui.tr("authoring.words_all"), .rows = 2});
  form.text(Place().at("words").at("most"), {.label = ui.tr("authoring.words_most"), .rows = 2});
  form.text(Place().at("words").at("some"), {.label = ui.tr("authoring.words_some"), .rows = 2});
}

void use_in_exercise(App& app) {
  publish(app);
  const Json& document = app.state<AuthoringState>().finished;
  ExerciseTool tool;
  tool.word = is_test(document) ? "self_test" : "sort";
  tool.id = text_of(document, "id");
  Plan plan;
  plan.language = app.settings.language;
  plan.title = text_of(document, "title");
  edit_part<Exercise>(plan).there = true;
  edit_part<Exercise>(plan).tools.push_back(std::move(tool));
  app.workspace.open_new(std::move(plan), Workspace::Store::AtOnce);
  app.go(plan_route(app.workspace.wanted()));
}

// A plan that came by link is somebody else's until a copy is saved.
void keep_copy(App& app, Ui& ui) {
  if (app.workspace.access() != Access::Shared) return;
  if (button(ui, {.id = "own.save_copy", .label = ui.tr("task.save_copy"), .icon = Icon::Download, .wide = true})) {
    app.go(plan_route(app.workspace.save_copy("")), false);
  }
  ui.gap(kGap);
}

// True when the page is another now.
bool head(App& app, Ui& ui) {
  const AuthoringState& state = checked(app);
  const bool sound = state.problems.empty();
  const Text title = own_title(ui, app.workspace.plan().title);
  heading(ui, "page.title", 1, title);
  ui.gap(kGapSmall);
  node_around(ui, Role::Status, "own.state", "", [&] {
    paragraph(ui, "own.state.words", sound ? ui.tr("authoring.ready")
                                           : ui.tr_format("authoring.missing", {{"n", number_text(static_cast<long>(state.problems.size()))}}),
              {.size = 14, .tone = Tone::Muted});
  });
  ui.gap(kGap);
  const ButtonSpec buttons[] = {{.id = "own.try", .label = ui.tr("authoring.try"), .icon = Icon::Play, .kind = ButtonKind::Primary, .disabled = !sound, .wide = true},
                                {.id = "own.exercise", .label = ui.tr("authoring.use"), .icon = Icon::Share, .disabled = !sound || ui.read_only, .wide = true},
                                {.id = "own.next_problem", .label = ui.tr("authoring.next_problem"), .icon = Icon::ArrowDown, .kind = ButtonKind::Quiet, .disabled = sound},
                                {.id = "own.export", .label = ui.tr("authoring.file"), .icon = Icon::Download, .kind = ButtonKind::Quiet}};
  const int pressed = button_row(ui, buttons);
  if (pressed == 0) app.go(tool_route(app.route.plan, "authoring", "try"));
  if (pressed == 1) use_in_exercise(app);
  if (pressed == 3) app.download(file_name(title, ".json"), "application/json", dump_json_pretty(state.finished));
  if (pressed == 2) ui.kept("own.next_problem") = 1;
  ui.gap(kGapLarge);
  return pressed == 0 || pressed == 1;
}

}  // namespace

void authoring_page(App& app, Ui& ui) {
  centred(ui, kReadingWidth + 80, [&] {
    if (head(app, ui)) return;
    keep_copy(app, ui);
    // Copied: a change replaces the plan while it is being drawn.
    const Json document = part<Material>(app.workspace.plan()).document;
    const Problems problems = checked(app).problems;
    Form form{app, ui, document, problems};
    if (is_test(document)) test_form(form);
    else sort_form(form);
    if (ui.kept("own.next_problem") > 0 && !form.first_wrong.empty()) {
      ui.nodes.request_focus(form.first_wrong);
      ui.request_frame();
    }
    ui.kept("own.next_problem") = 0;
  });
  if (app.route.is_plan_page() && app.workspace.save_state() == SaveState::Saved) publish(app);
}

}  // namespace sandtable::authoring
