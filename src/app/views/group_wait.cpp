// Instead of a page whose group of tools is on its way, or could not be fetched.
#include "app/views/views.h"
#include "app/words.h"
#include "ui/widgets/button.h"

namespace sandtable {

void group_wait(App& app, Ui& ui) {
  const bool in_plan = !app.route.plan.empty() && app.workspace.is_open();
  heading(ui, "page.title", 1,
          in_plan
              ? plan_title(ui, app.workspace.plan().title)
              : ui.tr(app.route.screen == ScreenKind::Workshop ? Key("workshop.title") : Key("app.name")));
  ui.gap(kGap);
  if (!app.has_failed()) return paragraph(ui, "page.waiting", ui.tr("wait.loading"));
  paragraph(ui, "page.waiting", ui.tr("wait.failed"), {.tone = Tone::Danger});
  ui.gap(kGap);
  if (button(ui, {.id = "page.retry",
                  .label = ui.tr("wait.retry"),
                  .icon = Icon::Redo,
                  .kind = ButtonKind::Primary})) {
    app.content.forget_failures();
  }
}

}  // namespace sandtable
