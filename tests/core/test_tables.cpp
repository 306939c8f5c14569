// Reading tables and texts of other programs: encodings, CSV, Markdown and HTML.
#include <doctest/doctest.h>

#include "core/base/normal_text.h"
#include "core/base/utf8.h"
#include "core/report/export_text.h"
#include "core/tables/foreign_text.h"
#include "core/tables/table.h"
#include "core/tables/workbook.h"
#include "fixtures.h"
#include "stored_zip.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

std::string told(const Table& table) {
  std::string out;
  for (const TableRow& row : table) {
    out += std::to_string(row.line) + ":";
    for (const std::string& cell : row.cells) out += "[" + cell + "]";
    out += " ";
  }
  return out;
}

std::string csv(std::string_view text) { return told(read_delimited(text, find_separator(text))); }

std::string wide(std::string_view text, bool big) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Character one = utf8_at(text, at);
    at += one.bytes;
    const char high = static_cast<char>(one.code >> 8), low = static_cast<char>(one.code & 0xFF);
    out += big ? high : low;
    out += big ? low : high;
  }
  return out;
}

}  // namespace

TEST_CASE("encoding: by its mark, strictly, or by what is plausible") {
  const std::string gb = "\xB1\xBE\xB5\xD8\xCD\xC5\xB6\xD3\xCE\xC8\xB6\xA8", big5 = "\xB1\xBE\xAD\xB1\xAA\xBA\xA4\xA4\xA4\xE5\xBB\xA1";
  CHECK(guess_encoding("plain") == Encoding::Utf8);
  CHECK(guess_encoding("") == Encoding::Utf8);
  CHECK(guess_encoding("本地团队") == Encoding::Utf8);
  CHECK(guess_encoding("\xEF\xBB\xBFx") == Encoding::Utf8);
  CHECK(guess_encoding(gb) == Encoding::Gb18030);
  CHECK(guess_encoding("a;" + gb + "\nb;5 %") == Encoding::Gb18030);
  CHECK(guess_encoding("M\xFCnchen, Caf\xE9, na\xEFve \x96 \x80 20") == Encoding::Windows1252);
  CHECK(guess_encoding("\xFF\xFE" + wide("类别", false)) == Encoding::Utf16Le);
  CHECK(guess_encoding("\xFE\xFF" + wide("类别", true)) == Encoding::Utf16Be);
  CHECK(guess_encoding(wide("category,text\nS,团队\n", false)) == Encoding::Utf16Le);
  CHECK(guess_encoding(wide("category,text\nS,团队\n", true)) == Encoding::Utf16Be);
  CHECK(decode_text(gb) == "本地团队稳定");
  CHECK(decode_text(big5, Encoding::Big5).find("\uFFFD") == std::string::npos);
  CHECK(decode_text("Caf\xE9 \x80", Encoding::Windows1252) == "Café €");
  CHECK(decode_text("\xFF\xFE" + wide("类别,a", false)) == "类别,a");
  CHECK(decode_text(std::string("\xFE\xFF\xD8\x3D\xDE\x00\xD8\x00\x00", 9)) == "😀\uFFFD\uFFFD");
  CHECK(decode_text("\xEF\xBB\xBFx") == "x");
  for (const Encoding each : {Encoding::Gb18030, Encoding::Big5, Encoding::Windows1252, Encoding::Utf16Le}) {
    CHECK(is_sound_text(decode_text("\xFF\x80 a\x81", each)));
  }
}

TEST_CASE("encoding: traditional characters of Big5 are told from simplified ones of GB18030") {
  // 優勢，在地團隊穩定 and 优势：响应快
  CHECK(guess_encoding("\xC0\xB5\xB6\xD5\xA1\x41\xA6\x62\xA6\x61\xB9\xCE\xB6\xA4\xC3\xAD\xA9\x77") == Encoding::Big5);
  CHECK(guess_encoding("\xD3\xC5\xCA\xC6\xA3\xBA\xCF\xEC\xD3\xA6\xBF\xEC") == Encoding::Gb18030);
}

TEST_CASE("delimited: the separator is the one that most rows agree on") {
  CHECK(find_separator("Category (S, W, O, T);Text\nS;a\nT;b") == ";");
  CHECK(find_separator("a,b\nc,d") == ",");
  CHECK(find_separator("a\tb, c\nd\te, f") == "\t");
  CHECK(find_separator("c;t;w\ns;one;0,25\ns;two;0,5") == ";");
  CHECK(find_separator("类别，内容\n优势，团队") == "，");
  CHECK(find_separator("sep=|\na|b") == "|");
  CHECK(find_separator("SWOT for ward 3, spring\nStrengths\n1. Local\n2. Wide") == "");
  CHECK(find_separator("").empty());
  CHECK(csv("sep=;\r\na;b\r\nc;d") == "2:[a][b] 3:[c][d] ");
}

