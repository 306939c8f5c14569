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
