// SWOT from and to Markdown and CSV.
#include <doctest/doctest.h>

#include "tools/swot/edit.h"
#include "tools/swot/files/export.h"
#include "tools/swot/files/import.h"
#include "fixtures.h"
#include "random_json.h"
#include "plan_parts.h"
#include "tools/swot/model.h"
#include "tools/actions/model.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

const ImportWords& import_words() {
  static const ImportWords words = {
      {"优势|强项|strength|S", "劣势|弱势|弱点|weakness|W", "机会|机遇|opportunity|O", "威胁|挑战|threat|T"},
      {"单元格|象限|类别|quadrant|category", "内容|要点|item|card", "备注|说明|comment", "权重", "评分",
       "标签|tag"},
      "对手|竞品|竞争者|competitor|competitors|rival|rivals|their",
      "我们|我司|our"};
  return words;
}

SwotWords export_words(bool english) {
  SwotWords words;
  const char* const zh[] = {"优势", "劣势", "机会", "威胁", "类别", "内容", "备注", "权重", "评分", "标签"};
  const char* const en[] = {"Strengths", "Weaknesses", "Opportunities", "Threats", "Quadrant",
                            "Text",      "Note",       "Weight",        "Rating",  "Tags"};
  for (std::size_t i = 0; i < kCells; ++i) words.cells[i] = english ? en[i] : zh[i];
  for (std::size_t i = 0; i < kCardColumns; ++i) words.columns[i] = english ? en[kCells + i] : zh[kCells + i];
  for (std::size_t i = 0; i < 4; ++i) words.pairs[i] = to_word(kAllPairs[i]);
  words.title = "SWOT";
  words.actions = english ? "Actions" : "行动";
  words.action = "Action";
  words.owner = "Owner";
  words.start = "Start";
  words.end = "End";
  words.status = "Status";
  words.open = "open";
  words.done = "done";
  words.pair = "Pair";
  return words;
}

std::vector<std::string> faults(const Imported& imported) {
  std::vector<std::string> out;
  for (const ImportProblem& problem : imported.problems) {
    out.push_back(std::to_string(problem.line) + " " + fault_name(problem.fault) +
                  (problem.detail.empty() ? "" : " " + problem.detail));
  }
  return out;
}

Imported markdown(std::string_view text) {
  return import_markdown(text, import_words());
}
Imported csv(std::string_view text) {
  return import_csv(text, import_words());
}

