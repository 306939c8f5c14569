// A report (what is printed, see web/report.js) as a file: everything in it but the pictures, which say in words what they
// show. The same report gives paper, Markdown and CSV.
//
// {"title","meta","sections":[{"kind":"heading","level":2…4,"text"} {"kind":"paragraph","text"} {"kind":"list","items"}
// {"kind":"table","caption","rows"} (the first row is the header) {"kind":"figure","summary"}
// {"kind":"grid","cells":[{"title","items"}…]} …]}; sections of another kind are passed over.
#pragma once

#include <string>

#include "core/json/json.h"

namespace sandtable {

[[nodiscard]] std::string report_markdown(const Json& report);
// Its tables and the cells of its grids, each behind a row with its caption, with an empty row between them. Rules of
// csv_cell().
[[nodiscard]] std::string report_csv(const Json& report);

}  // namespace sandtable
