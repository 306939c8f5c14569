#include "core/link.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include <zlib.h>

#include "core/base64url.h"
#include "core/codec_tables.h"
#include "core/compact.h"
#include "core/varint.h"

namespace sandtable {
namespace {

constexpr char kVersion = '1';
constexpr std::string_view kMarker = "p=";
constexpr std::size_t kChecksumBytes = 4;
constexpr int kRawWindow = -15;  // raw deflate, 32 KiB window
constexpr int kMemoryLevel = 9;

Bytef* bytes_of(std::string& text) {
  return reinterpret_cast<Bytef*>(text.data());
}
// zlib reads through a pointer that is not const, but does not write.
Bytef* bytes_of(std::string_view text) {
  return const_cast<Bytef*>(reinterpret_cast<const Bytef*>(text.data()));
}

std::string checksum_of(std::string_view bytes) {
  const uLong sum = crc32(crc32(0, Z_NULL, 0), bytes_of(bytes), static_cast<uInt>(bytes.size()));
  std::string text;
  for (std::size_t i = 0; i < kChecksumBytes; ++i) text += static_cast<char>(sum >> (8 * i) & 0xFFu);
  return text;
}

// nullopt when memory runs out.
std::optional<std::string> deflated(std::string_view bytes) {
  z_stream stream{};
  if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, kRawWindow, kMemoryLevel, Z_DEFAULT_STRATEGY) !=
      Z_OK) {
    return std::nullopt;
  }
  const std::string_view dictionary = link_dictionary();
  deflateSetDictionary(&stream, bytes_of(dictionary), static_cast<uInt>(dictionary.size()));
  std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  stream.next_in = bytes_of(bytes);
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = bytes_of(out);
  stream.avail_out = static_cast<uInt>(out.size());
  const int state = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (state != Z_STREAM_END) return std::nullopt;
  return out;
}

// Stops as soon as more than kMaxInflated bytes would come out.
Result<std::string> inflated(std::string_view bytes) {
  z_stream stream{};
  if (inflateInit2(&stream, kRawWindow) != Z_OK) return error_at(ErrorCode::LinkAltered);
  const std::string_view dictionary = link_dictionary();
  inflateSetDictionary(&stream, bytes_of(dictionary), static_cast<uInt>(dictionary.size()));
  stream.next_in = bytes_of(bytes);
  stream.avail_in = static_cast<uInt>(bytes.size());
  std::string out;
  int state = Z_OK;
  while (state == Z_OK && out.size() <= kMaxInflated) {
    const std::size_t filled = out.size();
    out.resize(std::max<std::size_t>(1024, filled * 2));
    stream.next_out = bytes_of(out) + filled;
    stream.avail_out = static_cast<uInt>(out.size() - filled);
    state = inflate(&stream, Z_NO_FLUSH);
    out.resize(stream.total_out);
    if (state == Z_OK && stream.avail_in == 0 && stream.avail_out != 0) break;  // the stream ends too early
  }
  const bool whole = state == Z_STREAM_END && stream.avail_in == 0;
  inflateEnd(&stream);
  if (out.size() > kMaxInflated) return error_at(ErrorCode::TooLarge, {}, std::to_string(kMaxInflated));
  if (!whole) return error_at(ErrorCode::LinkAltered);
  return out;
}

// What the checksum covers: varint length of the bits | bits | deflated tokens.
std::optional<std::string> packed(const Json& document, TextForm form) {
  const Compact compact = to_compact_parts(document, form);
  const auto tokens = deflated(compact.tokens);
  if (!tokens) return std::nullopt;
  std::string body;
  append_varint(body, compact.bits.size());
  return body + compact.bits + *tokens;
}

bool is_payload_character(char c) {
  return base64url_value(c) >= 0;
}

bool is_blank(char c) {
  return static_cast<unsigned char>(c) <= ' ';
}

