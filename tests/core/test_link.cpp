#include <doctest/doctest.h>

#include "core/base/base64url.h"
#include "core/links/link.h"
#include "core/links/text_coder.h"
#include "core/base/varint.h"
#include "fixtures.h"
#include "random_json.h"
#include "plan_parts.h"
#include "tools/swot/model.h"
#include "tools/actions/model.h"
#include "tools/workshop/model.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

constexpr std::string_view kEveryCharacter =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

Json plan_of(std::string_view fixture) {
  return json(read_file(fixture_path(fixture)));
}

std::string payload_of(const Json& document) {
  auto payload = encode_link_payload(document);
  REQUIRE(payload.ok());
  return payload.value();
}

ErrorCode error_of(const std::string& link) {
  const auto document = decode_link(link);
  REQUIRE_MESSAGE(!document.ok(), link);
  return document.error().code;
}

void check_decodes(const std::string& link, const Json& document) {
  const auto back = decode_link(link);
  REQUIRE_MESSAGE(back.ok(), link);
  CHECK(dump_json(back.value()) == dump_json(document));
}

// A payload with a right length and checksum around any body.
std::string payload_around(const std::string& body, int version = kCodecVersion) {
  std::uint32_t sum = 0xFFFFFFFF - static_cast<std::uint32_t>(version - 1);
  for (const char byte : body) {
    sum ^= static_cast<unsigned char>(byte);
    for (int i = 0; i < 8; ++i) sum = sum >> 1 ^ ((sum & 1u) != 0 ? 0xEDB88320u : 0u);
  }
  sum = ~sum;
  std::string bytes;
  append_varint(bytes, body.size() + 4);
  for (int i = 0; i < 4; ++i) bytes += static_cast<char>(sum >> (8 * i) & 0xFFu);
  return std::to_string(version) + to_base64url(bytes + body);
}

}  // namespace

TEST_CASE("base64url: known values (RFC 4648, section 10) and canonical form") {
  CHECK(to_base64url("") == "");
  CHECK(to_base64url("f") == "Zg");
  CHECK(to_base64url("fo") == "Zm8");
  CHECK(to_base64url("foobar") == "Zm9vYmFy");
  CHECK(to_base64url("\xfb\xff") == "-_8");
  CHECK(from_base64url("Zm9vYmFy") == "foobar");
  CHECK_FALSE(from_base64url("Zh").has_value());  // unused bits
  CHECK_FALSE(from_base64url("Z").has_value());
  CHECK_FALSE(from_base64url("Zg==").has_value());
  for (std::size_t n = 0; n < 20; ++n) CHECK(to_base64url(std::string(n, 'x')).size() == base64url_length(n));
}

TEST_CASE("varint: one spelling for every number") {
  for (const std::uint64_t value :
       {std::uint64_t{0}, std::uint64_t{127}, std::uint64_t{128}, std::uint64_t{16384}, ~std::uint64_t{0}}) {
    std::string bytes;
    append_varint(bytes, value);
    std::size_t at = 0;
    CHECK(read_varint(bytes, at) == value);
    CHECK(at == bytes.size());
  }
  for (const std::string_view bad :
       {std::string_view("\x80\x00", 2), std::string_view("\x80", 1), std::string_view("", 0),
        std::string_view("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02", 10)}) {
    std::size_t at = 0;
    CHECK_FALSE(read_varint(bad, at).has_value());
  }
}

// These links were made by codec version 1 on 2026-11-21 and must open for ever: never write them anew.
TEST_CASE("link: frozen links still open") {
  for (const auto& [link, document] : {std::pair{"v1-self-test", "plans/v1-self-test.json"},
                                       std::pair{"v1-two-attempts", "plans/v1-two-attempts.json"},
                                       std::pair{"v1-trainer-pack", "plans/v1-trainer-pack.json"},
                                       std::pair{"v1-unknown-members", "plans/v1-unknown-members.json"},
                                       std::pair{"v1-swot-zh-uuids", "links/swot-zh-uuids.json"},
                                       std::pair{"v1-swot-en-uuids", "links/swot-en-uuids.json"}}) {
    const std::string text = read_file(fixture_path("links/" + std::string(link) + ".txt"));
    CHECK(text[0] == '1');
    check_decodes(text, plan_of(document));
  }
}

