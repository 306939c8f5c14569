// Another time zone for a while.
#pragma once

#include "core/base/instant.h"

namespace sandtable::test {

class LocalTime {
 public:
  explicit LocalTime(UtcOffset offset) : before_(use_utc_offset(offset)) {}
  ~LocalTime() { use_utc_offset(before_); }
  LocalTime(const LocalTime&) = delete;
  LocalTime& operator=(const LocalTime&) = delete;

 private:
  UtcOffset before_;
};

}  // namespace sandtable::test
