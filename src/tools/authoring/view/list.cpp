// A trainer's own tests and sorting exercises: those that are being written, and those that came as files.
#include "app/words.h"
#include "tools/authoring/pages.h"
#include "tools/authoring/view/parts.h"
#include "tools/self_test/pack.h"
#include "tools/self_test/shelf.h"
#include "tools/sorting/sort_pack.h"
#include "ui/widgets/button.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/row.h"

namespace sandtable::inline authoring {

namespace {

// Something else goes by its id here.
bool has_another(App& app, const Json& document) {
  const std::string id = text_of(document, "id");
  const auto& known = app.state<TestShelf>().documents;
  const auto own = known.find(id);
  if (own != known.end()) return !(own->second == document);
  return app.workspace.newest("material " + id) != nullptr;
}

// Neither a test of the program nor another one of the trainer's is replaced: what comes goes by an id of its own.
void take_document(App& app, const Ui& ui, Json document) {
  const bool another = has_another(app, document);
  if (another) app.toast(ui.tr_format("authoring.kept_both", {{"title", own_title(ui, text_of(document, "title"))}}));
  if (another || is_built_in(app, text_of(document, "id"))) set_text(document, "id", new_content_id(app));
  open_document(app, std::move(document));
}

void rows(App& app, Ui& ui) {
  Rect rect;
  for (const PlanSummary& plan : app.workspace.plans()) {
    if (!plan.is_kind("material")) continue;
    if (row_button(ui, {.id = "own.plan." + Text(plan.id), .title = own_title(ui, plan.title),
                        .detail = ui.tr_format("home.modified", {{"day", day_words(plan.modified)}}), .icon = Icon::Pencil}, 0, rect)) {
      app.go(plan_route(plan.id));
    }
    ui.gap(kGapSmall);
  }
  for (const auto& [id, document] : app.state<TestShelf>().documents) {
    if (app.workspace.newest("material " + id) != nullptr) continue;
    if (document.is_null()) {
      if (row_button(ui, {.id = "own.document." + Text(id), .title = id, .detail = ui.tr("authoring.unreadable"), .icon = Icon::Download}, 0, rect)) {
        return part_with_test(app, id);
      }
      ui.gap(kGapSmall);
      continue;
    }
    if (row_button(ui, {.id = "own.document." + Text(id), .title = own_title(ui, text_of(document, "title")), .detail = ui.tr("authoring.from_file"), .icon = Icon::File}, 0, rect)) {
      return open_document(app, document);
    }
    ui.gap(kGapSmall);
  }
}

}  // namespace

void own_list(App& app, Ui& ui) {
  if (std::vector<Json> waiting = std::exchange(app.state<SortFiles>().waiting, {}); !waiting.empty()) {
    for (Json& document : waiting) take_document(app, ui, std::move(document));
    return;
  }
  centred(ui, kReadingWidth + 80, [&] {
    heading(ui, "page.title", 1, ui.tr("authoring.title"));
    ui.gap(kGapSmall);
    paragraph(ui, "own.lead", ui.tr("authoring.lead"), {.tone = Tone::Muted});
    ui.gap(kGapLarge);
    const ButtonSpec buttons[] = {{.id = "own.new_test", .label = ui.tr("authoring.new_test"), .icon = Icon::Plus, .kind = ButtonKind::Primary, .wide = true},
                                  {.id = "own.new_sort", .label = ui.tr("authoring.new_sort"), .icon = Icon::Plus, .wide = true},
                                  {.id = "own.import", .label = ui.tr("home.import"), .icon = Icon::Upload, .kind = ButtonKind::Quiet}};
    const int pressed = button_row(ui, buttons);
    if (pressed == 0) return open_document(app, new_test(new_content_id(app), draft_words(app)));
    if (pressed == 1) return open_document(app, new_sort(new_content_id(app)));
    if (pressed == 2) app.host.request(Message("pick_file").text("purpose", "material").text("accept", ".json,application/json").flag("multiple", false));
    ui.gap(kGapLarge);
    node_around(ui, Role::Group, "own.list", ui.tr("authoring.title"), [&] { rows(app, ui); });
  });
}

bool take_own_file(App& app, Ui& ui, const Json& header, std::string_view body) {
  if (!(text_of(header, "type") == "file") || !(text_of(header, "purpose") == "material")) return false;
  Problems problems;
  auto document = parse_json(body, problems);
  const Text format = document ? text_of(document.value(), "format") : Text();
  if (!(format == kTestPackFormat) && !(format == kSortPackFormat)) {
    app.refuse(document ? error_at(ErrorCode::WrongFormat, "/format", format) : document.error());
    return true;
  }
  take_document(app, ui, std::move(document).value());
  ui.request_frame();
  return true;
}

}  // namespace sandtable::authoring
