#include "app/host.h"

namespace sandtable {

Message& Message::text(Text key, Text value) {
  set_text(json_, key, value);
  return *this;
}

Message& Message::number(Text key, std::int64_t value) {
  set_number(json_, key, value);
  return *this;
}

Message& Message::flag(Text key, bool value) {
  set_flag(json_, key, value);
  return *this;
}

}  // namespace sandtable
