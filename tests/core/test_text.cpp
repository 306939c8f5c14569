#include <doctest/doctest.h>

#include "core/charts/chart_text.h"
#include "core/base/instant.h"
#include "core/base/result.h"
#include "core/base/utf8.h"
#include "core/base/uuid.h"
#include "core/links/code_digits.h"
#include "fixtures.h"
#include "local_time.h"

using namespace sandtable;
using namespace sandtable::test;

TEST_CASE("utf8: well-formed characters of each length") {
  CHECK(utf8_at("a", 0).code == U'a');
  CHECK(utf8_at("é", 0).code == U'é');
  CHECK(utf8_at("谈", 0).code == U'谈');
  CHECK(utf8_at("😀", 0).code == U'😀');
  CHECK(utf8_at("😀", 0).bytes == 4);
  CHECK(utf8_at("\xf4\x8f\xbf\xbf", 0).code == 0x10FFFF);
  CHECK(count_characters("aé谈😀") == 4);
}

TEST_CASE("utf8: every kind of ill-formed sequence, one U+FFFD per maximal subpart") {
  CHECK(repaired_text("\x80") == "\uFFFD");                                // lone continuation
  CHECK(repaired_text("\xc0\x80") == "\uFFFD\uFFFD");                      // overlong NUL
  CHECK(repaired_text("\xe0\x80\x80") == "\uFFFD\uFFFD\uFFFD");            // overlong
  CHECK(repaired_text("\xed\xa0\x80") == "\uFFFD\uFFFD\uFFFD");            // a surrogate
  CHECK(repaired_text("\xf4\x90\x80\x80") == "\uFFFD\uFFFD\uFFFD\uFFFD");  // above U+10FFFF
  CHECK(repaired_text("\xf8\x88") == "\uFFFD\uFFFD");                      // five bytes
  CHECK(repaired_text("\xe8\xb0"
                      "a") ==
        "\uFFFD"
        "a");                                        // cut in the middle
  CHECK(repaired_text("\xf0\x9f\x98") == "\uFFFD");  // cut at the end
  CHECK(repaired_text(std::string_view("a\0b", 3)) ==
        "a\uFFFD"
        "b");
  CHECK(is_sound_text("谈判"));
  CHECK_FALSE(is_sound_text(std::string_view("a\0", 2)));
}

TEST_CASE("utf8: a repaired text is sound, whatever it was") {
  Random random(3);
  for (int i = 0; i < 5000; ++i) {
    std::string text;
    for (std::size_t n = random.below(12); n > 0; --n) text.push_back(static_cast<char>(random.below(256)));
    const std::string once = repaired_text(text);
    CHECK(is_sound_text(once));
    CHECK(repaired_text(once) == once);
  }
}

TEST_CASE("utf8: cutting keeps whole characters") {
  CHECK(cut_text("谈判", 6) == "谈判");
  CHECK(cut_text("谈判", 5) == "谈");
  CHECK(cut_text("谈判", 3) == "谈");
  CHECK(cut_text("谈判", 2) == "");
  CHECK(cut_text("a😀", 4) == "a");
  CHECK(cut_text("", 0) == "");
}

TEST_CASE("utf8: a single line has no control characters") {
  std::string text =
      "a\nb\tc\x7f"
      "d\u0085e\u2028f\u2029g\x01";
  CHECK(make_single_line(text));
  CHECK(text == "a b c d e f g ");
  CHECK_FALSE(make_single_line(text));
  std::string chinese = "沟通 é 😀";
  CHECK_FALSE(make_single_line(chinese));
  CHECK(chinese == "沟通 é 😀");
}

TEST_CASE("instant: text to seconds and back") {
  CHECK(parse_instant("1970-01-01T00:00:00Z") == 0);
  CHECK(parse_instant("2026-11-21T09:00:00Z") == 1795251600);  // date -u -d 2026-11-21T09:00:00Z +%s
  CHECK(parse_instant("2000-02-29T23:59:59Z") == 951868799);
  CHECK(parse_instant("9999-12-31T23:59:59Z") == 253402300799);
  CHECK(format_instant(0) == "1970-01-01T00:00:00Z");
  CHECK(format_instant(1795251600) == "2026-11-21T09:00:00Z");
  CHECK(format_instant(253402300799) == "9999-12-31T23:59:59Z");
  CHECK(format_instant(-1) == "1970-01-01T00:00:00Z");
  CHECK(format_instant(INT64_MAX) == "9999-12-31T23:59:59Z");
}

TEST_CASE("instant: every day from 1970 to 2110 there and back") {
  for (std::int64_t day = 0; day < 51500; ++day) {
    const std::int64_t seconds = day * 86400 + (day * 7919) % 86400;
    REQUIRE(parse_instant(format_instant(seconds)) == seconds);
  }
}

TEST_CASE("instant: what is not one") {
  for (const char* text :
       {"", "2026-11-21", "2026-11-21T09:00:00", "2026-11-21T09:00:00.000Z", "2026-11-21T09:00:00+00:00",
        "2026-11-21t09:00:00z", "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-02-29T00:00:00Z",
        "1900-01-01T00:00:00Z", "2026-04-31T00:00:00Z", "2026-01-00T00:00:00Z", "2026-01-01T24:00:00Z",
        "2026-01-01T00:60:00Z", "2026-01-01T00:00:60Z", "2026-1-01T00:00:000Z", "-026-01-01T00:00:00Z",
        "2026-01-01T0a:00:00Z", " 2026-01-01T00:00:0Z"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_instant(text));
    CHECK(date_of(text) == "");
  }
  CHECK(date_of("2026-11-21T09:00:00Z") == "2026-11-21");
}

