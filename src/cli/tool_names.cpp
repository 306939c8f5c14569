#include "cli/tool_names.h"

#include <algorithm>
#include <numeric>

#include "cli/files.h"

namespace sandtable::cli {
namespace {

// Letters to insert, delete or replace (Levenshtein distance).
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t k = 1; k <= b.size(); ++k) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[k - 1] ? 0 : 1);
      diagonal = row[k];
      row[k] = std::min({row[k] + 1, row[k - 1] + 1, replaced});
    }
  }
  return row.back();
}

constexpr std::size_t kLongestName = 100;  // nothing longer is compared

}  // namespace

std::string tool_names(IsWanted is_wanted) {
  std::string out;
  for (const Tool* tool : tools()) {
    if (is_wanted(*tool)) out += (out.empty() ? "" : ", ") + tool->id.str();
  }
  return out;
}

const Tool* tool_named(const std::string& name, IsWanted is_wanted, const std::string& what) {
  const Tool* nearest = nullptr;
  std::size_t least = kLongestName;
  for (const Tool* tool : tools()) {
    if (!is_wanted(*tool)) continue;
    if (tool->id == name) return tool;
    if (name.size() > kLongestName) continue;
    const std::size_t far = distance(name, tool->id.view());
    if (far < least) least = far, nearest = tool;
  }
  std::string words = what + " is called \"" + visible(name) + "\"";
  if (nearest != nullptr) words += "; did you mean \"" + nearest->id.str() + "\"?";
  complain(words + (nearest == nullptr ? "; the tools are: " : " The tools are: ") + tool_names(is_wanted));
  return nullptr;
}

}  // namespace sandtable::cli
