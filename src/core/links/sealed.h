// What is protected with a password, as it travels. The page encrypts and decrypts (web/crypto.js: PBKDF2-HMAC-SHA-256,
// RFC 8018, then AES-256-GCM, NIST SP 800-38D); the core only carries the bytes, and tells what can be no such thing.
//
// sealed = version (1 byte, 1) | rounds (3 bytes, highest first) | salt (16) | nonce (12) | ciphertext | tag (16)
// The first four bytes are authenticated as additional data. A link (link.h) holds them as they are; a file is JSON:
// {"format":"sandtable-protected","version":1,"kdf":"PBKDF2-SHA-256","rounds":…,"salt":…,"iv":…,"data":…}, the last
// three base64url. What is inside: for a link see encode_link_content(), for a file the text of an ordinary one.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/json/json.h"

namespace sandtable {

inline constexpr const char* kProtectedFormat = "sandtable-protected";
inline constexpr std::int64_t kMinKeyRounds = 600'000;    // OWASP Password Storage Cheat Sheet, 2023
inline constexpr std::int64_t kMaxKeyRounds = 2'000'000;  // some seconds on a phone: a hostile file gets no more
// Bytes of a protected file: of the largest plan in base64, and some more.
inline constexpr std::size_t kMaxProtectedFile = 22u << 20;

// Why `sealed` can be none, without a password; nothing when only its password is missing.
// Errors: LinkAltered (too short), LinkVersion, OutOfRange (/rounds).
[[nodiscard]] std::optional<Error> sealed_fault(std::string_view sealed);

// The text of a file. `sealed` is what the page has made.
[[nodiscard]] std::string protected_file(std::string_view sealed);
// The sealed bytes of a document with this format.
// Errors: NewerVersion, UnknownChoice (/kdf), OutOfRange (/rounds), WrongType (/salt, /iv, /data: not base64url, or not
// as long as it has to be).
[[nodiscard]] Result<std::string> read_protected_file(const Json& document);

}  // namespace sandtable
