// How to run a ready exercise: goal, steps, what to bring, questions afterwards, and for cases a model answer and marks.
#include "core/words/short_texts.h"
#include "tools/training/view/parts.h"
#include "ui/widgets/layout.h"

namespace sandtable::inline training {

namespace {

// "5 min: Explain …"; `key` has {n} and {text}.
std::vector<std::string> counted(const Ui& ui, const Json& list, Text number, Key key) {
  std::vector<std::string> lines;
  for (const Json& each : list) {
    lines.emplace_back(ui.tr_format(key, {{"n", number_text(number_or(each, number, 0))}, {"text", text_of(each, "text")}}));
  }
  return lines;
}

std::int64_t sum_of(const Json& list, Text number) {
  std::int64_t sum = 0;
  for (const Json& each : list) sum += number_or(each, number, 0);
  return sum;
}

}  // namespace

bool guide_page(App& app, Ui& ui, Text exercise) {
  for (const Json& guide : list_of(training_pack(app), "guides")) {
    if (text_of(guide, "exercise") != exercise) continue;
    Text title;
    for (const Json& ready : list_of(app.content.of("workshop"), "exercises")) {
      if (text_of(ready, "id") == exercise) title = text_of(ready, "title");
    }
    const Json& steps = list_of(guide, "steps");
    heading(ui, "page.title", 1, ui.tr_format("training.guide_to", {{"title", title}}));
    ui.gap(kGapSmall);
    paragraph(ui, "guide.goal", text_of(guide, "goal"), {.size = kTextLarge});
    listed(ui, 2, "guide.steps", ui.tr_format("training.steps", {{"n", number_text(sum_of(steps, "minutes"))}}), counted(ui, steps, "minutes", "training.step"));
    listed(ui, 2, "guide.materials", ui.tr("training.materials"), texts_in(list_of(guide, "materials")));
    listed(ui, 2, "guide.debrief", ui.tr("training.debrief"), texts_in(list_of(guide, "debrief")));
    const Json& answers = list_of(guide, "model_answer");
    if (!answers.empty()) {
      ui.gap(kGapSection);
      heading(ui, "guide.answer", 2, ui.tr("training.model_answer"));
      ui.gap(kGapSmall);
      paragraph(ui, "guide.answer.note", ui.tr("training.model_note"), {.tone = Tone::Muted});
    }
    int number = 0;
    for (const Json& answer : answers) {
      const Text id = "guide.answer." + number_text(++number);
      listed(ui, 3, id, text_of(answer, "heading"), texts_in(list_of(answer, "lines")));
    }
    const Json& marking = list_of(guide, "marking");
    listed(ui, 2, "guide.marking", ui.tr_format("training.marking", {{"n", number_text(sum_of(marking, "points"))}}), counted(ui, marking, "points", "training.mark"));
    return true;
  }
  return false;
}

}  // namespace sandtable::training
