#include "tools/actions/typed_day.h"

#include <cstdint>
#include <optional>

#include "core/base/instant.h"
#include "core/base/normal_text.h"

namespace sandtable::inline situation {
namespace {

constexpr std::int64_t kSecondsPerDay = 86400;
// One text each: the program's parts hold those beside the code that reads them.
constexpr const char* kWeekdays = "monday tuesday wednesday thursday friday saturday sunday ";
constexpr const char* kMonths = "january february march april may june july august september october november december ";
constexpr const char* kChineseDigits = "一二三四五六七八九";  // three bytes each

struct Day {
  int year = 0, month = 0, day = 0;
};

std::string text_of_number(int value, int digits) {
  std::string out = std::to_string(value);
  return out.size() < static_cast<std::size_t>(digits) ? std::string(static_cast<std::size_t>(digits) - out.size(), '0') + out : out;
}

// Days since 1970-01-01; nothing when there is no such day.
std::optional<std::int64_t> number_of(std::string_view day) {
  const auto seconds = parse_instant(std::string(day) + "T00:00:00Z");
  if (!seconds) return std::nullopt;
  return *seconds / kSecondsPerDay;
}

// "" beyond the years 1970 to 9999.
std::string day_of_number(std::int64_t days) {
  if (days < 0) return {};
  std::string day = format_instant(days * kSecondsPerDay).substr(0, 10);
  return number_of(day) ? day : std::string();
}

std::string text_of_day(const Day& day) {
  if (day.year < 1000) return {};
  const std::string text = text_of_number(day.year, 4) + "-" + text_of_number(day.month, 2) + "-" + text_of_number(day.day, 2);
  return text.size() == 10 && number_of(text) ? text : std::string();
}

// What was typed, read from its start.
class Typed {
 public:
  explicit Typed(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool done() const { return rest_.empty(); }
  bool take(std::string_view word) {
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }
  // One of the words, if any of them comes.
  template <class... Words>
  bool any(Words... words) {
    return (take(words) || ...);
  }
  void blanks() {
    while (take(" ") || take(",")) {
    }
  }
  // Up to eight digits, how many in `digits`; −1 when none comes.
  int number(int& digits) {
    digits = 0;
    int value = 0;
    for (; digits < 8 && !rest_.empty() && rest_[0] >= '0' && rest_[0] <= '9'; rest_.remove_prefix(1), ++digits) value = value * 10 + (rest_[0] - '0');
    return digits == 0 || (!rest_.empty() && rest_[0] >= '0' && rest_[0] <= '9') ? -1 : value;
  }
  // 十五, 二十, 三 or digits, up to 99; −1 when neither comes.
  int small_number() {
    int digits = 0;
    if (!rest_.empty() && rest_[0] >= '0' && rest_[0] <= '9') return number(digits);
    if (take("两") || take("兩")) return 2;
    const int first = chinese_digit();
    if (!take("十")) return first == 0 ? -1 : first;
    return (first == 0 ? 1 : first) * 10 + chinese_digit();
  }
  // Letters up to the next other character.
  std::string_view word() {
    std::size_t size = 0;
    while (size < rest_.size() && rest_[size] >= 'a' && rest_[size] <= 'z') ++size;
    const std::string_view found = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return found;
  }
  [[nodiscard]] char next() const { return rest_.empty() ? '\0' : rest_[0]; }

 private:
  int chinese_digit() {
    const std::size_t at = rest_.size() < 3 ? std::string_view::npos : std::string_view(kChineseDigits).find(rest_.substr(0, 3));
    if (at == std::string_view::npos || at % 3 != 0) return 0;
    rest_.remove_prefix(3);
    return static_cast<int>(at / 3) + 1;
  }

  std::string_view rest_;
};

// The place of a whole name, or of three letters or more that begin it; −1 when it is none.
int named(std::string_view names, std::string_view word) {
  if (word == "sept") word = "sep";
  for (int place = 0; !names.empty(); ++place) {
    const std::string_view name = names.substr(0, names.find(' '));
    if (word == name || (word.size() >= 3 && word.size() <= 5 && name.starts_with(word))) return place;
    names.remove_prefix(name.size() + 1);
  }
  return -1;
}

class Reader {
 public:
  Reader(std::string_view text, std::string_view today, ShortDay order) : text_(text), today_(today), now_(number_of(today)), order_(order) {}

  std::string read() {
    std::string found = figures();
    if (found.empty()) found = month_by_name();
    if (found.empty()) found = chinese_day();
    if (found.empty()) found = chinese_words();
    if (found.empty()) found = english_words();
    return found;
  }

