#include "tools/mix/analysis.h"

#include <cmath>

#include "core/base/text_lines.h"
#include "core/base/text_order.h"
#include "tools/mix/model.h"

namespace sandtable::inline mix {
namespace {

constexpr std::uint32_t bit(Objective objective) {
  return 1u << static_cast<unsigned>(objective);
}

double share(std::size_t part, std::size_t whole) {
  return ratio_of(static_cast<Money>(part), static_cast<Money>(whole));
}

bool is_linked(const Element& element) {
  return !element.company_spending.empty() || !element.personal_spending.empty();
}

bool serves(const Element& element, unsigned word) {
  return (element.serves >> word & 1) != 0;
}

const Segment* find_segment_by(const Mix& mix, Text id) {
  for (const Shared<Segment>& segment : mix.segments) {
    if (segment->id == id) return &*segment;
  }
  return nullptr;
}

}  // namespace

MarketCheck check_market(const Market& market) {
  MarketCheck out;
  std::int64_t around = kNoMoney;
  for (std::size_t i = 0; i < kLayers; ++i) {
    const std::int64_t size = market.size[i];
    if (size == kNoMoney) {
      out.open |= 1u << i;
      continue;
    }
    if (around != kNoMoney) {
      if (size > around) out.too_large |= 1u << i;
      out.share_ratio[i] = ratio_of(size, around);
    }
    around = size;
  }
  return out;
}

WeightedScore weighted_score(const MixFactors& factors, const Segment& segment) {
  WeightedScore out;
  out.factors = factors.size();
  for (const Shared<MixFactor>& factor : factors) {
    if (factor->weight_pct < 0) {
      ++out.without_weight;
    } else {
      out.weight_sum_pct += factor->weight_pct;
    }
  }
  out.counted = out.without_weight == out.factors;
  double sum = 0;
  double weights = 0;
  for (const Shared<MixFactor>& factor : factors) {
    const auto score = segment.scores.find(factor->id);
    if (score == segment.scores.end()) {
      ++out.without_score;
      continue;
    }
    const double weight = out.counted ? 1 : factor->weight_pct < 0 ? 0 : factor->weight_pct;
    sum += weight * score->second;
    weights += weight;
  }
  out.score = weights > 0 ? sum / weights : 0;
  out.sums_to_100 = std::fabs(out.weight_sum_pct - 100) <= kWeightSumTolerancePct + 1e-9;
  out.complete = out.factors > 0 && out.without_weight == 0 && out.without_score == 0 && out.sums_to_100;
  return out;
}

Box box_of(double strength, double attractiveness) {
  if (!(strength > 0) || !(attractiveness > 0)) return Box::None;
  // Σ weight × score of exactly the cut may come out a hair below it.
  const double cut = kBoxCut - 1e-9;
  if (attractiveness >= cut) return strength >= cut ? Box::Star : Box::QuestionMark;
  return strength >= cut ? Box::CashCow : Box::Dog;
}

std::uint32_t objectives_of(Box box, bool has_revenue) {
  const std::uint32_t enter = has_revenue ? 0 : bit(Objective::Enter);
  switch (box) {
    case Box::QuestionMark:
      return bit(Objective::Exit) | enter;
    case Box::Star:
      return bit(Objective::Improve) | enter;
    case Box::CashCow:
      return bit(Objective::Maintain);
    case Box::Dog:
      return bit(Objective::Harvest) | bit(Objective::Exit);
    case Box::None:
      break;
  }
  return 0;
}

SegmentCheck check_segment(const Mix& mix, const Segment& segment) {
  SegmentCheck out;
  out.attractiveness = weighted_score(mix.of(FactorAxis::Attractiveness), segment);
  out.strength = weighted_score(mix.of(FactorAxis::Strength), segment);
  out.box = box_of(out.strength.score, out.attractiveness.score);
  out.wanted = box_of(segment.wanted_strength, segment.wanted_attractiveness);
  out.objectives = objectives_of(out.box, segment.revenue > 0);
  out.objective_fits = (out.objectives & bit(segment.objective)) != 0;
  for (const Verdict verdict : segment.criteria) {
    ++(verdict == Verdict::Yes ? out.passed : verdict == Verdict::No ? out.failed : out.open);
  }
  out.passes = out.passed == static_cast<int>(kCriteria);
  for (const Shared<Need>& need : mix.needs) {
    if (!segment.id.empty() && need->segment == segment.id) ++out.needs;
  }
  return out;
}

NeedIndex::NeedIndex(const Mix& mix) {
  bool chosen = false;
  for (const Shared<Segment>& segment : mix.segments) chosen = chosen || segment->target;
  for (const Shared<Need>& need : mix.needs) {
    ids_.push_back(need->id);
    const Segment* segment = chosen && !need->segment.empty() ? find_segment_by(mix, need->segment) : nullptr;
    counts_.push_back(segment == nullptr || segment->target ? 1 : 0);
  }
  sorted_ = sorted_numbers(ids_);
}

int NeedIndex::find(std::string_view id) const {
  std::size_t begin = 0;
  std::size_t end = sorted_.size();
  while (begin < end) {
    const std::size_t middle = (begin + end) / 2;
    const int order = id.compare(ids_[sorted_[middle]]);
    if (order == 0) return id.empty() ? -1 : sorted_[middle];
    if (order < 0) {
      end = middle;
    } else {
      begin = middle + 1;
    }
  }
  return -1;
}

Coverage coverage_of(const Mix& mix, const NeedIndex& index, const Candidate& candidate) {
  Coverage out;
  out.answers.resize(mix.needs.size());
  for (const Shared<Element>& element : candidate.elements) {
    if (!names_need(index, *element)) ++out.without_need;
    for (std::size_t i = 0; i < element->needs.size(); ++i) {
      const int need = index.find(element->needs[i]);
      bool again = false;  // named twice by the same element
      for (std::size_t k = 0; k < i; ++k) again = again || element->needs[k] == element->needs[i];
      if (again) continue;
      if (need < 0) {
        ++out.deleted_needs;
      } else {
        ++out.answers[static_cast<std::size_t>(need)];
      }
    }
  }
  std::size_t needs = 0;
  std::size_t answered = 0;
  for (std::size_t i = 0; i < mix.needs.size(); ++i) {
    if (!index.counts(i)) continue;
    const std::size_t layer = static_cast<std::size_t>(mix.needs[i]->layer);
    const std::size_t yes = out.answers[i] > 0 ? 1 : 0;
    ++out.needs[layer];
    out.answered[layer] += yes;
    ++needs;
    answered += yes;
  }
  out.core_open = out.needs[0] - out.answered[0];
  out.core_ratio = share(out.answered[0], out.needs[0]);
  out.ratio = share(answered, needs);
  return out;
}

bool names_need(const NeedIndex& index, const Element& element) {
  for (const std::string& need : element.needs) {
    if (index.find(need) >= 0) return true;
  }
  return false;
}

MixShape shape_of(const Candidate& candidate) {
  MixShape out;
  out.elements = candidate.elements.size();
  std::vector<std::string_view> lines;
  std::uint32_t kinds = 0;
  for (const Shared<Element>& element : candidate.elements) {
    lines.push_back(trimmed(element->line));
    kinds |= 1u << static_cast<unsigned>(element->kind);
    out.company_ties += element->company_spending.size();
    out.personal_ties += element->personal_spending.size();
    if (is_linked(*element)) ++out.linked;
  }
  for (; kinds != 0; kinds &= kinds - 1) ++out.kinds;
  // Equal lines stand together now; each kind among them is a line of its own.
  const std::vector<std::uint16_t> sorted = sorted_numbers(lines);
  for (std::size_t begin = 0; begin < sorted.size();) {
    std::size_t depths[kElementKinds] = {};
    std::size_t end = begin;
    for (; end < sorted.size() && lines[sorted[end]] == lines[sorted[begin]]; ++end)
      ++depths[static_cast<std::size_t>(candidate.elements[sorted[end]]->kind)];
    for (const std::size_t depth : depths) {
      if (depth > 0) ++out.width;
      if (depth > out.deepest) out.deepest = depth;
    }
    begin = end;
  }
  out.depth = share(out.elements, out.width);
  out.linkage_ratio = share(out.linked, out.elements);
  return out;
}

Backing backing_of(const Mix& mix, const NeedIndex& index, const Candidate& candidate) {
  Backing out;
  const auto count = [&out](Aspect aspect, bool yes) {
    out.elements[static_cast<std::size_t>(aspect)] += yes ? 1 : 0;
  };
  for (const Shared<Element>& shared : candidate.elements) {
    const Element& element = *shared;
    const bool business = element.kind == ElementKind::Base || element.kind == ElementKind::Enhancing;
    const bool service =
        element.kind == ElementKind::BaseService || element.kind == ElementKind::ValueAddedService;
    const bool priced = element.price != kNoMoney;
    bool named = false;
    bool told = false;
    for (const std::string& id : element.needs) {
      const int need = index.find(id);
      if (need < 0) continue;
      named = true;
      const NeedKind kind = mix.needs[static_cast<std::size_t>(need)]->kind;
      told = told || kind == NeedKind::Information || kind == NeedKind::Emotion;
    }
    count(Aspect::Product, serves(element, 0) || business);
    count(Aspect::Price, serves(element, 1) || priced || !element.price_strategy.empty());
    count(Aspect::Place, serves(element, 2));
    count(Aspect::Promotion, serves(element, 3));
    count(Aspect::Customer, named);
    count(Aspect::Cost, priced);
    count(Aspect::Convenience, serves(element, 2) || service);
    count(Aspect::Communication, serves(element, 3) || told);
    count(Aspect::Build, serves(element, 4));
    count(Aspect::Keep, serves(element, 5) || is_linked(element));
    count(Aspect::Refer, serves(element, 6));
    count(Aspect::WinBack, serves(element, 7));
  }
  return out;
}

Text to_word(Box value) {
  constexpr Text kWords[] = {"none", "question_mark", "star", "cash_cow", "dog"};
  return kWords[static_cast<std::size_t>(value)];
}

Text to_word(Aspect value) {
  constexpr Text kWords[kAspects] = {"product",  "price", "place",       "promotion",
                                     "customer", "cost",  "convenience", "communication",
                                     "build",    "keep",  "refer",       "win_back"};
  return kWords[static_cast<std::size_t>(value)];
}

}  // namespace sandtable::mix
