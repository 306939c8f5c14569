#include "core/base/text.h"

#include <cstring>

namespace sandtable {

const char* chars_of(const std::string& text) { return text.c_str(); }

std::size_t Text::size() const { return std::strlen(chars_); }
std::string Text::str() const { return chars_; }
bool Text::same(const char* a, const char* b) { return std::strcmp(a, b) == 0; }

}  // namespace sandtable
