#include "tools/sorting/sort_pack.h"

#include "core/json/record_reader.h"
#include "tools/self_test/pack.h"

namespace sandtable::inline workshop {
namespace {

constexpr std::int64_t kMaxPackVersion = 1'000'000;
constexpr std::int64_t kMaxOrder = 1000;

// A text that has to be there; white space alone is no text.
void needed_line(std::string& out, RecordReader& reader, Text key) {
  if (reader.read_line(out, key, kMaxPackTextBytes, Presence::Required) &&
      out.find_first_not_of(" \t\r\n") == std::string::npos) {
    reader.report(ErrorCode::OutOfRange, key, range_detail(1, kMaxPackTextBytes));
  }
}

void some_text(std::string& out, RecordReader& reader, Text key) {
  reader.read_text(out, key, kMaxPackTextBytes);
}

// The list at `key` when its length is right.
const Json* list_at(RecordReader& reader, Text key, std::size_t min, std::size_t max) {
  const Json* found = reader.array(key, Presence::Required);
  if (found == nullptr || (found->size() >= min && found->size() <= max)) return found;
  reader.report(ErrorCode::OutOfRange, key,
                range_detail(static_cast<std::int64_t>(min), static_cast<std::int64_t>(max)));
  return nullptr;
}

int whole(RecordReader& reader, Text key, std::int64_t min, std::int64_t max, int standard) {
  return static_cast<int>(reader.integer(key, min, max).value_or(standard));
}

void read_bins(RecordReader& root, SortPack& pack, Problems& problems) {
  const Json* found = list_at(root, "bins", kMinBins, kMaxBins);
  if (found == nullptr) return;
  pack.bins.resize(found->size());  // ids stay where they are while SeenIds lives
  SeenIds seen;
  for (std::size_t i = 0; i < found->size(); ++i) {
    SortBin& bin = pack.bins[i];
    RecordReader reader((*found)[i], pointer_to("/bins", i), problems);
    reader.read_id(bin.id, "id", Presence::Required);
    seen.check(bin.id, pointer_to("/bins", i), problems);
    needed_line(bin.title, reader, "title");
    some_text(bin.help, reader, "help");
  }
}

void read_items(RecordReader& root, SortPack& pack, bool bins_sound, Problems& problems) {
  const Json* found = list_at(root, "items", 1, kMaxSortItems);
  if (found == nullptr) return;
  pack.items.resize(found->size());
  SeenIds seen;
  for (std::size_t i = 0; i < found->size(); ++i) {
    SortItem& item = pack.items[i];
    RecordReader reader((*found)[i], pointer_to("/items", i), problems);
    reader.read_id(item.id, "id", Presence::Required);
    seen.check(item.id, pointer_to("/items", i), problems);
    needed_line(item.text, reader, "text");
    reader.read_id(item.bin, "bin");
    if (bins_sound && !item.bin.empty() && pack.bin_index(item.bin) == pack.bins.size())
      reader.report(ErrorCode::UnknownChoice, "bin", item.bin);
    some_text(item.why, reader, "why");
    item.points = whole(reader, "points", 0, kMaxItemPoints, 1);
  }
}

void read_pack(const Json& document, SortPack& pack, Problems& problems) {
  RecordReader root(document, {}, problems);
  root.read_id(pack.id, "id", Presence::Required);
  pack.pack_version = whole(root, "pack_version", 1, kMaxPackVersion, 1);
  pack.code = whole(root, "code", 1, kMaxSortCode, 0);
  pack.order = whole(root, "order", 0, kMaxOrder, 0);
  needed_line(pack.title, root, "title");
  some_text(pack.introduction, root, "introduction");
  const std::size_t before = problems.size();
  read_bins(root, pack, problems);
  const bool bins_sound = problems.size() == before;  // one mistake, one problem
  read_items(root, pack, bins_sound, problems);
  pack.own_items = root.boolean("own_items").value_or(false);
  root.read_texts(pack.mine, "mine", kMaxBins, 0);
  for (std::size_t i = 0; i < pack.mine.size(); ++i) {
    const std::string& bin = pack.mine[i];
    if (bins_sound && pack.bin_index(bin) == pack.bins.size())
      report(problems, ErrorCode::UnknownChoice, pointer_to("/mine", i), bin);
    for (std::size_t earlier = 0; earlier < i; ++earlier) {
      if (pack.mine[earlier] == bin) report(problems, ErrorCode::DuplicateId, pointer_to("/mine", i), bin);
    }
  }
  root.read_line(pack.mine_text, "mine_text", kMaxPackTextBytes);
  if (const Json* words = root.object("words")) {
    RecordReader reader(*words, "/words", problems);
    some_text(pack.words_all, reader, "all");
    some_text(pack.words_most, reader, "most");
    some_text(pack.words_some, reader, "some");
  }
}

// `found`: what parsing found, which spoils the pack as well. All is listed in `problems`, too.
Result<SortPack> load_document(const Json& document, Problems found, Problems& problems) {
  Result<SortPack> out = SortPack();
  const std::string* format = find_text(document, "format");
  if (format == nullptr || !(kSortPackFormat == *format)) {
    report(found, ErrorCode::WrongFormat, document.is_object() ? "/format" : "",
           format != nullptr      ? detail_text(*format)
           : document.is_object() ? std::string()
                                  : document.type_name());
  } else {
    const std::size_t before = found.size();
    const auto version =
        RecordReader(document, {}, found).integer("version", 1, INT64_MAX, Presence::Required);
    if (version && *version > kSortPackVersion)
      report(found, ErrorCode::NewerVersion, "/version", std::to_string(*version));
    if (found.size() == before) read_pack(document, *out.operator->(), found);
  }
  for (const Error& problem : found) add_problem(problems, problem);
  if (!found.empty()) return found.front();
  return out;
}

}  // namespace

std::size_t SortPack::bin_index(Text bin_id) const {
  std::size_t i = 0;
  while (i < bins.size() && !(bin_id == bins[i].id)) ++i;
  return i;
}

std::size_t SortPack::item_index(Text item_id) const {
  std::size_t i = 0;
  while (i < items.size() && !(item_id == items[i].id)) ++i;
  return i;
}

Result<SortPack> load_sort_pack(std::string_view text, Problems& problems) {
  Problems found;
  const Result<Json> document = parse_json(text, found);
  if (!document) {
    add_problem(problems, document.error());
    return document.error();
  }
  return load_document(document.value(), std::move(found), problems);
}

Result<SortPack> load_sort_pack(const Json& document, Problems& problems) {
  return load_document(document, {}, problems);
}

void SortLibrary::add(SortPack pack) {
  for (SortPack& old : packs_) {
    if (old.id != pack.id) continue;
    old = std::move(pack);
    return;
  }
  packs_.push_back(std::move(pack));
}

const SortPack* SortLibrary::find(Text id) const {
  for (const SortPack& pack : packs_) {
    if (id == pack.id) return &pack;
  }
  return nullptr;
}

const SortPack* SortLibrary::find_by_code(int code) const {
  for (const SortPack& pack : packs_) {
    if (code != 0 && pack.code == code) return &pack;
  }
  return nullptr;
}

}  // namespace sandtable::workshop
