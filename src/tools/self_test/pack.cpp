#include "tools/self_test/pack.h"

#include <algorithm>
#include <iterator>

#include "core/json/record_reader.h"

namespace sandtable {
namespace {

constexpr std::size_t kMaxListItems = 100;  // bands, dimensions, paragraphs, tips
constexpr std::size_t kMinScalePoints = 2;
constexpr std::size_t kMaxScalePoints = 10;
constexpr std::int64_t kMaxPackVersion = 1'000'000;

constexpr Text kPictures[] = {"", kLadderPicture, kWeightsPicture};

// White space alone is no text.
bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

bool contains(const std::vector<std::string>& list, std::string_view text) {
  for (const std::string& one : list) {
    if (one == text) return true;
  }
  return false;
}

// A list of texts; what is not a text is reported and left out.
std::vector<std::string> read_texts(const Json* list, const std::string& pointer, Problems& problems) {
  std::vector<std::string> out;
  if (list == nullptr) return out;
  for (std::size_t i = 0; i < list->size(); ++i) {
    const auto* text = (*list)[i].get_ptr<const Json::string_t*>();
    if (text == nullptr) {
      report(problems, ErrorCode::WrongType, pointer_to(pointer, i), "string");
    } else if (is_blank(*text) || text->size() > kMaxPackTextBytes) {
      report(problems, ErrorCode::OutOfRange, pointer_to(pointer, i), range_detail(1, kMaxPackTextBytes));
    } else {
      out.push_back(*text);
    }
  }
  return out;
}

class PackReader {
 public:
  PackReader(const Json& document, Problems& problems, PackPart part) : root_(document, {}, problems), problems_(problems), part_(part) {}

  TestPack read() {
    root_.read_id(pack_.id, "id", Presence::Required);
    pack_.pack_version = static_cast<int>(root_.integer("pack_version", 1, kMaxPackVersion).value_or(1));
    pack_.code = static_cast<int>(root_.integer("code", 1, kMaxTestCode).value_or(0));
    needed_text(pack_.title, root_, "title");
    some_text(pack_.summary, root_, "summary");
    pack_.introduction = texts(root_, "introduction", 0, kMaxListItems, Presence::Optional);
    some_text(pack_.method_note, root_, "method_note");
    pack_.minutes = static_cast<int>(root_.integer("minutes", 0, kMaxTestMinutes).value_or(0));
    pack_.picture = kPictures[root_.read_word("picture", kPictures, std::size(kPictures), 0)].str();
    read_scale();
    read_bands();
    read_dimensions();
    read_questions();
    read_total_advice();
    return std::move(pack_);
  }

 private:
  static void some_text(std::string& out, RecordReader& reader, Text key) {
    reader.read_text(out, key, kMaxPackTextBytes);
  }

  static void needed_text(std::string& out, RecordReader& reader, Text key) {
    if (reader.read_line(out, key, kMaxPackTextBytes, Presence::Required) && is_blank(out))
      reader.report(ErrorCode::OutOfRange, key, range_detail(1, kMaxPackTextBytes));
  }

  // The list at `key` when its length is right.
  const Json* list(RecordReader& reader, Text key, std::size_t min, std::size_t max,
                   Presence presence) {
    const Json* found = reader.array(key, presence);
    if (found == nullptr || (found->size() >= min && found->size() <= max)) return found;
    reader.report(ErrorCode::OutOfRange, key,
                  range_detail(static_cast<std::int64_t>(min), static_cast<std::int64_t>(max)));
    return nullptr;
  }

  std::vector<std::string> texts(RecordReader& reader, Text key, std::size_t min, std::size_t max,
                                 Presence presence) {
    return read_texts(list(reader, key, min, max, presence), reader.pointer_of(key), problems_);
  }

  // An id that must not occur twice in `seen`.
  static void new_id(std::string& out, RecordReader& reader, std::vector<std::string>& seen) {
    if (!reader.read_id(out, "id", Presence::Required)) return;
    if (contains(seen, out)) reader.report(ErrorCode::DuplicateId, "id", out);
    seen.push_back(out);
  }

  void read_scale() {
    const Json* found = root_.object("scale", Presence::Required);
    if (found == nullptr) return;
    RecordReader scale(*found, root_.pointer_of("scale"), problems_);
    pack_.scale_min = static_cast<int>(scale.integer("min", -kMaxScaleStart, kMaxScaleStart).value_or(1));
    pack_.scale_labels = texts(scale, "labels", kMinScalePoints, kMaxScalePoints, Presence::Required);
  }

