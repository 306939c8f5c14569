#include "core/base/instant.h"

#include <utility>

namespace sandtable {
namespace {

constexpr std::int64_t kSecondsPerDay = 86400;
constexpr std::int64_t kLastSecond = 253402300799;  // 9999-12-31T23:59:59Z

// Days since 1970-01-01 of a date in the proleptic Gregorian calendar, and back (Hinnant 2013,
// "chrono-Compatible Low-Level Date Algorithms": days_from_civil and civil_from_days). Only years from 1970
// come here.
std::int64_t days_of(int year, int month, int day) {
  const int y = month <= 2 ? year - 1 : year;
  const int era = y / 400;
  const int year_of_era = y - era * 400;
  const int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return static_cast<std::int64_t>(era) * 146097 + day_of_era - 719468;
}

struct Date {
  int year, month, day;
};

Date date_from_days(std::int64_t days) {
  const std::int64_t shifted = days + 719468;
  const std::int64_t era = shifted / 146097;
  const int day_of_era = static_cast<int>(shifted - era * 146097);
  const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int shifted_month = (5 * day_of_year + 2) / 153;
  const int day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
  const int month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  const int year = year_of_era + static_cast<int>(era) * 400 + (month <= 2 ? 1 : 0);
  return {year, month, day};
}

int days_in_month(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[month - 1];
}

// The number in text[at .. at+digits), or -1.
int digits_at(std::string_view text, std::size_t at, std::size_t digits) {
  int value = 0;
  for (std::size_t i = at; i < at + digits; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

void put_digits(std::string& out, std::int64_t value, int digits) {
  std::int64_t divisor = 1;
  for (int i = 1; i < digits; ++i) divisor *= 10;
  for (; divisor > 0; divisor /= 10) out.push_back(static_cast<char>('0' + value / divisor % 10));
}

}  // namespace

std::optional<std::int64_t> parse_instant(std::string_view text) {
  constexpr std::string_view kShape = "dddd-dd-ddTdd:dd:ddZ";
  if (text.size() != kShape.size()) return std::nullopt;
  for (std::size_t i = 0; i < kShape.size(); ++i) {
    if (kShape[i] != 'd' && text[i] != kShape[i]) return std::nullopt;
  }
  const int year = digits_at(text, 0, 4);
  const int month = digits_at(text, 5, 2);
  const int day = digits_at(text, 8, 2);
  const int hour = digits_at(text, 11, 2);
  const int minute = digits_at(text, 14, 2);
  const int second = digits_at(text, 17, 2);
  if (year < 1970 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month))
    return std::nullopt;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return std::nullopt;
  return days_of(year, month, day) * kSecondsPerDay + hour * 3600 + minute * 60 + second;
}

std::string format_instant(std::int64_t unix_seconds) {
  if (unix_seconds < 0) unix_seconds = 0;
  if (unix_seconds > kLastSecond) unix_seconds = kLastSecond;
  const Date date = date_from_days(unix_seconds / kSecondsPerDay);
  const std::int64_t second_of_day = unix_seconds % kSecondsPerDay;

  std::string out;
  out.reserve(20);
  put_digits(out, date.year, 4);
  out.push_back('-');
  put_digits(out, date.month, 2);
  out.push_back('-');
  put_digits(out, date.day, 2);
  out.push_back('T');
  put_digits(out, second_of_day / 3600, 2);
  out.push_back(':');
  put_digits(out, second_of_day / 60 % 60, 2);
  out.push_back(':');
  put_digits(out, second_of_day % 60, 2);
  out.push_back('Z');
  return out;
}

namespace {
UtcOffset utc_offset = nullptr;
}

UtcOffset use_utc_offset(UtcOffset offset) { return std::exchange(utc_offset, offset); }

namespace {

std::string local(std::int64_t seconds) { return format_instant(utc_offset == nullptr ? seconds : seconds + utc_offset(seconds)); }

}  // namespace

std::string date_of(std::string_view instant) {
  const auto seconds = parse_instant(instant);
  if (!seconds) return {};
  return (*seconds % kSecondsPerDay == 0 ? format_instant(*seconds) : local(*seconds)).substr(0, 10);
}

std::string time_of(std::string_view instant) {
  const auto seconds = parse_instant(instant);
  return !seconds || *seconds % kSecondsPerDay == 0 ? std::string() : local(*seconds).substr(11, 5);
}

}  // namespace sandtable
