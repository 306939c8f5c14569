#include "core/report/export_text.h"

#include <algorithm>

#include "core/base/utf8.h"

namespace sandtable {

bool is_formula(std::string_view text) {
  constexpr std::string_view kStarts[] = {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};
  for (const std::string_view start : kStarts) {
    if (text.substr(0, start.size()) == start) return true;
  }
  return false;
}

namespace {

// "'=1": only the apostrophe that csv_cell() adds tells it from the formula.
bool is_guarded(std::string_view text) {
  return text.starts_with('\'') && is_formula(text.substr(std::min(text.find_first_not_of('\''), text.size())));
}

}  // namespace

std::string_view csv_plain(std::string_view cell) { return is_guarded(cell) ? cell.substr(1) : cell; }

std::string plain_figure(std::string_view words) {
  const auto skip = [&](std::string_view start) {
    const bool found = words.starts_with(start);
    if (found) words.remove_prefix(start.size());
    return found;
  };
  skip("★ ");
  std::string out;
  if (skip("-") || skip("−")) out = "-";
  else skip("+");
  const std::string_view whole = words.substr(0, words.find_first_not_of("0123456789,"));
  const bool grouped = whole.find(',') != std::string_view::npos;
  if (whole.empty() || (whole.size() > 1 && whole[0] == '0')) return {};
  for (std::size_t i = 0; i < whole.size(); ++i) {
    const bool before_three = grouped && i > 0 && (whole.size() - i) % 4 == 0;
    if ((whole[i] == ',') != before_three) return {};
    if (!before_three) out.push_back(whole[i]);
  }
  words.remove_prefix(whole.size());
  if (skip(".")) {
    const std::string_view decimals = words.substr(0, words.find_first_not_of("0123456789"));
    if (decimals.empty()) return {};
    out.append(".").append(decimals);
    words.remove_prefix(decimals.size());
  }
  if (words == "%" || words == " %") return out + "%";
  return words.empty() ? out : std::string();
}

std::string csv_cell(std::string_view text) {
  std::string cell;
  if (is_guarded(text) || (is_formula(text) && !(text.front() == '-' && !plain_figure(text).empty()))) cell = "'";
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
