// Amounts: what people type, exact sums, and their text.
#include <doctest/doctest.h>

#include "core/base/money.h"
#include "fixtures.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

// The amount, or the word of what is wrong.
std::string read(std::string_view typed, Text currency = "CNY", Accept accept = Accept::NegativeToo) {
  Money out = 77;
  const MoneyRead result = parse_money(typed, currency, accept, out);
  if (result != MoneyRead::Good) {
    CHECK(out == 77);  // untouched
    return to_word(result).str();
  }
  return out == kNoMoney ? "open" : std::to_string(out);
}

}  // namespace

TEST_CASE("money: plain figures in minor units of the currency") {
  CHECK(read("0") == "0");
  CHECK(read("12") == "1200");
  CHECK(read("12.5") == "1250");
  CHECK(read("12.50") == "1250");
  CHECK(read(".5") == "50");
  CHECK(read("12.") == "1200");
  CHECK(read("007") == "700");
  CHECK(read("12", "JPY") == "12");
  CHECK(read("12.345", "KWD") == "12345");
  CHECK(read("12.345") == "too_fine");
  CHECK(read("12.340") == "too_fine");  // to a German 12340: rather ask than guess
  CHECK(read("12.5", "JPY") == "too_fine");
}

TEST_CASE("money: short ways to write large figures") {
  CHECK(read("48m") == "4800000000");
  CHECK(read("48M", "JPY") == "48000000");
  CHECK(read("1.5bn") == "150000000000");
  CHECK(read("2.5千") == "250000");
  CHECK(read("1.2万") == "1200000");
  CHECK(read("1.2万元") == "1200000");
  CHECK(read("3百万") == "300000000");
  CHECK(read("3 million") == "300000000");
  CHECK(read("12k") == "1200000");
  CHECK(read("￥1,200.00") == "120000");
  CHECK(read("5 mxn", "MXN") == "500");  // pesos, no millions
  CHECK(read("5 kwd", "KWD") == "5000");
  CHECK(read("48mm") == "not_an_amount");
  CHECK(read("48 metres") == "not_an_amount");
  CHECK(read("99999999999bn") == "too_large");
  CHECK(read("0.0001k") == "10");
}

TEST_CASE("money: a percent sign is read where there is no currency") {
  CHECK(read("35%", "XXX") == "3500");
  CHECK(read("12.5 ％", "XXX") == "1250");
  CHECK(read("35%") == "not_an_amount");
  CHECK(read("35%%", "XXX") == "not_an_amount");
}

TEST_CASE("money: thousands separators and full-width characters") {
  CHECK(read("１２，０００") == "1200000");
  CHECK(read("12,000") == "1200000");
  CHECK(read("12 000") == "1200000");
  CHECK(read("12\u00a0000") == "1200000");
  CHECK(read("12'000") == "1200000");
  CHECK(read("12’000.5") == "1200050");
  CHECK(read("1,234,567.89") == "123456789");
  CHECK(read("１２．５") == "1250");
  CHECK(read("12。5") == "1250");
  CHECK(read("　１２　") == "1200");
  CHECK(read("1,5") == "grouping");
  CHECK(read("12,00") == "grouping");
  CHECK(read("1234,567") == "grouping");
  CHECK(read("12,,000") == "grouping");
  CHECK(read("12,") == "grouping");
  CHECK(read("1,000,00") == "grouping");
  CHECK(read("1,000.000") == "too_fine");
  CHECK(read("1.000,00") == "not_an_amount");
}

TEST_CASE("money: signs, brackets and the Chinese myriads") {
  CHECK(read("-5") == "-500");
  CHECK(read("−5") == "-500");
  CHECK(read("－５") == "-500");
  CHECK(read("+5") == "500");
  CHECK(read("(5)") == "-500");
  CHECK(read("（１２，０００）") == "-1200000");
  CHECK(read("-0") == "0");
  CHECK(read("--5") == "not_an_amount");
  CHECK(read("(-5)") == "not_an_amount");
  CHECK(read("(5") == "not_an_amount");
  CHECK(read("5)") == "not_an_amount");
  CHECK(read("-5", "CNY", Accept::Amount) == "negative");
  CHECK(read("(5)", "CNY", Accept::EmptyToo) == "negative");
  CHECK(read("-5", "CNY", Accept::EmptyAndNegative) == "-500");
  CHECK(read("-0", "CNY", Accept::Amount) == "0");
  CHECK(read("1.2万") == "1200000");
  CHECK(read("1.23456 万") == "1234560");
  CHECK(read("3亿元") == "30000000000");
  CHECK(read("2万亿") == "200000000000000");
  CHECK(read("1.2345万", "JPY") == "12345");
  CHECK(read("1.23456万", "JPY") == "too_fine");
}

