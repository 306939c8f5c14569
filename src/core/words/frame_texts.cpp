#include "core/words/frame_texts.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <vector>

namespace sandtable {
namespace {

constexpr std::size_t kBlock = 16 << 10;

std::vector<std::unique_ptr<char[]>> blocks;
std::size_t room = 0;
char* free_place = nullptr;

// `size` characters and a zero behind them.
char* take(std::size_t size) {
  if (size >= room) {
    room = std::max(kBlock, size + 1);
    blocks.emplace_back(new char[room]);
    free_place = blocks.back().get();
  }
  char* place = free_place;
  place[size] = '\0';
  free_place += size + 1;
  room -= size + 1;
  return place;
}

}  // namespace

Text frame_text(std::string_view text) {
  char* place = take(text.size());
  std::memcpy(place, text.data(), text.size());
  return place;
}

Text operator+(Text first, Text second) {
  const std::size_t length = first.size(), more = second.size();
  char* place = take(length + more);
  std::memcpy(place, first.c_str(), length);
  std::memcpy(place + length, second.c_str(), more);
  return place;
}

Text number_text(long number) { return frame_text(std::to_string(number)); }

void forget_frame_texts() {
  blocks.clear();
  room = 0;
}

}  // namespace sandtable
