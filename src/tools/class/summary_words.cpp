#include "tools/class/summary_words.h"

#include "core/words/figure_words.h"
#include "core/words/frame_texts.h"

namespace sandtable::inline classroom {
namespace {

constexpr Key kAttempts[] = {"class.method_attempts", "class.method_first", "class.method_last"};
constexpr Key kMethod[] = {"class.method_people", "class.method_versions", "class.method_enough",
                           "class.method_listwise", "class.method_spread", "class.method_alpha",
                           "class.method_pairs", "class.method_effect", "class.method_ties",
                           "class.method_sorting"};

std::string with_version(const Strings& strings, const std::string& title, const std::string& version,
                         bool usual) {
  return usual ? title
               : strings.tr_format("class.version_of", {{"title", title}, {"version", version}}).str();
}

}  // namespace

std::vector<std::string> method_words(const Strings& strings, AttemptRule rule) {
  std::vector<std::string> out = {strings.tr(kAttempts[static_cast<std::size_t>(rule)])};
  for (const Key key : kMethod) out.push_back(strings.tr(key));
  return out;
}

std::string title_of(const Strings& strings, const TestSummary& test) {
  return with_version(strings, test.pack.title, test.version,
                      test.key == test.pack.id && !test.other_version);
}

std::string title_of(const Strings& strings, const SortingSummary& sorting) {
  return with_version(strings, !sorting.pack ? sorting.sort : sorting.pack->title, sorting.version,
                      sorting.key == sorting.sort);
}

Text version_words(const Strings& strings, const ClassSummary& summary, const TestSummary& test) {
  if (test.other_version)
    return strings.tr_format("class.version_read",
                             {{"version", test.version}, {"known", number_text(test.pack.pack_version)}});
  for (const TestSummary& other : summary.tests()) {
    if (other.pack.id == test.pack.id && other.key != test.key) return strings.tr("class.apart");
  }
  return {};
}

Text score_title(const Strings& strings, const TestSummary& test, std::size_t score) {
  return score < test.pack.dimensions.size() ? Text(test.pack.dimensions[score].title)
                                             : strings.tr("result.total");
}

std::string reverse_words(const Strings& strings, const Question& question) {
  return question.reverse ? std::string(" (") + strings.tr("class.reversed").c_str() + ")" : std::string();
}

std::string extreme_words(const Strings& strings, const ExtremeQuestion& one) {
  std::string out = figure_text(one.mean, 2);
  if (one.few)
    out.append("; ").append(
        strings.tr_format("class.few_answers", {{"n", number_text(static_cast<long>(one.n))}}));
  if (one.tied) out.append("; ").append(strings.tr("class.tied"));
  return out;
}

Text effect_words(const Strings& strings, double d_av) {
  const Text number = signed_figure(d_av, 2);
  switch (is_figure(d_av) ? effect_size_of(d_av) : EffectSize::Tiny) {
    case EffectSize::Tiny:
      return number;
    case EffectSize::Small:
      return number + " · " + strings.tr("class.effect_small");
    case EffectSize::Medium:
      return number + " · " + strings.tr("class.effect_medium");
    case EffectSize::Large:
      break;
  }
  return number + " · " + strings.tr("class.effect_large");
}

}  // namespace sandtable::inline classroom
