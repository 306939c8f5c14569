// Duplicates, taking over a colleague's cards and voters, and the dot vote.
#include <algorithm>

#include <doctest/doctest.h>

#include "tools/swot/edit.h"
#include "tools/swot/merge.h"
#include "tools/swot/votes.h"
#include "fixtures.h"
#include "core/base/normal_text.h"
#include "plan_parts.h"
#include "tools/swot/model.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

std::string groups(const Swot& swot) {
  std::string out;
  for (const std::uint16_t group : duplicate_groups(swot)) out += std::to_string(group);
  return out;
}

// What a grid says: cell and normal text of every card, sorted.
std::vector<std::string> contents(const Swot& swot) {
  std::vector<std::string> out;
  for (const Cell cell : kAllCells) {
    for (const CardRef& card : swot.in(cell))
      out.push_back(std::string(to_word(cell)) + " " + normal_text(card->text));
  }
  std::sort(out.begin(), out.end());
  return out;
}

bool ids_are_unique(const Swot& swot) {
  std::vector<std::string> ids;
  for (const Cards& cards : swot.cards) {
    for (const CardRef& card : cards) ids.push_back(card->id);
  }
  std::sort(ids.begin(), ids.end());
  return std::adjacent_find(ids.begin(), ids.end()) == ids.end() && (ids.empty() || !ids[0].empty());
}

Shared<Voter> voter(const char* id, std::map<std::string, int> given) {
  Voter out;
  out.id = id;
  out.name = std::string("name of ") + id;
  out.given = std::move(given);
  return out;
}

std::string outcomes(const std::vector<MergedVoter>& list) {
  std::string out;
  for (const MergedVoter& merged : list) out += "ASRKN"[static_cast<std::size_t>(merged.outcome)];
  return out;
}

}  // namespace

TEST_CASE("normal text: width, case and blanks do not matter") {
  for (const char* same :
       {"Price of 5G (VIP)", "ＰＲＩＣＥ　ｏｆ　５Ｇ　（ＶＩＰ）", "  price\tOF\n 5g(vip) "})
    CHECK(normal_text(same) == "price of 5g(vip)");
  CHECK(normal_text("云 产品，报价 慢") == normal_text("云产品,报价慢"));
  CHECK(normal_text("5G 专线") == normal_text("5Ｇ专线"));
  CHECK(normal_text("ÄÖ ΑΩ ПРИВЕТ Ё Š") == "äö αω привет ё š");
  CHECK(normal_text("up set") != normal_text("upset"));
  CHECK(normal_text("价格高") != normal_text("价格低"));
  CHECK(normal_text("×") == "×");
  CHECK(normal_text("｡￥") == "。¥");
  CHECK(normal_text("a\u00A0\u3000b\uFEFF") == "a b");
  CHECK(normal_text("").empty());
}

TEST_CASE("duplicates: groups over all cells, cards without text are never alike") {
  const std::vector<std::uint16_t> found =
      duplicate_groups(grid("Price\nLate", "x", "ｐｒｉｃｅ \nLATE", "price"));
  REQUIRE(found.size() == 6);
  CHECK(found[0] != 0);
  CHECK(found[0] == found[3]);
  CHECK(found[0] == found[5]);
  CHECK(found[1] != 0);
  CHECK(found[1] == found[4]);
  CHECK(found[1] != found[0]);
  CHECK(found[2] == 0);
  Swot empty = grid("a\nb");
  edit_card(empty, "s0")->text = " ";
  edit_card(empty, "s1")->text = "　";
  CHECK(groups(empty) == "00");
  CHECK(groups(Swot()).empty());
}

TEST_CASE("taking over: what we have is shown, never taken or dropped silently") {
  Random random(1);
  Swot mine = grid("Price\nTeam", "Late");
  Swot theirs = grid("ＰＲＩＣＥ\nNetwork", "Team", "Cloud\nCloud");
  edit_card(theirs, "s1")->top = true;
  std::vector<Incoming> list = incoming_cards(mine, theirs);
  REQUIRE(list.size() == 5);
  CHECK(list[0].same_as == "s0");
  CHECK(list[0].same_cell == Cell::Strengths);
  CHECK_FALSE(list[0].chosen);
  CHECK(list[1].same_as.empty());
  CHECK(list[1].same_id);  // s1 here is another card
  CHECK(list[1].chosen);
  CHECK(list[2].same_as == "s1");  // in another cell
  CHECK(list[2].same_cell == Cell::Strengths);
  CHECK(list[2].cell == Cell::Weaknesses);
  CHECK(list[3].chosen);
  CHECK_FALSE(list[3].same_id);
  CHECK(list[4].chosen);  // twice there: both are shown
  list[2].chosen = true;
  CHECK(take_cards(mine, list, bytes_of(random)) == 0);
  CHECK(text_of(mine) == "S: Price | Team | Network\nW: Late | Team\nO: Cloud | Cloud");
  CHECK(list[0].taken_as == "s0");
  CHECK(list[1].taken_as.size() == 36);
  CHECK(mine.in(Cell::Strengths)[2]->id == list[1].taken_as);
  CHECK(mine.in(Cell::Strengths)[2]->top);
  CHECK(list[3].taken_as == "o0");
  CHECK(ids_are_unique(mine));
}

