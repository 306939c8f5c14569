// Texts of an enumeration stand in their file in its order (core/words/key.h): held against the words that the core has for it.
#include <doctest/doctest.h>

#include <string>

#include "tools/mix/cash.h"
#include "tools/mix/gaps.h"
#include "core/base/money.h"
#include "core/base/result.h"
#include "tools/swot/analysis.h"
#include "tools/swot/files/import.h"
#include "product.h"
#include "app/workspace.h"
#include "tools/self_test/model.h"
#include "tools/swot/model.h"

using namespace sandtable;
using sandtable::test::asset_path;
using sandtable::test::product;

namespace {

// The texts `prefix` + word + `ending` for the enumerators from `first` on stand one behind the other.
template <class Enum, class Word>
void check_family(const std::string& prefix, Enum first, int count, Word word, const std::string& ending = {}) {
  const int begin = find_key_name((prefix + Text(word(first)).str() + ending).c_str());
  for (int i = 0; i < count; ++i) {
    const std::string name = prefix + Text(word(static_cast<Enum>(static_cast<int>(first) + i))).str() + ending;
    CAPTURE(name);
    REQUIRE(begin + i < kKeyCount);
    CHECK(name == kKeyNames[begin + i]);
  }
}

const auto kWord = [](auto value) { return to_word(value); };

}  // namespace

TEST_CASE("texts of an enumeration follow its order") {
  check_family("phase.", Phase::None, 3, kWord);
  check_family("error.", ErrorCode::Empty, static_cast<int>(ErrorCode::Protected) + 1, error_name);
  check_family("fault.", ImportFault::NoCell, static_cast<int>(ImportFault::NoRoom) + 1, fault_name);
  check_family("figure.", MoneyRead::NotAnAmount, 6, kWord);
  CHECK(find_key_name("figure.range") == find_key_name("figure.other_currency") + 1);
  check_family("gap.", Gap{}, kGaps, kWord);
  check_family("layer.", Layer{}, kLayers, kWord);
  check_family("layer.", Layer{}, kLayers, kWord, "_help");
  check_family("break_even.", BreakEven{}, 4, kWord);
  check_family("measure.", Measure{}, kMeasures, kWord);
  check_family("dimension.", 0, 5, [](int i) { return kDimensionKeys[i]; });
  check_family("round.", RoundFigure{}, kRoundFigures, kWord);
  check_family("cash.", Scenario{}, kScenarios, kWord);
  for (const char* part : {"", "_meaning", "_advice"}) check_family("posture.", Posture::Keep, 5, kWord, part);
  for (const char* prefix : {"swot.", "swot_hint.", "import_words."}) check_family(prefix, Cell{}, kCells, kWord);
  check_family("import_words.", CardColumn{}, kCardColumns, kWord);
  check_family("tows.", Pair::SO, 4, [](Pair pair) {
    std::string word = to_word(pair).str();
    for (char& c : word) c = static_cast<char>(c + ('a' - 'A'));
    return word;
  });
  // These enumerations have no words in the core.
  check_family("factors.", FactorAxis{}, 2, [](FactorAxis axis) { return axis == FactorAxis::Strength ? "strength" : "attractiveness"; });
  check_family("save.", SaveState{}, 3, [](SaveState state) {
    return state == SaveState::Saved ? "saved" : state == SaveState::Saving ? "saving" : "not_saved";
  });
  constexpr const char* kNotices[] = {"binned", "restored", "copied_plan", "imported", "renamed", "locked_elsewhere",
                                      "read_failed", "recovered", "previous_used", "store_failed"};
  CHECK(static_cast<int>(Notice::Kind::StoreFailed) + 1 == std::size(kNotices));
  check_family("toast.", 0, std::size(kNotices), [&](int i) { return kNotices[i]; });
  check_family("share.", 0, 3, [](int fit) { return fit == 0 ? "fits_qr" : fit == 1 ? "fits_messenger" : "too_long"; });
}

TEST_CASE("a key is the place of its text") {
  CHECK(std::string(kKeyNames[Key("home.title").index()]) == "home.title");
  constexpr Keys kCells("swot.strengths", "swot.weaknesses", "swot.opportunities", "swot.threats");
  CHECK(kCells.size() == 4);
  CHECK(kCells[Cell::Weaknesses].index() == Key("swot.weaknesses").index());
  CHECK(find_key_name("home.titles") == kKeyCount);

  Strings strings;
  CHECK(strings.tr("home.title") == "");  // before a group has come
  std::vector<Json> packs(kGroupCount, Json::array());
  for (int group = 0; group < kGroupCount; ++group) {
    for (int i = 0; i < kGroups[group].size; ++i) packs[group].push_back(std::string(kKeyNames[kGroups[group].first + i]) + " {n}");
  }
  for (int group = 0; group < kGroupCount; ++group) {
    strings.load(Group::numbered(group), packs[group]);
    const int last = kGroups[group].first + kGroups[group].size - 1;
    CHECK(strings.tr(Key::numbered(last)).str() == std::string(kKeyNames[last]) + " {n}");
    if (last + 1 < kKeyCount) CHECK(strings.tr(Key::numbered(last + 1)) == "");
  }
  CHECK(strings.tr("home.title") == "home.title {n}");
  Json& end = packs[kGroupCount - 1];
  end.erase(end.size() - 1);
  packs[0][0] = 1;
  CHECK(strings.tr(Key::numbered(0)) == "");
  CHECK(strings.tr(Key::numbered(kKeyCount - 1)) == "");
  strings.load("situation", Json());
  CHECK(strings.tr("swot.cell") == "");
  CHECK(strings.tr("mix.open") == "mix.open {n}");
}

TEST_CASE("the texts of the groups stand one behind the other, and no group of tools is without") {
  int next = 0;
  for (const GroupTexts& group : kGroups) {
    CAPTURE(group.name);
    CHECK(group.first == next);
    CHECK((group.size > 0) == (std::string_view(group.name) != "links" && std::string_view(group.name) != "tables"));  // no tools
    next += group.size;
  }
  CHECK(next == kKeyCount);
  CHECK(find_group_name("nothing") == kGroupCount);
}

TEST_CASE("every text of both languages comes under its own key") {
  for (const char* language : {"en", "zh"}) {
    Driver driver(product(test::kLaptop, language));
    const std::string folder = asset_path(language);
    Json named = Json::object();
    for (const Json& group : Json::parse(test::read_file(test::tools_file()))) {
      for (const Json& file : group["texts"]) named.update(Json::parse(test::read_file(folder + "/" + file.get<std::string>())));
    }
    REQUIRE(named.size() == kKeyCount);
    CHECK(driver.app->tr(Key::numbered(kKeyCount - 1)).empty());  // a group's texts come with it
    REQUIRE(driver.press("home.new_plan"));                       // and all of them when a plan is opened
    for (int i = 0; i < kKeyCount; ++i) {
      CHECK(driver.app->tr(Key::numbered(i)).str() == named[kKeyNames[i]].get<std::string>());
    }
  }
}