// By codec version 2 on 2026-11-22: the same.
TEST_CASE("link: frozen links of version 2 open, and are what is written") {
  for (const auto& [link, document] :
       {std::pair{"v2-self-test", "plans/v1-self-test.json"},
        std::pair{"v2-unknown-members", "plans/v1-unknown-members.json"},
        std::pair{"v2-mix", "plans/v1-mix.json"}, std::pair{"v2-swot-zh-uuids", "links/swot-zh-uuids.json"},
        std::pair{"v2-swot-en-uuids", "links/swot-en-uuids.json"}}) {
    const std::string text = read_file(fixture_path("links/" + std::string(link) + ".txt"));
    const Json plan = plan_of(document);
    check_decodes(text, plan);
    CHECK(text == payload_of(plan) + "\n");
  }
}

TEST_CASE("link: plans come back the same") {
  for (const char* name :
       {"plans/v1-self-test.json", "plans/v1-two-attempts.json", "plans/v1-trainer-pack.json",
        "plans/v1-unknown-members.json", "plans/v1-swot.json", "plans/v1-mix.json", "links/swot-zh.json",
        "links/swot-zh-uuids.json", "links/swot-v1-zh-uuids.json", "links/swot-en-uuids.json"}) {
    const Json plan = plan_of(name);
    check_decodes(payload_of(plan), plan);
    const auto link = encode_link(plan, "https://example.org/app/#old");
    REQUIRE(link.ok());
    CHECK(link.value().substr(0, 27) == "https://example.org/app/#p=");
    check_decodes(link.value(), plan);
  }
}

// The same JSON by deflate (level 9) and base64 needs: 424, 624, 2324, 1916, 2512 and 2168 characters;
// tests/cli/run.mjs measures it.
TEST_CASE("link: short") {
  CHECK(payload_of(plan_of("plans/v1-self-test.json")).size() <= 85);
  CHECK(payload_of(plan_of("plans/v1-two-attempts.json")).size() <= 205);
  CHECK(payload_of(plan_of("plans/v1-mix.json")).size() <= 820);
  CHECK(payload_of(plan_of("links/swot-zh.json")).size() <= 705);
  CHECK(payload_of(plan_of("links/swot-zh-uuids.json")).size() <= 1005);
  CHECK(payload_of(plan_of("links/swot-en-uuids.json")).size() <= 1045);
}

TEST_CASE("link: short with the action list beside the grid, and chosen cards") {
  Json plan = plan_of("links/swot-zh-uuids.json");
  plan["actions"] = plan["swot"]["actions"];
  plan["swot"].erase("actions");
  for (const char* cell : {"strengths", "weaknesses", "opportunities", "threats"}) {
    for (std::size_t i = 0; i < 2; ++i) plan["swot"][cell][i]["top"] = true;
  }
  CHECK(payload_of(plan).size() <= 1080);  // deflate and base64: 2528

  const Json written =
      plan_of("links/swot-v1-zh-uuids.json");  // as this version writes twelve cards and four actions
  CHECK(payload_of(written).size() <= 1080);   // deflate and base64: 2496
  const LoadedPlan loaded = load(dump_json(written));
  CHECK(loaded.problems.empty());
  CHECK(card_count(in_plan<Swot>(loaded.plan)) == 12);
  CHECK(in_plan<Actions>(loaded.plan).size() == 4);
  CHECK(dump_json(plan_for(loaded.plan, Destination::Link)) == dump_json(written));
}

TEST_CASE("link: random documents round-trip") {
  Random random(42);
  for (int i = 0; i < 80; ++i) {
    const Json document = Json{{"v", random_value(random, 5)}};
    check_decodes(payload_of(document), document);
  }
}

