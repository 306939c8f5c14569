#include "core/codec_tables.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "core/compact_tokens.h"
#include "core/text_order.h"

namespace sandtable {
namespace {

// clang-format off
constexpr std::string_view kWordList =
  // the plan and its self-tests
  "format version id title language created modified author self_tests test "
  "pack_version taken phase rater kind name answers sandtable-plan zh en "
  "none before after self other negotiation contact get_information give_information influence "
  "test_packs "
  // cards, actions and what many tools share
  "text note weight rating tags source lens factor swot strengths "
  "weaknesses opportunities threats actions action owner start end cost status "
  "open done SO WO ST WT customers competitors environment own_business "
  "cards refs target actual value values type items item notes "
  "customer product price date worksheet worksheets fields checks prompts unit "
  // test packs
  "sandtable-test code summary introduction method_note minutes scale min labels bands "
  "from_pomp meaning dimensions dimension measures advice tips questions short reverse "
  "practice use total_advice priority developing solid strength "
  // situation analysis
  "cell posture keep develop vigilant challenge deny s w o t S W O T "
  "rivals rival us them products family ratings aims attitude reaction relaxed fierce "
  "random selective direction sources votes lenses factors explicit implicit "
  "segments segment layers industry size region needs need mix elements element "
  "core additional latent service quality emotion information benefit brand "
  // the rest, two bytes
  "x y count amount currency quarter quarters revenue margin profit budget best "
  "expected worst pilot rounds cause improvement candidates strategy combination "
  "width depth linkage base_business enhancing_business base_service value_added_service resources "
  "price_strategy price_sensitivity potential available served penetrated attractiveness current "
  "objective objectives maintain improve harvest exit enter step steps stage due "
  "planned in_progress cancelled blocked high medium low new old yes no unknown "
  "person people company role roles email phone address group groups comment comments "
  "exercise exercises instructions bins bin key points explanation hand_in class "
  "participant anonymous time_limit show_key tools tool content sorting case cases "
  "sections section rows row columns column table checked selected order color icon "
  "left right from to edges nodes links link url pair so wo st wt "
  "market business operation organisation performance own partners network "
  "explicit_need implicit_need daily_talk expansion upgrade linked_need network_performance system_change "
  "scale_growth information_systems construction_plans orders_from_above new_business_promotion loss_reasons "
  "fewer_customers falling_revenue their_strategy their_focus their_strengths their_weaknesses their_trend "
  "policy_regulation political_events economic_events social_events cultural_events regional_economy "
  "industry_change penetration network_resources relatedness current_status "
  "who what when where how why tender complaints policy politics economy society "
  "culture technology strategies trend focus lost_customers profitability growth life_cycle "
  "segmentation positioning competences ladder behaviours mirror attitudes problems "
  "swot_cards plan plans settings extra history year month day total score pomp band";
// clang-format on

// Calls `use(word)` for every word in order.
template <class Use>
constexpr void for_each_word(Use use) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= kWordList.size(); ++at) {
    if (at < kWordList.size() && kWordList[at] != ' ') continue;
    use(std::string_view(kWordList.data() + begin, at - begin));
    begin = at + 1;
  }
}

// Taken apart once, not at every use below: compilers count the steps of constant evaluation.
constexpr std::array<std::string_view, kOneByteWords> kOneByteWordList = [] {
  std::array<std::string_view, kOneByteWords> list{};
  std::size_t count = 0;
  for_each_word([&](std::string_view word) {
    if (count < kOneByteWords) list[count++] = word;
  });
  return list;
}();

[[maybe_unused]] void only_one_byte_words() {}  // no constant expression: calling it there stops the compiler

consteval std::uint8_t operator""_w(const char* text, std::size_t size) {
  for (std::size_t i = 0; i < kOneByteWords; ++i) {
    if (kOneByteWordList[i].size() == size && kOneByteWordList[i] == std::string_view(text, size)) {
      return static_cast<std::uint8_t>(token::kWord + i);
    }
  }
  only_one_byte_words();
  return 0;
}

using namespace token;  // NOLINT(google-build-using-namespace)
constexpr std::uint8_t kNumber(int value) {
  return static_cast<std::uint8_t>(kSmallInteger + value);
}

// clang-format off
constexpr std::uint8_t kDictionary[] = {
  // actions and cards with all their usual members, then a list of cards
  kObject, "end"_w, "id"_w, "owner"_w, "refs"_w, "start"_w, "status"_w, "text"_w, "type"_w, kEnd,
  kObject, "id"_w, "note"_w, "rating"_w, "source"_w, "tags"_w, "text"_w, "weight"_w, kEnd,
  kUuid4, kNumber(3), kObject, "factor"_w, "lens"_w, kEnd, kArray, kHanText, kEnd, kHanText, kDecimal + 2,
  "opportunities"_w, "strengths"_w, "threats"_w, "weaknesses"_w, kEnd, kArray,
  // a second attempt of the same test, by another person
  kNearShape + 1, kDenseMap, 16, 7, kUuid4, kNumber(1), "after"_w, kNearShape + 2, "other"_w, kHanText, kInstant,
  "negotiation"_w, kEnd, kLatinText, kNumber(1),
  kObject, "created"_w, "format"_w, "id"_w, "language"_w, "modified"_w, "self_tests"_w, "title"_w, "version"_w, kEnd,
  kInstant, "sandtable-plan"_w, kUuid4, "en"_w, kInstant, kArray,
  kObject, "answers"_w, "id"_w, "pack_version"_w, "rater"_w, "taken"_w, "test"_w, kEnd,
  kDenseMap, 16, 7, kUuid4, kNumber(1), kObject, "kind"_w, kEnd, "self"_w, kInstant, "negotiation"_w, kEnd,
  kLatinText, kNumber(1),
  // a plan with one finished self-test
  kObject, "author"_w, "created"_w, "format"_w, "id"_w, "language"_w, "modified"_w, "self_tests"_w, "title"_w,
  "version"_w, kEnd,
  kHanText, kInstant, "sandtable-plan"_w, kUuid4, "zh"_w, kInstant, kArray,
  kObject, "answers"_w, "id"_w, "pack_version"_w, "phase"_w, "rater"_w, "taken"_w, "test"_w, kEnd,
  kDenseMap, 16, 7, kUuid4, kNumber(1), "before"_w, kObject, "kind"_w, "name"_w, kEnd, "self"_w, kHanText,
  kInstant, "negotiation"_w, kEnd, kHanText, kNumber(1),
};
// clang-format on

}  // namespace

namespace {

struct Words {
  std::vector<std::string_view> all;
  std::vector<std::uint16_t> sorted;  // numbers, by word

  Words() {
    for_each_word([this](std::string_view word) { all.push_back(word); });
    sorted = sorted_numbers(all);
  }
};

const Words& words() {
  static const Words instance;
  return instance;
}

}  // namespace

std::size_t word_count() {
  return words().all.size();
}
std::string_view word_at(std::size_t index) {
  return words().all[index];
}

std::optional<std::size_t> find_word(std::string_view word) {
  const Words& table = words();
  const auto at = std::lower_bound(table.sorted.begin(), table.sorted.end(), word,
                                   [&](auto index, std::string_view key) { return table.all[index] < key; });
  if (at == table.sorted.end() || table.all[*at] != word) return std::nullopt;
  return *at;
}

std::string_view link_dictionary() {
  return {reinterpret_cast<const char*>(kDictionary), sizeof kDictionary};
}

}  // namespace sandtable