TEST_CASE("money: other currencies are refused") {
  CHECK(read("¥12") == "1200");
  CHECK(read("￥12") == "1200");
  CHECK(read("12元") == "1200");
  CHECK(read("12 CNY") == "1200");
  CHECK(read("1234 cny") == "123400");
  CHECK(read("RMB 12,000") == "1200000");
  CHECK(read("-¥5") == "-500");
  CHECK(read("¥-5") == "-500");
  CHECK(read("(¥5)") == "-500");
  CHECK(read("¥12", "JPY") == "12");
  CHECK(read("$12", "USD") == "1200");
  CHECK(read("USD 12.50", "USD") == "1250");
  CHECK(read("€ 12", "EUR") == "1200");
  CHECK(read("5美元", "USD") == "500");
  CHECK(read("$12") == "other_currency");
  CHECK(read("＄12") == "other_currency");
  CHECK(read("12 USD") == "other_currency");
  CHECK(read("5美元") == "other_currency");
  CHECK(read("EUR 12") == "other_currency");
  CHECK(read("12元", "EUR") == "other_currency");
  CHECK(read("¥12¥") == "not_an_amount");
}

TEST_CASE("money: what is no amount") {
  for (const char* typed : {"abc", "a", "12a", "1 2 3 x", "1..2", "1.2.3", "12%", "¥", "-", "()", "万",
                            "一百", "1e5", "0x10", "NaN", "\xff"}) {
    CAPTURE(typed);
    CHECK((read(typed) == "not_an_amount" || read(typed) == "grouping" || read(typed) == "other_currency"));
  }
  CHECK(read("") == "empty");
  CHECK(read(" 　\t") == "empty");
  CHECK(read("", "CNY", Accept::Amount) == "empty");
  CHECK(read("", "CNY", Accept::EmptyToo) == "open");
  CHECK(read(" ", "CNY", Accept::EmptyAndNegative) == "open");
}

TEST_CASE("money: figures of ten to the fifteenth and the cap") {
  CHECK(read("1,000,000,000,000,000") == "100000000000000000");
  CHECK(read("10000000000000000") == "1000000000000000000");  // 10^16 yuan is kMaxMoney
  CHECK(read("10000000000000000.01") == "too_large");
  CHECK(read("-10000000000000000") == "-1000000000000000000");
  CHECK(read("99999999999999999999999999999999999999") == "too_large");
  CHECK(read("1万万亿亿") == "too_large");
  CHECK(read("0万亿亿亿亿") == "0");
  std::int64_t units = 0;
  CHECK(parse_units("1,000,000,000,000,000", Accept::Amount, units) == MoneyRead::Good);
  CHECK(units == kMaxUnits);
  CHECK(parse_units("1,000,000,000,000,001", Accept::Amount, units) == MoneyRead::TooLarge);
  CHECK(parse_units("１２，０００", Accept::Amount, units) == MoneyRead::Good);
  CHECK(units == 12000);
  CHECK(parse_units("1.5万", Accept::Amount, units) == MoneyRead::Good);
  CHECK(units == 15000);
  CHECK(parse_units("1.5", Accept::Amount, units) == MoneyRead::TooFine);
  CHECK(parse_units("-1", Accept::NegativeToo, units) == MoneyRead::Negative);
  CHECK(parse_units("12 元", Accept::Amount, units) == MoneyRead::OtherCurrency);
  CHECK(parse_units("", Accept::EmptyToo, units) == MoneyRead::Good);
  CHECK(units == kNoMoney);
}

