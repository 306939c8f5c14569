#include "app/app.h"

#include <algorithm>
#include <utility>

#include "core/base/uuid.h"
#include "app/tool_view.h"
#include "app/views/overview.h"
#include "app/views/views.h"
#include "ui/widgets/button.h"
#include "ui/widgets/layout.h"
#include "app/words.h"

namespace sandtable {

namespace {

constexpr Keys kNoticeKeys(
    "toast.binned", "toast.restored", "toast.copied_plan", "toast.imported", "toast.renamed",
    "toast.locked_elsewhere", "toast.read_failed", "toast.recovered", "toast.previous_used", "toast.store_failed");

}  // namespace

App::App(Host& host_) : host(host_), content(host_), workspace(host_, [this] { return packs(); }), ui_(canvas, nodes, strings_) {
  workspace.reads = [this](const PartType& type) { return is_there(type); };
  workspace.on_export = [this](Text id, std::string_view text) {
    const PlanSummary* known = workspace.summary(id);
    download(file_name(known == nullptr ? "" : known->title, ".sandtable.json"), "application/json", text);
  };
}

RandomBytes App::random_bytes() {
  return [this](std::array<std::uint8_t, 16>& bytes) { host.random(bytes); };
}

std::string App::new_uuid() { return make_uuid(random_bytes()); }

Packs App::packs() {
  Packs out;
  for (const ToolView* view : tool_views()) {
    if (view->add_packs != nullptr && content.is_there(view->group)) view->add_packs(*this, out);
  }
  return out;
}

Setting App::setting() {
  return {.words = strings_, .language = settings.language, .packs = packs(),
          .content = [this](Text tool) -> const Json& { return content.of(tool); }, .now = host.now_instant()};
}

std::string App::document_title() const {
  if (route.is_home() || !workspace.is_open()) return tr("app.title");
  return plan_title(ui_, workspace.plan().title) + " – " + tr("app.name");
}

void App::apply_document() {
  described_title_ = document_title();
  host.request(Message("document")
                   .text("title", described_title_)
                   .text("lang", settings.language == Language::Chinese ? "zh-CN" : "en")
                   .text("theme", dark() ? "dark" : "light"));
}

bool App::dark() const {
  return settings.theme == ThemeChoice::Dark || (settings.theme == ThemeChoice::System && system_dark_);
}

void App::set_language(Language language) {
  if (const std::string lacking = content.lacking(language); !lacking.empty()) {
    if (wanted_language_ != language) host.request(Message("language").text("language", to_word(language)).text("parts", lacking));
    wanted_language_ = language;
    return toast(tr("app.loading"));
  }
  switch_to(language);
}

void App::switch_to(Language language) {
  wanted_language_.reset();
  settings.language = language;
  settings.language_chosen = true;
  settings.save(host);
  use_language();
}

void App::toggle_theme() {
  settings.theme = dark() ? ThemeChoice::Light : ThemeChoice::Dark;
  settings.save(host);
  apply_document();
}

// --- where the user is ------------------------------------------------------------------------------------------------

void App::go(const Route& next, bool push) {
  if (next == route) return;
  if (next.plan != "shared") host.request(Message("navigate").text("path", route_path(next)).flag("push", push));
  enter(next);
}

void App::back() {
  Route to = route.is_plan_page() || route.plan.empty() ? Route{} : plan_route(route.plan);
  for (const ToolView* view : tool_views()) {
    if (view->back != nullptr && view->back(*this, to)) break;
  }
  go(to);
}

void App::enter(const Route& next) {
  workspace.rest();
  close_overlay();
  const bool other_plan = next.plan != route.plan;
  route = next;
  entered_ = true;
  states_.entered(other_plan);
  if (next.plan.empty()) {
    workspace.close();
  } else if (other_plan && workspace.wanted() != next.plan) {
    workspace.open(next.plan);
  }
  if (const ToolView* view = view_of(route.tool); view != nullptr && view->entered != nullptr) view->entered(*this);
  ui_.forget_kept();
  nodes.request_scroll("page", 0);
  nodes.request_focus("page.title");
  apply_document();
}

void App::wake_after(std::int64_t ms) { host.request(Message("wake").number("after_ms", ms)); }

void App::announce(Text text) { host.request(Message("announce").text("text", text)); }

void App::open_overlay(Overlay next, Text subject) {
  if (overlay == password_dialog) {
    password.before = next;  // what is wrong with a file that came along is said afterwards
    return;
  }
  if (overlay == share_dialog) forget_password();
  overlay = next;
  overlay_is_menu = false;
  overlay_subject = subject;
  // Where the focus was when it opened is where it goes back to.
  focus_before_overlay_ = nodes.coming_focus();
}

void App::open_menu(Overlay menu, Text subject, const Rect& anchor) {
  open_overlay(menu, subject);
  overlay_is_menu = overlay == menu;
  overlay_anchor = anchor;
}

void App::close_overlay() {
  if (overlay == nullptr) return;
  if (overlay == problems_dialog) {
    import_problems.clear();
    workspace.forget_problems();
  }
  if (overlay == share_dialog || overlay == password_dialog) forget_password();
  overlay = nullptr;
  overlay_is_menu = false;
  if (!focus_before_overlay_.empty()) nodes.request_focus(focus_before_overlay_);
  focus_before_overlay_.clear();
}

// --- doing things -------------------------------------------------------------------------------------------------------

void App::download(Text name, Text mime, std::string_view bytes) {
  if (bytes.size() > kMaxPlanFile) large_download_ = name;
  host.request(Message("download").text("name", name).text("mime", mime), bytes);
}

std::string& App::typed(Text field) { return typed_[workspace.wanted() + " " + field.str()]; }

// Something would be gone, or out of sight, if another page came by itself.
bool App::is_half_typed() const {
  if ((overlay == enter_dialog || overlay == rename_dialog) && !draft.empty()) return true;
  const std::string plan = workspace.wanted() + " ";
  return std::ranges::any_of(typed_, [&](const auto& one) { return one.first.starts_with(plan) && !one.second.empty(); });
}

void App::handle_notice(const Notice& notice) {
  const std::string title = plan_title(ui_, notice.title);
  const Text words = strings_.tr_format(kNoticeKeys[notice.kind], {{"title", title}});
  if (notice.kind == Notice::Kind::Binned) {
    toast(words, tr("action.undo"), [this, id = notice.id] { workspace.restore(id); });
  } else if (notice.kind == Notice::Kind::Imported) {
    toast(words, tr("action.open"), [this, id = notice.id] { go(plan_route(id)); });
  } else {
    toast(words);
  }
  if (notice.kind == Notice::Kind::ReadFailed && route.plan == notice.id) go(Route{}, false);
}

void App::handle_key(std::string_view key) {
  if (key == "undo") workspace.undo();
  if (key == "redo") workspace.redo();
  if (key == "go") open_overlay(go_dialog);
  if (key == "?") open_overlay(keys_dialog);
  if (key == "print") print_page(*this);
  if (key != "Escape") return;
  if (toast_) toast_.reset();
  else states_.escape();
}

// --- one frame ------------------------------------------------------------------------------------------------------------

// Of something to be fetched, or with something in it.
void App::open_address(const std::string& path) {
  if (path.starts_with(kRemoteMark)) {
    enter({});
    remote = {.address = path.substr(kRemoteMark.size())};
    open_overlay(fetch_dialog);
  } else if (path.find_first_of(kLinkSigns) != std::string::npos) {
    if (const auto failed = open_shared_text(path)) refuse(*failed);
  }
}

bool App::frame(const Screen& screen) {
  nodes.begin_frame(screen.device_ratio);
  const Theme& theme = dark() ? dark_theme() : light_theme();
  Screen adjusted = screen;
  adjusted.reduced_motion = reduced_motion_;
  ui_.begin_frame(adjusted, theme);
  if (content.is_there("first") && started_ && listed_) {
    if (!pending_path_.empty() && can_follow(pending_path_)) {
      const std::string path = std::exchange(pending_path_, {});
      if (const auto next = parse_route(path)) {
        if (*next != route) enter(*next);
      } else {
        open_address(path);
      }
    }
    if (workspace.has_notices() && content.fetch("second")) {
      for (const Notice& notice : workspace.take_notices()) handle_notice(notice);
    }
    while (overlay == nullptr) {
      const auto key = nodes.take("", ActionKind::Key);
      if (!key) break;
      handle_key(*key);
    }
    if (document_title() != described_title_) apply_document();
    // What the page opens is drawn with the page covered, and does not hear of the press that opened it.
    const Overlay covered_by = overlay;
    entered_ = false;
    page(ui_);
    if (overlay == covered_by && has_texts()) overlays(ui_);
    // Nobody waits a frame for where a press leads.
    if (overlay != covered_by || entered_) ui_.redraw();
    if (ui_.pasted != nullptr) say_pasted();
    toast_bar(ui_);
    workspace.tick();
  }
  return ui_.wants_frame;
}

float App::rail_width(const Ui& ui) {
  constexpr float kLaptop = 1100, kRail = 216, kFolded = 48;
  return ui.screen.width < ui.dp(kLaptop) ? 0 : ui.dp_round(settings.rail_folded ? kFolded : kRail);
}

void App::page(Ui& ui) {
  nodes.covered = overlay != nullptr;
  ui.read_only = !route.plan.empty() && !workspace.can_edit();
  top_bar(*this, ui);
  banners(*this, ui);
  Rect rest{0, ui.flow.y, ui.screen.width, ui.screen.height - ui.flow.y};
  const bool waiting = (!route.plan.empty() && !workspace.is_open()) || (overlay == nullptr && !has_texts());
  const bool there = !waiting && has_groups();
  // No page but the plan's own waits for the map; it has its room from the beginning, so that nothing moves when it comes.
  const bool maps = there && has_map(), mapped = maps && content.fetch("overview");
  if (const float width = maps ? rail_width(ui) : 0; width > 0) {
    if (mapped) plan_rail(*this, ui, {0, rest.y, width, rest.h});
    rest = {width, rest.y, rest.w - width, rest.h};
    ui.flow = {rest.x, rest.y, rest.w};
    ui.page_width = rest.w;
  }
  Node& main = nodes.open(Role::Main, "main");
  main.rect = rest;
  const ToolView* view = view_of(route.tool);
  if (there && view != nullptr && view->fills != nullptr && view->fills(route)) {
    view->draw(*this, ui);
  } else {
    scroll_area(ui, "page", "", rest, [&] {
      const bool framed = maps && view != nullptr;
      ui.gap(framed ? kGapSmall : ui.phone() ? kGapLarge : kGapSection);
      centred(ui, kPageWidth, [&] {
        if (waiting) {
          paragraph(ui, "page.waiting", tr("app.loading"));
          return;
        }
        if (!there) return group_wait(*this, ui);
        if (view != nullptr) {
          if (mapped) page_start(*this, ui);
          else if (framed) ui.gap(kPageStart);
          view->draw(*this, ui);
          if (mapped && !entered_) page_end(*this, ui);
          return;
        }
        if (route.plan.empty()) return home_view(*this, ui);
        for (const ToolView* each : tool_views()) {
          if (each->takes_plan != nullptr && each->takes_plan(workspace.plan())) return each->plan_page(*this, ui);
        }
        plan_overview_view(*this, ui);
      });
      ui.gap(kGapSection * 2);
    });
  }
  nodes.close();
  if (drag_over_) drop_here(ui);
}

void App::drop_here(Ui& ui) {
  ui.draw->AddRectFilled(ImVec2(0, 0), ImVec2(ui.screen.width, ui.screen.height), ui.theme->scrim);
  const TextBlock& words = ui.text_block(tr("home.drop_here"), kTextTitle, Weight::Semibold, ui.screen.width);
  draw_block(ui.draw, words, ImVec2(0, ui.screen.height / 2), IM_COL32_WHITE, 0.5f, ui.screen.width);
}

void App::overlays(Ui& ui) {
  if (overlay != nullptr) overlay(*this, ui);
}

}  // namespace sandtable
