// Functions of the C library that would bring 20 KB of decimal arithmetic along, done by what the browser has.
// They stand in for the library's own because the linker takes a program's definition first.
#include <emscripten.h>

#include <cstddef>

EM_JS(double, js_number, (const char* text), { return Number(UTF8ToString(text)); })

extern "C" {

// Used by the JSON lexer alone, which passes exactly one number and checks that all of it was read. JavaScript's Number()
// rounds correctly.
double strtod(const char* text, char** end) {
  const char* after = text;
  while (*after != '\0') ++after;
  if (end != nullptr) *end = const_cast<char*>(after);
  return js_number(text);
}

float strtof(const char* text, char** end) { return static_cast<float>(strtod(text, end)); }
long double strtold(const char* text, char** end) { return strtod(text, end); }

// Used by the JSON lexer alone, for the wording of errors that nobody reads: core/json.h reports codes and places.
int snprintf(char* buffer, std::size_t size, const char*, ...) {
  if (size > 0) buffer[0] = '\0';
  return 0;
}

}  // extern "C"
