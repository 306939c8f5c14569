// The program in the browser: one frame when something happened, nothing in between.
#include <GLES3/gl3.h>
#include <emscripten.h>
#include <emscripten/html5.h>
#include <imgui_impl_opengl3.h>
#include <imgui_internal.h>

#include <memory>
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
  std::unique_ptr<App> app;
  Screen screen;
  double last_ms = 0;
  int settle = 2;  // frames still to draw after the last change
};
Program* program = nullptr;

void add_font(int face) {
  static const unsigned char kNoData = 0;  // the loader needs none, ImGui wants some
  ImFontConfig config;
  config.FontData = const_cast<unsigned char*>(&kNoData);
  config.FontDataSize = 1;
  config.FontDataOwnedByAtlas = false;
  config.SizePixels = 16;
  config.FontNo = static_cast<ImU32>(face);
  ImGui::GetIO().Fonts->AddFont(&config);
}

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
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigFlags = ImGuiConfigFlags_NoMouseCursorChange;
  io.Fonts->TexMinWidth = io.Fonts->TexMinHeight = 1024;
  io.Fonts->Flags |= ImFontAtlasFlags_NoMouseCursors;
  sandtable::add_font(0);
  sandtable::add_font(1);
  if (!sandtable::start_graphics()) return 0;
  program->app = std::make_unique<sandtable::App>(program->host);
  return 1;
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
  program->app->on_event(header.value(), body);
}

EMSCRIPTEN_KEEPALIVE void sandtable_action(const char* text, int id_length, int kind_length, int value_length) {
  const std::string_view all(text, static_cast<std::size_t>(id_length + kind_length + value_length));
  const auto id = static_cast<std::size_t>(id_length), kind = static_cast<std::size_t>(kind_length);
  if (const auto known = sandtable::action_kind(all.substr(id, kind))) {
    program->app->nodes.push({std::string(all.substr(0, id)), *known, std::string(all.substr(id + kind))});
  }
}

// Physical pixels. down: 1 pressed, 0 released, -1 unchanged. x < 0: the pointer has left.
EMSCRIPTEN_KEEPALIVE void sandtable_pointer(float x, float y, int down, int touch) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddMouseSourceEvent(touch != 0 ? ImGuiMouseSource_TouchScreen : ImGuiMouseSource_Mouse);
  if (x < 0) {
    io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
  } else {
    io.AddMousePosEvent(x, y);
  }
  if (down >= 0) io.AddMouseButtonEvent(0, down == 1);
}

EMSCRIPTEN_KEEPALIVE void sandtable_resize(float width, float height, float device_ratio) {
  program->screen.width = width;
  program->screen.height = height;
  program->screen.device_ratio = device_ratio;
}

// Draws one frame. `fresh`: something happened since the last one. Returns whether another is needed.
EMSCRIPTEN_KEEPALIVE int sandtable_frame(double now_ms, int fresh) {
  sandtable::Program& p = *program;
  if (fresh != 0) p.settle = 2;
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = ImVec2(p.screen.width, p.screen.height);
  io.DeltaTime = p.last_ms > 0 && now_ms > p.last_ms ? static_cast<float>((now_ms - p.last_ms) / 1000) : 1.0f / 60;
  p.last_ms = now_ms;
  ImGui_ImplOpenGL3_NewFrame();
  ImGui::NewFrame();
  const bool more = p.app->frame(p.screen);
  const sandtable::Json patch = p.app->nodes.end_frame();
  if (!patch.is_null()) {
    const std::string text = sandtable::dump_json(patch);
    sandtable::js_mirror_patch(text.data(), static_cast<int>(text.size()));
  }
  ImGui::Render();
  glViewport(0, 0, static_cast<int>(p.screen.width), static_cast<int>(p.screen.height));
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  // ImGui takes a press and its release in frames of their own.
  const bool input_waits = !ImGui::GetCurrentContext()->InputEventsQueue.empty();
  if (more || input_waits || p.app->nodes.has_actions()) {
    p.settle = 2;
  } else if (p.settle > 0) {
    --p.settle;
  }
  return p.settle > 0 ? 1 : 0;
}

}  // extern "C"

int main() { return 0; }
