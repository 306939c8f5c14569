#include "tools/class/hand_in_parts.h"

#include "core/base/utf8.h"
#include "plan/tool.h"
#include "tools/class/which_counts.h"
#include "tools/self_test/model.h"
#include "tools/sorting/model.h"

namespace sandtable::inline classroom {
namespace {

constexpr std::size_t kMaxIdBytes = 64;

// The lists whose records are parts of their own, and the members that tell them apart.
struct PartList {
  Text member;
  Text keys[3];
};
constexpr PartList kPartLists[] = {{"self_tests", {"test", "phase", "rater"}},
                                   {"sortings", {"sort", "", ""}},
                                   {"worksheets", {"sheet", "", ""}}};

// What an exercise asks for as a whole, the grid or the mix, is a part of its own as well: the members of
// such tools.
std::vector<Text> part_members() {
  std::vector<Text> out;
  for (const Tool* tool : tools()) {
    if (tool->exercise == nullptr || !tool->exercise->item_member.empty()) continue;
    for (const PartType* type : tool->parts) {
      for (const Text member : type->members) {
        if (!member.empty()) out.push_back(member);
      }
    }
  }
  return out;
}

// Tells a record of a list from the others: "self_tests negotiation before self".
std::string part_name(const PartList& list, const Json& record) {
  std::string out = list.member.str();
  for (const Text key : list.keys) {
    if (key.empty()) continue;
    const Json* found = find_member(record, key);
    Text word = found != nullptr && found->is_object() ? text_of(*found, "kind") : text_of(record, key);
    if (word.empty() && key == "phase") word = "none";
    if (word.empty() && key == "rater") word = "self";
    out.append(" ").append(word);
    // What two others say are two parts; without their names they have numbers, see class_ndjson(), or else are told apart by
    // their attempts.
    if (key != "rater" || !(word == to_word(RaterKind::Other)) || !found->is_object()) continue;
    if (!text_of(*found, "name").empty())
      out.append(" ").append(text_of(*found, "name"));
    else if (const int number = number_or(*found, "number", 0); number > 0)
      out.append(" ").append(std::to_string(number));
    else
      out.append(" #").append(text_of(record, "id"));
  }
  return out;
}

bool has_id(const Json& records, Text id) {
  for (const Json& record : records) {
    if (text_of(record, "id") == id) return true;
  }
  return false;
}

// The same bins for the items of the pack: a code does not have a person's own items.
bool same_placed(const Json& a, const Json& b) {
  const Json* placed = find_member(a, "placed");
  const Json* others = find_member(b, "placed");
  if (placed == nullptr || !placed->is_object()) return true;
  for (const auto& [item, bin] : *placed->get_ptr<const Json::object_t*>()) {
    bool own = false;
    for (const Json& one : list_of(a, "own")) own = own || text_of(one, "id") == item;
    const Json* other = others == nullptr ? nullptr : find_member(*others, item);
    if (!own && (other == nullptr || *other != bin)) return false;
  }
  return true;
}

// Of a record in the list of self-tests.
Standing standing_of(const Json& record, const Json& document, const TestLibrary& tests) {
  Standing out;
  out.taken = moment_of(text_of(record, "taken"));
  out.handed_in = moment_of(task_text(document, "handed_in"));
  const TestPack* pack = tests.find(text_of(record, "test"));
  const Json* answers = find_member(record, "answers");
  if (pack == nullptr || answers == nullptr) return out;
  SelfTest attempt;
  for (const Question& question : pack->questions) {
    if (const Json* answer = find_member(*answers, question.id);
        answer != nullptr && answer->is_number_integer())
      attempt.answers[question.id] = number_or(*answers, question.id, pack->scale_min - 1);
  }
  out.completeness = completeness_of(*pack, attempt);
  return out;
}

}  // namespace

std::vector<std::string> parts_of(const Json& document) {
  std::vector<std::string> out;
  for (const PartList& list : kPartLists) {
    for (const Json& record : list_of(document, list.member)) {
      std::string name = part_name(list, record);
      bool seen = false;
      for (const std::string& earlier : out) seen = seen || earlier == name;
      if (!seen) out.push_back(std::move(name));
    }
  }
  for (const Text member : part_members()) {
    if (find_member(document, member) != nullptr) out.push_back(member.str());
  }
  if (out.empty()) out.emplace_back();
  return out;
}

const Json* find_part(const Json& document, const std::string& name) {
  for (const PartList& list : kPartLists) {
    for (const Json& record : list_of(document, list.member)) {
      if (part_name(list, record) == name) return &record;
    }
  }
  return name.empty() ? nullptr : find_member(document, name);
}

void remove_part(Json& document, const std::string& name) {
  auto& members = *document.get_ptr<Json::object_t*>();
  for (const PartList& list : kPartLists) {
    const auto member = members.find(list.member.view());
    auto* records = member == members.end() ? nullptr : member->second.get_ptr<Json::array_t*>();
    if (records == nullptr) continue;
    for (std::size_t i = records->size(); i-- > 0;) {
      if (part_name(list, (*records)[i]) == name)
        records->erase(records->begin() + static_cast<std::ptrdiff_t>(i));
    }
    if (records->empty()) members.erase(member);
  }
  const auto member = members.find(name);
  if (member != members.end() && !name.empty()) members.erase(member);
}

void number_id(Json& record, const std::string& id, int number) {
  const std::string end = "-" + std::to_string(number);
  set_text(record, "id",
           std::string(cut_text(id, kMaxIdBytes - end.size())) + end);  // what is no id may be any text
}

void copy_part(const Json& from, Json& to, const std::string& name) {
  for (const PartList& list : kPartLists) {
    Json records = list_of(to, list.member);
    for (const Json& record : list_of(from, list.member)) {
      if (part_name(list, record) != name) continue;
      Json copy = record;
      const std::string id = text_of(record, "id");
      // What is no record has no id to be told apart by.
      for (int number = 2; copy.is_object() && has_id(records, text_of(copy, "id")); ++number)
        number_id(copy, id, number);
      add_json(records, std::move(copy));
    }
    if (!records.empty()) set_json(to, list.member, std::move(records));
  }
  const Json* member = find_member(from, name);
  if (member != nullptr && !name.empty()) set_json(to, name, *member);
}

bool has_parts(const Json& document) {
  return !parts_of(document).front().empty();
}

Text task_text(const Json& document, Text key) {
  const Json* task = find_member(document, "task");
  return task == nullptr ? Text() : text_of(*task, key);
}

bool is_day_only(Text instant) {
  return instant.size() == 20 && instant.view().substr(10) == "T00:00:00Z";
}

bool same_answers(const Json* a, const Json* b, const std::string& name, bool from_code) {
  if (a == nullptr || b == nullptr) return a == b;
  if (name.compare(0, 10, "self_tests") == 0) {
    const Json* one = find_member(*a, "answers");
    const Json* other = find_member(*b, "answers");
    return one == nullptr || other == nullptr ? one == other : *one == *other;
  }
  if (name.compare(0, 8, "sortings") == 0) {
    const Json* own = find_member(*a, "own");
    const Json* others = find_member(*b, "own");
    const bool same_own =
        from_code || (own == nullptr || others == nullptr ? own == others : *own == *others);
    return same_own && same_placed(*a, *b) && same_placed(*b, *a);
  }
  return *a == *b;
}

bool counts_before(const Json& a, const Json& b, const std::string& name, const TestLibrary& tests,
                   AttemptRule rule) {
  const Json *one = find_part(a, name), *other = find_part(b, name);
  if (one == nullptr || other == nullptr) return other == nullptr;
  int better = 0;
  if (name.compare(0, 10, "self_tests") == 0) {
    const Standing standing = standing_of(*one, a, tests), others = standing_of(*other, b, tests);
    const Phase phase = text_of(*one, "phase") == to_word(Phase::Before) ? Phase::Before : Phase::After;
    better = text_of(a, "id") == text_of(b, "id")
                 ? compare_versions(standing, others)
                 : compare_attempts(standing, others, phase, rule);
  } else {
    const std::int64_t moment = moment_of(task_text(a, "handed_in")),
                       others = moment_of(task_text(b, "handed_in"));
    better = (moment > others ? 1 : 0) - (moment < others ? 1 : 0);
  }
  return better != 0 ? better > 0 : dump_json(*one) > dump_json(*other);
}

}  // namespace sandtable::inline classroom
