// Text formatting of Dear ImGui that Sandtable never shows to anybody, without printf and scanf: they would be 10 KB
// of a first visit.
#include <imgui.h>
#include <imgui_internal.h>

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
