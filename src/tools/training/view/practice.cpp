// What people practise the self-test's questions with: what each answer looks like, dialogues, and tasks for the weeks after.
#include "core/words/short_texts.h"
#include "tools/self_test/shelf.h"
#include "tools/training/pages.h"
#include "tools/training/view/parts.h"
#include "ui/widgets/layout.h"

namespace sandtable::inline training {

namespace {

const Json& member(const Json& object, Text key) {
  static const Json kNothing = Json::object();
  const Json* found = find_member(object, key);
  return found == nullptr ? kNothing : *found;
}

// The questions of the self-test that the dialogue is good for.
void questions_of(App& app, Ui& ui, const Json& dialogue) {
  const TestPack* test = test_named(app, text_of(member(training_pack(app), "anchors"), "test"));
  if (test == nullptr) return;
  std::vector<std::string> lines;
  for (const Json& each : list_of(dialogue, "questions")) {
    const auto number = each.get<std::size_t>();
    if (number >= 1 && number <= test->questions.size()) lines.push_back(test->questions[number - 1].text);
  }
  listed(ui, 3, "dialogue.questions", ui.tr("training.questions"), lines);
}

}  // namespace

bool anchors_page(App& app, Ui& ui, Text id) {
  const Json& anchors = member(training_pack(app), "anchors");
  const TestPack* test = test_named(app, id);
  if (test == nullptr || text_of(anchors, "test") != id) return false;
  heading(ui, "page.title", 1, ui.tr("training.anchors"));
  ui.gap(kGapSmall);
  paragraph(ui, "anchors.lead", ui.tr("training.anchors_lead"), {.tone = Tone::Muted});
  const Json& questions = member(anchors, "questions");
  for (const Question& question : test->questions) {
    const Json& levels = member(questions, question.id);
    if (levels.empty()) continue;
    std::vector<std::string> lines;
    for (const auto& [level, words] : levels.items()) {
      lines.emplace_back(ui.tr_format("training.level", {{"n", level}, {"text", words.get<std::string>()}}));
    }
    listed(ui, 3, "anchors." + question.id, question.text, lines);
  }
  return true;
}

bool dialogue_page(App& app, Ui& ui, Text id) {
  for (const Json& dialogue : list_of(training_pack(app), "dialogues")) {
    if (text_of(dialogue, "id") != id) continue;
    heading(ui, "page.title", 1, text_of(dialogue, "title"));
    ui.gap(kGapSmall);
    paragraph(ui, "dialogue.situation", text_of(dialogue, "situation"), {.tone = Tone::Muted});
    ui.gap(kGapLarge);
    int number = 0;
    for (const Json& line : list_of(dialogue, "lines")) {
      const bool own = text_of(line, "who") == "you";
      paragraph(ui, "dialogue.line." + number_text(++number),
                ui.tr_format(own ? Key("training.you_say") : Key("training.customer_says"), {{"text", text_of(line, "text")}}),
                {.weight = own ? Weight::Semibold : Weight::Regular});
      ui.gap(kGapSmall);
    }
    ui.gap(kGap);
    listed(ui, 3, "dialogue.why", ui.tr("training.why"), texts_in(list_of(dialogue, "why")));
    listed(ui, 3, "dialogue.try", ui.tr("training.try"), texts_in(list_of(dialogue, "try")));
    questions_of(app, ui, dialogue);
    return true;
  }
  return false;
}

bool follow_up_page(App& app, Ui& ui, Text id) {
  const Json& plan = member(training_pack(app), "follow_ups");
  const TestPack* test = test_named(app, id);
  if (test == nullptr || text_of(plan, "test") != id) return false;
  heading(ui, "page.title", 1, ui.tr("training.follow_up"));
  for (const Json& day : list_of(plan, "days")) {
    const Text part = "follow_up." + number_text(number_or(day, "day", 0));
    ui.gap(kGapSection);
    heading(ui, part, 2, ui.tr_format("training.day", {{"n", number_text(number_or(day, "day", 0))}}));
    ui.gap(kGapSmall);
    paragraph(ui, sub_id(part, ".intro"), text_of(day, "intro"));
    for (const Dimension& dimension : test->dimensions) {
      listed(ui, 3, sub_id(part, ".") + dimension.id, dimension.title, texts_in(list_of(member(day, "tasks"), dimension.id)));
    }
    listed(ui, 3, sub_id(part, ".questions"), ui.tr("training.ask_yourself"), texts_in(list_of(day, "questions")));
  }
  return true;
}

void practice_rows(App& app, Ui& ui) {
  const Json& pack = training_pack(app);
  const Text test = text_of(member(pack, "anchors"), "test");
  plan_row(app, ui, "training.anchors", ui.tr("training.anchors"), ui.tr("training.anchors_detail"), Icon::List, page_route("anchors", test));
  for (const Json& dialogue : list_of(pack, "dialogues")) {
    const Text id = text_of(dialogue, "id");
    plan_row(app, ui, "training.dialogue." + id, ui.tr_format("training.dialogue", {{"title", text_of(dialogue, "title")}}),
             text_of(dialogue, "situation"), Icon::Chat, page_route("dialogue", id));
  }
  plan_row(app, ui, "training.follow_up", ui.tr("training.follow_up"), ui.tr("training.follow_up_detail"), Icon::Clock, page_route("follow_up", test));
}

void practice_links(App& app, Ui& ui, Text test) {
  if (text_of(member(training_pack(app), "anchors"), "test") != test) return;
  ui.gap(kGapSection);
  heading(ui, "practice.title", 2, ui.tr("training.practice"));
  ui.gap(kGapSmall);
  practice_rows(app, ui);
}

}  // namespace sandtable::training
