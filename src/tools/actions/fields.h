// The fields of an action inside the pages of tools that make some.
#pragma once

#include <map>
#include <string>

#include "app/app.h"
#include "tools/actions/model.h"

namespace sandtable::inline situation {

// The fields of an action: text, owner and end date with the button to delete it. With `today` ("2026-08-31", else "")
// start date, status and origin, too. `action` must outlive changes of the plan.
void action_fields(App& app, Ui& ui, const Action& action, Text today);
// A button that adds `action` (which then gets an id) and puts the focus into its text.
void add_action_button(App& app, Ui& ui, Text id, const Action& action);

// Which actions the list shows, and in which order.
enum class ActionFilter { All, Open, Overdue, Done };
enum class ActionOrder { End, Owner, Added };

struct ActionState {
  std::map<std::string, std::string> drafts;  // what was typed into fields that cannot store every text, by their ids
  std::map<std::string, std::string> places;  // by what each is sorted, "" = not shown, by action id; rests while one is edited
  ActionFilter filter = ActionFilter::All;
  ActionOrder order = ActionOrder::End;
  std::string owner;  // of those shown; "" = anybody's

  void entered(bool) { *this = {}; }
};

}  // namespace sandtable::situation
