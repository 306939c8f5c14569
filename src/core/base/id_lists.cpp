#include "core/base/id_lists.h"

#include <algorithm>

namespace sandtable {

bool is_among(const std::vector<std::string>& list, std::string_view text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

bool redirect_refs(const std::vector<std::string>& refs, const std::vector<std::string>& from, const std::string& to,
                   std::vector<std::string>& out) {
  out.clear();
  for (const std::string& ref : refs) {
    const std::string& now = is_among(from, ref) ? to : ref;
    if (!is_among(out, now)) out.push_back(now);
  }
  return out != refs;
}

}  // namespace sandtable
