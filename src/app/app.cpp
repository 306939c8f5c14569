#include "app/app.h"

#include <algorithm>
#include <utility>

#include "tools/workshop/task.h"
#include "core/base/uuid.h"
#include "tools/swot/view/card.h"
#include "tools/swot/view/votes.h"
#include "app/views/views.h"
#include "ui/widgets/button.h"
#include "ui/widgets/layout.h"
#include "app/words.h"

namespace sandtable {

App::App(Host& host_) : host(host_), content(host_), workspace(host_, library_), ui_(canvas, nodes, strings_) {
  workspace.on_export = [this](Text id, std::string_view text) {
    const PlanSummary* known = workspace.summary(id);
    download(file_name(known == nullptr ? "" : known->title, ".sandtable.json"), "application/json", text);
  };
}

RandomBytes App::random_bytes() {
  return [this](std::array<std::uint8_t, 16>& bytes) { host.random(bytes); };
}

std::string App::new_uuid() { return make_uuid(random_bytes()); }

const Json* App::sheet(Text id) const {
  for (const Json& sheet : sheets()) {
    const std::string* name = find_text(sheet, "id");
    if (name != nullptr && *name == id) return &sheet;
  }
  return nullptr;
}

std::string App::document_title() const {
  if (route.screen == ScreenKind::Home || !workspace.is_open()) return tr("app.title");
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

bool App::is_built_in(Text test) const { return std::ranges::find(built_in_, test.view()) != built_in_.end(); }

const TestPack* App::pack_of(const SelfTest& attempt) const { return library_.find(attempt.test); }

// A plan carries the trainers' tests that it uses, so that it explains itself on any device.
void App::learn_tests_of_plan() {
  if (!workspace.is_open() || library_plan_ == workspace.wanted()) return;
  library_plan_ = workspace.wanted();
  for (const auto& [id, document] : workspace.plan().test_packs) {
    Problems problems;
    if (library_.find(id) != nullptr) continue;
    if (auto loaded = load_test_pack(document, problems)) library_.add(std::move(loaded).value());
  }
}

// --- where the user is ------------------------------------------------------------------------------------------------

void App::go(const Route& next, bool push) {
  if (next == route) return;
  if (next.plan != "shared") host.request(Message("navigate").text("path", route_path(next)).flag("push", push));
  enter(next);
}

void App::back() {
  if (route.screen == ScreenKind::Mix && !route.item.empty()) return go(mix_route(route.plan, route.test));
  if (route.screen == ScreenKind::PlanOverview && workspace.can_edit() && workspace.plan().exercise.there && !workspace.plan().task.there) {
    return go({.screen = ScreenKind::Workshop});
  }
  go(route.screen == ScreenKind::PlanOverview || route.plan.empty() ? Route{} : plan_route(route.plan));
}

void App::enter(const Route& next) {
  workspace.rest();
  close_overlay();
  const bool other_plan = next.plan != route.plan;
  route = next;
  entered_ = true;
  just_answered.clear();
  advance_at_ms = -1;
  show_numbers = false;
  compared.clear();
  form = {};
  swot = {};
  mix.forget_typing();
  workshop.figure.clear();
  workshop.dragged.clear();
  if (other_plan) mix = {};
  if (next.plan.empty()) {
    workspace.close();
  } else if (other_plan && workspace.wanted() != next.plan) {
    workspace.open(next.plan);
  }
  if (workspace.is_open()) form.person = workspace.plan().author;
  if (route.screen == ScreenKind::Questions) {
    const auto place = settings.positions.find(route.item);
    question = place == settings.positions.end() ? std::string() : place->second;
    settings.last_plan = route.plan;
    settings.last_self_test = route.item;
    settings.save(host);
  }
  ui_.forget_kept();
  nodes.request_scroll("page", 0);
  nodes.request_focus("page.title");
  apply_document();
}

void App::wake_after(std::int64_t ms) { host.request(Message("wake").number("after_ms", ms)); }

void App::announce(Text text) { host.request(Message("announce").text("text", text)); }

void App::open_overlay(Overlay next, Text subject, const Rect& anchor) {
  if (overlay == Overlay::Password) {
    password.before = next;  // what is wrong with a file that came along is said afterwards
    return;
  }
  if (overlay == Overlay::Share) forget_password();
  overlay = next;
  overlay_subject = subject;
  overlay_anchor = anchor;
  // Where the focus was when it opened is where it goes back to.
  focus_before_overlay_ = nodes.coming_focus();
}

void App::close_overlay() {
  if (overlay == Overlay::None) return;
  if (overlay == Overlay::Problems) {
    import_problems.clear();
    workspace.forget_problems();
  }
  if (overlay == Overlay::Share || overlay == Overlay::Password) forget_password();
  overlay = Overlay::None;
  if (!focus_before_overlay_.empty()) nodes.request_focus(focus_before_overlay_);
  focus_before_overlay_.clear();
}

// --- doing things -------------------------------------------------------------------------------------------------------

void App::begin_self_test(const std::string& test, Phase phase, const Rater& rater, const std::string& person) {
  const TestPack* chosen = pack(test);
  if (chosen == nullptr) return;
  SelfTest attempt;
  attempt.id = new_uuid();
  attempt.test = test;
  attempt.pack_version = chosen->pack_version;
  attempt.phase = phase;
  attempt.rater = rater;
  const std::string id = attempt.id;
  const auto add = [&](Plan& plan) {
    plan.self_tests.push_back(attempt);
    if (!person.empty()) plan.author = person;
    if (const auto own = own_documents_.find(test); own != own_documents_.end()) plan.test_packs[test] = own->second;
  };
  if (route.plan.empty()) {
    Plan fresh;
    fresh.language = settings.language;
    fresh.title = person.empty() ? chosen->title : person + " · " + chosen->title;
    workspace.open_new(std::move(fresh));
  }
  workspace.edit("undo.begin_self_test", "", add);
  go(self_test_route(ScreenKind::Questions, workspace.wanted(), id));
}

void App::remove_test(const std::string& test) {
  const auto own = own_documents_.find(test);
  if (own == own_documents_.end()) return;
  host.request(Message("remove_pack").text("id", test));
  toast(tr("toast.pack_removed"), tr("action.undo"), [this, test, text = dump_json(own->second)] {
    host.request(Message("write_pack").text("id", test), text);
  });
}

void App::download(Text name, Text mime, std::string_view bytes) {
  host.request(Message("download").text("name", name).text("mime", mime), bytes);
}

void App::handle_notices() {
  for (const Notice& notice : workspace.take_notices()) {
    const std::string title = plan_title(ui_, notice.title);
    const Text words = strings_.tr_format(Keys("toast.binned", "toast.store_failed")[notice.kind], {{"title", title}});
    if (notice.kind == Notice::Kind::Binned) {
      toast(words, tr("action.undo"), [this, id = notice.id] { workspace.restore(id); });
    } else if (notice.kind == Notice::Kind::Imported) {
      toast(words, tr("action.open"), [this, id = notice.id] { go(plan_route(id)); });
    } else {
      toast(words);
    }
    if (notice.kind == Notice::Kind::ReadFailed && route.plan == notice.id) go(Route{}, false);
  }
}

void App::handle_keys() {
  while (const auto key = nodes.take("", ActionKind::Key)) {
    if (*key == "undo") workspace.undo();
    if (*key == "redo") workspace.redo();
    if (*key != "Escape") continue;
    if (toast_) toast_.reset();
    else {
      swot.presenting = false;
      workshop.figure.clear();
    }
  }
}

// --- one frame ------------------------------------------------------------------------------------------------------------

bool App::frame(const Screen& screen) {
  nodes.begin_frame(screen.device_ratio);
  const Theme& theme = dark() ? dark_theme() : light_theme();
  Screen adjusted = screen;
  adjusted.reduced_motion = reduced_motion_;
  ui_.begin_frame(adjusted, theme);
  if (!built_in_.empty() && started_ && listed_) {
    if (!pending_path_.empty()) {
      const std::string path = std::exchange(pending_path_, {});
      if (const auto next = parse_route(path)) {
        if (*next != route) enter(*next);
      } else if (path.starts_with(kRemoteMark)) {
        enter({});
        remote = {.address = path.substr(kRemoteMark.size())};
        open_overlay(Overlay::Fetch);
      } else if (path.find('=') != std::string::npos) {
        if (const auto failed = open_shared_text(path)) refuse(*failed);
      }
    }
    handle_notices();
    learn_tests_of_plan();
    if (overlay == Overlay::None) handle_keys();
    if (document_title() != described_title_) apply_document();
    // What the page opens is drawn with the page covered, and does not hear of the press that opened it.
    const Overlay covered_by = overlay;
    entered_ = false;
    page(ui_);
    if (overlay == covered_by && has_texts()) overlays(ui_);
    // Nobody waits a frame for where a press leads.
    if (overlay != covered_by || entered_) ui_.redraw();
    toast_bar(ui_);
    workspace.tick();
  }
  return ui_.wants_frame;
}

void App::page(Ui& ui) {
  nodes.covered = overlay != Overlay::None;
  ui.read_only = !route.plan.empty() && !workspace.can_edit();
  top_bar(*this, ui);
  banners(*this, ui);
  const Rect rest{0, ui.flow.y, ui.screen.width, ui.screen.height - ui.flow.y};
  Node& main = nodes.open(Role::Main, "main");
  main.rect = rest;
  const bool waiting = (!route.plan.empty() && !workspace.is_open()) || (overlay == Overlay::None && !has_texts());
  const bool there = !waiting && has_groups();
  if (route.screen == ScreenKind::Questions && there) {
    questions_view(*this, ui);
  } else if (route.screen == ScreenKind::Swot && there) {
    swot_view(*this, ui);
  } else {
    scroll_area(ui, "page", "", rest, [&] {
      ui.gap(ui.phone() ? kGapLarge : kGapSection);
      centred(ui, kPageWidth, [&] {
        if (waiting) {
          paragraph(ui, "page.waiting", tr("app.loading"));
          return;
        }
        if (!there) return group_wait(*this, ui);
        switch (route.screen) {
          case ScreenKind::Intro: intro_view(*this, ui); break;
          case ScreenKind::PlanOverview: {
            const Plan& plan = workspace.plan();
            if (plan.exercise.there || is_class(plan)) workshop::plan_view(*this, ui);
            else plan_overview_view(*this, ui);
            break;
          }
          case ScreenKind::Result: result_view(*this, ui); break;
          case ScreenKind::Sheet: sheet_view(*this, ui); break;
          case ScreenKind::Tows: tows_view(*this, ui); break;
          case ScreenKind::Actions: actions_view(*this, ui); break;
          case ScreenKind::Mix: mix_view(*this, ui); break;
          case ScreenKind::Workshop: workshop_home(*this, ui); break;
          case ScreenKind::Sort: workshop::sort_view(*this, ui); break;
          default: home_view(*this, ui); break;
        }
      });
      ui.gap(kGapSection * 2);
    });
  }
  nodes.close();
  if (drag_over_) {
    ui.draw->AddRectFilled(ImVec2(0, 0), ImVec2(ui.screen.width, ui.screen.height), ui.theme->scrim);
    const TextBlock& words = ui.text_block(tr("home.drop_here"), kTextTitle, Weight::Semibold, ui.screen.width);
    draw_block(ui.draw, words, ImVec2(0, ui.screen.height / 2), IM_COL32_WHITE, 0.5f, ui.screen.width);
  }
}

void App::overlays(Ui& ui) {
  switch (overlay) {
    case Overlay::None: break;
    case Overlay::Share: share_dialog(*this, ui); break;
    case Overlay::Rename: rename_dialog(*this, ui); break;
    case Overlay::Problems: problems_dialog(*this, ui); break;
    case Overlay::Details: details_dialog(*this, ui); break;
    case Overlay::Enter: enter_dialog(*this, ui); break;
    case Overlay::Fetch: fetch_dialog(*this, ui); break;
    case Overlay::Password: password_dialog(*this, ui); break;
    case Overlay::SwotImport: swot_import_dialog(*this, ui); break;
    case Overlay::Votes: votes_dialog(*this, ui); break;
    case Overlay::Qr: workshop::qr_dialog(*this, ui); break;
    case Overlay::SortMenu: workshop::sort_menu(*this, ui); break;
    case Overlay::CardMenu: card_menu(*this, ui); break;
    case Overlay::SwotMenu: swot_menu(*this, ui); break;
    default: menus(*this, ui); break;
  }
}


}  // namespace sandtable
