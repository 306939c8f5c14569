// The action list, and the fields of one action that the advanced SWOT shows, too.
#include <cmath>

#include "tools/actions/fields.h"
#include "tools/swot/words.h"
#include "app/views/views.h"
#include "core/words/short_texts.h"
#include "ui/widgets/figure_field.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/list_items.h"
#include "ui/widgets/text_field.h"
#include "core/base/instant.h"
#include "ui/widgets/button.h"
#include "ui/widgets/checkbox.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text_field.h"
#include "tools/swot/model.h"
#include "tools/actions/model.h"
#include "tools/swot/pages.h"

namespace sandtable::inline situation {

namespace {

struct ActionField {
  std::string Action::*member;
  const char* part;
  Key label;
  std::size_t max_bytes;
};
constexpr ActionField kText{&Action::text, ".text", "actions.text", kMaxActionTextBytes},
    kOwner{&Action::owner, ".owner", "actions.owner", kMaxNameBytes},
    kStart{&Action::start, ".start", "actions.start", 60}, kEnd{&Action::end, ".end", "actions.end", 60};

std::string date_meaning(Text text) {
  std::string_view typed = text;
  while (typed.ends_with(' ')) typed.remove_suffix(1);
  while (typed.starts_with(' ')) typed.remove_prefix(1);
  std::string date(typed);
  return parse_instant(date + "T00:00:00Z") ? date : std::string();
}

std::size_t index_of(const Actions& actions, Text id) {
  std::size_t index = 0;
  while (index < actions.size() && actions[index]->id != id) ++index;
  return index;
}

// True when what was typed is no date.
bool field(App& app, Ui& ui, const Action& action, Text id, const ActionField& what) {
  std::string value = action.*what.member;
  const Text field_id = sub_id(id, what.part);
  const bool text = &what == &kText, date = &what == &kStart || &what == &kEnd;
  Text hint;
  if (text) hint = ui.tr("tows.action_hint");
  if (date) hint = ui.tr("actions.date_hint");
  const TextFieldSpec spec{.id = field_id, .label = ui.tr(what.label), .placeholder = hint,
                           .max_bytes = static_cast<int>(what.max_bytes), .rows = text ? 2 : 1,
                           .read_only = ui.read_only};
  bool wrong = false;
  if (date ? meaning_field(ui, spec, app.state<ActionState>().drafts[std::string(field_id)], value, date_meaning, wrong) : text_field(ui, spec, value)) {
    Plan next = app.workspace.plan();
    const std::size_t index = index_of(edit_part<Actions>(next), action.id);
    if (index < edit_part<Actions>(next).size()) {
      edit_part<Actions>(next)[index].edit().*what.member = std::move(value);
      app.workspace.commit("undo.action", field_id, std::move(next));
    }
  }
  if (!text) ui.nodes.in_frame(field_id)->name.append(", ").append(brief(action.text));
  return wrong;
}

// The focus goes to the next action's button, or the one before.
void focus_beside(Ui& ui, Text button_id) {
  Text target = "page.title";
  bool past = false;
  for (const Node& node : ui.nodes.nodes()) {
    if (node.id == button_id) {
      past = true;
    } else if (node.role == Role::Button && node.id.starts_with("action.") && node.id.ends_with(".delete")) {
      target = node.id;
      if (past) break;
    }
  }
  ui.nodes.request_focus(target);
}

void delete_button(App& app, Ui& ui, const Action& action, Text id, const Rect& rect) {
  const Text button_id = sub_id(id, ".delete"), label = ui.tr("action.delete") + ", " + brief(action.text);
  if (button_at(ui, rect, {.id = button_id, .label = label, .icon = Icon::Trash, .kind = ButtonKind::Quiet,
                           .icon_only = true})) {
    Plan next = app.workspace.plan();
    const std::size_t index = index_of(edit_part<Actions>(next), action.id);
    if (index == edit_part<Actions>(next).size()) return;
    edit_part<Actions>(next).erase(edit_part<Actions>(next).begin() + static_cast<std::ptrdiff_t>(index));
    app.workspace.commit("undo.delete_action", "", std::move(next));
    app.toast_undo(ui.tr("toast.action_deleted"));
    focus_beside(ui, button_id);
    ui.request_frame();
  }
}

Text origin_words(const Ui& ui, const Swot& swot, const Action& action) {
  std::string source = action.pair == Pair::None ? Text() : pair_words(ui.strings, action.pair);
  for (const std::string& ref : action.refs) {
    const Card* card = find_card(swot, ref);
    if (!source.empty()) source += " · ";
    source += (card == nullptr ? ui.tr("actions.card_gone") : card_words(ui.strings, *card)).c_str();
  }
  return source.empty() ? Text() : ui.tr_format("actions.from", {{"source", source}});
}

// Status, lateness and origin.
void state_of(App& app, Ui& ui, const Action& action, Text id, Text today) {
  const bool done = action.status == ActionStatus::Done;
  const Text box = sub_id(id, ".done");
  Columns columns(ui);
  columns.at(0, ui.dp_round(140));
  if (checkbox(ui, box, ui.tr("actions.done"), done, ui.read_only)) {
    Plan next = app.workspace.plan();
    const std::size_t index = index_of(edit_part<Actions>(next), action.id);
    if (index == edit_part<Actions>(next).size()) return;
    edit_part<Actions>(next)[index].edit().status = done ? ActionStatus::Open : ActionStatus::Done;
    app.workspace.commit("undo.action", "", std::move(next));
  }
  ui.nodes.in_frame(box)->name.append(", ").append(brief(action.text));
  if (!done && !action.end.empty() && action.end < today.view()) {
    columns.at(ui.dp_round(148), columns.outer.width - ui.dp_round(148));
    ui.gap(11);
    paragraph(ui, sub_id(id, ".overdue"), ui.tr("actions.overdue"),
              {.size = 14, .weight = Weight::Semibold, .tone = Tone::Danger});
  }
  columns.finish();
  const Text origin = origin_words(ui, part<Swot>(app.workspace.plan()), action);
  if (!origin.empty()) paragraph(ui, sub_id(id, ".from"), origin, {.size = 14, .tone = Tone::Muted});
}

}  // namespace

void action_fields(App& app, Ui& ui, const Action& action, Text today) {
  const Text id = Text("action.") + action.id;
  field(app, ui, action, id, kText);
  ui.gap(kGapSmall);
  // Dates get what they need, the owner the rest; on phones the whole form has the dates in a row of their own.
  const bool whole = !today.empty(), below = whole && ui.flow.width < ui.dp(480);
  const float gap = ui.dp_round(kGapSmall), size = ui.dp_round(kTarget);
  const float room = ui.flow.width - (ui.read_only ? 0 : size + gap);
  const float date = below ? std::floor((ui.flow.width - gap) / 2) : ui.dp_round(140);
  const float owner = below ? room : room - (date + gap) * (whole ? 2 : 1);
  float x = owner + gap;
  bool wrong = false;
  Columns columns(ui);
  columns.at(0, owner);
  field(app, ui, action, id, kOwner);
  const Rect bin{columns.outer.x + room + gap, ui.flow.y - size, size, size};
  if (below) {
    columns.finish();
    ui.gap(kGapSmall);
    columns.begin();
    x = 0;
  }
  if (whole) {
    columns.at(x, date);
    wrong |= field(app, ui, action, id, kStart);
    x += date + gap;
  }
  columns.at(x, date);
  wrong |= field(app, ui, action, id, kEnd);
  if (!ui.read_only) delete_button(app, ui, action, id, bin);
  columns.finish();
  const bool backward = ends_before_start(action);
  if (wrong || backward) {
    ui.gap(kGapTight);
    paragraph(ui, sub_id(id, ".error"), ui.tr(wrong ? Key("actions.bad_date") : Key("actions.bad_dates")),
              {.size = 14, .tone = Tone::Danger});
  }
  if (whole) state_of(app, ui, action, id, today);
}

void add_action_button(App& app, Ui& ui, Text id, const Action& action) {
  const Actions& actions = part<Actions>(app.workspace.plan());
  if (!button(ui, {.id = id, .label = ui.tr(action.pair == Pair::None ? Key("actions.add") : Key("tows.add_action")),
                   .icon = Icon::Plus, .disabled = ui.read_only || actions.size() >= kMaxActions})) {
    return;
  }
  Plan next = app.workspace.plan();
  Action& added = edit_part<Actions>(next).emplace_back(action).edit();
  added.id = app.new_uuid();
  ui.nodes.request_focus("action." + added.id + kText.part);
  app.workspace.commit("undo.add_action", "", std::move(next));
  ui.request_frame();
}

void actions_view(App& app, Ui& ui) {
  heading(ui, "page.title", 1, ui.tr("actions.title"));
  ui.gap(kGapSmall);
  paragraph(ui, "actions.lead", ui.tr("actions.lead"), {.tone = Tone::Muted});
  ui.gap(kGap);
  const Actions actions = part<Actions>(app.workspace.plan());  // stays as it is for this frame
  if (actions.empty()) {
    CardFrame frame(ui, "actions.empty", ui.tr("actions.title"), CardKind::Sunken, 20);
    paragraph(ui, "actions.empty.text", ui.tr("actions.empty"));
    ui.gap(kGap);
    if (button(ui, {.id = "actions.to_tows", .label = ui.tr("tows.title"), .icon = Icon::Chart})) {
      app.go(tows_route(app.route.plan));
    }
    frame.finish();
    ui.gap(kGap);
  }
  add_action_button(app, ui, "actions.add", {});
  if (actions.empty()) return;
  ui.gap(kGap);
  // Open before done, then by end; without an end last. A row that is being edited does not run away.
  auto& places = app.state<ActionState>().places;
  if (!ui.nodes.coming_focus().starts_with("action.")) places.clear();
  std::map<std::string, int> order;
  for (std::size_t i = 0; i < actions.size(); ++i) {
    const Action& action = *actions[i];
    std::string& place = places[action.id];
    if (place.empty()) {
      place = action.status == ActionStatus::Done ? "1" : "0";
      place += action.end.empty() ? "~" : action.end;
    }
    order[place + number_text(1'000'000 + i)] = static_cast<int>(i);
  }
  const std::string today = date_of(app.host.now_instant());
  ui.nodes.open(Role::List, "actions.list").name = ui.tr("actions.title");
  const Flow top = ui.flow;
  for (const auto& [place, index] : order) {
    const Action& action = *actions[static_cast<std::size_t>(index)];
    const Text item = Text("action.") + action.id;
    if (begin_item(ui, item, actions.size())) {
      CardFrame frame(ui, {}, {}, CardKind::Plain, kGap);
      action_fields(app, ui, action, today);
      frame.finish();
      ui.gap(12);
      end_item(ui, item);
    }
  }
  ui.nodes.close();
  ui.nodes.in_frame("actions.list")->rect = {top.x, top.y, top.width, ui.flow.y - top.y};
}

}  // namespace sandtable::situation
