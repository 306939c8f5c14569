// Fields that not every text fits: figures as people type them (amounts of money, counts, percentages), dates.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "core/base/money.h"
#include "core/base/text.h"
#include "ui/ui.h"
#include "ui/widgets/text_field.h"

namespace sandtable {

enum class FigureKind {
  Amount,        // minor units of a currency, ≥ 0
  SignedAmount,  // the same, may be negative
  Count,         // a whole number, ≥ 0
  Hundredths,    // two decimals at most, ≥ 0: a percentage, a place on a scale
  SignedHundredths,  // the same, may be negative
};

// Where a field stands among others that a row or a block of a spreadsheet can be pasted into.
struct CellPlace {
  Text table = {};  // "" = alone
  int row = 0, column = 0;
};

struct FigureSpec {
  Text id, label, hint = {};
  FigureKind kind = FigureKind::Count;
  Text currency = {};              // ISO 4217, of an amount
  std::int64_t least = 0, most = 0;  // in the unit of the value; 0 and 0 = what money.h allows
  bool required = false;           // may not be left empty
  CellPlace cell = {};
};

// `value`: kNoMoney = open. `draft`: what was typed, kept by the caller from frame to frame. True when `value` changed. What
// cannot be read stays in the field with the reason below it, and `value` as it was.
bool figure_field(Ui& ui, const FigureSpec& spec, std::string& draft, std::int64_t& value);

// A text field for something that not every text is, like a date. What was typed stays in view for as long as it means
// what is stored; what means nothing is stored as "" and marked. True when `value` changed.
using Meaning = std::function<std::string(Text typed)>;  // the text to store, "" = none
// `draft`: what was typed, kept by the caller from frame to frame.
bool meaning_field(Ui& ui, const TextFieldSpec& spec, std::string& draft, std::string& value, const Meaning& meaning, bool& wrong);

}  // namespace sandtable
