// Any bytes as a workbook, and any bytes as the sheet of a sound one: reading never crashes, keeps to the caps, and takes no more
// memory than they allow.
#include "core/tables/workbook.h"
#include "fuzz_support.h"
#include "stored_zip.h"

using namespace sandtable;

namespace {

constexpr std::size_t kMostMemory = 64u << 20;

void check(std::string_view bytes) {
  const fuzz::MemoryWatch watch;
  const std::vector<Table> sheets = read_workbook(bytes);
  SANDTABLE_REQUIRE(watch.peak() <= kMostMemory);
  SANDTABLE_REQUIRE(sheets.size() <= kMaxSheets);
  for (const Table& sheet : sheets) {
    SANDTABLE_REQUIRE(!sheet.empty() && sheet.size() <= kMaxTableRows);
    for (const TableRow& row : sheet) SANDTABLE_REQUIRE(!row.cells.empty() && row.cells.size() <= kMaxTableColumns);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::text_of(data, size);
  check(bytes);
  check(test::stored_zip({{"xl/workbook.xml", "<workbook><sheets><sheet/></sheets></workbook>"},
                          {"xl/sharedStrings.xml", "<sst><si><t>a</t></si></sst>"},
                          {"xl/worksheets/sheet1.xml", bytes}}));
  return 0;
}
