// Icons are glyphs: the platform's font loader draws the SVG path of that name (web/icons.json) for a code point.
// The order here is the order there.
#pragma once

#include "ui/text_layout.h"

namespace sandtable {

enum class Icon : std::uint16_t {
  None = 0,
  Plus = kIconsBegin,
  Upload,
  Download,
  Trash,
  Copy,
  Pencil,
  More,
  Back,
  Next,
  Check,
  CheckCircle,
  Warning,
  Close,
  Undo,
  Redo,
  Sun,
  Moon,
  Language,
  Share,
  Print,
  Link,
  Play,
  Lock,
  File,
  Restore,
  Clock,
  Calendar,
  User,
  Chart,
  Chat,
  Circle,
  CircleFilled,
  Grid,
  Spinner,
  ArrowDown,
  List,
  Search,
  Tag,
  Star,
  StarFilled,
  Minus,
  Expand,
};

}  // namespace sandtable
