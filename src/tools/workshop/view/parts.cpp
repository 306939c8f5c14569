#include "tools/workshop/view/parts.h"

#include "app/tool_view.h"
#include "tools/workshop/view/state.h"

#include <vector>

#include "core/links/link.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"
#include "tools/self_test/shelf.h"
#include "tools/swot/model.h"
#include "tools/mix/model.h"
#include "tools/sorting/sort_pack.h"
#include "tools/workshop/model.h"

namespace sandtable::inline workshop {

Text tool_title(App& app, const ExerciseTool& tool) {
  const ToolView* view = tool.tool() == nullptr ? nullptr : view_of(tool.tool()->id);
  const Text title = view == nullptr || view->asked_title == nullptr ? Text() : view->asked_title(app, tool.asked());
  return title.empty() ? app.tr("exercise.tool_unknown") : title;
}

Json given_out(App& app) {
  Plan copy = app.workspace.plan();
  for (const ExerciseTool& tool : part<Exercise>(app.workspace.plan()).tools) {
    const ToolView* view = tool.tool() == nullptr ? nullptr : view_of(tool.tool()->id);
    if (view != nullptr && view->bring != nullptr) view->bring(app, copy, tool.asked());
  }
  return exercise_for_link(copy);
}

const std::string& link_of(App& app, LinkKind kind) {
  const Plan& plan = app.workspace.plan();
  // An exercise brings what this browser has of its tasks, which may have been listed anew.
  const std::string key = plan.id + std::to_string(app.workspace.changes()) + (kind == LinkKind::Exercise ? "x" : "p") +
                          std::to_string(app.state<TestShelf>().listed);
  if (app.state<WorkshopState>().link.key != key) {
    app.state<WorkshopState>().link.key = key;
    auto link = encode_link(kind == LinkKind::Exercise ? given_out(app) : hand_in(plan, part<Task>(plan).handed_in),
                            app.base_address, kind);
    app.state<WorkshopState>().link.text = link ? std::move(link).value() : std::string();
  }
  return app.state<WorkshopState>().link.text;
}

void plan_view(App& app, Ui& ui) {
  const Plan& plan = app.workspace.plan();
  centred(ui, kReadingWidth + 80, [&] {
    if (part<Task>(plan).there) task_view(app, ui);
    else if (app.workspace.access() == Access::Shared) start_view(app, ui);
    else exercise_view(app, ui);
  });
}

const SelfTest* attempt_of(const Plan& plan, const ExerciseTool& tool) {
  return tool.word == "self_test" ? self_test_of(plan, tool.asked()) : nullptr;
}

const Sorting* sorted_of(const Plan& plan, const ExerciseTool& tool) {
  return tool.word == "sort" ? sorting_of(plan, tool.asked()) : nullptr;
}

}  // namespace sandtable::workshop
