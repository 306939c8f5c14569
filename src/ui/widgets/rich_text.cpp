#include "ui/widgets/rich_text.h"

#include <string>
#include <vector>

#include "ui/widgets/layout.h"
#include "ui/widgets/text.h"

namespace sandtable {

void instructions(Ui& ui, Text id, Text text) {
  std::string rest(text.view()), part;
  std::vector<std::string> items;
  std::size_t count = 0;
  const auto flush = [&] {
    if (part.empty() && items.empty()) return;
    if (count > 0) ui.gap(kGapSmall);
    const Text part_id = sub_id(id, ".", count++);
    if (items.empty()) paragraph(ui, part_id, part);
    else bullet_list(ui, part_id, items);
    part.clear();
    items.clear();
  };
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    const std::string line = rest.substr(0, end);
    rest = end == std::string::npos ? std::string() : rest.substr(end + 1);
    if (line.starts_with("- ")) {
      if (!part.empty()) flush();
      items.push_back(line.substr(2));
    } else if (line.empty()) {
      flush();
    } else {
      if (!items.empty()) flush();
      if (!part.empty()) part += '\n';
      part += line;
    }
  }
  flush();
}

}  // namespace sandtable
