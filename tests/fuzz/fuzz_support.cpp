#include "fuzz_support.h"

#include <sanitizer/allocator_interface.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>

#include "core/report/export_text.h"
#include "tools/self_test/pack.h"
#include "tools/sorting/sort_pack.h"
#include "tools/workshop/model.h"
#include "paths.h"

namespace sandtable::fuzz {
namespace {

std::string read_file(const std::string& path) {
  std::string text;
  std::FILE* file = std::fopen(path.c_str(), "rb");
  require(file != nullptr, path.c_str(), __FILE__, __LINE__);
  char buffer[4096];
  for (std::size_t got = 0; (got = std::fread(buffer, 1, sizeof buffer, file)) > 0;) text.append(buffer, got);
  std::fclose(file);
  return text;
}

// libFuzzer has a second thread.
std::atomic<bool> watching{false};
std::atomic<std::int64_t> live{0}, highest{0};

void count_malloc(const volatile void*, std::size_t size) {
  if (!watching) return;
  const std::int64_t now = live += static_cast<std::int64_t>(size);
  if (now > highest) highest = now;
}

void count_free(const volatile void* block) {
  if (watching && block != nullptr)
    live -= static_cast<std::int64_t>(__sanitizer_get_allocated_size(const_cast<const void*>(block)));
}

// "-12", which is no formula.
bool is_number(std::string_view cell) {
  return cell.size() > 1 && cell.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

}  // namespace

void require(bool condition, const char* text, const char* file, int line) {
  if (condition) return;
  std::fprintf(stderr, "%s:%d: not so: %s\n", file, line, text);
  std::abort();
}

bool same_hand_ins(const HandIns& one, const HandIns& other) {
  if (one.size() != other.size()) return false;
  for (std::size_t i = 0; i < one.size(); ++i) {
    const auto here = load_plan(*one[i], library());
    const auto there = load_plan(*other[i], library());
    if (!here || !there || !(here->plan == there->plan)) return false;
  }
  return true;
}

std::string asset(std::string_view name) {
  return read_file(test::asset_path(name));
}

std::string fixture(std::string_view name) {
  return read_file(test::fixture_path(name));
}

const TestLibrary& library() {
  static const TestLibrary tests = [] {
    Problems problems;
    auto pack = load_test_pack(asset("en/tools/self_test/tests/negotiation.json"), problems);
    SANDTABLE_REQUIRE(pack.ok());
    TestLibrary out;
    out.add(std::move(pack).value());
    return out;
  }();
  return tests;
}

const SortLibrary& sorts() {
  static const SortLibrary packs = [] {
    Problems problems;
    auto pack = load_sort_pack(fixture("sorts/sixteen.json"), problems);
    SANDTABLE_REQUIRE(pack.ok());
    SortLibrary out;
    out.add(std::move(pack).value());
    return out;
  }();
  return packs;
}

RandomBytes repeatable_bytes() {
  return [next = std::uint32_t{0}](std::array<std::uint8_t, 16>& bytes) mutable {
    bytes.fill(0);
    ++next;
    for (std::size_t i = 0; i < 4; ++i) bytes[i] = static_cast<std::uint8_t>(next >> (8 * i));
  };
}

MemoryWatch::MemoryWatch() {
  static const int installed = __sanitizer_install_malloc_and_free_hooks(count_malloc, count_free);
  SANDTABLE_REQUIRE(installed > 0);
  live = highest = 0;
  watching = true;
}

MemoryWatch::~MemoryWatch() {
  watching = false;
}

std::size_t MemoryWatch::peak() const {
  return static_cast<std::size_t>(highest.load());
}

Rows read_table(std::string_view csv) {
  SANDTABLE_REQUIRE(csv.substr(0, 3) == "\xEF\xBB\xBF");
  csv.remove_prefix(3);
  Rows rows(1);
  rows.back().emplace_back();
  for (std::size_t at = 0; at < csv.size();) {
    std::string& cell = rows.back().back();
    if (csv[at] == '"') {
      SANDTABLE_REQUIRE(cell.empty());
      for (++at;; ++at) {
        SANDTABLE_REQUIRE(at < csv.size());
        if (csv[at] != '"') {
          cell += csv[at];
        } else if (csv.substr(at, 2) == "\"\"") {
          cell += csv[at++];
        } else {
          break;
        }
      }
      ++at;
      SANDTABLE_REQUIRE(at < csv.size() && (csv[at] == ',' || csv[at] == '\r'));
    } else if (csv[at] == ',') {
      rows.back().emplace_back();
      ++at;
    } else if (csv[at] == '\r') {
      SANDTABLE_REQUIRE(csv.substr(at, 2) == "\r\n");
      at += 2;
      if (at < csv.size()) rows.emplace_back().emplace_back();
    } else {
      SANDTABLE_REQUIRE(csv[at] != '\n');
      cell += csv[at++];
    }
  }
  for (const auto& row : rows) {
    SANDTABLE_REQUIRE(row.size() == rows.front().size());
    for (const std::string& cell : row) SANDTABLE_REQUIRE(!is_formula(cell) || is_number(cell));
  }
  return rows;
}

void check_markdown(std::string_view text, std::initializer_list<std::string_view> starts) {
  std::size_t columns = 0;  // 0 = not in a table
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    SANDTABLE_REQUIRE(end != std::string_view::npos);
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end + 1);
    std::size_t bars = 0;
    for (std::size_t at = 0; at < line.size(); ++at) {
      SANDTABLE_REQUIRE(line[at] != '\r');
      if (line[at] == '\\') {
        ++at;
      } else if (line[at] == '|') {
        ++bars;
      }
    }
    if (!line.empty() && line[0] == '|') {
      SANDTABLE_REQUIRE(columns == 0 || bars == columns);
      columns = bars;
      continue;
    }
    columns = 0;
    bool known = line.empty() || line[0] == '#';
    for (const std::string_view start : starts) known = known || line.substr(0, start.size()) == start;
    require(known, std::string(line).c_str(), __FILE__, __LINE__);
  }
}

}  // namespace sandtable::fuzz
