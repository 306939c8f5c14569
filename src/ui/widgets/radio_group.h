#pragma once

#include <string>
#include <vector>

#include "ui/widgets/text.h"

namespace sandtable {

struct RadioOption {
  Text id;     // unique on screen
  Text label;
};

enum class RadioLayout : std::uint8_t {
  Stack,  // one below the other, large: for thumbs
  Row,    // cells side by side: for wide screens
  Chips,  // as wide as their labels, as many in a row as fit: for many short ones
};

struct RadioGroupSpec {
  Text id;                            // the texts live as long as the frame
  Text label;                         // read with every option
  std::vector<RadioOption> options;
  int selected = -1;
  RadioLayout layout = RadioLayout::Stack;
  bool show_label = true;
  bool numbers = false;               // write 1, 2, … before the labels; digit keys choose while focused
  bool disabled = false;
  float label_size = kTextBody;

  void add(Text option_id, Text option_label) { options.push_back({option_id, option_label}); }
};

struct RadioChoice {
  int chosen = -1;         // option chosen in this frame (also when it was chosen already), or -1
  bool passing = false;    // by an arrow key: the user may be on the way to another option
};
RadioChoice radio_group(Ui& ui, const RadioGroupSpec& spec);

}  // namespace sandtable
