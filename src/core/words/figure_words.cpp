#include "core/words/figure_words.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>

#include "core/words/frame_texts.h"

namespace sandtable {

std::string figure_text(double value, int decimals) {
  constexpr double kLargest = 1e12;
  if (!(std::fabs(value) < kLargest)) return "–";
  std::int64_t scale = 1;
  for (int i = 0; i < decimals; ++i) scale *= 10;
  const std::int64_t number = std::llround(std::fabs(value) * static_cast<double>(scale));
  std::string out = value < 0 && number != 0 ? "-" : "";
  out += std::to_string(number / scale);
  if (decimals == 0) return out;
  const std::string rest = std::to_string(number % scale);
  return out.append(".").append(static_cast<std::size_t>(decimals) - rest.size(), '0').append(rest);
}

Text figure_words(double value, int decimals) {
  const std::string text = figure_text(value, decimals);
  return text.starts_with('-') ? Text("−") + Text(text.c_str() + 1) : frame_text(text);
}

Text signed_figure(double value, int decimals) {
  const Text text = figure_words(value, decimals);
  return value > 0 ? Text("+") + text : text;
}

}  // namespace sandtable
