#include <doctest/doctest.h>

#include "core/json/json.h"
#include "fixtures.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

struct Parsed {
  Json value;
  Problems problems;
  std::string error;  // "" = parsed
};

Parsed parse(std::string_view text, const JsonLimits& limits = {}) {
  Parsed out;
  Result<Json> result = parse_json(text, out.problems, limits);
  if (result.ok()) {
    out.value = std::move(result).value();
  } else {
    out.error = text_of(result.error());
  }
  return out;
}

std::string nested(int depth, std::string_view open, std::string_view close) {
  std::string out;
  for (int i = 0; i < depth; ++i) out += open;
  for (int i = 0; i < depth; ++i) out += close;
  return out;
}

Json random_json(Random& random, int depth) {
  static const char* const kTexts[] = {
      "", "a", "谈判", "quote\" back\\slash", "line\nbreak\ttab", "\x7f", "😀", "a/b~c", "\u2028"};
  switch (random.below(depth > 0 ? 8 : 6)) {
    case 0:
      return nullptr;
    case 1:
      return random.below(2) == 0;
    case 2:
      return static_cast<std::int64_t>(random.next());
    case 3:
      return static_cast<std::int64_t>(random.below(2000)) - 1000;
    case 4:
      return static_cast<double>(static_cast<std::int64_t>(random.next())) /
             static_cast<double>(1 + random.below(1u << 30));
    case 5:
      return kTexts[random.below(std::size(kTexts))];
    case 6: {
      Json out = Json::array();
      for (std::size_t n = random.below(5); n > 0; --n) out.push_back(random_json(random, depth - 1));
      return out;
    }
    default: {
      Json out = Json::object();
      for (std::size_t n = random.below(5); n > 0; --n) {
        out[kTexts[random.below(std::size(kTexts))]] = random_json(random, depth - 1);
      }
      return out;
    }
  }
}

}  // namespace

TEST_CASE("json: values of every type") {
  const Parsed parsed =
      parse(" {\"b\":[1,-2,3.5,1e2,true,false,null,\"谈\\u8c08\\n\"],\"a\":{},\"\":18446744073709551615} ");
  CHECK(parsed.error == "");
  CHECK(parsed.problems.empty());
  CHECK(dump_json(parsed.value) ==
        "{\"\":18446744073709551615,\"a\":{},\"b\":[1,-2,3.5,100.0,true,false,null,\"谈谈\\n\"]}");
  CHECK(dump_json(parse("7").value) == "7");
  CHECK(dump_json_pretty(parse("{\"b\":1,\"a\":[2]}").value) == "{\n  \"a\": [\n    2\n  ],\n  \"b\": 1\n}");
}

TEST_CASE("json: nothing there") {
  CHECK(parse("").error == "empty  ");
  CHECK(parse(" \r\n\t ").error == "empty  ");
  CHECK(parse("\xEF\xBB\xBF").error == "empty  ");
  CHECK(parse("\xEF\xBB\xBF\n").error == "empty  ");
}

TEST_CASE("json: a byte order mark is skipped") {
  const Parsed parsed = parse("\xEF\xBB\xBF{\"a\":1}");
  CHECK(parsed.error == "");
  CHECK(parsed.problems.empty());
  CHECK(parse("\xEF\xBB\xBF{x").error == "not_json  1:2");
}

TEST_CASE("json: the size cap counts bytes") {
  JsonLimits limits;
  limits.bytes = 4;
  CHECK(parse("[12]", limits).error == "");
  CHECK(parse("[123]", limits).error == "too_large  4");
  CHECK(parse(std::string(50u << 20, ' ')).error == "too_large  4194304");
}

TEST_CASE("json: the depth cap") {
  CHECK(parse(nested(64, "[", "]")).error == "");
  CHECK(parse(nested(65, "[", "]")).error == "too_deep  64");
  CHECK(parse(nested(63, "{\"a\":", "}").insert(63 * 5, "{}")).error == "");
  CHECK(parse(nested(64, "{\"a\":", "}").insert(64 * 5, "{}")).error == "too_deep  64");
  CHECK(parse(nested(100000, "[", "]")).error == "too_deep  64");
  CHECK(parse(nested(100000, "{\"a\":", "}")).error == "too_deep  64");
  CHECK(parse(std::string(100000, '[')).error == "too_deep  64");
  CHECK(parse("[[],[],[[]],{}]").error == "");
  JsonLimits flat;
  flat.depth = 1;
  CHECK(parse("[1]", flat).error == "");
  CHECK(parse("[[]]", flat).error == "too_deep  1");
}

