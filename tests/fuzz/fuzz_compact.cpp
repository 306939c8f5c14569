// Any bytes as compact form: bounded and never a crash; what it stands for is written and read again. Then
// the same bytes as JSON text, through both text forms.
#include "core/compact.h"
#include "fuzz_support.h"

using namespace sandtable;

namespace {

void check_round_trip(const Json& value) {
  constexpr std::size_t kPlenty = std::size_t{64} << 20;
  const std::string text = dump_json(value);
  for (const TextForm form : {TextForm::Bits, TextForm::Bytes}) {
    const Compact compact = to_compact_parts(value, form);
    const auto back = from_compact_parts(compact.tokens, compact.bits, kPlenty);
    fuzz::require(back.ok());
    fuzz::require(dump_json(back.value()) == text);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::text_of(data, size);
  if (const auto value = from_compact(bytes, std::size_t{1} << 16)) check_round_trip(value.value());
  Problems problems;
  if (const auto value = parse_json(bytes, problems)) check_round_trip(value.value());
  return 0;
}