TEST_CASE("delimited: quotes as programs and as people write them") {
  CHECK(csv("a,b\n\"x, y\",\"say \"\"hi\"\"\"\n\"two\nlines\",z\nw,v") == "1:[a][b] 2:[x, y][say \"hi\"] 3:[two\nlines][z] 5:[w][v] ");
  CHECK(csv("a,b\n5\" pipe,x\n\"A\" team,y\n\"open,z") == "1:[a][b] 2:[5\" pipe][x] 3:[\"A\" team][y] 4:[\"open][z] ");
  CHECK(csv("a,b\r\n\r\n,\r\n\"\",c\r") == "1:[a][b] 4:[][c] ");
  std::string many = "a,b\n";
  for (int i = 0; i < 100'000; ++i) many += "\"x,y\n";
  CHECK(read_delimited(many, ",").size() == 100'001);
}

TEST_CASE("markdown tables: cells, escapes, line breaks, and what stands behind") {
  std::string_view text = "| A | B |\n|---|:-:|\n| 1<br>2 | x \\| y |\n| | only |\nbehind";
  CHECK(told(take_markdown_table(text, 7)) == "7:[A][B] 9:[1\n2][x \\| y] 10:[][only] ");
  CHECK(text == "behind");
  for (std::string_view none : {"| a | b |\n| c | d |", "a\n---", "| a |", ""}) {
    const std::string_view before = none;
    CHECK(take_markdown_table(none, 1).empty());
    CHECK(none == before);
  }
}

TEST_CASE("html tables: cells as spreadsheets copy them, spans, line breaks and entities") {
  CHECK(told(read_html_tables("<html><style>td {x:1}</style><TABLE border=1>\n<tr><th>A</th><th>B &amp; C</th></tr>"
                              "<tr><td rowspan=\"2\">S</td><td>one<br>two</td></tr><tr><td>&#20013; <b>x</b></td></tr>"
                              "<tr><td colspan=2>all</td><td>c</td></table>")) == "2:[A][B & C] 2:[S][one\ntwo] 2:[S][中 x] 2:[all][][c] ");
  CHECK(read_html_tables("no table <b>here</b>").empty());
  CHECK(told(read_html_tables("<table><tr><td>a<td>b<tr><td>c")) == "1:[a][b] 1:[c] ");
  CHECK(read_html_tables("<table").empty());
  std::string spans = "<table>";
  for (int i = 0; i < 2000; ++i) spans += "<tr><td rowspan=9999999 colspan=99999999>x";
  CHECK(read_html_tables(spans).size() <= kMaxTableRows);
}

TEST_CASE("files of Excel are known by their first bytes") {
  CHECK(file_kind("PK\x03\x04...") == FileKind::Workbook);
  CHECK(file_kind("\xD0\xCF\x11\xE0...") == FileKind::OldWorkbook);
  CHECK(file_kind("PK") == FileKind::Text);
}

namespace {

// A workbook of one sheet.
std::string workbook(std::string_view rows, std::string_view properties = {}, std::string_view styles = {}, std::string_view strings = {}) {
  const std::string book = "<workbook>" + std::string(properties) + "<sheets><sheet name='a'/></sheets></workbook>";
  const std::string sheet = "<worksheet>" + std::string(rows) + "</worksheet>";
  return stored_zip({{"xl/workbook.xml", book}, {"xl/styles.xml", styles}, {"xl/sharedStrings.xml", strings}, {"xl/worksheets/sheet1.xml", sheet}});
}

std::string sheet_of(std::string_view rows, std::string_view properties = {}, std::string_view styles = {}, std::string_view strings = {}) {
  const auto sheets = read_workbook(workbook(rows, properties, styles, strings));
  return sheets.empty() ? "" : told(sheets[0]);
}

}  // namespace

TEST_CASE("workbook: a file of Excel's own kind, with shared and phonetic texts, a hidden sheet and merged cells") {
  const auto sheets = read_workbook(read_file(fixture_path("imports/31-workbook.xlsx")));
  REQUIRE(sheets.size() == 1);
  CHECK(told(sheets[0]) == "1:[SWOT 2026] 3:[类别][内容][权重] 4:[优势][本地团队 & 网点][0.3] 5:[优势][响应快][0.2] 6:[威胁][对手低价] ");
}

TEST_CASE("workbook: numbers, dates and their formats") {
  constexpr std::string_view kStyles =
      "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='yyyy\"年\"m\"月\"'/><numFmt numFmtId='165' formatCode='0.0\" d\"'/></numFmts>"
      "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='31'/><xf numFmtId='164'/><xf numFmtId='165'/><xf numFmtId='58'/></cellXfs></styleSheet>";
  constexpr std::string_view kCells =
      "<sheetData><row><c><v>0.1</v></c><c><v>2.9999999999999996</v></c><c><v>1234567</v></c><c><v>1.5E-3</v></c><c t='b'><v>1</v></c></row>"
      "<row r='4'><c s='1'><v>46357</v></c><c s='2'><v>46357.5</v></c><c s='3'><v>46357</v></c><c s='4'><v>46357</v></c><c s='5'><v>46357</v></c>"
      "<c s='1' t='str'><v>soon</v></c><c t='d'><v>2026-12-01T00:00:00</v></c><c s='1'><v>59</v></c><c s='1'><v>99999999999</v></c></row></sheetData>";
  CHECK(sheet_of(kCells, "", kStyles) == "1:[0.1][3][1234567][1.5E-3][TRUE] 4:[2026-12-01][2026-12-01 12:00][2026-12-01][46357][2026-12-01][soon][2026-12-01][59][99999999999] ");
  CHECK(sheet_of("<sheetData><row><c s='1'><v>44895</v></c></row></sheetData>", "<workbookPr date1904='1'/>", kStyles) == "1:[2026-12-01] ");
}

TEST_CASE("workbook: hostile and damaged ones end soon") {
  CHECK(read_workbook("").empty());
  CHECK(read_workbook(read_file(fixture_path("imports/30-workbook.xlsx"))).empty());
  const std::string sound = read_file(fixture_path("imports/31-workbook.xlsx"));
  for (std::size_t size = 0; size < sound.size(); size += 7) CHECK(read_workbook(sound.substr(0, size)).empty());
  // Entities stand for nothing, cells far away and names of files lead nowhere.
  CHECK(sheet_of("<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><sheetData><row><c t='str'><v>&b;</v></c></row></sheetData>").size() < 20);
  CHECK(sheet_of("<sheetData><row r='1048576'><c r='XFD1048576'><v>1</v></c><c r='A1048576'><v>2</v></c></row></sheetData>") == "1048576:[2] ");
  CHECK(read_workbook(stored_zip({{"../../xl/workbook.xml", "<workbook/>"}, {"/etc/passwd", "x"}})).empty());
  std::string far = "<sheetData>", merged = "<mergeCells>";
  for (int i = 1; i <= 60'000; ++i) {
    far += "<row><c r='ALL1'><v>1</v></c></row>";
    if (i <= 5000) merged += "<mergeCell ref='ALL1:ALL1000000'/>";
  }
  CHECK(sheet_of(far + "</sheetData>" + merged + "</mergeCells>").size() < 100u << 20);
  std::string large = "<sheetData>" + std::string(kMaxPartBytes, ' ') + "</sheetData>";
  CHECK(sheet_of(large).empty());
}

TEST_CASE("texts compare alike whether their marks are apart or not") {
  CHECK(normal_text("Cafe\u0301 Mu\u0308nchen") == normal_text("Café München"));
  CHECK(normal_text("TIE\u0302\u0301NG VIE\u0323\u0302T") == normal_text("Tiếng Việt"));
  CHECK(normal_text("LU\u0308\u030C") == normal_text("lǚ"));
  CHECK(normal_text("\u1112\u1161\u11AB") == normal_text("한"));
  CHECK(normal_text("か\u3099ハ\u309A") == normal_text("がパ"));
  CHECK(normal_text("и\u0306") == normal_text("Й"));
  CHECK(normal_text("a b\u0301") == "a b\u0301");
  CHECK(normal_text("e \u0301") != normal_text("é"));
}

TEST_CASE("an apostrophe of one's own survives the one that exports add") {
  for (const char* text : {"'=already", "''=1", "'+a", "'plain", "=1", "-5", "'-5", "＝1", "'＝1", "'"}) {
    CAPTURE(text);
    CHECK(csv_plain(csv_cell(text)) == text);
  }
  CHECK(csv_cell("'=already") == "''=already");
  CHECK(csv_cell("'plain") == "'plain");
}
