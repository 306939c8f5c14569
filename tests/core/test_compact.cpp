#include <doctest/doctest.h>

#include "core/bits.h"
#include "core/codec_tables.h"
#include "core/compact.h"
#include "core/compact_tokens.h"
#include "core/text_code.h"
#include "core/varint.h"
#include "fixtures.h"
#include "random_json.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

constexpr std::size_t kPlenty = 4u << 20;

std::uint32_t crc_of(std::string_view bytes) {
  std::uint32_t sum = 0xFFFFFFFF;
  for (const char byte : bytes) {
    sum ^= static_cast<unsigned char>(byte);
    for (int i = 0; i < 8; ++i) sum = sum >> 1 ^ ((sum & 1u) != 0 ? 0xEDB88320u : 0u);
  }
  return ~sum;
}

void check_round_trip(const Json& value) {
  const std::string before = dump_json(value);
  for (const TextForm form : {TextForm::Bits, TextForm::Bytes}) {
    const Compact compact = to_compact_parts(value, form);
    const auto back = from_compact_parts(compact.tokens, compact.bits, kPlenty + before.size() * 4);
    REQUIRE_MESSAGE(back.ok(), before);
    CHECK(back.value() == value);
    CHECK(dump_json(back.value()) == before);
  }
  const auto back = from_compact(to_compact(value), kPlenty + before.size() * 4);
  REQUIRE(back.ok());
  CHECK(dump_json(back.value()) == before);
}

ErrorCode error_of(const std::string& tokens, const std::string& bits = {}, std::size_t cap = kPlenty) {
  const auto value = from_compact_parts(tokens, bits, cap);
  REQUIRE_FALSE(value.ok());
  return value.error().code;
}

}  // namespace

// A failure here means that links in the world would no longer open. Do not change the numbers: start a new
// version.
TEST_CASE("codec version 1: its tables never change") {
  std::string words;
  for (std::size_t i = 0; i < word_count(); ++i) words += std::string(word_at(i)) + ' ';
  CHECK(crc_of(words) == 0xedb5b37eu);
  CHECK(crc_of(lexicon_fingerprint()) == 0x533d6340u);
  CHECK(crc_of(link_dictionary()) == 0x09d2cf0eu);
}

TEST_CASE("tables: every word is found again, and no word twice") {
  CHECK(word_count() <= kOneByteWords + 16 * 256);
  for (std::size_t i = 0; i < word_count(); ++i) CHECK(find_word(word_at(i)) == i);
  CHECK_FALSE(find_word("").has_value());
  CHECK_FALSE(find_word("forma").has_value());
}

TEST_CASE("compact: values of every type come back as they were") {
  for (const char* text : {"null",
                           "true",
                           "false",
                           "0",
                           "15",
                           "16",
                           "-1",
                           "18446744073709551615",
                           "-9223372036854775808",
                           "0.5",
                           "-12.25",
                           "1.0",
                           "-0.0",
                           "1e308",
                           "5e-324",
                           "0.1",
                           "123456789012345.678",
                           "\"\"",
                           "\"format\"",
                           "\"客户\"",
                           "[]",
                           "{}",
                           "[[]]",
                           "[{}]",
                           "{\"\":{}}",
                           "[0,0,0]",
                           "[1,2,14]",
                           "[1,2,15]",
                           "[1,-2]",
                           "[1,2.0]",
                           "{\"1\":4}",
                           "{\"1\":0,\"2\":14}",
                           "{\"1\":15}",
                           "{\"01\":1}",
                           "{\"513\":1}",
                           "{\"512\":1}",
                           "{\"1\":1,\"300\":1}",
                           "{\"1\":1,\"x\":2}",
                           "{\"1\":\"1\"}",
                           "\"2026-11-21T09:00:00Z\"",
                           "\"1970-01-01T00:00:00Z\"",
                           "\"9999-12-31T23:59:59Z\"",
                           "\"2026-02-30T00:00:00Z\"",
                           "\"2026-11-21\"",
                           "\"2026-11-21T09:00:00z\"",
                           "\"0a0b0c0d-0000-4000-8000-0123456789ab\"",
                           "\"0A0B0C0D-0000-4000-8000-0123456789ab\"",
                           "\"00000000-0000-0000-0000-000000000000\"",
                           "\"\\u0001\\u0002\\u0003\\u0004\\u0005\"",
                           "[\"a\",\"a\",\"a\"]",
                           "\"_\"",
                           "\"a_b c\""}) {
    check_round_trip(json(text));
  }
  check_round_trip(Json(std::string("a\0b", 3)));  // parse_json() never makes one, but nothing is lost either
}

TEST_CASE("compact: text that is not UTF-8 is carried byte by byte") {
  const Json value = std::string("\xff\xfe ok \xc3");
  const auto back = from_compact(to_compact(value), kPlenty);
  REQUIRE(back.ok());
  CHECK(back.value() == value);
}

TEST_CASE("compact: random values round-trip in both text forms") {
  Random random(20261121);
  for (int i = 0; i < 3000; ++i) check_round_trip(random_value(random, 5));
}

