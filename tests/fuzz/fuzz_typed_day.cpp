// Any text as a day, and as an amount: what was read is sound, and reads back as itself.
#include "core/base/instant.h"
#include "core/base/money.h"
#include "tools/actions/typed_day.h"
#include "fuzz_support.h"

using namespace sandtable;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  for (const std::string_view today : {"2026-12-01", "2028-02-29", "9999-12-31", "1970-01-01", ""}) {
    for (const ShortDay order : {ShortDay::MonthFirst, ShortDay::Unclear}) {
      const std::string day = read_day(text, today, order);
      if (day.empty()) continue;
      SANDTABLE_REQUIRE(parse_instant(day + "T00:00:00Z").has_value());
      SANDTABLE_REQUIRE(weekday_of(day) >= 0);
      SANDTABLE_REQUIRE(read_day(day, today, order) == day);
    }
  }
  for (const Text currency : {Text("CNY"), Text("JPY"), Text("XXX")}) {
    Money amount = 0, again = 0;
    if (parse_money(text, currency, Accept::EmptyAndNegative, amount) != MoneyRead::Good || amount == kNoMoney) continue;
    SANDTABLE_REQUIRE(amount >= -kMaxMoney && amount <= kMaxMoney);
    SANDTABLE_REQUIRE(parse_money(money_text(amount, currency), currency, Accept::EmptyAndNegative, again) == MoneyRead::Good && again == amount);
  }
  return 0;
}
