#include "core/links/link.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "core/base/base64url.h"
#include "core/links/sealed.h"
#include "core/links/text_coder.h"
#include "core/base/varint.h"

namespace sandtable::inline links {
namespace {

constexpr char kFirstVersion = '1';
constexpr char kVersion = '0' + kCodecVersion;  // what is written
constexpr char kProtectedVersion = 'e';         // later than all codec versions to programs that do not know it
constexpr std::string_view kMarkers[] = {"p=", "x="};  // by LinkKind
constexpr std::size_t kChecksumBytes = 4;

std::string checksum_of(std::string_view bytes, char version) {
  std::uint32_t sum = 0xFFFFFFFF - static_cast<std::uint32_t>(version - kFirstVersion);
  for (const char byte : bytes) {
    sum ^= static_cast<unsigned char>(byte);
    for (int i = 0; i < 8; ++i) sum = sum >> 1 ^ ((sum & 1u) != 0 ? 0xEDB88320u : 0u);
  }
  std::string text;
  for (std::size_t i = 0; i < kChecksumBytes; ++i) text += static_cast<char>(~sum >> (8 * i) & 0xFFu);
  return text;
}

bool is_payload_character(char c) {
  return base64url_value(c) >= 0;
}

bool is_blank(char c) {
  return static_cast<unsigned char>(c) <= ' ';
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char small = static_cast<char>(c | 0x20);
  return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

// The character that "%23" or "=23" at `at` stands for; '\0': there is none.
char escaped_at(std::string_view text, std::size_t at, char sign) {
  if (at + 2 >= text.size() || text[at] != sign) return '\0';
  const int high = hex_value(text[at + 1]), low = hex_value(text[at + 2]);
  return high < 0 || low < 0 ? '\0' : static_cast<char>(high << 4 | low);
}

// Bytes of what is pasted along without being seen: soft hyphens, zero-width characters, and the "=" that ends a line of mail
// that goes on.
std::size_t unseen_bytes(std::string_view text) {
  for (const std::string_view unseen : {"\u00AD", "\u200B", "\u200C", "\u200D", "\u200E", "\u200F", "\u2060", "\uFEFF", "=\n", "=\r\n"}) {
    if (text.starts_with(unseen)) return unseen.size();
  }
  return 0;
}

// Takes `wanted` at `at`, as it is, percent-encoded or, with the sign '=', quoted-printable.
bool take(std::string_view text, std::size_t& at, char wanted, bool quoted) {
  while (const std::size_t unseen = at < text.size() ? unseen_bytes(text.substr(at)) : 0) at += unseen;
  if (escaped_at(text, at, '%') == wanted || (quoted && escaped_at(text, at, '=') == wanted)) {
    at += 3;
    return true;
  }
  if (quoted || at >= text.size() || text[at] != wanted) return false;
  ++at;
  return true;
}

// Moves behind the marker at `at`; `hash`: it begins with "#". `quoted`: its "=" is "=3D".
bool take_marker(std::string_view text, std::size_t& at, LinkKind& kind, bool hash, bool quoted) {
  std::size_t next = at;
  if (hash && !take(text, next, '#', false)) return false;
  for (std::size_t i = 0; i < std::size(kMarkers); ++i) {
    std::size_t behind = next;
    if (!take(text, behind, kMarkers[i][0], false) || !take(text, behind, '=', quoted)) continue;
    at = behind;
    kind = static_cast<LinkKind>(i);
    return true;
  }
  return false;
}

// Appends what is of the payload without a break.
void take_payload(std::string_view text, std::size_t& at, std::string& payload) {
  while (at < text.size()) {
    const char escaped = escaped_at(text, at, '%');
    if (const std::size_t unseen = unseen_bytes(text.substr(at))) {
      at += unseen;
    } else if (is_payload_character(text[at])) {
      payload += text[at++];
    } else if (escaped != '\0' && is_payload_character(escaped)) {
      payload += escaped;
      at += 3;
    } else {
      break;
    }
    if (payload.size() > kMaxLinkPayload) break;
  }
}

// Moves behind white space, and behind the marks of quoted lines.
void skip_break(std::string_view text, std::size_t& at) {
  bool line = false;
  for (; at < text.size() && (is_blank(text[at]) || (line && text[at] == '>')); ++at) line = line || text[at] == '\n' || text[at] == '\r';
}

Error too_large(std::size_t most) {
  return error_at(ErrorCode::TooLarge, {}, std::to_string(most));
}

// The body (see link.h) of a payload without its version character; `code` says what is wrong otherwise.
std::optional<std::string> read_body(std::string_view payload, char version, ErrorCode& code) {
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
  if (bytes->compare(header, kChecksumBytes, checksum_of(body, version)) != 0) return std::nullopt;
  return body;
}

// The payload that read_body() reads.
Result<std::string> payload_around(char version, std::string_view body) {
  std::string bytes;
  append_varint(bytes, kChecksumBytes + body.size());
  bytes += checksum_of(body, version) + std::string(body);
  std::string payload = version + to_base64url(bytes);
  if (payload.size() > kMaxLinkPayload) return too_large(kMaxLinkPayload);
  return payload;
}

Result<std::string> link_to(Result<std::string> payload, std::string_view base, LinkKind kind) {
  if (!payload) return payload;
  return std::string(base.substr(0, base.find('#'))) + '#' + std::string(kMarkers[static_cast<std::size_t>(kind)]) + payload.value();
}

}  // namespace

Result<std::string> encode_link_content(const Json& document) {
  const std::string text = dump_json(document);
  if (text.size() > kMaxLinkText) return too_large(kMaxLinkText);
  std::string content = kVersion + pack_text(text);
  const std::size_t most = (content.size() - 1) * kLinkWorkTimes + kLinkWorkSpare;
  if (text.size() > most) return too_large(most);
  return content;
}

// What encode_link_content() writes.
void LinkReading::begin(std::string content, bool is_sealed) {
  if (is_sealed) {
    sealed_ = std::move(content);
    fault_ = error_at(ErrorCode::Protected);
    return;
  }
  const char version = content.empty() ? '\0' : content[0];
  if (version < kFirstVersion || version > kVersion) {
    fault_ = error_at(ErrorCode::LinkVersion, {}, content.substr(0, 1));
    return;
  }
  content.erase(0, 1);
  paid_ = content.size() * kLinkWorkTimes;
  unpacker_ = std::make_unique<TextUnpacker>(std::move(content), std::min(kMaxLinkText, paid_ + spare_), version - '0');
}

LinkReading::LinkReading() = default;
LinkReading::~LinkReading() = default;

bool LinkReading::read_on(std::size_t bytes) { return unpacker_ == nullptr || unpacker_->read_on(bytes); }

float LinkReading::part() const { return unpacker_ == nullptr ? 1 : unpacker_->part(); }

std::size_t LinkReading::spare() const {
  const std::size_t read = unpacker_ == nullptr ? 0 : unpacker_->size();
  return spare_ - std::min(spare_, read - std::min(read, paid_));
}

Result<Json> LinkReading::take() {
  if (unpacker_ == nullptr) return fault_;
  const auto text = unpacker_->take();
  if (!text) return text.error();
  Problems repaired;  // what encode_link() writes needs no repair, or the same again
  auto document = parse_json(text.value(), repaired);
  if (!document) return error_at(ErrorCode::LinkAltered);
  return document;
}

Result<Json> decode_link_content(std::string_view content) {
  LinkReading reading;
  reading.begin(std::string(content), false);
  return reading.read_whole(nullptr, nullptr, nullptr);
}

Result<std::string> encode_link_payload(const Json& document) {
  const auto content = encode_link_content(document);
  return content ? payload_around(content.value()[0], content.value().substr(1)) : content;
}

Result<std::string> encode_link(const Json& document, std::string_view base, LinkKind kind) {
  return link_to(encode_link_payload(document), base, kind);
}

Result<std::string> protected_link(std::string_view sealed, std::string_view base, LinkKind kind) {
  return link_to(payload_around(kProtectedVersion, sealed), base, kind);
}

namespace {

// A payload that is whole: what encode_link_content() wrote, or the sealed bytes of a protected one.
struct Body {
  std::string content;
  bool is_sealed = false;
};

Result<Body> body_of(std::string_view payload) {
  if (payload.empty()) return error_at(ErrorCode::LinkCut);
  const char version = payload[0];
  const bool later = version > kVersion && version <= '9';
  if (version != kProtectedVersion && (version < kFirstVersion || version > '9')) return error_at(ErrorCode::LinkAltered);
  if (payload.size() > kMaxLinkPayload) return too_large(kMaxLinkPayload);
  ErrorCode wrong{};
  auto body = read_body(payload.substr(1), version, wrong);
  if (!body) return error_at(wrong);
  if (later) return error_at(ErrorCode::LinkVersion, {}, payload.substr(0, 1));
  if (version != kProtectedVersion) return Body{version + *body};
  const auto fault = sealed_fault(*body);
  if (fault) return *fault;
  return Body{std::move(*body), true};
}

// The payload that begins at `at`, as far as it is whole.
Result<Body> body_from(std::string_view text, std::size_t at, std::size_t& end) {
  constexpr int kMaxJoins = 400;  // lines that a link may be broken over
  const auto run = std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), is_payload_character);
  end = static_cast<std::size_t>(run - text.begin());
  if (end - at > kMaxLinkPayload) return too_large(kMaxLinkPayload);
  std::string payload;
  take_payload(text, at, payload);
  end = at;
  Result<Body> body = body_of(payload);
  Result<Body> longer = body;
  for (int i = 0; i < kMaxJoins && !longer && longer.error().code == ErrorCode::LinkCut; ++i) {
    const std::size_t before = payload.size();
    skip_break(text, at);
    take_payload(text, at, payload);
    if (payload.size() == before) break;
    longer = body_of(payload);
    if (!longer) continue;
    end = at;
    return longer;
  }
  return body;
}

// Of the link that find_link() found at `at`.
Result<Body> body_at(std::string_view text, std::size_t at, std::size_t& end, LinkKind& kind) {
  std::size_t behind = at, quoted = at;
  if (!take_marker(text, behind, kind, true, false)) return error_at(ErrorCode::NotALink);
  Result<Body> body = body_from(text, behind, end);
  LinkKind same{};
  if (body || !take_marker(text, quoted, same, true, true)) return body;
  std::size_t quoted_end = 0;
  Result<Body> other = body_from(text, quoted, quoted_end);
  if (!other) return body;
  end = quoted_end;
  return other;
}

// Of the first link in a text that can be read.
Result<Body> body_in(std::string_view text, LinkKind& kind) {
  constexpr int kMaxLinks = 16;
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  std::size_t at = 0, end = 0;
  if (take_marker(text, at, kind, false, false)) return body_from(text, at, end);
  std::optional<Result<Body>> first;
  for (int i = 0; i < kMaxLinks && (at = find_link(text, end)) != std::string_view::npos; ++i) {
    LinkKind here = LinkKind::Plan;
    Result<Body> body = body_at(text, at, end, here);
    if (!first || body) kind = here;
    if (body) return body;
    if (!first) first = std::move(body);
  }
  if (first) return std::move(*first);
  // Unmarked, only what looks like a payload of some version is one; a word or a year is not a link.
  constexpr std::size_t kLongerThanWords = 12;
  std::string payload;
  at = 0;
  take_payload(text.substr(0, 4 * kLongerThanWords), at, payload);
  if (payload.size() < kLongerThanWords || payload[0] < kFirstVersion || payload[0] > '9') return error_at(ErrorCode::NotALink);
  return body_from(text, 0, end);
}

}  // namespace