TEST_CASE("json: the cap on single values") {
  JsonLimits few;
  few.values = 4;
  CHECK(parse("[1,{\"a\":2}]", few).error == "");
  CHECK(parse("[1,{\"a\":2},3]", few).error == "too_many  4");
  CHECK(parse("[[],[],[],[]]", few).error == "too_many  4");
  std::string most = "[0";
  for (std::size_t i = 2; i < JsonLimits{}.values; ++i) most += ",0";
  CHECK(parse(most + "]").error == "");
  CHECK(parse(most + ",0]").error == "too_many  1000000");
}

TEST_CASE("json: the place of the first wrong character") {
  const struct {
    const char* text;
    const char* place;
  } kCases[] = {
      {"x", "1:1"},
      {"{\"a\":}", "1:6"},
      {"{\"a\":1,}", "1:8"},
      {"[1 2]", "1:4"},
      {"[1 234]", "1:4"},
      {"[\"a\" \"bcd\"]", "1:6"},
      {"[true false]", "1:7"},
      {"[tru]", "1:5"},
      {"[01]", "1:3"},
      {"[1.]", "1:4"},
      {"[-]", "1:3"},
      {"[\"\\x\"]", "1:4"},
      {"[\"\\u12G4\"]", "1:7"},
      {"{\"a\":1", "1:7"},
      {"[", "1:2"},
      {"\"abc", "1:5"},
      {"{\n\"谈判\": \"沟通\",\n  谈\n}", "3:3"},
      {"{\r\n  \"a\": nul\r\n}", "2:11"},
      {"[1]]", "1:4"},
      {"[\"a\nb\"]", "1:4"},
      {"{1:2}", "1:2"},
      {"[\"\\u0000\\ud800\xff\", x]", "1:19"},  // repairs before it move nothing
      {"[NaN]", "1:2"},
      {"[\"a\" tru\"]", "1:9"},
      {"[\"a\" \"b", "1:8"},
      {"[nulltrue]", "1:6"},
      {"[\"a\" true]", "1:6"},
      {"[\"a\\\"\" 12]", "1:8"},
  };
  for (const auto& one : kCases) {
    CAPTURE(std::string(one.text));
    CHECK(parse(one.text).error == std::string("not_json  ") + one.place);
  }
  CHECK(parse(std::string_view("[1]\0", 4)).error == "not_json  1:4");
}

TEST_CASE("json: duplicate keys keep the last value and are listed") {
  const Parsed parsed = parse("{\"a\":{\"x\":1},\"b\":[{\"k\":1,\"k\":[2],\"k\":3}],\"a\":{\"y\":2}}");
  CHECK(parsed.error == "");
  CHECK(dump_json(parsed.value) == "{\"a\":{\"y\":2},\"b\":[{\"k\":3}]}");
  CHECK(texts_of(parsed.problems) ==
        std::vector<std::string>{"duplicate_key /b/0/k ", "duplicate_key /b/0/k ", "duplicate_key /a "});
}

TEST_CASE("json: bad text becomes U+FFFD at the place of the value") {
  const Parsed parsed = parse(
      "{\"a\":[\"x\",\"\xff\"],\"b\":\"\\ud800\",\"c\":\"\\uDC00x\",\"d\":\"\\u0000\",\"e\":"
      "\"\\ud83d\\ude00\"}");
  CHECK(parsed.error == "");
  CHECK(dump_json(parsed.value) ==
        "{\"a\":[\"x\",\"\uFFFD\"],\"b\":\"\uFFFD\",\"c\":\"\uFFFDx\",\"d\":\"\uFFFD\",\"e\":\"😀\"}");
  CHECK(texts_of(parsed.problems) ==
        std::vector<std::string>{"bad_text /a/1 ", "bad_text /b ", "bad_text /c ", "bad_text /d "});
}

TEST_CASE("json: a raw NUL and bad bytes in keys") {
  const Parsed parsed = parse(std::string_view("{\"a\0b\":{\"\xc3\":1}}", 15));
  CHECK(parsed.error == "");
  CHECK(dump_json(parsed.value) == "{\"a\uFFFDb\":{\"\uFFFD\":1}}");
  CHECK(texts_of(parsed.problems) ==
        std::vector<std::string>{"bad_text /a\uFFFDb ", "bad_text /a\uFFFDb/\uFFFD "});
}

TEST_CASE("json: keys that become equal by the repair are duplicates") {
  const Parsed parsed = parse("{\"\\ud800\":1,\"\\udfff\":2}");
  CHECK(dump_json(parsed.value) == "{\"\uFFFD\":2}");
  CHECK(texts_of(parsed.problems) ==
        std::vector<std::string>{"bad_text /\uFFFD ", "bad_text /\uFFFD ", "duplicate_key /\uFFFD "});
}

