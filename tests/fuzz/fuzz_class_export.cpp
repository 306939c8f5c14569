// Any hand-ins as a class, then as files for other programs: tables stay tables whatever people write, every answer is
// in them, and no name is where none was wanted.
#include <algorithm>

#include "tools/class/collect.h"
#include "tools/class/export.h"
#include "core/report/export_text.h"
#include "core/report/report_text.h"
#include "core/base/utf8.h"
#include "fuzz_support.h"
#include "plan_parts.h"
#include "tools/self_test/model.h"
#include "tools/sorting/model.h"
#include "tools/workshop/model.h"

using namespace sandtable;
using test::in_plan;

namespace {

ClassWords hostile_words() {
  ClassWords words;
  int number = 0;
  for (std::string* word : {&words.person, &words.name, &words.handed_in, &words.over, &words.yes, &words.exercise, &words.phase,
                            &words.rater, &words.number, &words.question, &words.answer, &words.answer_words, &words.value, &words.total,
                            &words.right, &words.cards, &words.word_count, &words.tags})
    *word = "w" + std::to_string(number++);
  for (std::string& word : words.phases) word = "p" + std::to_string(number++);
  for (std::string& word : words.raters) word = "r" + std::to_string(number++);
  return words;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const ClassWords words = hostile_words();
  const CollectContext context{fuzz::library(), fuzz::sorts(), {}};
  static const Json no_sheets = empty_array();
  const ClassPacks packs{fuzz::library(), fuzz::sorts(), no_sheets};
  std::vector<FoundHandIn> found;
  find_hand_ins(fuzz::text_of(data, size), "", context, found);
  Plan all;
  add_hand_ins(all, found, fuzz::library(), true);
  const HandIns& hand_ins = in_plan<HandIns>(all);

  const std::vector<int> people = people_of(hand_ins);
  SANDTABLE_REQUIRE(people.size() == hand_ins.size());
  const int most = people.empty() ? 0 : *std::max_element(people.begin(), people.end());
  std::size_t answers = 0;
  ClassSummary summary(fuzz::library(), fuzz::sorts());
  for (const Shared<Json>& one : hand_ins) {
    const auto loaded = load_plan(*one, fuzz::library());
    SANDTABLE_REQUIRE(loaded.ok());
    for (const SelfTest& attempt : in_plan<SelfTests>(loaded->plan).list) answers += attempt.answers.size();
    for (const Shared<Sorting>& sorting : in_plan<Sortings>(loaded->plan)) answers += sorting->placed.size();
    Problems problems;
    SANDTABLE_REQUIRE(summary.add(*one, problems).ok());
  }
  for (const bool names : {false, true}) {
    const fuzz::Rows rows = fuzz::read_table(class_people_csv(hand_ins, packs, words, names));
    SANDTABLE_REQUIRE(rows.front().size() >= (names ? 4u : 3u));
    std::vector<bool> there(static_cast<std::size_t>(most) + 1);
    for (std::size_t i = 1; i < rows.size(); ++i) there[static_cast<std::size_t>(std::stoi(rows[i][0]))] = true;
    SANDTABLE_REQUIRE(std::count(there.begin(), there.end(), true) == most);
    const fuzz::Rows list = fuzz::read_table(class_answers_csv(hand_ins, packs, words, names));
    SANDTABLE_REQUIRE(list.size() >= answers + 1 && list.front().size() == (names ? 13u : 12u));  // and what is in worksheets

    std::vector<FoundHandIn> again;
    find_hand_ins(class_ndjson(hand_ins, names), "", context, again);
    Plan copy;
    add_hand_ins(copy, again, fuzz::library(), true);
    SANDTABLE_REQUIRE(in_plan<HandIns>(copy).size() == hand_ins.size());
    SANDTABLE_REQUIRE(!names || fuzz::same_hand_ins(in_plan<HandIns>(copy), hand_ins));
    SANDTABLE_REQUIRE(names || !has_names(in_plan<HandIns>(copy)));
  }
  // Any text in every place of a report.
  const std::string text = repaired_text(fuzz::text_of(data, std::min<std::size_t>(size, 200)));
  Json report = empty_object(), sections = empty_array();
  set_text(report, "title", text);
  for (const Text kind : {"heading", "list", "table"}) {
    Json section = empty_object(), row = empty_array(), rows = empty_array();
    set_text(section, "kind", kind);
    set_text(section, "text", text);
    set_text(section, "caption", text);
    for (int i = 0; i < 2; ++i) add_text(row, text);
    set_json(section, "items", row);
    for (int i = 0; i < 2; ++i) add_json(rows, row);
    set_json(section, "rows", std::move(rows));
    add_json(sections, std::move(section));
  }
  set_json(report, "sections", std::move(sections));
  fuzz::check_markdown(report_markdown(report), {"- "});
  SANDTABLE_REQUIRE(!dump_json(summary_to_json(summary)).empty());
  return 0;
}
