// Starts the app on the null platform with the real content packs.
#pragma once

#include <string>

#include "paths.h"
#include "platform/null/driver.h"

namespace sandtable::test {

struct Size {
  float width, height;
};
inline constexpr Size kPhone{390, 844}, kLaptop{1280, 800};

// Options with all content of both languages.
DriverOptions product(Size size = kLaptop, const std::string& language = "en");
std::string read_file(const std::string& path);
// From the home page to the first question; returns the id of the self-test.
std::string begin_self_test(Driver& driver);
// The only plan in storage, loaded.
Plan stored_plan(Driver& driver);

}  // namespace sandtable::test
