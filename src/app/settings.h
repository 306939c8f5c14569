// What this browser remembers about its user's tastes and whereabouts; never part of a plan.
#pragma once

#include <map>
#include <string>

#include "plan/plan.h"
#include "app/host.h"

namespace sandtable {

enum class ThemeChoice { System, Light, Dark };

struct Settings {
  bool language_chosen = false;  // false: follows the browser
  Language language = Language::Chinese;
  ThemeChoice theme = ThemeChoice::System;
  std::map<std::string, std::string> positions;  // self-test id → question id where its user left
  std::string last_self_test;                    // the one that was open last
  std::string last_plan;
  int last_done = 0, last_total = 0;             // how many of its questions have an answer; 0, 0 = not known
  bool rail_folded = false;                      // the map beside the pages of a plan
  std::string person;                            // mark of this browser's user in exercises; "" = none yet

  void load(const Json& json);
  void save(Host& host) const;
};

}  // namespace sandtable
