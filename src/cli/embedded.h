// Content packs that are compiled into the program, see cmake/embed.cmake.
#pragma once

#include <cstddef>
#include <string_view>

namespace sandtable::cli {

struct EmbeddedFile {
  std::string_view path;  // below assets/, e.g. "zh/tools/self_test/tests/negotiation.json"
  std::string_view text;
};
extern const EmbeddedFile kEmbeddedFiles[];
extern const std::size_t kEmbeddedFileCount;

}  // namespace sandtable::cli
