// Where the content packs and the fixtures are.
#pragma once

#include <string>
#include <string_view>

namespace sandtable::test {

std::string fixture_path(std::string_view name);
std::string asset_path(std::string_view name);
std::string tools_file();  // <build>/tools.json: the groups, as cmake/tools.cmake writes them

}  // namespace sandtable::test