TEST_CASE("compact: long texts and deep values round-trip") {
  std::string long_text;
  while (long_text.size() < 20000) long_text += "客户经理 and the customer 😀 ";
  check_round_trip(Json(long_text));
  check_round_trip(Json(long_text.substr(0, kMaxBitTextBytes)));
  Json deep = 1;
  for (int i = 0; i < JsonLimits{}.depth; ++i) deep = i % 2 == 0 ? Json::array({deep}) : Json{{"a", deep}};
  check_round_trip(deep);
}

TEST_CASE("compact: nested deeper than documents may be is refused") {
  CHECK(error_of(std::string(JsonLimits{}.depth + 1, static_cast<char>(token::kArray)) +
                 std::string(JsonLimits{}.depth + 1, '\0')) == ErrorCode::LinkAltered);
  CHECK(error_of(std::string(100000, static_cast<char>(token::kArray))) == ErrorCode::LinkAltered);
}

TEST_CASE("compact: what is written is small") {
  const Json plan = json(read_file(fixture_path("plans/v1-self-test.json")));
  const Compact compact = to_compact_parts(plan, TextForm::Bits);
  CHECK(compact.tokens.size() <= 40);
  CHECK(compact.bits.size() <= 60);
  Json answers = Json::object();
  for (int i = 1; i <= 16; ++i) answers[std::to_string(i)] = 1 + i % 5;
  CHECK(to_compact_parts(answers, TextForm::Bits).bits.size() == 6);  // 16 digits of base 6
}

TEST_CASE("compact: a cut anywhere is an error") {
  const Json plan = json(read_file(fixture_path("plans/v1-two-attempts.json")));
  const Compact compact = to_compact_parts(plan, TextForm::Bits);
  for (std::size_t n = 0; n < compact.tokens.size(); ++n) {
    CHECK(error_of(compact.tokens.substr(0, n), compact.bits) == ErrorCode::LinkAltered);
  }
  for (std::size_t n = 0; n < compact.bits.size(); ++n) {
    CHECK(error_of(compact.tokens, compact.bits.substr(0, n)) == ErrorCode::LinkAltered);
  }
  CHECK(error_of(compact.tokens + '\0', compact.bits) == ErrorCode::LinkAltered);
  CHECK(error_of(compact.tokens, compact.bits + '\0') == ErrorCode::LinkAltered);
}

TEST_CASE("compact: bytes of any kind are read or refused, never more") {
  Random random(7);
  for (int i = 0; i < 20000; ++i) {
    std::string tokens, bits;
    for (std::size_t n = random.below(30); n > 0; --n) tokens += static_cast<char>(random.next());
    for (std::size_t n = random.below(30); n > 0; --n) bits += static_cast<char>(random.next());
    const auto value = from_compact_parts(tokens, bits, 10000);
    if (value.ok()) check_round_trip(value.value());
  }
}

TEST_CASE("compact: keys out of order or twice are refused") {
  const auto word = [](std::string_view text) {
    return static_cast<char>(token::kWord + find_word(text).value());
  };
  const std::string object(1, static_cast<char>(token::kObject));
  const std::string values = std::string(1, '\0') + "\x20\x21";
  CHECK(from_compact_parts(object + word("id") + word("title") + values, "", kPlenty).ok());
  CHECK(error_of(object + word("title") + word("id") + values) == ErrorCode::LinkAltered);
  CHECK(error_of(object + word("id") + word("id") + values) == ErrorCode::LinkAltered);
}

TEST_CASE("compact: repeating a long text or key is counted, so that little input cannot become much") {
  const std::string long_text(1000, 'x');
  Json repeated = Json::array();
  for (int i = 0; i < 1000; ++i) repeated.push_back(long_text);
  const Compact texts = to_compact_parts(repeated, TextForm::Bytes);
  CHECK(texts.tokens.size() < 4000);
  CHECK(error_of(texts.tokens, texts.bits, 500000) == ErrorCode::TooLarge);

  Json keyed = Json::array();
  for (int i = 0; i < 1000; ++i) keyed.push_back(Json{{long_text, 1}});
  const Compact keys = to_compact_parts(keyed, TextForm::Bytes);
  CHECK(error_of(keys.tokens, keys.bits, 500000) == ErrorCode::TooLarge);

  std::string dense(1, static_cast<char>(token::kDenseArray));  // all zeros: no bits at all
  append_varint(dense, std::uint64_t{1} << 60);
  CHECK(error_of(dense + '\1') == ErrorCode::TooLarge);
}

TEST_CASE("text code: shortest form, and both lexicons") {
  const auto bits_of = [](std::string_view text) {
    BitWriter bits;
    const Lexicon begin = write_text_bits(bits, text);
    BitReader reader(bits.bytes());
    std::string back;
    REQUIRE(read_text_bits(reader, begin, text.size(), back));
    CHECK(back == text);
    CHECK(reader.at_end());
    return bits.bytes().size();
  };
  CHECK(bits_of("客户经理") <= 3);
  CHECK(bits_of("价格比竞争对手高") <= 8);                      // 8 characters
  CHECK(bits_of("Price is higher than the competitor") <= 18);  // 35 characters
  CHECK(bits_of("2026年Q3") <= 9);
  bits_of("龘龘 mixed 中文 and 😀");
}

TEST_CASE("text code: more text than allowed is refused") {
  BitWriter bits;
  const Lexicon begin = write_text_bits(bits, "客户客户客户");
  BitReader reader(bits.bytes());
  std::string back;
  CHECK_FALSE(read_text_bits(reader, begin, 17, back));
}
