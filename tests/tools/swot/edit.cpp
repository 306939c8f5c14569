// Adding, moving, duplicating and merging cards.
#include <cmath>
#include <limits>

#include <doctest/doctest.h>

#include "tools/swot/edit.h"
#include "core/base/text_lines.h"
#include "fixtures.h"
#include "plan_parts.h"
#include "tools/swot/model.h"
#include "tools/actions/model.h"
#include "tools/sheets/model.h"
#include "plan/links.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

using Ids = std::vector<std::string>;

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string_view line : lines) out.append(line).append("|");
  return out;
}

}  // namespace

TEST_CASE("pasting: a list loses its bullets and numbers, empty lines are skipped") {
  CHECK(joined(pasted_lines("- a\n* b\r\n+ c\r• d\n·e\n- [ ] f\n- [x] g\n\n   \n　　h　\n*\n-")) == "a|b|c|d|e|f|g|h|");
  for (const char* list : {"1. a\n2. b\n3. c", "1) a\n2) b\n3) c", "1、a\n2、b\n3、c", "（1）a\n（2）b\n(3) c", "一、a\n二、b\n三、c",
                           "（一）a\n（二）b\n（三）c", "① a\n②b\n③ c", "1．a\n2．b\n3．c", "1. a\n1. b\n1. c", "1. a\n  - b\n  - c\n2. ",
                           "a\n1. b\n2. c"}) {
    CAPTURE(list);
    CHECK(joined(pasted_lines(list)) == "a|b|c|");
  }
  std::string many, wanted;
  constexpr const char* kTwelve[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"};
  for (const char* number : kTwelve) {
    many.append(number).append("、x").append(number).append("\n");
    wanted.append("x").append(number).append("|");
  }
  CHECK(joined(pasted_lines(many)) == wanted);
  CHECK(joined(pasted_lines("-5% revenue\n2.5 million\n2026 plan\n十年合作\n（内部）审批\n--\n3G")) ==
        "-5% revenue|2.5 million|2026 plan|十年合作|（内部）审批|--|3G|");
  CHECK(pasted_lines("").empty());
}

TEST_CASE("pasting: of a list only the list's own marks go") {
  CHECK(joined(pasted_lines("1. FC Köln\n2. Bayern")) == "FC Köln|Bayern|");
  const std::string items = "三、四线城市|5、6月|618、双11|1688.com|4、5G|(1)班|";
  std::string numbered, dashed, bare;
  int number = 0;
  for (std::size_t at = 0, end = 0; (end = items.find('|', at)) != std::string::npos; at = end + 1) {
    const std::string_view item = std::string_view(items).substr(at, end - at);
    numbered.append(std::to_string(++number)).append(". ").append(item).append("\n");
    dashed.append("- ").append(item).append("\n");
    bare.append(item).append("\n");
  }
  CHECK(joined(pasted_lines(numbered)) == items);
  CHECK(joined(pasted_lines(dashed)) == items);
  CHECK(joined(pasted_lines(bare)) == items);
}

TEST_CASE("pasting: a single line stays as it was typed") {
  for (const char* line : {"三、四线城市", "5、6月", "618、双11", "1688.com", "4、5G", "(1)班", "（一）期", "- 5% margin", "1. FC Köln", "2.4 GHz",
                           "*", "①号店", "• a", "- [x] a", "一、二线城市", "1)"}) {
    CAPTURE(line);
    CHECK(joined(pasted_lines(line)) == std::string(line) + "|");
    CHECK(joined(pasted_lines(std::string("\n ") + line + " \n\n")) == std::string(line) + "|");
  }
}

TEST_CASE("pasting: lines that are no list stay as they are") {
  for (const char* lines : {"三、四线城市|一线城市", "三、四线城市|四、五线城市", "一、二线城市|二、三线城市", "5、6月|7、8月", "1、2月|2、3月",
                            "618、双11|1688.com", "1688.com|1689.com", "(1)班|(2)班", "①号店|②号店", "2. Bundesliga|3. Liga",
                            "1. FC Köln|Bayer 04", "- 5% margin|volume|price", "4、5G|5、6G"}) {
    CAPTURE(lines);
    std::string text = lines;
    text.replace(text.find('|'), 1, "\n");
    if (const std::size_t more = text.find('|'); more != std::string::npos) text[more] = '\n';
    CHECK(joined(pasted_lines(text)) == std::string(lines) + "|");
  }
}

TEST_CASE("pasting: bullets of word processors, and cells of spreadsheets") {
  CHECK(joined(pasted_lines(read_file(fixture_path("imports/61-word-bullets.txt")))) ==
        "本地团队稳定|Wide network|网点多|响应快|已认证|有样板|Certified|有备件|全角一|带圈十一|括号一|半括|双|连字点|三角|");
  CHECK(joined(pasted_lines(read_file(fixture_path("imports/62-excel-cell-newline.txt")))) == "本地团队 驻场12人|网点多|");
  const std::string typed = read_file(fixture_path("imports/60-typed-numbers.txt"));
  std::string whole = typed;
  for (char& c : whole) c = c == '\n' ? '|' : c;
  CHECK(joined(pasted_lines(typed)) == whole);
  CHECK(joined(pasted_lines("a\tb\t3\nc\t\td")) == "a · b|c · d|");
  CHECK(joined(pasted_lines("\"A\" team\n\"open\nb \"c\" d")) == "\"A\" team|\"open|b \"c\" d|");
  CHECK(joined(pasted_lines("\"say \"\"hi\"\"\nthere\"")) == "say \"hi\" there|");
}

TEST_CASE("adding: every line is a card, in order, where it was asked for") {
  Random random(1);
  Swot swot = grid("a\nb", "c");
  const Added added = add_lines(swot, {Cell::Strengths, 1}, {"x", "y"}, bytes_of(random));
  CHECK(added.added == 2);
  CHECK(added.left == 0);
  CHECK(added.first_id == swot.in(Cell::Strengths)[1]->id);
  CHECK(added.first_id.size() == 36);
  CHECK(text_of(swot) == "S: a | x | y | b\nW: c");
  add_lines(swot, {Cell::Threats, 99}, {"z"}, bytes_of(random));
  CHECK(text_of(swot) == "S: a | x | y | b\nW: c\nT: z");
}

TEST_CASE("pasting: 10 000 lines fill the grid and the rest is told") {
  Random random(1);
  std::vector<std::string> lines;
  for (int i = 0; i < 10000; ++i) lines.push_back("line " + std::to_string(i));
  Swot swot = grid("a");
  const Added added = add_lines(swot, {Cell::Opportunities, 0}, lines, bytes_of(random));
  CHECK(added.added == kMaxCards - 1);
  CHECK(added.left == 10001 - kMaxCards);
  CHECK(card_count(swot) == kMaxCards);
  CHECK(swot.in(Cell::Opportunities)[4998]->text == "line 4998");
  CHECK(add_card(swot, {}, Card(), bytes_of(random)).empty());
}

TEST_CASE("pasting: long and broken lines") {
  Random random(1);
  Swot swot;
  const Added added =
      add_lines(swot, {}, {std::string(kMaxCardTextBytes + 1, 'x'), "A\xff"}, bytes_of(random));
  CHECK(added.added == 2);
  CHECK(added.cut == 1);
  CHECK(swot.in(Cell::Strengths)[0]->text.size() == kMaxCardTextBytes);
  CHECK(swot.in(Cell::Strengths)[1]->text == "A\uFFFD");
}

TEST_CASE("adding: an id that is taken or missing is replaced") {
  Random random(1);
  Swot swot = grid("a");
  Card card;
  card.text = "b";
  card.id = "s0";
  const std::string id = add_card(swot, {Cell::Threats, 0}, card, bytes_of(random));
  CHECK(id.size() == 36);
  CHECK(find_card(swot, id)->text == "b");
  card.id = "mine";
  CHECK(add_card(swot, {Cell::Threats, 0}, card, bytes_of(random)) == "mine");
  CHECK(swot.in(Cell::Threats)[0]->id == "mine");
  card.id.clear();
  CHECK(add_card(swot, {Cell::Threats, 0}, card, bytes_of(random)).size() == 36);
  edit_card(swot, "mine")->text = "edited";
  CHECK(find_card(swot, "mine")->text == "edited");
  CHECK(edit_card(swot, "nobody") == nullptr);
}

TEST_CASE("moving: within a cell and between cells, several keep their order") {
  Swot swot = grid("a\nb\nc\nd", "e\nf");
  CHECK(move_cards(swot, {"s0"}, {Cell::Strengths, 2}));
  CHECK(text_of(swot) == "S: b | a | c | d\nW: e | f");
  CHECK_FALSE(move_cards(swot, {"s0"}, {Cell::Strengths, 1}));
  CHECK_FALSE(move_cards(swot, {"s0"}, {Cell::Strengths, 2}));  // before the card behind it: where it is
  CHECK_FALSE(move_cards(swot, {"nobody"}, {Cell::Strengths, 0}));
  CHECK(move_cards(swot, {"s3", "w1", "s1"}, {Cell::Strengths, 2}));
  CHECK(text_of(swot) == "S: a | b | d | f | c\nW: e");
  CHECK(move_cards(swot, {"w0", "s0"}, {Cell::Threats, 5}));
  CHECK(text_of(swot) == "S: b | d | f | c\nT: a | e");
  CHECK(move_cards(swot, {"s1", "s2"}, {Cell::Threats, 1}));
  CHECK(text_of(swot) == "S: d | f\nT: a | b | c | e");
}

TEST_CASE("moving: a card of the top two is not among those of another cell") {
  Swot swot = grid("a\nb", "c");
  swot.in(Cell::Strengths)[0].edit().top = true;
  CHECK(move_cards(swot, {"s0"}, {Cell::Strengths, 9}));
  CHECK(swot.in(Cell::Strengths)[1]->top);
  CHECK(move_cards(swot, {"s0"}, {Cell::Weaknesses, 0}));
  CHECK_FALSE(swot.in(Cell::Weaknesses)[0]->top);
}

TEST_CASE("moving: nothing is ever lost or doubled") {
  Random random(8);
  Swot swot = grid("a\nb\nc\nd", "e\nf", "", "g");
  for (int i = 0; i < 2000; ++i) {
    Ids ids;
    for (const Cards& cards : swot.cards) {
      for (const CardRef& card : cards) {
        if (random.below(3) == 0) ids.push_back(card->id);
      }
    }
    const CardPlace to{kAllCells[random.below(kCells)], random.below(6)};
    const Swot before = swot;
    const bool moved = move_cards(swot, ids, to);
    CHECK(moved == !(swot == before));
    CHECK(card_count(swot) == 7);
    for (const char* id : {"s0", "s1", "s2", "s3", "w0", "w1", "t0"}) CHECK(find_card(swot, id) != nullptr);
  }
}

TEST_CASE("removing and duplicating") {
  Random random(1);
  Swot swot = grid("a\nb", "c");
  edit_card(swot, "s0")->top = true;
  edit_card(swot, "s0")->note = "n";
  const Ids copies = duplicate_cards(swot, {"w0", "s0", "nobody"}, bytes_of(random));
  REQUIRE(copies.size() == 2);
  CHECK(text_of(swot) == "S: a | a | b\nW: c | c");
  CHECK(swot.in(Cell::Strengths)[1]->id == copies[0]);
  CHECK(swot.in(Cell::Strengths)[1]->note == "n");
  CHECK_FALSE(swot.in(Cell::Strengths)[1]->top);
  CHECK(swot.in(Cell::Strengths)[0]->top);
  CHECK(remove_cards(swot, {"s0", "w0"}));
  CHECK(text_of(swot) == "S: a | b\nW: c");
  CHECK_FALSE(remove_cards(swot, {"s0"}));
  Swot nameless = grid("a");
  edit_card(nameless, "s0")->id.clear();
  CHECK_FALSE(remove_cards(nameless, {""}));
}

TEST_CASE("merging: nothing that was said or given is lost") {
  Plan plan;
  in_plan<Swot>(plan) = grid("Price", "", "Cheap\nprice ", "Late");
  Card* first = edit_card(in_plan<Swot>(plan), "s0");
  first->tags = {"a"};
  first->weight = 0.2;
  first->note = "one";
  Card* second = edit_card(in_plan<Swot>(plan), "o0");
  second->tags = {"b", "a"};
  second->note = "two\nlines";
  second->rating = 3;
  second->source.lens = "customers";
  second->source.factor = "tender";
  second->extra.set("colour", "red");
  Card* third = edit_card(in_plan<Swot>(plan), "o1");
  third->weight = 0.1;
  third->rating = 4;
  third->merged = json(R"([{"id":"older"}])");
  Voter voter;
  voter.id = "v";
  voter.given = {{"s0", 1}, {"o0", 2}, {"t0", 1}};
  in_plan<Swot>(plan).votes.voters.push_back(voter);
  Action action;
  action.refs = {"o1", "s0", "t0", "o0"};
  in_plan<Actions>(plan).push_back(action);

  const Plan before = plan;
  CHECK_FALSE(merge_cards(plan, {"s0"}, "; "));
  CHECK_FALSE(merge_cards(plan, {"s0", "nobody"}, "; "));
  CHECK(plan == before);
  CHECK(merge_cards(plan, {"o1", "o0", "s0"}, "; "));
  CHECK(text_of(in_plan<Swot>(plan)) == "S: Price; Cheap\nT: Late");
  const Card& card = *in_plan<Swot>(plan).in(Cell::Strengths)[0];
  CHECK(card.id == "s0");
  CHECK(card.note == "one\ntwo\nlines");
  CHECK(card.tags == Ids{"a", "b"});
  CHECK(card.weight == doctest::Approx(0.3));
  CHECK(card.rating == 3);
  CHECK(card.source.factor == "tender");
  CHECK(dump_json(card.merged) ==
        R"([{"id":"o0","source":{"factor":"tender","lens":"customers"}},{"id":"o1"},{"id":"older"}])");
  CHECK(card.extra.members().contains("colour"));
  const Voter& now = *in_plan<Swot>(plan).votes.voters[0];
  CHECK(now.given == std::map<std::string, int>{{"s0", 3}, {"t0", 1}});
  CHECK(in_plan<Actions>(plan)[0]->refs == Ids{"s0", "t0"});
}

TEST_CASE("merging: what is too long goes to the note, or nothing is done") {
  Plan plan;
  in_plan<Swot>(plan) = grid("a\nb\nc");
  edit_card(in_plan<Swot>(plan), "s0")->text = std::string(60000, 'a');
  edit_card(in_plan<Swot>(plan), "s1")->text = std::string(60000, 'b');
  Plan merged = plan;
  CHECK(merge_cards(merged, {"s0", "s1"}, "; "));
  CHECK(in_plan<Swot>(merged).in(Cell::Strengths)[0]->text == std::string(60000, 'a'));
  CHECK(in_plan<Swot>(merged).in(Cell::Strengths)[0]->note == std::string(60000, 'b'));
  edit_card(in_plan<Swot>(plan), "s2")->text = std::string(60000, 'c');
  const Plan before = plan;
  CHECK_FALSE(merge_cards(plan, {"s0", "s1", "s2"}, "; "));
  CHECK(plan == before);
  // More tags than a card may have.
  for (int i = 0; i < 15; ++i) {
    edit_card(in_plan<Swot>(merged), "s0")->tags.push_back("x" + std::to_string(i));
    edit_card(in_plan<Swot>(merged), "s2")->tags.push_back("y" + std::to_string(i));
  }
  CHECK(merge_cards(merged, {"s0", "s2"}, "; "));
  const Card& card = *in_plan<Swot>(merged).in(Cell::Strengths)[0];
  CHECK(card.tags.size() == kMaxTags);
  CHECK(card.note.substr(card.note.size() - 12) == "\ny12\ny13\ny14");
}

TEST_CASE("weights: what is typed") {
  const auto read = [](std::string_view text) {
    double weight = 7;
    return parse_weight(text, weight) ? weight : -99;
  };
  CHECK(read("0.15") == 0.15);
  CHECK(read(".15") == 0.15);
  CHECK(read("0,15") == 0.15);
  CHECK(read(" ０．１５ ") == 0.15);
  CHECK(read("3") == 3);
  CHECK(read("25%") == 0.25);
  CHECK(read("２.５ ％") == 0.025);
  CHECK(read("1e-7") == 1e-7);
  CHECK(read("1000000") == 1e6);
  CHECK(read("") == kNoWeight);
  CHECK(read("  ") == kNoWeight);
  for (const char* bad :
       {"-1", "-0.0001", "1000000.1", "1e7", "NaN", "inf", "Infinity", "1e999", "abc", "1 2", "1.2.3", "true",
        "[1]", "0x10", "\"1\"", "1,2,3", "99999999999999999999999"}) {
    CAPTURE(bad);
    CHECK(read(bad) == -99);
  }
  CHECK(sound_weight(std::nan("")) == kNoWeight);
  CHECK(sound_weight(std::numeric_limits<double>::infinity()) == kNoWeight);
  CHECK(sound_weight(-1) == kNoWeight);
  CHECK(sound_weight(0.5) == 0.5);
  CHECK(weight_text(kNoWeight).empty());
  CHECK(weight_text(1) == "1");
  CHECK(weight_text(0.15) == "0.15");
  for (const double weight : {0.1 + 0.2, 1e-9, 1.0 / 3, 999999.9}) CHECK(read(weight_text(weight)) == weight);
}

TEST_CASE("tags: typed, joined and collected") {
  CHECK(parse_tags("价格；服务, price 、 a b;;price") == Ids{"价格", "服务", "price", "a b"});
  CHECK(parse_tags(" ; ").empty());
  CHECK(parse_tags("x").size() == 1);
  std::string many;
  for (int i = 0; i < 30; ++i) many += std::to_string(i) + ",";
  CHECK(parse_tags(many).size() == kMaxTags);
  CHECK(parse_tags(std::string(101, 'x'))[0].size() == kMaxTagBytes);
  CHECK(tags_text({"a", "b"}) == "a; b");
  Swot swot = grid("a", "b");
  edit_card(swot, "s0")->tags = {"x", "y"};
  edit_card(swot, "w0")->tags = {"y", "z"};
  CHECK(all_tags(swot) == Ids{"x", "y", "z"});
}

TEST_CASE("sources: a card's own and those of what was merged into it, each once") {
  Plan plan = load(read_file(fixture_path("plans/v1-swot.json"))).plan;
  const Card& card = *in_plan<Swot>(plan).in(Cell::Strengths)[2];
  const std::vector<SourceView> sources = sources_of(card);
  REQUIRE(sources.size() == 2);
  CHECK(sources[0].factor == "who");
  CHECK(sources[0].sheet == in_plan<Worksheets>(plan)[0]->id);
  CHECK(sources[1].lens == "own_business");
  CHECK(sources_of(*in_plan<Swot>(plan).in(Cell::Strengths)[3]).empty());
  CHECK(find_card_from(in_plan<Swot>(plan), in_plan<Worksheets>(plan)[0]->id, "system_change") ==
        &*in_plan<Swot>(plan).in(Cell::Opportunities)[0]);
  CHECK(find_card_from(in_plan<Swot>(plan), in_plan<Worksheets>(plan)[0]->id, "tender") == nullptr);
  CHECK(find_card_from(in_plan<Swot>(plan), "", "current_status") == &card);  // one that was merged
  Card damaged;
  damaged.merged = json(R"([1,{"source":7},{"source":{"lens":[],"factor":"f"}},{"source":{"factor":"f"}}])");
  CHECK(sources_of(damaged).size() == 1);
}

TEST_CASE("actions and worksheets: adding, editing, removing") {
  Random random(1);
  Plan plan;
  in_plan<Swot>(plan) = grid("a");
  const std::string sheet = add_worksheet(plan, Worksheet(), bytes_of(random));
  edit_card(in_plan<Swot>(plan), "s0")->source.sheet = sheet;
  edit_worksheet(plan, sheet)->title = "rival";
  CHECK(find_worksheet(in_plan<Worksheets>(plan), sheet)->title == "rival");
  CHECK(edit_worksheet(plan, "") == nullptr);
  CHECK(remove_worksheet(plan, sheet));
  CHECK_FALSE(remove_worksheet(plan, sheet));
  CHECK(text_of(in_plan<Swot>(plan)) == "S: a");
  CHECK(find_worksheet(in_plan<Worksheets>(plan), sources_of(*in_plan<Swot>(plan).in(Cell::Strengths)[0])[0].sheet) == nullptr);

  Action action;
  action.id = "mine";
  CHECK(add_action(plan, action, bytes_of(random)) == "mine");
  CHECK(add_action(plan, action, bytes_of(random)).size() == 36);
  edit_action(plan, "mine")->owner = "Wang";
  CHECK(in_plan<Actions>(plan)[0]->owner == "Wang");
  CHECK(remove_action(plan, "mine"));
  CHECK(edit_action(plan, "mine") == nullptr);
  CHECK(in_plan<Actions>(plan).size() == 1);
  while (in_plan<Actions>(plan).size() < kMaxActions) add_action(plan, Action(), bytes_of(random));
  CHECK(add_action(plan, Action(), bytes_of(random)).empty());
}

TEST_CASE("ids: a damaged plan gets those that it lacks") {
  Random random(1);
  Plan plan =
      load(
          R"({"format":"sandtable-plan","version":1,"id":"p","language":"zh","created":"2026-11-21T08:55:12Z",)"
          R"("modified":"2026-11-21T08:55:12Z","swot":{"strengths":[{"id":"a"},{"id":"a"}],"votes":{"voters":[{}]}},)"
          R"("actions":[{}],"worksheets":[{"sheet":"x"}]})")
          .plan;
  complete_ids(plan, bytes_of(random));
  CHECK(in_plan<Swot>(plan).in(Cell::Strengths)[0]->id == "a");
  CHECK(in_plan<Swot>(plan).in(Cell::Strengths)[1]->id.size() == 36);
  CHECK(in_plan<Swot>(plan).votes.voters[0]->id.size() == 36);
  CHECK(in_plan<Actions>(plan)[0]->id.size() == 36);
  CHECK(in_plan<Worksheets>(plan)[0]->id.size() == 36);
}