TEST_CASE("json: backslashes in front of quotes and escapes") {
  CHECK(parse("[\"\\\\\",\"\\\"\",\"\\\\\\\"\"]").value == Json({"\\", "\"", "\\\""}));
  const Parsed parsed = parse("[\"\\\\ud800\",\"\\\\\\ud800\"]");
  CHECK(parsed.value == Json({"\\ud800", "\\\uFFFD"}));
  CHECK(texts_of(parsed.problems) == std::vector<std::string>{"bad_text /1 "});
}

TEST_CASE("json: numbers beyond a double are held at its limit and listed") {
  const Parsed parsed = parse("[1e400,{\"a\":-1E+400},1e308,1e-400," + std::string(400, '9') + "]");
  CHECK(parsed.error == "");
  CHECK(texts_of(parsed.problems) == std::vector<std::string>{"out_of_range /0 -1.8e308..1.8e308",
                                                              "out_of_range /1/a -1.8e308..1.8e308",
                                                              "out_of_range /4 -1.8e308..1.8e308"});
  const std::string once = dump_json(parsed.value);
  const Parsed again = parse(once);
  CHECK(again.problems.empty());
  CHECK(dump_json(again.value) == once);
}

TEST_CASE("json: the list of problems is capped") {
  std::string text = "[\"\xff\"";
  for (int i = 0; i < 100000; ++i) text += ",\"\xff\"";
  const Parsed parsed = parse(text + "]");
  CHECK(parsed.error == "");
  CHECK(parsed.problems.size() == kMaxProblems);
  // A long key does not make every pointer long.
  const Parsed long_key = parse("{\"" + std::string(1u << 20, 'k') + "\":[\"\xff\",\"\xff\"]}");
  CHECK(long_key.problems.size() == 2);
  CHECK(long_key.problems[1].json_pointer.size() < 300);
}

TEST_CASE("json: pointers are escaped as RFC 6901 says") {
  CHECK(pointer_to("", "a/b") == "/a~1b");
  CHECK(pointer_to("/x", "m~n") == "/x/m~0n");
  CHECK(pointer_to("/x", "~1") == "/x/~01");
  CHECK(pointer_to("/x", "") == "/x/");
  CHECK(pointer_to("/x", 17) == "/x/17");
}

TEST_CASE("json: dump and parse give the same value again") {
  Random random(1);
  for (int i = 0; i < 2000; ++i) {
    const Json value = random_json(random, 5);
    const std::string text = dump_json(value);
    const Parsed parsed = parse(text);
    CAPTURE(text);
    CHECK(parsed.error == "");
    CHECK(parsed.problems.empty());
    CHECK(parsed.value == value);
    CHECK(dump_json(parsed.value) == text);
    CHECK(dump_json(parse(dump_json_pretty(value)).value) == text);
  }
}

TEST_CASE("json: real numbers are written as the library writes them, those of two decimals too") {
  const auto same = [](double value) { return dump_json(Json(value)) == Json(value).dump(); };
  for (int hundredths = -20000; hundredths <= 20000; ++hundredths) CHECK_MESSAGE(same(hundredths / 100.0), hundredths);
  for (const double value : {0.0, -0.0, 0.005, 0.015, 0.125, 1.0 / 3, 9999999.99, 10000000.0, -10000000.01, 123456789.5, 1e21, 1e-7, -4.5e300, 5e-324})
    CHECK_MESSAGE(same(value), value);
}

TEST_CASE("json: takes and refuses the same texts as the library's own parser") {
  Random random(2);
  const std::string start =
      dump_json(json("{\"a\":[1,-2.5e3,\"x\\u4e2d\\\"\",{\"b\":null}],\"c\":{\"d\":[true,false,[]]}}"));
  const std::string alphabet = "{}[]:,\"\\0123456789.eE+-truefalsn u/\n";
  int taken = 0;
  for (int i = 0; i < rounds(20000); ++i) {
    std::string text = start;
    for (std::size_t n = 1 + random.below(3); n > 0; --n) {
      const std::size_t at = random.below(text.size());
      switch (random.below(3)) {
        case 0:
          text[at] = alphabet[random.below(alphabet.size())];
          break;
        case 1:
          text.erase(at, 1 + random.below(4));
          break;
        default:
          text.insert(at, 1, alphabet[random.below(alphabet.size())]);
          break;
      }
      if (text.empty()) text = " ";
    }
    const Parsed parsed = parse(text);
    if (!parsed.problems.empty() || text.find("\\u0000") != std::string::npos)
      continue;  // it is stricter there
    const Json other = Json::parse(text, nullptr, false);
    CAPTURE(text);
    CHECK(other.is_discarded() == !parsed.error.empty());
    if (!other.is_discarded()) {
      ++taken;
      CHECK(other == parsed.value);
    }
  }
  CHECK(taken > rounds(1000));
}
