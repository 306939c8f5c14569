#include "core/report/export_text.h"

#include "core/base/utf8.h"

namespace sandtable {

bool is_formula(std::string_view text) {
  constexpr std::string_view kStarts[] = {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};
  for (const std::string_view start : kStarts) {
    if (text.substr(0, start.size()) == start) return true;
  }
  return false;
}

std::string csv_cell(std::string_view text) {
  std::string cell;
  if (is_formula(text)) cell = "'";
  cell += text;
  if (cell.find_first_of("\",\r\n\t;") == std::string::npos) return cell;

  std::string quoted = "\"";
  for (const char c : cell) {
    if (c == '"') quoted.push_back('"');
    quoted.push_back(c);
  }
  quoted.push_back('"');
  return quoted;
}

void csv_row(std::string& out, std::initializer_list<std::string> cells) {
  bool first = true;
  for (const std::string& cell : cells) {
    if (!first) out.push_back(',');
    first = false;
    out += cell;
  }
  out += kCsvLineEnd;
}

std::string markdown_text(std::string_view text) {
  constexpr std::string_view kSpecial = "\\`*_{}[]<>()#|~!&$";
  std::string line(text);
  make_single_line(line);
  std::string out;
  out.reserve(line.size() + 8);
  for (const char c : line) {
    if (kSpecial.find(c) != std::string_view::npos) out.push_back('\\');
    out.push_back(c);
  }
  return out;
}

std::string markdown_block(std::string_view text) {
  std::string out = markdown_text(text);
  const std::size_t start = out.find_first_not_of(' ');
  if (start == std::string::npos) return {};
  out.erase(0, start);
  const std::size_t number = out.find_first_not_of("0123456789");
  if (out[0] == '-' || out[0] == '+' || out[0] == '=') {
    out.insert(0, 1, '\\');
  } else if (number != std::string::npos && number > 0 && out[number] == '.') {
    out.insert(number, 1, '\\');
  }
  return out;
}

void markdown_row(std::string& out, std::initializer_list<std::string> cells) {
  for (const std::string& cell : cells) out += "| " + cell + " ";
  out += "|\n";
}

}  // namespace sandtable
