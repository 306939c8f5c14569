#include <doctest/doctest.h>

#include "tools/class/answers.h"
#include "tools/class/export.h"
#include "core/report/report_text.h"
#include "fixtures.h"
#include "tools/sorting/sort_pack.h"
#include "tools/workshop/model.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

const Json& sheet() {
  static const Json kSheet = json(R"({"id":"customers","title":"Customers","sections":[
    {"id":"a","fields":[{"id":"who","kind":"text","label":"Who"},{"id":"size","kind":"choice","label":"Size",
      "options":[{"id":"s","label":"small"},{"id":"l","label":"large"}]}]},
    {"id":"b","fields":[{"id":"tender","kind":"factor","label":"Tenders"},{"id":"seen","kind":"check","label":"Seen"},
      {"id":"price","kind":"versus","label":"Price"},{"id":"trust","kind":"rating","label":"Trust"},
      {"id":"list","kind":"table","label":"List","columns":[{"id":"n","label":"Name"},{"id":"r","label":"Role"}]}]}]})");
  return kSheet;
}

// Hand-ins of persons 1, 2 …; each text is the list of its worksheets.
HandIns hand_ins(std::initializer_list<const char*> all) {
  HandIns out;
  for (const char* sheets : all) {
    const std::string number = std::to_string(out.size() + 1);
    out.emplace_back(json(R"({"format":"sandtable-plan","version":1,"id":"h)" + number + R"(","language":"en","task":{"exercise":"x","person":"per00)" +
                          number + R"(","name":"=Ann","handed_in":"2026-11-21T10:00:00Z"},"worksheets":[)" + sheets + "]}"));
  }
  return out;
}

HandIns three() {
  return hand_ins({R"({"id":"w1","sheet":"customers","values":{"who":"财务 decides","size":"l","tender":{"on":true,"note":"two in May"},
      "price":{"us":3,"them":5},"trust":4,"list":[{"n":"Li","r":"buyer"},{"n":"Wang"},{}]}})",
                   R"({"id":"w2","sheet":"customers","values":{"who":"  ","size":"l","tender":{"note":"none"},"seen":true,"trust":4}},
      {"id":"w3","sheet":"customers","values":{"who":"the plant"}})",
                   R"({"id":"w4","sheet":"other","values":{"who":"not asked"}})"});
}

}  // namespace

TEST_CASE("class answers: words are counted as word processors do") {
  CHECK(word_count("") == 0);
  CHECK(word_count("  \n ") == 0);
  CHECK(word_count("well-known customers, don't pay 12,000.50!") == 5);
  CHECK(word_count("客户要稳定。") == 5);                    // the full stop is no word
  CHECK(word_count("每月2次 review，共3场") == 8);           // 每 月 2 次 review 共 3 场
  CHECK(word_count("— … 「」") == 0);
  CHECK(word_count("ＡＢＣ １２") == 2);
  CHECK(word_count("продажи выросли") == 2);
}

TEST_CASE("class answers: every kind of field is summed up in its own way") {
  const HandIns all = three();
  const std::vector<FieldSummary> fields = summarise_sheet(all, sheet());
  REQUIRE(fields.size() == 7);
  using Counts = std::vector<std::int64_t>;
  CHECK(fields[0].n == 3);
  REQUIRE(fields[0].answers.size() == 2);  // blanks are no answer
  CHECK(fields[0].answers[0].text == "财务 decides");
  CHECK(fields[0].answers[0].words == 3);
  CHECK(fields[0].answers[0].place == "customers/who");
  CHECK(fields[0].answers[1].place == "customers/who/2");
  CHECK(fields[0].answers[1].hand_in == 1);
  CHECK(fields[1].counts == Counts{0, 2});
  CHECK(fields[2].counts == Counts{1});
  CHECK(fields[2].answers.size() == 2);
  CHECK(fields[3].counts == Counts{1});
  CHECK(fields[4].counts == Counts{0, 0, 1, 0, 0, 0, 0, 0, 0, 1});
  CHECK(fields[5].counts == Counts{0, 0, 0, 2, 0});
  REQUIRE(fields[6].answers.size() == 2);
  CHECK(fields[6].answers[0].text == "Li · buyer");
  CHECK(sheet_hand_ins(all, "customers") == 2);
  CHECK(sheet_hand_ins(all, "rival") == 0);
}

