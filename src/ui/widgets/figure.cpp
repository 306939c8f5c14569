#include "ui/widgets/figure.h"

#include "core/charts/chart_shapes.h"

#include <algorithm>
#include <cmath>

#include "core/report/sections.h"

namespace sandtable {

namespace {

void dashed_line(ImDrawList* list, ImVec2 from, ImVec2 to, ImU32 colour, float width, float dash) {
  const float dx = to.x - from.x, dy = to.y - from.y, length = std::sqrt(dx * dx + dy * dy);
  for (float at = 0; at < length; at += 2 * dash) {
    const float a = at / length, b = std::min(at + dash, length) / length;
    list->AddLine(ImVec2(from.x + dx * a, from.y + dy * a), ImVec2(from.x + dx * b, from.y + dy * b), colour, width);
  }
}

void draw_shape(Ui& ui, const Shape& shape, ImVec2 origin, float scale) {
  ImDrawList* list = ui.draw;
  const ImU32 fill = ui.theme->paint(shape.fill), stroke = ui.theme->paint(shape.stroke);
  const float width = std::max(1.0f, shape.stroke_width * scale);
  std::vector<ImVec2> points;
  points.reserve(shape.points.size());
  for (const Point& point : shape.points) points.emplace_back(origin.x + point.x * scale, origin.y + point.y * scale);
  if (points.empty()) return;
  const int count = static_cast<int>(points.size());
  const bool closed = shape.kind == Shape::Kind::Polygon;
  switch (shape.kind) {
    case Shape::Kind::Line:
    case Shape::Kind::Polyline:
    case Shape::Kind::Polygon:
      if (fill != 0 && closed) list->AddConcavePolyFilled(points.data(), count, fill);
      if (stroke != 0 && shape.dashed) {
        for (int i = 0; i + (closed ? 0 : 1) < count; ++i) {
          dashed_line(list, points[static_cast<std::size_t>(i)], points[static_cast<std::size_t>((i + 1) % count)],
                      stroke, width, 5 * scale);
        }
      } else if (stroke != 0) {
        list->AddPolyline(points.data(), count, stroke, closed ? ImDrawFlags_Closed : 0, width);
      }
      break;
    case Shape::Kind::Rect:
      if (count < 2) return;
      if (fill != 0) list->AddRectFilled(points[0], points[1], fill, shape.radius * scale);
      if (stroke != 0) list->AddRect(points[0], points[1], stroke, shape.radius * scale, 0, width);
      break;
    case Shape::Kind::Circle:
      if (fill != 0) list->AddCircleFilled(points[0], shape.radius * scale, fill);
      if (stroke != 0) list->AddCircle(points[0], shape.radius * scale, stroke, 0, width);
      break;
    case Shape::Kind::Text: {
      const float css_size = shape.text_size * scale / ui.screen.device_ratio;
      const TextBlock& block = ui.text_block(shape.text, css_size, shape.bold ? Weight::Semibold : Weight::Regular,
                                             ui.screen.width, 1.2f);
      const float shift = shape.anchor == Anchor::Start ? 0 : shape.anchor == Anchor::Middle ? 0.5f : 1;
      draw_block(list, block, ImVec2(points[0].x - block.width * shift, points[0].y - block.height / 2), fill);
      break;
    }
  }
}

}  // namespace

void figure(Ui& ui, Text id, Text summary, const Picture& picture) {
  if (ui.report != nullptr) return ui.report->figure(summary, picture);
  const float scale = std::min(ui.screen.device_ratio, ui.flow.width / std::max(1.0f, picture.width));
  const Rect rect = ui.place(std::ceil(picture.height * scale));
  Node& node = ui.nodes.add(Role::Figure, id);
  node.name = summary;
  node.rect = rect;
  if (!ui.visible(rect)) return;
  const ImVec2 origin(rect.x + std::floor((rect.w - picture.width * scale) / 2), rect.y);
  for (const Shape& shape : picture.shapes) draw_shape(ui, shape, origin, scale);
}

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

void legend(Ui& ui, Text id, const std::vector<std::string>& names) {
  if (ui.report != nullptr) {
    Picture picture;  // as it stands on paper: lines of the series' colours, each with its name
    picture.width = ui.flow.width / ui.screen.device_ratio;
    for (std::size_t i = 0; i < names.size(); ++i) chart::add_key(picture, i, names[i]);
    return ui.report->figure(names.front(), picture);
  }
  constexpr Paint kPaints[] = {Paint::Accent, Paint::Second, Paint::Third};
  for (std::size_t i = 0; i < names.size(); ++i) {
    const TextBlock& block = ui.text_block(names[i], 14, Weight::Regular, ui.flow.width - ui.dp(32));
    const Rect rect = ui.place(block.height + ui.dp_round(5));
    const ImU32 colour = ui.theme->paint(kPaints[i % 3]);
    const float y = rect.y + rect.h / 2;
    ui.draw->AddLine(ImVec2(rect.x, y), ImVec2(rect.x + ui.dp(22), y), colour, ui.dp(3));
    ui.draw->AddCircleFilled(ImVec2(rect.x + ui.dp(11), y), ui.dp(4.5f), colour);
    Node& node = ui.nodes.add(Role::Text, sub_id(id, ".legend", i + 1));
    node.name = names[i];
    node.rect = {rect.x + ui.dp(32), rect.y + ui.dp(3), rect.w - ui.dp(32), block.height};
    set_look(ui, node, block);
    draw_text(ui, names[i], node.rect, {.size = 14});
  }
  ui.gap(kGapSmall);
}

}  // namespace sandtable
