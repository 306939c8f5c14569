#include "platform/web/browser_host.h"

#include <emscripten.h>

#include "core/base/instant.h"

namespace sandtable {

// Module.host is web/main.js's object; the pointers, and the view of the body, are valid only during the call.
EM_JS(void, js_request, (const char* header, int header_length, const char* body, int body_length), {
  Module.host.request(UTF8ToString(header, header_length), HEAPU8.subarray(body, body + body_length));
})
EM_JS(double, js_unix_seconds, (), { return Math.floor(Date.now() / 1000); })
EM_JS(double, js_utc_offset_s, (double seconds), { return -60 * new Date(seconds * 1000).getTimezoneOffset(); })
EM_JS(double, js_now_ms, (), { return performance.now(); })
EM_JS(void, js_random, (unsigned char* bytes, int length), {
  crypto.getRandomValues(HEAPU8.subarray(bytes, bytes + length));
})

BrowserHost::BrowserHost() {
  use_utc_offset([](std::int64_t seconds) { return static_cast<std::int64_t>(js_utc_offset_s(static_cast<double>(seconds))); });
}

void BrowserHost::request(const Json& header, std::string_view body) {
  const std::string text = dump_json(header);
  js_request(text.data(), static_cast<int>(text.size()), body.data(), static_cast<int>(body.size()));
}

std::int64_t BrowserHost::now_ms() { return static_cast<std::int64_t>(js_now_ms()); }

std::string BrowserHost::now_instant() { return format_instant(static_cast<std::int64_t>(js_unix_seconds())); }

void BrowserHost::random(std::array<std::uint8_t, 16>& bytes) {
  js_random(bytes.data(), static_cast<int>(bytes.size()));
}

}  // namespace sandtable
