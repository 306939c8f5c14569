#include "plan/links.h"

namespace sandtable {
namespace {

// The code of a tool may not have come when a plan has nothing of it.
bool has_any(const Plan& plan, const Tool& tool) {
  for (const PartType* type : tool.parts) {
    if (plan.find(*type) != nullptr) return true;
  }
  return false;
}

bool is_read(const Plan& plan, const Tool& tool) {
  for (const PartType* type : tool.parts) {
    const Part* found = plan.find(*type);
    if (found != nullptr && !found->is_read()) return false;
  }
  return true;
}

}  // namespace

void redirect(Plan& plan, const std::vector<std::string>& from, const std::string& to) {
  for (const Tool* tool : tools()) {
    if (tool->redirect != nullptr && has_any(plan, *tool)) tool->redirect(plan, from, to);
  }
}

std::vector<Use> used_by(const Plan& plan, Text id) {
  std::vector<Use> out;
  for (const Tool* tool : tools()) {
    if (tool->uses != nullptr && !id.empty() && has_any(plan, *tool)) tool->uses(plan, id, out);
  }
  return out;
}

bool is_there(const Plan& plan, Text id) {
  for (const Tool* tool : tools()) {
    if (tool->has != nullptr && !id.empty() && has_any(plan, *tool) && tool->has(plan, id)) return true;
  }
  return false;
}

void complete_ids(Plan& plan, const RandomBytes& random) {
  for (const Tool* tool : tools()) {
    if (tool->complete_ids != nullptr && has_any(plan, *tool) && is_read(plan, *tool)) tool->complete_ids(plan, random);
  }
}

bool may_show_key(const Plan& plan) {
  for (const Tool* tool : tools()) {
    if (tool->hides_key != nullptr && tool->hides_key(plan)) return false;
  }
  return true;
}

}  // namespace sandtable
