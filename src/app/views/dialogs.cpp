// The small dialogs and the menus.
#include "core/links/link.h"
#include "core/report/sections.h"
#include "app/views/overview.h"
#include "app/views/views.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/button.h"
#include "ui/widgets/checkbox.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/row.h"
#include "ui/widgets/table.h"
#include "ui/widgets/text_field.h"
#include "app/words.h"

namespace sandtable {

namespace {

// The site of an address that may be fetched; "" for any other: what stands before an "@" only looks like a site.
std::string host_of(std::string_view address) {
  constexpr std::string_view kScheme = "https://";
  if (!address.starts_with(kScheme)) return {};
  address.remove_prefix(kScheme.size());
  const std::string_view host = address.substr(0, address.find_first_of("/?#\\"));
  return host.find('@') == std::string_view::npos ? std::string(host) : std::string();
}

}  // namespace

void plan_row(App& app, Ui& ui, Text id, Text title, Text detail, Icon icon, const Route& to) {
  Rect rect;
  if (row_button(ui, {.id = id, .title = title, .detail = detail, .icon = icon}, 0, rect)) app.go(to);
  ui.gap(kGapSmall);
}

int done_or_leave(Ui& ui, Text id, Text done, bool disabled) {
  const Text done_id = sub_id(id, ".done"), leave_id = sub_id(id, ".leave");
  const ButtonSpec buttons[] = {{.id = done_id, .label = done, .kind = ButtonKind::Primary, .disabled = disabled},
                                {.id = leave_id, .label = ui.tr("action.cancel")}};
  return button_row(ui, buttons);
}

void go_dialog(App& app, Ui& ui) {
  const bool open = dialog(ui, "go", ui.tr("go.title"), 560, [&] {
    if (!app.content.fetch("overview")) return wait_words(app, ui, "go", app.content.has_failed("overview"));
    go_to(app, ui);
  });
  if (!open) app.close_overlay();
}

void keys_dialog(App& app, Ui& ui) {
  TableWords rows;
  rows.row({ui.tr("keys.key"), ui.tr("keys.does")});
  struct Line {
    Text keys;
    Key does;
  };
  constexpr Line kLines[] = {{"Ctrl+K, ⌘K", "keys.go"}, {"Ctrl+P, ⌘P", "keys.print"}, {"Ctrl+Z, ⌘Z", "keys.undo"}, {"Ctrl+Shift+Z, Ctrl+Y, ⇧⌘Z", "keys.redo"}, {"Esc", "keys.escape"},
                             {"1 – 9", "keys.digits"},  {"↑ ↓ ← →", "keys.arrows"},  {"?", "keys.list"}};
  for (const Line& line : kLines) rows.row({line.keys, ui.tr(line.does)});
  bool done = false;
  const bool open = dialog(ui, "keys", ui.tr("keys.title"), 560, [&] {
    table(ui, "keys.table", ui.tr("keys.title"), rows);
    ui.gap(kGapLarge);
    done = button(ui, {.id = "keys.close", .label = ui.tr("dialog.close"), .kind = ButtonKind::Primary});
  });
  if (!open || done) app.close_overlay();
}

void plan_menu(App& app, Ui& ui) {
  const std::string id = app.overlay_subject;
  const PlanSummary* plan = app.workspace.summary(id);
  const std::string title = plan == nullptr ? std::string() : plan->title;
  const MenuItemSpec items[] = {{"menu.open", ui.tr("action.open"), Icon::File},
                                {"menu.rename", ui.tr("action.rename"), Icon::Pencil},
                                {"menu.duplicate", ui.tr("action.duplicate"), Icon::Copy},
                                {"menu.export", ui.tr("action.download"), Icon::Download},
                                {"menu.delete", ui.tr("action.delete"), Icon::Trash, false, true}};
  const int chosen = menu(ui, "plan_menu", ui.tr("menu.plan"), app.overlay_anchor, items);
  if (chosen == kMenuOpen) return;
  app.close_overlay();
  switch (chosen) {
    case 0: app.go(plan_route(id)); break;
    case 1:
      app.draft = title;
      app.open_overlay(rename_dialog, id);
      break;
    case 2: app.workspace.duplicate(id, ui.tr_format("plan.copy_of", {{"title", plan_title(ui, title)}})); break;
    case 3: app.workspace.export_file(id); break;
    case 4: app.workspace.remove(id); break;
    default: break;
  }
}

void bin_menu(App& app, Ui& ui) {
  const std::string id = app.overlay_subject;
  const MenuItemSpec items[] = {{"menu.restore", ui.tr("action.restore"), Icon::Restore},
                                {"menu.export", ui.tr("action.download"), Icon::Download},
                                {"menu.purge", ui.tr("action.purge"), Icon::Trash, false, true}};
  const int chosen = menu(ui, "bin_menu", ui.tr("menu.plan"), app.overlay_anchor, items);
  if (chosen == kMenuOpen) return;
  app.close_overlay();
  if (chosen == 0) app.workspace.restore(id);
  if (chosen == 1) app.workspace.export_file(id);
  if (chosen == 2) app.workspace.purge(id);
}

void rename_dialog(App& app, Ui& ui) {
  bool leave = false;
  const bool open = dialog(ui, "rename", ui.tr("rename.title"), 440, [&] {
    text_field(ui, {.id = "rename.text", .label = ui.tr("plan.title"), .max_bytes = static_cast<int>(kMaxTitleBytes)},
               app.draft);
    ui.gap(kGap);
    while (const auto key = ui.nodes.take("rename.text", ActionKind::Key)) leave |= *key == "Enter";
    const int pressed = done_or_leave(ui, "rename", ui.tr("action.rename"), app.draft.empty());
    if ((leave || pressed == 0) && !app.draft.empty()) app.workspace.rename(app.overlay_subject, app.draft);
    leave |= pressed >= 0;
  });
  if (!open || leave) app.close_overlay();
}

void enter_dialog(App& app, Ui& ui) {
  bool leave = false;
  const bool open = dialog(ui, "enter", ui.tr("enter.title"), 480, [&] {
    if (text_field(ui, {.id = "enter.text", .label = ui.tr("enter.label"), .hint = ui.tr("enter.hint"),
                        .max_bytes = static_cast<int>(kMaxLinkPayload)},
                   app.draft)) {
      app.overlay_subject.clear();
    }
    ui.gap(kGapSmall);
    const bool ready = app.content.fetch("links");
    if (!ready) wait_words(app, ui, "enter", app.content.has_failed("links"));
    if (!app.overlay_subject.empty()) {
      paragraph(ui, "enter.error", app.overlay_subject, {.tone = Tone::Danger});
      ui.gap(kGapSmall);
    }
    bool done = false;
    while (const auto key = ui.nodes.take("enter.text", ActionKind::Key)) done |= *key == "Enter";
    const int pressed = done_or_leave(ui, "enter", ui.tr("action.open"), app.draft.empty() || !ready);
    leave = pressed == 1;
    if ((done || pressed == 0) && !app.draft.empty() && ready) {
      if (const auto failed = app.open_shared_text(app.draft)) {
        app.overlay_subject = error_words(ui, *failed);
        app.announce(app.overlay_subject);
      }
    }
  });
  if ((!open || leave) && app.overlay == enter_dialog) app.close_overlay();
}

inline namespace links {

void link_dialog(App& app, Ui& ui) {
  bool leave = app.linking == nullptr;
  const bool open = dialog(ui, "link", ui.tr("link.opening"), 440, [&] {
    if (leave) return;
    const float part = app.linking->part();
    progress(ui, "link.progress", ui.tr("link.opening"), number_text(static_cast<std::int64_t>(100 * part)) + "%", part, 1);
    ui.gap(kGap);
    leave = button(ui, {.id = "link.leave", .label = ui.tr("action.cancel")});
  });
  ui.request_frame();
  if (open && !leave) {
    if (const auto failed = app.read_link()) app.refuse(*failed);
    return;
  }
  app.linking.reset();
  app.close_overlay();
}

}  // namespace links

void fetch_dialog(App& app, Ui& ui) {
  bool leave = false;
  const bool open = dialog(ui, "fetch", ui.tr("fetch.title"), 480, [&] {
    Remote& remote = app.remote;
    const std::string host = host_of(remote.address);
    paragraph(ui, "fetch.address", remote.address, {.weight = Weight::Semibold});
    ui.gap(kGapSmall);
    if (!host.empty()) paragraph(ui, "fetch.note", ui.tr_format("fetch.note", {{"host", host}}));
    const std::string fault = host.empty() ? std::string(ui.tr("fetch.https")) : remote.fault;
    if (!fault.empty()) {
      ui.gap(kGapSmall);
      paragraph(ui, "fetch.error", fault, {.tone = Tone::Danger});
    }
    ui.gap(kGap);
    const int pressed = done_or_leave(ui, "fetch", ui.tr(remote.busy ? Key("fetch.busy") : Key("fetch.fetch")), remote.busy || host.empty());
    leave = pressed == 1;
    if (pressed == 0) {
      remote.busy = true;
      remote.fault.clear();
      app.host.request(Message("fetch").text("address", remote.address));
    }
  });
  if ((!open || leave) && app.overlay == fetch_dialog) app.close_overlay();
}

bool password_field(App& app, Ui& ui, Text id, Text hint) {
  PasswordState& password = app.password;
  if (text_field(ui, {.id = id, .label = ui.tr("password.label"), .hint = hint, .max_bytes = 600,
                      .secret = password.shown ? Toggle::Off : Toggle::On},
                 password.text)) {
    app.drop_sealed();
  }
  ui.nodes.in_frame(id)->invalid = password.wrong;
  if (checkbox(ui, sub_id(id, ".show"), ui.tr("password.show"), password.shown)) password.shown = !password.shown;
  bool done = false;
  while (const auto key = ui.nodes.take(id, ActionKind::Key)) done |= *key == "Enter";
  return done;
}

void password_dialog(App& app, Ui& ui) {
  bool leave = false;
  const bool open = dialog(ui, "password", ui.tr("password.title"), 480, [&] {
    const Text name = text_of(app.password.locked[0].file, "name");
    const Text note = name.empty() ? ui.tr("password.ask_link") : ui.tr_format("password.ask_file", {{"name", name}});
    const Text fault = ui.tr(app.can_protect ? Key("password.wrong") : Key("password.unavailable"));
    const bool faulty = app.password.wrong || !app.can_protect;
    paragraph(ui, "password.note", note);
    ui.gap(kGap);
    bool done = false;
    if (app.can_protect) {
      done = password_field(app, ui, "password.text", {});
      ui.nodes.in_frame("password.text")->description = faulty ? fault : note;
      if (ui.nodes.find("password.text") == nullptr) ui.nodes.request_focus("password.text");
    }
    ui.gap(kGapSmall);
    if (faulty) {
      paragraph(ui, "password.error", fault, {.tone = Tone::Danger});
      ui.gap(kGapSmall);
    }
    const int pressed = done_or_leave(ui, "password", ui.tr(app.password.busy ? Key("password.busy") : Key("action.open")), app.password.text.empty());
    leave = pressed == 1;
    if (done || pressed == 0) app.unlock();
  });
  if (!open || leave) app.leave_password();
}

void problems_dialog(App& app, Ui& ui) {
  constexpr std::size_t kShown = 20;
  bool leave = false;
  const bool from_import = !app.import_problems.empty();
  const Problems problems = from_import ? app.import_problems : app.workspace.problems();
  const bool open = dialog(ui, "problems", ui.tr(from_import ? Key("problems.import_title") : Key("problems.title")), 560, [&] {
    if (!app.import_name.empty() && from_import) {
      paragraph(ui, "problems.file", app.import_name, {.weight = Weight::Semibold});
      ui.gap(kGapSmall);
    }
    std::vector<std::string> words;
    for (std::size_t i = 0; i < problems.size() && i < kShown; ++i) words.push_back(error_words(ui, problems[i]));
    if (problems.size() > kShown) {
      words.push_back(ui.tr_format("problems.more", {{"n", number_text(problems.size() - kShown)}}));
    }
    bullet_list(ui, "problems.list", words);
    ui.gap(kGapLarge);
    leave = button(ui, {.id = "problems.done", .label = ui.tr("dialog.close"), .kind = ButtonKind::Primary});
  });
  if (!open || leave) app.close_overlay();
}

}  // namespace sandtable
