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

// Moves behind the first "#p=" or "#x=", or such a marker at the start; false when there is none.
bool skip_marker(std::string_view& text, LinkKind& kind) {
  for (std::size_t at = 0; at < text.size(); at = text.find('#', at) + 1) {
    for (std::size_t i = 0; i < std::size(kMarkers); ++i) {
      if (text.substr(at, kMarkers[i].size()) != kMarkers[i]) continue;
      text.remove_prefix(at + kMarkers[i].size());
      kind = static_cast<LinkKind>(i);
      return true;
    }
    if (text.find('#', at) == std::string_view::npos) break;
  }
  return false;
}

// The payload in what was pasted or typed; nullopt when there is none.
std::optional<std::string_view> find_payload(std::string_view text, LinkKind& kind) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  const bool marked = skip_marker(text, kind);
  const auto end = std::find_if_not(text.begin(), text.end(), is_payload_character);
  const std::string_view payload = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  if (marked) return payload;
  // Unmarked, only what looks like a payload of some version is one; a word or a year is not a link.
  constexpr std::size_t kLongerThanWords = 12;
  if (payload.size() < kLongerThanWords || payload[0] < kFirstVersion || payload[0] > '9')
    return std::nullopt;
  return payload;
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
void LinkReading::begin(std::string_view content, LinkWork work) {
  const char version = content.empty() ? '\0' : content[0];
  if (version < kFirstVersion || version > kVersion) {
    fault_ = error_at(ErrorCode::LinkVersion, {}, content.substr(0, 1));
    return;
  }
  content.remove_prefix(1);
  paid_ = content.size() * kLinkWorkTimes;
  spare_ = work.spare;
  unpacker_ = std::make_unique<TextUnpacker>(std::string(content), std::min(kMaxLinkText, paid_ + spare_), version - '0');
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
  reading.begin(content, {});
  static_cast<void>(reading.read_on(SIZE_MAX));
  return reading.take();
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

LinkReading::LinkReading(std::string_view text, LinkWork work) {
  const auto payload = find_payload(text, kind_);
  const char version = payload && !payload->empty() ? (*payload)[0] : '\0';
  if (!payload) {
    fault_ = error_at(ErrorCode::NotALink);
  } else if (payload->empty()) {
    fault_ = error_at(ErrorCode::LinkCut);
  } else if (version != kProtectedVersion && (version < kFirstVersion || version > kVersion)) {
    fault_ = error_at(ErrorCode::LinkVersion, {}, payload->substr(0, 1));
  } else if (payload->size() > kMaxLinkPayload) {
    fault_ = too_large(kMaxLinkPayload);
  } else {
    ErrorCode wrong{};
    auto body = read_body(payload->substr(1), version, wrong);
    if (!body) {
      fault_ = error_at(wrong);
    } else if (version != kProtectedVersion) {
      begin(version + *body, work);
    } else if (const auto fault = sealed_fault(*body)) {
      fault_ = *fault;
    } else {
      sealed_ = std::move(*body);
      fault_ = error_at(ErrorCode::Protected);
    }
  }
}

Result<Json> decode_link(std::string_view text, LinkKind* kind, std::string* sealed, LinkWork* work) {
  LinkReading reading(text, work == nullptr ? LinkWork() : *work);
  static_cast<void>(reading.read_on(SIZE_MAX));
  if (kind != nullptr) *kind = reading.kind();
  if (sealed != nullptr && !reading.sealed().empty()) *sealed = reading.sealed();
  if (work != nullptr) work->spare = reading.spare();
  return reading.take();
}

}  // namespace sandtable::links

namespace sandtable {

LinkFit link_fit(std::size_t characters) {
  if (characters <= kQrCodeCharacters) return LinkFit::QrCode;
  return characters <= kMessengerCharacters ? LinkFit::Messenger : LinkFit::TooLong;
}

}  // namespace sandtable
