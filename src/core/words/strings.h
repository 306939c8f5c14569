// The words of the interface, from the content pack of the current language.
#pragma once

#include <initializer_list>
#include <utility>

#include "core/json/json.h"
#include "core/base/text.h"
#include "core/words/key.h"

namespace sandtable {

class Strings {
 public:
  // `ui` is the pack's array of texts in the order of kKeyNames; it must outlive its use here. What is no array is none.
  void load(const Json& ui) { texts_ = ui.get_ptr<const Json::array_t*>(); }
  // The text of a key; "" when the pack has none.
  [[nodiscard, gnu::noinline]] Text tr(Key key) const;
  // The same with {name} placeholders filled in; lives as long as the frame (core/words/frame_texts.h).
  [[nodiscard]] Text tr_format(Key key, std::initializer_list<std::pair<Text, Text>> values) const;

 private:
  const Json::array_t* texts_ = nullptr;
};

}  // namespace sandtable
