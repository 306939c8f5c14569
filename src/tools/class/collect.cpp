#include "tools/class/collect.h"

#include <map>
#include <utility>
#include <vector>

#include "core/links/code_digits.h"
#include "tools/workshop/hand_in_code.h"
#include "core/json/record_reader.h"
#include "plan/tool.h"
#include "tools/workshop/task.h"
#include "core/base/utf8.h"
#include "tools/self_test/model.h"
#include "tools/sorting/model.h"
#include "tools/workshop/model.h"

namespace sandtable::inline classroom {
namespace {

constexpr std::size_t kMaxIdBytes = 64;

// What a hand-in consists of.

// The lists whose records are parts of their own, and the members that tell them apart.
struct PartList {
  Text member;
  Text keys[3];
};
constexpr PartList kPartLists[] = {{"self_tests", {"test", "phase", "rater"}},
                                   {"sortings", {"sort", "", ""}},
                                   {"worksheets", {"sheet", "", ""}}};

// What an exercise asks for as a whole, the grid or the mix, is a part of its own as well: the members of such tools.
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
  }
  return out;
}

// The names of its parts, each once; one "" when it has none, so that an empty hand-in counts, too.
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

// The first record of that name, or the member; nullptr when there is none.
const Json* find_part(const Json& document, const std::string& name) {
  for (const PartList& list : kPartLists) {
    for (const Json& record : list_of(document, list.member)) {
      if (part_name(list, record) == name) return &record;
    }
  }
  return name.empty() ? nullptr : find_member(document, name);
}

// Takes out all records of that name; the emptied list goes, too.
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

// "x" → "x-2": for the second one of an id.
void number_id(Json& record, const std::string& id, int number) {
  const std::string end = "-" + std::to_string(number);
  set_text(record, "id", std::string(cut_text(id, kMaxIdBytes - end.size())) + end);  // what is no id may be any text
}

bool has_id(const Json& records, Text id) {
  for (const Json& record : records) {
    if (text_of(record, "id") == id) return true;
  }
  return false;
}

