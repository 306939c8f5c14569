#include <algorithm>
#include <cmath>

#include "core/charts/charts.h"
#include "tools/self_test/report.h"
#include "tools/self_test/result_parts.h"
#include "tools/self_test/result_code.h"
#include "app/tool_view.h"
#include "app/views/views.h"
#include "ui/widgets/button.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/table.h"
#include "app/words.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"
#include "tools/self_test/pages.h"
#include "tools/self_test/shelf.h"
#include "tools/self_test/view/views.h"
#include "tools/self_test/words.h"

namespace sandtable::inline overview {

namespace {

constexpr std::size_t kMaxSeries = 3;

std::vector<const SelfTest*> compared_in_view(App& app) {
  std::vector<const SelfTest*> compared;
  for (const std::string& id : app.state<SelfTestState>().compared) {
    if (const SelfTest* other = part<SelfTests>(app.workspace.plan()).find(id)) compared.push_back(other);
  }
  return compared;
}

// --- pieces of the page -----------------------------------------------------------------------------------------------

void total_card(Ui& ui, const TestPack& pack, const SelfTestScore& score) {
  card(ui, "result.total", ui.tr("result.total"), CardKind::Accent, [&] {
    paragraph(ui, "result.total.label", ui.tr("result.total"),
              {.size = kTextSmall, .weight = Weight::Semibold, .tone = Tone::Accent});
    const Band* band = score.total.pomp ? pack.band_of(*score.total.pomp) : nullptr;
    if (band == nullptr) {
      heading(ui, "result.total.value", 2,
              ui.tr_format("test.answered",
                           {{"n", number_text(score.answered)}, {"of", number_text(score.questions)}}));
      ui.gap(kGapSmall);
      paragraph(ui, "result.total.open", ui.tr("result.no_total"));
      return;
    }
    heading(ui, "result.total.value", 2,
            score_words(ui.strings, score.total) + " · " + percent_words(score.total.pomp) + " · " + band->title);
    ui.gap(kGapSmall);
    if (const auto words = pack.total_advice.find(band->id); words != pack.total_advice.end()) {
      paragraph(ui, "result.total.advice", words->second);
    } else if (!band->meaning.empty()) {
      paragraph(ui, "result.total.meaning", band->meaning);
    }
  }, 24);
}

void legend(Ui& ui, const std::vector<const SelfTest*>& series) {
  if (series.size() < 2) return;
  constexpr Paint kPaints[] = {Paint::Accent, Paint::Second, Paint::Third};
  for (std::size_t i = 0; i < series.size(); ++i) {
    const Text words = attempt_words(ui.strings, *series[i]);
    const TextBlock& block = ui.text_block(words, 14, Weight::Regular, ui.flow.width - ui.dp(32));
    const Rect rect = ui.place(block.height + ui.dp_round(5));
    const ImU32 colour = ui.theme->paint(kPaints[i % 3]);
    const float y = rect.y + rect.h / 2;
    ui.draw->AddLine(ImVec2(rect.x, y), ImVec2(rect.x + ui.dp(22), y), colour, ui.dp(3));
    ui.draw->AddCircleFilled(ImVec2(rect.x + ui.dp(11), y), ui.dp(4.5f), colour);
    Node& node = ui.nodes.add(Role::Text, "result.legend." + number_text(i + 1));
    node.name = words;
    node.rect = {rect.x + ui.dp(32), rect.y + ui.dp(3), rect.w - ui.dp(32), block.height};
    set_look(ui, node, block);
    draw_text(ui, words, node.rect, {.size = 14});
  }
  ui.gap(kGapSmall);
}

void charts_card(App& app, Ui& ui, const TestPack& pack, const std::vector<const SelfTest*>& series) {
  card(ui, "result.charts", ui.tr("result.profile"), CardKind::Plain, [&] {
    heading(ui, "result.charts.title", 2, ui.tr("result.profile"));
    ui.gap(kGapSmall);
    legend(ui, series);
    const float css_width = ui.flow.width / ui.screen.device_ratio;
    const std::string summary = result_summary(ui.strings, pack, *series[0]);
    const auto part = [&](int column) {
      const float width = ui.flow.width / ui.screen.device_ratio;
      if (column == 0) {
        if (pack.dimensions.size() >= 3) {
          figure(ui, "result.radar", ui.tr_format("result.radar_summary", {{"summary", summary}}),
                 result_radar(pack, series, std::min(width, 420.0f)));
        }
      } else {
        figure(ui, "result.bars", ui.tr_format("result.bars_summary", {{"summary", summary}}),
               result_bars(ui.strings, pack, series, width));
      }
    };
    if (css_width < 640 || pack.dimensions.size() < 3) {
      part(0);
      ui.gap(kGap);
      part(1);
    } else {
      columns(ui, {5, 6}, kGapLarge, part);
    }
    ui.gap(kGapSmall);
    if (button(ui, {.id = "result.numbers", .label = ui.tr(app.state<SelfTestState>().show_numbers ? Key("result.hide_numbers") : Key("result.show_numbers")),
                    .icon = Icon::Grid, .kind = ButtonKind::Quiet,
                    .expanded = app.state<SelfTestState>().show_numbers ? Toggle::On : Toggle::Off})) {
      app.state<SelfTestState>().show_numbers = !app.state<SelfTestState>().show_numbers;
      ui.request_frame();
    }
    if (app.state<SelfTestState>().show_numbers) {
      ui.gap(kGapSmall);
      table(ui, "result.table", ui.tr("result.table"), result_table(ui.strings, pack, series));
    }
  });
}

void advice_cards(Ui& ui, const TestPack& pack, const SelfTestScore& score) {
  heading(ui, "result.words", 2, ui.tr("result.words"));
  ui.gap(kGapSmall);
  const auto one = [&](std::size_t index) {
    const DimensionScore& dimension_score = score.dimensions[index];
    const Dimension* dimension = pack.find_dimension(dimension_score.dimension);
    const Text id = Text("result.dimension.") + dimension_score.dimension;
    card(ui, id, dimension->title, CardKind::Plain, [&] {
      heading(ui, sub_id(id, ".title"), 3, dimension->title);
      const Band* band = dimension_score.pomp ? pack.band_of(*dimension_score.pomp) : nullptr;
      paragraph(ui, sub_id(id, ".score"),
                band == nullptr ? score_words(ui.strings, dimension_score)
                                : score_words(ui.strings, dimension_score) + " · " + percent_words(dimension_score.pomp) + " · " +
                                      band->title,
                {.size = 14, .weight = Weight::Semibold, .tone = Tone::Accent});
      ui.gap(kGapSmall);
      if (band == nullptr) {
        paragraph(ui, sub_id(id, ".open"), ui.tr("result.no_dimension"), {.tone = Tone::Muted});
        return;
      }
      const auto advice = dimension->advice.find(band->id);
      if (advice == dimension->advice.end()) return;
      paragraph(ui, sub_id(id, ".text"), advice->second.text);
      ui.gap(kGapSmall);
      bullet_list(ui, sub_id(id, ".tips"), advice->second.tips, {.size = 15});
    });
  };
  const bool wide = ui.flow.width > ui.dp(720);
  for (std::size_t i = 0; i < score.dimensions.size(); i += wide ? 2 : 1) {
    if (wide) {
      columns(ui, {1, 1}, kGap, [&](int column) {
        if (i + static_cast<std::size_t>(column) < score.dimensions.size()) one(i + static_cast<std::size_t>(column));
      });
    } else {
      one(i);
    }
    ui.gap(kGap);
  }
}

void ranked_card(Ui& ui, Text id, Text title, const TestPack& pack,
                 const std::vector<RankedQuestion>& ranked, bool strong) {
  card(ui, id, title, CardKind::Plain, [&] {
    heading(ui, sub_id(id, ".title"), 3, title);
    ui.gap(kGapSmall);
    for (std::size_t i = 0; i < ranked.size(); ++i) {
      const Question* question = pack.find_question(ranked[i].question);
      const Text item = sub_id(id, ".", i + 1);
      if (i > 0) ui.gap(12);
      paragraph(ui, item, ui.tr_format("test.numbered", {{"n", question->id}, {"question", question->text}}),
                {.weight = Weight::Semibold});
      const std::string& tip = strong ? question->use : question->practice;
      if (!tip.empty()) paragraph(ui, sub_id(item, ".tip"), tip, {.size = 15, .tone = Tone::Muted});
    }
  });
}

void ranked_cards(Ui& ui, const TestPack& pack, const SelfTest& attempt) {
  const auto strongest = strongest_questions(pack, attempt);
  const auto weakest = weakest_questions(pack, attempt);
  if (strongest.empty() && weakest.empty()) return;
  const auto one = [&](int column) {
    if (column == 0 && !strongest.empty()) {
      ranked_card(ui, "result.strongest", ui.tr("result.strongest"), pack, strongest, true);
    } else if (column == 1 && !weakest.empty()) {
      ranked_card(ui, "result.weakest", ui.tr("result.weakest"), pack, weakest, false);
    }
  };
  if (ui.flow.width > ui.dp(720)) {
    columns(ui, {1, 1}, kGap, one);
  } else {
    one(0);
    ui.gap(kGap);
    one(1);
  }
  ui.gap(kGapLarge);
}

// Since before the course, by dimension and by question.
void change_card(Ui& ui, const TestPack& pack, const SelfTest& before, const SelfTest& after) {
  card(ui, "result.change", ui.tr("result.change"), CardKind::Plain, [&] {
    heading(ui, "result.change.title", 2, ui.tr("result.change"));
    ui.gap(kGapSmall);
    table(ui, "result.change.dimensions", ui.tr("result.change_dimensions"), change_table(ui.strings, pack, before, after));
    ui.gap(kGap);
    table(ui, "result.change.questions", ui.tr("result.change_questions"), question_change_table(ui.strings, pack, before, after));
  });
  ui.gap(kGapLarge);
}

// Which other attempts are laid over this one.
void compare_card(App& app, Ui& ui, const TestPack& pack, const SelfTest& attempt,
                  const std::vector<const SelfTest*>& series) {
  std::vector<std::string> ids, button_ids, labels;  // the specs below only point to them
  for (const SelfTest* other : attempts_at(app.workspace.plan(), attempt.test)) {
    if (other->id == attempt.id) continue;
    ids.push_back(other->id);
    button_ids.push_back("compare." + other->id);
    labels.push_back(attempt_words(ui.strings, *other));
  }
  if (ids.empty()) return;
  std::vector<ButtonSpec> buttons;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const bool on = std::ranges::find(app.state<SelfTestState>().compared, ids[i]) != app.state<SelfTestState>().compared.end();
    buttons.push_back({.id = button_ids[i], .label = labels[i], .icon = on ? Icon::Check : Icon::Plus,
                       .disabled = !on && app.state<SelfTestState>().compared.size() + 1 >= kMaxSeries,
                       .pressed = on ? Toggle::On : Toggle::Off});
  }
  card(ui, "result.compare", ui.tr("compare.title"), CardKind::Sunken, [&] {
    heading(ui, "result.compare.title", 3, ui.tr("compare.title"));
    ui.gap(kGapTight);
    paragraph(ui, "result.compare.note", ui.tr("compare.note"), {.size = 14, .tone = Tone::Muted});
    ui.gap(kGapSmall);
    const int pressed = button_row(ui, buttons);
    if (pressed >= 0) {
      const std::string& id = ids[static_cast<std::size_t>(pressed)];
      if (std::erase(app.state<SelfTestState>().compared, id) == 0) app.state<SelfTestState>().compared.push_back(id);
      ui.request_frame();
    }
    for (std::size_t i = 1; i < series.size(); ++i) {
      ui.gap(kGap);
      const Text caption = ui.tr_format("compare.difference", {{"name", attempt_words(ui.strings, *series[i])}});
      paragraph(ui, "compare.caption." + number_text(i), caption, {.size = 14, .weight = Weight::Semibold});
      table(ui, "compare.table." + number_text(i), caption, difference_table(ui.strings, pack, *series[0], *series[i]));
    }
  });
  ui.gap(kGapLarge);
}

void actions(App& app, Ui& ui, const TestPack& pack, const SelfTest& attempt) {
  std::vector<ButtonSpec> buttons = {
      {.id = "result.share", .label = ui.tr("share.open"), .icon = Icon::Share, .kind = ButtonKind::Primary},
      {.id = "result.copy_code", .label = ui.tr("share.copy_code"), .icon = Icon::Copy},
      {.id = "result.print", .label = ui.tr("action.print"), .icon = Icon::Print},
      {.id = "result.export", .label = ui.tr("action.export"), .icon = Icon::Download,
       .expanded = app.overlay == export_menu ? Toggle::On : Toggle::Off},
      {.id = "result.answers", .label = ui.tr("result.back_to_answers"), .icon = Icon::Pencil}};
  auto code = encode_result_code(pack, attempt);
  buttons[1].disabled = !code.ok();
  switch (button_row(ui, buttons)) {
    case 0:
      app.share.whole_plan = false;
      app.open_overlay(share_dialog, attempt.id);
      break;
    case 1: app.host.request(Message("copy").text("what", "code"), code.value()); break;
    case 2: app.host.request(Message("print"), dump_json(report_in_view(app, pack, attempt))); break;
    case 3: app.open_menu(export_menu, attempt.id, ui.nodes.in_frame("result.export")->rect); break;
    case 4: app.go(questions_route(app.route.plan, attempt.id)); break;
    default: break;
  }
}

}  // namespace

