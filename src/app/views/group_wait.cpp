// Instead of a page whose group of tools is on its way, or could not be fetched.
#include "app/tool_view.h"
#include "app/views/views.h"
#include "app/words.h"
#include "ui/widgets/button.h"

namespace sandtable {

void group_wait(App& app, Ui& ui) {
  const bool in_plan = !app.route.plan.empty() && app.workspace.is_open();
  heading(ui, "page.title", 1,
          in_plan ? plan_title(ui, app.workspace.plan().title)
                  : ui.tr(view_of(app.route.tool) == nullptr ? Key("app.name") : view_of(app.route.tool)->tool->title));
  ui.gap(kGap);
  wait_words(app, ui, "page", app.has_failed());
}

void wait_words(App& app, Ui& ui, Text id, bool failed) {
  if (!failed) return paragraph(ui, sub_id(id, ".waiting"), ui.tr("wait.loading"));
  paragraph(ui, sub_id(id, ".waiting"), ui.tr("wait.failed"), {.tone = Tone::Danger});
  ui.gap(kGap);
  if (button(ui, {.id = sub_id(id, ".retry"), .label = ui.tr("wait.retry"), .icon = Icon::Redo, .kind = ButtonKind::Primary})) {
    app.content.forget_failures();
  }
}

}  // namespace sandtable
