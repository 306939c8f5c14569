// Any text as a link; and, so that the fuzzer gets past the checksum, any body with a right one. What was
// decoded goes into a link and comes back.
#include <zlib.h>

#include "core/base64url.h"
#include "core/link.h"
#include "core/varint.h"
#include "fuzz_support.h"

using namespace sandtable;

namespace {

void check(std::string_view text) {
  const auto document = decode_link(text);
  if (!document) return;
  const auto payload = encode_link_payload(document.value());
  if (!payload) return;  // over the cap
  const auto back = decode_link(payload.value());
  fuzz::require(back.ok());
  fuzz::require(dump_json(back.value()) == dump_json(document.value()));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  check(text);
  const auto sum = crc32(0, data, static_cast<uInt>(size));
  std::string bytes;
  append_varint(bytes, size + 4);
  for (unsigned i = 0; i < 4; ++i) bytes += static_cast<char>(sum >> (8 * i) & 0xFFu);
  check("#p=1" + to_base64url(bytes.append(text)));
  return 0;
}
