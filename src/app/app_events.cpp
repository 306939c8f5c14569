// What the host tells: files, plans, content, where the user went.
#include "app/app.h"

#include <algorithm>
#include <utility>

#include "app/tool_view.h"
#include "app/views/views.h"
#include "app/words.h"
#include "core/json/record_reader.h"
#include "core/links/link.h"

namespace sandtable {

namespace {

bool is_on(const Json& header, const char* key) { return flag_or(header, key, false); }

}  // namespace

void App::on_event(const Json& header, std::string_view body) {
  const Text type = text_of(header, "type");
  if (type == "started") return start(header);
  const Language language = text_of(header, "language") == "en" ? Language::English : Language::Chinese;
  if (type == "pack") return take_part(language, "first", body);
  for (const ToolView* view : tool_views()) {
    if (view->on_event != nullptr) view->on_event(*this, header, body);
  }
  if (type == "part" || type == "part_failed") {
    const int group = find_group_name(text_of(header, "name").c_str());
    if (group == kGroupCount) return;
    if (type == "part") return take_part(language, Group::numbered(group), body);
    return content.fail(language, Group::numbered(group));
  }
  if (type == "pack_failed") {
    wanted_language_.reset();
    return toast(tr("top.language_failed"));
  }
  if (type == "listed") {
    listed_ = true;
    use_language();
  }
  if (type == "wake" || workspace.on_event(header, body) || type == "hide") return;
  on_errand(type, header, body);
}

// What somebody went for. Not inlined: the first screens do without it.
[[gnu::noinline]] void App::on_errand(Text type, const Json& header, std::string_view body) {
  if (type == "dark") {
    system_dark_ = is_on(header, "on");
    apply_document();
  } else if (type == "reduced_motion") {
    reduced_motion_ = is_on(header, "on");
  } else if (type == "navigated") {
    follow(text_of(header, "path"));
  } else if (type == "password") {
    password_answer(header, body);
  } else if (type == "file" || type == "file_failed") {
    if (type == "file" && is_locked(header, body)) return;
    for (const ToolView* view : tool_views()) {
      if (view->take_file != nullptr && content.is_there(view->group) && view->take_file(*this, ui_, header, body)) return;
    }
    if (type == "file") return import_bytes(text_of(header, "name"), body);
    import_name = text_of(header, "name");
    refuse(error_at(text_of(header, "reason") == "too_large" ? ErrorCode::TooLarge : ErrorCode::Empty, "",
                    std::to_string(kMaxPlanFile)));
  } else if (type == "fetched") {
    fetch_answer(header, body);
  } else if (type == "sample") {
    open_sample(body);
  } else if (type == "sample_failed") {
    toast(tr("sample.failed"));
  } else if (type == "drag_over") {
    drag_over_ = is_on(header, "on");
  } else if (type == "copied") {
    const std::string what = text_of(header, "what");
    toast(tr(what == "code" ? Key("share.code_copied") : what == "hand_in" ? Key("hand_in.copied") : what == "names" ? Key("share.names_copied") : Key("share.link_copied")));
  } else if (type == "copy_failed") {
    toast(tr("share.copy_failed"));
  } else if (type == "failed") {
    toast(tr("wait.failed"));
  } else if (type == "share_failed") {
    toast(tr("share.share_failed"));
  } else if (type == "downloaded") {
    const Text name = text_of(header, "name");
    const bool is_large = std::exchange(large_download_, {}) == name.view();
    toast(strings_.tr_format(is_large ? Key("toast.downloaded_large") : Key("toast.downloaded"), {{"name", name}}));
  }
}

// Back and Forward go where they went before. A link may come from anybody who has a hold of this window: it waits while
// something is half-typed.
void App::follow(const std::string& path) {
  if (path.find('=') == std::string::npos || !is_half_typed()) {
    pending_path_ = path.empty() ? "#/" : path;
    return;
  }
  host.request(Message("navigate").text("path", route_path(route)).flag("push", false));
  toast(tr("toast.link_waits"), tr("action.open"), [this, path] { pending_path_ = path; });
}

void App::start(const Json& header) {
  started_ = true;
  system_dark_ = is_on(header, "dark");
  reduced_motion_ = is_on(header, "reduced_motion");
  ui_.coarse = is_on(header, "coarse");
  can_share = is_on(header, "can_share");
  can_protect = is_on(header, "can_protect");
  base_address = text_of(header, "base");
  pending_path_ = text_of(header, "path");
  if (const Json* stored = find_member(header, "settings")) settings.load(*stored);
  if (!settings.language_chosen) {
    settings.language = Language::English;
    if (const Json* languages = find_member(header, "languages"); languages != nullptr && languages->is_array()) {
      for (const Json& entry : *languages) {
        const auto* tag = entry.get_ptr<const std::string*>();
        if (tag == nullptr) continue;
        if (tag->starts_with("zh") || tag->starts_with("en")) {
          settings.language = tag->starts_with("zh") ? Language::Chinese : Language::English;
          break;
        }
      }
    }
  }
  use_language();
  host.request(Message("list"));
}

void App::take_part(Language language, Group group, std::string_view text) {
  if (!content.take(language, group, text)) return;
  for (const ToolView* view : tool_views()) {
    if (view->content_came != nullptr && content.is_there(language, view->group)) view->content_came(*this, language, group);
  }
  if (group == Group("first") && wanted_language_ == language) {
    toast_.reset();
    switch_to(language);
  } else if (language == settings.language) {
    use_language();
  }
  const bool unsound = workspace.read_parts();
  if (unsound && workspace.access() == Access::Shared && overlay == nullptr) open_overlay(problems_dialog);
  read_imports();
}

// Whether the tool that a part of a plan belongs to has come.
bool App::is_there(const PartType& type) const {
  for (const ToolView* view : tool_views()) {
    for (const PartType* each : view->tool->parts) {
      if (each == &type) return content.is_there(view->group);
    }
  }
  return true;
}

// Whether the texts of what is on show are there. A newcomer's first screens come before all others' texts.
bool App::has_texts() {
  const ToolView* view = view_of(route.tool);
  const bool by_first = overlay == nullptr && (route.is_home() || (view != nullptr && view->on_first_texts != nullptr && view->on_first_texts(route)));
  return by_first || content.fetch("second");
}

void App::use_language() {
  if (!content.is_there(settings.language, "first")) return;
  content.use(settings.language, strings_);
  for (const ToolView* view : tool_views()) {
    if (view->use_language != nullptr) view->use_language(*this);
  }
  ui_.layouts.clear();
  apply_document();
}

bool App::has_map() {
  if (route.plan.empty()) return false;
  const ToolView* view = view_of(route.tool);
  if (view != nullptr && view->on_first_texts != nullptr && view->on_first_texts(route)) return false;
  return std::ranges::none_of(tool_views(), [&](const ToolView* each) {
    return each->takes_plan != nullptr && workspace.is_open() && each->takes_plan(workspace.plan());
  });
}

// Whether the page on screen shows something of a group of tools.
bool App::needs(Group group) {
  if (group == Group("overview") && route.is_plan_page() && has_map()) return true;
  const ToolView* on_screen = view_of(route.tool);
  if (on_screen != nullptr) {
    if (on_screen->group == group || on_screen->needs.has(group)) return true;
  }
  for (const ToolView* view : tool_views()) {
    if (view->wants != nullptr && view->wants(*this, group)) return true;
    if (view->group != group || !workspace.is_open() || route.plan.empty()) continue;
    if (route.is_plan_page() && view->on_plan_page && has_map()) return true;
    if (!route.is_plan_page() && view->banner == nullptr) continue;
    for (const PartType* type : view->tool->parts) {
      if (workspace.plan().find(*type) != nullptr) return true;
    }
  }
  return false;
}

// Whether the groups that the page on screen needs are there; the others are fetched behind them as soon as it needs any.
bool App::has_groups() {
  bool any = false, all = true;
  for (int i = 0; i < kGroupCount; ++i) {
    const Group group = Group::numbered(i);
    if (group == Group("first") || group == Group("second") || !needs(group)) continue;
    any = true;
    all = content.fetch(group) && all;
  }
  if (any && all) content.fetch_ahead();
  return all;
}

bool App::has_failed() {
  for (int i = 0; i < kGroupCount; ++i) {
    if (content.has_failed(Group::numbered(i)) && needs(Group::numbered(i))) return true;
  }
  return false;
}

}  // namespace sandtable
