// What comes in from outside: files, links and result codes.
#include <utility>

#include "core/links/link.h"
#include "app/app.h"
#include "app/tool_view.h"
#include "app/views/views.h"
#include "app/words.h"

namespace sandtable {

// Lists the one thing that was wrong.
void App::refuse(const Error& error) { list_problems({error}); }

void App::list_problems(Problems problems) {
  import_problems = std::move(problems);
  open_overlay(problems_dialog);
}

// Whether what it takes to follow an address is there. It comes, or a message says that it does not.
bool App::can_follow(std::string_view path) {
  if (path.find_first_of(kLinkSigns) == std::string_view::npos || path.starts_with(kRemoteMark) || content.fetch("links")) return true;
  if (content.has_failed("links")) {
    content.forget_failures();
    pending_path_ = "#/";
    toast(tr("wait.failed"));
  }
  return false;
}

// A link, or the code of a single result: shown read-only, after its password should it have one. What was wrong with it,
// or nothing.
std::optional<Error> App::open_shared_text(std::string_view text) {
  import_name.clear();
  // The page opens anew to fetch from another site: as it is it may not.
  if (const auto at = text.find(kRemoteMark); at != std::string_view::npos) {
    host.request(Message("visit").text("path", std::string(text.substr(at))));
    return std::nullopt;
  }
  linking = std::make_shared<LinkReading>(text);
  const auto fault = read_link();
  if (!fault || text.find_first_of(kLinkSigns) != std::string_view::npos) return fault;
  for (const ToolView* view : tool_views()) {
    if (view->open_code != nullptr) return view->open_code(*this, text);
  }
  return error_at(ErrorCode::NothingThere, "");
}

std::optional<Error> App::read_link() {
  constexpr std::size_t kPieceBytes = 2048;
  constexpr std::int64_t kPieceMs = 30;  // the page stays alive
  for (const std::int64_t begun = host.now_ms(); !linking->read_on(kPieceBytes);) {
    if (host.now_ms() - begun < kPieceMs) continue;
    if (overlay != link_dialog) open_overlay(link_dialog);
    return std::nullopt;
  }
  const auto reading = std::exchange(linking, nullptr);
  if (overlay == link_dialog) close_overlay();
  const auto document = reading->take();
  if (document) return open_shared(load_plan(document.value(), packs(), workspace.reads));
  if (document.error().code != ErrorCode::Protected) return document.error();
  ask_password({.sealed = reading->sealed(), .link = true});
  return std::nullopt;
}

std::optional<Error> App::open_shared(Result<LoadedPlan> shared) {
  if (!shared) return shared.error();
  workspace.open_shared(std::move(shared).value());
  Route at = plan_route("shared");
  for (const ToolView* view : tool_views()) {
    if (view->opens_at != nullptr && view->opens_at(workspace.plan(), at)) break;
  }
  enter(at);
  if (!workspace.problems().empty()) open_overlay(problems_dialog);
  return std::nullopt;
}

// A worked example becomes a plan of the user's, once: opened again, it is as she left it.
void App::open_sample(std::string_view text) {
  Problems ignored;
  auto document = parse_json(text, ignored);
  if (!document) return toast(tr("sample.failed"));
  auto loaded = load_plan(document.value(), packs(), workspace.reads);
  if (!loaded) return toast(tr("sample.failed"));
  std::string id = loaded->plan.id;
  const PlanSummary* known = workspace.summary(id);
  if (known == nullptr || !known->deleted.empty()) {
    loaded->plan.created.clear();
    id = workspace.adopt(std::move(loaded->plan));
    (void)workspace.take_notices();  // said better below
    toast(strings_.tr_format("sample.opened", {{"title", workspace.summary(id)->title}}));
  }
  go(plan_route(id));
}

void App::fetch_answer(const Json& header, std::string_view body) {
  if (overlay != fetch_dialog || text_of(header, "address") != remote.address) return;  // nobody waits for it any more
  const Text reason = text_of(header, "reason");
  remote.busy = false;
  if (reason.empty()) {
    close_overlay();
    return import_bytes(text_of(header, "name"), body);
  }
  if (reason == "too_large") {
    remote.fault = error_words(ui_, error_at(ErrorCode::TooLarge, "", std::to_string(kMaxPlanFile)));
  } else if (reason == "status") {
    remote.fault = strings_.tr_format("fetch.status", {{"status", number_text(static_cast<std::int64_t>(number_or(header, "status", 0)))}});
  } else {
    remote.fault = tr(reason == "https" ? Key("fetch.https") : Key("fetch.network"));
  }
  announce(remote.fault);
}

void App::import_bytes(const std::string& name, std::string_view bytes) {
  import_name = name;
  Problems problems;
  auto parsed = parse_json(bytes, problems, {.bytes = kMaxPlanFile});
  if (!parsed) {
    // Not a file of ours? Perhaps somebody saved a link or a result code as text.
    if (bytes.size() < kMaxLinkPayload) {
      Locked locked{.link = true};
      if (auto linked = decode_link(bytes, nullptr, &locked.sealed)) {
        parsed = std::move(linked);
      } else if (linked.error().code == ErrorCode::Protected) {
        set_text(locked.file, "type", "file");
        set_text(locked.file, "name", name);
        return ask_password(std::move(locked));
      }
    }
  }
  if (!parsed) {
    refuse(parsed.error());
    return;
  }
  const Json& document = parsed.value();
  for (const ToolView* view : tool_views()) {
    if (view->take_document != nullptr && view->take_document(*this, document)) return;
  }
  auto loaded = load_plan(document, packs(), workspace.reads);
  if (!loaded) {
    refuse(loaded.error());
    return;
  }
  problems.insert(problems.end(), loaded->problems.begin(), loaded->problems.end());
  loaded->plan.id = workspace.adopt(loaded->plan);
  imports_.push_back(std::move(loaded->plan));
  if (!problems.empty()) list_problems(std::move(problems));
  read_imports();
}

void App::read_imports() {
  std::erase_if(imports_, [this](const Plan& plan) {
    Problems problems;
    read_parts(plan, packs(), problems, workspace.reads);
    if (!problems.empty() && overlay == nullptr) list_problems(std::move(problems));
    bool whole = true;
    for (const ToolView* view : tool_views()) {
      for (const PartType* type : view->tool->parts) {
        const Part* found = plan.find(*type);
        if (found == nullptr || found->is_read()) continue;
        whole = false;
        (void)content.fetch(view->group);
      }
    }
    // How it is listed may depend on what was read just now.
    if (whole) workspace.name_kind(plan);
    return whole;
  });
}

}  // namespace sandtable
