#include "core/links/sealed.h"

#include <doctest/doctest.h>

#include "core/base/base64url.h"
#include "core/links/link.h"
#include "plan/plan.h"
#include "fixtures.h"
#include "tools/self_test/pack.h"
#include "tools/workshop/model.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

// What the page could have made, of `rounds` and a content of `bytes` bytes.
std::string sealed_of(std::int64_t rounds, std::size_t bytes = 1, char version = 1) {
  std::string sealed(1, version);
  for (const int shift : {16, 8, 0}) sealed += static_cast<char>(rounds >> shift & 0xFF);
  for (std::size_t i = 0; i < 28 + bytes + 16; ++i) sealed += static_cast<char>(i * 37 + 11);
  return sealed;
}

Json sound_file() { return json(read_file(fixture_path("protected/v1-file.json"))); }

Error fault_of_file(const char* key, Json value) {
  Json file = sound_file();
  file[key] = std::move(value);
  const auto sealed = read_protected_file(file);
  REQUIRE_MESSAGE(!sealed.ok(), file.dump());
  return sealed.error();
}

Error fault_of_link(const std::string& link) {
  const auto document = decode_link(link);
  REQUIRE_MESSAGE(!document.ok(), link);
  return document.error();
}

}  // namespace

TEST_CASE("a protected file holds the sealed bytes and gives them back") {
  for (const std::int64_t rounds : {kMinKeyRounds, std::int64_t{1234567}, kMaxKeyRounds}) {
    for (const std::size_t bytes : {1u, 2u, 3u, 1000u}) {
      const std::string sealed = sealed_of(rounds, bytes);
      CHECK_FALSE(sealed_fault(sealed));
      const Json file = json(protected_file(sealed));
      CHECK(file["format"] == kProtectedFormat);
      CHECK(file["version"] == 1);
      CHECK(file["kdf"] == "PBKDF2-SHA-256");
      CHECK(file["rounds"] == rounds);
      CHECK(file["salt"] == to_base64url(sealed.substr(4, 16)));
      CHECK(file["iv"] == to_base64url(sealed.substr(20, 12)));
      CHECK(file["data"] == to_base64url(sealed.substr(32)));
      const auto back = read_protected_file(file);
      REQUIRE(back.ok());
      CHECK(back.value() == sealed);
    }
  }
  // Whoever does not know the format sees another kind of document.
  CHECK(load_plan(sound_file(), TestLibrary()).error() == Error{ErrorCode::WrongFormat, "/format", kProtectedFormat});
}

TEST_CASE("a frozen protected file is read, unknown members are of no concern") {
  Json file = sound_file();
  file["note"] = "mine";
  const auto sealed = read_protected_file(file);
  REQUIRE(sealed.ok());
  CHECK(json(protected_file(sealed.value())) == sound_file());
}

