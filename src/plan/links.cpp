#include "plan/links.h"

namespace sandtable {

void redirect(Plan& plan, const std::vector<std::string>& from, const std::string& to) {
  for (const Tool* tool : tools()) {
    if (tool->redirect != nullptr) tool->redirect(plan, from, to);
  }
}

std::vector<Use> used_by(const Plan& plan, Text id) {
  std::vector<Use> out;
  for (const Tool* tool : tools()) {
    if (tool->uses != nullptr && !id.empty()) tool->uses(plan, id, out);
  }
  return out;
}

bool is_there(const Plan& plan, Text id) {
  for (const Tool* tool : tools()) {
    if (tool->has != nullptr && !id.empty() && tool->has(plan, id)) return true;
  }
  return false;
}

void complete_ids(Plan& plan, const RandomBytes& random) {
  for (const Tool* tool : tools()) {
    bool read = true;
    for (const PartType* type : tool->parts) {
      const Part* found = plan.find(*type);
      read = read && (found == nullptr || found->is_read());
    }
    if (read && tool->complete_ids != nullptr) tool->complete_ids(plan, random);
  }
}

bool may_show_key(const Plan& plan) {
  for (const Tool* tool : tools()) {
    if (tool->hides_key != nullptr && tool->hides_key(plan)) return false;
  }
  return true;
}

}  // namespace sandtable
