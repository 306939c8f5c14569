// A text field is a real input element of the mirror: input methods, phone keyboards, selection, clipboard and
// spell-check are the browser's. The canvas draws its label and frame.
#pragma once

#include <string>

#include "ui/widgets/text.h"

namespace sandtable {

struct TextFieldSpec {
  std::string id;
  std::string label;
  std::string placeholder;
  std::string hint;          // small line below
  int max_bytes = 200;
  int rows = 1;              // more than one: a text area
  bool read_only = false;
  bool show_label = true;
};

// True when the text changed in this frame; `value` then holds it.
bool text_field(Ui& ui, const TextFieldSpec& spec, std::string& value);

}  // namespace sandtable
