#include "core/charts/short_number.h"

#include <cmath>

namespace sandtable {

std::string short_number(double value, bool chinese) {
  struct Unit {
    double size;
    const char* name;
  };
  static constexpr Unit kUnits[2][5] = {{{1e12, "tn"}, {1e9, "bn"}, {1e6, "M"}, {1e3, "k"}, {1, ""}},
                                        {{1e12, "万亿"}, {1e8, "亿"}, {1e4, "万"}, {1, ""}, {1, ""}}};
  constexpr double kLargest = 1e18;
  const double size = std::fabs(value);
  if (!(size < kLargest)) return "–";
  const Unit* unit = kUnits[chinese ? 1 : 0];
  while (unit->size > 1 && size < 0.9995 * unit->size) ++unit;  // 999,500 is 1.00 M in three digits
  double digits = size / (unit->size / 100);
  int places = 2;
  while (digits >= 999.5) {
    digits /= 10;
    --places;
  }
  int number = static_cast<int>(std::lround(digits));
  for (; places > 0 && number % 10 == 0; number /= 10) --places;
  const bool negative = value < 0 && number != 0;
  char text[32];  // from its end
  char* const end = text + sizeof text;
  char* first = end;
  for (; places < 0; ++places) *--first = '0';
  for (int i = 0; number > 0 || i <= places; ++i, number /= 10) {
    if (i > 0 && i == places) *--first = '.';
    *--first = static_cast<char>('0' + number % 10);
  }
  if (negative) *--first = '-';
  return std::string(first, end).append(unit->name);
}

}  // namespace sandtable