TEST_CASE("taking over: the same card is best, then one in the same cell") {
  const Swot mine = grid("x\nx", "x");
  const std::vector<Incoming> list = incoming_cards(mine, grid("", "y\nx", "x"));
  CHECK(list[0].same_as.empty());
  CHECK(list[1].same_as == "w0");
  CHECK(list[2].same_as == "s0");
  CHECK(incoming_cards(mine, grid("q\nx"))[1].same_as == "s1");
}

TEST_CASE("taking over: top two and the cap of cards stay") {
  Random random(1);
  Swot mine = grid("a\nb");
  edit_card(mine, "s0")->top = true;
  Swot theirs = grid("c\nd");
  edit_card(theirs, "s0")->top = true;
  edit_card(theirs, "s1")->top = true;
  std::vector<Incoming> list = incoming_cards(mine, theirs);
  take_cards(mine, list, bytes_of(random));
  CHECK(mine.in(Cell::Strengths)[2]->top);
  CHECK_FALSE(mine.in(Cell::Strengths)[3]->top);
  std::string many;
  for (std::size_t i = 0; i < kMaxCards - 1; ++i) many += "m" + std::to_string(i) + "\n";
  Swot full = grid(many);
  list = incoming_cards(full, theirs);
  CHECK(take_cards(full, list, bytes_of(random)) == 1);
  CHECK(card_count(full) == kMaxCards);
  CHECK(list[1].taken_as.empty());
}

TEST_CASE("taking over: commutative up to order, and never loses a card") {
  Random random(5);
  const char* const words[] = {"Price",   "ｐｒｉｃｅ", "Team",    "team ", "云产品",
                               "云 产品", "Late",       "Network", "x",     "Ｘ"};
  const auto random_grid = [&] {
    std::string lists[4];
    for (std::string& list : lists) {
      // Within one grid every text at most once a cell: what is twice there comes twice, which has an order.
      std::vector<std::string> seen;
      for (std::size_t n = random.below(6); n > 0; --n) {
        const char* word = words[random.below(std::size(words))];
        const std::string normal = normal_text(word);
        if (std::find(seen.begin(), seen.end(), normal) != seen.end()) continue;
        seen.push_back(normal);
        list += std::string(word) + "\n";
      }
    }
    return grid(lists[0], lists[1], lists[2], lists[3]);  // with the same ids for different cards
  };
  const auto merged = [&](const Swot& a, const Swot& b, bool everything) {
    Swot out = a;
    std::vector<Incoming> list = incoming_cards(a, b);
    for (Incoming& incoming : list) {
      // A front end that wants each text once in each cell.
      incoming.chosen = everything || incoming.same_as.empty() || incoming.same_cell != incoming.cell;
    }
    CHECK(list.size() == card_count(b));
    CHECK(take_cards(out, list, bytes_of(random)) == 0);
    for (const Incoming& incoming : list) CHECK(find_card(out, incoming.taken_as) != nullptr);
    return out;
  };
  for (int round = 0; round < rounds(2000); ++round) {
    const Swot a = random_grid();
    const Swot b = random_grid();
    for (const bool everything : {false, true}) {
      const Swot ab = merged(a, b, everything);
      CHECK(contents(ab) == contents(merged(b, a, everything)));
      CHECK(ids_are_unique(ab));
      const std::vector<std::string> all = contents(ab);
      for (const Swot* part : {&a, &b}) {
        for (const std::string& card : contents(*part))
          CHECK(std::binary_search(all.begin(), all.end(), card));
      }
      if (everything) CHECK(card_count(ab) == card_count(a) + card_count(b));
    }
  }
}

TEST_CASE("votes: counted, ranked, ties shown as ties") {
  Swot swot = grid("a\nb", "c", "d\ne");
  swot.votes.voters = {voter("v", {{"s0", 2}, {"o1", 1}, {"gone", 5}}),
                       voter("w", {{"w0", 3}, {"s1", 1}, {"s0", 1}})};
  CHECK(count_votes(swot) == std::vector<int>{3, 1, 3, 0, 1});
  CHECK(dots_spent(swot, *swot.votes.voters[0]) == 3);
  const std::vector<RankedCard> ranking = vote_ranking(swot);
  std::string text;
  for (const RankedCard& ranked : ranking) {
    text += std::to_string(ranked.rank) + (ranked.tied ? "=" : " ") +
            swot.in(ranked.place.cell)[ranked.place.index]->id + std::to_string(ranked.dots) + " ";
  }
  CHECK(text == "1=s03 1=w03 3=s11 3=o11 ");
  swot.votes.voters[0].edit().given["s0"] = 3;
  CHECK_FALSE(vote_ranking(swot)[0].tied);
  CHECK(vote_ranking(swot)[1].rank == 2);
  CHECK(vote_ranking(Swot()).empty());
}

