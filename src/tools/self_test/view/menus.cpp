// The menus of an attempt and of its export, and the dialog with its phase and rater.
#include <utility>

#include "app/views/views.h"
#include "app/words.h"
#include "core/report/report_text.h"
#include "core/report/sections.h"
#include "tools/self_test/pages.h"
#include "tools/self_test/result_parts.h"
#include "tools/self_test/score_json.h"
#include "tools/self_test/shelf.h"
#include "tools/self_test/view/views.h"
#include "ui/widgets/button.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/layout.h"

namespace sandtable {
inline namespace overview {

void attempt_menu(App& app, Ui& ui) {
  const std::string id = app.overlay_subject;
  const SelfTest* attempt = app.workspace.is_open() ? part<SelfTests>(app.workspace.plan()).find(id) : nullptr;
  if (attempt == nullptr) return app.close_overlay();
  const MenuItemSpec items[] = {{"menu.answers", ui.tr("result.back_to_answers"), Icon::Chat},
                                {"menu.result", ui.tr("test.result_so_far"), Icon::Chart},
                                {"menu.details", ui.tr("action.details"), Icon::User},
                                {"menu.delete", ui.tr("action.delete"), Icon::Trash, false, true}};
  const int chosen = menu(ui, "attempt_menu", ui.tr("menu.attempt"), app.overlay_anchor, items);
  if (chosen == kMenuOpen) return;
  app.state<SelfTestState>().form.phase = attempt->phase;
  app.state<SelfTestState>().form.kind = attempt->rater.kind;
  app.state<SelfTestState>().form.rater_name = attempt->rater.name;
  app.close_overlay();
  switch (chosen) {
    case 0: app.go(questions_route(app.route.plan, id)); break;
    case 1: app.go(result_route(app.route.plan, id)); break;
    case 2: app.open_overlay(details_dialog, id); break;
    case 3:
      app.workspace.edit("undo.delete_attempt", "", [&](Plan& plan) {
        std::erase_if(edit_part<SelfTests>(plan).list, [&](const SelfTest& each) { return each.id == id; });
      });
      app.toast_undo(ui.tr("toast.attempt_deleted"));
      break;
    default: break;
  }
}

void export_menu(App& app, Ui& ui) {
  const SelfTest* attempt =
      app.workspace.is_open() ? part<SelfTests>(app.workspace.plan()).find(app.overlay_subject) : nullptr;
  const TestPack* pack = attempt == nullptr ? nullptr : pack_of(app, *attempt);
  if (pack == nullptr) return app.close_overlay();
  const MenuItemSpec items[] = {{"menu.csv", ui.tr("export.csv"), Icon::Grid},
                                {"menu.markdown", ui.tr("export.markdown"), Icon::File},
                                {"menu.json", ui.tr("export.json"), Icon::File},
                                {"menu.png", ui.tr("export.png"), Icon::Download}};
  const int chosen = menu(ui, "export_menu", ui.tr("action.export"), app.overlay_anchor, items);
  if (chosen == kMenuOpen) return;
  app.close_overlay();
  const Text name = plan_title(ui, app.workspace.plan().title);
  switch (chosen) {
    case 0: app.download(file_name(name, ".csv"), "text/csv", report_csv(report_in_view(app, *pack, *attempt))); break;
    case 1: app.download(file_name(name, ".md"), "text/markdown", report_markdown(report_in_view(app, *pack, *attempt))); break;
    case 2:
      app.download(file_name(name, ".result.json"), "application/json", dump_json_pretty(score_to_json(*pack, *attempt)));
      break;
    case 3:
      app.host.request(Message("download_png").text("name", file_name(name, ".png")),
                       picture_file(pack->dimensions.size() < 3 ? result_bars(ui.strings, *pack, {attempt}, 640)
                                                                : result_radar(*pack, {attempt}, 640)));
      break;
    default: break;
  }
}

void details_dialog(App& app, Ui& ui) {
  bool leave = false;
  const bool open = dialog(ui, "details", ui.tr("action.details"), 480, [&] {
    attempt_form(app, ui, "details");
    ui.gap(kGapLarge);
    const int pressed = done_or_leave(ui, "details", ui.tr("action.apply"), false);
    if (pressed == 0) {
      app.workspace.edit("undo.details", "", [&](Plan& plan) {
        SelfTest* attempt = edit_part<SelfTests>(plan).find(app.overlay_subject);
        if (attempt == nullptr) return;
        attempt->phase = app.state<SelfTestState>().form.phase;
        attempt->rater.kind = app.state<SelfTestState>().form.kind;
        attempt->rater.name = app.state<SelfTestState>().form.kind == RaterKind::Other ? app.state<SelfTestState>().form.rater_name : std::string();
      });
    }
    leave = pressed >= 0;
  });
  if (!open || leave) app.close_overlay();
}

}  // namespace overview

inline namespace workshop {

void same_test_dialog(App& app, Ui& ui) {
  TestShelf& tests = app.state<TestShelf>();
  if (tests.same.empty()) return app.close_overlay();
  const std::string id = text_of(tests.same[0], "id");
  const auto own = tests.documents.find(id);
  int pressed = -1;
  const bool open = dialog(ui, "same_test", ui.tr("same_test.title"), 480, [&] {
    paragraph(ui, "same_test.words", ui.tr_format("same_test.words", {{"title", text_of(tests.same[0], "title")}}));
    ui.gap(kGap);
    const ButtonSpec buttons[] = {{.id = "same_test.both", .label = ui.tr("same_test.both"), .kind = ButtonKind::Primary},
                                  {.id = "same_test.replace", .label = ui.tr("same_test.replace")},
                                  {.id = "same_test.leave", .label = ui.tr("action.cancel"), .kind = ButtonKind::Quiet}};
    pressed = button_row(ui, buttons);
  });
  if (open && pressed < 0) return;
  Json document = std::move(tests.same[0]);
  tests.same.erase(tests.same.begin());
  if (tests.same.empty()) app.close_overlay();
  if (pressed == 0) {
    set_text(document, "id", "own-" + app.new_uuid().substr(0, 8));
    if (store_test(app, document)) tests.adding[text_of(document, "id").str()] = text_of(document, "title").str();
  } else if (pressed == 1) {
    const Json before = own == tests.documents.end() ? Json() : own->second;
    if (!store_test(app, document)) return;
    app.toast(ui.tr("same_test.replaced"), before.is_null() ? Text() : ui.tr("action.undo"), [&app, before] { (void)store_test(app, before); });
  }
}

}  // namespace workshop

}  // namespace sandtable
