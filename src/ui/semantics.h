// Collects the nodes of a frame, delivers what users did to them, and tells the mirror what changed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/text.h"
#include <vector>

#include "core/json/json.h"
#include "ui/node.h"

namespace sandtable {

// What a user did to a node through the mirror: keyboard, assistive technology, text entry, native scrolling.
enum class ActionKind {
  Click,    // activated without a pointer
  Input,    // text changed; value = whole text
  Lines,    // whole lines went into a field that takes them, which is empty again
  Focus,    // value = "visible" when a focus ring is due
  Blur,
  Key,      // a key that the node may want; value = KeyboardEvent.key ("3", "ArrowUp", "Escape", "Enter")
  Scroll,   // value = offset of the content in CSS pixels
};

struct UserAction {
  std::string id;  // "" = the page as a whole
  ActionKind kind = ActionKind::Click;
  std::string value;
};

[[nodiscard]] std::optional<ActionKind> action_kind(std::string_view name);

// Nodes in drawing order that are found by their ids. Thousands are added and looked for in every frame: no allocation for
// any of them once the lists have grown.
class NodeList {
 public:
  Node& add(Text id);                                     // "" is found, too; of two with one id the later one
  [[nodiscard]] const Node* find(std::string_view id) const;
  void clear();
  void swap(NodeList& other) {
    nodes_.swap(other.nodes_);
    slots_.swap(other.slots_);
  }
  [[nodiscard]] std::vector<Node>& all() { return nodes_; }
  [[nodiscard]] const std::vector<Node>& all() const { return nodes_; }

 private:
  // Where `id` is in slots_, or the free place for it.
  [[nodiscard]] std::size_t slot_of(std::string_view id) const;

  std::vector<Node> nodes_;
  std::vector<int> slots_;  // open addressing: 0 free, else 1 + place in nodes_; at most half of a power of two is used
};

class Semantics {
 public:
  // --- during a frame -------------------------------------------------------------------------------------------
  void begin_frame(float device_ratio);
  // Adds a node below the innermost open one and returns it for further filling until the next add() or open().
  Node& add(Role role, Text id);
  // Like add(), and makes it the parent of what follows until close().
  Node& open(Role role, Text id);
  void close();
  // A node that was added in this frame (rectangles are often known only after the children); null when unknown.
  Node* in_frame(Text id);
  // While on, fields and buttons are recorded as lying below a dialog.
  bool covered = false;

  // Takes the first waiting action of that kind on that node.
  // The value holds until the next one is taken; null when none waits.
  std::string* take(Text id, ActionKind kind);
  // Takes the first waiting activation, input or key on any node below `parent` of the last frame: for groups in which the
  // order of what happened matters.
  std::optional<UserAction> take_below(Text parent);
  [[nodiscard]] bool is_focused(Text id) const { return focused_ == id && !focused_.empty(); }
  [[nodiscard]] bool shows_focus(Text id) const { return focus_visible_ && is_focused(id); }
  [[nodiscard]] const std::string& focused() const { return focused_; }
  // Ask for the focus, or for an offset of a Scroll node (physical pixels), once the mirror is up to date.
  void request_focus(Text id) { focus_request_ = id; }
  // Where the focus is, or is about to be.
  [[nodiscard]] const std::string& coming_focus() const { return focus_request_.empty() ? focused_ : focus_request_; }
  void request_scroll(Text id, float offset);

  // --- between frames -------------------------------------------------------------------------------------------
  void push(UserAction action);
  // Ends the frame. {"set":[nodes that are new or changed],"gone":[ids],"children":{parent:[ids]},"focus":id,
  // "scroll":{id:offset}}; null when nothing changed. Rectangles in CSS pixels relative to the parent's content.
  [[nodiscard]] Json end_frame();
  [[nodiscard]] bool has_actions() const { return !actions_.empty(); }
  // The tree of the last finished frame, in drawing order.
  [[nodiscard]] const std::vector<Node>& nodes() const { return previous_.all(); }
  [[nodiscard]] const Node* find(Text id) const;

 private:
  [[nodiscard]] Json node_to_json(const Node& node) const;
  [[nodiscard]] Json children_of(Text parent) const;

  float device_ratio_ = 1;
  std::uint64_t root_children_ = 0;
  float sent_device_ratio_ = 0;  // the ratio that the mirror's rectangles were made with
  NodeList current_, previous_;
  std::vector<std::string> open_;
  std::vector<UserAction> actions_, waiting_;
  std::string taken_;
  std::string focused_, focus_request_;
  bool focus_visible_ = false;
  std::vector<std::pair<std::string, float>> scroll_requests_;
};

}  // namespace sandtable
