// Any line as a hand-in by the short way of the command line: what it takes, the whole way takes without a word and
// counts the same.
#include "cli/plain_hand_in.h"
#include "tools/class/summary.h"
#include "fuzz_support.h"
#include "plan_parts.h"
#include "tools/workshop/model.h"

using namespace sandtable;
using test::in_plan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view line = fuzz::text_of(data, size);
  cli::PlainHandIn plain;
  if (!cli::read_plain_hand_in(line, fuzz::library(), plain)) return 0;
  Problems problems;
  const auto document = parse_json(line, problems);
  SANDTABLE_REQUIRE(document.ok() && problems.empty());
  ClassSummary whole(fuzz::library(), fuzz::sorts());
  SANDTABLE_REQUIRE(whole.add(document.value(), problems).ok() && problems.empty());
  const auto loaded = load_plan(document.value(), fuzz::library());
  SANDTABLE_REQUIRE(loaded.ok());
  SANDTABLE_REQUIRE(loaded->plan.id == plain.head.id && in_plan<Task>(loaded->plan).there == plain.head.has_task);
  ClassSummary quick(fuzz::library(), fuzz::sorts());
  SANDTABLE_REQUIRE(quick.add(plain.head, plain.attempt));
  SANDTABLE_REQUIRE(dump_json(summary_to_json(quick)) == dump_json(summary_to_json(whole)));
  return 0;
}
