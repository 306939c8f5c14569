#include "core/report/table_words.h"

#include "core/words/frame_texts.h"

namespace sandtable {

void TableWords::add(Text word) { cells.push_back(frame_text(word)); }

void TableWords::row(std::initializer_list<Text> words) {
  for (const Text word : words) add(word);
  if (columns == 0) end_header();
}

}  // namespace sandtable
