// Stands in for the parts of Dear ImGui that Sandtable never reaches but its core refers to: tables, columns and reading
// .ini files. Leaving them out saves a first visit about 12 KB. Should a widget ever need ImGui's tables, compile
// imgui_tables.cpp again instead (cmake/dependencies.cmake): a call to a table function then fails to link here.
#include <imgui.h>
#include <imgui_internal.h>

void ImGui::EndTable() {}
void ImGui::TableEndRow(ImGuiTable*) {}
void ImGui::TableEndCell(ImGuiTable*) {}
void ImGui::EndColumns() {}
void ImGui::TableGcCompactSettings() {}
void ImGui::TableGcCompactTransientBuffers(ImGuiTable*) {}
void ImGui::TableGcCompactTransientBuffers(ImGuiTableTempData*) {}
void ImGui::PushColumnsBackground() {}
void ImGui::PopColumnsBackground() {}
void ImGui::TablePushBackgroundChannel() {}
void ImGui::TablePopBackgroundChannel() {}
void ImGui::TablePopColumnChannel() {}
void ImGui::TablePushColumnChannel(int) {}
void ImGui::TableSettingsAddSettingsHandler() {}

#ifdef __EMSCRIPTEN__
// dependencies.cmake renames sscanf to this inside Dear ImGui, which scans only .ini text and typed-in numbers.
extern "C" int sandtable_scan_nothing(const char*, const char*, ...) { return 0; }
#endif
