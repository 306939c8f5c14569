// Days as people type them.
#pragma once

#include <string>
#include <string_view>

namespace sandtable::inline situation {

// In which order 1/5 is meant: in Chinese the month comes first; in English people differ.
enum class ShortDay { MonthFirst, Unclear };

// The day "2027-01-15" that `typed` means, "" when it means none or could mean two. `today`: the local day "2026-12-01" that
// words like "tomorrow" start from; "" when it is not known, which leaves such words without a meaning.
//   2027-1-5, 2027/01/15, 2027.1.15, 20270115, 2027年1月15日; 15.1.2027 and 15.1.27 (with dots the day comes
//   first), 15/1/2027 and 1/15/2027 (only where one of them cannot be a month, or the short order is known);
//   15 Jan 2027, January 15th, 2027; without a year the next such day: 1月15日, 15 Jan, 15.1., 1/15;
//   今天 明天 后天 大后天 昨天, 3天后, 两周后, 月底, 年底, 周五 (today or the next one), 本周五, 下周五 (of next week: weeks begin on Monday);
//   today, tomorrow, yesterday, in 3 days, 2 weeks from now, Friday, this Friday, next Friday (of next week), end of month, end of
//   year. Full-width digits and signs are ordinary ones; traditional characters are read, too.
[[nodiscard]] std::string read_day(std::string_view typed, std::string_view today, ShortDay order);

// 0 = Monday … 6 = Sunday; −1 when it is no day.
[[nodiscard]] int weekday_of(std::string_view day);

}  // namespace sandtable::situation
