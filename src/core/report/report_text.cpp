#include "core/report/report_text.h"

#include "core/report/export_text.h"

namespace sandtable {
namespace {

Text text_in(const Json& value) {
  const std::string* text = value.get_ptr<const std::string*>();
  return text == nullptr ? Text() : Text(*text);
}

void add_items(std::string& out, const Json& section) {
  for (const Json& item : list_of(section, "items")) out.append("- ").append(markdown_block(text_in(item))).append("\n");
  out += "\n";
}

void add_heading(std::string& out, std::int64_t level, Text text) {
  out.append(static_cast<std::size_t>(level < 1 ? 1 : level > 6 ? 6 : level), '#').append(" ").append(markdown_text(text)).append("\n\n");
}

void add_paragraph(std::string& out, Text text) {
  if (!text.empty()) out.append(markdown_block(text)).append("\n\n");
}

void add_table(std::string& out, const Json& section) {
  bool is_head = true;
  for (const Json& row : list_of(section, "rows")) {
    std::size_t columns = 0;
    for (const Json& cell : row) {
      out.append("| ").append(markdown_text(text_in(cell))).append(" ");
      ++columns;
    }
    out += "|\n";
    for (; is_head && columns > 0; --columns) out += columns > 1 ? "| --- " : "| --- |\n";
    is_head = false;
  }
  out += "\n";
}

}  // namespace

std::string report_markdown(const Json& report) {
  std::string out;
  add_heading(out, 1, text_of(report, "title"));
  add_paragraph(out, text_of(report, "meta"));
  for (const Json& section : list_of(report, "sections")) {
    const Text kind = text_of(section, "kind");
    if (kind == "heading") add_heading(out, number_or(section, "level", 2), text_of(section, "text"));
    if (kind == "paragraph") add_paragraph(out, text_of(section, "text"));
    if (kind == "figure") add_paragraph(out, text_of(section, "summary"));
    if (kind == "list") add_items(out, section);
    if (kind == "table") add_table(out, section);
    for (const Json& cell : list_of(section, "cells")) {
      add_heading(out, 2, text_of(cell, "title"));
      add_items(out, cell);
    }
  }
  while (out.ends_with("\n\n")) out.pop_back();
  return out;
}

std::string report_csv(const Json& report) {
  std::string out(kCsvStart);
  bool any = false;
  for (const Json& section : list_of(report, "sections")) {
    for (const Json& cell : list_of(section, "cells")) {
      if (any) out += kCsvLineEnd;
      any = true;
      csv_row(out, {csv_cell(text_of(cell, "title"))});
      for (const Json& item : list_of(cell, "items")) csv_row(out, {csv_cell(text_in(item))});
    }
    if (!(text_of(section, "kind") == "table")) continue;
    if (any) out += kCsvLineEnd;
    any = true;
    csv_row(out, {csv_cell(text_of(section, "caption"))});
    for (const Json& row : list_of(section, find_member(section, "figures") == nullptr ? "rows" : "figures")) {
      bool first = true;
      for (const Json& cell : row) {
        if (!first) out += ",";
        // A number stays one for the spreadsheet, below zero too.
        if (cell.is_number()) out += dump_json(cell);
        else out += csv_cell(text_in(cell));
        first = false;
      }
      out += kCsvLineEnd;
    }
  }
  return out;
}

}  // namespace sandtable