TEST_CASE("link: long and repetitive documents") {
  Json plan = Json::object();
  plan["title"] = std::string(60'000, 'a');
  check_decodes(payload_of(plan), plan);
  Json cards = Json::array();
  for (int i = 0; i < 1000; ++i)
    cards.push_back(Json{{"id", i}, {"text", "客户计划在明年扩建第" + std::to_string(i) + "个厂房"}});
  const Json many = Json{{"cards", cards}};
  const std::string payload = payload_of(many);
  check_decodes(payload, many);
  CHECK(link_fit(payload.size()) == LinkFit::QrCode);  // of 70 KB
}

TEST_CASE("link: found in whatever it is pasted with") {
  const Json plan = plan_of("plans/v1-self-test.json");
  const std::string payload = payload_of(plan);
  for (const std::string& text :
       {payload, "p=" + payload, "#p=" + payload, "https://a.b/#p=" + payload, "  \n#p=" + payload + " \r\n",
        "#p=" + payload + "&appinstall=0", "#p=" + payload + "?from=timeline",
        "(https://a.b/x#p=" + payload + ")", "#p=" + payload + "。", "【https://a.b/#p=" + payload + "】",
        "#p=" + payload + "）", "<#p=" + payload + ">", "\"#p=" + payload + "\"",
        "看 #计划# https://a.b/?x=1#p=" + payload + "，谢谢", "#p=" + payload + "%20",
        "#p=" + payload + "."}) {
    check_decodes(text, plan);
  }
}

TEST_CASE("link: exercises have a marker of their own") {
  const Json plan = plan_of("plans/v1-self-test.json");
  const auto link = encode_link(plan, "https://a.b/c#old", LinkKind::Exercise);
  REQUIRE(link.ok());
  CHECK(link.value() == "https://a.b/c#x=" + payload_of(plan));
  LinkKind kind = LinkKind::Plan;
  for (const std::string& text : {link.value(), " " + link.value() + "&from=chat", "x=" + payload_of(plan)}) {
    const auto back = decode_link(text, &kind);
    REQUIRE(back.ok());
    CHECK(kind == LinkKind::Exercise);
    CHECK(dump_json(back.value()) == dump_json(plan));
  }
  for (const std::string& text : {"https://a.b/#p=" + payload_of(plan), "p=" + payload_of(plan), payload_of(plan),
                                  "https://a.b/#top https://a.b/#p=" + payload_of(plan)}) {
    CHECK(decode_link(text, &kind).ok());
    CHECK(kind == LinkKind::Plan);
  }
  CHECK(error_of("https://a.b/#x=1abc") == ErrorCode::LinkCut);
}

TEST_CASE("link: what is no link") {
  for (const char* text :
       {"", "   ", "https://a.b/", "https://a.b/#y=1abc", "#", "#p", "hello world", "客户", "p", "2026 plan",
        "99", "2026-11-22", "1", "2", "{\"format\":\"sandtable-plan\"}"}) {
    CHECK(error_of(text) == ErrorCode::NotALink);
  }
}

TEST_CASE("link: cut at every length") {
  for (const char* name : {"plans/v1-self-test.json", "links/swot-zh.json"}) {
    const std::string payload = payload_of(plan_of(name));
    for (std::size_t n = 0; n < payload.size(); ++n) {
      CHECK(error_of("https://a.b/#p=" + payload.substr(0, n)) == ErrorCode::LinkCut);
      CHECK(error_of(payload.substr(0, n)) == (n < 12 ? ErrorCode::NotALink : ErrorCode::LinkCut));
      if (n % 7 == 0) CHECK(error_of("#p=" + payload.substr(0, n) + "&appinstall=0") == ErrorCode::LinkCut);
    }
  }
}

TEST_CASE("link: every altered character is noticed") {
  const std::string payload = payload_of(plan_of("plans/v1-self-test.json"));
  REQUIRE(payload[0] == '2');
  for (std::size_t at = 0; at < payload.size(); ++at) {
    for (const char other : kEveryCharacter) {
      if (other == payload[at]) continue;
      std::string altered = payload;
      altered[at] = other;
      const ErrorCode code = error_of("#p=" + altered);
      if (at == 0) CHECK(code == ErrorCode::LinkAltered);  // never of a newer version
      else CHECK((code == ErrorCode::LinkAltered || code == ErrorCode::LinkCut));
    }
    for (const char* other : {"&", " ", "%", "=", "é", "\n"}) {
      CHECK_FALSE(decode_link("#p=" + payload.substr(0, at) + other + payload.substr(at + 1)).ok());
    }
  }
}

TEST_CASE("link: swapped, doubled and dropped characters are noticed") {
  const std::string payload = payload_of(plan_of("plans/v1-self-test.json"));
  for (std::size_t at = 1; at + 1 < payload.size(); ++at) {
    std::string swapped = payload;
    std::swap(swapped[at], swapped[at + 1]);
    if (swapped != payload) CHECK_FALSE(decode_link("#p=" + swapped).ok());
    CHECK_FALSE(decode_link("#p=" + payload.substr(0, at) + payload.substr(at + 1)).ok());
    CHECK_FALSE(decode_link("#p=" + payload.substr(0, at) + payload[at] + payload.substr(at)).ok());
  }
  CHECK(error_of("#p=" + payload + "A") == ErrorCode::LinkAltered);
}

TEST_CASE("link: a newer version is said so") {
  const std::string newer = payload_around("what a later program wrote", 3);
  CHECK(error_of("#p=" + newer) == ErrorCode::LinkVersion);
  CHECK(error_of(newer) == ErrorCode::LinkVersion);
  CHECK(decode_link("#p=" + newer).error().detail == "3");
  CHECK(error_of("#p=" + newer.substr(0, 20)) == ErrorCode::LinkCut);
  for (const char* altered : {"#p=x", "#p=xyz", "#p=0AAAA"}) CHECK(error_of(altered) == ErrorCode::LinkAltered);
}

TEST_CASE("link: read as mail programs, messengers and word processors hand it on") {
  const Json plan = plan_of("plans/v1-two-attempts.json");
  const std::string payload = payload_of(plan);
  const auto broken = [&](std::size_t every, std::string_view by) {
    std::string out;
    for (std::size_t at = 0; at < payload.size(); at += every) out.append(at == 0 ? "" : by).append(payload, at, every);
    return out;
  };
  for (const std::string& text :
       {"https://a.b/%23p%3D" + payload, "https://a.b/#p%3D" + payload, "https://a.b/#p%3d" + payload, "p%3D" + payload, "#p=" + broken(50, "\n"),
        "> https://a.b/#p=" + broken(40, "\r\n> "), ">> #p=" + broken(30, "\n>> "), "#p=" + broken(60, "\n  "), "#p=" + broken(7, "\u200B"),
        "#p\u200B=" + payload, "#p=" + broken(9, "\u00AD"), "#p=3D" + broken(70, "=\r\n"), "#p=3D" + payload, broken(50, "\n"),
        "Hello,\nsee https://a.b/#p=" + broken(50, "\n") + "\nThanks", "#p=" + payload + " and more", "first #p=2AAAA then #p=" + payload}) {
    CAPTURE(text);
    check_decodes(text, plan);
  }
  std::string escaped;
  for (const char c : payload) escaped += c == '-' ? std::string("%2D") : c == '_' ? std::string("%5f") : std::string(1, c);
  check_decodes("#p=" + escaped, plan);
  LinkKind kind = LinkKind::Plan;
  CHECK(decode_link("https://a.b/%23x%3D" + payload, &kind).ok());
  CHECK(kind == LinkKind::Exercise);
}

TEST_CASE("link: little that stands for much is read up to the cap, and no further") {
  // An id that was there before is one byte to the model and 36 of the text.
  std::string text = "[";
  while (text.size() <= kMaxLinkText) text += "\"3f2b8c1e-5d47-4a90-9c3e-1b7d2f60a8e4\",";
  for (const int version : {1, 2}) {
    const std::string body = pack_text(text, version);
    CHECK(body.size() < 300);
    const auto document = decode_link("#p=" + payload_around(body, version));
    REQUIRE_FALSE(document.ok());
    CHECK(document.error().code == ErrorCode::TooLarge);
    CHECK(document.error().detail == std::to_string(body.size() * kLinkWorkTimes + kLinkWorkSpare));
  }
}

namespace {

// The text of ten cards of many equal letters: a few hundred bytes as a link.
std::string long_cards(std::size_t letters) {
  std::string text = "{\"cards\":[";
  for (int i = 0; i < 10; ++i) text += (i == 0 ? "\"" : ",\"") + std::string(letters, static_cast<char>('a' + i)) + "\"";
  return text + "]}";
}

}  // namespace

TEST_CASE("link: what costs more than it may is neither made nor read, up to the byte") {
  const auto most = [](const std::string& text) { return pack_text(text).size() * kLinkWorkTimes + kLinkWorkSpare; };
  std::size_t fits = 6'000, letters = 99'000;
  while (letters - fits > 1) {
    const std::size_t middle = (fits + letters) / 2;
    (long_cards(middle).size() <= most(long_cards(middle)) ? fits : letters) = middle;
  }
  const std::string over = long_cards(letters), within = long_cards(fits);
  check_decodes(payload_around(pack_text(within)), json(within));
  CHECK(encode_link_payload(json(within)).ok());
  CHECK(error_of("#p=" + payload_around(pack_text(over))) == ErrorCode::TooLarge);
  CHECK(encode_link_payload(json(over)).error() == error_at(ErrorCode::TooLarge, {}, std::to_string(most(over))));
  CHECK(error_of("#p=" + payload_around(pack_text(long_cards(99'000)))) == ErrorCode::TooLarge);
}

TEST_CASE("link: what is spare is spare once for links that are read together") {
  const std::string link = "#p=" + payload_around(pack_text(long_cards(4'000))), usual = "#p=" + payload_of(plan_of("plans/v1-self-test.json"));
  LinkWork work;
  CHECK(decode_link(link, nullptr, nullptr, &work).ok());
  CHECK(work.spare < kLinkWorkSpare);
  int more = 0;
  while (decode_link(link, nullptr, nullptr, &work).ok()) ++more;
  CHECK(more <= 2);
  CHECK(decode_link(usual, nullptr, nullptr, &work).ok());
  CHECK(decode_link(link).ok());
}

TEST_CASE("link: read a part at a time it is the same") {
  for (const std::string& link : {"#x=" + payload_of(plan_of("plans/v1-self-test.json")), std::string("#p=2broken"), std::string("nothing")}) {
    LinkReading reading(link);
    float before = 0;
    while (!reading.read_on(10)) {
      CHECK(reading.part() >= before);
      before = reading.part();
    }
    LinkKind kind{};
    const auto whole = decode_link(link, &kind), parts = reading.take();
    CHECK(whole.ok() == parts.ok());
    CHECK(reading.kind() == kind);
    if (whole.ok()) CHECK(whole.value() == parts.value());
    else CHECK(whole.error() == parts.error());
  }
}

TEST_CASE("link: a sound checksum around text that is no JSON, or is nested too deeply") {
  for (const std::string& text :
       {std::string(), std::string("{\"a\":"), std::string("客户"), std::string("{} {}"),
        std::string(JsonLimits{}.depth + 1, '['), std::string(60'000, '[')}) {
    for (const int version : {1, 2})
      CHECK(error_of("#p=" + payload_around(pack_text(text, version), version)) == ErrorCode::LinkAltered);
  }
  check_decodes(payload_around(pack_text("{\"a\":1, \"a\":2}")), json("{\"a\":2}"));
}

TEST_CASE("link: sizes over the caps are refused") {
  for (const char* version : {"1", "2"})
    CHECK(error_of("#p=" + (version + std::string(kMaxLinkPayload, 'A'))) == ErrorCode::TooLarge);
  Random random(5);
  std::string noise;
  while (noise.size() < kMaxLinkPayload) noise += static_cast<char>('!' + random.below(90));
  const auto payload = encode_link_payload(Json{{"title", noise}});
  REQUIRE_FALSE(payload.ok());
  CHECK(payload.error().code == ErrorCode::TooLarge);
  CHECK(payload.error().detail == std::to_string(kMaxLinkPayload));
  const auto long_text = encode_link_payload(Json{{"title", std::string(kMaxLinkText, 'a')}});
  REQUIRE_FALSE(long_text.ok());
  CHECK(long_text.error().code == ErrorCode::TooLarge);
  CHECK(long_text.error().detail == std::to_string(kMaxLinkText));
}

TEST_CASE("link: a sound checksum around any body does not help an attacker") {
  Random random(11);
  for (int i = 0; i < 100; ++i) {
    std::string body;
    for (std::size_t n = random.below(40); n > 0; --n) body += static_cast<char>(random.next());
    const auto document = decode_link("#p=" + payload_around(body, 1 + i % 2));
    if (!document.ok()) CHECK(document.error().code != ErrorCode::NotALink);
  }
}

TEST_CASE("link: where it fits") {
  CHECK(link_fit(600) == LinkFit::QrCode);
  CHECK(link_fit(601) == LinkFit::Messenger);
  CHECK(link_fit(4096) == LinkFit::Messenger);
  CHECK(link_fit(4097) == LinkFit::TooLong);
}