// The payload in what was pasted or typed; nullopt when there is none.
std::optional<std::string_view> find_payload(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  bool marked = true;
  const std::size_t fragment = text.find("#p=");
  if (fragment != std::string_view::npos) {
    text.remove_prefix(fragment + 1 + kMarker.size());
  } else if (text.substr(0, kMarker.size()) == kMarker) {
    text.remove_prefix(kMarker.size());
  } else {
    marked = false;
  }
  const auto end = std::find_if_not(text.begin(), text.end(), is_payload_character);
  const std::string_view payload = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  if (marked) return payload;
  // Unmarked, only what looks like a payload of this or a later version is one; any other word is not a link.
  constexpr std::size_t kLongerThanWords = 12;
  if (payload.empty()) return std::nullopt;
  const bool later = payload[0] > kVersion && payload[0] <= '9' && payload.size() >= kLongerThanWords;
  return payload[0] == kVersion || later ? std::optional(payload) : std::nullopt;
}

Error too_large() {
  return error_at(ErrorCode::TooLarge, {}, std::to_string(kMaxLinkPayload));
}

// The body (see link.h) of a payload without its version character; `code` says what is wrong otherwise.
std::optional<std::string> read_body(std::string_view payload, ErrorCode& code) {
  // The length is read from the first characters, so that a cut link is known as such before anything else.
  // Whole groups of four characters can be read whatever follows; a length over five bytes is no length.
  code = ErrorCode::LinkAltered;
  std::string padded(payload.substr(0, 8));
  const std::size_t known = padded.size() * 6 / 8;
  padded.resize(8, 'A');
  const auto start = from_base64url(padded);
  if (!start) return std::nullopt;
  std::size_t header = 0;
  const auto length = read_varint(std::string_view(*start).substr(0, known), header);
  if (!length && known < start->size()) code = ErrorCode::LinkCut;
  if (!length || *length > kMaxLinkPayload) return std::nullopt;
  const std::size_t need = base64url_length(header + *length);
  if (payload.size() < need) code = ErrorCode::LinkCut;
  if (payload.size() != need || *length < kChecksumBytes) return std::nullopt;
  auto bytes = from_base64url(payload);
  if (!bytes) return std::nullopt;
  const std::string body = bytes->substr(header + kChecksumBytes);
  if (bytes->compare(header, kChecksumBytes, checksum_of(body)) != 0) return std::nullopt;
  return body;
}

}  // namespace

Result<std::string> encode_link_payload(const Json& document) {
  auto body = packed(document, TextForm::Bits);
  const auto other = packed(document, TextForm::Bytes);
  if (!body || (other && other->size() < body->size())) body = other;
  if (!body || body->size() > kMaxLinkPayload) return too_large();
  std::string bytes;
  append_varint(bytes, kChecksumBytes + body->size());
  bytes += checksum_of(*body) + *body;
  std::string payload = kVersion + to_base64url(bytes);
  if (payload.size() > kMaxLinkPayload) return too_large();
  return payload;
}

Result<std::string> encode_link(const Json& document, std::string_view base) {
  auto payload = encode_link_payload(document);
  if (!payload) return payload;
  return std::string(base.substr(0, base.find('#'))) + '#' + std::string(kMarker) + payload.value();
}

Result<Json> decode_link(std::string_view text) {
  const auto payload = find_payload(text);
  if (!payload) return error_at(ErrorCode::NotALink);
  if (payload->empty()) return error_at(ErrorCode::LinkCut);
  if ((*payload)[0] != kVersion) return error_at(ErrorCode::LinkVersion, {}, payload->substr(0, 1));
  if (payload->size() > kMaxLinkPayload) return too_large();
  ErrorCode wrong{};
  const auto body = read_body(payload->substr(1), wrong);
  if (!body) return error_at(wrong);

  const std::string_view all = *body;
  std::size_t at = 0;
  const auto bit_bytes = read_varint(all, at);
  if (!bit_bytes || *bit_bytes > all.size() - at) return error_at(ErrorCode::LinkAltered);
  const auto tokens = inflated(all.substr(at + *bit_bytes));
  if (!tokens) return tokens.error();
  return from_compact_parts(tokens.value(), all.substr(at, *bit_bytes), kMaxInflated);
}

LinkFit link_fit(std::size_t characters) {
  if (characters <= kQrCodeCharacters) return LinkFit::QrCode;
  return characters <= kMessengerCharacters ? LinkFit::Messenger : LinkFit::TooLong;
}

}  // namespace sandtable
