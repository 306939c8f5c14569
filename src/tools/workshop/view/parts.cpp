#include "tools/workshop/view/parts.h"

#include "app/tool_view.h"
#include <vector>

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