TEST_CASE("instant: days are local days, whatever the offset of that very instant is") {
  const LocalTime shanghai([](std::int64_t) -> std::int64_t { return 8 * 3600; });
  CHECK(date_of("2026-11-20T23:30:00Z") == "2026-11-21");  // 07:30
  CHECK(date_of("2026-11-21T15:59:59Z") == "2026-11-21");
  CHECK(date_of("2026-11-21T16:00:00Z") == "2026-11-22");
  CHECK(date_of("2026-12-31T23:30:00Z") == "2027-01-01");
  CHECK(date_of("2026-11-21T00:00:00Z") == "2026-11-21");  // the day alone is known
  CHECK(code_day("2026-11-20T23:30:00Z") == code_day("2026-11-21T00:00:00Z"));
  CHECK(date_of(instant_of_code_day(code_day("2026-11-20T23:30:00Z"))) == "2026-11-21");
  CHECK(date_of("yesterday") == "");
  {
    // Los Angeles: summer time ends on 2026-11-01 at 09:00 UTC.
    const LocalTime los_angeles([](std::int64_t seconds) -> std::int64_t { return (seconds < 1793523600 ? -7 : -8) * 3600; });
    CHECK(date_of("2026-11-22T02:00:00Z") == "2026-11-21");  // 18:00
    CHECK(date_of("2026-11-22T08:00:00Z") == "2026-11-22");
    CHECK(date_of("2026-11-22T07:30:00Z") == "2026-11-21");  // 23:30 in winter
    CHECK(date_of("2026-10-22T07:30:00Z") == "2026-10-22");  // 00:30 in summer
    CHECK(date_of("2026-11-22T00:00:00Z") == "2026-11-22");
    CHECK(code_day("2026-11-22T02:00:00Z") == code_day("2026-11-21T00:00:00Z"));
    CHECK(date_of("1970-01-01T00:00:01Z") == "1970-01-01");  // before years begin
  }
  CHECK(date_of("2026-11-20T23:30:00Z") == "2026-11-21");
}

TEST_CASE("uuid: version and variant whatever the random bytes") {
  CHECK(make_uuid([](auto& bytes) { bytes.fill(0); }) == "00000000-0000-4000-8000-000000000000");
  CHECK(make_uuid([](auto& bytes) { bytes.fill(0xFF); }) == "ffffffff-ffff-4fff-bfff-ffffffffffff");
  CHECK(make_uuid([](auto& bytes) {
          for (std::size_t i = 0; i < 16; ++i) bytes[i] = static_cast<std::uint8_t>(i * 16 + i);
        }) == "00112233-4455-4677-8899-aabbccddeeff");
}

TEST_CASE("errors: every code has a name of its own") {
  std::vector<std::string> names;
  for (int code = 0; code <= static_cast<int>(ErrorCode::NothingThere); ++code) {
    const std::string name = error_name(static_cast<ErrorCode>(code));
    CHECK(name != "unknown");
    for (const std::string& other : names) CHECK(other != name);
    names.push_back(name);
  }
}

TEST_CASE("chart text: Chinese breaks between characters, not before closing punctuation") {
  CHECK(wrap_text("影响和处理", 10, 30, 3) == std::vector<std::string>{"影响和", "处理"});
  CHECK(wrap_text("倾听，表达", 10, 20, 3) == std::vector<std::string>{"倾", "听，", "表达"});
  CHECK(wrap_text("倾听（表达）", 10, 30, 3) == std::vector<std::string>{"倾听", "（表", "达）"});
}

TEST_CASE("chart text: Latin breaks at spaces, and anywhere when a word is too long") {
  CHECK(wrap_text("Influencing and handling", 10, 74, 3) ==
        std::vector<std::string>{"Influencing", "and handling"});
  CHECK(wrap_text("Unbreakable", 10, 30, 9).size() > 1);
  CHECK(wrap_text("", 10, 30, 3).empty());
  CHECK(wrap_text("   ", 10, 30, 3).empty());
}

TEST_CASE("chart text: the widest part that should stay together") {
  CHECK(widest_word("影响和处理", 10) == doctest::Approx(10));
  CHECK(widest_word("影响，处理", 10) == doctest::Approx(20));
  CHECK(widest_word("to handling", 10) == doctest::Approx(estimated_width("handling", 10)));
  CHECK(widest_word("", 10) == 0);
}

TEST_CASE("chart text: what does not fit ends with an ellipsis") {
  const auto lines = wrap_text("one two three four five six seven eight", 10, 40, 2);
  CHECK(lines.size() == 2);
  CHECK(is_shortened(lines.back(), "one two three four five six seven eight"));
  CHECK_FALSE(is_shortened("wait…", "and wait…"));
  for (const std::string& line : lines) CHECK(estimated_width(line, 10) <= 40);
}

TEST_CASE("chart text: no line is wider than asked, no character is lost") {
  Random random(4);
  const char* const kParts[] = {"沟", "通", "，", "（", " ", "a", "handling", "i", "—", "😀", "e\u0301", "."};
  for (int i = 0; i < 2000; ++i) {
    std::string text;
    for (std::size_t n = random.below(20); n > 0; --n) text += kParts[random.below(std::size(kParts))];
    std::string all;
    for (const std::string& line : wrap_text(text, 10, 45, 100)) {
      CHECK(estimated_width(line, 10) <= 45);
      all += line;
    }
    const auto without_spaces = [](std::string_view from) {
      std::string out;
      for (const char c : from) {
        if (c != ' ') out.push_back(c);
      }
      return out;
    };
    CHECK(without_spaces(all) == without_spaces(text));
  }
}
