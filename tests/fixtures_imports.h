// Files in fixtures/imports, and what is right of each.
#pragma once

#include <fstream>
#include <iterator>
#include <string>

#include <doctest/doctest.h>

#include "core/json/json.h"
#include "paths.h"

namespace sandtable::test {

inline std::string import_file(const std::string& name) {
  std::ifstream file(fixture_path("imports/" + name), std::ios::binary);
  REQUIRE(file.good());
  return std::string(std::istreambuf_iterator<char>(file), {});
}

inline Json imports_expected() {
  Problems problems;
  auto document = parse_json(import_file("expected.json"), problems);
  REQUIRE(document.ok());
  return std::move(document).value();
}

}  // namespace sandtable::test
