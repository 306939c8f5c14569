// The record of this tool for the register, see plan/tool.h.
#include "core/json/record_reader.h"
#include "core/base/records.h"
#include "core/words/frame_texts.h"
#include "plan/tool.h"
#include "tools/sheets/model.h"

namespace sandtable::inline worksheets {
namespace {

void read(RecordReader& plan, Worksheets& out, const Packs&, Problems& problems) { read_worksheets(plan, out, problems); }

void reduce(Plan& plan, const HandInWish& wish) {
  if (!has_part<Worksheets>(plan)) return;
  Worksheets& sheets = edit_part<Worksheets>(plan);
  if (!wish.keeps_all) {
    std::erase_if(sheets, [&](const Shared<Worksheet>& sheet) {
      return std::ranges::none_of(wish.asked, [&](const Asked& asked) { return asked.item == sheet->sheet; });
    });
  }
  for (Shared<Worksheet>& sheet : sheets) sheet.edit().extra = {};
}

Progress progress(const Plan& work, const Asked& asked, const Packs&) {
  Progress out;
  for (const Shared<Worksheet>& sheet : part<Worksheets>(work)) {
    if (asked.item == sheet->sheet) out.done += static_cast<int>(sheet->values.size());
  }
  return out;
}

void complete(Plan& plan, const RandomBytes& random) {
  if (has_part<Worksheets>(plan)) complete_record_ids(edit_part<Worksheets>(plan), random);
}

bool has(const Plan& plan, Text id) { return find_worksheet(part<Worksheets>(plan), id) != nullptr; }

// What was filled in, as it is stored.
Json figures(const Plan& plan, const Setting&) {
  Json out = empty_object();
  write_worksheets(out, part<Worksheets>(plan));
  if (find_member(out, "worksheets") == nullptr) set_json(out, "worksheets", empty_array());
  return out;
}

bool report(const Plan& plan, const Setting& setting, Sections& out) {
  for (const Json& sheet : list_of(setting.content("sheets"), "sheets")) {
    for (const Shared<Worksheet>& record : part<Worksheets>(plan)) {
      if (record->sheet != text_of(sheet, "id").view()) continue;
      TableWords table;
      table.row({setting.words.tr("report.question"), setting.words.tr("report.answer")});
      for (const Json& section : list_of(sheet, "sections")) {
        for (const Json& field : list_of(section, "fields")) {
          const Text words = frame_text(field_text(record->values, field));
          if (!words.empty()) table.row({text_of(field, "label"), words});
        }
      }
      if (table.rows() < 2) continue;
      const Text title = text_of(sheet, "title");
      out.heading(1, record->title.empty() ? title : title + " · " + record->title);
      out.table(title, table);
    }
  }
  return !out.list.empty();
}

constexpr ExerciseUse kExercise = {.word = "sheet", .item_member = "sheet", .progress = progress, .reduce = reduce};

}  // namespace
}  // namespace sandtable::worksheets

namespace sandtable {
namespace {

// Of no group: asked for while only some of the tools are there.
// clang-format off
std::vector<MemberRoute> routes() {
  return {
    // path browser file link hand-in
    {"worksheets",                              true, true, true, true},
    {"worksheets/*",                            true, true, true, true},
    {"worksheets/*/id",                         true, true, true, true},
    {"worksheets/*/sheet",                      true, true, true, true},
    {"worksheets/*/title",                      true, true, true, true},
    {"worksheets/*/group",                      true, true, true, true},
    {"worksheets/*/pack_version",               true, true, true, true},
    {"worksheets/*/values",                     true, true, true, true},  // what a pack's fields hold
  };
}
// clang-format on

}  // namespace

const PartType& part_type(const Worksheets*) {
  static constexpr PartType kType = make_part_type<Worksheets, read, write_worksheets>("worksheets");
  return kType;
}

const Tool& sheets_tool() {
  static const Tool kTool = {
      .id = "sheets",
      .group = "worksheets",
      .area = Area::Situation,
      .title = "sheets.title",
      .parts = {&part_type(static_cast<const Worksheets*>(nullptr))},
      .routes = routes,
      .exercise = &kExercise,
      .complete_ids = complete,
      .has = has,
      .figures = figures,
      .report = report,
  };
  return kTool;
}

}  // namespace sandtable
