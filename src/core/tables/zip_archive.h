// The files in a ZIP archive (APPNOTE.TXT 6.3.10), as workbooks are: stored or deflated, without encryption or ZIP64.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sandtable::inline tables {

class ZipArchive {
 public:
  // `bytes` must outlive it. What is damaged has no files.
  explicit ZipArchive(std::string_view bytes);

  [[nodiscard]] bool has(std::string_view name) const;
  // A file's content; nothing when it is not there, damaged, or larger than `most` bytes.
  [[nodiscard]] std::optional<std::string> read(std::string_view name, std::size_t most) const;

 private:
  struct Entry {
    std::string_view name;
    unsigned method = 0;
    std::size_t packed = 0, at = 0;  // bytes, and where its local header is
  };
  std::string_view bytes_;
  std::vector<Entry> entries_;
};

}  // namespace sandtable::tables
