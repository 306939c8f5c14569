// The program in the browser: one frame when something happened, nothing in between.
#include <GLES3/gl3.h>
#include <emscripten.h>
#include <emscripten/html5.h>
#include <imgui_impl_opengl3.h>

#include <string>

#include "platform/web/browser_host.h"
#include "ui/app.h"

namespace sandtable {

// web/main.js writes texts into the buffer through this; the view changes when memory grows.
EM_JS(void, js_lend_memory, (), { Module.memory = () => HEAPU8; })
EM_JS(void, js_mirror_patch, (const char* text, int length), {
  Module.host.patch(UTF8ToString(text, length));
})

namespace {

constexpr const char* kCanvas = "#canvas";

struct Program {
  BrowserHost host;
  App app{host};
  Screen screen;
  int settle = 2;  // frames still to draw after the last change
};
Program* program = nullptr;

bool start_graphics() {
  EmscriptenWebGLContextAttributes attributes;
  emscripten_webgl_init_context_attributes(&attributes);
  attributes.majorVersion = 2;
  attributes.alpha = EM_FALSE;
  attributes.depth = EM_FALSE;
  attributes.antialias = EM_FALSE;  // ImGui smooths its own edges
  attributes.powerPreference = EM_WEBGL_POWER_PREFERENCE_LOW_POWER;
  const EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context = emscripten_webgl_create_context(kCanvas, &attributes);
  if (context <= 0) return false;
  emscripten_webgl_make_context_current(context);
  // A lost context comes back: say that we handle it, and make textures and shaders anew when it does.
  emscripten_set_webglcontextlost_callback(kCanvas, nullptr, EM_FALSE,
                                           [](int, const void*, void*) -> EM_BOOL { return EM_TRUE; });
  emscripten_set_webglcontextrestored_callback(kCanvas, nullptr, EM_FALSE, [](int, const void*, void*) -> EM_BOOL {
    ImGui_ImplOpenGL3_DestroyDeviceObjects();
    program->settle = 2;
    return EM_TRUE;
  });
  return ImGui_ImplOpenGL3_Init("#version 300 es");
}

}  // namespace

}  // namespace sandtable

using sandtable::program;

extern "C" {

// False when there is no WebGL2.
EMSCRIPTEN_KEEPALIVE int sandtable_start() {
  program = new sandtable::Program;
  sandtable::js_lend_memory();
  return sandtable::start_graphics() ? 1 : 0;
}

// Memory for the texts of the calls below.
EMSCRIPTEN_KEEPALIVE char* sandtable_buffer(int size) {
  static std::string buffer;
  buffer.resize(static_cast<std::size_t>(size));
  return buffer.data();
}

// `text` holds the header and after it the body.
EMSCRIPTEN_KEEPALIVE void sandtable_event(const char* text, int header_length, int body_length) {
  sandtable::Problems problems;
  const auto header = sandtable::parse_json(std::string_view(text, static_cast<std::size_t>(header_length)), problems,
                                            {.bytes = 64u << 20, .depth = 64});
  if (!header) return;
  const std::string body(text + header_length, static_cast<std::size_t>(body_length));
  program->app.on_event(header.value(), body);
}

EMSCRIPTEN_KEEPALIVE void sandtable_action(const char* text, int id_length, int kind_length, int value_length) {
  const std::string_view all(text, static_cast<std::size_t>(id_length + kind_length + value_length));
  const auto id = static_cast<std::size_t>(id_length), kind = static_cast<std::size_t>(kind_length);
  if (const auto known = sandtable::action_kind(all.substr(id, kind))) {
    program->app.nodes.push({std::string(all.substr(0, id)), *known, std::string(all.substr(id + kind))});
  }
}

// Physical pixels. down: 1 pressed, 0 released, -1 unchanged. x < 0: the pointer has left.
EMSCRIPTEN_KEEPALIVE void sandtable_pointer(float x, float y, int down, int touch) {
  using Button = sandtable::PointerEvent::Button;
  program->app.canvas.add({x, y, down < 0 ? Button::Same : down == 1 ? Button::Press : Button::Release, touch != 0});
}

EMSCRIPTEN_KEEPALIVE void sandtable_resize(float width, float height, float device_ratio) {
  program->screen.width = width;
  program->screen.height = height;
  program->screen.device_ratio = device_ratio;
}

// Draws one frame. `fresh`: something happened since the last one. Returns whether another is needed.
EMSCRIPTEN_KEEPALIVE int sandtable_frame(int fresh) {
  sandtable::Program& p = *program;
  if (fresh != 0) p.settle = 2;
  ImGui_ImplOpenGL3_NewFrame();
  const bool more = p.app.frame(p.screen);
  const sandtable::Json patch = p.app.nodes.end_frame();
  if (!patch.is_null()) {
    const std::string text = sandtable::dump_json(patch);
    sandtable::js_mirror_patch(text.data(), static_cast<int>(text.size()));
  }
  glViewport(0, 0, static_cast<int>(p.screen.width), static_cast<int>(p.screen.height));
  ImGui_ImplOpenGL3_RenderDrawData(p.app.canvas.end_frame());
  if (more || p.app.canvas.input_waits() || p.app.nodes.has_actions()) {
    p.settle = 2;
  } else if (p.settle > 0) {
    --p.settle;
  }
  return p.settle > 0 ? 1 : 0;
}

}  // extern "C"

int main() { return 0; }
