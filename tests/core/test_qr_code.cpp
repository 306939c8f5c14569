// QR codes, read back by a decoder that knows the standard and nothing of the library: format bits, mask,
// zigzag, blocks.
#include <doctest/doctest.h>

#include "core/links/qr_code.h"
#include "fixtures.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

QrCode code_of(const std::string& text) {
  const Result<QrCode> code = make_qr_code(text);
  REQUIRE(code.ok());
  return code.value();
}

bool near(int a, int b, int most) {
  return a - b <= most && b - a <= most;
}

struct Symbol {
  int side;
  std::vector<int> centres;       // of the alignment patterns (ISO/IEC 18004, annex E)
  int short_blocks, long_blocks;  // of data (table 9); a long one has a byte more
  int block_bytes;                // of a short one
};

// Of versions 1 to 6, and of 7 to 40 with their version blocks.
bool is_function(const Symbol& symbol, int x, int y) {
  const int last = symbol.side - 1;
  if (x == 6 || y == 6) return true;
  if ((x <= 8 && y <= 8) || (x >= last - 7 && y <= 8) || (x <= 8 && y >= last - 7)) return true;
  if (symbol.side >= 45 && ((x >= last - 10 && y <= 5) || (y >= last - 10 && x <= 5))) return true;
  for (const int cx : symbol.centres) {
    for (const int cy : symbol.centres) {
      const bool finder = (cx == 6 && cy == 6) || (cx == 6 && cy > last - 8) || (cy == 6 && cx > last - 8);
      if (!finder && near(x, cx, 2) && near(y, cy, 2)) return true;
    }
  }
  return false;
}

// The 15 bits around the upper left finder, without their mask; the highest 5 are level and mask
// (section 7.9).
int format_of(const QrCode& code) {
  int out = 0;
  for (int i = 0; i < 15; ++i) {
    const int along = i < 6 ? i : i < 7 ? 7 : i < 8 ? 8 : i == 8 ? 7 : 14 - i;
    out |= (i < 8 ? code.dark(8, along) : code.dark(along, 8)) ? 1 << i : 0;
  }
  return out ^ 0x5412;
}

bool masked(int mask, int x, int y) {  // table 10; y is its i, x its j
  switch (mask) {
    case 0:
      return (y + x) % 2 == 0;
    case 1:
      return y % 2 == 0;
    case 2:
      return x % 3 == 0;
    case 3:
      return (y + x) % 3 == 0;
    case 4:
      return (y / 2 + x / 3) % 2 == 0;
    case 5:
      return y * x % 2 + y * x % 3 == 0;
    case 6:
      return (y * x % 2 + y * x % 3) % 2 == 0;
    default:
      return ((y + x) % 2 + y * x % 3) % 2 == 0;
  }
}

std::string codewords_of(const QrCode& code, const Symbol& symbol) {
  const int mask = format_of(code) >> 10 & 7;
  std::string out;
  int bits = 0, value = 0;
  bool up = true;
  for (int right = symbol.side - 1; right > 0; right -= 2, up = !up) {
    if (right == 6) --right;
    for (int row = 0; row < symbol.side; ++row) {
      const int y = up ? symbol.side - 1 - row : row;
      for (int x = right; x > right - 2; --x) {
        if (is_function(symbol, x, y)) continue;
        value = value * 2 + (code.dark(x, y) != masked(mask, x, y) ? 1 : 0);
        if (++bits % 8 != 0) continue;
        out += static_cast<char>(value);
        value = 0;
      }
    }
  }
  return out;
}

// The text of a symbol in byte mode.
std::string read(const QrCode& code, const Symbol& symbol) {
  REQUIRE(code.side == symbol.side);
  const std::string mixed = codewords_of(code, symbol);
  std::string data;
  const int blocks = symbol.short_blocks + symbol.long_blocks;
  for (int block = 0; block < blocks; ++block) {
    for (int i = 0; i < symbol.block_bytes; ++i) data += mixed[static_cast<std::size_t>(i * blocks + block)];
    if (block >= symbol.short_blocks)
      data += mixed[static_cast<std::size_t>(symbol.block_bytes * blocks + block - symbol.short_blocks)];
  }
  const auto nibble = [&](std::size_t at) {
    return static_cast<unsigned char>(data[at / 2]) >> (at % 2 == 0 ? 4 : 0) & 15;
  };
  CHECK(nibble(0) == 4);  // byte mode
  std::size_t at = 1, size = 0;
  for (const std::size_t end = symbol.side >= 57 ? 5 : 3; at < end; ++at) size = size * 16 + nibble(at);
  std::string out;
  for (; size > 0; --size, at += 2) out += static_cast<char>(nibble(at) * 16 + nibble(at + 1));
  return out;
}

// A finder pattern with its light border, by its centre.
bool is_finder(const QrCode& code, int cx, int cy) {
  for (int y = -4; y <= 4; ++y) {
    for (int x = -4; x <= 4; ++x) {
      const int ring = std::max(std::abs(x), std::abs(y));
      if (code.dark(cx + x, cy + y) != (ring != 2 && ring != 4)) return false;
    }
  }
  return true;
}

const std::string kLink = "https://example.org/#p=1";

}  // namespace

