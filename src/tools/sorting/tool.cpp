// The record of this tool for the register, see plan/tool.h.
#include "core/json/record_reader.h"
#include "core/base/records.h"
#include "plan/tool.h"
#include "tools/sorting/model.h"
#include "tools/sorting/sort_pack.h"

namespace sandtable::inline workshop {
namespace {

void read(RecordReader& plan, Sortings& out, const Packs&, Problems& problems) { read_sortings(plan, out, problems); }

void read_packs(RecordReader& plan, SortPacks& out, const Packs&, Problems&) {
  const Json* packs = plan.object("sort_packs");
  if (packs == nullptr) return;
  for (const auto& [id, pack] : *packs->get_ptr<const Json::object_t*>()) out.documents.emplace(id, pack);
}

void write_packs(Json& plan, const SortPacks& packs) {
  Json out = empty_object();
  for (const auto& [id, pack] : packs.documents) set_json(out, id, pack);
  if (!packs.documents.empty()) set_json(plan, "sort_packs", std::move(out));
}

void begin(Plan& work, const Asked& asked, const RandomBytes& random) {
  if (sorting_of(work, asked) != nullptr) return;
  Sorting& sorting = edit_part<Sortings>(work).emplace_back().edit();
  sorting.id = make_uuid(random);
  sorting.sort = asked.item.str();
}

void reduce(Plan& plan, const HandInWish& wish) {
  if (!has_part<Sortings>(plan)) return;
  if (wish.by_exercise) {
    Sortings kept;
    std::vector<const Sorting*> taken;  // a tool may be asked for twice; ids may be missing
    for (const Asked& asked : wish.asked) {
      const Sorting* sorting = sorting_of(plan, asked);
      if (sorting == nullptr || std::ranges::find(taken, sorting) != taken.end()) continue;
      taken.push_back(sorting);
      kept.emplace_back(*sorting);
    }
    edit_part<Sortings>(plan) = std::move(kept);
  }
  for (Shared<Sorting>& sorting : edit_part<Sortings>(plan)) {
    sorting.edit().extra = {};
    for (OwnItem& item : sorting.edit().own) item.extra = {};
  }
}

Progress progress(const Plan& work, const Asked& asked, const Packs& packs) {
  const Sorting* sorting = sorting_of(work, asked);
  const SortLibrary* library = packs.get<SortLibrary>();
  const SortPack* pack = library == nullptr ? nullptr : library->find(asked.item);
  Progress out;
  if (sorting != nullptr && pack == nullptr) out.done = static_cast<int>(sorting->placed.size());
  if (pack == nullptr) return out;
  out.total = static_cast<int>(pack->items.size());
  for (const SortItem& item : pack->items) {
    if (sorting != nullptr && pack->bin_index(bin_of(*sorting, item.id)) < pack->bins.size()) ++out.done;
  }
  return out;
}

bool has(const Plan& plan, Text id) { return find_record(part<Sortings>(plan), id) != nullptr; }

// What is in which category, and how it counts.
Json figures(const Plan& plan, const Setting& setting) {
  const SortLibrary* library = setting.packs.get<SortLibrary>();
  Json list = empty_array();
  for (const Shared<Sorting>& sorting : part<Sortings>(plan)) {
    Json one = empty_object();
    set_text(one, "id", sorting->id);
    set_text(one, "sort", sorting->sort);
    if (const SortPack* pack = library == nullptr ? nullptr : library->find(sorting->sort)) {
      const SortingScore score = score_sorting(*pack, *sorting);
      set_number(one, "right", score.right);
      set_number(one, "wrong", score.wrong);
      set_number(one, "open", score.open);
      set_number(one, "keyed", score.keyed);
      set_number(one, "points", score.points);
      set_number(one, "most_points", score.most_points);
      if (score.right_pct) set_real(one, "right_pct", *score.right_pct);
      if (score.mine_pct) set_real(one, "mine_pct", *score.mine_pct);
    }
    Json placed = empty_object();
    for (const auto& [item, bin] : sorting->placed) set_text(placed, item, bin);
    set_json(one, "placed", std::move(placed));
    add_json(list, std::move(one));
  }
  Json out = empty_object();
  set_json(out, "sortings", std::move(list));
  return out;
}

// What is in which category. The key is not in it: the trainer may not have shown it yet.
bool report(const Plan& plan, const Setting& setting, Sections& out) {
  const SortLibrary* library = setting.packs.get<SortLibrary>();
  for (const Shared<Sorting>& sorting : part<Sortings>(plan)) {
    const SortPack* pack = library == nullptr ? nullptr : library->find(sorting->sort);
    if (pack == nullptr) continue;
    TableWords table;
    table.row({setting.words.tr("report.question"), setting.words.tr("report.answer")});
    const auto add = [&](Text item, Text words) {
      const std::size_t bin = pack->bin_index(bin_of(*sorting, item));
      table.row({words, bin < pack->bins.size() ? Text(pack->bins[bin].title) : setting.words.tr("sort.unsorted")});
    };
    for (const SortItem& item : pack->items) add(item.id, item.text);
    for (const OwnItem& item : sorting->own) add(item.id, item.text);
    out.heading(1, pack->title);
    out.table(pack->title, table);
  }
  return false;  // a plan's report has no exercises
}

constexpr ExerciseUse kExercise = {.word = "sort", .item_member = "sort", .begin = begin, .progress = progress, .reduce = reduce};

}  // namespace
}  // namespace sandtable::workshop

namespace sandtable {
namespace {

// Of no group: asked for while only some of the tools are there.
// clang-format off
std::vector<MemberRoute> routes() {
  return {
    // path browser file link hand-in
    {"sortings",                                true, true, true, true},
    {"sortings/*",                              true, true, true, true},
    {"sortings/*/id",                           true, true, true, true},
    {"sortings/*/sort",                         true, true, true, true},
    {"sortings/*/pack_version",                 true, true, true, true},
    {"sortings/*/placed",                       true, true, true, true},
    {"sortings/*/placed/*",                     true, true, true, true},
    {"sortings/*/own",                          true, true, true, true},
    {"sortings/*/own/*",                        true, true, true, true},
    {"sortings/*/own/*/id",                     true, true, true, true},
    {"sortings/*/own/*/text",                   true, true, true, true},
    {"sort_packs",                              true, true, true, false},  // the trainer has it already
    {"sort_packs/*",                            true, true, true, false},
  };
}
// clang-format on

}  // namespace

const PartType& part_type(const Sortings*) {
  static constexpr PartType kType = make_part_type<Sortings, read, write_sortings>("sortings");
  return kType;
}

const PartType& part_type(const SortPacks*) {
  static constexpr PartType kType = make_part_type<SortPacks, read_packs, write_packs>("sort_packs");
  return kType;
}

const Tool& sorting_tool() {
  static const Tool kTool = {
      .id = "sorting",
      .group = "workshop",
      .area = Area::SelfAssessment,
      .title = "sort.title",
      .parts = {&part_type(static_cast<const Sortings*>(nullptr)), &part_type(static_cast<const SortPacks*>(nullptr))},
      .routes = routes,
      .exercise = &kExercise,
      .has = has,
      .figures = figures,
      .report = report,
  };
  return kTool;
}

}  // namespace sandtable
