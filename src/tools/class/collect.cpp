#include "tools/class/collect.h"

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "core/base/instant.h"
#include "core/links/code_digits.h"
#include "tools/class/hand_in_parts.h"
#include "tools/class/summary.h"
#include "tools/class/which_counts.h"
#include "tools/workshop/hand_in_code.h"
#include "core/json/record_reader.h"
#include "tools/workshop/task.h"
#include "tools/self_test/model.h"
#include "tools/sorting/model.h"
#include "tools/workshop/model.h"

namespace sandtable::inline classroom {
namespace {

class ClassFiler {
 public:
  ClassFiler(Plan& plan, const TestLibrary& tests) : hand_ins_(edit_part<HandIns>(plan)), tests_(tests), rule_(part<Exercise>(plan).attempts), exercise_(exercise_of(plan).str()) {
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
    const bool has_person = !owner_of(task_text(document, "person")).empty();
    if (is_bare_code(document)) {
      if (echo_of(document, false) != nullptr) return Arrival::Duplicate;
    } else if (has_person) {
      take_bare_code(document);
    }
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
        } else if (counts_before(document, other, name, tests_, rule_)) {
          replaces = true;
        } else {
          older = true;
          continue;
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
      if (!has_person && moment_of(handed_in) < moment_of(task_text(earlier, "handed_in")))
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
    std::string person = owner_of(task_text(document, "person"));
    if (person.empty()) person.append("id ").append(text_of(document, "id"));
    const Text exercise = task_text(document, "exercise");
    // Codes know the tag alone.
    person.append(" ");
    if (!exercise.empty()) person.append(tag_id(exercise_tag(exercise)));
    return person.append(" ").append(part);
  }

  // --- result codes say nothing of the person: the same answers on the same day are theirs

  static bool is_bare_code(const Json& document) {
    return text_of(document, "id").view().starts_with("code-") && owner_of(task_text(document, "person")).empty() && task_text(document, "exercise").empty();
  }

  static std::string answers_key(const Json& attempt) {
    const Json *answers = find_member(attempt, "answers"), *rater = find_member(attempt, "rater");
    std::string out = text_of(attempt, "test").str() + " " + text_of(attempt, "phase").c_str() + " ";
    out += rater == nullptr ? "" : text_of(*rater, "kind").c_str();
    return out + (answers == nullptr ? "" : dump_json(*answers));
  }

  static std::string_view day_of(const Json& document, const Json& attempt) {
    const Text taken = text_of(attempt, "taken"), moment = taken.empty() ? task_text(document, "handed_in") : taken;
    return moment.view().substr(0, 10);
  }

  // A hand-in with the same answers as the only attempt of this one: of a bare code or of a person.
  Shared<Json>* echo_of(const Json& document, bool bare) {
    const Json& attempts = list_of(document, "self_tests");
    if (attempts.size() != 1) return nullptr;
    const auto places = echoes_.find(answers_key(attempts[0]));
    if (places == echoes_.end()) return nullptr;
    for (const int place : places->second) {
      Shared<Json>& other = hand_ins_[static_cast<std::size_t>(place)];
      if (other->is_null() || is_bare_code(*other) != bare) continue;
      for (const Json& one : list_of(*other, "self_tests")) {
        const std::string_view day = day_of(document, attempts[0]), others = day_of(*other, one);
        if (answers_key(one) == places->first && (day == others || day.empty() || others.empty())) return &other;
      }
    }
    return nullptr;
  }

  // What came as a bare code makes way for the person's own hand-in.
  void take_bare_code(const Json& document) {
    if (Shared<Json>* code = echo_of(document, true)) code->edit() = nullptr;
  }

