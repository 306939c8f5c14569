#include "core/links/link.h"
#include "core/links/sealed.h"
#include "app/tool_view.h"
#include "app/views/views.h"
#include "ui/widgets/button.h"
#include "ui/widgets/checkbox.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/radio_group.h"
#include "ui/widgets/text_field.h"
#include "app/words.h"

namespace sandtable::inline links {

namespace {

// The plan, or only the result that the dialog was opened for.
Plan shared_plan(const App& app) {
  const Plan& plan = app.workspace.plan();
  if (app.share.whole_plan || app.overlay_subject.empty()) return plan;
  for (const ToolView* view : tool_views()) {
    if (view->only != nullptr && app.content.is_there(view->group) && view->tool->has(plan, app.overlay_subject)) {
      return view->only(plan, app.overlay_subject);
    }
  }
  return plan;
}

const std::string& current_link(App& app) {
  const Plan& plan = app.workspace.plan();
  const std::string key = plan.id + std::to_string(app.workspace.changes()) + app.overlay_subject + (app.share.whole_plan ? "1" : "0");
  if (app.share.key != key) {
    app.share.key = key;
    app.drop_sealed();
    auto link = encode_link(plan_for(shared_plan(app), Destination::Link), app.base_address);
    app.share.link = link ? std::move(link).value() : std::string();
  }
  return app.share.link;
}

Text fit_words(const Ui& ui, std::size_t characters) {
  return ui.tr_format(Keys("share.fits_qr", "share.fits_messenger", "share.too_long")[link_fit(characters)], {{"n", number_text(characters)}});
}

void download_file(App& app, Ui& ui, std::string_view text) {
  app.download(file_name(plan_title(ui, app.workspace.plan().title), ".sandtable.json"), "application/json", text);
}

// Has the link or the file sealed; share_sealed() takes what comes of it.
void seal(App& app, bool file) {
  if (app.password.busy) return;
  app.password.for_file = file;
  if (file) return app.use_password("seal", dump_json(plan_for(shared_plan(app), Destination::File)));
  const auto content = encode_link_content(plan_for(shared_plan(app), Destination::Link));
  if (content) app.use_password("seal", content.value());
}

}  // namespace

void share_sealed(App& app, Ui& ui, std::string_view sealed) {
  if (sealed.empty()) return;
  if (app.password.for_file) return download_file(app, ui, protected_file(sealed));
  if (auto link = protected_link(sealed, app.base_address)) app.share.sealed = std::move(link).value();
  ui.nodes.request_focus("share.link");
}

void share_content(App& app, Ui& ui) {
  bool& protect = app.share.protect;
  paragraph(ui, "share.note", ui.tr(protect ? Key("share.note_protected") : Key("share.note")), {.size = 15, .tone = Tone::Muted});
  ui.gap(kGap);
  if (!app.overlay_subject.empty()) {
    const int chosen = radio_group(ui, {.id = "share.what", .label = ui.tr("share.what"),
                                        .options = {{"share.what.result", ui.tr("share.only_result")},
                                                    {"share.what.plan", ui.tr("share.whole_plan")}},
                                        .selected = app.share.whole_plan ? 1 : 0,
                                        .layout = ui.phone() ? RadioLayout::Stack : RadioLayout::Row})
                           .chosen;
    if (chosen >= 0) app.share.whole_plan = chosen == 1;
    ui.gap(kGap);
  }
  const std::string& plain = current_link(app);
  if (checkbox(ui, "share.protect", ui.tr("share.protect"), protect, !app.can_protect)) protect = !protect;
  bool entered = false;
  if (!app.can_protect) {
    paragraph(ui, "share.unprotected", ui.tr("password.unavailable"), {.size = 14, .tone = Tone::Muted});
  } else if (protect) {
    entered = password_field(app, ui, "share.password", ui.tr("password.advice"));
  }
  ui.gap(kGap);
  const std::string& link = protect ? app.share.sealed : plain;
  const bool to_seal = protect && link.empty() && !plain.empty(), nothing = protect && app.password.text.empty();
  if (!to_seal) {
    std::string text = link;
    text_field(ui, {.id = "share.link", .label = ui.tr("share.link"),
                    .hint = link.empty() ? ui.tr("share.impossible") : fit_words(ui, link.size()), .read_only = true},
               text);
    ui.gap(kGapSmall);
  }
  const Key busy("password.busy");
  const bool file = app.password.for_file;
  std::vector<ButtonSpec> buttons = {
      {.id = "share.copy", .label = ui.tr("share.copy_link"), .icon = Icon::Copy, .kind = ButtonKind::Primary,
       .disabled = link.empty(), .wide = true},
      {.id = "share.file", .label = ui.tr(app.password.busy && file ? busy : Key("share.file")), .icon = Icon::Download, .disabled = nothing}};
  if (to_seal) {
    buttons[0] = {.id = "share.seal", .label = ui.tr(app.password.busy && !file ? busy : Key("share.seal")),
                  .kind = ButtonKind::Primary, .disabled = nothing, .wide = true};
  }
  if (app.can_share) {
    buttons.push_back({.id = "share.native", .label = ui.tr("share.native"), .icon = Icon::Share,
                       .disabled = link.empty()});
  }
  const int pressed = button_row(ui, buttons);
  if (to_seal && (entered || pressed == 0)) seal(app, false);
  switch (pressed) {
    case 0:
      if (!to_seal) app.host.request(Message("copy").text("what", "link"), link);
      break;
    case 1:
      if (protect) seal(app, true);
      else download_file(app, ui, dump_json_pretty(plan_for(shared_plan(app), Destination::File)));
      break;
    case 2:
      app.host.request(Message("share").text("title", plan_title(ui, app.workspace.plan().title)).text("url", link));
      break;
    default: break;
  }
  for (const ToolView* view : tool_views()) {  // codes have no password
    if (!protect && view->share_part != nullptr && app.content.is_there(view->group)) view->share_part(app, ui);
  }
}

}  // namespace sandtable::links

namespace sandtable {

void share_dialog(App& app, Ui& ui) {
  const bool open = dialog(ui, "share", ui.tr("share.title"), 560, [&] {
    if (!app.content.fetch("links")) return wait_words(app, ui, "share", app.content.has_failed("links"));
    share_content(app, ui);
  });
  if (!open) app.close_overlay();
}

}  // namespace sandtable
