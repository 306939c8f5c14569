#include "core/words/short_texts.h"

#include <cmath>
#include <string>

#include "core/base/utf8.h"
#include "core/json/record_writer.h"
#include "core/words/frame_texts.h"

namespace sandtable {

namespace {
constexpr std::size_t kBriefBytes = 240;
}

Text brief(Text text) {
  std::string out(cut_text(text, kBriefBytes));
  if (out.size() < text.size()) out += "…";
  make_single_line(out);
  return frame_text(out);
}

Text number_words(double number) { return frame_text(dump_json(real_json(std::round(number * 1000) / 1000))); }

Text percent_words(std::optional<double> percent) {
  return percent ? number_text(std::lround(*percent)) + "%" : Text("–");
}

}  // namespace sandtable
