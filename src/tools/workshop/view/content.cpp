#include <utility>

#include "app/views/views.h"
#include "ui/widgets/button.h"
#include "tools/self_test/pack.h"
#include "tools/sorting/sort_pack.h"

namespace sandtable {

void workshop_wait(App& app, Ui& ui) {
  heading(ui, "page.title", 1, ui.tr("workshop.title"));
  ui.gap(kGap);
  if (!app.workshop.failed) return paragraph(ui, "page.waiting", ui.tr("workshop.loading"));
  paragraph(ui, "page.waiting", ui.tr("workshop.failed"), {.tone = Tone::Danger});
  ui.gap(kGap);
  if (button(ui, {.id = "workshop.retry", .label = ui.tr("workshop.retry"), .icon = Icon::Redo, .kind = ButtonKind::Primary})) {
    app.workshop.asked = false;
  }
}

}  // namespace sandtable

namespace sandtable::inline workshop {

void load_content(std::string_view text, Json& ui, WorkshopContent& out) {
  Problems problems;
  auto parsed = parse_json(text, problems);
  if (!parsed) return;
  const Json& pack = parsed.value();
  for (const Json& one : list_of(pack, "ui")) ui.push_back(one);
  for (const Json& one : list_of(pack, "tests")) {
    if (auto loaded = load_test_pack(one, problems)) out.tests.push_back(std::move(loaded).value());
  }
  for (const Json& one : list_of(pack, "sorts")) {
    if (auto loaded = load_sort_pack(one, problems)) out.sorts.add(std::move(loaded).value());
  }
  out.exercises = list_of(pack, "exercises");
  out.loaded = true;
}

}  // namespace sandtable::workshop
