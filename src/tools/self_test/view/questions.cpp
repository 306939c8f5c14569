// Answering a self-test: one question a screen on phones, the whole list on wider screens.
#include <algorithm>
#include <cmath>

#include "app/views/views.h"
#include "ui/widgets/button.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/radio_group.h"
#include "app/words.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"
#include "tools/self_test/pages.h"
#include "tools/self_test/scoring.h"
#include "tools/self_test/shelf.h"

namespace sandtable {

namespace {

constexpr std::int64_t kAdvanceMs = 350;  // long enough to see what was chosen

Text question_id(const Question& question) { return Text("self_test.q") + question.id; }

Text answer_id(const Question& question, int value) {
  return question_id(question) + ".a" + number_text(value);
}

int index_of(const TestPack& pack, Text id) {
  for (std::size_t i = 0; i < pack.questions.size(); ++i) {
    if (pack.questions[i].id == id) return static_cast<int>(i);
  }
  return -1;
}

// The first open question after `from`, going round; -1 when all are answered.
int next_open(const TestPack& pack, const SelfTest& attempt, int from) {
  const int count = static_cast<int>(pack.questions.size());
  for (int step = 1; step <= count; ++step) {
    const int at = (from + step) % count;
    if (!attempt.answers.contains(pack.questions[static_cast<std::size_t>(at)].id)) return at;
  }
  return -1;
}

void show_question(App& app, Ui& ui, const TestPack& pack, int index, bool focus) {
  const Question& question = pack.questions[static_cast<std::size_t>(index)];
  if (app.state<SelfTestState>().question != question.id) {
    app.state<SelfTestState>().question = question.id;
    app.settings.positions[app.route.word(1)] = question.id;
    app.settings.save(app.host);
  }
  app.state<SelfTestState>().advance_at_ms = -1;
  if (focus) ui.nodes.request_focus(answer_id(question, pack.scale_min));
  ui.nodes.request_scroll("questions", 0);
  ui.request_frame();
}

void answer(App& app, Text self_test, const Question& question, int value) {
  app.workspace.edit("undo.answer", "", [&](Plan& plan) {
    SelfTest* attempt = edit_part<SelfTests>(plan).find(self_test);
    if (attempt == nullptr) return;
    attempt->answers[question.id] = value;
    attempt->unread_answers.erase(question.id);
    if (attempt->taken.empty()) attempt->taken = app.host.now_instant();
  });
  app.settings.positions[self_test] = question.id;
}

RadioChoice answers(App& app, Ui& ui, const TestPack& pack, const SelfTest& attempt, const Question& question,
                    int number, RadioLayout layout, float label_size) {
  RadioGroupSpec spec;
  spec.id = question_id(question);
  spec.label = layout == RadioLayout::Row
                   ? ui.tr_format("test.numbered", {{"n", number_text(number)}, {"question", question.text}})
                   : Text(question.text);
  for (std::size_t i = 0; i < pack.scale_labels.size(); ++i) {
    spec.add(answer_id(question, pack.scale_min + static_cast<int>(i)), pack.scale_labels[i]);
  }
  const auto given = attempt.answers.find(question.id);
  spec.selected = given == attempt.answers.end() ? -1 : given->second - pack.scale_min;
  spec.layout = layout;
  spec.numbers = true;
  spec.disabled = ui.read_only;
  spec.label_size = label_size;
  const std::string self_test = attempt.id;
  const RadioChoice choice = radio_group(ui, spec);
  if (choice.chosen >= 0) answer(app, self_test, question, pack.scale_min + choice.chosen);
  return choice;
}

// Progress and the way out, always in view. Returns the question to jump to, or -1.
int header(App& app, Ui& ui, const TestPack& pack, const SelfTest& attempt, const SelfTestScore& score) {
  int jump = -1;
  const float top = ui.flow.y;
  ui.gap(12);
  centred(ui, kPageWidth, [&] {
    // The place where focus lands; on the canvas the plan's title in the bar above says the same.
    Node& title = ui.nodes.add(Role::Heading, "page.title");
    title.name = pack.title;
    title.level = 1;
    title.rect = {ui.flow.x, ui.flow.y, ui.flow.width, ui.dp(8)};
    const std::string words =
        ui.tr_format("test.answered", {{"n", number_text(score.answered)}, {"of", number_text(score.questions)}});
    progress(ui, "self_test.progress", pack.title, words, static_cast<float>(score.answered),
             static_cast<float>(score.questions));
    ui.gap(kGapSmall);
    const bool done = score.answered == score.questions;
    const ButtonSpec result{.id = "self_test.result", .label = ui.tr(done ? Key("test.see_result") : Key("test.result_so_far")),
                            .icon = done ? Icon::Chart : Icon::None,
                            .kind = done ? ButtonKind::Primary : ButtonKind::Quiet};
    const ButtonSpec open{.id = "self_test.next_open", .label = ui.tr("test.next_open"), .icon = Icon::ArrowDown,
                          .kind = ButtonKind::Quiet};
    const float height = ui.dp_round(kTarget), width = button_width(ui, result), open_width = button_width(ui, open);
    const Rect row = ui.place(height);
    const float words_room = row.w - width - (done ? 0 : open_width);
    const TextBlock* block = &ui.text_block(words, 14, Weight::Regular, ui.screen.width, 1.3f);
    if (block->width > words_room) {  // no room for words beside the buttons
      block = &ui.text_block(number_text(score.answered) + "/" + number_text(score.questions), 14, Weight::Regular,
                             ui.screen.width, 1.3f);
    }
    Node& node = ui.nodes.add(Role::Text, "self_test.progress.words");
    node.name = words;
    node.rect = {row.x, std::floor(row.y + (row.h - block->height) / 2), block->width, block->height};
    set_look(ui, node, *block);
    draw_block(ui.draw, *block, ImVec2(node.rect.x, node.rect.y), ui.theme->muted);
    if (!done && button_at(ui, {row.right() - width - open_width, row.y, open_width, height}, open)) {
      jump = next_open(pack, attempt, std::max(0, index_of(pack, app.state<SelfTestState>().question)));
    }
    if (button_at(ui, {row.right() - width, row.y, width, height}, result)) {
      app.go(result_route(app.route.plan, attempt.id));
    }
  });
  ui.gap(kGapTight);
  rule(ui);
  ui.draw->ChannelsSetCurrent(0);
  ui.draw->AddRectFilled(ImVec2(0, top), ImVec2(ui.screen.width, ui.flow.y), ui.theme->surface);
  ui.draw->ChannelsSetCurrent(1);
  return jump;
}

void one_question(App& app, Ui& ui, const TestPack& pack, const SelfTest& attempt) {
  const int count = static_cast<int>(pack.questions.size());
  int index = index_of(pack, app.state<SelfTestState>().question);
  if (index < 0) index = std::max(0, next_open(pack, attempt, -1));
  const Question& question = pack.questions[static_cast<std::size_t>(index)];
  app.state<SelfTestState>().question = question.id;
  const bool was_in_group = ui.nodes.focused().starts_with(question_id(question) + ".");
  const Dimension* dimension = pack.find_dimension(question.dimension);
  paragraph(ui, "self_test.place",
            ui.tr_format("test.question_of", {{"n", number_text(index + 1)}, {"of", number_text(count)}}) +
                (dimension == nullptr ? "" : " · " + dimension->title),
            {.size = 14, .tone = Tone::Muted});
  ui.gap(kGapTight);
  const RadioChoice choice = answers(app, ui, pack, attempt, question, index + 1, RadioLayout::Stack, 20);
  bool advance = false;
  if (choice.chosen >= 0 && !choice.passing) {
    app.state<SelfTestState>().just_answered.clear();
    app.state<SelfTestState>().advance_at_ms = app.host.now_ms() + kAdvanceMs;
    app.wake_after(kAdvanceMs);
  } else if (choice.passing) {
    app.state<SelfTestState>().advance_at_ms = -1;
  }
  if (app.state<SelfTestState>().advance_at_ms >= 0) {
    advance = app.host.now_ms() >= app.state<SelfTestState>().advance_at_ms;
    if (!advance) app.wake_after(app.state<SelfTestState>().advance_at_ms - app.host.now_ms());
  }
  ui.gap(kGap);
  const ButtonSpec back{.id = "self_test.previous", .label = ui.tr("test.previous"), .icon = Icon::Back,
                        .disabled = index == 0};
  const ButtonSpec next{.id = "self_test.next", .label = ui.tr("test.next"), .icon = Icon::Next,
                        .disabled = index + 1 == count};
  const Rect row = ui.place(ui.dp_round(kTarget));
  const float half = std::floor((row.w - ui.dp(kGapSmall)) / 2);
  if (button_at(ui, {row.x, row.y, half, row.h}, back)) {
    app.state<SelfTestState>().just_answered.clear();
    show_question(app, ui, pack, index - 1, false);
  }
  if (button_at(ui, {row.right() - half, row.y, half, row.h}, next)) {
    app.state<SelfTestState>().just_answered.clear();
    show_question(app, ui, pack, index + 1, false);
  }
  ui.gap(kGap);
  // The way back from an automatic step: what was answered, and undo.
  const int answered = index_of(pack, app.state<SelfTestState>().just_answered);
  const bool is_last_step = app.state<SelfTestState>().answered_changes == app.workspace.changes();
  if (answered >= 0 && is_last_step && app.workspace.can_edit()) {
    const Question& before = pack.questions[static_cast<std::size_t>(answered)];
    const auto given = attempt.answers.find(before.id);
    if (given != attempt.answers.end()) {
      const Text words = ui.tr_format(
          "test.undo_answer",
          {{"n", number_text(answered + 1)},
           {"answer", pack.scale_labels[static_cast<std::size_t>(given->second - pack.scale_min)]}});
      if (button(ui, {.id = "self_test.undo_answer", .label = words, .icon = Icon::Undo, .kind = ButtonKind::Quiet,
                      .wide = true})) {
        app.state<SelfTestState>().just_answered.clear();
        app.workspace.undo();
        show_question(app, ui, pack, answered, false);
        return;
      }
    }
  }
  if (advance) {
    app.state<SelfTestState>().just_answered = question.id;
    app.state<SelfTestState>().answered_changes = app.workspace.changes();
    // Behind the last question come those that were left out, and then the result.
    const int to = index + 1 < count ? index + 1 : next_open(pack, attempt, index);
    if (to < 0) return app.go(result_route(app.route.plan, attempt.id));
    show_question(app, ui, pack, to, was_in_group);
  }
}

void all_questions(App& app, Ui& ui, const TestPack& pack, const SelfTest& attempt, int jump) {
  const float top = ui.flow.y;
  for (std::size_t i = 0; i < pack.questions.size(); ++i) {
    const Question& question = pack.questions[i];
    if (jump == static_cast<int>(i)) {
      ui.nodes.request_scroll("questions", std::max(0.0f, ui.flow.y - top));
      ui.nodes.request_focus(answer_id(question, pack.scale_min));
      ui.request_frame();
    }
    card(ui, "", "", CardKind::Plain, [&] {
      const RadioChoice choice =
          answers(app, ui, pack, attempt, question, static_cast<int>(i) + 1, RadioLayout::Row, kTextBody + 1);
      if (choice.chosen >= 0) app.state<SelfTestState>().question = question.id;
    });
    ui.gap(12);
  }
}

}  // namespace

void questions_view(App& app, Ui& ui) {
  // Copied: an answer replaces the plan while it is being drawn.
  const SelfTest* found = part<SelfTests>(app.workspace.plan()).find(app.route.word(1));
  const TestPack* pack = found == nullptr ? nullptr : pack_of(app, *found);
  if (pack == nullptr) {
    ui.gap(kGapLarge);
    centred(ui, kReadingWidth, [&] {
      heading(ui, "page.title", 1, ui.tr("test.unknown_title"));
      ui.gap(kGapSmall);
      paragraph(ui, "self_test.unknown", ui.tr_format("test.unknown", {{"test", app.route.word(1)}}));
    });
    return;
  }
  const SelfTest attempt = *found;
  const SelfTestScore score = score_self_test(*pack, attempt);
  const int done = static_cast<int>(score.answered), total = static_cast<int>(score.questions);
  if (app.settings.last_self_test == attempt.id && (app.settings.last_done != done || app.settings.last_total != total)) {
    app.settings.last_done = done;
    app.settings.last_total = total;
    app.settings.save(app.host);
  }
  ui.draw->ChannelsSplit(2);
  ui.draw->ChannelsSetCurrent(1);
  const int jump = header(app, ui, *pack, attempt, score);
  ui.draw->ChannelsMerge();
  if (!app.route.is_page("test")) return;
  const bool phone = ui.phone();
  if (jump >= 0 && phone) show_question(app, ui, *pack, jump, true);
  const Rect view{0, ui.flow.y, ui.screen.width, ui.screen.height - ui.flow.y};
  scroll_area(ui, "questions", "", view, [&] {
    ui.gap(kGap);
    centred(ui, kPageWidth, [&] {
      if (phone) {
        one_question(app, ui, *pack, attempt);
      } else {
        all_questions(app, ui, *pack, attempt, jump);
      }
    });
    if (!phone && score.answered == score.questions) {
      ui.gap(kGapSmall);
      centred(ui, kPageWidth, [&] {
        if (button(ui, {.id = "self_test.finish", .label = ui.tr("test.see_result"), .icon = Icon::Chart,
                        .kind = ButtonKind::Primary})) {
          app.go(result_route(app.route.plan, attempt.id));
        }
      });
    }
    ui.gap(kGapSection);
  });
}

}  // namespace sandtable