TEST_CASE("votes: giving and taking dots") {
  Swot swot = grid("a\nb");
  swot.votes.voters = {voter("v", {})};
  for (int i = 0; i < 3; ++i) CHECK(give_dot(swot, "v", "s0"));
  CHECK_FALSE(give_dot(swot, "v", "s1"));  // none left
  CHECK_FALSE(give_dot(swot, "nobody", "s0"));
  CHECK(take_dot(swot, "v", "s0"));
  CHECK(give_dot(swot, "v", "s1"));
  CHECK_FALSE(take_dot(swot, "v", "gone"));
  CHECK_FALSE(take_dot(swot, "nobody", "s0"));
  CHECK(take_dot(swot, "v", "s1"));
  CHECK(swot.votes.voters[0]->given == std::map<std::string, int>{{"s0", 2}});
  CHECK_FALSE(give_dot(swot, "v", "gone"));
  remove_cards(swot, {"s0"});
  CHECK(dots_spent(swot, *swot.votes.voters[0]) == 0);  // dots on a card that is gone are free again
  swot.votes.dots = 1;
  CHECK(give_dot(swot, "v", "s1"));
  CHECK_FALSE(give_dot(swot, "v", "s1"));
  CHECK(find_voter(swot.votes, "v") != nullptr);
  CHECK(find_voter(swot.votes, "") == nullptr);
}

TEST_CASE("votes: those of several people's files come together") {
  Plan mine;
  in_plan<Swot>(mine) = grid("a\nb", "c");
  mine.modified = "2026-11-21T09:00:00Z";
  in_plan<Swot>(mine).votes.voters = {voter("same", {{"s0", 1}}), voter("more", {{"s0", 1}}),
                            voter("fewer", {{"s0", 2}}), voter("tie", {{"s0", 1}})};
  Plan theirs;
  theirs.modified = "2026-11-21T10:00:00Z";
  in_plan<Swot>(theirs) = grid("a\nother", "c");  // begun from the same file; their s1 is another card
  in_plan<Swot>(theirs).votes.voters = {voter("new", {{"s0", 1}, {"s1", 2}}), voter("same", {{"s0", 1}}),
                              voter("more", {{"s0", 1}, {"w0", 1}}), voter("fewer", {{"s0", 1}}),
                              voter("tie", {{"w0", 1}})};
  Random random(1);
  std::vector<Incoming> list = incoming_cards(in_plan<Swot>(mine), in_plan<Swot>(theirs));
  take_cards(in_plan<Swot>(mine), list, bytes_of(random));
  const std::string taken = list[1].taken_as;
  Plan merged = mine;
  const std::vector<MergedVoter> said = merge_voters(merged, theirs, list);
  CHECK(outcomes(said) == "ASRKR");
  CHECK(said[0].name == "name of new");
  REQUIRE(in_plan<Swot>(merged).votes.voters.size() == 5);
  CHECK(find_voter(in_plan<Swot>(merged).votes, "new")->given == std::map<std::string, int>{{"s0", 1}, {taken, 2}});
  CHECK(find_voter(in_plan<Swot>(merged).votes, "more")->given.count("w0") == 1);
  CHECK(find_voter(in_plan<Swot>(merged).votes, "fewer")->given.at("s0") == 2);
  CHECK(find_voter(in_plan<Swot>(merged).votes, "tie")->given.count("w0") == 1);
  theirs.modified = mine.modified;
  merged = mine;
  CHECK(outcomes(merge_voters(merged, theirs, list)) == "ASRKK");
  CHECK(outcomes(merge_voters(merged, theirs, list)) == "SSSKK");  // a second time brings nothing
}

TEST_CASE("votes: dots for two cards that are one here are added, and voters have a cap") {
  Plan mine;
  in_plan<Swot>(mine) = grid("price");
  Plan theirs;
  in_plan<Swot>(theirs) = grid("Price\nPRICE");
  in_plan<Swot>(theirs).votes.voters = {voter("v", {{"s0", 1}, {"s1", 2}})};
  Random random(1);
  std::vector<Incoming> list = incoming_cards(in_plan<Swot>(mine), in_plan<Swot>(theirs));
  take_cards(in_plan<Swot>(mine), list, bytes_of(random));
  merge_voters(mine, theirs, list);
  CHECK(in_plan<Swot>(mine).votes.voters[0]->given == std::map<std::string, int>{{"s0", 3}});
  for (std::size_t i = 1; i < kMaxVoters; ++i)
    in_plan<Swot>(mine).votes.voters.push_back(voter(("x" + std::to_string(i)).c_str(), {}));
  in_plan<Swot>(theirs).votes.voters = {voter("late", {})};
  CHECK(outcomes(merge_voters(mine, theirs, list)) == "N");
}
