// Functions of the C library that would bring 20 KB of arithmetic along, done by what the browser has.
// They stand in for the library's own because the linker takes a program's definition first.
#include <emscripten.h>

#include <cstddef>

EM_JS(double, js_number, (const char* text), { return Number(UTF8ToString(text)); })

EM_JS(double, js_sin, (double angle), { return Math.sin(angle); })
EM_JS(double, js_cos, (double angle), { return Math.cos(angle); })

extern "C" {

// The library's reduce any angle, with tables of 2/pi; ours are small.
float sinf(float angle) { return static_cast<float>(js_sin(angle)); }
float cosf(float angle) { return static_cast<float>(js_cos(angle)); }

// Called for numbers of JSON (core/json/json.cpp) and for scroll offsets that the page has written as one number (ui/widgets:
// layout.cpp and dialog.cpp); all pass exactly one number, and tests/packs.mjs refuses other callers. JavaScript's Number()
// rounds correctly. There is no printf here: nothing uses one, and tests/size.mjs fails when something brings it along.
double strtod(const char* text, char** end) {
  const char* after = text;
  while (*after != '\0') ++after;
  if (end != nullptr) *end = const_cast<char*>(after);
  return js_number(text);
}
// The library has all three in one piece, which would bring its own strtod along; nothing of ours calls these two.
float strtof(const char* text, char** end) { return static_cast<float>(strtod(text, end)); }
long double strtold(const char* text, char** end) { return strtod(text, end); }

// There are no signals in a page: what would raise one ends the program, and the page says so.
int raise(int) { __builtin_trap(); }

}  // extern "C"
