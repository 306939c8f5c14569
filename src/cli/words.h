// A word of the command line's Markdown in both languages.
#pragma once

#include "plan/plan.h"

namespace sandtable::cli {

struct Words {
  const char* en;
  const char* zh;
  [[nodiscard]] const char* in(Language language) const { return language == Language::English ? en : zh; }
};

}  // namespace sandtable::cli
