#include "tools/self_test/self_test_report.h"

#include <cmath>

#include "core/report/export_text.h"
#include "core/base/instant.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"

namespace sandtable {
namespace {

long tenths_of(double value) {
  return std::lround(value * 10);
}

// "68.8", and "75" for a whole number.
std::string one_decimal(double value) {
  const long tenths = tenths_of(value);
  std::string out = std::to_string(tenths / 10);
  if (tenths % 10 != 0) out += "." + std::to_string(std::labs(tenths % 10));
  return out;
}

std::string title_of_band(const TestPack& pack, const std::string& id) {
  for (const Band& band : pack.bands) {
    if (band.id == id) return band.title;
  }
  return {};
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) {
    if (!out.empty()) out += ", ";
    out += part;
  }
  return out;
}

std::string range_text(const DimensionScore& score) {
  return std::to_string(score.min) + "–" + std::to_string(score.max);
}

// The label of the answer as it was given, with its number: "4 often".
std::string answer_text(const TestPack& pack, const Question& question, const SelfTest& attempt) {
  const auto answer = attempt.answers.find(question.id);
  if (answer == attempt.answers.end()) return {};
  std::string out = std::to_string(answer->second);
  if (answer->second >= pack.scale_min && answer->second <= pack.scale_max()) {
    out += " " + pack.scale_labels[static_cast<std::size_t>(answer->second - pack.scale_min)];
  }
  return out;
}

Json dimension_to_json(const std::string& id, const std::string& title, const DimensionScore& score) {
  Json out = empty_object();
  if (!id.empty()) {
    set_text(out, "id", id);
    set_text(out, "title", title);
  }
  set_number(out, "min", score.min);
  set_number(out, "max", score.max);
  for (const Text key : {"score", "pomp", "band"}) set_json(out, key, nullptr);
  if (score.score) {
    set_number(out, "score", *score.score);
    set_real(out, "pomp", static_cast<double>(tenths_of(*score.pomp)) / 10.0);
    set_text(out, "band", score.band);
  }
  Json missing = empty_array();
  for (const std::string& question : score.missing) add_text(missing, question);
  set_json(out, "missing", std::move(missing));
  return out;
}

void csv_score_row(std::string& out, const TestPack& pack, const std::string& title,
                   const DimensionScore& score) {
  csv_row(out, {csv_cell(title), score.score ? std::to_string(*score.score) : std::string(),
                csv_cell(range_text(score)), score.pomp ? one_decimal(*score.pomp) : std::string(),
                csv_cell(title_of_band(pack, score.band)), csv_cell(joined(score.missing))});
}

void markdown_score_row(std::string& out, const TestPack& pack, const std::string& title,
                        const DimensionScore& score, const ReportWords& words) {
  const std::string none = markdown_text(words.none);
  markdown_row(out, {title, score.score ? std::to_string(*score.score) : none, range_text(score),
                     score.pomp ? one_decimal(*score.pomp) + " %" : none,
                     score.score ? markdown_text(title_of_band(pack, score.band)) : none,
                     score.missing.empty() ? none : markdown_text(joined(score.missing))});
}

void markdown_advice(std::string& out, const TestPack& pack, const SelfTestScore& scores,
                     const ReportWords& words) {
  for (std::size_t d = 0; d < pack.dimensions.size(); ++d) {
    const Dimension& dimension = pack.dimensions[d];
    const DimensionScore& score = scores.dimensions[d];
    const auto advice = dimension.advice.find(score.band);
    if (!score.score || advice == dimension.advice.end()) continue;
    out += "\n## " + markdown_text(dimension.title) + ": " + markdown_text(title_of_band(pack, score.band)) +
           "\n\n";
    out += markdown_block(advice->second.text) + "\n\n**" + markdown_text(words.practice) + "**\n\n";
    for (const std::string& tip : advice->second.tips) out += "- " + markdown_block(tip) + "\n";
  }
}

}  // namespace

