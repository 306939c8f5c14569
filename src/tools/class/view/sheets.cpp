// The figures of what a class wrote and planned: worksheets field by field, open answers with their tags, marketing mixes.
#include <algorithm>

#include "core/charts/charts.h"
#include "core/base/utf8.h"
#include "core/report/sections.h"
#include "tools/mix/told.h"
#include "core/words/short_texts.h"
#include "tools/class/view/page.h"
#include "tools/sheets/model.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text_field.h"
#include "app/words.h"
#include "tools/workshop/model.h"
#include "tools/class/view/state.h"

namespace sandtable::inline classroom {

namespace {

constexpr std::size_t kShownAnswers = 100, kShownTagText = 40;

// The mean of counts of 1, 2, 3 …
double mean_of(const std::vector<std::int64_t>& counts, std::size_t begin) {
  std::int64_t n = 0, sum = 0;
  for (std::size_t i = 0; i < kMaxSheetRating && begin + i < counts.size(); ++i) {
    n += counts[begin + i];
    sum += counts[begin + i] * static_cast<std::int64_t>(i + 1);
  }
  return n == 0 ? kNoFigure : static_cast<double>(sum) / static_cast<double>(n);
}

Text percent_of(std::int64_t part, std::int64_t all) {
  return percent_words(all == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(all));
}

// Everything but the open answers, one row a field, and of a choice one an option.
void fields_figure(App& app, Ui& ui, Text id, const SheetFigures& of) {
  TableWords words;
  words.row({ui.tr("class.field"), ui.tr("class.n"), ui.tr("class.chosen")});
  std::vector<BarRow> rows;
  std::string summary;
  for (const FieldSummary& field : of.fields) {
    const Text label = text_of(*field.field, "label"), kind = text_of(*field.field, "kind");
    Text said = field.answers.empty() ? Text("–") : count_words(static_cast<std::int64_t>(field.answers.size())) + " · " + ui.tr("class.open_answers");
    if (kind == "rating" && field.n > 0) said = ui.tr("class.mean") + " " + figure_words(mean_of(field.counts, 0), 1);
    if (kind == "versus" && field.n > 0) {
      said = ui.tr_format("class.us_them", {{"us", figure_words(mean_of(field.counts, 0), 1)}, {"them", figure_words(mean_of(field.counts, kMaxSheetRating), 1)}});
    }
    const Json& options = list_of(*field.field, "options");
    if (kind == "choice" && field.n > 0) {
      said = "";
      for (std::size_t i = 0; i < options.size(); ++i) {
        if (field.counts[i] > 0) said = said + (said.empty() ? "" : ui.tr("list.comma")) + text_of(options[i], "label") + " " + count_words(field.counts[i]);
      }
    }
    if ((kind == "factor" || kind == "check") && !field.counts.empty()) {
      said = percent_of(field.counts[0], of.n);
      BarRow& row = rows.emplace_back();
      row.label = label;
      row.value_text = said;
      row.values.emplace_back(std::min(100.0, 100.0 * static_cast<double>(field.counts[0]) / static_cast<double>(of.n)));
      summary.append(summary.empty() ? "" : ui.tr("list.comma").c_str()).append(label).append(" ").append(said);
    }
    words.row({label, count_words(field.n), said});
  }
  const auto fields = [&] { table(ui, sub_id(id, ".table"), ui.tr("class.fields"), words); };
  if (rows.empty()) return fields();
  beside(ui, [&] {
    fitted_figure(app, ui, sub_id(id, ".chart"), ui.tr("class.chosen") + ": " + summary, bar_chart(rows, {}, ui.flow.width / ui.screen.device_ratio));
  }, fields);
}

void tags_part(App& app, Ui& ui, Text id, const ClassFigures& figures, const std::vector<OpenAnswer>& answers) {
  const std::vector<TagCount> tags = tag_counts(figures.hand_ins, answers);
  if (tags.empty()) return;
  TableWords words;
  words.row({ui.tr("class.tags"), ui.tr("class.n")});
  std::vector<BarRow> rows;
  std::string summary;
  for (const TagCount& tag : tags) {
    words.row({tag.tag, count_words(tag.n)});
    BarRow& row = rows.emplace_back();
    row.label = tag.tag;
    row.value_text = count_words(tag.n);
    row.values.emplace_back(100.0 * static_cast<double>(tag.n) / static_cast<double>(answers.size()));
    summary.append(summary.empty() ? "" : ui.tr("list.comma").c_str()).append(tag.tag).append(" ").append(row.value_text);
  }
  beside(ui, [&] { fitted_figure(app, ui, sub_id(id, ".chart"), ui.tr("class.tags") + ": " + summary, bar_chart(rows, {}, ui.flow.width / ui.screen.device_ratio)); },
         [&] { table(ui, sub_id(id, ".tags"), ui.tr("class.tags"), words); });
  ui.gap(kGap);
}

void answer_row(App& app, Ui& ui, Text id, const ClassFigures& figures, const OpenAnswer& answer) {
  const Text who = owner_words(app, ui, figures, answer.hand_in) + " · " + ui.tr_format("class.words", {{"n", count_words(answer.words)}});
  std::string tags = tags_of(*figures.hand_ins[answer.hand_in], answer.place).str();
  node_around(ui, Role::ListItem, id, "", [&] {
    ui.gap(kGapSmall);
    paragraph(ui, sub_id(id, ".text"), answer.text);
    paragraph(ui, sub_id(id, ".who"), tags.empty() || app.state<ClassState>().figure.empty() ? who : who + " · " + tags, {.size = 14, .tone = Tone::Muted});
    if (app.state<ClassState>().figure.empty() && !ui.read_only) {
      ui.gap(kGapTight);
      const Text begin = frame_text(std::string(cut_text(answer.text, kShownTagText)));
      if (text_field(ui, {.id = sub_id(id, ".tags"), .label = ui.tr_format("class.tags_of", {{"text", begin}}), .placeholder = ui.tr("class.tags"),
                          .max_bytes = static_cast<int>(kMaxTagsBytes), .show_label = false},
                     tags)) {
        app.workspace.edit("undo.class", id, [&](Plan& plan) {
          if (answer.hand_in < edit_part<HandIns>(plan).size()) set_tags(edit_part<HandIns>(plan)[answer.hand_in].edit(), answer.place, tags);
        });
      }
    }
    ui.gap(kGapSmall);
  });
  rule(ui);
}

void answers_figure(App& app, Ui& ui, Text id, const ClassFigures& figures, const std::vector<OpenAnswer>& answers) {
  std::int64_t sum = 0;
  for (const OpenAnswer& answer : answers) sum += answer.words;
  const auto n = static_cast<std::int64_t>(answers.size());
  paragraph(ui, sub_id(id, ".count"),
            ui.tr_format("class.answer_count", {{"n", count_words(n)}, {"words", count_words(sum)},
                                                {"mean", figure_words(static_cast<double>(sum) / static_cast<double>(n), 1)}}),
            {.size = 14, .tone = Tone::Muted});
  ui.gap(kGapSmall);
  tags_part(app, ui, id, figures, answers);
  if (ui.report != nullptr) {
    std::vector<std::string> lines;
    for (const OpenAnswer& answer : answers) {
      const Text tags = tags_of(*figures.hand_ins[answer.hand_in], answer.place);
      lines.push_back(answer.text + " – " + owner_words(app, ui, figures, answer.hand_in).c_str() + (tags.empty() ? "" : " · ") + tags.c_str());
    }
    return bullet_list(ui, id, lines);
  }
  if (app.state<ClassState>().figure.empty()) paragraph(ui, sub_id(id, ".hint"), ui.tr("class.tags_hint"), {.size = 14, .tone = Tone::Muted});
  node_around(ui, Role::List, sub_id(id, ".list"), ui.tr("class.open_answers"), [&] {
    for (std::size_t i = 0; i < std::min(answers.size(), kShownAnswers); ++i) answer_row(app, ui, sub_id(id, ".answer", i + 1), figures, answers[i]);
  });
  if (answers.size() <= kShownAnswers) return;
  paragraph(ui, sub_id(id, ".more"), ui.tr_format("problems.more", {{"n", count_words(n - static_cast<std::int64_t>(kShownAnswers))}}), {.tone = Tone::Muted});
}

}  // namespace

void sheet_figures(App& app, Ui& ui, ClassFigures& figures, const SheetFigures& of) {
  const Text id = Text("class.sheet.") + text_of(*of.sheet, "id"), counts = id + ".fields";
  figure_part(app, ui, figures, counts, ui.tr("class.fields"), [&] {
    paragraph(ui, sub_id(counts, ".enough"), enough_words(ui, of.n), {.size = 14, .tone = Tone::Muted});
    ui.gap(kGapSmall);
    fields_figure(app, ui, counts, of);
  });
  for (const FieldSummary& field : of.fields) {
    if (field.answers.empty()) continue;
    const Text part = id + "." + text_of(*field.field, "id");
    figure_part(app, ui, figures, part, text_of(*field.field, "label"), [&] { answers_figure(app, ui, part, figures, field.answers); });
  }
}

void mix_figures(App& app, Ui& ui, ClassFigures& figures) {
  const Text id = "class.mix.all";
  figure_part(app, ui, figures, id, ui.tr("class.mixes"), [&] {
    paragraph(ui, sub_id(id, ".help"), ui.tr("class.mix_help"), {.size = 14, .tone = Tone::Muted});
    ui.gap(kGapSmall);
    TableWords words;
    words.row({ui.tr("class.person_column"), ui.tr("class.mix_best"), ui.tr("measure.core_needs"), ui.tr("shape.width"), ui.tr("shape.depth"),
               ui.tr("shape.linkage"), ui.tr("measure.revenue"), ui.tr("measure.margin"), ui.tr("measure.break_even_quarter")});
    std::vector<BarRow> rows;
    std::vector<double> shares;
    std::string summary;
    for (const MixRow& mix : figures.mixes) {
      const Text who = owner_words(app, ui, figures, mix.hand_in), share = share_words(mix.core_ratio);
      const auto money = [&](Money amount) { return frame_text(money_text(amount, mix.currency) + " " + mix.currency); };
      words.row({who, mix.title.empty() ? Text("–") : Text(mix.title), share, count_words(static_cast<std::int64_t>(mix.shape.width)),
                 figure_words(mix.shape.depth, 2), share_words(mix.shape.linkage_ratio), money(mix.cash.total.revenue), money(mix.cash.total.margin),
                 break_even_words(ui.strings, mix.cash)});
      BarRow& row = rows.emplace_back();
      row.label = who;
      row.value_text = share;
      row.values.emplace_back(100 * mix.core_ratio);
      shares.push_back(mix.core_ratio);
      summary.append(summary.empty() ? "" : ui.tr("list.comma").c_str()).append(who).append(" ").append(share);
    }
    std::ranges::sort(shares);
    paragraph(ui, sub_id(id, ".middle"), ui.tr_format("class.mix_middle", {{"percent", share_words(shares[shares.size() / 2])}}), {.weight = Weight::Semibold});
    ui.gap(kGapSmall);
    fitted_figure(app, ui, sub_id(id, ".chart"), ui.tr("measure.core_needs") + ": " + summary, bar_chart(rows, {}, ui.flow.width / ui.screen.device_ratio));
    ui.gap(kGap);
    table(ui, sub_id(id, ".table"), ui.tr("class.mixes"), words);
  });
}

}  // namespace sandtable::classroom
