// The marketing-mix planner as JSON, see mix.h.
#include "tools/mix/model.h"

#include "core/json/record_reader.h"
#include "core/json/record_writer.h"

namespace sandtable::inline mix {
namespace {

constexpr Text kUnitWords[] = {"count", "value"};
constexpr Text kLayerWords[kLayers] = {"potential", "available", "served", "penetrated"};
constexpr Text kFactorKeys[2] = {"attractiveness_factors", "strength_factors"};
constexpr Text kCriterionWords[kCriteria] = {"accessible", "measurable", "profitable",
                                             "large",      "alike",      "described"};
constexpr Text kObjectiveWords[kObjectives] = {"", "maintain", "improve", "harvest", "exit", "enter"};
constexpr Text kNeedLayerWords[kNeedLayers] = {"core", "additional", "latent"};
constexpr Text kNeedKindWords[kNeedKinds] = {"",        "quality", "service", "emotion", "information",
                                             "benefit", "brand"};
constexpr Text kElementKindWords[kElementKinds] = {"base", "enhancing", "base_service", "value_added_service",
                                                   "resource"};
constexpr Text kScenarioWords[kScenarios] = {"worst", "expected", "best"};
constexpr Text kUnitsKeys[kScenarios] = {"units_worst", "units", "units_best"};
constexpr Text kStepWords[kFailedSteps] = {"", "opportunity", "needs", "mix", "implementation"};
constexpr Text kRoundFigureWords[kRoundFigures] = {"target_revenue", "target_cost", "actual_revenue",
                                                   "actual_cost"};

// ---- reading ----

// An amount that may be open.
Money read_money(RecordReader& reader, Text key, Money min = -kMaxMoney) {
  return reader.integer(key, min, kMaxMoney).value_or(kNoMoney);
}

// "1" … "12" → 0 … 11; −1 for other names.
int quarter_index(std::string_view name) {
  int number = 0;
  for (const char c : name) {
    if (c < '0' || c > '9' || (number == 0 && c == '0')) return -1;
    number = number * 10 + (c - '0');
    if (number > kMaxQuarters) return -1;
  }
  return number - 1;
}

void read_quarters(RecordReader& reader, Text key, std::int64_t min, std::int64_t max, Quarters& out) {
  const Json* figures = reader.object(key);
  if (figures == nullptr) return;
  for (const auto& [name, value] : *figures->get_ptr<const Json::object_t*>()) {
    const int quarter = quarter_index(name);
    std::int64_t figure = 0;
    if (reader.read_member(key, name, value, quarter >= 0, min, max, figure)) out.at[quarter] = figure;
  }
}

void read_market(const Json& record, Text pointer, Market& out, Problems& problems) {
  RecordReader reader(record, pointer, problems);
  reader.read_line(out.title, "title", kMaxMixLineBytes);
  out.unit = static_cast<MarketUnit>(reader.read_word("unit", kUnitWords, 2, 0));
  for (std::size_t i = 0; i < kLayers; ++i) out.size[i] = read_money(reader, kLayerWords[i], 0);
  out.extra = reader.rest();
}

void read_factor(const Json& record, Text pointer, MixFactor& out, Problems& problems) {
  RecordReader reader(record, pointer, problems);
  reader.read_id(out.id, "id", Presence::Required);
  reader.read_line(out.title, "title", kMaxMixLineBytes);
  out.weight_pct = reader.number("weight_pct", 0, kMaxWeightPct).value_or(-1);
  out.extra = reader.rest();
}

void read_criteria(const Json& record, Text pointer, Segment& out, Json& unread, Problems& problems) {
  RecordReader reader(record, pointer, problems);
  for (std::size_t i = 0; i < kCriteria; ++i) {
    const std::optional<bool> passed = reader.boolean(kCriterionWords[i]);
    if (passed) out.criteria[i] = *passed ? Verdict::Yes : Verdict::No;
  }
  unread = reader.rest();
}

void read_wanted(const Json& record, Text pointer, Segment& out, Json& unread, Problems& problems) {
  RecordReader reader(record, pointer, problems);
  out.wanted_strength = reader.number("strength", 1, kMaxFactorScore).value_or(0);
  out.wanted_attractiveness = reader.number("attractiveness", 1, kMaxFactorScore).value_or(0);
  unread = reader.rest();
}

// What a part of a record did not take goes back to the record's own rest.
void keep_rest(RecordReader& reader, Text key, const Json& unread) {
  for (const auto& [name, value] : *unread.get_ptr<const Json::object_t*>())
    reader.keep_member(key, name, value);
}

void read_segment(const Json& record, Text pointer, Segment& out, Problems& problems) {
  RecordReader reader(record, pointer, problems);
  reader.read_id(out.id, "id", Presence::Required);
  reader.read_line(out.title, "title", kMaxMixLineBytes);
  for (std::size_t i = 0; i < 5; ++i)
    reader.read_line(out.dimensions[i], kDimensionKeys[i], kMaxMixLineBytes);
  Json unread;
  if (const Json* criteria = reader.object("criteria")) {
    read_criteria(*criteria, reader.pointer_of("criteria"), out, unread, problems);
    keep_rest(reader, "criteria", unread);
  }
  if (const Json* scores = reader.object("scores")) {
    for (const auto& [factor, value] : *scores->get_ptr<const Json::object_t*>()) {
      std::int64_t score = 0;
      if (reader.read_member("scores", factor, value, is_id(factor), 1, kMaxFactorScore, score))
        out.scores.emplace_hint(out.scores.end(), factor, static_cast<int>(score));
    }
  }
  out.revenue = read_money(reader, "revenue", 0);
  if (const Json* wanted = reader.object("wanted")) {
    read_wanted(*wanted, reader.pointer_of("wanted"), out, unread, problems);
    keep_rest(reader, "wanted", unread);
  }
  out.objective = static_cast<Objective>(reader.read_word("objective", kObjectiveWords, kObjectives, 0));
  out.target = reader.boolean("target").value_or(false);
  if (const Json* values = reader.object("values")) out.values = *values;
  reader.read_texts(out.refs, "refs", kMaxMixRefs, 0);
  out.extra = reader.rest();
}

void read_need(const Json& record, Text pointer, Need& out, Problems& problems) {
  RecordReader reader(record, pointer, problems);
  reader.read_id(out.id, "id", Presence::Required);
  reader.read_id(out.segment, "segment");
  reader.read_text(out.text, "text", kMaxMixTextBytes);
  out.layer = static_cast<NeedLayer>(reader.read_word("layer", kNeedLayerWords, kNeedLayers, 0));
  out.kind = static_cast<NeedKind>(reader.read_word("kind", kNeedKindWords, kNeedKinds, 0));
  out.answered_by = reader.read_words("answered_by", kValueWords, kValueKinds);
  out.extra = reader.rest();
}

void read_element(const Json& record, Text pointer, Element& out, Problems& problems) {
  RecordReader reader(record, pointer, problems);
  reader.read_id(out.id, "id", Presence::Required);
  out.kind = static_cast<ElementKind>(reader.read_word("kind", kElementKindWords, kElementKinds, 0));
  reader.read_line(out.line, "line", kMaxMixLineBytes);
  reader.read_text(out.text, "text", kMaxMixTextBytes);
  reader.read_texts(out.needs, "needs", kMaxMixRefs, 0);
  reader.read_id(out.price_strategy, "price_strategy");
  reader.read_id(out.combination, "combination");
  out.serves = reader.read_words("serves", kServesWords, kServes);
  out.price = read_money(reader, "price");
  out.unit_cost = read_money(reader, "unit_cost");
  out.one_off_cost = read_money(reader, "one_off_cost");
  for (std::size_t i = 0; i < kScenarios; ++i)
    read_quarters(reader, kUnitsKeys[i], 0, kMaxUnits, out.units[i]);
  reader.read_texts(out.company_spending, "company_spending", kMaxSpendings, kMaxMixLineBytes);
  reader.read_texts(out.personal_spending, "personal_spending", kMaxSpendings, kMaxMixLineBytes);
  out.extra = reader.rest();
}

// `room`: for how many elements there is still room in the whole mix.
void read_candidate(const Json& record, Text pointer, Candidate& out, SeenIds& seen, std::size_t& room,
                    Problems& problems) {
  RecordReader reader(record, pointer, problems);
  reader.read_id(out.id, "id", Presence::Required);
  reader.read_line(out.title, "title", kMaxMixLineBytes);
  std::string currency;  // that of the mix, or the candidate had been refused
  reader.read_line(currency, "currency", 3);
  out.quarters = static_cast<int>(reader.integer("quarters", 1, kMaxQuarters).value_or(kStandardQuarters));
  read_records<read_element>(reader, "elements", room, out.elements, problems, &seen);
  room -= out.elements.size();
  out.extra = reader.rest();
}

void read_round(const Json& record, Text pointer, Round& out, Problems& problems) {
  RecordReader reader(record, pointer, problems);
  reader.read_id(out.id, "id", Presence::Required);
  reader.read_line(out.title, "title", kMaxMixLineBytes);
  reader.read_text(out.text, "text", kMaxMixTextBytes);
  reader.read_id(out.candidate, "candidate");
  for (std::size_t i = 0; i < kRoundFigures; ++i)
    read_quarters(reader, kRoundFigureWords[i], -kMaxMoney, kMaxMoney, out.figures[i]);
  out.failed_step = static_cast<FailedStep>(reader.read_word("failed_step", kStepWords, kFailedSteps, 0));
  reader.read_id(out.cause, "cause");
  reader.read_text(out.improvement, "improvement", kMaxMixTextBytes);
  reader.read_texts(out.actions, "actions", kMaxMixRefs, 0);
  out.extra = reader.rest();
}

void read_currency(RecordReader& reader, const Json& record, std::string& out) {
  const std::string* currency = find_text(record, "currency");
  if (currency == nullptr || is_currency(*currency)) {
    reader.read_line(out, "currency", 3);  // reports another type
  } else {
    reader.report(ErrorCode::UnknownChoice, "currency", detail_text(*currency));
  }
}

// ---- writing ----

void put_money(Json& record, Text key, Money amount) {
  put_number(record, key, amount, kNoMoney);
}

void put_word(Json& record, Text key, Text word, std::size_t value) {
  if (value != 0) set_text(record, key, word);
}

void put_words(Json& record, Text key, const Text* words, std::uint32_t bits) {
  Json list = empty_array();
  for (std::size_t i = 0; bits >> i != 0; ++i) {
    if ((bits >> i & 1) != 0) add_text(list, words[i]);
  }
  put_list(record, key, std::move(list));
}

void put_quarters(Json& record, Text key, const Quarters& quarters) {
  Json figures = empty_object();
  for (int i = 0; i < kMaxQuarters; ++i) put_money(figures, std::to_string(i + 1), quarters.at[i]);
  put_part(record, key, std::move(figures));
}

void put_id_and_title(Json& record, const std::string& id, const std::string& title) {
  put_text(record, "id", id);
  put_text(record, "title", title);
}

Json market_to_json(const Market& market) {
  Json out = market.extra;
  put_text(out, "title", market.title);
  put_word(out, "unit", "value", static_cast<std::size_t>(market.unit));
  for (std::size_t i = 0; i < kLayers; ++i) put_money(out, kLayerWords[i], market.size[i]);
  return out;
}

Json factor_to_json(const MixFactor& factor) {
  Json out = factor.extra;
  put_id_and_title(out, factor.id, factor.title);
  if (factor.weight_pct >= 0) set_json(out, "weight_pct", real_json(factor.weight_pct));
  return out;
}

Json segment_to_json(const Segment& segment) {
  Json out = segment.extra;
  put_id_and_title(out, segment.id, segment.title);
  for (std::size_t i = 0; i < 5; ++i) put_text(out, kDimensionKeys[i], segment.dimensions[i]);
  Json criteria = empty_object();
  for (std::size_t i = 0; i < kCriteria; ++i) {
    if (segment.criteria[i] != Verdict::Open)
      set_flag(criteria, kCriterionWords[i], segment.criteria[i] == Verdict::Yes);
  }
  put_part(out, "criteria", std::move(criteria));
  Json scores = empty_object();
  for (const auto& [factor, score] : segment.scores) set_number(scores, factor, score);
  put_part(out, "scores", std::move(scores));
  put_money(out, "revenue", segment.revenue);
  Json wanted = empty_object();
  if (segment.wanted_strength > 0) set_json(wanted, "strength", real_json(segment.wanted_strength));
  if (segment.wanted_attractiveness > 0)
    set_json(wanted, "attractiveness", real_json(segment.wanted_attractiveness));
  put_part(out, "wanted", std::move(wanted));
  put_word(out, "objective", to_word(segment.objective), static_cast<std::size_t>(segment.objective));
  if (segment.target) set_flag(out, "target", true);
  put_part(out, "values", segment.values);
  put_texts(out, "refs", segment.refs);
  return out;
}

Json need_to_json(const Need& need) {
  Json out = need.extra;
  put_text(out, "id", need.id);
  put_text(out, "segment", need.segment);
  put_text(out, "text", need.text);
  put_word(out, "layer", to_word(need.layer), static_cast<std::size_t>(need.layer));
  put_word(out, "kind", to_word(need.kind), static_cast<std::size_t>(need.kind));
  put_words(out, "answered_by", kValueWords, need.answered_by);
  return out;
}

Json element_to_json(const Element& element) {
  Json out = element.extra;
  put_text(out, "id", element.id);
  put_word(out, "kind", to_word(element.kind), static_cast<std::size_t>(element.kind));
  put_text(out, "line", element.line);
  put_text(out, "text", element.text);
  put_texts(out, "needs", element.needs);
  put_text(out, "price_strategy", element.price_strategy);
  put_text(out, "combination", element.combination);
  put_words(out, "serves", kServesWords, element.serves);
  put_money(out, "price", element.price);
  put_money(out, "unit_cost", element.unit_cost);
  put_money(out, "one_off_cost", element.one_off_cost);
  for (std::size_t i = 0; i < kScenarios; ++i) put_quarters(out, kUnitsKeys[i], element.units[i]);
  put_texts(out, "company_spending", element.company_spending);
  put_texts(out, "personal_spending", element.personal_spending);
  return out;
}

Json candidate_to_json(const Candidate& candidate) {
  Json out = candidate.extra;
  put_id_and_title(out, candidate.id, candidate.title);
  put_number(out, "quarters", candidate.quarters, kStandardQuarters);
  put_records<element_to_json>(out, "elements", candidate.elements);
  return out;
}

Json round_to_json(const Round& round) {
  Json out = round.extra;
  put_id_and_title(out, round.id, round.title);
  put_text(out, "text", round.text);
  put_text(out, "candidate", round.candidate);
  for (std::size_t i = 0; i < kRoundFigures; ++i) put_quarters(out, kRoundFigureWords[i], round.figures[i]);
  put_word(out, "failed_step", to_word(round.failed_step), static_cast<std::size_t>(round.failed_step));
  put_text(out, "cause", round.cause);
  put_text(out, "improvement", round.improvement);
  put_texts(out, "actions", round.actions);
  return out;
}

}  // namespace

Text to_word(Layer value) {
  return kLayerWords[static_cast<std::size_t>(value)];
}
Text to_word(Criterion value) {
  return kCriterionWords[static_cast<std::size_t>(value)];
}
Text to_word(Objective value) {
  return kObjectiveWords[static_cast<std::size_t>(value)];
}
Text to_word(NeedLayer value) {
  return kNeedLayerWords[static_cast<std::size_t>(value)];
}
Text to_word(NeedKind value) {
  return kNeedKindWords[static_cast<std::size_t>(value)];
}
Text to_word(ElementKind value) {
  return kElementKindWords[static_cast<std::size_t>(value)];
}
Text to_word(FailedStep value) {
  return kStepWords[static_cast<std::size_t>(value)];
}
Text to_word(Scenario value) {
  return kScenarioWords[static_cast<std::size_t>(value)];
}
Text to_word(RoundFigure value) {
  return kRoundFigureWords[static_cast<std::size_t>(value)];
}

void read_mix(RecordReader& plan, Mix& out, Problems& problems) {
  const Json* record = plan.object("mix");
  if (record == nullptr) return;
  RecordReader reader(*record, plan.pointer_of("mix"), problems);
  read_currency(reader, *record, out.currency);
  if (const Json* market = reader.object("market"))
    read_market(*market, reader.pointer_of("market"), out.market, problems);
  SeenIds seen_factors;
  for (std::size_t axis = 0; axis < 2; ++axis) {
    read_records<read_factor>(reader, kFactorKeys[axis], kMaxFactors, out.factors[axis], problems, &seen_factors);
  }
  read_records<read_segment>(reader, "segments", kMaxSegments, out.segments, problems);
  read_records<read_need>(reader, "needs", kMaxNeeds, out.needs, problems);
  SeenIds seen_candidates;
  SeenIds seen_elements;
  std::size_t room = kMaxElements;
  for (ListReader list(reader, "candidates", kMaxCandidates, problems); list.next();) {
    const std::string* currency = find_text(list.item(), "currency");
    if (currency != nullptr && *currency != out.currency) {
      report(problems, ErrorCode::UnknownChoice, pointer_to(list.pointer(), "currency"),
             detail_text(*currency));
      reader.keep_item("candidates", list.item());
      continue;
    }
    Candidate& candidate = out.candidates.emplace_back().edit();
    read_candidate(list.item(), list.pointer(), candidate, seen_elements, room, problems);
    seen_candidates.check(candidate.id, list.pointer(), problems);
  }
  read_records<read_round>(reader, "rounds", kMaxRounds, out.rounds, problems);
  out.extra = reader.rest();
}

void write_mix(Json& plan, const Mix& mix) {
  Json out = mix.extra;
  if (!(kStandardCurrency == mix.currency)) set_text(out, "currency", mix.currency);
  put_part(out, "market", market_to_json(mix.market));
  for (std::size_t axis = 0; axis < 2; ++axis) put_records<factor_to_json>(out, kFactorKeys[axis], mix.factors[axis]);
  put_records<segment_to_json>(out, "segments", mix.segments);
  put_records<need_to_json>(out, "needs", mix.needs);
  put_records<candidate_to_json>(out, "candidates", mix.candidates);
  put_records<round_to_json>(out, "rounds", mix.rounds);
  put_part(plan, "mix", std::move(out));
}

}  // namespace sandtable::mix
