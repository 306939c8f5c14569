#include "ui/widgets/figure_field.h"

#include <algorithm>

#include "ui/widgets/text_field.h"

namespace sandtable {

namespace {

constexpr Text kTwoDecimals = "XXX";  // ISO 4217 for no currency: two decimals

constexpr Keys kReasons(
    "figure.not_an_amount", "figure.grouping", "figure.too_fine", "figure.too_large", "figure.negative",
    "figure.other_currency", "figure.range");  // from MoneyRead::NotAnAmount on; out of range is the last
static_assert(kReasons.size() == static_cast<int>(MoneyRead::OtherCurrency) - static_cast<int>(MoneyRead::NotAnAmount) + 2);

// −1 when `typed` is good and `value` holds it; else which of kReasons it is. (It is never Empty, which is accepted.)
int read_figure(const FigureSpec& spec, Text currency, Text typed, std::int64_t& value) {
  const bool is_signed = spec.kind == FigureKind::SignedAmount || spec.kind == FigureKind::SignedHundredths;
  const Accept accept = is_signed ? Accept::EmptyAndNegative : Accept::EmptyToo;
  const MoneyRead read =
      spec.kind == FigureKind::Count ? parse_units(typed, Accept::EmptyToo, value) : parse_money(typed, currency, accept, value);
  if (read != MoneyRead::Good) return static_cast<int>(read) - static_cast<int>(MoneyRead::NotAnAmount);
  const bool out = value == kNoMoney ? spec.required : spec.most > 0 && (value < spec.least || value > spec.most);
  return out ? kReasons.size() - 1 : -1;
}

}  // namespace

namespace {

PastedCells* cells_of(const CellPlace& from, std::string_view text) {
  constexpr std::size_t kMostRows = 100, kMostColumns = 100;
  auto* out = new PastedCells;
  out->table = from.table.str();
  out->row = from.row;
  out->column = from.column;
  for (std::size_t at = 0; at < text.size() && out->rows.size() < kMostRows;) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    at = end + 1;
    if (line.ends_with('\r')) line.remove_suffix(1);
    std::vector<std::string>& row = out->rows.emplace_back();
    for (std::size_t cell = 0; cell <= line.size() && row.size() < kMostColumns;) {
      const std::size_t stop = std::min(line.find('\t', cell), line.size());
      row.emplace_back(line.substr(cell, stop - cell));
      if (!row.back().empty()) ++out->count;
      cell = stop + 1;
    }
  }
  return out;
}

// What was pasted for this field, here or in a field before it, is entered as if it had been typed. Empty cells change nothing.
void take_cells(Ui& ui, const FigureSpec& spec) {
  if (spec.cell.table.empty() || ui.read_only) return;
  if (const std::string* text = ui.nodes.take(spec.id, ActionKind::Lines)) ui.pasted = {cells_of(spec.cell, *text), [](PastedCells* cells) { delete cells; }};
  if (ui.pasted == nullptr || spec.cell.table != Text(ui.pasted->table)) return;
  const auto row = static_cast<std::size_t>(spec.cell.row - ui.pasted->row), column = static_cast<std::size_t>(spec.cell.column - ui.pasted->column);
  if (row >= ui.pasted->rows.size() || column >= ui.pasted->rows[row].size() || ui.pasted->rows[row][column].empty()) return;
  ui.nodes.push({spec.id.str(), ActionKind::Input, std::move(ui.pasted->rows[row][column])});
  ++ui.pasted->taken;
  ui.request_frame();
}

}  // namespace

bool figure_field(Ui& ui, const FigureSpec& spec, std::string& draft, std::int64_t& value) {
  const bool amount = spec.kind == FigureKind::Amount || spec.kind == FigureKind::SignedAmount;
  const Text currency = amount ? spec.currency : spec.kind == FigureKind::Count ? Text() : kTwoDecimals;
  const auto stamp = [&] { return frame_text(std::to_string(value)) + "\n"; };
  const Text known = stamp();
  // What was typed stays in view for as long as the plan holds what it held then.
  std::string shown = money_text(value, currency);
  if (!amount && shown.find('.') != std::string::npos && shown.ends_with('0')) shown.pop_back();
  if (draft.starts_with(known)) shown = draft.substr(known.size());
  bool changed = false;
  take_cells(ui, spec);
  if (text_field(ui, {.id = spec.id, .label = spec.label, .hint = spec.hint, .max_bytes = 60, .read_only = ui.read_only}, shown)) {
    std::int64_t read = kNoMoney;
    if (read_figure(spec, currency, shown, read) < 0 && read != value) {
      value = read;
      changed = true;
    }
    draft = stamp() + shown;
  }
  if (!spec.cell.table.empty()) ui.nodes.in_frame(spec.id)->takes_cells = true;
  std::int64_t read = kNoMoney;
  const int why = read_figure(spec, currency, shown, read);
  if (why >= 0) {
    const std::int64_t scale = spec.kind == FigureKind::Hundredths || spec.kind == FigureKind::SignedHundredths ? 100 : 1;
    const Text words = ui.tr_format(kReasons[why], {{"currency", spec.currency},
                                                    {"min", number_text(spec.least / scale)},
                                                    {"max", number_text(spec.most / scale)}});
    Node& node = *ui.nodes.in_frame(spec.id);
    node.invalid = true;
    node.description = words;
    ui.gap(kGapTight);
    paragraph(ui, sub_id(spec.id, ".error"), words, {.size = 14, .tone = Tone::Danger});
  }
  return changed;
}

bool meaning_field(Ui& ui, const TextFieldSpec& spec, std::string& draft, std::string& value, const Meaning& meaning, bool& wrong) {
  std::string shown = meaning(draft) == value ? draft : value;
  bool changed = false;
  if (text_field(ui, spec, shown)) {
    std::string stored = meaning(shown);
    changed = stored != value;
    value = std::move(stored);
  }
  wrong = value.empty() && !shown.empty();
  ui.nodes.in_frame(spec.id)->invalid = wrong;
  draft = std::move(shown);
  return changed;
}

}  // namespace sandtable
