// The record of this tool for the register, see plan/tool.h.
#include "core/json/record_reader.h"
#include "plan/tool.h"
#include "tools/crm_benefit/analysis.h"
#include "tools/crm_benefit/figures.h"
#include "tools/crm_benefit/model.h"

namespace sandtable::inline value {
namespace {

void read(RecordReader& plan, CrmBenefit& out, const Packs&, Problems& problems) { read_crm_benefit(plan, out, problems); }

void reduce(Plan& plan, const HandInWish& wish) {
  if (has_part<CrmBenefit>(plan) && !wish.keeps_all && wish.asked.empty()) edit_part<CrmBenefit>(plan) = CrmBenefit();
}

// Customers at the start are asked for once, and one of the two costs of winning is enough; so all is done when nothing is
// missing, whatever the count says.
Progress progress(const Plan& work, const Asked&, const Packs&) {
  const CrmBenefit& benefit = part<CrmBenefit>(work);
  Progress out;
  out.done = static_cast<int>(figures_given(benefit));
  out.total = static_cast<int>(kCrmFigures);
  out.complete = check_of(benefit).state == CrmState::Ready;
  return out;
}

Json figures(const Plan& plan, const Setting&) { return crm_figures_to_json(part<CrmBenefit>(plan)); }

constexpr ExerciseUse kExercise = {.word = "crm_benefit", .progress = progress, .reduce = reduce};

}  // namespace
}  // namespace sandtable::value

namespace sandtable {
namespace {

// Of no group: asked for while only some of the tools are there.
std::vector<MemberRoute> routes() { return {{"crm_benefit", true, true, true, true}, {"crm_benefit/**", true, true, true, true}}; }

}  // namespace

const PartType& part_type(const CrmBenefit*) {
  static constexpr PartType kType = make_part_type<CrmBenefit, read, write_crm_benefit>("crm_benefit");
  return kType;
}

const Tool& crm_benefit_tool() {
  static const Tool kTool = {
      .id = "crm_benefit",
      .group = "value",
      .area = Area::Strategy,
      .title = "crm.title",
      .parts = {&part_type(static_cast<const CrmBenefit*>(nullptr))},
      .routes = routes,
      .exercise = &kExercise,
      .figures = figures,
      .report = crm_report,
  };
  return kTool;
}

}  // namespace sandtable
