#include "tools/class/export.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "tools/class/answers.h"
#include "tools/class/hand_in_parts.h"
#include "core/json/record_writer.h"
#include "core/report/export_text.h"
#include "tools/self_test/scoring.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"
#include "tools/swot/model.h"
#include "tools/sorting/model.h"
#include "tools/sorting/sort_pack.h"
#include "tools/workshop/model.h"

namespace sandtable::inline classroom {
namespace {

using Cells = std::vector<std::string>;

void csv_line(std::string& out, const Cells& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out.push_back(',');
    out += cells[i];
  }
  out += kCsvLineEnd;
}

// The members of a hand-in that may have a name in them.
void remove_name(Json* object) {
  auto* members = object == nullptr ? nullptr : object->get_ptr<Json::object_t*>();
  if (members == nullptr) return;
  const auto found = members->find("name");
  if (found != members->end()) members->erase(found);
}

// Raters stay apart without their names.
void number_rater(Json* rater, std::map<std::string, int>& known) {
  if (rater == nullptr || !rater->is_object()) return;
  const Text name = text_of(*rater, "name");
  if (!name.empty()) set_number(*rater, "number", known.emplace(name.str(), static_cast<int>(known.size()) + 1).first->second);
  remove_name(rater);
}

Json* member_of(Json& object, Text key) {
  return const_cast<Json*>(find_member(object, key));  // the object may be changed
}

// The test of an attempt: a known one, or one that the hand-in brought.
const TestPack* pack_of(const TestLibrary& tests, const Plan& plan, const SelfTest& attempt, TestLibrary& brought) {
  if (const TestPack* known = tests.find(attempt.test)) return known;
  if (part<SelfTests>(plan).packs.empty()) return nullptr;
  brought = with_plan_packs(tests, plan);
  return brought.find(attempt.test);
}

const SortItem* item_of(const SortPack* pack, const std::string& id) {
  const std::size_t at = pack == nullptr ? 0 : pack->item_index(id);
  return pack == nullptr || at == pack->items.size() ? nullptr : &pack->items[at];
}

// Of a code the day alone is known.
std::string known_of(const std::string& instant) { return is_day_only(instant) ? instant.substr(0, 10) : instant; }

// A table that grows by columns and rows as people come.
class PeopleSheet {
 public:
  PeopleSheet(const ClassPacks& packs, const ClassWords& words, bool names) : packs_(packs), words_(words), names_(names) {
    heads_ = {csv_cell(words.person), csv_cell(words.handed_in), csv_cell(words.over)};
    if (names) heads_.push_back(csv_cell(words.name));
  }

  void add(const Plan& plan, int person) {
    for (const SelfTest& attempt : part<SelfTests>(plan).list) add(plan, attempt, person);
    for (const Shared<Sorting>& sorting : part<Sortings>(plan)) add(plan, *sorting, person);
    const std::size_t cards = card_count(part<Swot>(plan));
    if (cards > 0) put(row_for(plan, person, "swot"), "swot", words_.cards, std::to_string(cards));
    if (part<SelfTests>(plan).list.empty() && part<Sortings>(plan).empty() && cards == 0) row_for(plan, person, "");
  }

  [[nodiscard]] std::string csv() {
    std::string out(kCsvStart);
    csv_line(out, heads_);
    for (Cells& row : rows_) {
      row.resize(heads_.size());
      csv_line(out, row);
    }
    return out;
  }

 private:
  // The first row of the person that has nothing of this kind yet.
  Cells& row_for(const Plan& plan, int person, const std::string& kind) {
    std::string owner;
    for (int i = 0;; ++i) {
      owner = std::to_string(person) + " " + std::to_string(i);
      if (taken_.emplace(owner + " " + kind, 0).second || kind.empty()) break;
    }
    const auto [place, is_new] = places_.emplace(owner, static_cast<int>(rows_.size()));
    if (is_new) rows_.push_back({std::to_string(person), "", ""});
    Cells& row = rows_[static_cast<std::size_t>(place->second)];
    if (row.size() < heads_.size()) row.resize(heads_.size());
    row[1] = std::max(row[1], known_of(part<Task>(plan).handed_in));  // instants sort by their text
    if (part<Task>(plan).over) row[2] = csv_cell(words_.yes);
    if (names_ && !part<Task>(plan).name.empty()) row[3] = csv_cell(part<Task>(plan).name);
    return row;
  }

