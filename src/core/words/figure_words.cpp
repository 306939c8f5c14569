#include "core/words/figure_words.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>

#include "core/words/frame_texts.h"

namespace sandtable {

Text figure_words(double value, int decimals) {
  const std::string text = figure_text(value, decimals);
  return text.starts_with('-') ? Text("−") + Text(text.c_str() + 1) : frame_text(text);
}

Text signed_figure(double value, int decimals) {
  const Text text = figure_words(value, decimals);
  return value > 0 ? Text("+") + text : text;
}

}  // namespace sandtable
