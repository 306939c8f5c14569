// Figures in CSV: plain numbers for spreadsheets, while texts are kept from being formulas.
#include <doctest/doctest.h>

#include "core/report/export_text.h"
#include "core/report/report_text.h"
#include "core/report/sections.h"

using namespace sandtable;

TEST_CASE("export: a figure as it is shown is a plain number for spreadsheets") {
  const struct { const char *words, *plain; } kFigures[] = {
      {"-2,005", "-2005"}, {"−2,005", "-2005"},   {"+22.40", "22.40"}, {"★ 5,200,000", "5200000"}, {"★ −0.50", "-0.50"}, {"67 %", "67%"},
      {"-12.5%", "-12.5%"}, {"0", "0"},            {"0.15", "0.15"},    {"999", "999"},            {"12,345,678.90", "12345678.90"}};
  for (const auto& figure : kFigures) {
    CHECK(plain_figure(figure.words) == figure.plain);
    CHECK(csv_cell(figure.plain) == figure.plain);
  }
  for (const char* words : {"", "–", "-", "★", "★ ", "007", "2,05", "1,2345", ",123", "1,", "1.", ".5", "1.2.3", "3 of 5", "5 days", "1e5", "--1", "67 %%",
                            "2027-03-01", "1 000", "=1", "12a", "Q1"}) {
    CAPTURE(words);
    CHECK(plain_figure(words).empty());
  }
}

TEST_CASE("export: columns of figures are plain in CSV, as they are shown in Markdown, and texts keep their guard") {
  TableWords table;
  table.figures = kAllButFirst;
  table.row({"Name", "-1", "=2"});
  table.row({"-2,005", "-2,005", "★ +22.40"});
  table.row({"=SUM(A1)", "–", "=1+1"});
  Sections sections;
  sections.table("Table", table);
  const Json report = sections.report("en", "Report", "");
  CHECK(report_csv(report) == "\xEF\xBB\xBFTable\r\nName,-1,'=2\r\n\"-2,005\",-2005,22.40\r\n'=SUM(A1),,'=1+1\r\n");
  CHECK(report_markdown(report).find("| \\-2,005 |") == std::string::npos);
  CHECK(report_markdown(report).find("-2,005 | ★ +22.40") != std::string::npos);
}
