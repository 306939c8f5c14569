#include "cli/packs.h"

#include <algorithm>
#include <filesystem>

#include "cli/error_words.h"
#include "cli/files.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"
#include "tools/sorting/sort_pack.h"

namespace sandtable::cli {
namespace {

Result<TestPack> load_pack(std::string_view text, const TestLibrary&) {
  Problems problems;
  return load_test_pack(text, problems);
}

Result<SortPack> load_pack(std::string_view text, const SortLibrary&) {
  Problems problems;
  return load_sort_pack(text, problems);
}

// Both kinds are given by --pack: what belongs to the other library is passed over.
bool is_for(std::string_view text, const TestLibrary&) {
  Problems ignored;
  const auto document = parse_json(text, ignored);
  return !document || !(text_of(document.value(), "format") == kSortPackFormat);
}

bool is_for(std::string_view text, const SortLibrary&) {
  return !is_for(text, TestLibrary());
}

template <class Library>
bool add_pack(std::string_view text, const std::string& name, Library& library) {
  auto pack = load_pack(text, library);
  if (!pack) {
    complain(name + ": " + line_of(pack.error()));
    return false;
  }
  library.add(std::move(pack).value());
  return true;
}

template <class Library>
bool add_file(const std::string& path, Library& library, bool any_kind) {
  const auto text = read_input(path);
  if (!text) {
    complain(name_of_input(path) + ": " + text.error().detail);
    return false;
  }
  if (any_kind && !is_for(text.value(), library)) return true;
  return add_pack(text.value(), name_of_input(path), library);
}

template <class Library>
bool add_folder(const std::string& folder, Library& library) {
  std::error_code failed;
  std::vector<std::string> paths;
  std::filesystem::directory_iterator at(folder, failed);
  for (; !failed && at != std::filesystem::directory_iterator(); at.increment(failed)) {
    if (at->path().extension() == ".json") paths.push_back(at->path().string());
  }
  if (failed) {
    complain(visible(folder) + ": " + failed.message());
    return false;
  }
  std::sort(paths.begin(), paths.end());
  return std::all_of(paths.begin(), paths.end(),
                     [&](const std::string& path) { return add_file(path, library, false); });
}

// `kind`: a folder of a tool, for example "self_test/tests".
template <class Library>
bool load_packs(const Settings& settings, Language language, const std::string& kind, Library& library) {
  const std::string folder = std::string(to_word(language)) + "/tools/" + kind + "/";
  bool sound = true;
  if (!settings.assets.empty()) {
    std::error_code failed;
    const std::string where = settings.assets + "/" + folder;
    if (kind == "self_test/tests" || std::filesystem::exists(where, failed)) sound = add_folder(where, library);
  } else {
    for (std::size_t i = 0; i < kEmbeddedFileCount; ++i) {
      const EmbeddedFile& file = kEmbeddedFiles[i];
      if (file.path.substr(0, folder.size()) == folder)
        sound &= add_pack(file.text, std::string(file.path), library);
    }
  }
  for (const std::string& path : settings.packs) sound = sound && add_file(path, library, true);
  return sound;
}

}  // namespace

bool load_library(const Settings& settings, Language language, TestLibrary& library) {
  return load_packs(settings, language, "self_test/tests", library) && load_packs(settings, language, "self_test/more_tests", library);
}

bool load_sorts(const Settings& settings, Language language, SortLibrary& library) {
  return load_packs(settings, language, "sorting/sorts", library);
}

void add_packs_of(const Plan& plan, TestLibrary& library) {
  for (const auto& [id, document] : part<SelfTests>(plan).packs) {
    if (library.find(id) != nullptr) continue;
    Problems problems;  // load_plan() has listed them already
    auto pack = load_test_pack(document, problems);
    if (pack && pack.value().id == id) library.add(std::move(pack).value());
  }
}

bool open_plan(const Settings& settings, const std::string& path, Opened& opened) {
  const auto text = read_input(path);
  if (!text) {
    complain(name_of_input(path) + ": " + text.error().detail);
    return false;
  }
  TestLibrary checking;
  if (!load_library(settings, Language::English, checking)) return false;
  auto loaded = load_plan(text.value(), checking);
  if (!loaded) {
    complain(name_of_input(path) + ": " + line_of(loaded.error()));
    return false;
  }
  opened.loaded = std::move(loaded).value();
  for (const Error& problem : opened.loaded.problems) complain(name_of_input(path) + ": " + line_of(problem));
  opened.language = settings.language.empty()   ? opened.loaded.plan.language
                    : settings.language == "zh" ? Language::Chinese
                                                : Language::English;
  if (!load_library(settings, opened.language, opened.library)) return false;
  add_packs_of(opened.loaded.plan, opened.library);
  return true;
}

}  // namespace sandtable::cli