// Without what a list in a file does not have.
Swot listed(const Swot& swot) {
  Swot out;
  for (const Cell cell : kAllCells) {
    for (const CardRef& card : swot.in(cell)) {
      Card plain;
      plain.text = card->text;
      plain.note = card->note;
      plain.weight = card->weight;
      plain.rating = card->rating;
      plain.tags = card->tags;
      out.in(cell).push_back(std::move(plain));
    }
  }
  return out;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("markdown: headings in both languages and many spellings") {
  for (const char* heading :
       {"# Strengths", "## 优势", "##优势：", "### 优势 (Strengths)", "# S", "## 一、我们的优势 ##",
        "## ２）强项（3）", "Strengths\n====", "优势\n--", "## **Strengths**", "## STRENGTH:"}) {
    CAPTURE(heading);
    const Imported imported = markdown(std::string(heading) + "\n- a\n* b\n\n# Threats\n+ c\n");
    CHECK(text_of(imported.swot) == "S: a | b\nT: c");
    CHECK(faults(imported).empty());
  }
}

TEST_CASE("markdown: a heading that names somebody else makes no card of ours, and says so") {
  for (const char* heading : {"# 对手优势", "## 竞争对手的优势：", "# 竞品 优势", "# Competitor strengths", "# Rivals' strengths", "# Their Strengths",
                              "对手优势\n===="}) {
    CAPTURE(heading);
    const Imported imported = markdown(std::string(heading) + "\n- a\nb\n\n# 劣势\n- c\n");
    CHECK(text_of(imported.swot) == "W: c");
    REQUIRE(imported.problems.size() == 1);
    CHECK(imported.problems[0].fault == ImportFault::NotOurs);
    CHECK(imported.problems[0].line == 1);
  }
  CHECK(faults(markdown("# 对手优势\n- a\n- b")) == Lines{"1 not_ours 对手优势"});
  // So do the headings below it, and names alone.
  CHECK(text_of(markdown("# 竞争对手\n## 优势\n- a\n## 劣势\n- b\n# 我们\n## 优势\n- c").swot) == "S: c");
  CHECK(text_of(markdown("# Rivals\n优势\n- a").swot).empty());
  CHECK(faults(markdown("# Rivals\n优势\n- a")) == Lines{"1 not_ours Rivals"});
  // Nothing was left out, nothing is told.
  CHECK(faults(markdown("# About our competitors\ntext\n# S\n- a")).empty());
  CHECK(faults(markdown("# Competitors\ntext\n# S\n- a")).empty());
}

TEST_CASE("markdown: what is ours stays, though the heading names rivals, too") {
  for (const char* heading : {"# 我们相对竞争对手的优势", "# Our strengths against rivals", "# New arrivals: strengths"}) {
    CAPTURE(heading);
    CHECK(text_of(markdown(std::string(heading) + "\n- a").swot) == "S: a");
  }
  CHECK(text_of(markdown("# 来自竞争对手的威胁\n- a").swot) == "T: a");
  CHECK(text_of(markdown("# Threats (competitors)\n- a").swot) == "T: a");
}

TEST_CASE("markdown: list marks are those of a list; other beginnings are text") {
  CHECK(text_of(markdown("# 机会\n三、四线城市\n5、6月\n618、双11\n1688.com\n(1)班\n2.4 GHz\n- 4、5G\n- (2)班").swot) ==
        "O: 三、四线城市 | 5、6月 | 618、双11 | 1688.com | (1)班 | 2.4 GHz | 4、5G | (2)班");
  CHECK(text_of(markdown("# 机会\n（1）a\n（2）b\n# 威胁\n（1）c\n（2）d").swot) == "O: a | b\nT: c | d");
  CHECK(text_of(markdown("一、优势\n1、a\n2、b").swot) == text_of(markdown("- 优势\n1、a\n2、b").swot));
  CHECK(text_of(markdown("# S\n1. one").swot) == "S: one");
}

TEST_CASE("markdown: names of cells as people write them, alone or with text behind") {
  for (const char* text :
       {"一、优势\n1. a\n2. b\n二、威胁\n1. c", "【优势】\na\nb\n【威胁】\nc", "优势（S）：\na\nb\n威胁（T）：\nc", "S 优势\n- a\n- b\nT 威胁\n- c",
        "Strengths (S):\na\nb\nThreats (T):\nc", "S - Strengths\n• a\n• b\nT - Threats\n• c", "A. Strengths\n1) a\n2) b\nB. Threats\n1) c",
        "**Strengths**: a\n- b\n\n**Threats:** c", "优势：a\n优势：b\n威胁：c", "Strengths - a\n- b\nThreats – c", "S1：a\nS2：b\nT1：c", "S1 a\nS2 b\nT1 c",
        "优势：①a；②b\n威胁：c", "优势：1、a 2、b\n威胁：c", "（一）优势\n1、a\n2、b\n（二）威胁\n1、c",
        "Strengths:\n\n    -a\n    -b\n\nThreats:\n\n    -c", "| 优势 | 威胁 |\n|---|---|\n| a<br>b | c |",
        "| Category | Factor |\n|-|-|\n| **Strengths** | 1. a |\n| | 2. b |\n| **Threats** | 1. c |", "## Strengths\n| Factor | Why |\n|-|-|\n| a | x |\n| b | y |\n## Threats\n- c"}) {
    CAPTURE(text);
    const Imported imported = markdown(text);
    CHECK(text_of(imported.swot) == "S: a | b\nT: c");
    CHECK(faults(imported).empty());
  }
  CHECK(text_of(markdown("对手优势：\n低价\n劣势：\n报价慢").swot) == "W: 报价慢");
  CHECK(faults(markdown("对手优势：低价\n优势：a")) == Lines{"1 not_ours 对手优势"});
  // One company is no numbering.
  CHECK(text_of(markdown("Strengths\nO2 as a partner\n- Price: low").swot) == "S: O2 as a partner | Price: low");
  CHECK(faults(markdown("| x | y |\n|-|-|\n| 1 | 2 |")) == Lines{"1 no_columns"});
}

TEST_CASE("markdown: without headings names alone, bold or as an outline") {
  CHECK(text_of(markdown("**优势**\n- a\n\n**Weaknesses:**\n- b\n\n机会：\n1. c\n2. d\n\nT\n- e").swot) ==
        "S: a\nW: b\nO: c | d\nT: e");
  const Imported outline = markdown("- 优势\n  - a\n    - more\n  - b\n- **威胁**\n\t- c\n- 其他\n  - d\n");
  CHECK(text_of(outline.swot) == "S: a | b\nT: c");
  CHECK(outline.swot.in(Cell::Strengths)[0]->note == "more");
  CHECK(faults(outline) == Lines{"7 no_cell 其他", "8 no_cell d"});
  // With headings an item of that name is a card.
  CHECK(text_of(markdown("# 优势\n- Threats\n- a").swot) == "S: Threats | a");
}

TEST_CASE("markdown: notes in brackets, below, and values of columns") {
  const Imported imported = markdown(
      "# 优势\n"
      "- 服务好（两小时内到场）\n"
      "- Price (10 % above (really))\n"
      "- Revenue(2025)\n"
      "- escaped \\(no note\\)\n"
      "- （全部在括号里）\n"
      "- nested\n"
      "  - one\n"
      "  two\n"
      "    - 权重：0.15\n"
      "    - rating: 4\n"
      "    - Tags: a; b\n"
      "    - 备注: three: four\n"
      "    - https://example.org\n");
  const Cards& cards = imported.swot.in(Cell::Strengths);
  REQUIRE(cards.size() == 6);
  CHECK(cards[0]->text == "服务好");
  CHECK(cards[0]->note == "两小时内到场");
  CHECK(cards[1]->text == "Price");
  CHECK(cards[1]->note == "10 % above (really)");
  CHECK(cards[2]->text == "Revenue(2025)");
  CHECK(cards[3]->text == "escaped (no note)");
  CHECK(cards[4]->text == "（全部在括号里）");
  CHECK(cards[5]->note == "one\ntwo\nthree: four\nhttps://example.org");
  CHECK(cards[5]->weight == 0.15);
  CHECK(cards[5]->rating == 4);
  CHECK(cards[5]->tags == Lines{"a", "b"});
  CHECK(faults(imported).empty());
}

TEST_CASE("markdown: paragraphs, long items, tables and other sections") {
  const Imported imported = markdown(
      "# Our plan\nwritten by us\n\n- before\n\n## Strengths\nplain one\nplain two\n\n- a "
      "long\nitem\n\nbehind\n---\n| x | y |\n"
      "## Summary\n- not a card\ntext\n## Strengths\n-\n- more\n");
  CHECK(text_of(imported.swot) == "S: plain one | plain two | a long item | behind | more");
  CHECK(faults(imported) ==
        Lines{"4 no_cell before", "15 not_a_list | x | y |", "17 no_cell not a card", "20 no_text"});
  CHECK(faults(markdown("")).empty());
  CHECK(faults(markdown("nothing\nhere")).empty());
  // A heading that names two cells is none.
  CHECK(text_of(markdown("# 优势与劣势\n- a\n# 威胁\n- b").swot) == "T: b");
}

TEST_CASE("markdown: bad values, broken text, too much") {
  const Imported imported = markdown("# S\n- a\xff\n  - weight: NaN\n  - rating: 5\n  - 权重: -1\n");
  CHECK(text_of(imported.swot) == "S: a\uFFFD");
  CHECK(faults(imported) == Lines{"2 bad_text", "3 bad_weight NaN", "4 bad_rating 5", "5 bad_weight -1"});
  CHECK_FALSE(imported.swot.in(Cell::Strengths)[0]->has_weight());
  std::string many = "# T\n";
  for (std::size_t i = 0; i < kMaxCards + 2; ++i) many += "- x\n";
  const Imported full = markdown(many);
  CHECK(card_count(full.swot) == kMaxCards);
  CHECK(faults(full) == Lines{"5002 no_room x"});
  CHECK(faults(markdown("# T\n- " + std::string(kMaxCardTextBytes + 1, 'x'))) ==
        Lines{"2 text_cut " + std::string(40, 'x')});
}

TEST_CASE("csv: columns in any order, with headings of both languages") {
  const Imported imported =
      csv("\xEF\xBB\xBF评分,Something,内容,类别,Weight,tags,备注\r\n"
          "4,?,\"Team, local\",优势,0.15,a;b,\"says \"\"hi\"\"\nand more\"\r\n"
          ",,Price,weaknesses,\"0,2\"\r\n"
          "\r\n"
          "3,,Cloud,O,,,\r\n"
          ",,,,,,\r\n"
          "2,,Rival,威胁");
  CHECK(faults(imported).empty());
  CHECK(text_of(imported.swot) == "S: Team, local\nW: Price\nO: Cloud\nT: Rival");
  const Card& card = *imported.swot.in(Cell::Strengths)[0];
  CHECK(card.note == "says \"hi\"\nand more");
  CHECK(card.weight == 0.15);
  CHECK(card.rating == 4);
  CHECK(card.tags == Lines{"a", "b"});
  CHECK(card.id.empty());
  CHECK(imported.swot.in(Cell::Weaknesses)[0]->weight == 0.2);
  CHECK_FALSE(imported.swot.in(Cell::Opportunities)[0]->has_weight());
  CHECK(imported.swot.in(Cell::Threats)[0]->rating == 2);
}

TEST_CASE("csv: semicolons and tabs, LF, CR, and what spreadsheets say") {
  for (const char* text : {"cell;text\nS;a, b\n", "cell\ttext\rS\ta, b\r", "sep=;\r\ncell;text\r\nS;a, b",
                           "\"cell\";\"text\"\nS;\"a, b\""}) {
    CAPTURE(text);
    CHECK(text_of(csv(text).swot) == "S: a, b");
    CHECK(faults(csv(text)).empty());
  }
}

TEST_CASE("csv: broken rows are listed with their lines, the others are read, quotes as people write them") {
  const Imported imported =
      csv("cell,text,weight,rating\n"  // 1
          "S,good,1,1\n"               // 2
          "S,5\" pipe,1,1\n"           // 3
          "S,\"a\"b,1,1\n"             // 4
          "X,who,1,1\n"                // 5
          ",none,1,1\n"                // 6
          "S,,1,1\n"                   // 7
          "S,heavy,1e9,7\n"            // 8
          "S,\"two\nlines\",x,2.5\n"   // 9
          "S,bad\xfftext,,\n"          // 11
          "S,\"never closed,1,1\n"     // 12
          "W,still read,1,1\n");       // 13
  CHECK(text_of(imported.swot) == "S: good | 5\" pipe | \"a\"b | heavy | two\nlines | bad\uFFFDtext | \"never closed\nW: still read");
  CHECK(faults(imported) == Lines{"11 bad_text", "5 unknown_cell X", "6 no_cell none", "7 no_text S", "8 bad_weight 1e9", "8 bad_rating 7",
                                  "9 bad_weight x", "9 bad_rating 2.5"});
}

TEST_CASE("tables: what is where is known from the head, or from what is in the columns") {
  for (const char* text : {
           "SWOT 2026,,\n,,\n类别,内容,备注\n优势,a,x\n威胁,b,y",             // titles above
           "Category (S, W, O, T);Text\nS;a\nT;b",                          // more in the head
           "No.,Who,Said\n1,Strengths,a\n2,Threats,b",                      // the head says nothing
           "优势,a\n威胁,b",                                                 // there is no head
           "优势,威胁\na,b",                                                 // a column a cell
           "序号,优势,威胁\n1,a,b",
           "S\ta\nT\tb",
           "格\t内容\n【优势】\ta\nThreats (T)\tb"}) {
    CAPTURE(text);
    const Imported imported = csv(text);
    CHECK(text_of(imported.swot) == "S: a\nT: b");
    CHECK(faults(imported).empty());
    CHECK(imported.unread.empty());
  }
  CHECK(text_of(csv("优势,劣势\na,b\nc,\n机会,威胁\nd,e").swot) == "S: a | c\nW: b\nO: d\nT: e");  // two by two
  CHECK(text_of(csv("优势,a,b\n劣势,c,").swot) == "S: a | b\nW: c");                                  // a row a cell
  CHECK(text_of(csv("类别,内容\n优势,a\n,b\n威胁,c").swot) == "S: a | b\nT: c");                       // merged cells
  CHECK(faults(csv("类别,内容\n对手优势,a\n优势,b")) == Lines{"2 not_ours 对手优势"});
  CHECK(csv("one,two\nthree,four").unread.size() == 2);
}

TEST_CASE("tables: figures as they are written") {
  const Imported imported = csv("category;text;weight;rating\nS;a;0,25;4\nS;b;25%;3,0\nS;c;０．５;４\nS;d;.25;4.0");
  CHECK(faults(imported).empty());
  const Cards& cards = imported.swot.in(Cell::Strengths);
  REQUIRE(cards.size() == 4);
  for (const auto& [at, weight, rating] : {std::tuple{0, 0.25, 4}, std::tuple{1, 0.25, 3}, std::tuple{2, 0.5, 4}, std::tuple{3, 0.25, 4}}) {
    CHECK(cards[static_cast<std::size_t>(at)]->weight == weight);
    CHECK(cards[static_cast<std::size_t>(at)]->rating == rating);
  }
}

TEST_CASE("tables: columns chosen by hand") {
  const Table table = read_delimited("who,what,why\nx,a,1\ny,b,2", ",");
  TableChoice choice;
  for (std::size_t& column : choice.column) column = kNoColumn;
  CHECK(card_count(import_table(table, import_words(), choice).swot) == 0);
  choice.column[static_cast<std::size_t>(CardColumn::Text)] = 1;
  choice.all = Cell::Opportunities;
  CHECK(text_of(import_table(table, import_words(), choice).swot) == "O: a | b");
  choice.has_head = false;
  choice.column[static_cast<std::size_t>(CardColumn::Note)] = 2;
  const Imported imported = import_table(table, import_words(), choice);
  CHECK(text_of(imported.swot) == "O: what | a | b");
  CHECK(imported.swot.in(Cell::Opportunities)[1]->note == "1");
}

TEST_CASE("html: a table that was copied from a page") {
  CHECK(text_of(import_html("<table><tr><th>Strengths<th>Weaknesses<tr><td>a<br>b<td>c</table>", import_words()).swot) == "S: a | b\nW: c");
  CHECK(text_of(import_html("<table><tr><th>类别<th>内容<tr><td>优势<td>1. a<br>2. b</table>", import_words()).swot) == "S: a | b");
}

TEST_CASE("csv: no columns, nothing at all, too much") {
  CHECK(faults(csv("")) == Lines{"1 no_columns"});
  CHECK(faults(csv("a,b\nS,x")) == Lines{"1 no_columns"});
  CHECK(faults(csv("text\nx")) == Lines{"1 no_columns"});
  CHECK(faults(csv("\n\ncell\nS")) == Lines{"3 no_columns"});
  CHECK(faults(csv("cell,text")).empty());
  std::string many = "cell,text\n";
  for (std::size_t i = 0; i < kMaxCards + 2; ++i) many += "S,x\n";
  CHECK(faults(csv(many)) == Lines{"5002 no_room x"});
  std::string quotes = "cell,text\n";
  for (int i = 0; i < 5000; ++i) quotes += "S,bad\"\n";
  CHECK(card_count(csv(quotes).swot) == kMaxCards);
}

TEST_CASE("files: what is exported is imported the same") {
  const Plan plan = load(read_file(fixture_path("plans/v1-swot.json"))).plan;
  for (const bool english : {false, true}) {
    const SwotWords words = export_words(english);
    Swot expected = listed(in_plan<Swot>(plan));
    Imported from_csv = csv(swot_csv(in_plan<Swot>(plan), words));
    expected.in(Cell::Opportunities).pop_back();                       // has no text
    expected.in(Cell::Strengths)[3].edit().tags = {"a", "b", "服务"};  // the comma of a tag parts it
    CHECK(faults(from_csv) == Lines{std::string("13 no_text ") + words.cells[2]});
    CHECK(from_csv.swot == expected);
    Plan without = plan;
    in_plan<Swot>(without).in(Cell::Opportunities).pop_back();
    const Imported from_markdown = markdown(swot_markdown(without, words));
    CHECK(faults(from_markdown).empty());
    expected.in(Cell::Strengths)[3].edit().text = "多行 的卡片，“引号”与 emoji 😀";
    CHECK(from_markdown.swot == expected);
  }
}

TEST_CASE("files: any text survives CSV, and Markdown but for blanks at line ends") {
  Random random(21);
  const SwotWords words = export_words(true);
  const char* const pieces[] = {"a",        " ",   "客户", "(",  ")",   "（",        "）",   "*",  "**",
                                "_",        "`",   "\\",   "- ", "1. ", "# ",        "[x] ", "=",  "+",
                                "'",        "\"",  ",",    ";",  "|",   "weight: 3", "优势", "：", "&",
                                "&#65289;", "<b>", "--",   "•",  "\t",  "。"};
  const auto text = [&] {
    std::string out;
    for (std::size_t n = 1 + random.below(6); n > 0; --n) out += pieces[random.below(std::size(pieces))];
    return out;
  };
  for (int round = 0; round < rounds(3000); ++round) {
    Plan plan;
    Card card;
    card.text = text();
    if (random.below(2) == 0) card.note = text();
    if (random.below(2) == 0) card.weight = static_cast<double>(random.below(1000)) / 1000;
    card.rating = static_cast<int>(random.below(5));
    card.top = random.below(2) == 0;
    in_plan<Swot>(plan).in(kAllCells[random.below(kCells)]).push_back(card);
    const Swot expected = listed(in_plan<Swot>(plan));
    CAPTURE(card.text);
    CAPTURE(card.note);
    const bool blank = card.text.find_first_not_of(" \t") == std::string::npos;
    if (!blank) CHECK(csv(swot_csv(in_plan<Swot>(plan), words)).swot == expected);

    // As Markdown shows it: one line, no blanks at its ends.
    const auto shown = [](std::string line) {
      for (char& c : line) c = c == '\t' ? ' ' : c;
      const std::size_t begin = line.find_first_not_of(' ');
      return begin == std::string::npos ? std::string()
                                        : line.substr(begin, line.find_last_not_of(' ') - begin + 1);
    };
    if (blank) continue;
    const std::string file = swot_markdown(plan, words);
    CAPTURE(file);
    const Imported imported = markdown(file);
    CHECK(faults(imported).empty());
    REQUIRE(card_count(imported.swot) == 1);
    for (const Cell cell : kAllCells) {
      if (expected.in(cell).empty()) continue;
      REQUIRE(imported.swot.in(cell).size() == 1);
      CHECK(imported.swot.in(cell)[0]->text == shown(card.text));
      CHECK(imported.swot.in(cell)[0]->note == shown(card.note));
      CHECK(imported.swot.in(cell)[0]->weight == card.weight);
      CHECK(imported.swot.in(cell)[0]->rating == card.rating);
    }
  }
}

TEST_CASE("files: as they are written") {
  Plan plan;
  plan.title = "Plan *1*";
  in_plan<Swot>(plan) = grid("=1+1\nTeam", "", "", "Rival");
  edit_card(in_plan<Swot>(plan), "s1")->weight = 0.25;
  edit_card(in_plan<Swot>(plan), "s1")->rating = 4;
  edit_card(in_plan<Swot>(plan), "s1")->top = true;
  edit_card(in_plan<Swot>(plan), "s1")->tags = {"a", "b"};
  edit_card(in_plan<Swot>(plan), "t0")->note = "one\ntwo";
  Action action;
  action.text = "Call | them";
  action.pair = Pair::ST;
  action.owner = "Wang";
  action.end = "2026-12-31";
  in_plan<Actions>(plan).push_back(action);
  action.pair = Pair::None;
  action.status = ActionStatus::Done;
  in_plan<Actions>(plan).insert(in_plan<Actions>(plan).begin(), action);
  const SwotWords words = export_words(true);
  CHECK(swot_csv(in_plan<Swot>(plan), words) ==
        "\xEF\xBB\xBFQuadrant,Text,Note,Weight,Rating,Tags\r\nStrengths,'=1+1,,,,\r\nStrengths,Team,,0.25,4,"
        "\"a; b\"\r\n"
        "Threats,Rival,\"one\ntwo\",,,\r\n");
  CHECK(swot_markdown(plan, words) ==
        "# Plan \\*1\\*\n\n## Strengths\n\n- \\=1+1\n- **Team**\n  - Weight: 0.25\n  - Rating: 4\n  - Tags: "
        "a; b\n\n"
        "## Weaknesses\n\n\n## Opportunities\n\n\n## Threats\n\n- Rival\n  - Note: one\n  - Note: two\n\n## "
        "Actions\n\n"
        "| Pair | Action | Owner | Start | End | Status |\n| :-: | :-- | :-- | :-- | :-- | :-- |\n"
        "| ST | Call \\| them | Wang |  | 2026-12-31 | open |\n|  | Call \\| them | Wang |  | 2026-12-31 | "
        "done |\n");
  CHECK(swot_markdown(Plan(), words) ==
        "# SWOT\n\n## Strengths\n\n\n## Weaknesses\n\n\n## Opportunities\n\n\n## Threats\n\n");
}

TEST_CASE("files: any bytes are read without harm") {
  Random random(9);
  const std::string seeds[] = {
      swot_csv(grid("a", "b", "c", "d"), export_words(true)),
      swot_markdown(load(read_file(fixture_path("plans/v1-swot.json"))).plan, export_words(false))};
  for (int round = 0; round < rounds(3000); ++round) {
    std::string text = seeds[random.below(2)];
    for (std::size_t n = random.below(20); n > 0; --n) {
      const std::size_t at = random.below(text.size());
      if (random.below(3) == 0)
        text.erase(at, random.below(5));
      else if (random.below(2) == 0)
        text[at] = "\"\n\r,;\t#-*(\\ |\xff\xe5:"[random.below(17)];
      else
        text.insert(at, random_text(random));
      if (text.empty()) text = "x";
    }
    for (const Imported& imported : {csv(text), markdown(text)}) {
      for (const ImportProblem& problem : imported.problems) CHECK(problem.line > 0);
      for (const Cards& cards : imported.swot.cards) {
        for (const CardRef& card : cards) CHECK(card->text.size() <= kMaxCardTextBytes);
      }
    }
  }
}

// Found by the fuzzer.
TEST_CASE("markdown: an item of nothing but marks is no card, and a text on many lines keeps to the cap") {
  const Imported marks = markdown("# S\n- ****\n- ** **\n- real\n");
  CHECK(marks.swot.in(Cell::Strengths).size() == 1);
  REQUIRE(marks.problems.size() == 2);
  CHECK(marks.problems[0].fault == ImportFault::NoText);
  CHECK(marks.problems[0].line == 2);
  std::string text = "# S\n- begin\n";
  for (int i = 0; i < 30; ++i) text += std::string(5000, 'x') + "\n";
  const Imported lines = markdown(text);
  REQUIRE(lines.swot.in(Cell::Strengths).size() == 1);
  CHECK(lines.swot.in(Cell::Strengths)[0]->text.size() <= kMaxCardTextBytes);
  CHECK(lines.problems.back().fault == ImportFault::TextCut);
}