Json score_to_json(const TestPack& pack, const SelfTest& attempt) {
  const SelfTestScore scores = score_self_test(pack, attempt);
  Json out = empty_object();
  set_text(out, "id", attempt.id);
  set_text(out, "test", attempt.test);
  set_text(out, "taken", attempt.taken);
  set_text(out, "phase", to_word(attempt.phase));
  Json rater = empty_object();
  set_text(rater, "kind", to_word(attempt.rater.kind));
  set_text(rater, "name", attempt.rater.name);
  set_json(out, "rater", std::move(rater));
  set_number(out, "answered", scores.answered);
  set_number(out, "questions", scores.questions);
  Json dimensions = empty_array();
  for (std::size_t d = 0; d < pack.dimensions.size(); ++d) {
    const Dimension& dimension = pack.dimensions[d];
    add_json(dimensions, dimension_to_json(dimension.id, dimension.title, scores.dimensions[d]));
  }
  set_json(out, "dimensions", std::move(dimensions));
  set_json(out, "total", dimension_to_json({}, {}, scores.total));
  return out;
}

std::string self_test_csv(const TestPack& pack, const SelfTest& attempt, const ReportWords& words) {
  const SelfTestScore scores = score_self_test(pack, attempt);
  std::string out(kCsvStart);
  csv_row(out, {csv_cell(words.dimension), csv_cell(words.score), csv_cell(words.range),
                csv_cell(words.percent), csv_cell(words.band), csv_cell(words.open_questions)});
  for (std::size_t d = 0; d < pack.dimensions.size(); ++d) {
    csv_score_row(out, pack, pack.dimensions[d].title, scores.dimensions[d]);
  }
  csv_score_row(out, pack, words.total, scores.total);
  out += kCsvLineEnd;
  csv_row(out, {csv_cell(words.question), std::string(), csv_cell(words.answer)});
  for (const Question& question : pack.questions) {
    csv_row(out,
            {csv_cell(question.id), csv_cell(question.text), csv_cell(answer_text(pack, question, attempt))});
  }
  return out;
}

std::string self_test_markdown(const TestPack& pack, const SelfTest& attempt, const ReportWords& words) {
  const SelfTestScore scores = score_self_test(pack, attempt);
  std::string out = "# " + markdown_text(pack.title) + "\n\n";
  std::string who = date_of(attempt.taken);
  if (!attempt.rater.name.empty()) who += (who.empty() ? "" : " · ") + markdown_block(attempt.rater.name);
  if (!who.empty()) out += who + "\n\n";

  markdown_row(
      out, {markdown_text(words.dimension), markdown_text(words.score), markdown_text(words.range),
            markdown_text(words.percent), markdown_text(words.band), markdown_text(words.open_questions)});
  out += "| :-- | --: | :-: | --: | :-- | :-- |\n";
  for (std::size_t d = 0; d < pack.dimensions.size(); ++d) {
    markdown_score_row(out, pack, markdown_text(pack.dimensions[d].title), scores.dimensions[d], words);
  }
  markdown_score_row(out, pack, "**" + markdown_text(words.total) + "**", scores.total, words);
  const auto total_advice = pack.total_advice.find(scores.total.band);
  if (total_advice != pack.total_advice.end()) out += "\n" + markdown_block(total_advice->second) + "\n";
  markdown_advice(out, pack, scores, words);

  out += "\n";
  markdown_row(out, {std::string(), markdown_text(words.question), markdown_text(words.answer)});
  out += "| --: | :-- | :-- |\n";
  for (const Question& question : pack.questions) {
    const std::string answer = answer_text(pack, question, attempt);
    markdown_row(out, {markdown_text(question.id), markdown_text(question.text),
                       answer.empty() ? markdown_text(words.none) : markdown_text(answer)});
  }
  return out;
}

}  // namespace sandtable
