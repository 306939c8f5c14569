#include "tools/mix/edit.h"

#include "tools/mix/cash.h"
#include "tools/mix/model.h"
#include "core/base/records.h"

namespace sandtable::inline mix {
namespace {

std::size_t times(const std::vector<std::string>& ids, Text id) {
  for (const std::string& item : ids) {
    if (item == id) return 1;
  }
  return 0;
}

// The candidate that has the element; the number of candidates when none has.
std::size_t candidate_of(const Mix& mix, Text element_id) {
  std::size_t i = 0;
  while (i < mix.candidates.size() && find_record(mix.candidates[i]->elements, element_id) == nullptr) ++i;
  return i;
}

bool is_known(std::int64_t amount) {
  return amount != kNoMoney;
}

// A computed amount as a figure of a document.
Money storable(Money amount) {
  return amount < -kMaxMoney || amount > kMaxMoney ? kNoMoney : amount;
}

bool has_amounts_in(const Candidate& candidate) {
  for (const Shared<Element>& element : candidate.elements) {
    if (is_known(element->price) || is_known(element->unit_cost) || is_known(element->one_off_cost))
      return true;
  }
  return false;
}

}  // namespace

MixPointers pointers_to(const Mix& mix, Text id) {
  MixPointers out;
  if (id.empty()) return out;
  for (const Shared<Need>& need : mix.needs) out.needs += need->segment == id ? 1 : 0;
  for (const Shared<Candidate>& candidate : mix.candidates) {
    for (const Shared<Element>& element : candidate->elements) out.elements += times(element->needs, id);
  }
  for (const Shared<Round>& round : mix.rounds)
    out.rounds += round->candidate == id ? 1 : times(round->actions, id);
  for (const Shared<Segment>& segment : mix.segments)
    out.segments += segment->scores.contains(id.str()) ? 1 : times(segment->refs, id);
  return out;
}

std::size_t element_count(const Mix& mix) {
  std::size_t count = 0;
  for (const Shared<Candidate>& candidate : mix.candidates) count += candidate->elements.size();
  return count;
}

const Element* find_element(const Mix& mix, Text element_id) {
  const std::size_t i = candidate_of(mix, element_id);
  return i == mix.candidates.size() ? nullptr : find_record(mix.candidates[i]->elements, element_id);
}

Element* edit_element(Mix& mix, Text element_id) {
  const std::size_t i = candidate_of(mix, element_id);
  return i == mix.candidates.size() ? nullptr : edit_record(mix.candidates[i].edit().elements, element_id);
}

MixRefusal add_element(Mix& mix, Text candidate_id, Element element, const RandomBytes& random,
                       std::string& id) {
  const std::size_t i = position_of(mix.candidates, candidate_id);
  if (i == mix.candidates.size()) return MixRefusal::NotThere;
  if (element_count(mix) >= kMaxElements) return MixRefusal::Full;
  if (find_element(mix, element.id) != nullptr) element.id.clear();
  id = add_record(mix.candidates[i].edit().elements, kMaxElements, std::move(element), random);
  return MixRefusal::None;
}

bool remove_element(Mix& mix, Text element_id) {
  const std::size_t i = candidate_of(mix, element_id);
  return i != mix.candidates.size() && remove_record(mix.candidates[i].edit().elements, element_id);
}

MixRefusal move_element(Mix& mix, Text element_id, Text candidate_id, std::size_t to) {
  const std::size_t from = candidate_of(mix, element_id);
  const std::size_t into = position_of(mix.candidates, candidate_id);
  if (from == mix.candidates.size() || into == mix.candidates.size()) return MixRefusal::NotThere;
  const std::string id = element_id.str();  // may lie within what is changed
  Elements& target = mix.candidates[into].edit().elements;
  if (from != into) {
    Elements& source = mix.candidates[from].edit().elements;
    target.push_back(source[position_of(source, id)]);
    remove_record(source, id);
  }
  move_record(target, id, to);
  return MixRefusal::None;
}

MixRefusal copy_candidate(Mix& mix, const Candidate& from, Text currency, const RandomBytes& random,
                          std::string& id) {
  if (mix.candidates.size() >= kMaxCandidates || element_count(mix) + from.elements.size() > kMaxElements)
    return MixRefusal::Full;
  if (!(currency == mix.currency) && has_amounts_in(from)) return MixRefusal::OtherCurrency;
  Candidate copy = from;
  copy.id.clear();
  for (Shared<Element>& element : copy.elements) element.edit().id = make_uuid(random);
  id = add_record(mix.candidates, kMaxCandidates, std::move(copy), random);
  return MixRefusal::None;
}

bool has_amounts(const Mix& mix) {
  if (mix.market.unit == MarketUnit::Value) {
    for (const std::int64_t size : mix.market.size) {
      if (is_known(size)) return true;
    }
  }
  for (const Shared<Segment>& segment : mix.segments) {
    if (is_known(segment->revenue)) return true;
  }
  for (const Shared<Candidate>& candidate : mix.candidates) {
    if (has_amounts_in(*candidate)) return true;
  }
  for (const Shared<Round>& round : mix.rounds) {
    for (const Quarters& figures : round->figures) {
      if (!(figures == Quarters())) return true;
    }
  }
  return false;
}

MixRefusal set_currency(Mix& mix, Text currency) {
  if (!is_currency(currency)) return MixRefusal::BadCurrency;
  if (decimals_of(currency) != decimals_of(mix.currency) && has_amounts(mix))
    return MixRefusal::OtherCurrency;
  mix.currency = currency.str();
  return MixRefusal::None;
}

MixRefusal take_targets(Mix& mix, Text round_id) {
  const Round* found = find_record(mix.rounds, round_id);
  const Candidate* candidate = found == nullptr ? nullptr : find_record(mix.candidates, found->candidate);
  if (candidate == nullptr) return MixRefusal::NotThere;
  const CashPlan cash = cash_of(*candidate, Scenario::Expected);
  Quarters revenue, cost;
  for (int i = 0; i < cash.quarters; ++i) {
    revenue.at[i] = storable(cash.quarter[i].revenue);
    cost.at[i] = storable(cash.quarter[i].cost);
  }
  Round& round = *edit_record(mix.rounds, round_id);
  round.figures[static_cast<std::size_t>(RoundFigure::TargetRevenue)] = revenue;
  round.figures[static_cast<std::size_t>(RoundFigure::TargetCost)] = cost;
  return MixRefusal::None;
}

void complete_mix_ids(Mix& mix, const RandomBytes& random) {
  for (MixFactors& factors : mix.factors) complete_record_ids(factors, random);
  complete_record_ids(mix.segments, random);
  complete_record_ids(mix.needs, random);
  complete_record_ids(mix.candidates, random);
  complete_record_ids(mix.rounds, random);
  for (Shared<Candidate>& candidate : mix.candidates) {
    for (std::size_t i = 0; i < candidate->elements.size(); ++i) {
      if (candidate->elements[i]->id.empty()) candidate.edit().elements[i].edit().id = make_uuid(random);
    }
  }
}

Text to_word(MixRefusal value) {
  constexpr Text kWords[] = {"none", "not_there", "full", "other_currency", "bad_currency"};
  return kWords[static_cast<std::size_t>(value)];
}

}  // namespace sandtable::mix
