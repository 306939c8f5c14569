// The words of the interface in the current language, group by group (core/words/group.h).
#pragma once

#include <initializer_list>
#include <utility>

#include "core/json/json.h"
#include "core/base/text.h"
#include "core/words/group.h"
#include "core/words/key.h"

namespace sandtable {

class Strings {
 public:
  // `ui` is the array of a group's texts in the order of kKeyNames; it must outlive its use here. What is no array is none.
  void load(Group group, const Json& ui) { texts_[group.index()] = ui.get_ptr<const Json::array_t*>(); }
  // The text of a key; "" while its group is not there.
  [[nodiscard, gnu::noinline]] Text tr(Key key) const;
  // The same with {name} placeholders filled in; lives as long as the frame (core/words/frame_texts.h).
  [[nodiscard]] Text tr_format(Key key, std::initializer_list<std::pair<Text, Text>> values) const;

 private:
  const Json::array_t* texts_[kGroupCount] = {};
};

}  // namespace sandtable
