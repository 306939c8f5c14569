#include "fixtures.h"
#include "tools/self_test/pack.h"
#include "tools/swot/model.h"
#include "tools/sorting/sort_pack.h"

#include <algorithm>
#include <cstdio>
#include <dirent.h>

#include <doctest/doctest.h>

namespace sandtable::test {

std::string read_file(const std::string& path) {
  std::string out;
  std::FILE* file = std::fopen(path.c_str(), "rb");
  CHECK_MESSAGE(file != nullptr, path);
  if (file == nullptr) return out;
  char buffer[1 << 16];
  for (std::size_t got = 0; (got = std::fread(buffer, 1, sizeof buffer, file)) > 0;) out.append(buffer, got);
  std::fclose(file);
  return out;
}

std::vector<std::string> json_files(const std::string& folder) {
  std::vector<std::string> out;
  DIR* directory = opendir(folder.c_str());
  CHECK_MESSAGE(directory != nullptr, folder);
  if (directory == nullptr) return out;
  while (const dirent* entry = readdir(directory)) {
    const std::string name = entry->d_name;
    if (name.size() > 5 && name.compare(name.size() - 5, 5, ".json") == 0) out.push_back(name);
  }
  closedir(directory);
  std::sort(out.begin(), out.end());
  return out;
}

const TestPack& negotiation() {
  static const TestPack pack = [] {
    Problems problems;
    Result<TestPack> loaded = load_test_pack(read_file(asset_path("en/tools/self_test/tests/negotiation.json")), problems);
    CHECK_MESSAGE(loaded.ok(), "assets/en/tools/self_test/tests/negotiation.json");
    return loaded.ok() ? std::move(loaded).value() : TestPack();
  }();
  return pack;
}

const TestLibrary& library() {
  static const TestLibrary tests = [] {
    TestLibrary out;
    out.add(negotiation());
    return out;
  }();
  return tests;
}

const SortLibrary& sorts() {
  static const SortLibrary out = [] {
    SortLibrary made;
    Problems problems;
    auto pack = load_sort_pack(read_file(fixture_path("sorts/sixteen.json")), problems);
    if (pack.ok()) made.add(std::move(pack).value());
    return made;
  }();
  return out;
}

Json json(std::string_view text) {
  Problems problems;
  Result<Json> parsed = parse_json(text, problems);
  CHECK_MESSAGE(parsed.ok(), text);
  CHECK_MESSAGE(problems.empty(), text);
  return parsed.ok() ? std::move(parsed).value() : Json();
}

LoadedPlan load(std::string_view text) {
  Result<LoadedPlan> loaded = load_plan(text, library());
  if (!loaded.ok()) FAIL_CHECK(text_of(loaded.error()));
  return loaded.ok() ? std::move(loaded).value() : LoadedPlan();
}

std::string text_of(const Error& error) {
  return std::string(error_name(error.code)) + " " + error.json_pointer + " " + error.detail;
}

std::vector<std::string> texts_of(const Problems& problems) {
  std::vector<std::string> out;
  for (const Error& problem : problems) out.push_back(text_of(problem));
  return out;
}

std::uint64_t Random::next() {
  state_ ^= state_ << 13;
  state_ ^= state_ >> 7;
  state_ ^= state_ << 17;
  return state_;
}

RandomBytes bytes_of(Random& random) {
  return [&random](std::array<std::uint8_t, 16>& bytes) {
    for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(random.next() >> 8);
  };
}

Swot grid(std::string_view strengths, std::string_view weaknesses, std::string_view opportunities,
          std::string_view threats) {
  Swot out;
  const std::string_view lists[] = {strengths, weaknesses, opportunities, threats};
  for (const Cell cell : kAllCells) {
    std::string_view rest = lists[static_cast<std::size_t>(cell)];
    while (!rest.empty()) {
      const std::size_t end = rest.find('\n');
      Card card;
      card.id = to_word(cell).view().substr(0, 1);
      card.id += std::to_string(out.in(cell).size());
      card.text = rest.substr(0, end);
      out.in(cell).push_back(std::move(card));
      rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
  }
  return out;
}

std::string text_of(const Swot& swot) {
  std::string out;
  for (const Cell cell : kAllCells) {
    if (swot.in(cell).empty()) continue;
    if (!out.empty()) out += "\n";
    out += "SWOT"[static_cast<std::size_t>(cell)];
    for (std::size_t i = 0; i < swot.in(cell).size(); ++i) {
      out += (i == 0 ? ": " : " | ") + swot.in(cell)[i]->text;
    }
  }
  return out;
}

}  // namespace sandtable::test
