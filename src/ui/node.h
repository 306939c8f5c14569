// The semantic tree: what is on screen, in words. Every widget draws itself and records a node; the tree is mirrored
// into real DOM elements in the browser and searched by role and name in tests.
#pragma once

#include "core/base/text.h"

#include <cstdint>
#include <string>

namespace sandtable {

enum class Role : std::uint8_t {
  Root,
  Banner,
  Navigation,
  Main,
  Region,
  Scroll,       // a scrolling part of the page; its children are placed relative to its content
  Group,        // fieldset with legend
  RadioGroup,   // fieldset with legend, role radiogroup
  Heading,
  Text,
  Button,
  Radio,
  Checkbox,
  TextField,
  TextArea,
  List,
  ListItem,
  Table,
  Row,
  ColumnHeader,
  RowHeader,
  Cell,
  Figure,
  Dialog,
  Menu,
  MenuItem,
  Progress,
  Status,       // polite live region
  Alert,        // assertive live region
};

// The name that the mirror and tests use, e.g. "radio_group".
[[nodiscard]] const char* role_name(Role role);

struct Rect {  // physical pixels, origin at the top left of the canvas
  float x = 0, y = 0, w = 0, h = 0;
  [[nodiscard]] float right() const { return x + w; }
  [[nodiscard]] float bottom() const { return y + h; }
  bool operator==(const Rect&) const = default;
};

enum class Toggle : std::uint8_t { NotOne, Off, On };

// What the mirror shows of a node.
struct NodeContent {
  std::string id;             // stable, independent of the language, unique on screen
  std::string parent;         // id of the enclosing node, "" for the root's children
  Role role = Role::Text;
  std::string name;           // accessible name; the text itself for Text and Heading
  std::string description;    // longer explanation, may be empty
  std::string value;          // TextField, TextArea: content; Progress: words for the value
  std::string placeholder;
  Toggle checked = Toggle::NotOne;   // Radio, Checkbox, MenuItem
  Toggle expanded = Toggle::NotOne;  // Button that opens something
  Toggle pressed = Toggle::NotOne;   // Button that stays down
  Toggle secret = Toggle::NotOne;    // TextField: a password; On = dots instead of characters
  bool disabled = false;
  bool read_only = false;
  bool invalid = false;
  bool covered = false;       // TextField below a dialog: the canvas draws its text instead
  bool takes_lines = false;   // TextArea: lines leave it at once, as ActionKind::Lines
  bool takes_cells = false;   // TextField: pasted cells of a spreadsheet leave it at once, as ActionKind::Lines
  bool takes_arrows = false;  // TextField: the up and down arrows are ActionKind::Key of it
  bool tip = false;           // Button without words: its name shows beside it while it is pointed at
  bool draggable = false;     // ListItem: can be picked up by a finger that rests on it
  bool current = false;       // the page, step or tab that one is on
  int level = 0;              // Heading 1..6
  int position = 0;           // place in a set (1-based) and its size; 0 = follows from the tree
  int set_size = 0;
  int max_bytes = 0;          // TextField: 0 = no limit
  float now = 0, maximum = 0; // Progress
  // How words are drawn, so that the mirror's lie in the same places and can be selected there (see set_look); what is not
  // set is as with the parent, and in the end as running text.
  float text_size = 0, line_height = 0;  // physical pixels
  float indent = 0;           // of the first line, physical pixels
  float align_ratio = 0;      // 0 left, 0.5 centre, 1 right
  bool bold = false;
  float content_height = 0;   // Scroll: height of the content, physical pixels
  Rect local;                 // place relative to the parent's content; set at the end of the frame

  bool operator==(const NodeContent&) const = default;
};

struct Node : NodeContent {
  Rect rect;                  // place on the canvas; set by the widget
  float scroll_y = 0;         // Scroll: offset at which the content was drawn, physical pixels
  std::uint64_t children = 0; // a hash of the children's ids in their order
};

}  // namespace sandtable