TEST_CASE("money: its text") {
  CHECK(money_text(0, "CNY").empty() == false);
  CHECK(money_text(0, "CNY") == "0");
  CHECK(money_text(1200000, "CNY") == "12,000");
  CHECK(money_text(1200050, "CNY") == "12,000.50");
  CHECK(money_text(1200050, "CNY", Grouping::Plain) == "12000.50");
  CHECK(money_text(5, "CNY") == "0.05");
  CHECK(money_text(-5, "CNY") == "-0.05");
  CHECK(money_text(-100000000, "CNY") == "-1,000,000");
  CHECK(money_text(12000, "JPY") == "12,000");
  CHECK(money_text(12345, "KWD") == "12.345");
  CHECK(money_text(12000, "") == "12,000");
  CHECK(money_text(kNoMoney, "CNY").empty());
  CHECK(money_text(INT64_MAX, "CNY") == "> 92,233,720,368,547,758.07");
  CHECK(money_text(-INT64_MAX, "CNY") == "< -92,233,720,368,547,758.07");
}

TEST_CASE("money: every text reads back the same") {
  Random random(4);
  for (int i = 0; i < 3000; ++i) {
    Money amount = static_cast<Money>(random.next() >> (random.below(60) + 1)) % kMaxMoney;
    if (random.below(2) == 0) amount = -amount;
    for (const Text currency : {Text("CNY"), Text("JPY"), Text("KWD")}) {
      for (const Grouping grouping : {Grouping::Plain, Grouping::Thousands}) {
        CHECK(read(money_text(amount, currency, grouping), currency) == std::to_string(amount));
      }
    }
  }
}

TEST_CASE("money: any text is an amount that reads back, or is refused") {
  Random random(9);
  const char* const pieces[] = {"1", "0",  "9",  "，", ",", ".",   "。", " ",    "-", "（",
                                ")", "万", "亿", "元", "$", "usd", "’",  "\xe4", "２"};
  for (int i = 0; i < 20'000; ++i) {
    std::string typed;
    for (std::size_t n = random.below(9); n > 0; --n) typed += pieces[random.below(std::size(pieces))];
    Money amount = 77;
    if (parse_money(typed, "CNY", Accept::NegativeToo, amount) == MoneyRead::Good) {
      CAPTURE(typed);
      CHECK(amount >= -kMaxMoney);
      CHECK(amount <= kMaxMoney);
      CHECK(read(money_text(amount, "CNY")) == std::to_string(amount));
    } else {
      CHECK(amount == 77);
    }
  }
}

TEST_CASE("money: sums are exact or say that they are not") {
  MoneySum sum;
  sum.add_product(1050, 3);  // 10.50 × 3 = 31.50
  sum.add(50);               // 32.00
  sum.subtract(1200);        // 20.00
  sum.add(kNoMoney);
  sum.add_product(kNoMoney, 5);
  sum.add_product(5, kNoMoney);
  CHECK(sum == MoneySum{2000, true});

  MoneySum large;
  for (int i = 0; i < 9; ++i) large.add(kMaxMoney);
  CHECK(large == MoneySum{9 * kMaxMoney, true});
  large.add(kMaxMoney);  // 10^19 is more than 2^63
  CHECK(large == MoneySum{INT64_MAX, false});
  large.subtract(kMaxMoney);
  CHECK(large == MoneySum{INT64_MAX, false});

  MoneySum low;
  low.add_product(-kMaxMoney, kMaxUnits);
  CHECK(low == MoneySum{-INT64_MAX, false});
  MoneySum both;
  both.add(5);
  both.add(low);
  CHECK_FALSE(both.exact);
  MoneySum edge{-INT64_MAX, true};
  edge.subtract(1);  // INT64_MIN means open: out of range
  CHECK(edge == MoneySum{-INT64_MAX, false});
  CHECK(ratio_of(1, 4) == 0.25);
  CHECK(ratio_of(5, 0) == 0);
}

TEST_CASE("money: currencies") {
  CHECK(is_currency("CNY"));
  CHECK_FALSE(is_currency("cny"));
  CHECK_FALSE(is_currency("CN"));
  CHECK_FALSE(is_currency("CNYY"));
  CHECK_FALSE(is_currency(""));
  CHECK(decimals_of("CNY") == 2);
  CHECK(decimals_of("USD") == 2);
  CHECK(decimals_of("EUR") == 2);
  CHECK(decimals_of("JPY") == 0);
  CHECK(decimals_of("KWD") == 3);
  CHECK(decimals_of("YKM") == 2);
}
