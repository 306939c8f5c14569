// Colours, type scale and spacing: the one place that decides how Sandtable looks. Lengths are in CSS pixels ("dp");
// Ui::dp() turns them into physical pixels.
#pragma once

#include <imgui.h>

#include "core/charts/picture.h"

namespace sandtable {

struct Theme {
  bool dark = false;
  // surfaces
  ImU32 page = 0, surface = 0, sunken = 0, border = 0, scrim = 0;
  // ink
  ImU32 text = 0, muted = 0, on_accent = 0;
  // the one accent, its hover and pressed shades, and its faint wash
  ImU32 accent = 0, accent_hover = 0, accent_held = 0, accent_wash = 0;
  // for things that went wrong, always together with an icon and words
  ImU32 danger = 0, danger_wash = 0;
  ImU32 focus = 0;
  // further chart series
  ImU32 second = 0, third = 0;

  [[nodiscard]] ImU32 paint(Paint paint) const;
};

[[nodiscard]] const Theme& light_theme();
[[nodiscard]] const Theme& dark_theme();

// Type scale in CSS pixels.
inline constexpr float kTextSmall = 13;
inline constexpr float kTextBody = 16;
inline constexpr float kTextLarge = 18;
inline constexpr float kTextTitle = 22;
inline constexpr float kTextDisplay = 30;
inline constexpr float kLineHeight = 1.5f;       // of running text
inline constexpr float kLineHeightTitle = 1.3f;  // of headings

// Spacing in CSS pixels.
inline constexpr float kGapTight = 4;
inline constexpr float kGapSmall = 8;
inline constexpr float kGap = 16;
inline constexpr float kGapLarge = 24;
inline constexpr float kGapSection = 40;
inline constexpr float kRounding = 10;
inline constexpr float kTarget = 44;             // smallest height of anything that is tapped
inline constexpr float kPageWidth = 960;         // widest column of content
inline constexpr float kReadingWidth = 680;      // widest column of running text and forms
inline constexpr float kPhoneWidth = 640;        // below: one column

}  // namespace sandtable
