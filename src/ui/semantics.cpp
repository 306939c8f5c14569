#include "ui/semantics.h"

#include <array>
#include <cmath>
#include <utility>

namespace sandtable {

namespace {

constexpr std::array<const char*, 29> kRoleNames = {
    "root",  "banner", "navigation", "main",       "region",     "scroll",    "group",  "radio_group", "heading", "text",
    "button", "radio",  "checkbox",   "text_field", "text_area",  "list",      "list_item", "table",    "row",
    "column_header", "row_header", "cell", "figure", "dialog", "menu", "menu_item", "progress", "status", "alert"};

double css(float physical, float ratio) { return std::round(static_cast<double>(physical) / ratio * 100) / 100; }

void put(Json& json, const char* key, const std::string& text) {
  if (!text.empty()) json[key] = text;
}
void put(Json& json, const char* key, Toggle toggle) {
  if (toggle != Toggle::NotOne) json[key] = toggle == Toggle::On;
}
void put(Json& json, const char* key, bool on) {
  if (on) json[key] = true;
}
void put(Json& json, const char* key, int number) {
  if (number != 0) json[key] = number;
}

}  // namespace

const char* role_name(Role role) { return kRoleNames[static_cast<std::size_t>(role)]; }

std::optional<ActionKind> action_kind(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, ActionKind>, 6> kKinds = {{{"click", ActionKind::Click},
                                                                              {"input", ActionKind::Input},
                                                                              {"focus", ActionKind::Focus},
                                                                              {"blur", ActionKind::Blur},
                                                                              {"key", ActionKind::Key},
                                                                              {"scroll", ActionKind::Scroll}}};
  for (const auto& [kind_name, kind] : kKinds) {
    if (kind_name == name) return kind;
  }
  return std::nullopt;
}

void Semantics::begin_frame(float device_ratio) {
  device_ratio_ = device_ratio;
  current_.clear();
  current_index_.clear();
  open_.clear();
  covered = false;
  // Actions wait for exactly one frame: what no widget wanted is dropped at the end of it.
  waiting_ = std::move(actions_);
  actions_.clear();
}

Node& Semantics::add(Role role, std::string id) {
  Node& node = current_.emplace_back();
  node.role = role;
  node.parent = open_.empty() ? std::string() : open_.back();
  node.covered = covered;
  current_index_[id] = current_.size() - 1;
  node.id = std::move(id);
  return node;
}

Node& Semantics::open(Role role, std::string id) {
  Node& node = add(role, std::move(id));
  open_.push_back(node.id);
  return node;
}

void Semantics::close() { open_.pop_back(); }

Node* Semantics::in_frame(std::string_view id) {
  const auto found = current_index_.find(std::string(id));
  return found == current_index_.end() ? nullptr : &current_[found->second];
}

const Node* Semantics::find(std::string_view id) const {
  const auto found = previous_index_.find(std::string(id));
  return found == previous_index_.end() ? nullptr : &previous_[found->second];
}

std::optional<std::string> Semantics::take(std::string_view id, ActionKind kind) {
  for (auto action = waiting_.begin(); action != waiting_.end(); ++action) {
    if (action->kind == kind && action->id == id) {
      std::string value = std::move(action->value);
      waiting_.erase(action);
      return value;
    }
  }
  return std::nullopt;
}

void Semantics::push(Action action) {
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
  json["id"] = node.id;
  json["role"] = role_name(node.role);
  put(json, "name", node.name);
  put(json, "description", node.description);
  if (node.role == Role::TextField || node.role == Role::TextArea || node.role == Role::Progress) {
    json["value"] = node.value;
  }
  put(json, "placeholder", node.placeholder);
  put(json, "checked", node.checked);
  put(json, "expanded", node.expanded);
  put(json, "pressed", node.pressed);
  put(json, "disabled", node.disabled);
  put(json, "read_only", node.read_only);
  put(json, "invalid", node.invalid);
  put(json, "covered", node.covered);
  put(json, "current", node.current);
  put(json, "level", node.level);
  put(json, "position", node.position);
  put(json, "set_size", node.set_size);
  put(json, "max_bytes", node.max_bytes);
  if (node.role == Role::Progress) {
    json["now"] = node.now;
    json["maximum"] = node.maximum;
  }
  if (node.text_size > 0) json["text_size"] = node.text_size;
  if (node.role == Role::Scroll) json["content_height"] = css(node.content_height, device_ratio_);
  json["rect"] = {css(node.local.x, device_ratio_), css(node.local.y, device_ratio_), css(node.local.w, device_ratio_),
                  css(node.local.h, device_ratio_)};
  return json;
}

Json Semantics::end_frame() {
  waiting_.clear();
  Json patch = Json::object();
  std::unordered_map<std::string, std::vector<std::string>> children;
  for (Node& node : current_) {
    children[node.parent].push_back(node.id);
    node.local = node.rect;
    if (const Node* parent = in_frame(node.parent)) {
      node.local.x -= parent->rect.x;
      node.local.y -= parent->rect.y - parent->scroll_y;
    }
    const Node* before = find(node.id);
    if (before == nullptr || device_ratio_ != sent_device_ratio_ ||
        !(static_cast<const NodeContent&>(*before) == static_cast<const NodeContent&>(node))) {
      patch["set"].push_back(node_to_json(node));
    }
  }
  sent_device_ratio_ = device_ratio_;
  for (const Node& node : previous_) {
    if (!current_index_.contains(node.id)) {
      patch["gone"].push_back(node.id);
      sent_children_.erase(node.id);
      if (focused_ == node.id) focused_.clear();
    }
  }
  for (auto& [parent, ids] : children) {
    auto& sent = sent_children_[parent];
    if (sent != ids) {
      patch["children"][parent] = ids;
      sent = std::move(ids);
    }
  }
  if (!focus_request_.empty() && current_index_.contains(focus_request_)) {
    patch["focus"] = focus_request_;
    focus_request_.clear();
  }
  for (auto request = scroll_requests_.begin(); request != scroll_requests_.end();) {
    if (current_index_.contains(request->first)) {
      patch["scroll"][request->first] = css(request->second, device_ratio_);
      request = scroll_requests_.erase(request);
    } else {
      ++request;
    }
  }
  previous_ = std::move(current_);
  previous_index_ = std::move(current_index_);
  current_.clear();
  current_index_.clear();
  return patch.empty() ? Json() : patch;
}

}  // namespace sandtable
