#include "core/base/money.h"

#include <cstring>

#include "core/base/text_lines.h"
#include "core/base/normal_text.h"

namespace sandtable {
namespace {

constexpr Money kHighest = INT64_MAX;
constexpr Money kLowest = -INT64_MAX;  // not INT64_MIN, which is kNoMoney

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Whether a list of codes "JPY KRW" has `code`.
bool lists(Text codes, Text code) {
  return code.size() == 3 && std::strstr(codes.c_str(), code.c_str()) != nullptr;
}

// Signs and the currencies that are written with them, after normal_text(), which makes ￥ and ＄ ordinary
// and letters small.
struct Sign {
  Text sign, currencies;
};
constexpr Sign kSigns[] = {{"¥", "CNY JPY"},
                           {"元", "CNY HKD TWD MOP"},
                           {"rmb", "CNY"},
                           {"人民币", "CNY"},
                           {"円", "JPY"},
                           {"圆", "CNY"},
                           {"€", "EUR"},
                           {"欧元", "EUR"},
                           {"美元", "USD"},
                           {"日元", "JPY"},
                           {"$", "USD HKD TWD SGD AUD CAD NZD MXN"},
                           {"£", "GBP"},
                           {"₩", "KRW"}};

// Words for powers of ten, each with its power. (One text: the program's parts hold those beside the code that reads them.)
constexpr const char* kFactors = "十1百2千3万4萬4亿8億8thousand3k3million6mln6mn6m6billion9bln9bn9b9";
constexpr Text kNoCurrency = "XXX";  // ISO 4217: of percentages and scores

// Takes apart a normalised text from its start.
class Typed {
 public:
  explicit Typed(std::string_view text) : rest_(text) {}

  bool take(std::string_view word) {
    if (rest_.substr(0, word.size()) != word) return false;
    rest_.remove_prefix(word.size());
    return true;
  }
  [[nodiscard]] char next() const { return rest_.empty() ? '\0' : rest_[0]; }
  void drop() { rest_.remove_prefix(1); }
  // A blank is one only between digits: "12 000", but "12 USD".
  bool take_separator() {
    if (next() == ' ' && (rest_.size() < 2 || !is_digit(rest_[1]))) return false;
    return take(",") || take(" ") || take("'") || take("’");
  }

  // A word for a power of ten, which `shift` grows by. Latin ones end with their last letter: "5 mxn" are pesos.
  bool take_factor(int& shift) {
    const std::string_view all = kFactors;
    for (std::size_t at = 0; at < all.size();) {
      const std::size_t end = all.find_first_of("123456789", at);
      const std::string_view word = all.substr(at, end - at);
      at = end + 1;
      if (!rest_.starts_with(word)) continue;
      const char behind = rest_.size() == word.size() ? '\0' : rest_[word.size()];
      if (word[0] >= 'a' && word[0] <= 'z' && behind >= 'a' && behind <= 'z') continue;
      rest_.remove_prefix(word.size());
      shift += all[end] - '0';
      return true;
    }
    return false;
  }

  // A sign or code of a currency; `good` becomes false when it is not one of `currency`. False when there is
  // none.
  bool take_currency(Text currency, bool& good) {
    // The longest word counts: 美元 is no 元.
    const Sign* found = nullptr;
    for (const Sign& sign : kSigns) {
      if (rest_.substr(0, sign.sign.size()) == sign.sign.view() &&
          (found == nullptr || found->sign.size() < sign.sign.size())) {
        found = &sign;
      }
    }
    if (found != nullptr) {
      rest_.remove_prefix(found->sign.size());
      good = good && lists(found->currencies, currency);
      return true;
    }
    char code[4] = {};
    for (std::size_t i = 0; i < 3; ++i) {
      const char c = i < rest_.size() ? rest_[i] : '\0';
      if (c < 'a' || c > 'z') return false;
      code[i] = static_cast<char>(c - 32);
    }
    rest_.remove_prefix(3);
    good = good && currency == code;
    return true;
  }

