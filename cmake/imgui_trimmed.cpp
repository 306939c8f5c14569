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
// dependencies.cmake renames sscanf and fprintf to these inside Dear ImGui. All that it scans in Sandtable is
// "#version 300 es" with "#version %d"; .ini text and typed-in numbers do not occur. What it prints goes nowhere.
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>

extern "C" int sandtable_scan_number(const char* text, const char* pattern, ...) {
  const char* number = std::strpbrk(text, "0123456789");
  if (number == nullptr || std::strstr(pattern, "%d") == nullptr) return 0;
  va_list arguments;
  va_start(arguments, pattern);
  *va_arg(arguments, int*) = std::atoi(number);
  va_end(arguments);
  return 1;
}
extern "C" int sandtable_print_nothing(std::FILE*, const char*, ...) { return 0; }
#endif

// Names of hidden windows are all that ImGui formats here: the pattern itself serves. printf would be 10 KB.
int ImFormatString(char* buffer, size_t size, const char* pattern, ...) {
  if (buffer == nullptr || size == 0) return 0;
  ImStrncpy(buffer, pattern, size);
  return static_cast<int>(strlen(buffer));
}

int ImFormatStringV(char* buffer, size_t size, const char* pattern, va_list) {
  return ImFormatString(buffer, size, pattern);
}
