// The browser side of Host: requests go to web/host.js, events come back through sandtable_event().
#pragma once

#include "app/host.h"

namespace sandtable {

class BrowserHost : public Host {
 public:
  BrowserHost();  // from here on days are those of the browser's time zone
  void request(const Json& header, std::string_view body = {}) override;
  [[nodiscard]] std::int64_t now_ms() override;
  [[nodiscard]] std::string now_instant() override;
  void random(std::array<std::uint8_t, 16>& bytes) override;
};

}  // namespace sandtable
