#include "platform/null/driver.h"

#include <imgui.h>

#include <algorithm>

namespace sandtable {

namespace {
constexpr int kMostFrames = 200;
}

Json part_event(const std::string& name, const std::string& language) {
  return name == "first" ? Json{{"type", "pack"}, {"language", language}} : Json{{"type", "part"}, {"name", name}, {"language", language}};
}

Driver::Driver(const DriverOptions& options) {
  resize(options.css_width, options.css_height, options.device_ratio);
  host.parts = options.parts;
  app = std::make_unique<App>(host);
  event({{"type", "started"}, {"languages", {options.language}}, {"dark", false}, {"coarse", options.coarse}, {"can_protect", options.can_protect}, {"base", "http://localhost/"},
         {"path", options.path}, {"settings", options.settings}, {"can_share", true}});
  for (const char* language : {"zh", "en"}) {
    for (const char* name : {"second", "first"}) {
      const auto found = options.parts.find(std::string(name) + " " + language);
      if (found != options.parts.end()) event(part_event(name, language), found->second);
    }
  }
  settle();
}

void Driver::resize(float css_width, float css_height, float device_ratio) {
  screen_.width = css_width * device_ratio;
  screen_.height = css_height * device_ratio;
  screen_.device_ratio = device_ratio;
}

void Driver::event(const Json& header, std::string body) { host.post(header, std::move(body)); }

void Driver::deliver() {
  Json header;
  std::string body;
  while (host.next_event(header, body)) app->on_event(header, body);
}

bool Driver::frame() {
  deliver();
  const std::size_t asked = host.requests.size();
  const bool more = app->frame(screen_);
  apply(app->nodes.end_frame());
  for (ImTextureData* texture : *app->canvas.end_frame()->Textures) {
    if (texture->Status == ImTextureStatus_WantDestroy) texture->SetStatus(ImTextureStatus_Destroyed);
    if (texture->Status != ImTextureStatus_OK && texture->Status != ImTextureStatus_Destroyed) {
      texture->SetTexID(1);
      texture->SetStatus(ImTextureStatus_OK);
    }
  }
  ++frames;
  // A part that was asked for comes in the next frame.
  bool comes = false;
  for (std::size_t i = asked; i < host.requests.size(); ++i) comes = comes || text_of(host.requests[i].header, "do") == "part";
  return more || app->canvas.input_waits() || app->nodes.has_actions() || comes;
}

void Driver::settle() {
  int quiet = 0;
  for (int i = 0; i < kMostFrames && quiet < 3; ++i) quiet = frame() ? 0 : quiet + 1;
}

void Driver::pass_ms(std::int64_t ms) {
  const std::int64_t end = host.clock_ms + ms;
  while (host.wake_at_ms >= 0 && host.wake_at_ms <= end) {
    host.clock_ms = std::max(host.clock_ms, host.wake_at_ms);
    host.wake_at_ms = -1;
    settle();
  }
  host.clock_ms = end;
}

int Driver::frames_when_idle() {
  settle();
  return frame() ? 1 : 0;
}

void Driver::apply(const Json& patch) {
  if (patch.is_null()) return;
  for (const Json& id : patch.value("gone", Json::array())) {
    mirrored.erase(id.get<std::string>());
    mirrored_children.erase(id.get<std::string>());
  }
  for (const Json& node : patch.value("set", Json::array())) mirrored[node["id"].get<std::string>()] = node;
  if (const auto children = patch.find("children"); children != patch.end()) {
    for (const auto& [parent, ids] : children->items()) {
      mirrored_children[parent] = ids.get<std::vector<std::string>>();
    }
  }
  if (const auto scrolled = patch.find("scroll"); scrolled != patch.end()) {
    for (const auto& [id, offset] : scrolled->items()) scroll(id, offset.get<float>());
  }
  if (const auto focused = patch.find("focus"); focused != patch.end()) {
    mirrored_focus = focused->get<std::string>();
    app->nodes.push({mirrored_focus, ActionKind::Focus, "visible"});
  }
}

const Node* Driver::find(Role role, std::string_view name, bool part_of_name) const {
  for (const Node& node : app->nodes.nodes()) {
    if (node.role != role) continue;
    if (name.empty() || node.name == name || (part_of_name && node.name.find(name) != std::string::npos)) return &node;
  }
  return nullptr;
}

int Driver::count(Role role) const {
  return static_cast<int>(std::ranges::count(app->nodes.nodes(), role, &Node::role));
}

bool Driver::shows(std::string_view text) const {
  return std::ranges::any_of(app->nodes.nodes(),
                             [&](const Node& node) { return node.name.find(text) != std::string::npos; });
}

// What the browser does when an element gets the focus: scrolls its scrolling ancestors.
void Driver::bring_into_view(const std::string& id) {
  const Node* node = by_id(id);
  const Node* scroller = node;
  while (scroller != nullptr && scroller->role != Role::Scroll) scroller = by_id(scroller->parent);
  if (node == nullptr || scroller == nullptr || node == scroller) return;
  const float top = node->rect.y - scroller->rect.y + scroller->scroll_y;
  if (node->rect.y >= scroller->rect.y && node->rect.bottom() <= scroller->rect.bottom()) return;
  const float most = std::max(0.0f, scroller->content_height - scroller->rect.h);
  scroll(scroller->id, std::clamp(top - scroller->rect.h / 3, 0.0f, most) / screen_.device_ratio);
  settle();
}

bool Driver::press_at(Text id, bool touch) {
  bring_into_view(std::string(id));
  const Node* node = by_id(id);
  if (node == nullptr || node->covered) return false;
  const float x = node->rect.x + node->rect.w / 2, y = node->rect.y + node->rect.h / 2;
  app->canvas.add({x, y, PointerEvent::Button::Press, touch});
  frame();
  app->canvas.add({x, y, PointerEvent::Button::Release, touch});
  if (touch) app->canvas.add({-1, -1, PointerEvent::Button::Same, touch});
  settle();
  return true;
}

void Driver::drag(const Rect& from, const Rect& to) {
  using Button = PointerEvent::Button;
  const float x = from.x + from.w / 2, y = from.y + from.h / 2, to_x = to.x + to.w / 2, to_y = to.y + to.h / 2;
  app->canvas.add({x, y, Button::Press, false});
  frame();
  for (int step = 1; step <= 4; ++step) {
    const float share = static_cast<float>(step) / 4;
    app->canvas.add({x + (to_x - x) * share, y + (to_y - y) * share, Button::Same, false});
    frame();
  }
  app->canvas.add({to_x, to_y, Button::Release, false});
  settle();
}

bool Driver::press(Text id) { return press_at(id, false); }
bool Driver::tap(Text id) { return press_at(id, true); }

bool Driver::press(Role role, std::string_view name) {
  const Node* node = find(role, name);
  return node != nullptr && press(Text(std::string(node->id)));  // a copy: scrolling draws frames
}

void Driver::activate(std::string_view id) {
  app->nodes.push({std::string(id), ActionKind::Click, ""});
  settle();
}

void Driver::focus(std::string_view id) {
  bring_into_view(std::string(id));
  app->nodes.push({std::string(id), ActionKind::Focus, "visible"});
  settle();
}

void Driver::key(std::string_view id, std::string_view key) {
  app->nodes.push({std::string(id), ActionKind::Key, std::string(key)});
  settle();
}

void Driver::arrow_to(std::string_view id) {
  app->nodes.push({std::string(id), ActionKind::Focus, "visible"});
  app->nodes.push({std::string(id), ActionKind::Input, ""});
  settle();
}

void Driver::type(Text id, std::string_view whole_text) {
  const Node* node = by_id(id);
  const bool lines = node != nullptr && node->takes_lines && whole_text.find('\n') != std::string_view::npos;
  if (lines) app->nodes.push({id, ActionKind::Lines, std::string(whole_text)});
  app->nodes.push({id, ActionKind::Input, lines ? std::string() : std::string(whole_text)});
  settle();
}

void Driver::scroll(std::string_view id, float css_offset) {
  app->nodes.push({std::string(id), ActionKind::Scroll, std::to_string(css_offset)});
}

}  // namespace sandtable
