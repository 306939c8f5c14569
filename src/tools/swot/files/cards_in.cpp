#include "tools/swot/files/cards_in.h"

#include "core/links/link.h"
#include "tools/swot/words.h"

namespace sandtable::inline situation {

namespace {

// Without a file's name to go by: commas or tabs in the first line, and nothing that Markdown would have.
bool is_table(Text name, std::string_view text) {
  if (name.view().ends_with(".csv") || name.view().ends_with(".CSV")) return true;
  return text.find("- ") == std::string_view::npos && text.find('#') == std::string_view::npos &&
         text.find_first_of(",;\t") < text.find('\n');
}

}  // namespace

Result<CardsIn> cards_in(const Swot& mine, Text name, std::string_view text, const Strings& strings, const Packs& packs) {
  CardsIn out;
  Problems problems;
  auto document = parse_json(text, problems);
  if (!document && text.find("p=") != std::string_view::npos) document = decode_link(text);
  if (document) {
    auto loaded = load_plan(document.value(), packs, [](const PartType& type) { return &type == &part_type(static_cast<const Swot*>(nullptr)); });
    if (!loaded) return loaded.error();
    out.incoming = incoming_cards(mine, part<Swot>(loaded->plan));
    out.from = std::move(loaded->plan);
    return out;
  }
  const ImportWords words = import_words(strings);
  const Imported imported = is_table(name, text) ? import_csv(text, words) : import_markdown(text, words);
  out.incoming = incoming_cards(mine, imported.swot);
  for (const ImportProblem& problem : imported.problems) out.faults.push_back(fault_words(strings, problem));
  return out;
}

}  // namespace sandtable::situation