  void put(Cells& row, const std::string& column, const std::string& head, std::string value) {
    const auto [place, is_new] = columns_.emplace(column, static_cast<int>(heads_.size()));
    if (is_new) heads_.push_back(csv_cell(head));
    if (row.size() < heads_.size()) row.resize(heads_.size());
    row[static_cast<std::size_t>(place->second)] = std::move(value);
  }

  void add(const Plan& plan, const SelfTest& attempt, int person) {
    const std::string kind = attempt.test + " " + to_word(attempt.phase).c_str() + " " + to_word(attempt.rater.kind).c_str();
    Cells& row = row_for(plan, person, kind);
    TestLibrary brought;
    const TestPack* pack = pack_of(packs_.tests, plan, attempt, brought);
    const std::string head = (pack == nullptr ? attempt.test : pack->title) + " · " + words_.phases[static_cast<std::size_t>(attempt.phase)] +
                             " · " + words_.raters[static_cast<std::size_t>(attempt.rater.kind)] + " · ";
    if (pack == nullptr) return put(row, kind, head + words_.answer, std::to_string(attempt.answers.size()));
    const SelfTestScore score = score_self_test(*pack, attempt);
    for (std::size_t i = 0; i <= score.dimensions.size(); ++i) {
      const bool is_total = i == score.dimensions.size();
      const DimensionScore& one = is_total ? score.total : score.dimensions[i];
      put(row, kind + " " + std::to_string(i), head + (is_total ? words_.total : pack->dimensions[i].title),
          one.score ? std::to_string(*one.score) : std::string());
    }
  }

  void add(const Plan& plan, const Sorting& sorting, int person) {
    const std::string kind = "sort " + sorting.sort;
    Cells& row = row_for(plan, person, kind);
    const SortPack* pack = packs_.sorts.find(sorting.sort);
    if (pack == nullptr) return put(row, kind, sorting.sort + " · " + words_.answer, std::to_string(sorting.placed.size()));
    const SortingScore score = score_sorting(*pack, sorting);
    if (score.keyed > 0) return put(row, kind, pack->title + " · " + words_.right, std::to_string(score.right));
    for (std::size_t i = 0; i < pack->bins.size(); ++i) {
      put(row, kind + " " + std::to_string(i), pack->title + " · " + pack->bins[i].title, std::to_string(score.bin_counts[i]));
    }
  }

