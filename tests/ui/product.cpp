#include "product.h"

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

// The texts of a file as web/build.mjs sends them: in the order of the keys, without them.
std::string texts(const std::string& file) {
  Problems problems;
  const auto named = parse_json(read_file(file), problems);
  REQUIRE(named.ok());
  Json out = Json::array();
  for (const char* name : kKeyNames) {
    if (named.value().contains(name)) out.push_back(named.value().at(name));
  }
  REQUIRE(out.size() == named.value().size());
  return out.dump();
}

// The JSON files of a folder in the order of their names, behind commas.
std::string files_of(const std::string& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) names.push_back(entry.path().string());
  std::sort(names.begin(), names.end());
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ",") + read_file(name);
  return text;
}

std::string workshop_pack(const std::string& language) {
  const std::string folder = asset_path(language);
  return R"({"ui":)" + texts(folder + "/workshop_ui.json") + R"(,"tests":[)" + files_of(folder + "/workshop_tests") +
         R"(],"sorts":[)" + files_of(folder + "/sorts") + R"(],"exercises":[)" + files_of(folder + "/exercises") + "]}";
}

std::string pack(const std::string& language) {
  const std::string folder = asset_path(language);
  return R"({"ui":)" + texts(folder + "/ui.json") + R"(,"tests":[)" + read_file(folder + "/tests/negotiation.json") +
         R"(],"sheets":[)" + read_file(folder + "/sheets/customers.json") + "," +
         read_file(folder + "/sheets/competitors.json") + "," + read_file(folder + "/sheets/environment.json") + "," +
         read_file(folder + "/sheets/own_business.json") + "," + read_file(folder + "/sheets/rival.json") + "]}";
}

}  // namespace

DriverOptions product(Size size, const std::string& language) {
  DriverOptions options;
  options.css_width = size.width;
  options.css_height = size.height;
  options.language = language;
  options.zh_pack = pack("zh");
  options.en_pack = pack("en");
  for (const char* each : {"zh", "en"}) options.workshop[each] = workshop_pack(each);
  return options;
}

std::string begin_self_test(Driver& driver) {
  REQUIRE(driver.press("home.start_self_test"));
  REQUIRE(driver.press("self_test.begin"));
  REQUIRE(driver.app->route.screen == ScreenKind::Questions);
  return driver.app->route.item;
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
