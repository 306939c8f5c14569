// What comes in from outside: files, links and result codes.
#include <utility>

#include "core/links/link.h"
#include "tools/self_test/result_code.h"
#include "app/app.h"
#include "app/words.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"

namespace sandtable {

namespace {

bool is_test_pack(const Json& document) {
  const std::string* format = find_text(document, "format");
  return format != nullptr && *format == kTestPackFormat;
}

}  // namespace

// Lists the one thing that was wrong.
void App::refuse(const Error& error) {
  import_problems = {error};
  open_overlay(Overlay::Problems);
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
  if (text.find('=') != std::string_view::npos) {
    Locked locked{.link = true};
    const auto document = decode_link(text, nullptr, &locked.sealed);
    if (document) return open_shared(load_plan(document.value(), library_));
    if (document.error().code != ErrorCode::Protected) return document.error();
    ask_password(std::move(locked));
    return std::nullopt;
  }
  auto attempt = decode_result_code(text, library_);
  if (!attempt) return attempt.error();
  LoadedPlan shared;
  Plan& plan = shared.plan;
  attempt->id = new_uuid();
  plan.language = settings.language;
  if (const TestPack* known = pack(attempt->test)) plan.title = known->title;
  edit_part<SelfTests>(plan).list.push_back(std::move(attempt).value());
  return open_shared(std::move(shared));
}

std::optional<Error> App::open_shared(Result<LoadedPlan> shared) {
  if (!shared) return shared.error();
  workspace.open_shared(std::move(shared).value());
  const Plan& plan = workspace.plan();
  enter(part<SelfTests>(plan).list.size() == 1 ? self_test_route(ScreenKind::Result, "shared", part<SelfTests>(plan).list[0].id)
                                    : plan_route("shared"));
  if (!workspace.problems().empty()) open_overlay(Overlay::Problems);
  return std::nullopt;
}

// A worked example becomes a plan of the user's, once: opened again, it is as she left it.
void App::open_sample(std::string_view text) {
  auto loaded = load_plan(text, library_);
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
  if (overlay != Overlay::Fetch || text_of(header, "address") != remote.address) return;  // nobody waits for it any more
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
  if (is_test_pack(document)) {
    auto pack_loaded = load_test_pack(document, problems);
    if (!pack_loaded) {
      import_problems = std::move(problems);
      open_overlay(Overlay::Problems);
      return;
    }
    if (is_built_in(pack_loaded->id)) {
      refuse(error_at(ErrorCode::DuplicateId, "/id", pack_loaded->id));
      return;
    }
    host.request(Message("write_pack").text("id", pack_loaded->id), dump_json(document));
    toast(strings_.tr_format("toast.pack_added", {{"title", pack_loaded->title}}));
    return;
  }
  auto loaded = load_plan(document, library_);
  if (!loaded) {
    refuse(loaded.error());
    return;
  }
  problems.insert(problems.end(), loaded->problems.begin(), loaded->problems.end());
  workspace.adopt(std::move(loaded->plan));
  if (!problems.empty()) {
    import_problems = std::move(problems);
    open_overlay(Overlay::Problems);
  }
}

}  // namespace sandtable
