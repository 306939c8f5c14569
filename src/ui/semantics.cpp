#include "ui/semantics.h"

#include <array>
#include <cmath>
#include <functional>
#include <utility>

namespace sandtable {

namespace {

constexpr std::array<const char*, 29> kRoleNames = {
    "root",  "banner", "navigation", "main",       "region",     "scroll",    "group",  "radio_group", "heading", "text",
    "button", "radio",  "checkbox",   "text_field", "text_area",  "list",      "list_item", "table",    "row",
    "column_header", "row_header", "cell", "figure", "dialog", "menu", "menu_item", "progress", "status", "alert"};

double css(float physical, float ratio) { return std::round(static_cast<double>(physical) / ratio * 100) / 100; }

void put(Json& json, const char* key, const std::string& text) {
  if (!text.empty()) set_text(json, key, text);
}
void put(Json& json, const char* key, Toggle toggle) {
  if (toggle != Toggle::NotOne) set_flag(json, key, toggle == Toggle::On);
}
void put(Json& json, const char* key, bool on) {
  if (on) set_flag(json, key, true);
}
void put(Json& json, const char* key, int number) {
  if (number != 0) set_number(json, key, number);
}

}  // namespace

const char* role_name(Role role) { return kRoleNames[static_cast<std::size_t>(role)]; }

std::optional<ActionKind> action_kind(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, ActionKind>, 7> kKinds = {{{"click", ActionKind::Click},
                                                                              {"input", ActionKind::Input},
                                                                              {"lines", ActionKind::Lines},
                                                                              {"focus", ActionKind::Focus},
                                                                              {"blur", ActionKind::Blur},
                                                                              {"key", ActionKind::Key},
                                                                              {"scroll", ActionKind::Scroll}}};
  for (const auto& [kind_name, kind] : kKinds) {
    if (kind_name == name) return kind;
  }
  return std::nullopt;
}

std::size_t NodeList::slot_of(std::string_view id) const {
  std::size_t slot = std::hash<std::string_view>{}(id);
  for (;; ++slot) {
    slot &= slots_.size() - 1;
    if (slots_[slot] == 0 || nodes_[static_cast<std::size_t>(slots_[slot] - 1)].id == id) return slot;
  }
}

Node& NodeList::add(Text id) {
  Node& node = nodes_.emplace_back();
  node.id = id;
  if (nodes_.size() * 2 <= slots_.size()) {
    slots_[slot_of(id)] = static_cast<int>(nodes_.size());
    return node;
  }
  slots_ = std::vector<int>(slots_.empty() ? 256 : slots_.size() * 2);
  for (std::size_t i = 0; i < nodes_.size(); ++i) slots_[slot_of(nodes_[i].id)] = static_cast<int>(i + 1);
  return node;
}

const Node* NodeList::find(std::string_view id) const {
  const int place = slots_.empty() ? 0 : slots_[slot_of(id)];
  return place == 0 ? nullptr : &nodes_[static_cast<std::size_t>(place - 1)];
}

void NodeList::clear() {
  nodes_.clear();
  for (int& slot : slots_) slot = 0;
}

void Semantics::begin_frame(float device_ratio) {
  device_ratio_ = device_ratio;
  current_.clear();
  open_.clear();
  covered = false;
  // Actions wait for exactly one frame: what no widget wanted is dropped at the end of it.
  waiting_ = std::move(actions_);
  actions_.clear();
}

Node& Semantics::add(Role role, Text id) {
  Node& node = current_.add(id);
  node.role = role;
  if (!open_.empty()) node.parent = open_.back();
  node.covered = covered;
  return node;
}

Node& Semantics::open(Role role, Text id) {
  Node& node = add(role, id);
  open_.push_back(node.id);
  return node;
}

void Semantics::close() { open_.pop_back(); }

Node* Semantics::in_frame(Text id) { return const_cast<Node*>(current_.find(id)); }

const Node* Semantics::find(Text id) const { return previous_.find(id); }

std::string* Semantics::take(Text id, ActionKind kind) {
  for (auto action = waiting_.begin(); action != waiting_.end(); ++action) {
    if (action->kind == kind && action->id == id) {
      taken_ = std::move(action->value);
      waiting_.erase(action);
      return &taken_;
    }
  }
  return nullptr;
}

std::optional<UserAction> Semantics::take_below(Text parent) {
  for (auto action = waiting_.begin(); action != waiting_.end(); ++action) {
    if (action->kind != ActionKind::Click && action->kind != ActionKind::Input && action->kind != ActionKind::Key) continue;
    const Node* node = find(action->id);
    if (node == nullptr || node->parent != parent) continue;
    UserAction taken = std::move(*action);
    waiting_.erase(action);
    return taken;
  }
  return std::nullopt;
}

void Semantics::push(UserAction action) {
  if (action.kind == ActionKind::Focus) {
    focused_ = action.id;
    focus_visible_ = action.value == "visible";
  } else if (action.kind == ActionKind::Blur && focused_ == action.id) {
    focused_.clear();
  }
  actions_.push_back(std::move(action));
}

Json Semantics::node_to_json(const Node& node) const {
  Json json = Json::object();
  set_text(json, "id", node.id);
  set_text(json, "role", role_name(node.role));
  const auto put_length = [&](const char* key, float length) {
    if (length > 0) set_real(json, key, css(length, device_ratio_));
  };
  put(json, "name", node.name);
  put(json, "description", node.description);
  if (node.role == Role::TextField || node.role == Role::TextArea || node.role == Role::Progress) {
    set_text(json, "value", node.value);
  }
  put(json, "placeholder", node.placeholder);
  put(json, "checked", node.checked);
  put(json, "expanded", node.expanded);
  put(json, "pressed", node.pressed);
  put(json, "secret", node.secret);
  put(json, "disabled", node.disabled);
  put(json, "read_only", node.read_only);
  put(json, "invalid", node.invalid);
  put(json, "covered", node.covered);
  put(json, "current", node.current);
  put(json, "draggable", node.draggable);
  put(json, "takes_lines", node.takes_lines);
  put(json, "takes_cells", node.takes_cells);
  put(json, "takes_arrows", node.takes_arrows);
  put(json, "tip", node.tip);
  put(json, "level", node.level);
  put(json, "position", node.position);
  put(json, "set_size", node.set_size);
  put(json, "max_bytes", node.max_bytes);
  if (node.role == Role::Progress) {
    set_real(json, "now", node.now);
    set_real(json, "maximum", node.maximum);
  }
  put_length("text_size", node.text_size);
  put_length("line_height", node.line_height);
  put_length("indent", node.indent);
  put(json, "bold", node.bold);
  if (node.align_ratio > 0) set_text(json, "align", node.align_ratio < 1 ? "center" : "end");
  put_length("content_height", node.content_height);
  Json rect = Json::array();
  for (const float length : {node.local.x, node.local.y, node.local.w, node.local.h}) {
    rect.push_back(css(length, device_ratio_));
  }
  set_json(json, "rect", std::move(rect));
  return json;
}

void Semantics::request_scroll(Text id, float offset) {
  std::erase_if(scroll_requests_, [&](const auto& request) { return request.first == id; });
  scroll_requests_.emplace_back(id, offset);
}

// Ids of the children of a node of this frame, in their order.
Json Semantics::children_of(Text parent) const {
  Json ids = Json::array();
  for (const Node& node : current_.all()) {
    if (node.parent == parent) ids.push_back(node.id);
  }
  return ids;
}

Json Semantics::end_frame() {
  waiting_.clear();
  Json set = Json::array(), gone = Json::array(), children = Json::object(), scroll = Json::object();
  std::uint64_t root_children = 0;
  for (Node& node : current_.all()) {
    node.local = node.rect;
    Node* parent = in_frame(node.parent);
    if (parent != nullptr) {
      node.local.x -= parent->rect.x;
      node.local.y -= parent->rect.y - parent->scroll_y;
    }
    std::uint64_t& hash = parent == nullptr ? root_children : parent->children;
    hash = hash * 1099511628211u + std::hash<std::string_view>{}(node.id) + 1;
    const Node* before = find(node.id);
    if (before == nullptr || device_ratio_ != sent_device_ratio_ ||
        !(static_cast<const NodeContent&>(*before) == static_cast<const NodeContent&>(node))) {
      set.push_back(node_to_json(node));
    }
  }
  for (const Node& node : current_.all()) {
    const Node* before = find(node.id);
    if (node.children != (before == nullptr ? 0 : before->children)) set_json(children, node.id, children_of(node.id));
  }
  if (root_children != root_children_) set_json(children, "", children_of(""));
  root_children_ = root_children;
  sent_device_ratio_ = device_ratio_;
  for (const Node& node : previous_.all()) {
    if (current_.find(node.id) != nullptr) continue;
    gone.push_back(node.id);
    if (focused_ == node.id) focused_.clear();
  }
  Json patch = Json::object();
  // What a dialog covers cannot take the focus yet: the request waits until the dialog is gone.
  if (const Node* target = in_frame(focus_request_); target != nullptr && !target->covered) {
    set_text(patch, "focus", focus_request_);
    focus_request_.clear();
  }
  std::erase_if(scroll_requests_, [&](const auto& request) {
    if (current_.find(request.first) == nullptr) return false;
    set_real(scroll, request.first, css(request.second, device_ratio_));
    return true;
  });
  if (!set.empty()) set_json(patch, "set", std::move(set));
  if (!gone.empty()) set_json(patch, "gone", std::move(gone));
  if (!children.empty()) set_json(patch, "children", std::move(children));
  if (!scroll.empty()) set_json(patch, "scroll", std::move(scroll));
  previous_.swap(current_);
  current_.clear();
  return patch.empty() ? Json() : patch;
}

}  // namespace sandtable
