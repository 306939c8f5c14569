// The action list, and the fields of one action that the advanced SWOT shows, too.
#include <algorithm>
#include <cmath>

#include "tools/actions/fields.h"
#include "tools/swot/words.h"
#include "app/views/views.h"
#include "core/words/short_texts.h"
#include "ui/widgets/figure_field.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/list_items.h"
#include "ui/widgets/radio_group.h"
#include "ui/widgets/text_field.h"
#include "core/base/instant.h"
#include "tools/actions/typed_day.h"
#include "ui/widgets/button.h"
#include "ui/widgets/checkbox.h"
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

// The day that was typed, as it is stored; "" = none.
std::string date_meaning(const App& app, Text text) {
  return read_day(text, date_of(app.host.now_instant()), app.settings.language == Language::Chinese ? ShortDay::MonthFirst : ShortDay::Unclear);
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
  const auto meaning = [&app](Text typed) { return date_meaning(app, typed); };
  if (date ? meaning_field(ui, spec, app.state<ActionState>().drafts[std::string(field_id)], value, meaning, wrong) : text_field(ui, spec, value)) {
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

// A date, with a button for the browser's calendar beside it.
bool date_field(App& app, Ui& ui, const Action& action, Text id, const ActionField& what) {
  if (ui.read_only) return field(app, ui, action, id, what);
  const float size = ui.dp_round(kTarget);
  const Flow outer = ui.flow;
  ui.flow.width -= size;
  const bool wrong = field(app, ui, action, id, what);
  const Text field_id = sub_id(id, what.part), button_id = sub_id(field_id, ".calendar");
  const Text label = ui.tr_format("actions.pick_day", {{"label", ui.tr(what.label)}}) + ", " + brief(action.text);
  if (button_at(ui, {outer.x + ui.flow.width, ui.flow.y - size, size, size}, {.id = button_id, .label = label, .icon = Icon::Calendar, .kind = ButtonKind::Quiet, .icon_only = true})) {
    app.host.request(Message("pick_day").text("id", field_id).text("value", action.*what.member));
  }
  ui.flow.width = outer.width;
  return wrong;
}

// What was understood, where it was written in other words.
void say_meaning(App& app, Ui& ui, const Action& action, Text id, const ActionField& what) {
  const std::string& day = action.*what.member;
  const auto& drafts = app.state<ActionState>().drafts;
  const auto draft = drafts.find(sub_id(id, what.part).str());
  if (day.empty() || draft == drafts.end() || draft->second == day || date_meaning(app, draft->second) != day) return;
  constexpr Keys kDays("actions.day1", "actions.day2", "actions.day3", "actions.day4", "actions.day5", "actions.day6", "actions.day7");
  ui.gap(kGapTight);
  paragraph(ui, sub_id(sub_id(id, what.part), ".means"), ui.tr_format("actions.means", {{"label", ui.tr(what.label)}, {"day", day}, {"weekday", ui.tr(kDays[weekday_of(day)])}}),
            {.size = 14, .tone = Tone::Muted});
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

bool is_overdue(const Action& action, Text today) { return action.status != ActionStatus::Done && !action.end.empty() && action.end < today.view(); }

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
  if (is_overdue(action, today)) {
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
  // Dates get what they need, the owner the rest; on phones the whole form has the dates below, on small ones one below the other.
  const bool whole = !today.empty(), below = whole && ui.flow.width < ui.dp(540), stacked = below && ui.flow.width < ui.dp(340);
  const float gap = ui.dp_round(kGapSmall), size = ui.dp_round(kTarget);
  const float room = ui.flow.width - (ui.read_only ? 0 : size + gap);
  const float date = stacked ? ui.flow.width : below ? std::floor((ui.flow.width - gap) / 2) : ui.dp_round(whole ? 176 : 140);
  const float owner = below ? room : room - (date + gap) * (whole ? 2 : 1);
  float x = owner + gap;
  bool wrong = false;
  Columns columns(ui);
  const auto next_row = [&] {
    columns.finish();
    ui.gap(kGapSmall);
    columns.begin();
    x = 0;
  };
  columns.at(0, owner);
  field(app, ui, action, id, kOwner);
  const Rect bin{columns.outer.x + room + gap, ui.flow.y - size, size, size};
  if (below) next_row();
  if (whole) {
    columns.at(x, date);
    wrong |= date_field(app, ui, action, id, kStart);
    x += date + gap;
    if (stacked) next_row();
  }
  columns.at(x, date);
  wrong |= whole ? date_field(app, ui, action, id, kEnd) : field(app, ui, action, id, kEnd);
  if (!ui.read_only) delete_button(app, ui, action, id, bin);
  columns.finish();
  say_meaning(app, ui, action, id, kStart);
  say_meaning(app, ui, action, id, kEnd);
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

namespace {

bool is_shown(const Action& action, const ActionState& state, Text today) {
  if (!state.owner.empty() && action.owner != state.owner) return false;
  const bool done = action.status == ActionStatus::Done;
  return state.filter == ActionFilter::All || (state.filter == ActionFilter::Done && done) || (state.filter == ActionFilter::Open && !done) ||
         (state.filter == ActionFilter::Overdue && is_overdue(action, today));
}

// What it is sorted by: open before done, then by end, without an end last.
std::string place_of(const Action& action, ActionOrder order) {
  if (order == ActionOrder::Added) return "0";
  const std::string end = (action.status == ActionStatus::Done ? "1" : "0") + (action.end.empty() ? "~" : action.end);
  return order == ActionOrder::End ? end : (action.owner.empty() ? "\xFF" : action.owner) + "\n" + end;
}

int chips(Ui& ui, Text id, Text label, std::initializer_list<Text> names, int selected) {
  RadioGroupSpec spec{.id = id, .label = label, .selected = selected, .layout = RadioLayout::Chips, .label_size = 14};
  for (const Text& name : names) spec.add(sub_id(id, "." + number_text(spec.options.size())), name);
  const int chosen = radio_group(ui, spec).chosen;
  ui.gap(kGapSmall);
  return chosen >= 0 && chosen != selected ? chosen : -1;
}

// Which ones, whose and in which order. True when that changed.
bool choose_shown(Ui& ui, ActionState& state, const Actions& actions) {
  bool changed = false;
  const int filter = chips(ui, "actions.show", ui.tr("actions.show"), {ui.tr("actions.all"), ui.tr("actions.open"), ui.tr("actions.overdue"), ui.tr("actions.done")},
                           static_cast<int>(state.filter));
  if (filter >= 0) state.filter = static_cast<ActionFilter>(filter), changed = true;
  constexpr std::size_t kMostOwners = 12;
  std::vector<std::string> owners;
  for (const Shared<Action>& action : actions) {
    if (!action->owner.empty() && std::ranges::find(owners, action->owner) == owners.end()) owners.push_back(action->owner);
  }
  if (std::ranges::find(owners, state.owner) == owners.end()) state.owner.clear();
  if (owners.size() > 1 && owners.size() <= kMostOwners) {
    RadioGroupSpec spec{.id = "actions.whose", .label = ui.tr("actions.owner"), .selected = 0, .layout = RadioLayout::Chips, .label_size = 14};
    spec.add("actions.whose.all", ui.tr("actions.everyone"));
    for (std::size_t i = 0; i < owners.size(); ++i) {
      if (owners[i] == state.owner) spec.selected = static_cast<int>(i) + 1;
      spec.add(frame_text("actions.whose." + std::to_string(i)), frame_text(owners[i]));
    }
    const int chosen = radio_group(ui, spec).chosen;
    ui.gap(kGapSmall);
    if (chosen >= 0 && chosen != spec.selected) state.owner = chosen == 0 ? std::string() : owners[static_cast<std::size_t>(chosen) - 1], changed = true;
  }
  const int order = chips(ui, "actions.order", ui.tr("actions.order"), {ui.tr("actions.end"), ui.tr("actions.owner"), ui.tr("actions.by_added")}, static_cast<int>(state.order));
  if (order >= 0) state.order = static_cast<ActionOrder>(order), changed = true;
  return changed;
}

}  // namespace

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
  const std::string today = date_of(app.host.now_instant());
  ActionState& state = app.state<ActionState>();
  const bool changed = actions.size() > 3 && choose_shown(ui, state, actions);
  // A row that is being edited does not run away.
  if (changed || !ui.nodes.coming_focus().starts_with("action.")) state.places.clear();
  std::map<std::string, int> order;
  for (std::size_t i = 0; i < actions.size(); ++i) {
    const Action& action = *actions[i];
    const auto [place, fresh] = state.places.try_emplace(action.id);
    if (fresh && is_shown(action, state, today)) place->second = place_of(action, state.order);
    if (!place->second.empty()) order[place->second + number_text(1'000'000 + i)] = static_cast<int>(i);
  }
  if (order.size() < actions.size()) {
    const Text shown = ui.tr_format("actions.shown", {{"n", number_text(order.size())}, {"m", number_text(actions.size())}});
    paragraph(ui, "actions.shown", order.empty() ? ui.tr("actions.none") : shown, {.size = 14, .tone = Tone::Muted});
    ui.gap(kGapSmall);
    if (changed) app.announce(shown);
  }
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
