#include "ui/host.h"

namespace sandtable {

Message& Message::text(std::string_view key, std::string_view value) {
  set_text(json_, key, value);
  return *this;
}

Message& Message::number(std::string_view key, std::int64_t value) {
  set_number(json_, key, value);
  return *this;
}

Message& Message::flag(std::string_view key, bool value) {
  set_flag(json_, key, value);
  return *this;
}

}  // namespace sandtable
