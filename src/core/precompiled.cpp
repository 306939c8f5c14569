// The templates that precompiled.h promises.
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

template class nlohmann::basic_json<>;
template class std::vector<nlohmann::json>;
template class std::vector<std::string>;
