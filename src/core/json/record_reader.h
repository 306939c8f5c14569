// Checked reading of one JSON object into a C++ record, keeping what it does not know.
//
// With JSON_NOEXCEPTION a wrong type in get<T>() would abort the program, so all reading goes through here.
// Every member that was read well is taken; whatever remains (unknown members, and members whose value was
// unusable) is returned by rest() and written back with the record, so nothing is lost by opening a plan.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/json/json.h"
#include "core/base/shared.h"

namespace sandtable {

enum class Presence { Required, Optional };

// A stable ASCII id: 1..64 of a-z A-Z 0-9 _ - (uuids fit).
[[nodiscard]] bool is_id(std::string_view text);

enum class IntegerRead { Good, NotInteger, OutOfRange };
// The checked way from a JSON value to an integer; `out` is set only when Good. 4.0 counts as an integer.
[[nodiscard]] IntegerRead read_integer(const Json& value, std::int64_t min, std::int64_t max, std::int64_t& out);

// The start of a user's text, for Error::detail: 40 bytes, repaired.
[[nodiscard]] std::string detail_text(std::string_view text);

class RecordReader {
 public:
  // `object` may be of any type: a non-object is reported as WrongType and reads as empty.
  // `problems` and `object` must outlive the reader.
  RecordReader(const Json& object, Text pointer, Problems& problems);
  ~RecordReader();
  RecordReader(const RecordReader&) = delete;
  RecordReader& operator=(const RecordReader&) = delete;

  // Each returns the value, or nullopt after reporting (a missing Optional member reports nothing).
  // Over `max_bytes` the text is cut at a character and OutOfRange reported; the cut text counts as taken. So does
  // a text repaired for invalid UTF-8 or NUL (BadText).
  std::optional<std::string> text(Text key, std::size_t max_bytes, Presence presence = Presence::Optional);
  // The same for a single line: control characters become spaces (BadText).
  std::optional<std::string> line(Text key, std::size_t max_bytes, Presence presence = Presence::Optional);
  // Both into `out`, which stays as it is when nothing was taken; true when it was. (An optional text costs many
  // times the code at every use.)
  bool read_text(std::string& out, Text key, std::size_t max_bytes, Presence presence = Presence::Optional);
  bool read_line(std::string& out, Text key, std::size_t max_bytes, Presence presence = Presence::Optional);
  std::optional<std::int64_t> integer(Text key, std::int64_t min, std::int64_t max,
                                      Presence presence = Presence::Optional);
  std::optional<double> number(Text key, double min, double max, Presence presence = Presence::Optional);
  std::optional<bool> boolean(Text key, Presence presence = Presence::Optional);
  // See is_id().
  std::optional<std::string> id(Text key, Presence presence = Presence::Optional);
  // ISO-8601 UTC instant, see instant.h; returned as written.
  std::optional<std::string> instant(Text key, Presence presence = Presence::Optional);
  // Both into `out`, as read_text() does.
  bool read_id(std::string& out, Text key, Presence presence = Presence::Optional);
  bool read_instant(std::string& out, Text key, Presence presence = Presence::Optional);
  // A day of the calendar, "YYYY-MM-DD" (BadDate).
  bool read_date(std::string& out, Text key);
  // A list of single lines, or with `max_bytes` 0 of ids. Items that are neither, that are empty or beyond `max_items` are
  // reported and kept.
  void read_texts(std::vector<std::string>& out, Text key, std::size_t max_items, std::size_t max_bytes);
  // Index of the word in `choices`.
  std::optional<std::size_t> choice(Text key, std::initializer_list<Text> choices,
                                    Presence presence = Presence::Optional);
  // The same for a table of words: its index, or `standard` when nothing was taken. An empty word is never one.
  std::size_t read_word(Text key, const Text* words, std::size_t count, std::size_t standard);
  // A list of words of a table as bits. Other items are reported and kept.
  std::uint32_t read_words(Text key, const Text* words, std::size_t count);
  // The value of `member` in the object `key`, whose name is `sound` or a BadId. False after reporting and keeping it.
  bool read_member(Text key, Text member, const Json& value, bool sound, std::int64_t min, std::int64_t max,
                   std::int64_t& out);
  // The raw array or object (owned by the document given to the constructor), or nullptr.
  const Json* array(Text key, Presence presence = Presence::Optional);
  const Json* object(Text key, Presence presence = Presence::Optional);

  [[nodiscard]] std::string pointer_of(Text key) const;
  void report(ErrorCode code, Text key, Text detail = {});
  // An item of the list `key`, or a member of the object `key`, that could not be read: it comes back with rest(), alone in
  // a list or object of that key, for the writer to put behind the sound ones (see record_writer.h).
  void keep_item(Text key, const Json& item);
  void keep_member(Text key, Text member, const Json& value);
  // Somebody else keeps this member: it does not come back with rest().
  void leave_out(Text key) { take(key); }
  // All members that were not taken, and what was kept.
  [[nodiscard]] Json rest() const;

 private:
  const Json* find(Text key, Presence presence);
  const std::string* find_string(Text key, Presence presence);
  // A member that must pass `sound`, or `code` is reported with the text as detail.
  bool read_checked(std::string& out, Text key, Presence presence, bool (*sound)(std::string_view),
                    ErrorCode code);
  void take(Text key);
  // The start of `found` that fits, repaired; reports at `pointer`.
  std::string sound_text(const std::string& found, std::size_t max_bytes, Text pointer);
  Json& kept_at(Text key);

  const Json* object_;
  std::string pointer_;
  Problems* problems_;
  std::vector<const Json*> taken_;  // the values that were taken
  Json kept_ = empty_object();
};

// Walks the records of a list member. Items that are no objects and those beyond `max` are reported and kept.
//   for (ListReader list(reader, "cards", 10); list.next();) { … list.item() … }
class ListReader {
 public:
  ListReader(RecordReader& parent, Text key, std::size_t max, Problems& problems);
  bool next();
  [[nodiscard]] const Json& item() const { return *item_; }
  [[nodiscard]] std::string pointer() const;  // of the item

 private:
  RecordReader& parent_;
  Text key_;
  std::size_t max_;
  Problems& problems_;
  const Json* list_;
  const Json* item_ = nullptr;
  std::size_t at_ = 0;     // of the next item
  std::size_t count_ = 0;  // records so far
};

// Finds ids that come twice.
class SeenIds {
 public:
  // Of a record read at `pointer`: clears and reports the id when an earlier record has it. `id` stays where it is while
  // this lives.
  void check(std::string& id, Text pointer, Problems& problems);

 private:
  std::vector<const std::string*> sorted_;
};

// Reads one item of a list into `out`; returns where the record's id stays.
using ReadItem = std::string& (*)(void* out, const Json& item, Text pointer, Problems& problems);
void read_items(RecordReader& parent, Text key, std::size_t max, void* out, ReadItem read, Problems& problems, SeenIds* seen);

// Reads the records of a list behind those of `out`, each with `read(item, pointer, record, problems)`. An id that comes twice,
// in this list or in those that were read with the same `seen`, is cleared and reported.
template <auto read, class T>
void read_records(RecordReader& parent, Text key, std::size_t max, std::vector<Shared<T>>& out, Problems& problems, SeenIds* seen = nullptr) {
  read_items(parent, key, max, &out, [](void* list, const Json& item, Text pointer, Problems& found) -> std::string& {
    T& record = static_cast<std::vector<Shared<T>>*>(list)->emplace_back().edit();
    read(item, pointer, record, found);
    return record.id;
  }, problems, seen);
}

}  // namespace sandtable
