#include "ui/theme.h"

namespace sandtable {

namespace {

constexpr ImU32 rgb(unsigned hex, unsigned alpha = 255) {
  return IM_COL32((hex >> 16) & 255, (hex >> 8) & 255, hex & 255, alpha);
}

constexpr ImU32 with_alpha(ImU32 colour, unsigned alpha) {
  return (colour & ~IM_COL32_A_MASK) | (alpha << IM_COL32_A_SHIFT);
}

}  // namespace

const Theme& light_theme() {
  static constexpr Theme kTheme = {.dark = false,
                                   .page = rgb(0xF7F4EE),
                                   .surface = rgb(0xFFFFFF),
                                   .sunken = rgb(0xF0EBE2),
                                   .border = rgb(0xDCD5C8),
                                   .scrim = rgb(0x1A1712, 120),
                                   .text = rgb(0x211E19),
                                   .muted = rgb(0x645D52),
                                   .on_accent = rgb(0xFFFFFF),
                                   .accent = rgb(0x0B6B64),
                                   .accent_hover = rgb(0x095A54),
                                   .accent_held = rgb(0x074843),
                                   .accent_wash = rgb(0xDFF0ED),
                                   .danger = rgb(0xB3261E),
                                   .danger_wash = rgb(0xFCEBE9),
                                   .focus = rgb(0x1B4FD1),
                                   .second = rgb(0xB4591A),
                                   .third = rgb(0x5B4B9A)};
  return kTheme;
}

const Theme& dark_theme() {
  static constexpr Theme kTheme = {.dark = true,
                                   .page = rgb(0x161513),
                                   .surface = rgb(0x211F1C),
                                   .sunken = rgb(0x1B1A17),
                                   .border = rgb(0x3D3933),
                                   .scrim = rgb(0x000000, 150),
                                   .text = rgb(0xF1EDE5),
                                   .muted = rgb(0xB0A899),
                                   .on_accent = rgb(0x05211E),
                                   .accent = rgb(0x5CC9BD),
                                   .accent_hover = rgb(0x7AD6CC),
                                   .accent_held = rgb(0x46B0A5),
                                   .accent_wash = rgb(0x1C3A37),
                                   .danger = rgb(0xFFB4AB),
                                   .danger_wash = rgb(0x43211E),
                                   .focus = rgb(0x9DB8FF),
                                   .second = rgb(0xF0A564),
                                   .third = rgb(0xB9A8F5)};
  return kTheme;
}

ImU32 Theme::paint(Paint paint) const {
  switch (paint) {
    case Paint::None: return 0;
    case Paint::Text: return text;
    case Paint::MutedText: return muted;
    case Paint::Grid: return border;
    case Paint::Accent: return accent;
    case Paint::AccentSoft: return with_alpha(accent, 60);
    case Paint::Second: return second;
    case Paint::SecondSoft: return with_alpha(second, 50);
    case Paint::Third: return third;
    case Paint::ThirdSoft: return with_alpha(third, 50);
    case Paint::Surface: return surface;
    case Paint::Ink: return IM_COL32_BLACK;
    case Paint::Paper: return IM_COL32_WHITE;
  }
  return 0;
}

}  // namespace sandtable
