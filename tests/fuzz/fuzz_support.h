// What the fuzz targets share. A broken invariant ends the program, which is how libFuzzer finds it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/test_pack.h"

namespace sandtable::fuzz {

inline void require(bool condition) {
  if (!condition) std::abort();
}

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// The negotiation test, from the source tree.
inline const TestLibrary& library() {
  static const TestLibrary tests = [] {
    std::string text;
    std::FILE* file = std::fopen(SANDTABLE_ASSETS_DIR "/en/tests/negotiation.json", "rb");
    require(file != nullptr);
    char buffer[4096];
    for (std::size_t got = 0; (got = std::fread(buffer, 1, sizeof buffer, file)) > 0;)
      text.append(buffer, got);
    std::fclose(file);
    Problems problems;
    auto pack = load_test_pack(text, problems);
    require(pack.ok());
    TestLibrary out;
    out.add(std::move(pack).value());
    return out;
  }();
  return tests;
}

}  // namespace sandtable::fuzz