  void read_bands() {
    const std::size_t problems_before = problems_.size();
    read_band_list();
    bands_sound_ = problems_.size() == problems_before;
  }

  void read_band_list() {
    const Json* found = list(root_, "bands", 1, kMaxListItems, Presence::Required);
    if (found == nullptr) return;
    std::int64_t previous = -1;
    for (std::size_t i = 0; i < found->size(); ++i) {
      RecordReader reader((*found)[i], pointer_to("/bands", i), problems_);
      Band& band = pack_.bands.emplace_back();
      new_id(band.id, reader, band_ids_);
      const std::optional<std::int64_t> from = reader.integer("from_pomp", 0, 100, Presence::Required);
      if (from) {
        const bool rises = i == 0 ? *from == 0 : *from > previous;
        if (!rises) reader.report(ErrorCode::NotAscending, "from_pomp");
        previous = *from;
        band.from_pomp = static_cast<int>(*from);
      }
      needed_text(band.title, reader, "title");
      some_text(band.meaning, reader, "meaning");
    }
  }

  void read_dimensions() {
    const Json* found = list(root_, "dimensions", 1, kMaxListItems, Presence::Required);
    dimensions_sound_ = found != nullptr;
    if (found == nullptr) return;
    for (std::size_t i = 0; i < found->size(); ++i) {
      RecordReader reader((*found)[i], pointer_to("/dimensions", i), problems_);
      Dimension& dimension = pack_.dimensions.emplace_back();
      new_id(dimension.id, reader, dimension_ids_);
      if (dimension.id.empty()) dimensions_sound_ = false;
      needed_text(dimension.title, reader, "title");
      some_text(dimension.measures, reader, "measures");
      const Presence weighted = pack_.picture == kWeightsPicture.view() ? Presence::Required : Presence::Optional;
      dimension.weight = reader.number("weight", 0, 100, weighted).value_or(-1);
      if (const Json* advice = reader.object("advice", part_ == PackPart::Whole ? Presence::Required : Presence::Optional)) {
        read_advice(*advice, reader.pointer_of("advice"), dimension);
      }
    }
  }

  // Of results, which the first screens do without: not inlined.
  [[gnu::noinline]] void read_advice(const Json& advice, const std::string& pointer, Dimension& dimension) {
    for (const auto& [band, record] : *advice.get_ptr<const Json::object_t*>()) {
      const std::string place = pointer_to(pointer, band);
      if (!known_band(band, place)) continue;
      RecordReader reader(record, place, problems_);
      Advice& one = dimension.advice[band];
      needed_text(one.text, reader, "text");
      one.tips = texts(reader, "tips", 1, kMaxListItems, Presence::Required);
    }
    for (const Band& band : pack_.bands) {
      if (!band.id.empty() && !dimension.advice.contains(band.id)) {
        report(problems_, ErrorCode::MissingAdvice, pointer_to(pointer, band.id));
      }
    }
  }

  // Advice for a band that is not declared is a typing error.
  [[gnu::noinline]] bool known_band(const std::string& band, const std::string& place) {
    if (contains(band_ids_, band)) return true;
    if (!bands_sound_) return false;  // one mistake, one problem
    report(problems_, ErrorCode::UnknownChoice, place, detail_text(band));
    return false;
  }

  void read_questions() {
    const Json* found = list(root_, "questions", 1, kMaxQuestions, Presence::Required);
    if (found == nullptr) return;
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < found->size(); ++i) {
      RecordReader reader((*found)[i], pointer_to("/questions", i), problems_);
      Question& question = pack_.questions.emplace_back();
      new_id(question.id, reader, ids);
      reader.read_id(question.dimension, "dimension", Presence::Required);
      if (!question.dimension.empty() && dimensions_sound_ && !contains(dimension_ids_, question.dimension)) {
        reader.report(ErrorCode::UnknownDimension, "dimension", question.dimension);
      }
      needed_text(question.text, reader, "text");
      reader.read_line(question.short_text, "short", kMaxPackTextBytes);
      if (question.short_text.empty()) question.short_text = question.text;
      question.reverse = reader.boolean("reverse").value_or(false);
      some_text(question.practice, reader, "practice");
      some_text(question.use, reader, "use");
    }
    for (std::size_t i = 0; i < pack_.dimensions.size(); ++i) {
      const std::string& id = pack_.dimensions[i].id;
      if (!id.empty() && !is_fed(id)) {
        report(problems_, ErrorCode::EmptyDimension, pointer_to("/dimensions", i), id);
      }
    }
  }

