// QR codes (ISO/IEC 18004, model 2) of links and result codes, made by Nayuki's QR-Code-generator.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/charts/picture.h"
#include "core/base/result.h"

namespace sandtable {

struct QrCode {
  int side = 0;      // modules, 21..177; without the quiet zone
  std::string bits;  // row by row, a bit a module, the lowest of a byte first; 1 = dark

  // Both 0..side - 1; whatever is outside is light.
  [[nodiscard]] bool dark(int x, int y) const;
};

inline constexpr std::size_t kMaxQrBytes = 2953;  // byte mode, version 40, level L
inline constexpr int kQrQuietZone = 4;            // modules that stay light on every side

// The bytes of `text`, as they are. Up to kQrCodeCharacters (core/links/link.h) at level M at least, which stands
// 15 % of damage, beyond at level L (7 %); a higher level where the code does not grow by it. Takes some
// milliseconds: keep what comes. Errors: Empty, TooLarge (over kMaxQrBytes, which is the detail).
[[nodiscard]] Result<QrCode> make_qr_code(std::string_view text);

// A square at most `width` wide: modules take a whole number of units, so that they are alike on the canvas,
// but never less than one (then the picture is wider). Dark on light whatever the theme; side 0 is a picture
// of height 0.
[[nodiscard]] Picture qr_picture(const QrCode& code, float width);

}  // namespace sandtable
