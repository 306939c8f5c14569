#include "tools/swot/files/cards_in.h"

#include "core/base/text_lines.h"
#include "core/links/link.h"
#include "tools/swot/edit.h"
#include "tools/swot/words.h"

namespace sandtable::inline situation {

namespace {

bool is_named_as_table(std::string name) {
  for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return name.ends_with(".csv") || name.ends_with(".tsv") || name.ends_with(".tab");
}

// Without a file's name to go by: a sign parts most of its lines, and they do not begin as those of Markdown do.
bool may_be_table(std::string_view text) {
  const std::string separator = find_separator(text);
  if (separator.empty() || separator == "\t") return !separator.empty();
  std::string_view line;
  while (next_line(text, line)) {
    line = trimmed(line);
    if (line.starts_with("#") || line.starts_with("- ") || line.starts_with("* ") || line.starts_with("|")) return false;
  }
  return true;
}

Imported of_text(Text name, std::string_view text, const ImportWords& words) {
  if (file_kind(text) != FileKind::Text) return import_workbook(text, words);
  if (Table page = read_html_tables(text); !page.empty()) return import_html(text, words);
  const bool named = is_named_as_table(name.str());
  Imported table;
  if (named || may_be_table(text)) table = import_csv(text, words);
  if (card_count(table.swot) > 0) return table;
  Imported list = import_markdown(text, words);
  return card_count(list.swot) > 0 || (!named && table.unread.empty()) ? list : table;
}

CardsIn told(const Swot& mine, Imported imported, const Strings& strings) {
  CardsIn out;
  out.incoming = incoming_cards(mine, imported.swot);
  for (const ImportProblem& problem : imported.problems) out.faults.push_back(fault_words(strings, problem));
  out.unread = std::move(imported.unread);
  return out;
}

}  // namespace

Result<CardsIn> cards_in(const Swot& mine, Text name, std::string_view text, const Strings& strings, const Packs& packs) {
  Problems problems;
  auto document = parse_json(text, problems);
  if (!document && find_link(text) != std::string_view::npos) document = decode_link(text);
  if (!document) return told(mine, of_text(name, text, import_words(strings)), strings);
  auto loaded = load_plan(document.value(), packs, [](const PartType& type) { return &type == &part_type(static_cast<const Swot*>(nullptr)); });
  if (!loaded) return loaded.error();
  CardsIn out;
  out.incoming = incoming_cards(mine, part<Swot>(loaded->plan));
  out.from = std::move(loaded->plan);
  return out;
}

CardsIn cards_in(const Swot& mine, const Table& table, const TableChoice& choice, const Strings& strings) {
  return told(mine, import_table(table, import_words(strings), choice), strings);
}

}  // namespace sandtable::situation
