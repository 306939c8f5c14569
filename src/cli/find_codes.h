// Result codes and links in text that people pasted from anywhere: mails, chats, tables.
#pragma once

#include <functional>
#include <string_view>

#include "core/plan.h"

namespace sandtable::cli {

// What was found, in the order in which it stands in the line. A text that has the form of a code or link but
// cannot be read comes with its error; anything else is passed over.
struct FoundCode {
  std::string_view text;
  bool is_link = false;
  Result<SelfTest> attempt = Error{};  // of a code
};

// `line`: any text. A code has its hyphens, blanks or neither; what looks like a code with a typing error is:
// groups of four or six joined by hyphens that are not all digits, or capitals and digits of the right number
// of which all but two are characters that codes have.
void find_codes(std::string_view line, const TestLibrary& library,
                const std::function<void(const FoundCode&)>& found);

}  // namespace sandtable::cli
