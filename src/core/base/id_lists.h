// Lists of ids, by which records point to each other.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sandtable {

[[nodiscard]] bool is_among(const std::vector<std::string>& list, std::string_view text);
// `refs` with every id of `from` replaced by `to`, each once. True when that changes them.
[[nodiscard]] bool redirect_refs(const std::vector<std::string>& refs, const std::vector<std::string>& from,
                                 const std::string& to, std::vector<std::string>& out);

}  // namespace sandtable
