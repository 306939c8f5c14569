#include "cli/texts.h"

#include <algorithm>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <random>

#include "cli/packs.h"
#include "cli/error_words.h"
#include "cli/files.h"
#include "core/base/instant.h"

namespace sandtable::cli {
namespace {

// Texts lie directly in the folder of the shell or of a tool, beside what that tool has else.
bool is_texts(std::string_view path) {  // below the folder of a language
  if (path.starts_with("shell/")) return true;
  const std::size_t tool_end = path.find('/', std::strlen("tools/"));
  if (!path.starts_with("tools/") || tool_end == std::string_view::npos) return false;
  const std::string_view name = path.substr(tool_end + 1);
  return name.find('/') == std::string_view::npos && name != "pack.json" && name != "sheet.json";
}

bool read_json(std::string_view text, const std::string& name, Json& out) {
  Problems problems;
  auto document = parse_json(text, problems);
  if (!document) {
    complain(name + ": " + line_of(document.error()));
    return false;
  }
  out = std::move(document).value();
  return true;
}

void take_texts(const Json& document, std::map<std::string, Json>& by_key) {
  const auto* members = document.get_ptr<const Json::object_t*>();
  if (members == nullptr) return;
  for (const auto& [key, text] : *members) by_key[key] = text;
}

}  // namespace

bool Texts::load(const Settings& settings, Language language) {
  language_ = language;
  return load_texts(settings) && load_content(settings);
}

// The texts of --assets take the places of the built-in ones, which stay where it has none.
bool Texts::load_texts(const Settings& settings) {
  const std::string folder = std::string(to_word(language_)) + "/";
  std::map<std::string, Json> by_key;
  for (std::size_t i = 0; i < kEmbeddedFileCount; ++i) {
    const EmbeddedFile& file = kEmbeddedFiles[i];
    if (!file.path.starts_with(folder) || !is_texts(file.path.substr(folder.size()))) continue;
    Json document;
    if (!read_json(file.text, std::string(file.path), document)) return false;
    take_texts(document, by_key);
    std::error_code failed;
    const std::string path = settings.assets + "/" + std::string(file.path);
    if (settings.assets.empty() || !std::filesystem::exists(path, failed)) continue;
    const auto text = read_input(path);
    if (!text) {
      complain(visible(path) + ": " + text.error().detail);
      return false;
    }
    if (!read_json(text.value(), visible(path), document)) return false;
    take_texts(document, by_key);
  }
  for (int group = 0; group < kGroupCount; ++group) {
    Json& texts = groups_[group] = empty_array();
    for (int i = 0; i < kGroups[group].size; ++i) add_json(texts, by_key[kKeyNames[kGroups[group].first + i]]);
    strings_.load(Group::numbered(group), texts);
  }
  return true;
}

bool Texts::load_content(const Settings& settings) {
  const std::string folder = std::string(to_word(language_)) + "/tools/";
  bool sound = true;
  std::error_code failed;
  const std::filesystem::path root = std::filesystem::path(settings.assets) / folder;
  if (!settings.assets.empty() && std::filesystem::is_directory(root, failed)) {
    std::vector<std::string> paths;
    std::filesystem::recursive_directory_iterator at(root, failed);
    for (; !failed && at != std::filesystem::recursive_directory_iterator(); at.increment(failed)) {
      if (at->path().extension() == ".json") paths.push_back(at->path().lexically_relative(root).string());
    }
    if (failed) complain(visible(root.string()) + ": " + failed.message());
    sound = !failed;
    std::ranges::sort(paths);
    for (const std::string& path : paths) {
      if (is_texts("tools/" + path)) continue;
      const auto text = read_input((root / path).string());
      if (!text) complain(visible((root / path).string()) + ": " + text.error().detail);
      sound = sound && text && add_content(path, text.value(), visible((root / path).string()));
    }
  } else {
    for (std::size_t i = 0; i < kEmbeddedFileCount; ++i) {
      const EmbeddedFile& file = kEmbeddedFiles[i];
      if (!file.path.starts_with(folder) || is_texts(file.path.substr(folder.size() - std::strlen("tools/")))) continue;
      sound = add_content(std::string(file.path.substr(folder.size())), file.text, std::string(file.path)) && sound;
    }
  }
  for (auto& [tool, content] : content_) {
    for (auto& [name, list] : content.items()) {
      auto* packs = list.get_ptr<Json::array_t*>();
      if (packs == nullptr || name.empty()) continue;
      std::ranges::stable_sort(*packs, {}, [](const Json& pack) { return number_or(pack, "order", 0); });
    }
  }
  return sound;
}

// As web/build.mjs puts it together: the members of pack.json, and a list for each folder of packs. `path`: "mix/pack.json".
bool Texts::add_content(const std::string& path, std::string_view text, const std::string& name) {
  Json document;
  if (!read_json(text, name, document)) return false;
  const std::size_t tool_end = path.find('/'), folder_end = path.rfind('/');
  if (tool_end == std::string::npos) return true;
  const std::string tool = path.substr(0, tool_end), file = path.substr(folder_end + 1);
  if (file == "sheet.json") {
    content_["sheets"]["sheets"].push_back(std::move(document));
  } else if (file == "pack.json") {
    if (const auto* members = document.get_ptr<const Json::object_t*>()) {
      for (const auto& [key, value] : *members) content_[tool][key] = value;
    }
  } else if (folder_end > tool_end) {
    content_[tool][path.substr(tool_end + 1, folder_end - tool_end - 1)].push_back(std::move(document));
  }
  return true;
}

Setting Texts::setting(const Packs& packs) const {
  const auto content = [this](Text tool) -> const Json& {
    static const Json kNone;
    const auto found = content_.find(tool.view());
    return found == content_.end() ? kNone : found->second;
  };
  return {.words = strings_, .language = language_, .packs = packs, .content = content, .now = now_instant()};
}

void use_local_time() {
  use_utc_offset([](std::int64_t seconds) {
    const auto instant = static_cast<std::time_t>(seconds);
    std::tm local{};
    return localtime_r(&instant, &local) == nullptr ? std::int64_t{0} : static_cast<std::int64_t>(local.tm_gmtoff);
  });
}

std::string now_instant() { return format_instant(static_cast<std::int64_t>(std::time(nullptr))); }

RandomBytes random_bytes() {
  return [](std::array<std::uint8_t, 16>& bytes) {
    std::random_device source;
    for (std::size_t at = 0; at < bytes.size(); at += 4) {
      const std::uint32_t word = source();
      std::memcpy(bytes.data() + at, &word, 4);
    }
  };
}

}  // namespace sandtable::cli
