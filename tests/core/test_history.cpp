#include <doctest/doctest.h>

#include "plan/history.h"
#include "fixtures.h"
#include "plan_parts.h"
#include "tools/swot/model.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

Plan titled(const char* title) {
  Plan out;
  out.title = title;
  return out;
}

}  // namespace

TEST_CASE("history: every discrete action is one step") {
  History history(titled("a"));
  CHECK_FALSE(history.can_undo());
  CHECK_FALSE(history.can_redo());
  CHECK(history.undo_label() == -1);
  CHECK(history.redo_label() == -1);
  CHECK_FALSE(history.undo());
  CHECK_FALSE(history.redo());

  CHECK(history.commit(titled("b"), 7, "", 0));
  CHECK(history.commit(titled("c"), 0, "", 0));
  CHECK(history.undo_label() == 0);
  CHECK(history.undo());
  CHECK(history.plan().title == "b");
  CHECK(history.undo_label() == 7);
  CHECK(history.redo_label() == 0);
  CHECK(history.undo());
  CHECK(history.plan().title == "a");
  CHECK_FALSE(history.undo());
  CHECK(history.redo());
  CHECK(history.redo());
  CHECK(history.plan().title == "c");
  CHECK_FALSE(history.redo());
}

TEST_CASE("history: typing is one step until the text rests") {
  History history(titled(""));
  history.commit(titled("s"), 1, "title", 1000);
  history.commit(titled("sa"), 1, "title", 1400);
  history.commit(titled("san"), 1, "title", 2400);  // exactly kCoalesceMs later
  CHECK(history.undo());
  CHECK(history.plan().title == "");
  CHECK(history.redo());
  CHECK(history.plan().title == "san");
}

TEST_CASE("history: a pause, another field, a rest or an undo ends the run") {
  const auto steps = [](const History& from) {
    History history = from;
    int count = 0;
    while (history.undo()) ++count;
    return count;
  };
  History pause(titled(""));
  pause.commit(titled("a"), 0, "title", 0);
  pause.commit(titled("b"), 0, "title", 1001);
  CHECK(steps(pause) == 2);

  History field(titled(""));
  field.commit(titled("a"), 0, "title", 0);
  field.commit(titled("b"), 0, "author", 1);
  CHECK(steps(field) == 2);

  History rest(titled(""));
  rest.commit(titled("a"), 0, "title", 0);
  rest.rest();
  rest.commit(titled("b"), 0, "title", 1);
  CHECK(steps(rest) == 2);

  History undone(titled(""));
  undone.commit(titled("a"), 0, "title", 0);
  undone.commit(titled("b"), 0, "author", 1);
  undone.undo();
  undone.commit(titled("c"), 0, "title", 2);
  CHECK(steps(undone) == 2);

  History discrete(titled(""));
  discrete.commit(titled("a"), 0, "", 0);
  discrete.commit(titled("b"), 0, "", 0);
  CHECK(steps(discrete) == 2);
}

TEST_CASE("history: a new edit drops what could be redone") {
  History history(titled("a"));
  history.commit(titled("b"), 0, "", 0);
  history.commit(titled("c"), 0, "", 0);
  history.undo();
  CHECK(history.can_redo());
  history.commit(titled("d"), 0, "", 0);
  CHECK_FALSE(history.can_redo());
  history.undo();
  CHECK(history.plan().title == "b");
}

TEST_CASE("history: an edit that changes nothing makes no step and keeps what can be redone") {
  History history(titled("a"));
  history.commit(titled("b"), 0, "", 0);
  history.undo();
  CHECK_FALSE(history.commit(titled("a"), 7, "", 0));
  CHECK_FALSE(history.can_undo());
  CHECK(history.can_redo());
}

TEST_CASE("history: the time stamp alone is no change") {
  History history(titled("a"));
  Plan later = titled("a");
  later.modified = "2026-11-21T09:00:00Z";
  CHECK_FALSE(history.commit(later, 0, "", 0));
  later.title = "b";
  CHECK(history.commit(later, 0, "", 0));
  CHECK(history.plan().modified == "2026-11-21T09:00:00Z");
}

TEST_CASE("history: what was typed and taken back leaves no step") {
  History history(titled("a"));
  history.commit(titled("ab"), 0, "title", 0);
  CHECK(history.commit(titled("a"), 0, "title", 10));
  CHECK_FALSE(history.can_undo());
  history.commit(titled("ac"), 0, "title", 20);
  CHECK(history.undo());
  CHECK(history.plan().title == "a");
}

TEST_CASE("history: a field's own undo is one of ours, however long it took to type") {
  History history(titled(""));
  history.commit(titled("card"), 3, "", 0);
  history.commit(titled("card, one"), 1, "title", 10'000);
  history.commit(titled("card, one two"), 1, "title", 20'000);
  CHECK(history.commit(titled("card, one t"), 1, "title", 30'000));
  CHECK(history.commit(titled("card"), 1, "title", 40'000));
  CHECK(history.undo_label() == 3);  // the next undo is of what came before the typing
  CHECK(history.redo());
  CHECK(history.plan().title == "card, one");
  CHECK(history.redo());
  CHECK(history.plan().title == "card, one two");
  CHECK(history.redo());
  CHECK(history.plan().title == "card, one t");
  // With something else in between it is an edit as every other.
  history.commit(titled("x"), 2, "", 50'000);
  history.commit(titled("card, one t"), 1, "title", 60'000);
  CHECK(history.undo());
  CHECK(history.plan().title == "x");
}

TEST_CASE("history: at most 200 steps, the oldest go first") {
  History history(titled("start"));
  for (int i = 0; i < 250; ++i) history.commit(titled(std::to_string(i).c_str()), 0, "", i);
  std::size_t steps = 0;
  while (history.undo()) ++steps;
  CHECK(steps == History::kMaxSteps);
  CHECK(history.plan().title == "49");
  while (history.redo()) {
  }
  CHECK(history.plan().title == "249");
}

TEST_CASE("history: large steps are fewer, and the newest stay") {
  constexpr std::size_t kBytes = 1u << 20;
  Plan plan;
  in_plan<Swot>(plan).cards[0].emplace_back(Card{});
  History history(plan);
  for (int i = 0; i < 60; ++i) {
    in_plan<Swot>(plan).cards[0][0].edit().note = std::string(kBytes, static_cast<char>('A' + i));
    history.commit(plan, 0, "", i);
  }
  std::size_t steps = 0;
  while (history.undo()) ++steps;
  CHECK(steps <= History::kMaxBytes / kBytes);
  CHECK(steps >= History::kMaxBytes / kBytes - 2);
  CHECK(in_plan<Swot>(history.plan()).cards[0][0]->note[0] == static_cast<char>('A' + 59 - static_cast<int>(steps)));
}
