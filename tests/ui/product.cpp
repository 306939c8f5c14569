#include "product.h"
#include "tools/self_test/pack.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace sandtable::test {

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE_MESSAGE(file.good(), path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

namespace {

Json read_json_file(const std::string& path) {
  Problems problems;
  auto parsed = parse_json(read_file(path), problems);
  REQUIRE_MESSAGE(parsed.ok(), path);
  return std::move(parsed).value();
}

// The JSON files of a folder in the order of their names, then of their members "order".
Json packs_in(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) names.push_back(entry.path().string());
  std::sort(names.begin(), names.end());
  std::vector<Json> packs;
  for (const std::string& name : names) packs.push_back(read_json_file(name));
  std::ranges::stable_sort(packs, {}, [](const Json& pack) { return number_or(pack, "order", 0); });
  return packs;
}

// Tools that are nothing but a worksheet, among the others.
void add_tools_of_sheets(const std::filesystem::path& tools, Json& sheets) {
  std::vector<Json> all(sheets.begin(), sheets.end());
  for (const auto& entry : std::filesystem::directory_iterator(tools)) {
    if (std::filesystem::exists(entry.path() / "sheet.json")) all.push_back(read_json_file(entry.path() / "sheet.json"));
  }
  std::ranges::stable_sort(all, {}, [](const Json& pack) { return number_or(pack, "order", 0); });
  sheets = all;
}

// What a group brings in a language, as web/build.mjs makes it; but the self-tests are whole from the start.
std::string part(const std::string& language, const std::string& name, const Json& groups) {
  const std::filesystem::path folder = std::filesystem::path(asset_path(language));
  const Json& group = groups.at(name);
  Json named = Json::object(), out = Json::object();
  for (const Json& file : group.at("texts")) named.update(read_json_file(folder / file.get<std::string>()));
  // In the order of the keys, without them.
  const GroupTexts& range = kGroups[find_group_name(name.c_str())];
  REQUIRE(static_cast<int>(named.size()) == range.size);
  out["ui"] = Json::array();
  for (int i = 0; i < range.size; ++i) out["ui"].push_back(named.at(kKeyNames[range.first + i]));
  std::vector<std::string> elsewhere;
  for (const Json& each : groups) {
    for (const Json& more : each.at("more")) elsewhere.push_back(more.get<std::string>());
  }
  for (const Json& more : group.at("more")) {
    const auto where = folder / "tools" / more.get<std::string>();
    if (std::filesystem::is_directory(where)) out[more.get<std::string>()] = packs_in(where);
  }
  for (const Json& tool : group.at("tools")) {
    Json& content = out[tool.get<std::string>()] = Json::object();
    for (const auto& entry : std::filesystem::directory_iterator(folder / "tools" / tool.get<std::string>())) {
      const std::string own = entry.path().filename().string();
      if (own == "pack.json") content.update(read_json_file(entry.path()));
      if (entry.is_directory() && own != "how" && std::ranges::find(elsewhere, tool.get<std::string>() + "/" + own) == elsewhere.end()) content[own] = packs_in(entry.path());
    }
    if (tool == "sheets") add_tools_of_sheets(folder / "tools", content["sheets"]);
  }
  if (name == "overview") {
    out["how"] = Json::array();
    for (const auto& entry : std::filesystem::directory_iterator(folder / "tools")) {
      if (!std::filesystem::exists(entry.path() / "how")) continue;
      for (Json& how : packs_in(entry.path() / "how")) out["how"].push_back(std::move(how));
    }
  }
  return out.dump();
}

}  // namespace

DriverOptions product(Size size, const std::string& language) {
  DriverOptions options;
  options.css_width = size.width;
  options.css_height = size.height;
  options.language = language;
  static const Json groups = read_json_file(tools_file());
  for (const char* each : {"zh", "en"}) {
    for (const auto& [name, group] : groups.items()) options.parts[name + " " + each] = part(each, name, groups);
  }
  return options;
}

std::string begin_self_test(Driver& driver) {
  REQUIRE(driver.press("home.start_self_test"));
  REQUIRE(driver.press("self_test.begin"));
  REQUIRE(driver.app->route.is_page("test"));
  return driver.app->route.word(1);
}

Plan stored_plan(Driver& driver) {
  REQUIRE(driver.host.plans.size() == 1);
  TestLibrary library;
  Problems problems;
  const auto document = parse_json(driver.host.plans.begin()->second.text, problems);
  REQUIRE(document.ok());
  auto loaded = load_plan(document.value(), library);
  REQUIRE(loaded.ok());
  CHECK(loaded->problems.empty());
  return loaded->plan;
}

}  // namespace sandtable::test
