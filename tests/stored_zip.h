// A ZIP archive of files that are not packed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sandtable::test {

struct ZippedFile {
  std::string_view name, content;
};

inline std::string stored_zip(const std::vector<ZippedFile>& files) {
  const auto number = [](std::size_t value, int bytes) {
    std::string out;
    for (; bytes > 0; --bytes, value >>= 8) out += static_cast<char>(value & 0xFF);
    return out;
  };
  std::string out, central;
  for (const auto& [name, content] : files) {
    const std::string sizes = number(0, 4) + number(content.size(), 4) + number(content.size(), 4) + number(name.size(), 2) + number(0, 2);
    central += "PK\x01\x02" + number(20, 2) + number(20, 2) + number(0, 8) + sizes + number(0, 10) + number(out.size(), 4);
    central += name;
    out += "PK\x03\x04" + number(20, 2) + number(0, 8) + sizes;
    out.append(name).append(content);
  }
  const std::size_t at = out.size();
  return out + central + "PK\x05\x06" + number(0, 4) + number(files.size(), 2) + number(files.size(), 2) + number(central.size(), 4) + number(at, 4) + number(0, 2);
}

}  // namespace sandtable::test