 private:
  // The next day of that month and day, today among them.
  [[nodiscard]] std::string without_year(int month, int day) const {
    if (!now_) return {};
    const int year = std::stoi(today_);
    for (int later = 0; later <= 8; ++later) {  // 29 February comes every four years, or eight
      std::string found = text_of_day({year + later, month, day});
      if (!found.empty() && found >= today_) return found;
      if (found.empty() && !(month == 2 && day == 29)) return {};
    }
    return {};
  }

  [[nodiscard]] std::string after(std::int64_t days) const { return now_ && days < 100'000 ? day_of_number(*now_ + days) : std::string(); }

  [[nodiscard]] std::string months_later(int months) const {
    if (!now_ || months > 1200) return {};
    const int all = std::stoi(today_) * 12 + std::stoi(today_.substr(5, 2)) - 1 + months;
    for (int day = std::stoi(today_.substr(8, 2)); day > 27; --day) {
      std::string found = text_of_day({all / 12, all % 12 + 1, day});
      if (!found.empty()) return found;
    }
    return text_of_day({all / 12, all % 12 + 1, std::stoi(today_.substr(8, 2))});
  }

  [[nodiscard]] std::string end_of_month(int months) const {
    if (!now_) return {};
    const int next = std::stoi(today_) * 12 + std::stoi(today_.substr(5, 2)) + months;
    const auto first = number_of(text_of_day({next / 12, next % 12 + 1, 1}));
    return first ? day_of_number(*first - 1) : std::string();
  }

  // `weeks`: of this week 0, of the next 1; −1 = today or the next such day.
  [[nodiscard]] std::string weekday(int day, int weeks) const {
    if (!now_) return {};
    const int today = weekday_of(today_);
    return weeks < 0 ? after((day - today + 7) % 7) : after(day - today + 7 * weeks);
  }

  [[nodiscard]] std::string ordered(int a, int b, int year) const {
    const bool day_first = a > 12 && b <= 12, month_first = b > 12 && a <= 12;
    if (!day_first && !month_first && a != b && order_ == ShortDay::Unclear) return {};
    const int month = day_first ? b : a, day = day_first ? a : b;
    return year < 0 ? without_year(month, day) : text_of_day({year, month, day});
  }

  // Numbers with signs between them.
  std::string figures() {
    Typed typed(text_);
    int digits = 0;
    const int first = typed.number(digits);
    if (first < 0) return {};
    if (typed.done() && digits == 8) return text_of_day({first / 10000, first / 100 % 100, first % 100});
    const char sign = typed.next();
    if (sign != '-' && sign != '/' && sign != '.') return {};
    const std::string_view part(&sign, 1);
    typed.take(part);
    int more = 0;
    const int second = typed.number(more);
    if (second < 0 || more > 2) return {};
    if (digits == 4) {  // the year comes first
      if (!typed.take(part)) return {};
      const int third = typed.number(more);
      return third >= 0 && more <= 2 && typed.done() ? text_of_day({first, second, third}) : std::string();
    }
    if (digits > 2) return {};
    if (sign == '.') {
      const bool dotted = typed.take(".");
      if (typed.done()) return dotted ? without_year(second, first) : std::string();
      const int third = typed.number(more);
      return dotted && third >= 0 && (more == 4 || more == 2) && typed.done() ? text_of_day({more == 2 ? 2000 + third : third, second, first}) : std::string();
    }
    if (typed.done()) return ordered(first, second, -1);
    if (!typed.take(part)) return {};
    const int third = typed.number(more);
    return third >= 0 && more == 4 && typed.done() ? ordered(first, second, third) : std::string();
  }

  // 15 Jan 2027, January 15th, 2027, Friday 15 January.
  std::string month_by_name() {
    Typed typed(text_);
    int month = -1, day = -1, year = -1;
    while (!typed.done()) {
      int digits = 0;
      if (typed.next() >= '0' && typed.next() <= '9') {
        const int number = typed.number(digits);
        if (digits == 4 && year < 0) {
          year = number;
        } else if (digits >= 1 && digits <= 2 && day < 0) {
          day = number;
          typed.any("st", "nd", "rd", "th");
        } else {
          return {};
        }
      } else {
        const std::string_view word = typed.word();
        if (word.empty()) return {};
        const int found = named(kMonths, word);
        if (found >= 0 && month < 0) {
          month = found + 1;
        } else if (word != "of" && word != "the" && word != "on" && named(kWeekdays, word) < 0) {
          return {};
        }
        typed.take(".");
      }
      typed.blanks();
    }
    if (month < 0 || day < 0) return {};
    return year < 0 ? without_year(month, day) : text_of_day({year, month, day});
  }

  // 2027年1月15日, 1月15号, 明年1月15日.
  std::string chinese_day() {
    Typed typed(text_);
    int digits = 0, year = -1;
    if (now_ && typed.any("今年", "本年")) {
      year = std::stoi(today_);
    } else if (now_ && typed.take("明年")) {
      year = std::stoi(today_) + 1;
    } else {
      Typed whole = typed;
      const int number = whole.number(digits);
      if (number >= 0 && whole.take("年")) {
        if (digits != 4 && digits != 2) return {};
        year = digits == 2 ? 2000 + number : number;
        typed = whole;
      }
    }
    const int month = typed.small_number();
    if (month < 0 || !typed.take("月")) return {};
    const int day = typed.small_number();
    if (day < 0) return {};
    typed.any("日", "号", "號");
    if (!typed.done()) return {};
    return year < 0 ? without_year(month, day) : text_of_day({year, month, day});
  }

  template <class... Words>
  [[nodiscard]] bool is(Words... words) const {
    return ((text_ == words) || ...);
  }

  std::string chinese_words() {
    if (is("今天", "今日")) return after(0);
    if (is("明天", "明日")) return after(1);
    if (is("后天", "後天")) return after(2);
    if (is("大后天", "大後天")) return after(3);
    if (is("昨天", "昨日")) return after(-1);
    if (is("月底", "本月底", "月末", "本月末")) return end_of_month(0);
    if (is("下月底", "下个月底", "下個月底", "下月末")) return end_of_month(1);
    if (now_ && is("年底", "年末", "今年底")) return text_of_day({std::stoi(today_), 12, 31});
    Typed typed(text_);
    // 3天后, 两周后, 一个月后.
    const int number = typed.small_number();
    if (number >= 0) {
      const bool counted = typed.any("个", "個");
      int unit = 0;
      if (!counted && typed.take("天")) unit = 1;
      else if (typed.any("周", "週", "星期", "礼拜", "禮拜")) unit = 7;
      else if (counted && typed.take("月")) unit = 30;
      if (unit == 0) return {};
      typed.any("之", "以");
      if (!typed.any("后", "後") || !typed.done()) return {};
      return unit == 30 ? months_later(number) : after(std::int64_t{number} * unit);
    }
    int weeks = -1;
    if (typed.any("本", "这", "這")) weeks = 0;
    while (typed.take("下")) weeks = weeks < 0 ? 1 : weeks + 1;
    typed.any("个", "個");
    if (!typed.any("周", "週", "星期", "礼拜", "禮拜")) return {};
    int day = typed.any("日", "天") ? 6 : -1;
    if (day < 0) day = typed.small_number() - 1;
    return day < 0 || day > 6 || !typed.done() ? std::string() : weekday(day, weeks);
  }

  std::string english_words() {
    if (text_ == "today") return after(0);
    if (text_ == "tomorrow") return after(1);
    if (is("the day after tomorrow", "day after tomorrow")) return after(2);
    if (text_ == "yesterday") return after(-1);
    Typed typed(text_);
    typed.take("the ");
    if (typed.take("end of ")) {
      typed.any("the ", "this ");
      const std::string_view what = typed.word();
      if (!typed.done()) return {};
      if (what == "month") return end_of_month(0);
      return now_ && what == "year" ? text_of_day({std::stoi(today_), 12, 31}) : std::string();
    }
    // in 3 days, 2 weeks from now.
    const bool in = typed.take("in ");
    int digits = 0;
    if (in || (typed.next() >= '0' && typed.next() <= '9')) {
      int number = typed.number(digits);
      if (number < 0 && typed.any("a ", "one ")) number = 1;
      typed.blanks();
      const std::string_view unit = typed.word();
      if (number < 0 || (!in && !typed.any(" from now", " from today")) || !typed.done()) return {};
      if (unit == "day" || unit == "days") return after(number);
      if (unit == "week" || unit == "weeks") return after(std::int64_t{number} * 7);
      return unit == "month" || unit == "months" ? months_later(number) : std::string();
    }
    int weeks = -1;
    typed.any("on ", "by ");
    if (typed.take("next ")) weeks = 1;
    else if (typed.take("this ")) weeks = 0;
    const int day = named(kWeekdays, typed.word());
    return day < 0 || !typed.done() ? std::string() : weekday(day, weeks);
  }

  std::string_view text_;
  std::string today_;
  std::optional<std::int64_t> now_;
  ShortDay order_;
};

}  // namespace

std::string read_day(std::string_view typed, std::string_view today, ShortDay order) {
  constexpr std::size_t kLongest = 60;
  if (typed.size() > kLongest) return {};
  const std::string text = normal_text(typed);
  return Reader(text, today, order).read();
}

int weekday_of(std::string_view day) {
  const auto days = number_of(day);
  return days ? static_cast<int>((*days + 3) % 7) : -1;  // 1970-01-01 was a Thursday
}

}  // namespace sandtable::situation
