// How much memory hostile input takes while it is read, at its highest: the caps of the decoders bound it, so that a
// page that opens a link or a file from anybody does not fall over. This program counts what operator new gives.
#include <malloc.h>

#include <algorithm>
#include <cstdlib>
#include <new>

#include <doctest/doctest.h>

#include "tools/class/collect.h"
#include "plan/history.h"
#include "plan_parts.h"
#include "tools/swot/model.h"
#include "core/links/link.h"
#include "tools/swot/files/import.h"
#include "core/links/text_coder.h"
#include "fixtures.h"
#include "tools/self_test/pack.h"
#include "tools/sorting/sort_pack.h"

namespace {

bool counting = false;
std::size_t live = 0, highest = 0;

void* give(std::size_t size) {
  void* block = std::malloc(std::max<std::size_t>(size, 1));
  if (block == nullptr) std::abort();
  if (counting) highest = std::max(highest, live += malloc_usable_size(block));
  return block;
}

void take(void* block) {
  if (counting && block != nullptr) live -= std::min(live, malloc_usable_size(block));
  std::free(block);
}

}  // namespace

void* operator new(std::size_t size) { return give(size); }
void* operator new[](std::size_t size) { return give(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return give(size); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return give(size); }
void operator delete(void* block) noexcept { take(block); }
void operator delete[](void* block) noexcept { take(block); }
void operator delete(void* block, std::size_t) noexcept { take(block); }
void operator delete[](void* block, std::size_t) noexcept { take(block); }
void operator delete(void* block, const std::nothrow_t&) noexcept { take(block); }
void operator delete[](void* block, const std::nothrow_t&) noexcept { take(block); }

using namespace sandtable;
using namespace sandtable::test;

namespace {

constexpr std::size_t kMiB = 1u << 20;
// A value of two bytes of text ("0,") is one of 16 with us, and is there three times while a list grows; an empty object
// ("{},") is a hundred with us, and what nobody knows is copied once.
constexpr std::size_t kMostTimes = 120;
constexpr std::size_t kModel = 6 * kMiB;  // text_model.h
constexpr std::size_t kLittle = 64u << 10;

// What reading takes at its highest, in bytes.
template <class Read>
std::size_t peak_of(Read read) {
  live = highest = 0;
  counting = true;
  read();
  counting = false;
  return highest;
}

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string out;
  while (out.size() + piece.size() <= bytes) out += piece;
  return out;
}

// Texts of about so many bytes that are worth much more in memory.
std::vector<std::string> costly(std::size_t bytes) {
  std::vector<std::string> out;
  const std::string_view heads[] = {R"({"format":"sandtable-plan","version":1,"x":[)", R"({"format":"sandtable-plan","version":1,"self_tests":[)",
                                    R"({"format":"sandtable-plan","version":1,"hand_ins":[)", R"({"format":"sandtable-test","version":1,"questions":[)",
                                    R"({"format":"sandtable-sort","version":1,"items":[)", "["};
  for (const std::string_view head : heads) {
    for (const std::string_view piece : {"0,", "{},", "[],", "\"\",", "{\"\":0},", "[[[[]]]],", "\"\\ud800\","}) {
      const std::string_view end = head == "[" ? "0]" : "0]}";
      out.push_back(std::string(head).append(repeated(piece, bytes - head.size() - end.size())).append(end));
    }
  }
  std::string members = R"({"format":"sandtable-plan","version":1)";
  for (int i = 0; members.size() + 20 < bytes; ++i) members += ",\"" + std::to_string(i) + "\":{}";
  out.push_back(members + "}");
  return out;
}

}  // namespace

TEST_CASE("memory: documents take what their size allows, and nothing over the cap") {
  // It is the same whatever the size.
  constexpr std::size_t kBytes = JsonLimits{}.bytes / 128;
  std::size_t most = 0;
  for (const std::string& text : costly(kBytes)) {
    REQUIRE(text.size() <= kBytes);
    most = std::max(most, peak_of([&] { static_cast<void>(load_plan(text, library())); }));
    Problems problems;
    most = std::max(most, peak_of([&] { static_cast<void>(load_test_pack(text, problems)); }));
    problems.clear();
    most = std::max(most, peak_of([&] { static_cast<void>(load_sort_pack(text, problems)); }));
  }
  MESSAGE("times its size: ", most / kBytes);
  CHECK(most <= kMostTimes * kBytes);
  const std::string long_text(JsonLimits{}.bytes + 1, ' ');
  Problems problems;
  CHECK(peak_of([&] { CHECK(!load_plan(long_text, library()).ok()); }) < kLittle);
  CHECK(peak_of([&] { CHECK(!load_test_pack(long_text, problems).ok()); }) < kLittle);
  CHECK(peak_of([&] { CHECK(!load_sort_pack(long_text, problems).ok()); }) < kLittle);
}