TEST_CASE("class answers: values of another shape are nobody's answers") {
  const HandIns all = hand_ins({R"({"id":"w1","sheet":"customers","values":{"who":7,"size":{"x":1},"tender":"yes","price":[],"trust":99,"list":"no"}})",
                                R"({"id":"w2","sheet":"customers","values":[1]},{"id":"w3","sheet":"customers"},7)"});
  for (const FieldSummary& field : summarise_sheet(all, sheet())) {
    CHECK(field.answers.empty());
    for (const std::int64_t count : field.counts) CHECK(count == 0);
  }
}

TEST_CASE("class answers: tags count once an answer, in any case and width, and go with the hand-in") {
  HandIns all = three();
  set_tags(all[0].edit(), "customers/who", "Price, 服务；price、");
  set_tags(all[1].edit(), "customers/who/2", "ＰＲＩＣＥ，risk");
  const std::vector<FieldSummary> fields = summarise_sheet(all, sheet());
  const std::vector<TagCount> tags = tag_counts(all, fields[0].answers);
  REQUIRE(tags.size() == 3);
  CHECK(tags[0].tag == "Price");
  CHECK(tags[0].n == 2);
  CHECK(tags[1].tag == "服务");
  CHECK(tags[2].n == 1);
  CHECK(tag_counts(all, fields[2].answers).empty());
  CHECK(tags_of(*all[1], "customers/who/2") == "ＰＲＩＣＥ，risk");
  set_tags(all[1].edit(), "customers/who/2", "");
  CHECK(find_member(*all[1], "tags") == nullptr);
  set_tags(all[1].edit(), "customers/who", std::string(1000, 'x'));
  CHECK(tags_of(*all[1], "customers/who").size() == kMaxTagsBytes);
  all[2].edit()["tags"] = 7;  // not a list of tags
  CHECK(tags_of(*all[2], "customers/who").empty());
  set_tags(all[2].edit(), "customers/who", "new");
  CHECK(tags_of(*all[2], "customers/who") == "new");
}

TEST_CASE("class export: a row for every answer, with words and tags; nothing in it is run as a formula") {
  HandIns all = three();
  set_tags(all[0].edit(), "customers/who", "=money, power");
  const Json sheets = json("[" + dump_json(sheet()) + "]");
  const SortLibrary sorts;
  ClassWords words;
  words.question = "Question";
  words.tags = "Tags";
  const ClassPacks packs{library(), sorts, sheets};
  const std::string csv = class_answers_csv(all, packs, words, false);
  CHECK(csv.starts_with("\xEF\xBB\xBF"));
  CHECK(csv.find("1,2026-11-21T10:00:00Z,Customers,,,who,Who,财务 decides,,,3,\"'=money, power\"\r\n") != std::string::npos);
  CHECK(csv.find("1,2026-11-21T10:00:00Z,Customers,,,size,Size,l,large,,,\r\n") != std::string::npos);
  CHECK(csv.find(",tender,Tenders,two in May,,1,3,\r\n") != std::string::npos);
  CHECK(csv.find(",tender,Tenders,none,,0,1,\r\n") != std::string::npos);
  CHECK(csv.find(",price,Price,them 5 · us 3,,,") != std::string::npos);
  CHECK(csv.find(",list,List,Li · buyer,,,2,\r\n") != std::string::npos);
  CHECK(csv.find("3,2026-11-21T10:00:00Z,other,,,who,,not asked,,,2,\r\n") != std::string::npos);  // not known here
  CHECK(csv.find("Ann") == std::string::npos);
  CHECK(class_answers_csv(all, packs, words, true).find("'=Ann") != std::string::npos);
  // Every row has as many cells as the header.
  std::size_t commas = 0;
  for (const char c : csv.substr(0, csv.find('\r'))) commas += c == ',';
  CHECK(commas == 11);

  const std::string people = class_people_csv(all, packs, words, false);
  CHECK(people.find("\r\n1,2026-11-21T10:00:00Z,\r\n2,") != std::string::npos);
  CHECK(has_names(all));
  CHECK(class_ndjson(all, false).find("Ann") == std::string::npos);
  CHECK(class_ndjson(all, true).find("\"name\":\"=Ann\"") != std::string::npos);
}

