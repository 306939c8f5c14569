// What nearly every file includes, compiled once in the builds for tests and fuzzing (cmake/options.cmake). The templates
// below are instantiated in precompiled.cpp alone. No file needs this header: each includes what it uses.
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

extern template class nlohmann::basic_json<>;
extern template class std::vector<nlohmann::json>;
extern template class std::vector<std::string>;
