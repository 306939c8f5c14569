#include "core/text.h"

namespace sandtable {

Text::Text(const std::string& text) : std::string_view(text) {}
Text::Text(const char* text) : std::string_view(text) {}

}  // namespace sandtable
