// Days as people type them.
#include <doctest/doctest.h>

#include "tools/actions/typed_day.h"

using namespace sandtable;

namespace {

constexpr const char* kToday = "2026-12-01";  // a Tuesday

std::string zh(std::string_view typed, std::string_view today = kToday) { return read_day(typed, today, ShortDay::MonthFirst); }
std::string en(std::string_view typed, std::string_view today = kToday) { return read_day(typed, today, ShortDay::Unclear); }

struct Case {
  const char* typed;
  const char* day;
};

}  // namespace

TEST_CASE("typed day: whole dates read the same in both languages") {
  constexpr Case kCases[] = {
      {"2027-01-05", "2027-01-05"}, {"2027-1-5", "2027-01-05"},       {"2027/01/15", "2027-01-15"},      {" 2027.1.15 ", "2027-01-15"},  {"20270115", "2027-01-15"},
      {"15.1.2027", "2027-01-15"},  {"15.1.27", "2027-01-15"},        {"2027年1月15日", "2027-01-15"},   {"2027 年 1 月 15 日", "2027-01-15"}, {"27年1月15号", "2027-01-15"},
      {"２０２７－１－５", "2027-01-05"}, {"２０２７年１月５日", "2027-01-05"}, {"2027年一月十五日", "2027-01-15"}, {"2027年十二月三十一號", "2027-12-31"}, {"15/1/2027", "2027-01-15"},
      {"1/15/2027", "2027-01-15"},  {"5/5/2027", "2027-05-05"},       {"15 Jan 2027", "2027-01-15"},     {"January 15th, 2027", "2027-01-15"}, {"the 15th of January 2027", "2027-01-15"},
      {"Fri 15 Jan. 2027", "2027-01-15"}, {"Sept 3, 2027", "2027-09-03"}, {"2028-02-29", "2028-02-29"},  {"明年3月1日", "2027-03-01"},
  };
  for (const Case& each : kCases) {
    CAPTURE(each.typed);
    CHECK(zh(each.typed) == each.day);
    CHECK(en(each.typed) == each.day);
  }
}

TEST_CASE("typed day: what is no day, or could be two, is not guessed") {
  for (const char* typed : {"", " ", "soon", "2027-02-29", "2027-13-01", "31.4.2027", "2027-1", "20270132", "1-2-3", "99999999", "123456789", "15 Jan Feb", "5 6 7 Jan", "下周", "下周八", "next",
                            "next week", "月", "月5日", "1月", "三", "2027--1-5", "2027-1/5", "-5", "in days", "in 3", "3 days", "5/", "0/5", "1.15", "\xFF\xFE", "2027-01-05T10:00:00Z"}) {
    CAPTURE(typed);
    CHECK(zh(typed) == "");
    CHECK(en(typed) == "");
  }
  CHECK(en("1/5/2027") == "");
  CHECK(zh("1/5/2027") == "2027-01-05");
  CHECK(en("1/5") == "");
  CHECK(zh("1/5") == "2027-01-05");
  CHECK(en(std::string(100, '1')) == "");
  CHECK(en("tomorrow", "") == "");
  CHECK(en("15 Jan", "") == "");
  CHECK(en("2027-01-15", "") == "2027-01-15");
}

TEST_CASE("typed day: without a year it is the next such day") {
  constexpr Case kCases[] = {{"12月1日", "2026-12-01"}, {"11月30日", "2027-11-30"}, {"1月15号", "2027-01-15"}, {"12-24", "2026-12-24"}, {"24/12", "2026-12-24"}, {"24.12.", "2026-12-24"},
                             {"15 Jan", "2027-01-15"},  {"Dec 24th", "2026-12-24"}, {"29 Feb", "2028-02-29"},  {"二月二十九日", "2028-02-29"}};
  for (const Case& each : kCases) {
    CAPTURE(each.typed);
    CHECK(zh(each.typed) == each.day);
  }
  CHECK(zh("31 Apr") == "");
  CHECK(zh("2月29日", "2097-01-01") == "2104-02-29");  // 2100 is no leap year
}

TEST_CASE("typed day: words count from today; weeks begin on Monday") {
  constexpr Case kCases[] = {
      {"今天", "2026-12-01"},   {"明天", "2026-12-02"},     {"后天", "2026-12-03"},         {"大后天", "2026-12-04"},      {"昨天", "2026-11-30"},       {"3天后", "2026-12-04"},
      {"两周后", "2026-12-15"}, {"十天之后", "2026-12-11"}, {"1个月后", "2027-01-01"},      {"月底", "2026-12-31"},        {"下月底", "2027-01-31"},     {"年底", "2026-12-31"},
      {"周五", "2026-12-04"},   {"周二", "2026-12-01"},     {"星期一", "2026-12-07"},       {"本周一", "2026-11-30"},      {"下周五", "2026-12-11"},     {"下个星期天", "2026-12-13"},
      {"下下周三", "2026-12-16"}, {"這週五", "2026-12-04"}, {"today", "2026-12-01"},        {"Tomorrow", "2026-12-02"},    {"day after tomorrow", "2026-12-03"},
      {"Friday", "2026-12-04"}, {"fri", "2026-12-04"},      {"this Friday", "2026-12-04"},  {"next Friday", "2026-12-11"}, {"next fri", "2026-12-11"},   {"in 3 days", "2026-12-04"},
      {"2 weeks from now", "2026-12-15"}, {"in a week", "2026-12-08"}, {"in 2 months", "2027-02-01"}, {"end of month", "2026-12-31"}, {"end of the year", "2026-12-31"},
  };
  for (const Case& each : kCases) {
    CAPTURE(each.typed);
    CHECK(en(each.typed) == each.day);
  }
  CHECK(en("in 1 month", "2027-01-31") == "2027-02-28");
  CHECK(en("end of month", "2028-02-10") == "2028-02-29");
}

TEST_CASE("typed day: the days of the week") {
  CHECK(weekday_of("1970-01-01") == 3);
  CHECK(weekday_of(kToday) == 1);
  CHECK(weekday_of("2027-01-15") == 4);
  CHECK(weekday_of("2027-02-30") == -1);
  CHECK(weekday_of("") == -1);
}