 private:
  std::string_view rest_;
};

// The digits of a figure as an integer with `decimals` more places than it shows.
struct Figure {
  std::uint64_t digits = 0;
  int places = 0;  // behind the point
  int count = 0;   // of digits
  bool large = false;
};

void add_digit(Figure& figure, int digit) {
  ++figure.count;
  figure.large = figure.large || figure.digits > static_cast<std::uint64_t>(kMaxMoney);
  if (!figure.large) figure.digits = figure.digits * 10 + static_cast<std::uint64_t>(digit);
}

MoneyRead read_figure(Typed& typed, Figure& figure) {
  int group = -1;  // digits since the last separator; −1 = there was none
  while (true) {
    if (is_digit(typed.next())) {
      add_digit(figure, typed.next() - '0');
      if (group >= 0) ++group;
      typed.drop();
    } else if (figure.count > 0 && typed.take_separator()) {
      if (group < 0 ? figure.count > 3 : group != 3) return MoneyRead::Grouping;
      group = 0;
    } else {
      break;
    }
  }
  if (group >= 0 && group != 3) return MoneyRead::Grouping;
  if (!typed.take(".") && !typed.take("。")) return MoneyRead::Good;
  for (; is_digit(typed.next()); typed.drop()) {
    add_digit(figure, typed.next() - '0');
    ++figure.places;
  }
  return MoneyRead::Good;
}

MoneyRead parse(std::string_view text, Text currency, Accept accept, Money max, Money& out) {
  const std::string normal = normal_text(text);
  Typed typed(normal);
  bool negative = false;
  const bool bracket = typed.take("(");
  bool same_currency = true;
  bool has_currency = false;
  for (bool more = true; more;) {
    const bool minus = typed.take("-") || typed.take("−");
    if (minus && (negative || bracket)) return MoneyRead::NotAnAmount;
    negative = negative || minus;
    const bool sign = !has_currency && typed.take_currency(currency, same_currency);
    has_currency = has_currency || sign;
    more = minus || sign || typed.take(" ") || (!negative && typed.take("+"));
  }
  if (typed.next() == '\0' && !negative && !bracket && !has_currency) {
    if (accept == Accept::Amount || accept == Accept::NegativeToo) return MoneyRead::Empty;
    out = kNoMoney;
    return MoneyRead::Good;
  }
  Figure figure;
  const MoneyRead read = read_figure(typed, figure);
  if (read != MoneyRead::Good) return read;
  if (figure.count == 0) return MoneyRead::NotAnAmount;
  int shift = decimals_of(currency) - figure.places;
  while (typed.take(" ") || typed.take_factor(shift)) {
  }
  if (currency == kNoCurrency && typed.take("%")) typed.take(" ");
  if (!has_currency) typed.take_currency(currency, same_currency);
  if (bracket && !typed.take(")")) return MoneyRead::NotAnAmount;
  if (typed.next() != '\0') return MoneyRead::NotAnAmount;
  if (!same_currency) return MoneyRead::OtherCurrency;
  if (shift < 0) return MoneyRead::TooFine;
  if (figure.large) return MoneyRead::TooLarge;
  for (; shift > 0 && figure.digits != 0; --shift) {
    if (figure.digits > static_cast<std::uint64_t>(max) / 10) return MoneyRead::TooLarge;
    figure.digits *= 10;
  }
  if (figure.digits > static_cast<std::uint64_t>(max)) return MoneyRead::TooLarge;
  negative = (negative || bracket) && figure.digits != 0;
  if (negative && (accept == Accept::Amount || accept == Accept::EmptyToo)) return MoneyRead::Negative;
  out = static_cast<Money>(figure.digits);
  if (negative) out = -out;
  return MoneyRead::Good;
}

}  // namespace

bool is_currency(std::string_view code) {
  if (code.size() != 3) return false;
  for (const char c : code) {
    if (c < 'A' || c > 'Z') return false;
  }
  return true;
}

int decimals_of(Text currency) {
  if (currency.empty()) return 0;
  if (lists("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF", currency)) return 0;
  return lists("BHD IQD JOD KWD LYD OMR TND", currency) ? 3 : 2;
}

void MoneySum::add(Money amount) {
  add_product(amount, 1);
}

void MoneySum::subtract(Money amount) {
  add_product(amount, -1);
}

void MoneySum::add(const MoneySum& other) {
  add(other.value);
  exact = exact && other.exact;
}

void MoneySum::add_product(Money unit_amount, std::int64_t units) {
  if (!exact || unit_amount == kNoMoney || units == kNoMoney) return;
  Money product = 0;
  bool negative = (unit_amount < 0) != (units < 0);
  exact = !__builtin_mul_overflow(unit_amount, units, &product) && product != kNoMoney;
  if (exact) {
    negative = product < 0;
    Money sum = 0;
    exact = !__builtin_add_overflow(value, product, &sum) && sum != kNoMoney;
    product = sum;
  }
  value = exact ? product : negative ? kLowest : kHighest;
}

double ratio_of(Money part, Money whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

MoneyRead parse_money(std::string_view typed, Text currency, Accept accept, Money& out) {
  return parse(typed, currency, accept, kMaxMoney, out);
}

MoneyRead parse_units(std::string_view typed, Accept accept, std::int64_t& out) {
  const Accept sound =
      accept == Accept::EmptyAndNegative || accept == Accept::EmptyToo ? Accept::EmptyToo : Accept::Amount;
  return parse(typed, "", sound, kMaxUnits, out);
}

std::string money_text(Money amount, Text currency, Grouping grouping) {
  if (amount == kNoMoney) return {};
  const int decimals = decimals_of(currency);
  std::uint64_t rest =
      amount < 0 ? 0 - static_cast<std::uint64_t>(amount) : static_cast<std::uint64_t>(amount);
  std::uint64_t unit = 1;
  for (int i = 0; i < decimals; ++i) unit *= 10;
  // From the last digit to the first.
  char text[40];
  char* at = text + sizeof text;
  const auto put = [&at](char c) { *--at = c; };
  const bool whole = rest % unit == 0;
  for (int i = 0; i < decimals; ++i, rest /= 10) {
    if (!whole) put(static_cast<char>('0' + rest % 10));
  }
  if (!whole) put('.');
  int count = 0;
  do {
    if (grouping == Grouping::Thousands && count > 0 && count % 3 == 0) put(',');
    put(static_cast<char>('0' + rest % 10));
    rest /= 10;
    ++count;
  } while (rest != 0);
  if (amount < 0) put('-');
  // A sum that is not exact: it is beyond.
  const bool is_beyond = grouping == Grouping::Thousands && (amount == kHighest || amount == kLowest);
  if (is_beyond) {
    put(' ');
    put(amount < 0 ? '<' : '>');
  }
  return {at, static_cast<std::size_t>(text + sizeof text - at)};
}

Text to_word(MoneyRead value) {
  constexpr Text kWords[] = {"good",     "empty",     "not_an_amount", "grouping",
                             "too_fine", "too_large", "negative",      "other_currency"};
  return kWords[static_cast<std::size_t>(value)];
}

}  // namespace sandtable
