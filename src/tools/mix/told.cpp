#include "tools/mix/told.h"

#include "core/words/frame_texts.h"
#include "core/words/short_texts.h"

namespace sandtable::inline mix {

MixFigures::MixFigures(const Mix& from) : mix(from), index(mix) {
  for (const Shared<Candidate>& candidate : mix.candidates) candidates.push_back(figures_of(mix, index, *candidate));
  for (const Shared<Segment>& segment : mix.segments) segments.push_back(check_segment(mix, *segment));
  for (const Shared<Round>& round : mix.rounds) rounds.push_back(check_round(mix, *round));
}

Text MixTold::money(Money amount) const {
  return amount == kNoMoney ? Text("–") : frame_text(money_text(amount, mix.currency));
}

Text MixTold::name_of(Text title) const { return title.empty() ? strings.tr("mix.unnamed") : brief(title); }

int mix_index(const Json& list, Text id) {
  int index = 0;
  for (const Json& entry : list) {
    if (text_of(entry, "id") == id) return index;
    ++index;
  }
  return -1;
}

Text mix_label(const Json& pack, Text list, std::size_t index) {
  const Json& entries = list_of(pack, list);
  return index < entries.size() ? text_of(entries[index], "label") : Text();
}

Text mix_label_of(const Json& pack, Text list, Text id) {
  const int index = mix_index(list_of(pack, list), id);
  return index < 0 ? id : mix_label(pack, list, static_cast<std::size_t>(index));
}

Text share_words(double ratio) { return percent_words(ratio * 100); }

Text break_even_words(const Strings& strings, const CashPlan& cash) {
  return strings.tr_format(Keys("break_even.reached", "break_even.no_figures", "break_even.no_revenue", "break_even.not_reached")[cash.break_even], {{"n", number_text(cash.break_even_quarter)}});
}

}  // namespace sandtable::mix
