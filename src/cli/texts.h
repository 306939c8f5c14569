// The texts and content packs of one language: the built-in ones, or those of --assets.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "cli/packs.h"
#include "core/words/strings.h"
#include "plan/tool.h"

namespace sandtable::cli {

class Texts {
 public:
  // Nothing when a file could not be read: the reason is on standard error then.
  [[nodiscard]] bool load(const Settings& settings, Language language);
  // What tools use besides the plan. Refers to the texts and to `packs`, which must outlive it.
  [[nodiscard]] Setting setting(const Packs& packs) const;

 private:
  [[nodiscard]] bool load_texts(const Settings& settings);
  [[nodiscard]] bool load_content(const Settings& settings);
  [[nodiscard]] bool add_content(const std::string& path, std::string_view text, const std::string& name);

  Language language_ = Language::Chinese;
  Json groups_[kGroupCount];  // their texts in the order of the keys
  Strings strings_;
  std::map<std::string, Json, std::less<>> content_;  // by tool
};

// "2026-11-21T09:00:00Z" by the machine's clock.
[[nodiscard]] std::string now_instant();
// From here on days are those of the machine's time zone (TZ).
void use_local_time();
// The machine's random source.
[[nodiscard]] RandomBytes random_bytes();

}  // namespace sandtable::cli
