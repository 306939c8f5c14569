// The record of this tool for the register, see plan/tool.h.
#include "core/base/id_lists.h"
#include "core/json/record_reader.h"
#include "plan/tool.h"
#include "tools/mix/edit.h"
#include "tools/mix/report.h"
#include "tools/mix/summary.h"
#include "tools/mix/model.h"
#include "core/base/records.h"

namespace sandtable::inline mix {
namespace {

void read(RecordReader& plan, Mix& out, const Packs&, Problems& problems) { read_mix(plan, out, problems); }

void reduce(Plan& plan, const HandInWish& wish) {
  if (has_part<Mix>(plan) && !wish.keeps_all && wish.asked.empty()) edit_part<Mix>(plan) = Mix();
}

Progress progress(const Plan& work, const Asked&, const Packs&) {
  const Mix& mix = part<Mix>(work);
  Progress out;
  out.done = (mix.segments.empty() ? 0 : 1) + (mix.needs.empty() ? 0 : 1) + (mix.candidates.empty() ? 0 : 1);
  out.total = 3;
  return out;
}

void complete(Plan& plan, const RandomBytes& random) {
  if (has_part<Mix>(plan)) complete_mix_ids(edit_part<Mix>(plan), random);
}

void redirect(Plan& plan, const std::vector<std::string>& from, const std::string& to) {
  if (!has_part<Mix>(plan)) return;
  std::vector<std::string> refs;
  Mix& mix = edit_part<Mix>(plan);
  for (Shared<Segment>& segment : mix.segments) {
    if (redirect_refs(segment->refs, from, to, refs)) segment.edit().refs = refs;
  }
  for (Shared<Round>& round : mix.rounds) {
    if (redirect_refs(round->actions, from, to, refs)) round.edit().actions = refs;
  }
}

void uses(const Plan& plan, Text id, std::vector<Use>& out) {
  for (const Shared<Segment>& segment : part<Mix>(plan).segments) {
    if (is_among(segment->refs, id)) out.push_back({"mix", segment->id});
  }
  for (const Shared<Round>& round : part<Mix>(plan).rounds) {
    if (is_among(round->actions, id)) out.push_back({"mix", round->id});
  }
}

bool has(const Plan& plan, Text id) {
  const Mix& mix = part<Mix>(plan);
  return find_record(mix.segments, id) != nullptr || find_record(mix.needs, id) != nullptr || find_record(mix.candidates, id) != nullptr ||
         find_record(mix.rounds, id) != nullptr || find_element(mix, id) != nullptr;
}

Json figures(const Plan& plan, const Setting&) { return mix_analysis_to_json(plan); }

constexpr ExerciseUse kExercise = {.word = "mix", .progress = progress, .reduce = reduce};

}  // namespace
}  // namespace sandtable::mix

namespace sandtable {
namespace {

// Of no group: asked for while only some of the tools are there.
std::vector<MemberRoute> routes() { return {{"mix", true, true, true, true}, {"mix/**", true, true, true, true}}; }

}  // namespace

const PartType& part_type(const Mix*) {
  static constexpr PartType kType = make_part_type<Mix, read, write_mix>("mix");
  return kType;
}

const Tool& mix_tool() {
  static const Tool kTool = {
      .id = "mix",
      .group = "mix",
      .area = Area::Strategy,
      .title = "mix.title",
      .parts = {&part_type(static_cast<const Mix*>(nullptr))},
      .routes = routes,
      .exercise = &kExercise,
      .complete_ids = complete,
      .redirect = redirect,
      .uses = uses,
      .has = has,
      .figures = figures,
      .report = mix_report,
  };
  return kTool;
}

}  // namespace sandtable
