// What the host tells: files, plans, content, where the user went.
#include "app/app.h"

#include <utility>

#include "core/links/link.h"
#include "core/json/record_reader.h"
#include "tools/self_test/result_code.h"
#include "tools/workshop/task.h"
#include "tools/swot/view/card.h"
#include "tools/swot/view/votes.h"
#include "app/views/views.h"
#include "app/words.h"

namespace sandtable {

namespace {

bool is_on(const Json& header, const char* key) { return flag_or(header, key, false); }

}  // namespace

void App::on_event(const Json& header, std::string_view body) {
  const Text type = text_of(header, "type");
  if (type == "started") return start(header);
  const Language language = text_of(header, "language") == "en" ? Language::English : Language::Chinese;
  if (type == "pack") return take_part(language, "first", body);
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
    own_packs_.clear();
    own_documents_.clear();
    if (const Json* packs = find_member(header, "packs"); packs != nullptr && packs->is_array()) {
      for (const Json& text : *packs) {
        Problems problems;
        const auto* json = text.get_ptr<const std::string*>();
        auto document = parse_json(json == nullptr ? Text() : Text(*json), problems);
        if (!document) continue;
        if (auto loaded = load_test_pack(document.value(), problems)) {
          own_documents_[loaded->id] = std::move(document).value();
          own_packs_.push_back(std::move(loaded).value());
        }
      }
    }
    listed_ = true;
    use_language();
  }
  if (workspace.on_event(header, body)) return;
  if (type == "navigated") {
    pending_path_ = text_of(header, "path");
    if (pending_path_.empty()) pending_path_ = "#/";
  } else if (type == "password") {
    password_answer(header, body);
  } else if (type == "file") {
    if (is_locked(header, body)) return;
    if (overlay == Overlay::SwotImport && text_of(header, "purpose") == "cards") {
      read_cards(*this, ui_, text_of(header, "name"), body);
    } else if (overlay == Overlay::Votes && text_of(header, "purpose") == "votes") {
      merge_votes(*this, ui_, text_of(header, "name"), body);
    } else if (is_for_class(header)) {
      workshop::collect(*this, text_of(header, "name"), body, static_cast<int>(number_or(header, "left", 0)));
    } else {
      import_bytes(text_of(header, "name"), body);
    }
  } else if (type == "file_failed" && is_for_class(header)) {
    workshop::collect_failed(*this, text_of(header, "name"), text_of(header, "reason") == "too_large", static_cast<int>(number_or(header, "left", 0)));
  } else if (type == "file_failed") {
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
    toast(tr(what == "code" ? Key("share.code_copied") : what == "hand_in" ? Key("hand_in.copied") : Key("share.link_copied")));
  } else if (type == "copy_failed") {
    toast(tr("share.copy_failed"));
  } else if (type == "share_failed") {
    toast(tr("share.share_failed"));
  } else if (type == "downloaded") {
    toast(strings_.tr_format("toast.downloaded", {{"name", text_of(header, "name")}}));
  } else if (type == "dark") {
    system_dark_ = is_on(header, "on");
    apply_document();
  } else if (type == "reduced_motion") {
    reduced_motion_ = is_on(header, "on");
  } else if (type == "store_failed" || type == "pack_written") {
    if (type == "pack_written") host.request(Message("list"));
  } else if (type == "pack_removed") {
    host.request(Message("list"));
  }
}

void App::start(const Json& header) {
  started_ = true;
  system_dark_ = is_on(header, "dark");
  reduced_motion_ = is_on(header, "reduced_motion");
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
  Pack& pack = packs_[static_cast<int>(language)];
  if (group == Group("first") || group == Group("second")) {  // what a result says of the tests comes with the second
    Problems problems;
    pack.tests.clear();
    const PackPart part = content.is_there(language, "second") ? PackPart::Whole : PackPart::Questions;
    for (const Json& test : list_of(content.of(language, "self_test"), "tests")) {
      if (auto loaded = load_test_pack(test, problems, part)) pack.tests.push_back(std::move(loaded).value());
    }
  } else if (group == Group("workshop")) {
    workshop::load_content(content, language, pack.workshop);
  }
  if (group == Group("first") && wanted_language_ == language) {
    toast_.reset();
    switch_to(language);
  } else if (language == settings.language) {
    use_language();
  }
}

