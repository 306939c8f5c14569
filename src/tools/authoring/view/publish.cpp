// From what is written to what exercises can ask for.
#include "app/words.h"
#include "tools/authoring/view/parts.h"
#include "tools/self_test/shelf.h"

namespace sandtable::inline authoring {

DraftWords draft_words(const App& app) {
  const auto lines = [&](Key key) {
    std::vector<std::string> out;
    std::string_view rest = app.tr(key);
    while (true) {
      const std::size_t end = rest.find('\n');
      out.emplace_back(rest.substr(0, end));
      if (end == std::string_view::npos) return out;
      rest.remove_prefix(end + 1);
    }
  };
  return {lines("authoring.first_labels"), lines("authoring.first_bands"), app.tr("authoring.stand_in_advice"), app.tr("authoring.stand_in_tip")};
}

const AuthoringState& checked(App& app) {
  AuthoringState& state = app.state<AuthoringState>();
  const Plan& plan = app.workspace.plan();
  const std::string key = plan.id + std::to_string(app.workspace.changes()) + std::string(to_word(app.settings.language));
  if (state.key == key) return state;
  state.key = key;
  state.finished = finished(part<Material>(plan).document, draft_words(app));
  state.problems = problems_of(state.finished);
  state.published = false;
  return state;
}

void publish(App& app) {
  const bool sound = checked(app).problems.empty();
  AuthoringState& state = app.state<AuthoringState>();
  if (!sound || state.published || !app.workspace.can_edit()) return;
  state.published = true;
  const std::string id = text_of(state.finished, "id");
  const auto& known = app.state<TestShelf>().documents;
  if (const auto own = known.find(id); own != known.end() && own->second == state.finished) return;
  (void)store_test(app, state.finished);
}

void open_document(App& app, Json document) {
  const PlanSummary* known = app.workspace.newest("material " + text_of(document, "id").str());
  if (known != nullptr) return app.go(plan_route(known->id));
  Plan plan;
  plan.language = app.settings.language;
  plan.title = text_of(document, "title");
  edit_part<Material>(plan).document = std::move(document);
  app.workspace.open_new(std::move(plan), Workspace::Store::AtOnce);
  app.go(plan_route(app.workspace.wanted()));
}

}  // namespace sandtable::authoring