TEST_CASE("QR code: the versions that tables of capacity name") {
  // Bytes at level M: 14 in version 1, 26 in 2, 42 in 3, 62 in 4; 560 in 18, 624 in 19.
  CHECK(code_of(std::string(1, 'a')).side == 21);
  CHECK(code_of(std::string(14, 'a')).side == 21);
  CHECK(code_of(std::string(15, 'a')).side == 25);
  CHECK(code_of(std::string(26, 'a')).side == 25);
  CHECK(code_of(std::string(27, 'a')).side == 29);
  CHECK(code_of(std::string(63, 'a')).side == 37);
  CHECK(code_of(std::string(560, 'a')).side == 89);
  CHECK(code_of(std::string(600, 'a')).side == 93);
  // At level L: 586 in 16, 644 in 17, 718 in 18; 2809 in 39, 2953 in 40.
  CHECK(code_of(std::string(601, 'a')).side == 85);
  CHECK(code_of(std::string(645, 'a')).side == 89);
  CHECK(code_of(std::string(2809, 'a')).side == 173);
  CHECK(code_of(std::string(2953, 'a')).side == 177);
}

TEST_CASE("QR code: nothing and too much are refused") {
  CHECK(make_qr_code("").error() == Error{ErrorCode::Empty, "", ""});
  CHECK(make_qr_code(std::string(2954, 'a')).error() == Error{ErrorCode::TooLarge, "", "2953"});
  CHECK(make_qr_code(std::string(1'000'000, 'a')).error().code == ErrorCode::TooLarge);
}

TEST_CASE("QR code: finders in three corners, timing between them, one dark module beside") {
  for (const std::size_t size : {10u, 100u, 600u, 2953u}) {
    const QrCode code = code_of(std::string(size, 'x'));
    const int far = code.side - 4;
    CHECK(is_finder(code, 3, 3));
    CHECK(is_finder(code, far, 3));
    CHECK(is_finder(code, 3, far));
    CHECK(!is_finder(code, far, far));
    int wrong = 0;
    for (int i = 8; i < code.side - 8; ++i) {
      wrong += code.dark(i, 6) != (i % 2 == 0) ? 1 : 0;
      wrong += code.dark(6, i) != (i % 2 == 0) ? 1 : 0;
    }
    CHECK(wrong == 0);
    CHECK(code.dark(8, code.side - 8));
    CHECK(!code.dark(-1, 3));
    CHECK(!code.dark(3, code.side));
  }
}

TEST_CASE("QR code: the text can be read back, in one block and in fourteen") {
  CHECK(read(code_of("Hello"), {21, {}, 1, 0, 9}) == "Hello");  // version 1, level H, as there is room
  CHECK(read(code_of("Hello, world!!"), {21, {}, 1, 0, 16}) == "Hello, world!!");  // level M
  CHECK(read(code_of(kLink), {25, {6, 18}, 1, 0, 28}) == kLink);
  CHECK(read(code_of("大客户 沙盘"), {25, {6, 18}, 1, 0, 22}) == "大客户 沙盘");  // level Q
  std::string longest;
  for (int i = 0; i < 600; ++i) longest += static_cast<char>(33 + i * 7 % 94);
  CHECK(read(code_of(longest), {93, {6, 30, 58, 86}, 3, 11, 44}) == longest);
}

TEST_CASE("QR code: the level is M up to 600 bytes, L beyond, and higher where that costs nothing") {
  const auto level_of = [](std::size_t size) { return format_of(code_of(std::string(size, 'a'))) >> 13; };
  constexpr int kL = 1, kM = 0, kQ = 3, kH = 2;  // as the format bits name them
  CHECK(level_of(7) == kH);
  CHECK(level_of(11) == kQ);
  CHECK(level_of(14) == kM);
  CHECK(level_of(600) == kM);
  CHECK(level_of(601) == kL);
  CHECK(level_of(2953) == kL);
}

TEST_CASE("QR code: the picture has every dark module once, whole units, four light modules around") {
  for (const std::size_t size : {24u, 600u}) {
    const QrCode code = code_of(std::string(size, 'q'));
    const Picture picture = qr_picture(code, 320);
    const int modules = code.side + 8;
    const int module = 320 / modules;
    CHECK(picture.width == static_cast<float>(modules * module));
    CHECK(picture.height == picture.width);
    REQUIRE(!picture.shapes.empty());
    CHECK(picture.shapes[0].fill == Paint::Paper);
    CHECK(picture.shapes[0].points[1].x == picture.width);
    std::vector<int> seen(static_cast<std::size_t>(modules * modules), 0);
    for (std::size_t i = 1; i < picture.shapes.size(); ++i) {
      const Shape& shape = picture.shapes[i];
      CHECK(shape.kind == Shape::Kind::Rect);
      CHECK(shape.fill == Paint::Ink);
      const auto left = static_cast<int>(shape.points[0].x) / module,
                 top = static_cast<int>(shape.points[0].y) / module;
      const auto right = static_cast<int>(shape.points[1].x) / module;
      CHECK(shape.points[1].y - shape.points[0].y == static_cast<float>(module));
      for (int x = left; x < right; ++x) ++seen[static_cast<std::size_t>(top * modules + x)];
      CHECK(!code.dark(left - 5, top - 4));  // a run begins and ends where it is light
      CHECK(!code.dark(right - 4, top - 4));
    }
    int wrong = 0;
    for (int y = 0; y < modules; ++y) {
      for (int x = 0; x < modules; ++x)
        wrong += seen[static_cast<std::size_t>(y * modules + x)] != (code.dark(x - 4, y - 4) ? 1 : 0) ? 1 : 0;
    }
    CHECK(wrong == 0);
  }
}

TEST_CASE("QR code: a picture that has no room for a unit a module is wider; none is empty") {
  CHECK(qr_picture(code_of(std::string(2953, 'a')), 100).width == 185);
  CHECK(qr_picture(code_of("a"), -1).width == 29);
  CHECK(qr_picture({}, 320).height == 0);
  CHECK(qr_picture({}, 320).shapes.empty());
}
