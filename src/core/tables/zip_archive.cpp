#include "core/tables/zip_archive.h"

#include <algorithm>

#include <zlib.h>

namespace sandtable::inline tables {
namespace {

constexpr std::size_t kMostEntries = 4096;
constexpr std::size_t kEndBytes = 22, kCentralBytes = 46, kLocalBytes = 30;

// A number of the archive, little endian; 0 beyond its end.
std::size_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  std::size_t value = 0;
  for (std::size_t i = size; i-- > 0;) value = value << 8 | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0u);
  return value;
}

// What was deflated, up to `most` bytes.
std::optional<std::string> inflated(std::string_view packed, std::size_t most) {
  z_stream stream = {};
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return std::nullopt;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  std::string out, buffer(32u << 10, '\0');
  int state = Z_OK;
  while (state == Z_OK && out.size() <= most) {
    stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream.avail_out = static_cast<uInt>(buffer.size());
    state = inflate(&stream, Z_NO_FLUSH);
    out.append(buffer, 0, buffer.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  if (state != Z_STREAM_END || out.size() > most) return std::nullopt;
  return out;
}

}  // namespace

ZipArchive::ZipArchive(std::string_view bytes) : bytes_(bytes) {
  const std::size_t end = bytes.rfind("PK\x05\x06");
  if (end == std::string_view::npos || end + kEndBytes > bytes.size()) return;
  const std::size_t count = std::min(number_at(bytes, end + 10, 2), kMostEntries);
  std::size_t at = number_at(bytes, end + 16, 4);
  for (std::size_t i = 0; i < count && at + kCentralBytes <= bytes.size() && bytes.substr(at, 4) == "PK\x01\x02"; ++i) {
    const std::size_t name = number_at(bytes, at + 28, 2);
    if (at + kCentralBytes + name > bytes.size()) return;
    const bool encrypted = (number_at(bytes, at + 8, 2) & 1) != 0;
    if (!encrypted) {
      entries_.push_back({bytes.substr(at + kCentralBytes, name), static_cast<unsigned>(number_at(bytes, at + 10, 2)), number_at(bytes, at + 20, 4),
                          number_at(bytes, at + 42, 4)});
    }
    at += kCentralBytes + name + number_at(bytes, at + 30, 2) + number_at(bytes, at + 32, 2);
  }
}

bool ZipArchive::has(std::string_view name) const { return std::ranges::find(entries_, name, &Entry::name) != entries_.end(); }

std::optional<std::string> ZipArchive::read(std::string_view name, std::size_t most) const {
  const auto entry = std::ranges::find(entries_, name, &Entry::name);
  if (entry == entries_.end() || entry->at + kLocalBytes > bytes_.size() || bytes_.substr(entry->at, 4) != "PK\x03\x04") return std::nullopt;
  const std::size_t begin = entry->at + kLocalBytes + number_at(bytes_, entry->at + 26, 2) + number_at(bytes_, entry->at + 28, 2);
  if (begin > bytes_.size() || entry->packed > bytes_.size() - begin) return std::nullopt;
  const std::string_view packed = bytes_.substr(begin, entry->packed);
  if (entry->method == 8) return inflated(packed, most);
  if (entry->method != 0 || packed.size() > most) return std::nullopt;
  return std::string(packed);
}

}  // namespace sandtable::tables