  const ClassPacks& packs_;
  const ClassWords& words_;
  bool names_;
  Cells heads_;
  std::vector<Cells> rows_;
  std::map<std::string, int> columns_, places_, taken_;
};

template <class Value>
std::vector<std::string> in_order(const std::map<std::string, Value>& answers) {
  std::vector<std::string> out;
  for (const auto& one : answers) out.push_back(one.first);
  std::sort(out.begin(), out.end(), id_before);
  return out;
}

void add_answers(std::string& out, const Cells& begin, const Plan& plan, const SelfTest& attempt, const ClassPacks& packs,
                 const ClassWords& words) {
  TestLibrary brought;
  const TestPack* pack = pack_of(packs.tests, plan, attempt, brought);
  for (const std::string& id : in_order(attempt.answers)) {
    const int answer = attempt.answers.at(id);
    const Question* question = pack == nullptr ? nullptr : pack->find_question(id);
    const bool fits = question != nullptr && answer >= pack->scale_min && answer <= pack->scale_max();
    Cells row = begin;
    row.push_back(csv_cell(pack == nullptr ? attempt.test : pack->title));
    row.push_back(csv_cell(words.phases[static_cast<std::size_t>(attempt.phase)]));
    row.push_back(csv_cell(words.raters[static_cast<std::size_t>(attempt.rater.kind)]));
    row.push_back(csv_cell(id));
    row.push_back(question == nullptr ? std::string() : csv_cell(question->text));
    row.push_back(std::to_string(answer));
    row.push_back(fits ? csv_cell(pack->scale_labels[static_cast<std::size_t>(answer - pack->scale_min)]) : std::string());
    row.push_back(!fits ? std::string() : std::to_string(question->reverse ? pack->scale_min + pack->scale_max() - answer : answer));
    row.insert(row.end(), 2, "");
    csv_line(out, row);
  }
}

void add_answers(std::string& out, const Cells& begin, const Sorting& sorting, const ClassPacks& packs) {
  const SortPack* pack = packs.sorts.find(sorting.sort);
  for (const std::string& id : in_order(sorting.placed)) {
    const std::string& bin = sorting.placed.at(id);
    const SortItem* item = item_of(pack, id);
    const std::size_t at = pack == nullptr ? 0 : pack->bin_index(bin);
    std::string text = item == nullptr ? std::string() : item->text;
    for (const OwnItem& own : sorting.own) {
      if (own.id == id) text = own.text;
    }
    Cells row = begin;
    row.push_back(csv_cell(pack == nullptr ? sorting.sort : pack->title));
    row.insert(row.end(), 2, "");
    row.push_back(csv_cell(id));
    row.push_back(csv_cell(text));
    row.push_back(csv_cell(bin));
    row.push_back(pack == nullptr || at == pack->bins.size() ? std::string() : csv_cell(pack->bins[at].title));
    row.emplace_back(item == nullptr || item->bin.empty() ? "" : item->bin == bin ? "1" : "0");
    row.insert(row.end(), 2, "");
    csv_line(out, row);
  }
}

const Json* field_of(const Json* sheet, const std::string& id) {
  if (sheet == nullptr) return nullptr;
  for (const Json& section : list_of(*sheet, "sections")) {
    for (const Json& field : list_of(section, "fields")) {
      if (text_of(field, "id") == Text(id)) return &field;
    }
  }
  return nullptr;
}

const Json* entry_of(const Json& list, Text id) {
  for (const Json& entry : list) {
    if (text_of(entry, "id") == id) return &entry;
  }
  return nullptr;
}

// What is in a field as one text: a note, the texts of a row, "them 4 · us 3".
std::string value_words(const Json& value) {
  if (const auto* text = value.get_ptr<const std::string*>()) return *text;
  if (!value.is_object()) return value.is_boolean() ? std::string() : dump_json(value);
  std::string out;
  for (const auto& [key, part] : *value.get_ptr<const Json::object_t*>()) {
    std::string words = value_words(part);
    if (part.is_number()) words.insert(0, key + " ");
    if (!words.empty()) out.append(out.empty() ? "" : " · ").append(words);
  }
  return out;
}

void add_answers(std::string& out, const Cells& begin, const Json& document, const ClassPacks& packs) {
  std::map<std::string, int> records;  // of each sheet so far
  for (const Json& record : list_of(document, "worksheets")) {
    const Text id = text_of(record, "sheet");
    const Json* sheet = entry_of(packs.sheets, id);
    const int number = ++records[id.str()];
    const Json* values = find_member(record, "values");
    if (values == nullptr || !values->is_object()) continue;
    for (const auto& member : *values->get_ptr<const Json::object_t*>()) {
      const std::string& field_id = member.first;
      const Json& value = member.second;
      const Json* field = field_of(sheet, field_id);
      const Json* option = field == nullptr || !value.is_string() ? nullptr : entry_of(list_of(*field, "options"), value_words(value));
      const bool ticked = value.is_boolean() || find_member(value, "on") != nullptr || find_member(value, "note") != nullptr;
      std::string place = id.str() + "/" + field_id;
      if (number > 1) place += "/" + std::to_string(number);
      const auto line = [&](const std::string& text) {
        Cells row = begin;
        row.push_back(csv_cell(sheet == nullptr ? id : text_of(*sheet, "title")));
        row.push_back(csv_cell(text_of(record, "title")));
        row.emplace_back();
        row.push_back(csv_cell(field_id));
        row.push_back(field == nullptr ? std::string() : csv_cell(text_of(*field, "label")));
        row.push_back(csv_cell(text));
        row.push_back(option == nullptr ? std::string() : csv_cell(text_of(*option, "label")));
        row.emplace_back(!ticked ? "" : value.is_boolean() || flag_or(value, "on", false) ? "1" : "0");
        const std::int64_t words = option == nullptr && !value.is_number() ? word_count(text) : 0;
        row.push_back(words == 0 ? std::string() : std::to_string(words));
        row.push_back(csv_cell(tags_of(document, place)));
        csv_line(out, row);
      };
      if (value.is_array()) {
        for (const Json& part : value) line(value_words(part));
      } else {
        line(value_words(value));
      }
    }
  }
}

}  // namespace