// Whether the texts of what is on show are there. A newcomer's first screens come before all others' texts.
bool App::has_texts() {
  const ScreenKind screen = route.screen;
  const bool by_first = overlay == Overlay::None && (screen == ScreenKind::Loading || screen == ScreenKind::Home ||
                                                     screen == ScreenKind::Intro || screen == ScreenKind::Questions);
  return by_first || content.fetch("second");
}

void App::use_language() {
  const Pack& pack = packs_[static_cast<int>(settings.language)];
  if (!content.is_there(settings.language, "first")) return;
  content.use(settings.language, strings_);
  library_ = TestLibrary();
  built_in_.clear();
  for (const TestPack& test : own_packs_) library_.add(test);
  for (const TestPack& test : pack.tests) {
    library_.add(test);
    built_in_.push_back(test.id);
  }
  for (const TestPack& test : pack.workshop.tests) {
    library_.add(test);
    built_in_.push_back(test.id);
  }
  library_plan_.clear();
  ui_.layouts.clear();
  apply_document();
}

const WorkshopContent* App::workshop_content() {
  return content.fetch("workshop") ? &packs_[static_cast<int>(settings.language)].workshop : nullptr;
}

bool App::is_for_class(const Json& file) {
  const Text purpose = text_of(file, "purpose");
  return workspace.can_edit() && content.is_there("workshop") && is_class(workspace.plan()) &&
         (purpose == "hand_ins" || (purpose == "drop" && route.screen == ScreenKind::PlanOverview));
}

// Whether every self-test of the plan is one of a test that is there; the workshop brings more.
bool App::knows_all_tests() const {
  for (const SelfTest& attempt : workspace.plan().self_tests) {
    if (library_.find(attempt.test) == nullptr) return false;
  }
  return true;
}

// Whether the page on screen shows something of a group of tools.
bool App::needs(Group group) const {
  const bool situation = group == Group("situation"), mix = group == Group("mix"), workshop = group == Group("workshop");
  switch (route.screen) {
    case ScreenKind::Workshop: return workshop;
    case ScreenKind::Intro: return workshop && library_.find(route.test) == nullptr;
    case ScreenKind::Questions: return workshop && workspace.is_open() && !knows_all_tests();
    case ScreenKind::Loading:
    case ScreenKind::Home: return false;
    default: break;
  }
  if (!workspace.is_open()) return false;
  const Plan& plan = workspace.plan();
  const bool taught = plan.exercise.there || !plan.hand_ins.empty();  // is_class() belongs to what may not be there yet
  if (workshop) return taught || route.screen == ScreenKind::Sort || !plan.sortings.empty() || !knows_all_tests();
  const bool mixes = !plan.mix.segments.empty() || !plan.mix.candidates.empty() || !plan.mix.needs.empty() || !plan.mix.rounds.empty();
  switch (route.screen) {
    case ScreenKind::PlanOverview: return situation || (mix && (taught || mixes));
    case ScreenKind::Sheet:
    case ScreenKind::Swot:
    case ScreenKind::Tows:
    case ScreenKind::Actions: return situation;
    case ScreenKind::Mix: return situation || mix;
    default: return false;
  }
}

// Whether the groups that the page on screen needs are there; the others are fetched behind them as soon as it needs any.
bool App::has_groups() {
  bool any = false, all = true;
  for (int i = 0; i < kGroupCount; ++i) {
    if (!needs(Group::numbered(i))) continue;
    any = true;
    all = content.fetch(Group::numbered(i)) && all;
  }
  if (any && all) content.fetch_ahead();
  return all;
}

bool App::has_failed() const {
  for (int i = 0; i < kGroupCount; ++i) {
    if (needs(Group::numbered(i)) && content.has_failed(Group::numbered(i))) return true;
  }
  return false;
}

}  // namespace sandtable
