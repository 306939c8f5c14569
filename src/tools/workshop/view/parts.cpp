#include "tools/workshop/view/parts.h"

#include <vector>

#include "core/links/link.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"
#include "tools/swot/model.h"
#include "tools/mix/model.h"
#include "tools/sorting/sort_pack.h"
#include "tools/workshop/model.h"

namespace sandtable::inline workshop {

void instructions(Ui& ui, Text id, Text text) {
  std::string rest(text.view()), part;
  std::vector<std::string> items;
  std::size_t count = 0;
  const auto flush = [&] {
    if (part.empty() && items.empty()) return;
    if (count > 0) ui.gap(kGapSmall);
    const Text part_id = sub_id(id, ".", count++);
    if (items.empty()) paragraph(ui, part_id, part);
    else bullet_list(ui, part_id, items);
    part.clear();
    items.clear();
  };
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    const std::string line = rest.substr(0, end);
    rest = end == std::string::npos ? std::string() : rest.substr(end + 1);
    if (line.starts_with("- ")) {
      if (!part.empty()) flush();
      items.push_back(line.substr(2));
    } else if (line.empty()) {
      flush();
    } else {
      if (!items.empty()) flush();
      if (!part.empty()) part += '\n';
      part += line;
    }
  }
  flush();
}

Text tool_title(App& app, const ExerciseTool& tool) {
  switch (tool.kind) {
    case ToolKind::SelfTest:
      if (const TestPack* pack = app.pack(tool.id)) return pack->title;
      break;
    case ToolKind::Sort:
      if (const SortPack* pack = app.workshop_content()->sorts.find(tool.id)) return pack->title;
      break;
    case ToolKind::Swot: return app.tr("exercise.tool_swot");
    case ToolKind::Mix: return app.tr("exercise.tool_mix");
    case ToolKind::Sheet:
      if (const Json* sheet = app.sheet(tool.id)) return *find_text(*sheet, "title");
      break;
    case ToolKind::Unknown: break;
  }
  return app.tr("exercise.tool_unknown");
}

const std::string& link_of(App& app, LinkKind kind) {
  const Plan& plan = app.workspace.plan();
  const std::string key = plan.id + plan.modified + (kind == LinkKind::Exercise ? "x" : "p");
  if (app.workshop.link.key != key) {
    app.workshop.link.key = key;
    auto link = encode_link(kind == LinkKind::Exercise ? exercise_for_link(plan) : hand_in(plan, part<Task>(plan).handed_in),
                            app.base_address, kind);
    app.workshop.link.text = link ? std::move(link).value() : std::string();
  }
  return app.workshop.link.text;
}

void plan_view(App& app, Ui& ui) {
  const Plan& plan = app.workspace.plan();
  centred(ui, kReadingWidth + 80, [&] {
    if (is_class(plan)) class_view(app, ui);
    else if (part<Task>(plan).there) task_view(app, ui);
    else if (app.workspace.access() == Access::Shared) start_view(app, ui);
    else exercise_view(app, ui);
  });
}

}  // namespace sandtable::workshop
