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
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"
#include "tools/sorting/model.h"
#include "tools/workshop/model.h"

namespace sandtable {

namespace {

bool is_on(const Json& header, const char* key) { return flag_or(header, key, false); }

}  // namespace

void App::on_event(const Json& header, std::string_view body) {
  const Text type = text_of(header, "type");
  if (type == "started") return start(header);
  if (type == "pack") {
    return load_pack(text_of(header, "language") == "en" ? Language::English : Language::Chinese, body, is_on(header, "first"));
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
  } else if (type == "workshop") {
    const Language language = text_of(header, "language") == "zh" ? Language::Chinese : Language::English;
    Pack& pack = packs_[static_cast<int>(language)];
    if (!pack.workshop.loaded) workshop::load_content(body, pack.ui, pack.workshop);
    workshop.asked = false;
    if (language == settings.language) use_language();
  } else if (type == "workshop_failed") {
    workshop.failed = true;
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

void App::load_pack(Language language, std::string_view text, bool first) {
  Problems problems;
  auto parsed = parse_json(text, problems);
  if (!parsed || !parsed->is_object()) return;
  Pack& pack = packs_[static_cast<int>(language)];
  if (const Json* ui = find_member(*parsed.operator->(), "ui")) pack.ui = *ui;
  if (const Json* tests = find_member(*parsed.operator->(), "tests"); tests != nullptr && tests->is_array()) {
    pack.tests.clear();
    for (const Json& test : *tests) {
      if (auto loaded = load_test_pack(test, problems)) pack.tests.push_back(std::move(loaded).value());
    }
  }
  if (const Json* sheets = find_member(*parsed.operator->(), "sheets"); sheets != nullptr && sheets->is_array()) pack.sheets = *sheets;
  if (const Json* mix = find_member(*parsed.operator->(), "mix"); mix != nullptr && mix->is_object()) pack.mix = *mix;
  pack.workshop = WorkshopContent();       // its texts stand behind the others
  pack.loaded = true;
  pack.whole = !first;
  if (wanted_language_ == language) {
    toast_.reset();
    set_language(language);
  } else if (language == settings.language) {
    use_language();
  }
}

// Whether the texts of what is on show are there. A newcomer's first screens come before all others' texts.
bool App::has_texts() {
  const ScreenKind screen = route.screen;
  const bool by_first = overlay == Overlay::None && (screen == ScreenKind::Loading || screen == ScreenKind::Home ||
                                                     screen == ScreenKind::Intro || screen == ScreenKind::Questions);
  if (by_first || packs_[static_cast<int>(settings.language)].whole) return true;
  if (!std::exchange(hurried_, true)) host.request(Message("hurry"));
  return false;
}

void App::use_language() {
  const Pack& pack = packs_[static_cast<int>(settings.language)];
  if (!pack.loaded) return;
  strings_.load(pack.ui);
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
  const WorkshopContent& content = packs_[static_cast<int>(settings.language)].workshop;
  if (content.loaded) return &content;
  if (!workshop.asked) {
    workshop.asked = true;
    workshop.failed = false;
    host.request(Message("workshop").text("language", to_word(settings.language)));
  }
  return nullptr;
}

bool App::is_for_class(const Json& file) {
  const Text purpose = text_of(file, "purpose");
  return workspace.can_edit() && is_class(workspace.plan()) && workshop_content() != nullptr &&
         (purpose == "hand_ins" || (purpose == "drop" && route.screen == ScreenKind::PlanOverview));
}

// Whether what is on screen is the workshop's, or a self-test that it may know.
bool App::needs_workshop() const {
  if (route.screen == ScreenKind::Workshop || route.screen == ScreenKind::Sort) return true;
  if (route.screen == ScreenKind::Intro && library_.find(route.test) == nullptr) return true;
  if (!workspace.is_open()) return false;
  const Plan& plan = workspace.plan();
  if (part<Exercise>(plan).there || !part<HandIns>(plan).empty() || !part<Sortings>(plan).empty()) return true;
  for (const SelfTest& attempt : part<SelfTests>(plan).list) {
    if (library_.find(attempt.test) == nullptr) return true;
  }
  return false;
}

}  // namespace sandtable
