#include "tools/actions/model.h"
#include "core/base/records.h"

#include "core/json/record_reader.h"
#include "core/json/record_writer.h"

namespace sandtable::inline situation {
namespace {

void read_action(const Json& record, Text pointer, Action& out, Problems& problems) {
  RecordReader reader(record, pointer, problems);
  reader.read_id(out.id, "id", Presence::Required);
  reader.read_text(out.text, "text", kMaxActionTextBytes);
  reader.read_line(out.owner, "owner", kMaxNameBytes);
  reader.read_date(out.start, "start");
  reader.read_date(out.end, "end");
  if (reader.choice("status", {"open", "done"}).value_or(0) == 1) out.status = ActionStatus::Done;
  const auto pair = reader.choice("pair", {"SO", "WO", "ST", "WT"});
  if (pair) out.pair = static_cast<Pair>(*pair + 1);
  reader.read_texts(out.refs, "refs", kMaxActionRefs, 0);
  out.extra = reader.rest();
}

}  // namespace

bool ends_before_start(const Action& action) {
  // The text form of dates sorts by time.
  return !action.start.empty() && !action.end.empty() && action.end < action.start;
}

Text to_word(Pair value) {
  constexpr Text kWords[] = {"", "SO", "WO", "ST", "WT"};
  return kWords[static_cast<std::size_t>(value)];
}

Text to_word(ActionStatus value) {
  return value == ActionStatus::Done ? "done" : "open";
}

void read_actions(RecordReader& plan, Actions& out, Problems& problems) {
  read_records<read_action>(plan, "actions", kMaxActions, out, problems);
}

Json action_to_json(const Action& action) {
  Json out = action.extra;
  put_text(out, "id", action.id);
  put_text(out, "text", action.text);
  put_text(out, "owner", action.owner);
  put_text(out, "start", action.start);
  put_text(out, "end", action.end);
  if (action.status != ActionStatus::Open) set_text(out, "status", to_word(action.status));
  if (action.pair != Pair::None) set_text(out, "pair", to_word(action.pair));
  put_texts(out, "refs", action.refs);
  return out;
}

void write_actions(Json& plan, const Actions& actions) {
  put_records<action_to_json>(plan, "actions", actions);
}

Action* edit_action(Plan& plan, Text action_id) { return edit_record(edit_part<Actions>(plan), action_id); }

std::string add_action(Plan& plan, Action action, const RandomBytes& random) {
  return add_record(edit_part<Actions>(plan), kMaxActions, std::move(action), random);
}

bool remove_action(Plan& plan, Text action_id) { return remove_record(edit_part<Actions>(plan), action_id); }

}  // namespace sandtable::situation