Json report_in_view(App& app, const TestPack& pack, const SelfTest& attempt) {
  return self_test_report(app.workspace.plan(), app.setting(), pack, attempt, compared_in_view(app));
}

void result_view(App& app, Ui& ui) {
  const SelfTest* found = part<SelfTests>(app.workspace.plan()).find(app.route.word(1));
  const TestPack* pack = found == nullptr ? nullptr : pack_of(app, *found);
  if (pack == nullptr) {
    heading(ui, "page.title", 1, ui.tr("test.unknown_title"));
    ui.gap(kGapSmall);
    paragraph(ui, "result.unknown", ui.tr_format("test.unknown", {{"test", found == nullptr ? "" : found->test}}));
    return;
  }
  const SelfTest& attempt = *found;
  const SelfTestScore score = score_self_test(*pack, attempt);
  std::vector<const SelfTest*> series = compared_in_view(app);
  series.insert(series.begin(), &attempt);
  if (score.total.score && app.settings.last_self_test == attempt.id) {
    app.settings.last_self_test.clear();
    app.settings.save(app.host);
  }
  heading(ui, "page.title", 1, ui.tr_format("result.title", {{"test", pack->title}}));
  ui.gap(kGapTight);
  const std::string person = app.workspace.plan().author;
  const Text who = attempt_words(ui.strings, attempt);
  paragraph(ui, "result.who", person.empty() ? who : person + " · " + who, {.size = 14, .tone = Tone::Muted});
  ui.gap(kGapLarge);
  total_card(ui, *pack, score);
  ui.gap(kGap);
  if (score.answered == 0) {
    paragraph(ui, "result.nothing", ui.tr("result.nothing_yet"), {.tone = Tone::Muted});
    ui.gap(kGap);
  } else {
    actions(app, ui, *pack, attempt);
    ui.gap(kGapLarge);
    if (const SelfTest* before = before_of(app.workspace.plan(), attempt)) change_card(ui, *pack, *before, attempt);
    if (!pack->picture.empty() && app.content.is_there("workshop")) result_picture(ui, *pack, attempt);
    charts_card(app, ui, *pack, series);
    ui.gap(kGapLarge);
    compare_card(app, ui, *pack, attempt, series);
    ranked_cards(ui, *pack, attempt);
    advice_cards(ui, *pack, score);
  }
  if (!pack->method_note.empty()) {
    ui.gap(kGap);
    paragraph(ui, "result.method", pack->method_note, {.size = 14, .tone = Tone::Muted});
  }
  for (const ToolView* view : tool_views()) {
    if (view->after_result != nullptr && app.content.fetch(view->group)) view->after_result(app, ui, pack->id);
  }
}

}  // namespace sandtable::overview
