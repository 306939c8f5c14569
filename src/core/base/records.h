// What lists of shared records with ids have in common: finding, editing, adding, removing and moving one. An id of ""
// is never found.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "core/base/shared.h"
#include "core/base/text.h"
#include "core/base/uuid.h"

namespace sandtable {

// Position of a record in a list; the size of the list when it is not there.
template <class T>
std::size_t position_of(const std::vector<Shared<T>>& list, Text id) {
  std::size_t i = 0;
  while (i < list.size() && (id.empty() || list[i]->id != id)) ++i;
  return i;
}

// nullptr when there is none.
template <class T>
const T* find_record(const std::vector<Shared<T>>& list, Text id) {
  const std::size_t i = position_of(list, id);
  return i == list.size() ? nullptr : &*list[i];
}

// For editing it in place; nullptr when there is none.
template <class T>
T* edit_record(std::vector<Shared<T>>& list, Text id) {
  const std::size_t i = position_of(list, id);
  return i == list.size() ? nullptr : &list[i].edit();
}

// At the end, with a new id when it has none or one that is taken. The id; "" = the list has `max` already.
template <class T>
std::string add_record(std::vector<Shared<T>>& list, std::size_t max, T record, const RandomBytes& random) {
  if (list.size() >= max) return {};
  if (record.id.empty() || position_of(list, record.id) < list.size()) record.id = make_uuid(random);
  list.push_back(std::move(record));
  return list.back()->id;
}

// False when there is none.
template <class T>
bool remove_record(std::vector<Shared<T>>& list, Text id) {
  const std::size_t i = position_of(list, id);
  if (i == list.size()) return false;
  list.erase(list.begin() + static_cast<std::ptrdiff_t>(i));
  return true;
}

// To position `to`, or the end when that is beyond it. False when nothing moves.
template <class T>
bool move_record(std::vector<Shared<T>>& list, Text id, std::size_t to) {
  std::size_t i = position_of(list, id);
  if (i == list.size()) return false;
  if (to >= list.size()) to = list.size() - 1;
  if (i == to) return false;
  for (; i < to; ++i) std::swap(list[i], list[i + 1]);
  for (; i > to; --i) std::swap(list[i], list[i - 1]);
  return true;
}

// New ids for records that have none (a damaged file).
template <class T>
void complete_record_ids(std::vector<Shared<T>>& list, const RandomBytes& random) {
  for (Shared<T>& record : list) {
    if (record->id.empty()) record.edit().id = make_uuid(random);
  }
}

}  // namespace sandtable
