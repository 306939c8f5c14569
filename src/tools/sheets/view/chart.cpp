#include "tools/sheets/view/chart.h"

#include "core/charts/charts.h"
#include "tools/sheets/model.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/table.h"

namespace sandtable::inline worksheets {

void rival_chart(Ui& ui, const Json& sheet, const Json& values, Text name) {
  const Json* sections = find_member(sheet, "sections");
  if (sections == nullptr) return;
  std::vector<BarRow> rows;
  int ahead = 0, behind = 0, equal = 0;
  for (const Json& section : *sections) {
    const Json* fields = find_member(section, "fields");
    if (fields == nullptr) continue;
    for (const Json& field : *fields) {
      const std::string* key = find_text(field, "id");
      const std::string* label = find_text(field, "label");
      if (key == nullptr || label == nullptr) continue;
      const VersusValue value = value_versus(values, *key);
      if (value.us == 0 || value.them == 0) continue;
      ++(value.us > value.them ? ahead : value.us < value.them ? behind : equal);
      BarRow& row = rows.emplace_back();
      row.label = *label;
      row.value_text = number_text(value.us) + " : " + number_text(value.them);
      for (const int rating : {value.us, value.them}) row.values.push_back(rating * 100.0 / kMaxSheetRating);
    }
  }
  if (rows.empty()) return;
  const Text title = ui.tr_format("sheets.chart", {{"name", name}});
  card(ui, "rival.chart", title, CardKind::Plain, [&] {
    heading(ui, "rival.chart.title", 2, title);
    ui.gap(kGapSmall);
    const Text summary = ui.tr_format("sheets.chart_summary", {{"ahead", number_text(ahead)},
                                                                      {"behind", number_text(behind)},
                                                                      {"equal", number_text(equal)}});
    paragraph(ui, "rival.chart.summary", summary);
    ui.gap(kGapSmall);
    figure(ui, "rival.chart.bars", title + ": " + summary,
           bar_chart(rows, {}, ui.flow.width / ui.screen.device_ratio));
  });
  ui.gap(kGap);
}

}  // namespace sandtable::worksheets
