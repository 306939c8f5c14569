// The printable report: the same words, tables and pictures as on screen, as a list of sections for web/report.js.
#include "ui/views/report_sections.h"
#include "ui/views/result_parts.h"
#include "ui/views/views.h"
#include "ui/words.h"

namespace sandtable {

namespace {

constexpr const char* kPaintNames[] = {"none",        "text",   "muted_text",  "grid",  "accent",    "accent_soft",
                                       "second",      "second_soft", "third",  "third_soft", "surface", "ink",   "paper"};
constexpr const char* kKindNames[] = {"line", "polyline", "polygon", "rect", "circle", "text"};
constexpr const char* kAnchorNames[] = {"start", "middle", "end"};

Json shape_to_json(const Shape& shape) {
  Json json = Json::object(), points = Json::array();
  for (const Point& point : shape.points) {
    Json& pair = points.emplace_back(Json::array());
    pair.push_back(point.x);
    pair.push_back(point.y);
  }
  set_text(json, "kind", kKindNames[static_cast<int>(shape.kind)]);
  set_json(json, "points", std::move(points));
  set_real(json, "radius", shape.radius);
  set_text(json, "fill", kPaintNames[static_cast<int>(shape.fill)]);
  set_text(json, "stroke", kPaintNames[static_cast<int>(shape.stroke)]);
  set_real(json, "stroke_width", shape.stroke_width);
  set_flag(json, "dashed", shape.dashed);
  if (shape.kind == Shape::Kind::Text) {
    set_text(json, "text", shape.text);
    set_real(json, "text_size", shape.text_size);
    set_flag(json, "bold", shape.bold);
    set_text(json, "anchor", kAnchorNames[static_cast<int>(shape.anchor)]);
  }
  return json;
}

Json picture_to_json(const Picture& picture) {
  Json json = Json::object(), shapes = Json::array();
  for (const Shape& shape : picture.shapes) shapes.push_back(shape_to_json(shape));
  set_real(json, "width", picture.width);
  set_real(json, "height", picture.height);
  set_json(json, "shapes", std::move(shapes));
  return json;
}

}  // namespace

std::string picture_file(const Picture& picture) {
  Json json = picture_to_json(picture), colours = empty_object();
  for (std::size_t i = 0; i < std::size(kPaintNames); ++i) {
    const ImU32 colour = light_theme().paint(static_cast<Paint>(i));
    std::string text = "#";  // red, green, blue, alpha from the lowest byte up
    for (int digit = 0; digit < 8; ++digit) text += "0123456789abcdef"[colour >> (digit * 4 ^ 4) & 15];
    set_text(colours, kPaintNames[i], text);
  }
  set_json(json, "colours", std::move(colours));
  return dump_json(json);
}

Json texts_to_json(const std::vector<std::string>& texts) {
  Json json = Json::array();
  for (const std::string& text : texts) json.push_back(text);
  return json;
}

Json& Sections::add(Text kind) {
  Json& section = list.emplace_back(Json::object());
  set_text(section, "kind", kind);
  return section;
}

void Sections::heading(int level, Text text) {
  Json& section = add("heading");
  set_number(section, "level", level);
  set_text(section, "text", text);
}

void Sections::paragraph(Text text) { set_text(add("paragraph"), "text", text); }

void Sections::bullets(const std::vector<std::string>& items) { set_json(add("list"), "items", texts_to_json(items)); }

void Sections::table(Text caption, const TableWords& table) {
  Json& section = add("table");
  Json rows = empty_array();
  Json row = empty_array();
  for (const Text cell : table.cells) {
    add_text(row, cell);
    if (row.size() < table.columns) continue;
    add_json(rows, std::exchange(row, empty_array()));
  }
  set_text(section, "caption", caption);
  set_json(section, "rows", std::move(rows));
}

void Sections::figure(Text summary, const Picture& picture) {
  Json& section = add("figure");
  set_text(section, "summary", summary);
  set_json(section, "picture", picture_to_json(picture));
}

Json Sections::report(const App& app, Text title, Text meta) {
  Json report = Json::object();
  set_text(report, "title", title);
  set_text(report, "language", app.settings.language == Language::Chinese ? "zh-CN" : "en");
  set_text(report, "meta", meta);
  set_json(report, "sections", std::move(list));
  return report;
}

namespace {

void ranked(Ui& ui, Sections& sections, const TestPack& pack, Text title,
            const std::vector<RankedQuestion>& questions, bool strong) {
  if (questions.empty()) return;
  sections.heading(2, title);
  std::vector<std::string> items;
  for (const RankedQuestion& ranked : questions) {
    const Question* question = pack.find_question(ranked.question);
    const std::string& tip = strong ? question->use : question->practice;
    items.push_back(ui.tr_format("test.numbered", {{"n", question->id}, {"question", question->text}}) +
                    (tip.empty() ? "" : " — " + tip));
  }
  sections.bullets(items);
}

void answers(Ui& ui, Sections& sections, const TestPack& pack, const SelfTest& attempt) {
  TableWords table;
  table.row({ui.tr("report.question"), ui.tr("report.answer")});
  for (const Question& question : pack.questions) {
    const auto given = attempt.answers.find(question.id);
    const bool open = given == attempt.answers.end();
    table.row({ui.tr_format("test.numbered", {{"n", question.id}, {"question", question.text}}),
               open ? Text("–")
                    : number_text(given->second) + " " +
                          pack.scale_labels[static_cast<std::size_t>(given->second - pack.scale_min)]});
  }
  sections.heading(2, ui.tr("report.answers"));
  sections.table(ui.tr("report.answers"), table);
}

}  // namespace

Json self_test_report(App& app, Ui& ui, const TestPack& pack, const SelfTest& attempt) {
  const SelfTestScore score = score_self_test(pack, attempt);
  std::vector<const SelfTest*> series{&attempt};
  for (const std::string& id : app.compared) {
    if (const SelfTest* other = app.workspace.plan().find_self_test(id)) series.push_back(other);
  }
  Sections sections;
  const Band* band = score.total.pomp ? pack.band_of(*score.total.pomp) : nullptr;
  sections.heading(2, ui.tr("result.total"));
  sections.paragraph(band == nullptr ? ui.tr("result.no_total")
                                     : score_words(ui, score.total) + " · " + percent_words(score.total.pomp) + " · " +
                                           band->title);
  if (band != nullptr) {
    if (const auto words = pack.total_advice.find(band->id); words != pack.total_advice.end()) {
      sections.paragraph(words->second);
    }
  }
  sections.heading(2, ui.tr("result.profile"));
  const std::string summary = result_summary(ui, pack, attempt);
  if (pack.dimensions.size() >= 3) {
    sections.figure(ui.tr_format("result.radar_summary", {{"summary", summary}}), result_radar(pack, series, 420));
  }
  sections.figure(ui.tr_format("result.bars_summary", {{"summary", summary}}), result_bars(ui, pack, series, 640));
  sections.table(ui.tr("result.table"), result_table(ui, pack, series));
  for (std::size_t i = 1; i < series.size(); ++i) {
    sections.table(ui.tr_format("compare.difference", {{"name", attempt_words(ui, *series[i])}}),
                   difference_table(ui, pack, attempt, *series[i]));
  }
  ranked(ui, sections, pack, ui.tr("result.strongest"), strongest_questions(pack, attempt), true);
  ranked(ui, sections, pack, ui.tr("result.weakest"), weakest_questions(pack, attempt), false);
  sections.heading(2, ui.tr("result.words"));
  for (const DimensionScore& part : score.dimensions) {
    const Dimension* dimension = pack.find_dimension(part.dimension);
    const Band* part_band = part.pomp ? pack.band_of(*part.pomp) : nullptr;
    sections.heading(3, dimension->title + (part_band == nullptr ? "" : " · " + part_band->title));
    const auto advice = part_band == nullptr ? dimension->advice.end() : dimension->advice.find(part_band->id);
    if (advice == dimension->advice.end()) {
      sections.paragraph(ui.tr("result.no_dimension"));
      continue;
    }
    sections.paragraph(advice->second.text);
    sections.bullets(advice->second.tips);
  }
  answers(ui, sections, pack, attempt);
  if (!pack.method_note.empty()) sections.paragraph(pack.method_note);
  const std::string person = app.workspace.plan().author, who = attempt_words(ui, attempt);
  return sections.report(app, ui.tr_format("result.title", {{"test", pack.title}}),
                         person.empty() ? who : person + " · " + who);
}

}  // namespace sandtable
