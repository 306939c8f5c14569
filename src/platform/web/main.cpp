// The program in the browser: one frame when something happened, nothing in between.
#include <emscripten.h>

#include <string>

#include "core/base/utf8.h"
#include "platform/web/browser_host.h"
#include "platform/web/painter.h"
#include "app/app.h"

namespace sandtable {

// web/main.js writes texts into the buffer through this; the view changes when memory grows.
EM_JS(void, js_lend_memory, (), { Module.memory = () => HEAPU8; })
EM_JS(void, js_mirror_patch, (const char* text, int length), {
  Module.host.patch(UTF8ToString(text, length));
})

namespace {

struct Program {
  BrowserHost host;
  App app{host};
  Screen screen;
  int settle = 2;  // frames still to draw after the last change
};
Program* program = nullptr;

}  // namespace

}  // namespace sandtable

using sandtable::program;

extern "C" {

EMSCRIPTEN_KEEPALIVE void sandtable_start() {
  program = new sandtable::Program;
  sandtable::js_lend_memory();
}

// Memory for the texts of the calls below.
EMSCRIPTEN_KEEPALIVE char* sandtable_buffer(int size) {
  static std::string buffer;
  buffer.resize(static_cast<std::size_t>(size));
  return buffer.data();
}

// `text` holds the header and after it the body. 0: the header could not be read.
EMSCRIPTEN_KEEPALIVE int sandtable_event(const char* text, int header_length, int body_length) {
  sandtable::Problems problems;
  const auto header = sandtable::parse_json(std::string_view(text, static_cast<std::size_t>(header_length)), problems,
                                            {.bytes = 64u << 20, .depth = 64});
  if (!header) return 0;
  const std::string body(text + header_length, static_cast<std::size_t>(body_length));
  program->app.on_event(header.value(), body);
  return 1;
}

EMSCRIPTEN_KEEPALIVE void sandtable_action(const char* text, int id_length, int kind_length, int value_length) {
  const std::string_view all(text, static_cast<std::size_t>(id_length + kind_length + value_length));
  const auto id = static_cast<std::size_t>(id_length), kind = static_cast<std::size_t>(kind_length);
  if (const auto known = sandtable::action_kind(all.substr(id, kind))) {
    program->app.nodes.push({std::string(all.substr(0, id)), *known, sandtable::repaired_text(all.substr(id + kind))});
  }
}

// Physical pixels. down: 1 pressed, 0 released, 2 held for a while, -1 unchanged. x < 0: the pointer has left.
// `area`: id of the element under a press, may be empty.
EMSCRIPTEN_KEEPALIVE void sandtable_pointer(float x, float y, int down, int touch, const char* area, int area_length) {
  using Button = sandtable::PointerEvent::Button;
  constexpr Button kButtons[] = {Button::Same, Button::Release, Button::Press, Button::Hold};
  program->app.canvas.add({x, y, kButtons[down + 1], touch != 0,
                           area_length == 0 ? 0 : sandtable::area_id({area, static_cast<std::size_t>(area_length)})});
}

EMSCRIPTEN_KEEPALIVE void sandtable_resize(float width, float height, float device_ratio) {
  program->screen.width = width;
  program->screen.height = height;
  program->screen.device_ratio = device_ratio;
  sandtable::forget_picture();
}

// The graphics came back after they were lost.
EMSCRIPTEN_KEEPALIVE void sandtable_restored() {
  sandtable::forget_texture(program->app.canvas.data());
  program->settle = 2;
}

// Draws one frame. `fresh`: something happened since the last one. Returns whether another is needed.
EMSCRIPTEN_KEEPALIVE int sandtable_frame(int fresh) {
  sandtable::Program& p = *program;
  if (fresh != 0) p.settle = 2;
  bool more = false;
  for (int rounds = 0; rounds == 0 || (rounds < 4 && p.app.wants_redraw()); ++rounds) {
    more = p.app.frame(p.screen);
    const sandtable::Json patch = p.app.nodes.end_frame();
    if (patch.is_null()) continue;
    const std::string text = sandtable::dump_json(patch);
    sandtable::js_mirror_patch(text.data(), static_cast<int>(text.size()));
  }
  sandtable::paint(*p.app.canvas.end_frame());
  if (more || p.app.canvas.input_waits() || p.app.nodes.has_actions()) {
    p.settle = 2;
  } else if (p.settle > 0) {
    --p.settle;
  }
  return p.settle > 0 ? 1 : 0;
}

}  // extern "C"
