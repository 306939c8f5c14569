// Where the content packs and the fixtures are.
#pragma once

#include <string>
#include <string_view>

namespace sandtable::test {

std::string fixture_path(std::string_view name);
std::string asset_path(std::string_view name);

}  // namespace sandtable::test
