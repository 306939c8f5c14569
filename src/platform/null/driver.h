// Drives the whole app without a browser, the way a user would: looks for things by role and name, presses, types, waits.
// A copy of what the mirror would show is kept from the patches alone, so that a patch that forgets something is noticed.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "platform/null/null_host.h"
#include "app/app.h"

namespace sandtable {

struct DriverOptions {
  float css_width = 1280, css_height = 800, device_ratio = 1;
  std::string language = "en";          // of the browser
  std::string path = "#/";
  bool coarse = false;                  // touched, not pointed at
  bool can_protect = true;              // the browser encrypts
  // "<group> <language>" → {"ui":[…],"<tool>":…}. "first" and "second" come by themselves, the others when they are asked for.
  std::map<std::string, std::string> parts;
  Json settings = Json::object();
};

// The event that brings a group's content.
[[nodiscard]] Json part_event(const std::string& name, const std::string& language);

class Driver {
 public:
  explicit Driver(const DriverOptions& options);
  Driver(const Driver&) = delete;
  Driver& operator=(const Driver&) = delete;

  // Frames until nothing more happens. A timer that is due within the moved clock counts.
  void settle();
  void pass_ms(std::int64_t ms);  // moves the clock, with the timer's wake-ups on the way
  int frames_when_idle();         // frames that would still be drawn although nothing happened: 0

  // Nodes of the current screen; an empty name matches any. Null when there is none.
  [[nodiscard]] const Node* find(Role role, std::string_view name, bool part_of_name = false) const;
  [[nodiscard]] const Node* by_id(Text id) const { return app->nodes.find(id); }
  [[nodiscard]] int count(Role role) const;
  [[nodiscard]] bool shows(std::string_view text) const;  // anywhere in a name

  // By pointer at the middle of the node, scrolled into view first. False when it is not there or out of reach.
  bool press(Text id);
  bool tap(Text id);      // the same with a finger
  bool press(Role role, std::string_view name);
  // With the mouse, from the middle of one place to the middle of another.
  void drag(const Rect& from, const Rect& to);
  // As keyboard or assistive technology does.
  void activate(std::string_view id);
  void focus(std::string_view id);
  void key(std::string_view id, std::string_view key);
  void arrow_to(std::string_view id);  // a radio reached by an arrow key
  void type(Text id, std::string_view whole_text);
  void scroll(std::string_view id, float css_offset);
  void event(const Json& header, std::string body = {});
  void resize(float css_width, float css_height, float device_ratio);

  // The mirror as patches built it: id → node JSON, and each parent's children.
  std::map<std::string, Json> mirrored;
  std::map<std::string, std::vector<std::string>> mirrored_children;
  std::string mirrored_focus;

  NullHost host;
  std::unique_ptr<App> app;
  int frames = 0;

 private:
  bool frame();
  void deliver();
  void apply(const Json& patch);
  bool press_at(Text id, bool touch);
  void bring_into_view(const std::string& id);

  Screen screen_;
};

}  // namespace sandtable