void copy_part(const Json& from, Json& to, const std::string& name) {
  for (const PartList& list : kPartLists) {
    Json records = list_of(to, list.member);
    for (const Json& record : list_of(from, list.member)) {
      if (part_name(list, record) != name) continue;
      Json copy = record;
      const std::string id = text_of(record, "id");
      // What is no record has no id to be told apart by.
      for (int number = 2; copy.is_object() && has_id(records, text_of(copy, "id")); ++number) number_id(copy, id, number);
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

// Which of two counts.

Text task_text(const Json& document, Text key) {
  const Json* task = find_member(document, "task");
  return task == nullptr ? Text() : text_of(*task, key);
}

// From a code: the day is known, the time is not.
bool is_day_only(Text instant) {
  return instant.size() == 20 && instant.view().substr(10) == "T00:00:00Z";
}

// Below 0: a was handed in before b. Instants sort by their text.
int order_of(Text a, Text b) {
  const std::size_t length = is_day_only(a) || is_day_only(b) ? 10 : 20;
  return a.view().substr(0, length).compare(b.view().substr(0, length));
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

// Whether the same was answered; `a` or `b` may come from a code and have no more than the answers.
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

// The class.

class ClassFiler {
 public:
  explicit ClassFiler(Plan& plan) : hand_ins_(edit_part<HandIns>(plan)), exercise_(exercise_of(plan).str()) {
    for (std::size_t i = 0; i < hand_ins_.size(); ++i) {
      enter(i);
      bytes_ += dump_json(*hand_ins_[i]).size();
    }
  }

  // Of another exercise than the class's; one that is not known is not.
  [[nodiscard]] bool is_other(const Json& document) const {
    const Text exercise = task_text(document, "exercise");
    if (exercise.empty() || exercise_.empty() || exercise == exercise_) return false;
    return !(exercise == tag_id(exercise_tag(exercise_)));
  }

  Arrival add(Json document) {
    const bool has_person = !person_key(task_text(document, "person")).empty();
    if (!has_person) keep_id(document);
    const Text handed_in = task_text(document, "handed_in");
    bool is_new = false, replaces = false, older = false, richer = false;
    std::vector<std::string> kept;
    std::vector<std::size_t> losers;  // hand-ins that lose these parts
    for (const std::string& name : parts_of(document)) {
      const auto known = places_.find(key_of(document, name));
      std::size_t loser = hand_ins_.size();
      if (known == places_.end()) {
        is_new = true;
      } else {
        loser = static_cast<std::size_t>(known->second);
        const Json& other = *hand_ins_[loser];
        const Text other_time = task_text(other, "handed_in");
        const bool from_code = is_day_only(handed_in) || is_day_only(other_time);
        if (same_answers(find_part(document, name), find_part(other, name), name, from_code)) {
          if (!is_day_only(other_time) || is_day_only(handed_in)) continue;
          richer = true;  // the same, but known better than from a code
        } else if (order_of(handed_in, other_time) < 0) {
          older = true;
          continue;
        } else {
          replaces = true;
        }
      }
      kept.push_back(name);
      losers.push_back(loser);
    }
    const Arrival state = replaces ? Arrival::Replaced
                          : is_new ? Arrival::Added
                          : older  ? Arrival::Older
                                   : Arrival::Duplicate;
    if (!is_new && !replaces && !richer) return state;
    const std::size_t bytes = dump_json(document).size();
    if (hand_ins_.size() >= kMaxHandIns || bytes_ + bytes > kMaxClassBytes) return Arrival::Broken;
    bytes_ += bytes;
    for (const std::string& name : parts_of(document)) {
      bool stays = false;
      for (const std::string& one : kept) stays = stays || one == name;
      if (!stays) remove_part(document, name);
    }
    for (std::size_t i = 0; i < kept.size(); ++i) {
      if (losers[i] == hand_ins_.size()) continue;
      Json& loser = hand_ins_[losers[i]].edit();
      if (!kept[i].empty()) remove_part(loser, kept[i]);
      if (!has_parts(loser)) loser = nullptr;
    }
    const auto before = places_.find(key_of(document, {}));
    if (before != places_.end()) {
      // An empty hand-in makes way for one with something in it. Who is known by the id has one hand-in only: under
      // another id what came later would not be known again.
      Shared<Json>& first = hand_ins_[static_cast<std::size_t>(before->second)];
      const Json earlier = *first;
      if (!has_person || !has_parts(earlier)) first.edit() = nullptr;
      for (const std::string& name : parts_of(earlier)) {
        if (!has_person) copy_part(earlier, document, name);
      }
      if (!has_person && order_of(handed_in, task_text(earlier, "handed_in")) < 0)
        set_json(document, "task", *find_member(earlier, "task"));
    }
    give_new_id(document, false);
    hand_ins_.emplace_back(std::move(document));
    enter(hand_ins_.size() - 1);
    return state;
  }

  // Hand-ins that lost all of their parts.
  void drop_empty() {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < hand_ins_.size(); ++i) {
      if (!hand_ins_[i]->is_null()) std::swap(hand_ins_[kept++], hand_ins_[i]);
    }
    hand_ins_.resize(kept);
  }

 private:
  static std::string key_of(const Json& document, const std::string& part) {
    std::string person = person_key(task_text(document, "person"));
    if (person.empty()) person.append("id ").append(text_of(document, "id"));
    const Text exercise = task_text(document, "exercise");
    // Codes know the tag alone.
    person.append(" ");
    if (!exercise.empty()) person.append(tag_id(exercise_tag(exercise)));
    return person.append(" ").append(part);
  }

  void enter(std::size_t index) {
    const Json& document = *hand_ins_[index];
    for (const std::string& name : parts_of(document))
      places_[key_of(document, name)] = static_cast<int>(index);
    places_[key_of(document, {})] = static_cast<int>(index);  // of this person there is something
    places_[id_key(text_of(document, "id"))] = static_cast<int>(index);
  }

  static std::string id_key(Text id) { return std::string("#").append(id); }

  // Who is not known is told apart by the id and keeps it: a person's hand-in that has the same gets another.
  void keep_id(Json& document) {
    const std::string key = id_key(text_of(document, "id"));
    const auto known = places_.find(key);
    if (known == places_.end()) return;
    const int place = known->second;
    Shared<Json>& other = hand_ins_[static_cast<std::size_t>(place)];
    if (other->is_null() || person_key(task_text(*other, "person")).empty()) return give_new_id(document, true);
    Json& renamed = other.edit();
    give_new_id(renamed, false);
    places_[id_key(text_of(renamed, "id"))] = place;
    places_.erase(key);
  }

  // `may_be_own`: not when the hand-in that has the id is of the same owner.
  void give_new_id(Json& document, bool may_be_own) const {
    const std::string id = text_of(document, "id");
    for (int number = 2;; ++number) {
      const auto known = places_.find(id_key(text_of(document, "id")));
      if (known == places_.end()) return;
      const Json& other = *hand_ins_[static_cast<std::size_t>(known->second)];
      if (other.is_null() || (may_be_own && key_of(other, {}) == key_of(document, {}))) return;
      number_id(document, id, number);
    }
  }

  HandIns& hand_ins_;
  std::string exercise_;
  std::size_t bytes_ = 0;  // of all that is in it, and of what has been replaced
  std::map<std::string, int> places_;  // owner, exercise and part, or "#" and id → place in hand_ins_
};

// A hand-in, a trainee's work or another plan; null when it is none, with `reason`.
Json hand_in_from(const Json& document, const CollectContext& context, Problems& problems, Error& reason) {
  Result<LoadedPlan> loaded = load_plan(document, context.tests);
  if (!loaded) {
    reason = loaded.error();
    return {};
  }
  problems = std::move(loaded->problems);
  Plan& plan = loaded->plan;
  if (is_exercise(plan)) {
    reason = error_at(ErrorCode::WrongFormat, {}, "exercise");
    return {};
  }
  if (!part<Task>(plan).there && part<SelfTests>(plan).list.empty() && part<Sortings>(plan).empty()) {
    reason = error_at(ErrorCode::NothingThere);
    return {};
  }
  if (plan.id.empty()) plan.id = hash_id("file-", dump_json(document));
  if (part<Exercise>(plan).there || !part<Task>(plan).there) {
    edit_part<Task>(plan).there = true;
    return plan_for(plan, Destination::HandIn);
  }
  // What a newer version added stays.
  edit_part<Task>(plan).person = person_key(edit_part<Task>(plan).person);
  edit_part<HandIns>(plan).clear();
  Json out = plan_to_json(plan);
  out.get_ptr<Json::object_t*>()->erase("hand_ins");  // what was kept because it is none: else it would be taken for a class
  return out;
}

}  // namespace

void add_found(const FoundHandIn& place, Json document, std::vector<FoundHandIn>& out) {
  out.push_back(place);
  out.back().document = std::move(document);
}

void add_broken(const FoundHandIn& place, const Error& reason, std::vector<FoundHandIn>& out) {
  out.push_back(place);
  out.back().state = Arrival::Broken;
  out.back().document = nullptr;
  out.back().problems.insert(out.back().problems.begin(), reason);
}

void find_in_document(const Json& document, const FoundHandIn& place, const CollectContext& context,
                      std::vector<FoundHandIn>& out) {
  const Json& hand_ins = list_of(document, "hand_ins");
  FoundHandIn found = place;
  Error reason{};
  if (hand_ins.empty()) {
    Json hand_in = hand_in_from(document, context, found.problems, reason);
    if (hand_in.is_null()) {
      add_broken(place, reason, out);
    } else {
      add_found(found, std::move(hand_in), out);
    }
    return;
  }
  for (std::size_t i = 0; i < hand_ins.size() && out.size() <= kMaxFound; ++i) {
    found.problems.clear();
    Json hand_in = hand_in_from(hand_ins[i], context, found.problems, reason);
    if (hand_in.is_null()) {
      reason.json_pointer.insert(0, pointer_to("/hand_ins", i));
      add_broken(place, reason, out);
    } else {
      add_found(found, std::move(hand_in), out);
    }
  }
}

void add_hand_ins(Plan& class_plan, std::vector<FoundHandIn>& found, bool keep_others) {
  ClassFiler filer(class_plan);
  for (FoundHandIn& one : found) {
    if (one.state != Arrival::Found) continue;
    one.other_exercise = filer.is_other(one.document);
    one.state =
        one.other_exercise && !keep_others ? Arrival::OtherExercise : filer.add(std::move(one.document));
    one.document = nullptr;
    if (one.state != Arrival::Broken) continue;
    const Error full = part<HandIns>(class_plan).size() >= kMaxHandIns ? error_at(ErrorCode::OutOfRange, "/hand_ins", range_detail(0, kMaxHandIns))
                                                                : error_at(ErrorCode::TooLarge, "/hand_ins", std::to_string(kMaxClassBytes));
    one.problems.insert(one.problems.begin(), full);
  }
  filer.drop_empty();
}

}  // namespace sandtable::classroom
