#include "core/links/qr_code.h"

#include <cmath>
#include <cstdint>

#include <qrcodegen.h>

#include "core/charts/chart_shapes.h"
#include "core/links/link.h"

namespace sandtable {

bool QrCode::dark(int x, int y) const {
  if (x < 0 || y < 0 || x >= side || y >= side) return false;
  const auto at = static_cast<std::size_t>(y * side + x);
  return at / 8 < bits.size() && (bits[at / 8] >> at % 8 & 1) != 0;
}

Result<QrCode> make_qr_code(std::string_view text) {
  if (text.empty()) return error_at(ErrorCode::Empty);
  if (text.size() > kMaxQrBytes) return error_at(ErrorCode::TooLarge, {}, std::to_string(kMaxQrBytes));
  std::uint8_t data[qrcodegen_BUFFER_LEN_MAX], code[qrcodegen_BUFFER_LEN_MAX];
  text.copy(reinterpret_cast<char*>(data), text.size());
  const qrcodegen_Ecc level = text.size() <= kQrCodeCharacters ? qrcodegen_Ecc_MEDIUM : qrcodegen_Ecc_LOW;
  // Not encodeText(): links never fit its other modes, and those are two kilobytes more.
  if (!qrcodegen_encodeBinary(data, text.size(), code, level, qrcodegen_VERSION_MIN, qrcodegen_VERSION_MAX,
                              qrcodegen_Mask_AUTO, true))
    return error_at(ErrorCode::TooLarge);
  QrCode out;
  out.side = code[0];  // behind it the modules, as in QrCode::bits
  out.bits.assign(reinterpret_cast<const char*>(code) + 1,
                  static_cast<std::size_t>(out.side * out.side + 7) / 8);
  return out;
}

Picture qr_picture(const QrCode& code, float width) {
  Picture out;
  if (code.side <= 0) return out;
  const auto modules = static_cast<float>(code.side + 2 * kQrQuietZone);
  float module = std::floor(width / modules);
  if (!(module >= 1)) module = 1;
  out.width = out.height = modules * module;
  chart::add_rect(out, 0, 0, out.width, out.height, module, Paint::Paper);
  for (int y = 0; y < code.side; ++y) {
    for (int x = 0, end = 0; x < code.side; x = end + 1) {
      for (end = x; code.dark(end, y);) ++end;  // a rectangle for all that are dark side by side
      if (end == x) continue;
      const float top = static_cast<float>(y + kQrQuietZone) * module;
      chart::add_rect(out, static_cast<float>(x + kQrQuietZone) * module, top,
                      static_cast<float>(end + kQrQuietZone) * module, top + module, 0, Paint::Ink);
    }
  }
  return out;
}

}  // namespace sandtable
