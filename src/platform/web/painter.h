// Hands what a Canvas drew to web/painter.js.
#pragma once

#include <imgui.h>

namespace sandtable {

// Draws the lists of one frame, after sending what changed in the texture; nothing when it would look like the last one.
void paint(const ImDrawData& data);
// The canvas has been emptied: draw again, whatever it looks like.
void forget_picture();
// The browser has lost the texture: send it whole with the next frame.
void forget_texture(const ImDrawData& data);

}  // namespace sandtable
