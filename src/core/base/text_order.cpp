#include "core/base/text_order.h"

#include <cstddef>

namespace sandtable {

std::vector<std::uint16_t> sorted_numbers(const std::vector<std::string_view>& texts) {
  std::vector<std::uint16_t> out;
  out.reserve(texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    std::size_t begin = 0;
    std::size_t end = i;
    while (begin < end) {
      const std::size_t middle = (begin + end) / 2;
      if (texts[i] < texts[out[middle]]) {
        end = middle;
      } else {
        begin = middle + 1;
      }
    }
    out.insert(out.begin() + static_cast<std::ptrdiff_t>(begin), static_cast<std::uint16_t>(i));
  }
  return out;
}

}  // namespace sandtable
