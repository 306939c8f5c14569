// Links and codes as they arrive, opened from home and as addresses.
#include <doctest/doctest.h>

#include "fixtures_imports.h"
#include "product.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

bool opens_from_home(const std::string& text) {
  Driver driver(product());
  REQUIRE(driver.press("home.enter"));
  driver.type("enter.text", text);
  REQUIRE(driver.press("enter.done"));
  return driver.app->route.plan == "shared";
}

}  // namespace

TEST_CASE("home: links that mail programs and messengers changed open, and codes in sentences") {
  for (const char* name : {"70-link-percent.txt", "70b-address-hash-percent.txt", "71-link-wrapped.txt", "71d-link-zero-width.txt", "72-code-in-words.txt"}) {
    CAPTURE(name);
    CHECK(opens_from_home(import_file(name)));
  }
  CHECK(opens_from_home("Code: a44m 3c7v aehc qqmj, thanks!"));
  CHECK_FALSE(opens_from_home("A44M-3C7V-AEHC-QQMM"));
  CHECK_FALSE(opens_from_home("no link, no code"));
}

TEST_CASE("address: one with its sign percent-encoded opens, an altered one says so") {
  DriverOptions options = product();
  const std::string text = import_file("70b-address-hash-percent.txt");
  options.path = text.substr(text.find('#'), text.find('\n') - text.find('#'));
  Driver driver(options);
  CHECK(driver.app->route.plan == "shared");
  options.path[options.path.size() - 9] = options.path[options.path.size() - 9] == 'A' ? 'B' : 'A';
  Driver altered(options);
  CHECK(altered.app->route.plan.empty());
  CHECK(altered.app->overlay != nullptr);
}
