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

// Called by the JSON lexer, which passes exactly one number and checks that all of it was read, and for scroll offsets, which
// the page writes as one number. JavaScript's Number() rounds correctly. tests/size.mjs looks who calls it.
[[gnu::noinline]] double strtod(const char* text, char** end) {
  const char* after = text;
  while (*after != '\0') ++after;
  if (end != nullptr) *end = const_cast<char*>(after);
  return js_number(text);
}

float strtof(const char* text, char** end) { return static_cast<float>(strtod(text, end)); }
long double strtold(const char* text, char** end) { return strtod(text, end); }

// Called by the JSON lexer alone, for the wording of errors that nobody reads: core/json/json.h reports codes and places. Whoever
// else printed with it would print nothing, so tests/packs.mjs refuses it in our sources and tests/size.mjs in the program.
[[gnu::noinline]] int snprintf(char* buffer, std::size_t size, const char*, ...) {
  if (size > 0) buffer[0] = '\0';
  return 0;
}

// There are no signals in a page: what would raise one ends the program, and the page says so.
int raise(int) { __builtin_trap(); }

}  // extern "C"
