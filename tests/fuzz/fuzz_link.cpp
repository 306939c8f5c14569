// Any text as a link; and, so that the fuzzer gets past the checksum, any body with a right one. What was
// decoded goes into a link and comes back; and nothing takes more memory than the cap on the text allows.
#include "core/base/base64url.h"
#include "core/links/link.h"
#include "core/links/sealed.h"
#include "core/links/text_coder.h"
#include "core/base/varint.h"
#include "fuzz_support.h"

using namespace sandtable;

namespace {

// Tables of the model, twice the first time (text_model.h), the text, and the document in it.
constexpr std::size_t kModelBytes = 12u << 20;

void check(std::string_view text) {
  Result<Json> document = Json();
  {
    const fuzz::MemoryWatch watch;
    document = decode_link(text);
    SANDTABLE_REQUIRE(watch.peak() <= kModelBytes + fuzz::memory_for(document ? dump_json(document.value()).size() : 0) + 8 * text.size());
  }
  if (!document) return;
  const auto payload = encode_link_payload(document.value());
  if (!payload) return;  // over the cap
  const auto back = decode_link(payload.value());
  SANDTABLE_REQUIRE(back.ok());
  SANDTABLE_REQUIRE(dump_json(back.value()) == dump_json(document.value()));
}

// Sealed bytes in a link and in a file: refused by both, or the same again.
void check_sealed(std::string_view bytes) {
  const auto link = protected_link(bytes, "");
  if (!link) return;  // over the cap
  std::string sealed;
  const auto document = decode_link(link.value(), nullptr, &sealed);
  SANDTABLE_REQUIRE(!document.ok());
  if (document.error().code != ErrorCode::Protected) return;
  SANDTABLE_REQUIRE(sealed == bytes);
  Problems problems;
  const auto file = read_protected_file(parse_json(protected_file(sealed), problems).value());
  SANDTABLE_REQUIRE(file.ok() && file.value() == bytes);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  check(text);
  check_sealed(text);
  check_sealed(std::string("\x01\x09\x27\xC0", 4).append(text));  // with rounds that are allowed

  // A few bytes may stand for a megabyte, which takes seconds with all the checks of this build.
  constexpr std::size_t kFewBytes = 1u << 13;
  for (std::uint32_t version = 1; version <= kCodecVersion; ++version) {
    {
      const fuzz::MemoryWatch watch;
      const auto few = unpack_text(text, kFewBytes, static_cast<int>(version));
      SANDTABLE_REQUIRE(watch.peak() <= kModelBytes + 4 * kFewBytes);
      SANDTABLE_REQUIRE(!few || few.value().size() <= kFewBytes);
      if (!few) continue;
    }
    std::uint32_t sum = 0xFFFFFFFF - (version - 1);
    for (std::size_t i = 0; i < size; ++i) {
      sum ^= data[i];
      for (int bit = 0; bit < 8; ++bit) sum = sum >> 1 ^ ((sum & 1u) != 0 ? 0xEDB88320u : 0u);
    }
    std::string bytes;
    append_varint(bytes, size + 4);
    for (unsigned i = 0; i < 4; ++i) bytes += static_cast<char>(~sum >> (8 * i) & 0xFFu);
    check("#p=" + std::to_string(version) + to_base64url(bytes.append(text)));
  }

  // The same bytes as text; those that JSON never contains do not occur.
  std::string any(text);
  for (char& c : any) {
    if (static_cast<unsigned char>(c) < 3) c = '"';
  }
  const auto back = unpack_text(pack_text(any), any.size());
  SANDTABLE_REQUIRE(back.ok() && back.value() == any);
  return 0;
}