  [[nodiscard]] bool is_fed(Text dimension) const {
    for (const Question& question : pack_.questions) {
      if (question.dimension == dimension) return true;
    }
    return false;
  }

  void read_total_advice() {
    if (const Json* found = root_.object("total_advice")) read_advice_of_total(*found);
  }

  [[gnu::noinline]] void read_advice_of_total(const Json& found) {
    RecordReader reader(found, root_.pointer_of("total_advice"), problems_);
    for (const auto& [band, value] : *found.get_ptr<const Json::object_t*>()) {
      if (!known_band(band, reader.pointer_of(band))) continue;
      std::string& words = pack_.total_advice[band];
      some_text(words, reader, band);
      if (value.is_string() && is_blank(words)) {
        reader.report(ErrorCode::OutOfRange, band, range_detail(1, kMaxPackTextBytes));
      }
    }
  }

  TestPack pack_;
  RecordReader root_;
  Problems& problems_;
  const PackPart part_;
  std::vector<std::string> band_ids_;
  std::vector<std::string> dimension_ids_;
  bool bands_sound_ = false;  // else nothing can be said about references to them
  bool dimensions_sound_ = false;
};

template <class Record>
const Record* find_by_id(const std::vector<Record>& records, Text id) {
  for (const Record& record : records) {
    if (record.id == id) return &record;
  }
  return nullptr;
}

[[gnu::noinline]] Error refuse(Problems& problems, ErrorCode code, Text pointer, Text detail) {
  report(problems, code, pointer, detail);
  return error_at(code, pointer, detail);
}

// `first` is where the problems of this pack begin in the list.
Result<TestPack> read_pack(const Json& document, Problems& problems, std::size_t first, PackPart part = PackPart::Whole) {
  if (!document.is_object()) return refuse(problems, ErrorCode::WrongFormat, {}, document.type_name());
  const std::string* format = find_text(document, "format");
  if (format == nullptr || *format != kTestPackFormat) {
    const std::string said = format == nullptr ? std::string() : detail_text(*format);
    return refuse(problems, ErrorCode::WrongFormat, "/format", said);
  }
  Problems found;
  RecordReader reader(document, {}, found);
  const std::optional<std::int64_t> version = reader.integer("version", 1, INT64_MAX, Presence::Required);
  if (!version) {
    add_problem(problems, found.front());
    return found.front();
  }
  if (*version > kTestPackVersion) {
    return refuse(problems, ErrorCode::NewerVersion, "/version", std::to_string(*version));
  }

  if (problems.size() > first) found.push_back(problems[first]);  // bad text or a key twice
  TestPack pack = PackReader(document, found, part).read();
  if (found.empty()) return pack;
  for (std::size_t i = problems.size() > first ? 1 : 0; i < found.size(); ++i)
    add_problem(problems, found[i]);
  return found.front();
}

}  // namespace

const Question* TestPack::find_question(Text question_id) const {
  return find_by_id(questions, question_id);
}

const Dimension* TestPack::find_dimension(Text dimension_id) const {
  return find_by_id(dimensions, dimension_id);
}

const Band* TestPack::band_of(double pomp) const {
  const Band* found = bands.empty() ? nullptr : &bands.front();
  for (const Band& band : bands) {
    if (band.from_pomp <= pomp) found = &band;
  }
  return found;
}

Result<TestPack> load_test_pack(std::string_view text, Problems& problems) {
  const std::size_t first = problems.size();
  const Result<Json> document = parse_json(text, problems);
  if (!document) {
    add_problem(problems, document.error());
    return document.error();
  }
  return read_pack(document.value(), problems, first);
}

Result<TestPack> load_test_pack(const Json& document, Problems& problems) {
  return load_test_pack(document, problems, PackPart::Whole);
}

Result<TestPack> load_test_pack(const Json& document, Problems& problems, PackPart part) {
  return read_pack(document, problems, problems.size(), part);
}

void TestLibrary::add(TestPack pack) {
  for (TestPack& old : packs_) {
    if (old.id != pack.id) continue;
    old = std::move(pack);
    return;
  }
  packs_.push_back(std::move(pack));
}

const TestPack* TestLibrary::find(Text id) const {
  return find_by_id(packs_, id);
}

const TestPack* TestLibrary::find_by_code(int code) const {
  if (code == 0) return nullptr;
  for (const TestPack& pack : packs_) {
    if (pack.code == code) return &pack;
  }
  return nullptr;
}

}  // namespace sandtable
