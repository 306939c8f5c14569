#include <doctest/doctest.h>

#include "core/base/base64url.h"
#include "core/links/text_coder.h"
#include "fixtures.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

constexpr std::size_t kPlenty = 1u << 20;
constexpr std::string_view kId = "\"3f2b8c1e-5d47-4a90-9c3e-1b7d2f60a8e4\"";
constexpr std::string_view kOther = "\"a91c0d52-7e3f-4b18-8d6a-0c5e94f7b213\"";

std::size_t packed_size(std::string_view text) {
  const std::string first = pack_text(text, 1);
  CHECK(unpack_text(first, kPlenty, 1).ok());
  CHECK(unpack_text(first, kPlenty, 1).value() == text);
  const std::string bytes = pack_text(text);
  const auto back = unpack_text(bytes, kPlenty);
  REQUIRE(back.ok());
  CHECK(back.value() == text);
  return bytes.size();
}

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const std::string_view part : parts) text += part;
  return text;
}

}  // namespace

TEST_CASE("text coder: any text comes back") {
  packed_size("");
  for (const char* text : {"{}", "0", "\"", "\\", "\"\\\"", "]]]]}}}},,::", "客户", "\xff\xfe\x80", "😀"})
    packed_size(text);
  for (const char* open : {"[", "{\"a\":", "\""}) {
    std::string deep;
    for (int i = 0; i < 300; ++i) deep += open;
    packed_size(deep);
  }
  Random random(21);
  for (const std::size_t length : {1, 7, 300, 5000}) {
    std::string noise, figures;
    for (std::size_t n = 0; n < length; ++n) {
      noise.push_back(static_cast<char>(3 + random.below(253)));
      figures.push_back(static_cast<char>('0' + random.below(10)));
    }
    CHECK(packed_size(noise) <= length + length / 8 + 8);  // what cannot be shortened hardly grows
    packed_size(figures);
  }
}

TEST_CASE("text coder: an id takes its random bits once, and hardly any when it comes again") {
  const std::size_t none = packed_size("[]");
  const std::size_t one = packed_size(joined({"[", kId, "]"}));
  CHECK(one <= none + 18);
  const std::size_t two = packed_size(joined({"[", kId, ",", kOther, "]"}));
  CHECK(two <= one + 17);
  CHECK(packed_size(joined({"[", kId, ",", kOther, ",", kId, ",", kOther, ",", kId, "]"})) <= two + 4);
  CHECK(packed_size(joined({"{", kId, ":", kId, "}"})) <= one + 3);  // as a name, too
}

TEST_CASE("text coder: what only looks like an id is text") {
  for (const char* text :
       {"\"3F2B8C1E-5D47-4A90-9C3E-1B7D2F60A8E4\"", "\"3f2b8c1e-5d47-1a90-9c3e-1b7d2f60a8e4\"",
        "\"3f2b8c1e-5d47-4a90-cc3e-1b7d2f60a8e4\"", "\"3f2b8c1e-5d47-4a90-9c3e-1b7d2f60a8e\"",
        "\"3f2b8c1e-5d47-4a90-9c3e-1b7d2f60a8e45\"", "\"3f2b8c1e-5d47-4a90-9c3e-1b7d2f60a8e4",
        "\"3f2b8c1e+5d47-4a90-9c3e-1b7d2f60a8e4\"", "\"3f2b8c1g-5d47-4a90-9c3e-1b7d2f60a8e4\"",
        "\"00000000-0000-0000-0000-000000000000\"", " 3f2b8c1e-5d47-4a90-9c3e-1b7d2f60a8e4 "}) {
    packed_size(text);
  }
}

// A failure here means that links in the world would no longer open. Do not change the bytes: start a new
// version.
TEST_CASE("text coder: the same bytes on every machine, for ever") {
  const std::string ids = joined({"[", kId, ",", kId, ",", kOther, ",-12.5e9,true,\"Prices\\n\"]"});
  CHECK(to_base64url(pack_text("", 1)) == "__4");
  CHECK(to_base64url(pack_text("{\"title\":\"客户\"}", 1)) == "ETDPt94");
  CHECK(to_base64url(pack_text(ids, 1)) ==
        "_7n_LtTUBdCG00ACKVtkyxqAPYPuF4DSE_uhQBWuuO2j6dhEI-QpezttDSApw1WqDMItNDA");
  CHECK(to_base64url(pack_text("")) == "__8-");
  CHECK(to_base64url(pack_text("{\"title\":\"客户\"}")) == "EQZsrX0");
  CHECK(to_base64url(pack_text(ids)) ==
        "_-CmKw7vdawlV2nJ1VzVRHHak8FYeBI8Nw832ES00szE4CJ_HTXUGZBQ4RJ8JfVf5jWbcA");

  std::string text;
  for (int i = 0; i < 40000; ++i) text.push_back(static_cast<char>(32 + (i * (i / 7) + i / 300) % 90));
  const auto sum_of = [](std::string_view bytes) {
    std::uint32_t sum = 0;
    for (const char byte : bytes) sum = sum * 31 + static_cast<unsigned char>(byte);
    return sum;
  };
  const std::string first = pack_text(text, 1);
  CHECK(first.size() == 21096);
  CHECK(sum_of(first) == 1907011482u);
  const std::string second = pack_text(text);
  CHECK(second.size() == 18965);
  CHECK(sum_of(second) == 1899358868u);
}

TEST_CASE("text coder: what one version wrote is not what the other reads") {
  const std::string text = "{\"format\":\"sandtable-plan\",\"title\":\"客户年度计划，二〇二六\"}";
  for (const int version : {1, 2}) {
    const auto other = unpack_text(pack_text(text, version), kPlenty, 3 - version);
    CHECK((!other.ok() || other.value() != text));
  }
}

TEST_CASE("text coder: more text than allowed is refused") {
  const std::string text(5000, 'x');
  const std::string bytes = pack_text(text);
  CHECK(bytes.size() < 100);
  CHECK(unpack_text(bytes, 5000).ok());
  const auto refused = unpack_text(bytes, 4999);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == ErrorCode::TooLarge);
}

TEST_CASE("text coder: bytes of any kind are read or refused") {
  Random random(8);
  for (int i = 0; i < 60; ++i) {
    std::string bytes;
    for (std::size_t n = random.below(60); n > 0; --n) bytes.push_back(static_cast<char>(random.next()));
    const auto text = unpack_text(bytes, 4000, 1 + i % 2);
    if (!text.ok())
      CHECK((text.error().code == ErrorCode::LinkAltered || text.error().code == ErrorCode::TooLarge));
  }
  const std::string sound = pack_text("{\"format\":\"sandtable-plan\",\"title\":\"客户年度计划，二〇二六\"}");
  for (std::size_t n = 0; n < sound.size(); ++n) {
    const auto cut = unpack_text(std::string_view(sound).substr(0, n), kPlenty);
    if (cut.ok()) CHECK(cut.value().size() < 100);  // link.h notices by length and checksum
  }
  CHECK_FALSE(unpack_text(sound + std::string(5, '\0'), kPlenty).ok());
}