  void enter(std::size_t index) {
    const Json& document = *hand_ins_[index];
    for (const Json& attempt : list_of(document, "self_tests")) echoes_[answers_key(attempt)].push_back(static_cast<int>(index));
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
    if (other->is_null() || owner_of(task_text(*other, "person")).empty()) return give_new_id(document, true);
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
  const TestLibrary& tests_;
  AttemptRule rule_;
  std::string exercise_;
  std::size_t bytes_ = 0;  // of all that is in it, and of what has been replaced
  std::map<std::string, std::vector<int>> echoes_;  // answers → places in hand_ins_
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
  edit_part<Task>(plan).person = owner_of(edit_part<Task>(plan).person);
  edit_part<HandIns>(plan).clear();
  Json out = plan_to_json(plan);
  out.get_ptr<Json::object_t*>()->erase("hand_ins");  // what was kept because it is none: else it would be taken for a class
  return out;
}

// Nobody hands in tomorrow: such a date would count before all real ones. It goes, and that is told.
void drop_future(Json& record, Text member, std::string_view latest, Text pointer, Problems& problems) {
  if (text_of(record, member).view() <= latest) return;
  report(problems, ErrorCode::BadDate, pointer_to(pointer, member), text_of(record, member));
  record.get_ptr<Json::object_t*>()->erase(member.str());
}

void drop_future_dates(Json& document, Text now, Problems& problems) {
  const auto seconds = parse_instant(now);
  if (!seconds) return;
  const std::string latest = format_instant(*seconds + 86'400);  // clocks differ, and codes know the day alone
  auto& members = *document.get_ptr<Json::object_t*>();
  if (const auto task = members.find("task"); task != members.end() && task->second.is_object()) drop_future(task->second, "handed_in", latest, "/task", problems);
  const auto attempts = members.find("self_tests");
  if (attempts == members.end() || !attempts->second.is_array()) return;
  std::size_t at = 0;
  for (Json& attempt : attempts->second) {
    const std::string place = pointer_to("/self_tests", at++);
    if (attempt.is_object()) drop_future(attempt, "taken", latest, place, problems);
  }
}

std::size_t brought_questions(const Json& document) {
  std::size_t questions = 0;
  const Json* packs = find_member(document, "test_packs");
  if (packs == nullptr || !packs->is_object()) return 0;
  for (const Json& pack : *packs) questions += list_of(pack, "questions").size();
  return questions;
}

// What would cost the class too much: the reason, or nothing.
std::optional<Error> excess_of(const Json& hand_in) {
  if (dump_json(hand_in).size() > kMaxHandInBytes) return error_at(ErrorCode::TooLarge, {}, std::to_string(kMaxHandInBytes));
  if (brought_questions(hand_in) > kMaxBroughtQuestions) return error_at(ErrorCode::OutOfRange, "/test_packs", range_detail(0, kMaxBroughtQuestions));
  return std::nullopt;
}

// One hand-in: found, or broken with its reason at `pointer`.
void find_one(const Json& document, Text pointer, const FoundHandIn& place, const CollectContext& context, std::vector<FoundHandIn>& out) {
  FoundHandIn found = place;
  Error reason{};
  Json hand_in = hand_in_from(document, context, found.problems, reason);
  if (const auto excess = hand_in.is_null() ? std::nullopt : excess_of(hand_in)) {
    reason = *excess;
    hand_in = nullptr;
  }
  if (hand_in.is_null()) {
    reason.json_pointer.insert(0, pointer.str());
    return add_broken(place, reason, out);
  }
  drop_future_dates(hand_in, context.now, found.problems);
  add_found(found, std::move(hand_in), out);
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
  if (hand_ins.empty()) return find_one(document, {}, place, context, out);
  for (std::size_t i = 0; i < hand_ins.size() && out.size() <= kMaxFound; ++i) {
    find_one(hand_ins[i], pointer_to("/hand_ins", i), place, context, out);
  }
}

void add_hand_ins(Plan& class_plan, std::vector<FoundHandIn>& found, const TestLibrary& tests, bool keep_others) {
  ClassFiler filer(class_plan, tests);
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