TEST_CASE("a protected file that no page would open is refused without asking for the password") {
  for (const char* key : {"salt", "iv", "data"}) {
    for (const Json& value : {Json("AAA="), Json("A"), Json("AAAA"), Json(""), Json(7), Json(nullptr)}) {
      CHECK(fault_of_file(key, value) == Error{ErrorCode::WrongType, std::string("/") + key, "base64url"});
    }
  }
  CHECK(fault_of_file("salt", to_base64url(std::string(17, 'a'))).json_pointer == "/salt");
  CHECK(fault_of_file("data", to_base64url(std::string(16, 'a'))).json_pointer == "/data");  // a tag of nothing
  CHECK(fault_of_file("version", 2) == Error{ErrorCode::NewerVersion, "/version", "2"});
  CHECK(fault_of_file("version", "1").code == ErrorCode::NewerVersion);
  CHECK(fault_of_file("kdf", "scrypt") == Error{ErrorCode::UnknownChoice, "/kdf", "scrypt"});
  CHECK(fault_of_file("kdf", std::string(100, 'x')).detail.size() == 40);
  for (const Json& rounds : {Json(599'999), Json(2'000'001), Json(0), Json(-1), Json(1e300), Json("600000"), Json(INT64_MAX),
                             Json((std::int64_t{1} << 24) + 600'000)}) {
    CHECK(fault_of_file("rounds", rounds) == Error{ErrorCode::OutOfRange, "/rounds", "600000..2000000"});
  }
}

TEST_CASE("a protected link says that it is protected and gives its sealed bytes") {
  for (const std::size_t bytes : {1u, 50u, 3000u}) {
    const std::string sealed = sealed_of(kMinKeyRounds, bytes);
    for (const LinkKind kind : {LinkKind::Plan, LinkKind::Exercise}) {
      const auto link = protected_link(sealed, "https://a.b/c#old", kind);
      REQUIRE(link.ok());
      CHECK(link.value().starts_with(kind == LinkKind::Plan ? "https://a.b/c#p=e" : "https://a.b/c#x=e"));
      for (const char* tail : {"", "&appinstall=0", "。", ")", " \n"}) {
        LinkKind found = kind == LinkKind::Plan ? LinkKind::Exercise : LinkKind::Plan;
        std::string back;
        const auto document = decode_link(link.value() + tail, &found, &back);
        REQUIRE_FALSE(document.ok());
        CHECK(document.error() == Error{ErrorCode::Protected, "", ""});
        CHECK(back == sealed);
        CHECK(found == kind);
      }
    }
  }
}

TEST_CASE("a protected link that was cut or altered is known without its password") {
  const std::string link = protected_link(sealed_of(kMinKeyRounds, 40), "").value();
  for (std::size_t size = 3; size < link.size(); ++size) {
    std::string sealed = "untouched";
    const auto document = decode_link(link.substr(0, size), nullptr, &sealed);
    REQUIRE_FALSE(document.ok());
    CHECK(document.error().code == ErrorCode::LinkCut);
    CHECK(sealed == "untouched");
  }
  for (std::size_t at = 4; at < link.size(); ++at) {
    std::string other = link;
    other[at] = other[at] == 'A' ? 'B' : 'A';
    const ErrorCode code = fault_of_link(other).code;
    CAPTURE(at);
    CHECK((code == ErrorCode::LinkAltered || code == ErrorCode::LinkCut || code == ErrorCode::LinkVersion));
  }
  // Its version is covered by the checksum, both ways.
  std::string plain = link;
  plain[3] = '2';
  CHECK(fault_of_link(plain).code == ErrorCode::LinkAltered);
  std::string disguised = encode_link(json(R"({"a":1})"), "").value();
  disguised[3] = 'e';
  CHECK(fault_of_link(disguised).code == ErrorCode::LinkAltered);
}

TEST_CASE("hostile protected links are refused before a key is derived") {
  const auto fault = [](const std::string& sealed) { return fault_of_link(protected_link(sealed, "").value()); };
  for (const std::int64_t rounds : {std::int64_t{0}, kMinKeyRounds - 1, kMaxKeyRounds + 1, std::int64_t{0xFFFFFF}}) {
    CHECK(fault(sealed_of(rounds)) == Error{ErrorCode::OutOfRange, "/rounds", "600000..2000000"});
  }
  CHECK(fault(sealed_of(kMinKeyRounds, 1, 2)) == Error{ErrorCode::LinkVersion, "", "2"});
  CHECK(fault(sealed_of(kMinKeyRounds, 1, '\xFF')) == Error{ErrorCode::LinkVersion, "", "255"});
  CHECK(fault(sealed_of(kMinKeyRounds, 0)).code == ErrorCode::LinkAltered);
  CHECK(fault("").code == ErrorCode::LinkAltered);
  CHECK(protected_link(std::string(kMaxLinkPayload, 'a'), "").error().code == ErrorCode::TooLarge);
  CHECK(fault_of_link("#p=e" + std::string(kMaxLinkPayload, 'A')).code == ErrorCode::TooLarge);
}

TEST_CASE("what a protected link holds is the ordinary one without length and checksum") {
  const Json plan = json(read_file(fixture_path("plans/v1-self-test.json")));
  const auto content = encode_link_content(plan);
  REQUIRE(content.ok());
  const std::string link = encode_link(plan, "").value();
  const std::string bytes = *from_base64url(std::string_view(link).substr(4));
  CHECK(content.value() == link[3] + bytes.substr(5));  // one byte of length, four of checksum
  const auto back = decode_link_content(content.value());
  REQUIRE(back.ok());
  CHECK(dump_json(back.value()) == dump_json(plan));
  // A password opens a link of a later program, too: then it has to be said what is wrong.
  CHECK(decode_link_content("9" + content.value().substr(1)).error() == Error{ErrorCode::LinkVersion, "", "9"});
  CHECK(decode_link_content("").error().code == ErrorCode::LinkVersion);
  CHECK_FALSE(decode_link_content(content.value().substr(0, 20)).ok());
  CHECK(encode_link_content(Json{{"title", std::string(kMaxLinkText, 'a')}}).error().code == ErrorCode::TooLarge);
}

TEST_CASE("the frozen protected link") {
  std::string sealed;
  const std::string payload = read_file(fixture_path("protected/v1-link.txt"));
  const auto document = decode_link("#p=" + payload, nullptr, &sealed);
  CHECK(document.error().code == ErrorCode::Protected);
  // As long as what is in it, and what the password needs.
  CHECK(sealed.size() == 32 + encode_link_content(json(read_file(fixture_path("plans/v1-self-test.json")))).value().size() + 16);
  CHECK("#p=" + payload.substr(0, payload.find('\n')) == protected_link(sealed, "").value());
}
