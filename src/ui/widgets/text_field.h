// A text field is a real input element of the mirror: input methods, phone keyboards, selection, clipboard and
// spell-check are the browser's. The canvas draws its label and frame.
#pragma once

#include <string>

#include "ui/widgets/text.h"

namespace sandtable {

struct TextFieldSpec {
  std::string_view id;       // the texts must outlive the call
  std::string_view label;
  std::string_view placeholder;
  std::string_view hint;          // small line below
  int max_bytes = 200;
  int rows = 1;              // more than one: a text area
  bool read_only = false;
  bool show_label = true;
  bool takes_lines = false;  // one line high, but line breaks come through: Enter, pasted lists
};

// True when the text changed in this frame; `value` then holds it.
bool text_field(Ui& ui, const TextFieldSpec& spec, std::string& value);

}  // namespace sandtable
