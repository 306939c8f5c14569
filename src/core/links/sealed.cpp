#include "core/links/sealed.h"

#include "core/base/base64url.h"

namespace sandtable {
namespace {

constexpr char kVersion = 1;
constexpr const char* kKdf = "PBKDF2-SHA-256";
constexpr std::size_t kHeader = 4, kTag = 16;

struct Part {
  const char* key;
  std::size_t begin, end;  // bytes of the sealed ones; end 0: to the last
};
constexpr Part kParts[] = {{"salt", kHeader, 20}, {"iv", 20, 32}, {"data", 32, 0}};
constexpr std::size_t kSmallest = 32 + kTag + 1;

std::int64_t rounds_of(std::string_view sealed) {
  std::int64_t rounds = 0;
  for (std::size_t i = 1; i < kHeader; ++i) rounds = rounds << 8 | static_cast<unsigned char>(sealed[i]);
  return rounds;
}

std::string header_of(std::int64_t rounds) {
  std::string header(1, kVersion);
  for (int shift = 16; shift >= 0; shift -= 8) header += static_cast<char>(rounds >> shift & 0xFF);
  return header;
}

}  // namespace

std::optional<Error> sealed_fault(std::string_view sealed) {
  if (sealed.size() < kSmallest) return error_at(ErrorCode::LinkAltered);
  if (sealed[0] != kVersion)
    return error_at(ErrorCode::LinkVersion, {}, std::to_string(static_cast<unsigned char>(sealed[0])));
  const std::int64_t rounds = rounds_of(sealed);
  if (rounds < kMinKeyRounds || rounds > kMaxKeyRounds)
    return error_at(ErrorCode::OutOfRange, "/rounds", range_detail(kMinKeyRounds, kMaxKeyRounds));
  return std::nullopt;
}

std::string protected_file(std::string_view sealed) {
  Json document;
  set_text(document, "format", kProtectedFormat);
  set_number(document, "version", kVersion);
  set_text(document, "kdf", kKdf);
  set_number(document, "rounds", rounds_of(sealed));
  for (const Part& part : kParts)
    set_text(document, part.key, to_base64url(sealed.substr(part.begin, part.end - part.begin)));
  return dump_json_pretty(document);
}

Result<std::string> read_protected_file(const Json& document) {
  const std::int64_t version = number_or(document, "version", 0);
  if (version != kVersion) return error_at(ErrorCode::NewerVersion, "/version", std::to_string(version));
  const Text kdf = text_of(document, "kdf");
  if (kdf != kKdf) return error_at(ErrorCode::UnknownChoice, "/kdf", kdf.view().substr(0, 40));
  const std::int64_t rounds = number_or(document, "rounds", 0);
  if (rounds < kMinKeyRounds || rounds > kMaxKeyRounds)
    return error_at(ErrorCode::OutOfRange, "/rounds", range_detail(kMinKeyRounds, kMaxKeyRounds));
  std::string sealed = header_of(rounds);
  for (const Part& part : kParts) {
    const auto bytes = from_base64url(text_of(document, part.key));
    if (bytes) sealed += *bytes;
    if (!bytes || (part.end != 0 ? sealed.size() != part.end : sealed.size() < kSmallest))
      return error_at(ErrorCode::WrongType, pointer_to("", part.key), "base64url");
  }
  return sealed;
}

}  // namespace sandtable
