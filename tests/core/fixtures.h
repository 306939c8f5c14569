// What the core's tests share: files of the source tree, the built-in test, and short ways to load things.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/json/json.h"
#include "plan/plan.h"
#include "tools/sorting/sort_pack.h"
#include "tools/self_test/pack.h"
#include "core/base/uuid.h"
#include "tools/swot/model.h"
#include "paths.h"

namespace sandtable::test {

// Whole file; a failed check and "" when it cannot be read.
std::string read_file(const std::string& path);
// Names of the .json files in a folder, sorted.
std::vector<std::string> json_files(const std::string& folder);

// How often a random search tries: all of `whole` as WebAssembly; a fifth of it natively, where the sanitizers look at every
// round and the fuzz targets search on (tests/fuzz).
constexpr int rounds(int whole) {
#ifdef __EMSCRIPTEN__
  return whole;
#else
  return whole / 5;
#endif
}

// The English negotiation test, and a library with it alone.
const TestPack& negotiation();
const TestLibrary& library();
// A sorting exercise of sixteen items in four bins (fixtures/sorts/sixteen.json) alone.
const SortLibrary& sorts();

// A sound value; failed checks when it is not one.
Json json(std::string_view text);
LoadedPlan load(std::string_view text);

// "code pointer detail" for messages and comparisons.
std::string text_of(const Error& error);
std::vector<std::string> texts_of(const Problems& problems);

// A small repeatable random source (Marsaglia 2003, xorshift64).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed * 2654435769u + 88172645463325252u) {}
  std::uint64_t next();
  // 0 .. below-1
  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(next() % limit); }

 private:
  std::uint64_t state_;
};

// Repeatable ids. `random` must outlive it.
RandomBytes bytes_of(Random& random);

// A grid of cards "a text", one a line of each text; ids "s0", "s1" …, "w0" …, "o0" …, "t0" ….
Swot grid(std::string_view strengths, std::string_view weaknesses = {}, std::string_view opportunities = {},
          std::string_view threats = {});
// "S: text | text\nW: …", cells in order, empty ones left out.
std::string text_of(const Swot& swot);

}  // namespace sandtable::test