TEST_CASE("memory: steps of undo share what came along unknown") {
  std::string unknown = "[[]";
  for (int i = 0; i < 50'000; ++i) unknown += ",[]";
  unknown += "]";
  for (const std::string& text :
       {R"({"format":"sandtable-plan","version":1,"future":)" + unknown + "}",
        R"({"format":"sandtable-plan","version":1,"swot":{"future":)" + unknown + "}}",
        R"({"format":"sandtable-plan","version":1,"swot":{"strengths":[{"id":"a","text":"b","future":)" + unknown + "}]}}"}) {
    auto loaded = load_plan(text, library());
    REQUIRE(loaded.ok());
    Plan plan = std::move(loaded->plan);
    History history(plan);
    const std::size_t once = peak_of([&] { static_cast<void>(plan_to_json(plan)); });
    const std::size_t steps = peak_of([&] {
      for (int i = 0; i < 200; ++i) {
        plan.title = std::to_string(i);
        Cards& cards = in_plan<Swot>(plan).cards[0];
        if (cards.empty()) cards.emplace_back(Card{});
        cards[0].edit().text = std::to_string(i);
        history.commit(plan, 0, "", i);
      }
    });
    // A record that is edited is written anew with what it carries: that has the budget of undo.
    const bool in_record = text.find("strengths") != std::string::npos;
    CHECK(steps < (in_record ? 2 * History::kMaxBytes : 4 * once));
  }
}

TEST_CASE("memory: a few characters of a link that stand for a long text") {
  const std::string packed = pack_text(std::string(300'000, 'a'));
  REQUIRE(packed.size() < 1000);
  std::size_t peak = peak_of([&] { CHECK(!unpack_text(packed, 10'000).ok()); });
  CHECK(peak < kModel + 30'000);
  peak = peak_of([&] { CHECK(unpack_text(packed, kMaxLinkText).ok()); });
  CHECK(peak < kModel + 3 * 300'000);

  constexpr std::size_t kBytes = 60'000;
  std::size_t most = 0;
  for (const std::string_view piece : {"0,", "{},", "\"\","}) {
    const Json document = json("[" + repeated(piece, kBytes) + "0]");
    const auto payload = encode_link_payload(document);
    REQUIRE(payload.ok());
    most = std::max(most, peak_of([&] { CHECK(decode_link("#p=" + payload.value()).ok()); }));
  }
  CHECK(most < kModel + kMostTimes * kBytes);
  // Longer than any link.
  const std::string long_link = "#p=2" + std::string(kMiB, 'A');
  CHECK(peak_of([&] { CHECK(!decode_link(long_link).ok()); }) < kLittle);
}

TEST_CASE("memory: what a trainer pastes, and the cap on what is found in it") {
  const SortLibrary none;
  const CollectContext context{library(), none, {}};
  const auto found_in = [&](const std::string& text, std::size_t& peak) {
    std::vector<FoundHandIn> found;
    peak = peak_of([&] { find_hand_ins(text, "", context, found); });
    return found;
  };
  std::size_t peak = 0;
  // Words that only blanks part.
  const std::string words = repeated("a ", kMiB);
  CHECK(found_in(words, peak).size() == 1);
  CHECK(peak < kMiB / 2);
  CHECK(found_in(repeated("a-", kMiB), peak).size() == 1);
  CHECK(peak < kMiB / 2);
  // Two more than the cap, so that what is left out is told.
  for (const std::string_view piece : {"#p=1 ", "0,", "{}\n", "{\"hand_ins\":[0,0]},"}) {
    std::string text;
    for (std::size_t i = 0; i < kMaxFound + 2; ++i) text += piece;
    if (piece.back() == ',') text = "[" + text + "0]";
    const std::vector<FoundHandIn> found = found_in(text, peak);
    REQUIRE(found.size() == kMaxFound + 1);
    CHECK(found.back().state == Arrival::Broken);
    CHECK(found.back().problems.front().code == ErrorCode::TooLarge);
    CHECK(peak < 100 * kMiB);
  }
  const std::string most = repeated("0,", kMiB);
  CHECK(found_in("[" + most + "0]", peak).size() == kMaxFound + 1);
  CHECK(peak < 100 * kMiB);
  CHECK(found_in(std::string(kMaxCollectBytes + 1, 'a'), peak).size() == 1);
  CHECK(peak < kLittle);
}
