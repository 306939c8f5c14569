// A text field is a real input element of the mirror: input methods, phone keyboards, selection, clipboard and
// spell-check are the browser's. The canvas draws its label and frame.
#pragma once

#include "core/base/text.h"

#include <string>
#include <vector>

#include "ui/widgets/text.h"

namespace sandtable {

struct TextFieldSpec {
  Text id;       // the texts must outlive the call
  Text label;
  Text placeholder;
  Text hint;          // small line below
  int max_bytes = 200;
  int rows = 1;              // more than one: a text area, which grows with its text
  bool read_only = false;
  bool show_label = true;
  Toggle secret = Toggle::NotOne;  // a password: On = with dots, Off = shown for now. Never below a dialog
  bool takes_arrows = false;  // a list below it moves with them: ActionKind::Key
  bool takes_lines = false;  // one line high; Enter and pasted lists leave it, see taken_lines()
};

// True when the text changed in this frame; `value` then holds it.
bool text_field(Ui& ui, const TextFieldSpec& spec, std::string& value);
// What was entered or pasted into such a field at one time: its pasted_lines(), a record each. What was entered after
// that in the same frame comes in the next one, so that each time is one step of undo.
[[nodiscard]] std::vector<std::string> taken_lines(Ui& ui, Text id);

}  // namespace sandtable
