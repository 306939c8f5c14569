#include "ui/text_layout.h"
#include "ui/canvas.h"

#include <imgui_internal.h>
#include <linebreak.h>

#include <algorithm>
#include <cmath>

namespace sandtable {

namespace {

constexpr std::size_t kMaxBlocks = 3000;

constexpr unsigned kSlotsBegin = 0x180, kSlotsEnd = 0x10000, kNoCharacter = 0xFFFD;

// The characters that have slots, in the order of the slots.
std::vector<int>& characters() {
  static std::vector<int> list;
  return list;
}

void append_utf8(std::string& text, unsigned c) {
  char buffer[5];
  ImTextCharToUtf8(buffer, c);
  text += buffer;
}

// Selectors and joiners that have no shape of their own on a canvas drawn character by character.
bool is_invisible(unsigned c) {
  return c == 0x200B || c == 0x200C || c == 0x200D || c == 0x2060 || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

std::string without_invisible(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char* at = text.data(), *end = at + text.size(); at < end;) {
    unsigned c = 0;
    at += ImTextCharFromUtf8(&c, at, end);
    if (c == '\t') c = ' ';
    if (is_invisible(c) || c == '\r' || (c < 0x20 && c != '\n')) continue;
    append_utf8(out, c);
  }
  return out;
}

// `text` in slots. breaks: for the last byte of each character, whether a line may end behind it (libunibreak's words).
std::string drawable(std::string_view text, std::string& breaks) {
  const std::string plain = without_invisible(text);
  std::string plain_breaks(plain.size(), 0);
  set_linebreaks_utf8(reinterpret_cast<const utf8_t*>(plain.data()), plain.size(), "", plain_breaks.data());
  std::string out;
  out.reserve(plain.size());
  breaks.reserve(plain.size());
  for (const char* at = plain.data(), *end = at + plain.size(); at < end;) {
    unsigned c = 0;
    at += ImTextCharFromUtf8(&c, at, end);
    append_utf8(out, slot_for(c));
    breaks.resize(out.size());
    breaks.back() = plain_breaks[static_cast<std::size_t>(at - plain.data()) - 1];
  }
  return out;
}

void break_lines(TextBlock& block, const std::string& breaks, float max_width) {
  const std::string& text = block.text;
  ImFontBaked* baked = block.font->GetFontBaked(block.size);
  baked->LoadNoRenderOnLayout = true;  // the glyphs of a whole text are then drawn together (web/glyphs.js)
  TextLine line;
  std::size_t last_break = 0;     // byte after the last place where the line may end
  float width_at_break = 0;       // width up to there, without trailing space
  float width = 0, visible_width = 0;
  const auto finish = [&](std::size_t end, float line_width, std::size_t next) {
    line.end = end;
    line.width = line_width;
    block.lines.push_back(line);
    line.begin = next;
    last_break = next;
  };
  for (std::size_t at = 0; at < text.size();) {
    unsigned c = 0;
    const std::size_t length =
        static_cast<std::size_t>(ImTextCharFromUtf8(&c, text.data() + at, text.data() + text.size()));
    const std::size_t next = at + length;
    if (c == '\n') {
      finish(at, visible_width, next);
      width = visible_width = width_at_break = 0;
      at = next;
      continue;
    }
    const float advance = baked->GetCharAdvance(static_cast<ImWchar>(c));
    if (c != ' ' && width + advance > max_width && at > line.begin) {
      if (last_break > line.begin) {
        const std::size_t resume = last_break;
        finish(resume, width_at_break, resume);
        at = resume;
      } else {
        finish(at, visible_width, at);
      }
      width = visible_width = width_at_break = 0;
      continue;
    }
    width += advance;
    if (c != ' ') visible_width = width;
    if (breaks[next - 1] == LINEBREAK_ALLOWBREAK) {
      last_break = next;
      width_at_break = visible_width;
    }
    at = next;
  }
  finish(text.size(), visible_width, text.size());
}

}  // namespace

ImFont* font_of(Weight weight) { return current_font(weight == Weight::Semibold ? 1 : 0); }

unsigned slot_for(unsigned code_point) {
  if (code_point < kSlotsBegin) return code_point;
  static std::uint16_t slots[0x10000];  // of the Basic Multilingual Plane; what lies beyond is rare
  std::vector<int>& known = characters();
  const bool basic = code_point < std::size(slots);
  unsigned slot = basic ? slots[code_point] : kSlotsBegin + static_cast<unsigned>(std::ranges::find(known, static_cast<int>(code_point)) - known.begin());
  if (slot == 0) slot = kSlotsBegin + static_cast<unsigned>(known.size());
  if (slot >= kSlotsEnd) return kNoCharacter;
  if (slot == kSlotsBegin + known.size()) known.push_back(static_cast<int>(code_point));
  if (basic) slots[code_point] = static_cast<std::uint16_t>(slot);
  return slot;
}

unsigned real_code_point(unsigned slot) {
  if (slot < kSlotsBegin) return slot;
  const std::size_t index = slot - kSlotsBegin;
  return index < characters().size() ? static_cast<unsigned>(characters()[index]) : kNoCharacter;
}

void TextLayouts::trim() {
  if (blocks_.size() >= kMaxBlocks) clear();
}

void TextLayouts::clear() { blocks_.clear(); }

const TextBlock& TextLayouts::layout(Text text, Weight weight, float size, float max_width,
                                     float line_height_ratio) {
  std::string key(text);
  key += '\0';
  for (const float part : {size, max_width, line_height_ratio}) {
    key.append(reinterpret_cast<const char*>(&part), sizeof part);
  }
  key += weight == Weight::Semibold ? 's' : 'r';
  TextBlock& block = blocks_[key];
  if (block.font != nullptr) return block;
  std::string breaks;
  block.text = drawable(text, breaks);
  block.font = font_of(weight);
  block.size = size;
  block.line_height = std::round(size * line_height_ratio);
  break_lines(block, breaks, max_width);
  for (const TextLine& line : block.lines) block.width = std::max(block.width, line.width);
  block.height = block.line_height * static_cast<float>(block.lines.size());
  return block;
}

void draw_block(ImDrawList* list, const TextBlock& block, ImVec2 position, ImU32 colour, float align_ratio,
                float align_width) {
  const float top = std::floor((block.line_height - block.size) / 2);
  for (const TextLine& line : block.lines) {
    const float x = position.x + std::floor((align_width - line.width) * align_ratio * (align_width > 0 ? 1.0f : 0.0f));
    if (line.end > line.begin) {
      list->AddText(block.font, block.size, ImVec2(std::floor(x), std::floor(position.y + top)), colour,
                    block.text.data() + line.begin, block.text.data() + line.end);
    }
    position.y += block.line_height;
  }
}

}  // namespace sandtable
