// Compile-time options of Dear ImGui, the same for every target. Fonts come from the platform's own loader
// (canvas text in the browser, fixed metrics in tests), so everything that carries or parses fonts is left out.
#pragma once

#ifdef NDEBUG
#define IM_ASSERT(expression) ((void)sizeof(!(expression)))
#endif

#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_DEFAULT_FONT
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define IMGUI_DISABLE_WIN32_FUNCTIONS
#define IMGUI_DISABLE_SSE
#define IMGUI_ENABLE_FREETYPE  // "somebody else supplies ImGuiFreeType::GetFontLoader()": the platform does
#define IMGUI_USE_WCHAR32

// Dear ImGui hashes by CRC-32 with a table that every first visit would download, or by a processor's instruction. This stands
// in for the instruction: what is hashed are a few bytes a text size.
#define IMGUI_ENABLE_SSE4_2_CRC
#define _mm_crc32_u8 sandtable_crc_of_byte
#define _mm_crc32_u32 sandtable_crc_of_word
inline unsigned sandtable_crc_of_byte(unsigned crc, unsigned char byte) {
  // What four bits do to Castagnoli's polynomial, reflected.
  constexpr unsigned kOfBits[16] = {0x00000000, 0x105EC76F, 0x20BD8EDE, 0x30E349B1, 0x417B1DBC, 0x5125DAD3, 0x61C69362, 0x7198540D,
                                    0x82F63B78, 0x92A8FC17, 0xA24BB5A6, 0xB21572C9, 0xC38D26C4, 0xD3D3E1AB, 0xE330A81A, 0xF36E6F75};
  crc ^= byte;
  crc = crc >> 4 ^ kOfBits[crc & 15];
  return crc >> 4 ^ kOfBits[crc & 15];
}
inline unsigned sandtable_crc_of_word(unsigned crc, unsigned word) {
  for (int shift = 0; shift < 32; shift += 8) crc = sandtable_crc_of_byte(crc, static_cast<unsigned char>(word >> shift));
  return crc;
}
