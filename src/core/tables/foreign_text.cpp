#include "core/tables/foreign_text.h"

#include <cerrno>
#include <iconv.h>

#include "core/base/utf8.h"

namespace sandtable {

std::string decode_text(std::string_view bytes, Encoding encoding) {
  if (auto text = decode_here(bytes, encoding)) return std::move(*text);
  const iconv_t converter = iconv_open("UTF-8", encoding_name(encoding));
  if (converter == reinterpret_cast<iconv_t>(-1)) return decode_here(bytes, Encoding::Utf8).value_or("");
  std::string out, buffer(4096, '\0'), in(bytes);
  char* from = in.data();
  std::size_t left = in.size();
  while (left > 0) {
    char* to = buffer.data();
    std::size_t room = buffer.size();
    const bool stopped = iconv(converter, &from, &left, &to, &room) == static_cast<std::size_t>(-1);
    out.append(buffer, 0, buffer.size() - room);
    if (!stopped || errno == E2BIG) continue;
    out.append("\uFFFD");
    ++from;
    --left;
  }
  iconv_close(converter);
  return repaired_text(out);
}

std::string decode_text(std::string_view bytes) { return decode_text(bytes, guess_encoding(bytes)); }

}  // namespace sandtable
