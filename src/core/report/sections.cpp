#include "core/report/sections.h"

#include <utility>

#include "core/report/export_text.h"
#include "core/words/frame_texts.h"

namespace sandtable {

namespace {

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

}  // namespace

Json picture_to_json(const Picture& picture) {
  Json json = Json::object(), shapes = Json::array();
  for (const Shape& shape : picture.shapes) shapes.push_back(shape_to_json(shape));
  set_real(json, "width", picture.width);
  set_real(json, "height", picture.height);
  set_json(json, "shapes", std::move(shapes));
  return json;
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

namespace {

constexpr Text kUnknown = "–";

// As words, or with plain figures in the columns of figures.
Json rows_of(const TableWords& table, std::uint32_t figures) {
  Json rows = empty_array(), row = empty_array();
  for (const Text cell : table.cells) {
    const bool is_figure = !rows.empty() && row.size() < 32 && (figures >> row.size() & 1) != 0;
    const std::string figure = is_figure ? plain_figure(cell) : std::string();
    add_text(row, !figure.empty() ? Text(figure) : is_figure && cell == kUnknown ? Text() : cell);
    if (row.size() == table.columns) add_json(rows, std::exchange(row, empty_array()));
  }
  return rows;
}

}  // namespace

void Sections::table(Text caption, const TableWords& table) {
  Json& section = add("table");
  set_text(section, "caption", caption);
  set_json(section, "rows", rows_of(table, 0));
  if (table.figures != 0) set_json(section, "figures", rows_of(table, table.figures));
}

void Sections::figures(Json rows) { set_json(list.back(), "figures", std::move(rows)); }

void Sections::figure(Text summary, const Picture& picture) {
  Json& section = add("figure");
  set_text(section, "summary", summary);
  set_json(section, "picture", picture_to_json(picture));
}

void Sections::append(Json report) {
  heading(1, text_of(report, "title"));
  paragraph(text_of(report, "meta"));
  for (const Json& section : list_of(report, "sections")) add_json(list, section);
}

Json Sections::report(Text language, Text title, Text meta) {
  Json report = Json::object();
  set_text(report, "title", title);
  set_text(report, "language", language);
  set_text(report, "meta", note.empty() ? meta : meta + " · " + note);
  set_json(report, "sections", std::move(list));
  if (wide) set_flag(report, "wide", true);
  return report;
}

}  // namespace sandtable