TEST_CASE("class export: scores of self-tests by person, and sorted items with their points") {
  HandIns all;
  all.emplace_back(json(R"({"format":"sandtable-plan","version":1,"id":"a","language":"en","task":{"person":"aaa111","handed_in":"2026-11-21T10:00:00Z","over":true},
    "self_tests":[{"id":"t","test":"negotiation","phase":"before","answers":{"1":5,"2":4,"10":3}}],"sortings":[{"id":"s","sort":"letters","placed":{"1":"x","2":"x"}}]})"));
  SortLibrary sorts;
  Problems problems;
  auto pack = load_sort_pack(R"({"format":"sandtable-sort","version":1,"id":"letters","pack_version":1,"title":"Letters","bins":[{"id":"x","title":"X"},
    {"id":"y","title":"Y"}],"items":[{"id":"1","text":"one","bin":"x"},{"id":"2","text":"two","bin":"y"}]})", problems);
  REQUIRE(pack.ok());
  sorts.add(std::move(pack).value());
  const Json none = empty_array();
  ClassWords words;
  words.yes = "yes";
  words.right = "right";
  words.total = "total";
  const ClassPacks packs{library(), sorts, none};
  const std::string people = class_people_csv(all, packs, words, false);
  CHECK(people.find("Letters · right") != std::string::npos);
  CHECK(people.find("1,2026-11-21T10:00:00Z,yes,") != std::string::npos);
  CHECK(people.ends_with(",1\r\n"));  // one of two was right
  const std::string answers = class_answers_csv(all, packs, words, false);
  CHECK(answers.find(",1,one,x,X,1,,\r\n") != std::string::npos);
  CHECK(answers.find(",2,two,x,X,0,,\r\n") != std::string::npos);
  CHECK(answers.find(negotiation().questions[0].text) != std::string::npos);
  CHECK(answers.find("," + negotiation().questions[1].text) < answers.find("," + negotiation().questions[9].text));  // 2 before 10
  set_text(*const_cast<Json*>(find_member(all[0].edit(), "task")), "handed_in", "2026-11-21T00:00:00Z");  // from a code: the day alone
  CHECK(class_people_csv(all, packs, words, false).find("1,2026-11-21,yes,") != std::string::npos);
}

TEST_CASE("report text: a report as Markdown and its tables as CSV") {
  const Json report = json(R"({"title":"Class *A*","meta":"2026","sections":[{"kind":"heading","level":2,"text":"Scores"},
    {"kind":"paragraph","text":"- not a list"},{"kind":"list","items":["a|b"]},{"kind":"figure","summary":"Bars: 3","picture":{}},
    {"kind":"table","caption":"=Sum","rows":[["Who","n"],["=1+1","2"]]},{"kind":"table","caption":"Two","rows":[["x"],["y"]]},
    {"kind":"grid","cells":[{"title":"S","items":["one"]}]},{"kind":"later","text":"unknown"}]})");
  CHECK(report_markdown(report) ==
        "# Class \\*A\\*\n\n2026\n\n## Scores\n\n\\- not a list\n\n- a\\|b\n\nBars: 3\n\n| Who | n |\n| --- | --- |\n| =1+1 | 2 |\n\n"
        "| x |\n| --- |\n| y |\n\n## S\n\n- one\n");
  CHECK(report_csv(report) == "\xEF\xBB\xBF'=Sum\r\nWho,n\r\n'=1+1,2\r\n\r\nTwo\r\nx\r\ny\r\n\r\nS\r\none\r\n");
  CHECK(report_markdown(empty_object()) == "# \n");
  CHECK(report_csv(json(R"({"sections":[{"kind":"table","rows":[7,"x",[1]]}]})")) == "\xEF\xBB\xBF\r\n7\r\nx\r\n1\r\n");
}
