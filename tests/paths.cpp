// The only file that knows where this clone is: all others are the same to the compiler cache in every clone.
#include "paths.h"

namespace sandtable::test {

std::string fixture_path(std::string_view name) {
  return std::string(SANDTABLE_FIXTURES_DIR "/").append(name);
}

std::string asset_path(std::string_view name) {
  return std::string(SANDTABLE_ASSETS_DIR "/").append(name);
}

std::string tools_file() { return SANDTABLE_TOOLS_FILE; }

}  // namespace sandtable::test
