// Plans as links: "<base>#p=<payload>", exercises as "<base>#x=<payload>".
//
// payload  = version character ("2"; "1" is still read), then base64url (no padding) of
//            varint length of what follows | CRC-32 (IEEE 802.3, little endian) of the body | body
//            (the register starts at 0xFFFFFFFF − (version − 1), so that an altered version is noticed, too)
// body     = the canonical JSON text (dump_json) by text_coder.h; its tables belong to the codec version, of
//            which only the newest is written. 35 KB of JSON are read in about 100 ms.
// A link that is protected with a password has the version character "e", which programs that do not know it take for a
// later version's; its body is sealed (sealed.h). Length and checksum are those of the bytes that everybody sees: a link
// that was cut or altered by accident is known without the password, and they tell nothing about it.
// The codec does not know plans: it carries any JSON value. Base64url must be canonical (unused bits zero),
// so that every altered character is noticed.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/json/json.h"

namespace sandtable {

inline constexpr std::size_t kMaxLinkPayload = 256u << 10;  // characters
// Bytes of JSON text. Reading a link takes time in proportion to its text, not to its own length, and stops here.
inline constexpr std::size_t kMaxLinkText = 1u << 20;
// A link of a few characters may stand for a long text. What reading it may cost is so many bytes of text for each of its own,
// and what is spare for all links that are read together. Nothing is made that costs more.
inline constexpr std::size_t kLinkWorkTimes = 64;
inline constexpr std::size_t kLinkWorkSpare = 64u << 10;
struct LinkWork {
  std::size_t spare = kLinkWorkSpare;
};

// What opening a link means: looking at a plan, or doing an exercise.
enum class LinkKind { Plan, Exercise };

// Where a link of this many characters fits.
enum class LinkFit { QrCode, Messenger, TooLong };
inline constexpr std::size_t kQrCodeCharacters = 600;
inline constexpr std::size_t kMessengerCharacters = 4096;
[[nodiscard]] LinkFit link_fit(std::size_t characters);

}  // namespace sandtable

// The codec is a part of the program of its own, which comes when a link is opened or made (src/tools/groups.cmake).
namespace sandtable::inline links {

class TextUnpacker;

// The payload alone. Errors: TooLarge (text or payload over the cap; the cap is the detail).
[[nodiscard]] Result<std::string> encode_link_payload(const Json& document);
// base + "#p=" or "#x=" + payload; a fragment already in `base` is dropped.
[[nodiscard]] Result<std::string> encode_link(const Json& document, std::string_view base,
                                              LinkKind kind = LinkKind::Plan);

// What a protected link holds before it is sealed: the version character and the body of an ordinary one.
// Errors: TooLarge; LinkVersion, LinkAltered, TooLarge.
[[nodiscard]] Result<std::string> encode_link_content(const Json& document);
[[nodiscard]] Result<Json> decode_link_content(std::string_view content);
// Around sealed bytes. Errors: TooLarge.
[[nodiscard]] Result<std::string> protected_link(std::string_view sealed, std::string_view base,
                                                 LinkKind kind = LinkKind::Plan);

// Where the next "#p=" or "#x=" is in a text, also percent-encoded or quoted-printable; npos: there is none.
[[nodiscard]] std::size_t find_link(std::string_view text, std::size_t from = 0);
// The link that find_link() found at `at`; `end`: behind it. Line breaks with or without "> " are passed over as long as the
// link is too short, and so is what is in it without being seen, percent-encoded or quoted-printable. Errors: as below.
[[nodiscard]] Result<Json> decode_link_at(std::string_view text, std::size_t at, std::size_t& end, LinkWork* work = nullptr);

// Accepts any text with a link in it (of several the first that is whole), "p=…", "x=…" or the bare payload, with
// surrounding white space, and ignores what messengers append after the payload ("&…", "?…", closing brackets, Chinese
// punctuation). A bare payload has at least 12 characters, a digit first: anything else is a word or a number (protected ones
// are known by their marker). `kind`, when given, tells which it was; a bare payload is a plan's.
// Errors: NotALink, LinkVersion (only of a link that is sound as one of a later version), LinkCut, LinkAltered, TooLarge;
// Protected: then `sealed`, when given, holds what needs a password; OutOfRange: a protected one that no page would open
// (sealed.h).
// `work`: what is left for this link and others; TooLarge when that is not enough.
[[nodiscard]] Result<Json> decode_link(std::string_view text, LinkKind* kind = nullptr, std::string* sealed = nullptr, LinkWork* work = nullptr);

// The same a part at a time: a long link takes a slow phone seconds.
class LinkReading {
 public:
  explicit LinkReading(std::string_view text, LinkWork work = {});
  LinkReading(std::string_view text, std::size_t at, std::size_t& end, LinkWork work);  // see decode_link_at()
  ~LinkReading();
  // Reads on for so many bytes of text. True when it is over.
  bool read_on(std::size_t bytes);
  [[nodiscard]] float part() const;      // 0..1
  [[nodiscard]] Result<Json> take();     // when it is over; errors as above
  // All at once; what is given is set as by decode_link().
  [[nodiscard]] Result<Json> read_whole(LinkKind* kind, std::string* sealed, LinkWork* work);
  [[nodiscard]] LinkKind kind() const { return kind_; }
  [[nodiscard]] const std::string& sealed() const { return sealed_; }
  [[nodiscard]] std::size_t spare() const;  // of the work that it was given

 private:
  friend Result<Json> decode_link_content(std::string_view content);
  LinkReading();
  void begin(std::string content, bool is_sealed);
  LinkKind kind_ = LinkKind::Plan;
  std::string sealed_;
  Error fault_{};
  std::size_t paid_ = 0;  // bytes of text that the link's own length pays for
  std::size_t spare_ = kLinkWorkSpare;
  std::unique_ptr<TextUnpacker> unpacker_;
};

}  // namespace sandtable::links
