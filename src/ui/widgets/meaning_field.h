#pragma once

#include <string>

#include "ui/widgets/text_field.h"

namespace sandtable {

// A text field for something that not every text is, like a date. What was typed stays in view for as long as it means
// what is stored; what means nothing is stored as "" and marked. True when `value` changed.
using Meaning = std::string (*)(Text typed);  // the text to store, "" = none
// `draft`: what was typed, kept by the caller from frame to frame.
bool meaning_field(Ui& ui, const TextFieldSpec& spec, std::string& draft, std::string& value, Meaning meaning, bool& wrong);

}  // namespace sandtable
