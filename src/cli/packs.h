// The tests and sorting exercises that the program knows: the built-in ones or those of --assets, and those of --pack.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "plan/plan.h"
#include "tools/sorting/sort_pack.h"
#include "tools/self_test/pack.h"

namespace sandtable::cli {

// Options that all commands share.
struct Settings {
  std::string assets;              // folder with zh/tools/self_test/tests, zh/tools/sorting/sorts, en/tools …; "" = the built-in packs
  std::string language;            // "zh", "en", or "" = the plan's own
  std::vector<std::string> packs;  // files of trainers' own tests and sorting exercises
};

// Nothing when a pack could not be read: the reason is on standard error then.
[[nodiscard]] bool load_library(const Settings& settings, Language language, TestLibrary& library);
// The same for sorting exercises; a folder of assets need not have any.
[[nodiscard]] bool load_sorts(const Settings& settings, Language language, SortLibrary& library);
// The tests that a plan brings along, where the library does not have them.
void add_packs_of(const Plan& plan, TestLibrary& library);

struct Opened {
  LoadedPlan loaded;
  Language language = Language::Chinese;  // the one asked for, or the plan's own
  TestLibrary library;                    // in that language
};
// Reads a plan from a file or "-" and complains about what is wrong with it on standard error; false when
// there is no plan to work with.
[[nodiscard]] bool open_plan(const Settings& settings, const std::string& path, Opened& opened);

// Content packs that are compiled into the program, see cmake/embed.cmake.
struct EmbeddedFile {
  std::string_view path;  // below assets/, e.g. "zh/tools/self_test/tests/negotiation.json"
  std::string_view text;
};
extern const EmbeddedFile kEmbeddedFiles[];
extern const std::size_t kEmbeddedFileCount;

}  // namespace sandtable::cli