std::vector<int> people_of(const HandIns& hand_ins) {
  std::map<std::string, int> known;
  std::vector<int> out;
  for (const Shared<Json>& document : hand_ins) {
    std::string owner = owner_of(task_text(*document, "person"));
    if (owner.empty()) owner = std::string("id ") + text_of(*document, "id").c_str();  // ids of persons have no blanks
    out.push_back(known.emplace(owner, static_cast<int>(known.size()) + 1).first->second);
  }
  return out;
}

bool has_names(const HandIns& hand_ins) {
  for (const Shared<Json>& document : hand_ins) {
    if (!task_text(*document, "name").empty()) return true;
    for (const Json& attempt : list_of(*document, "self_tests")) {
      const Json* rater = find_member(attempt, "rater");
      if (rater != nullptr && !text_of(*rater, "name").empty()) return true;
    }
  }
  return false;
}

std::string class_people_csv(const HandIns& hand_ins, const ClassPacks& packs, const ClassWords& words, bool names) {
  const std::vector<int> people = people_of(hand_ins);
  PeopleSheet sheet(packs, words, names);
  for (std::size_t i = 0; i < hand_ins.size(); ++i) {
    if (const auto loaded = load_plan(*hand_ins[i], packs.tests)) sheet.add(loaded->plan, people[i]);
  }
  return sheet.csv();
}

std::string class_answers_csv(const HandIns& hand_ins, const ClassPacks& packs, const ClassWords& words, bool names) {
  const std::vector<int> people = people_of(hand_ins);
  std::string out(kCsvStart);
  Cells head = {csv_cell(words.person), csv_cell(words.handed_in)};
  if (names) head.push_back(csv_cell(words.name));
  for (const std::string* word : {&words.exercise, &words.phase, &words.rater, &words.number, &words.question, &words.answer,
                                  &words.answer_words, &words.value, &words.word_count, &words.tags})
    head.push_back(csv_cell(*word));
  csv_line(out, head);
  for (std::size_t i = 0; i < hand_ins.size(); ++i) {
    const auto loaded = load_plan(*hand_ins[i], packs.tests);
    if (!loaded) continue;
    const Plan& plan = loaded->plan;
    Cells begin = {std::to_string(people[i]), known_of(part<Task>(plan).handed_in)};
    if (names) begin.push_back(csv_cell(part<Task>(plan).name));
    for (const SelfTest& attempt : part<SelfTests>(plan).list) add_answers(out, begin, plan, attempt, packs, words);
    for (const Shared<Sorting>& sorting : part<Sortings>(plan)) add_answers(out, begin, *sorting, packs);
    add_answers(out, begin, *hand_ins[i], packs);
  }
  return out;
}

std::string class_ndjson(const HandIns& hand_ins, bool names) {
  std::string out;
  std::map<std::string, int> raters;
  for (const Shared<Json>& document : hand_ins) {
    if (names) {
      out += dump_json(*document);
    } else {
      Json copy = *document;
      remove_name(member_of(copy, "task"));
      if (Json* attempts = member_of(copy, "self_tests"); attempts != nullptr && attempts->is_array()) {
        for (Json& attempt : *attempts) number_rater(member_of(attempt, "rater"), raters);
      }
      out += dump_json(copy);
    }
    out += "\n";
  }
  return out;
}

}  // namespace sandtable::classroom
