#include "core/link.h"
#include "core/result_code.h"
#include "ui/views/views.h"
#include "ui/widgets/button.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/radio_group.h"
#include "ui/widgets/text_field.h"
#include "ui/words.h"

namespace sandtable {

namespace {

// The plan, or only the result that the dialog was opened for.
Plan shared_plan(const App& app) {
  const Plan& plan = app.workspace.plan();
  return app.share.whole_plan || app.overlay_subject.empty() ? plan : only_self_test(plan, app.overlay_subject);
}

const std::string& current_link(App& app) {
  const Plan& plan = app.workspace.plan();
  const std::string key = plan.id + plan.modified + app.overlay_subject + (app.share.whole_plan ? "1" : "0");
  if (app.share.key != key) {
    app.share.key = key;
    auto link = encode_link(plan_for(shared_plan(app), Destination::Link), app.base_address);
    app.share.link = link ? std::move(link).value() : std::string();
  }
  return app.share.link;
}

Text fit_words(const Ui& ui, std::size_t characters) {
  return ui.tr_format(Keys("share.fits_qr", "share.too_long")[link_fit(characters)], {{"n", number_text(characters)}});
}

void code_part(App& app, Ui& ui) {
  const SelfTest* attempt = app.workspace.plan().find_self_test(app.overlay_subject);
  const TestPack* pack = attempt == nullptr ? nullptr : app.pack_of(*attempt);
  if (pack == nullptr) return;
  auto code = encode_result_code(*pack, *attempt);
  if (!code) return;
  ui.gap(kGapLarge);
  std::string text = code.value();
  text_field(ui, {.id = "share.code", .label = ui.tr("share.code"), .hint = ui.tr("share.code_hint"), .read_only = true},
             text);
  ui.gap(kGapSmall);
  if (button(ui, {.id = "share.copy_code", .label = ui.tr("share.copy_code"), .icon = Icon::Copy})) {
    app.host.request(Message("copy").text("what", "code"), code.value());
  }
}

}  // namespace

void share_dialog(App& app, Ui& ui) {
  const bool open = dialog(ui, "share", ui.tr("share.title"), 560, [&] {
    paragraph(ui, "share.note", ui.tr("share.note"), {.size = 15, .tone = Tone::Muted});
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
    const std::string& link = current_link(app);
    std::string text = link;
    text_field(ui, {.id = "share.link", .label = ui.tr("share.link"),
                    .hint = link.empty() ? ui.tr("share.impossible") : fit_words(ui, link.size()), .read_only = true},
               text);
    ui.gap(kGapSmall);
    std::vector<ButtonSpec> buttons = {
        {.id = "share.copy", .label = ui.tr("share.copy_link"), .icon = Icon::Copy, .kind = ButtonKind::Primary,
         .disabled = link.empty(), .wide = true},
        {.id = "share.file", .label = ui.tr("share.file"), .icon = Icon::Download}};
    if (app.can_share) {
      buttons.push_back({.id = "share.native", .label = ui.tr("share.native"), .icon = Icon::Share,
                         .disabled = link.empty()});
    }
    switch (button_row(ui, buttons)) {
      case 0: app.host.request(Message("copy").text("what", "link"), link); break;
      case 1: {
        const Plan plan = shared_plan(app);
        app.download(file_name(plan_title(ui, plan.title), ".sandtable.json"), "application/json",
                     dump_json_pretty(plan_for(plan, Destination::File)));
        break;
      }
      case 2:
        app.host.request(Message("share").text("title", plan_title(ui, app.workspace.plan().title)).text("url", link));
        break;
      default: break;
    }
    code_part(app, ui);
  });
  if (!open) app.close_overlay();
}

}  // namespace sandtable