LinkReading::LinkReading(std::string_view text, LinkWork work) : spare_(work.spare) {
  auto body = body_in(text, kind_);
  if (!body) fault_ = body.error();
  else begin(std::move(body->content), body->is_sealed);
}

LinkReading::LinkReading(std::string_view text, std::size_t at, std::size_t& end, LinkWork work) : spare_(work.spare) {
  auto body = body_at(text, at, end, kind_);
  if (!body) fault_ = body.error();
  else begin(std::move(body->content), body->is_sealed);
}

Result<Json> LinkReading::read_whole(LinkKind* kind, std::string* sealed, LinkWork* work) {
  static_cast<void>(read_on(SIZE_MAX));
  if (kind != nullptr) *kind = kind_;
  if (sealed != nullptr && !sealed_.empty()) *sealed = sealed_;
  if (work != nullptr) work->spare = spare();
  return take();
}

std::size_t find_link(std::string_view text, std::size_t from) {
  for (std::size_t at = from; (at = text.find_first_of("#%", at)) != std::string_view::npos; ++at) {
    std::size_t behind = at;
    LinkKind kind{};
    if (take_marker(text, behind, kind, true, false)) return at;
  }
  return std::string_view::npos;
}

Result<Json> decode_link_at(std::string_view text, std::size_t at, std::size_t& end, LinkWork* work) {
  return LinkReading(text, at, end, work == nullptr ? LinkWork() : *work).read_whole(nullptr, nullptr, work);
}

Result<Json> decode_link(std::string_view text, LinkKind* kind, std::string* sealed, LinkWork* work) {
  return LinkReading(text, work == nullptr ? LinkWork() : *work).read_whole(kind, sealed, work);
}

}  // namespace sandtable::links

namespace sandtable {

LinkFit link_fit(std::size_t characters) {
  if (characters <= kQrCodeCharacters) return LinkFit::QrCode;
  return characters <= kMessengerCharacters ? LinkFit::Messenger : LinkFit::TooLong;
}

}  // namespace sandtable
