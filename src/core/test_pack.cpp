#include "core/test_pack.h"

#include <algorithm>
#include <set>

#include "core/record_reader.h"

namespace sandtable {
namespace {

constexpr std::size_t kMaxListItems = 100;  // bands, dimensions, paragraphs, tips
constexpr std::size_t kMinScalePoints = 2;
constexpr std::size_t kMaxScalePoints = 10;
constexpr std::int64_t kMaxPackVersion = 1'000'000;
constexpr std::int64_t kMaxMinutes = 600;

// White space alone is no text.
bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// A list of texts; what is not a text is reported and left out.
std::vector<std::string> read_texts(const Json* list, const std::string& pointer, Problems& problems) {
  std::vector<std::string> out;
  if (list == nullptr) return out;
  for (std::size_t i = 0; i < list->size(); ++i) {
    const auto* text = (*list)[i].get_ptr<const Json::string_t*>();
    if (text == nullptr) {
      add_problem(problems, {ErrorCode::WrongType, pointer_to(pointer, i), "string"});
    } else if (is_blank(*text) || text->size() > kMaxPackTextBytes) {
      add_problem(problems,
                  {ErrorCode::OutOfRange, pointer_to(pointer, i), "1.." + std::to_string(kMaxPackTextBytes)});
    } else {
      out.push_back(*text);
    }
  }
  return out;
}

class PackReader {
 public:
  PackReader(const Json& document, Problems& problems) : root_(document, {}, problems), problems_(problems) {}

  TestPack read() {
    pack_.id = root_.id("id", Presence::Required).value_or("");
    pack_.pack_version = static_cast<int>(root_.integer("pack_version", 1, kMaxPackVersion).value_or(1));
    pack_.code = static_cast<int>(root_.integer("code", 1, kMaxTestCode).value_or(0));
    pack_.title = needed_text(root_, "title");
    pack_.summary = some_text(root_, "summary");
    pack_.introduction = texts(root_, "introduction", 0, kMaxListItems, Presence::Optional);
    pack_.method_note = some_text(root_, "method_note");
    pack_.minutes = static_cast<int>(root_.integer("minutes", 0, kMaxMinutes).value_or(0));
    read_scale();
    read_bands();
    read_dimensions();
    read_questions();
    read_total_advice();
    return std::move(pack_);
  }

 private:
  static std::string some_text(RecordReader& reader, std::string_view key) {
    return reader.text(key, kMaxPackTextBytes).value_or("");
  }

  static std::string needed_text(RecordReader& reader, std::string_view key) {
    std::optional<std::string> found = reader.line(key, kMaxPackTextBytes, Presence::Required);
    if (found && is_blank(*found))
      reader.report(ErrorCode::OutOfRange, key, "1.." + std::to_string(kMaxPackTextBytes));
    return std::move(found).value_or("");
  }

  // The list at `key` when its length is right.
  const Json* list(RecordReader& reader, std::string_view key, std::size_t min, std::size_t max,
                   Presence presence) {
    const Json* found = reader.array(key, presence);
    if (found == nullptr || (found->size() >= min && found->size() <= max)) return found;
    reader.report(ErrorCode::OutOfRange, key, std::to_string(min) + ".." + std::to_string(max));
    return nullptr;
  }

  std::vector<std::string> texts(RecordReader& reader, std::string_view key, std::size_t min, std::size_t max,
                                 Presence presence) {
    return read_texts(list(reader, key, min, max, presence), reader.pointer_of(key), problems_);
  }

  // An id that must not occur twice in `seen`.
  std::string new_id(RecordReader& reader, std::set<std::string>& seen) {
    std::string id = reader.id("id", Presence::Required).value_or("");
    if (!id.empty() && !seen.insert(id).second) reader.report(ErrorCode::DuplicateId, "id", id);
    return id;
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
      Band band;
      band.id = new_id(reader, band_ids_);
      const std::optional<std::int64_t> from = reader.integer("from_pomp", 0, 100, Presence::Required);
      if (from) {
        const bool rises = i == 0 ? *from == 0 : *from > previous;
        if (!rises) reader.report(ErrorCode::NotAscending, "from_pomp");
        previous = *from;
        band.from_pomp = static_cast<int>(*from);
      }
      band.title = needed_text(reader, "title");
      band.meaning = some_text(reader, "meaning");
      pack_.bands.push_back(std::move(band));
    }
  }

  void read_dimensions() {
    const Json* found = list(root_, "dimensions", 1, kMaxListItems, Presence::Required);
    dimensions_sound_ = found != nullptr;
    if (found == nullptr) return;
    for (std::size_t i = 0; i < found->size(); ++i) {
      RecordReader reader((*found)[i], pointer_to("/dimensions", i), problems_);
      Dimension dimension;
      dimension.id = new_id(reader, dimension_ids_);
      if (dimension.id.empty()) dimensions_sound_ = false;
      dimension.title = needed_text(reader, "title");
      dimension.measures = some_text(reader, "measures");
      if (const Json* advice = reader.object("advice", Presence::Required)) {
        read_advice(*advice, reader.pointer_of("advice"), dimension);
      }
      pack_.dimensions.push_back(std::move(dimension));
    }
  }

  void read_advice(const Json& advice, const std::string& pointer, Dimension& dimension) {
    for (const auto& [band, record] : *advice.get_ptr<const Json::object_t*>()) {
      const std::string place = pointer_to(pointer, band);
      if (!known_band(band, place)) continue;
      RecordReader reader(record, place, problems_);
      Advice one;
      one.text = needed_text(reader, "text");
      one.tips = texts(reader, "tips", 1, kMaxListItems, Presence::Required);
      dimension.advice.emplace(band, std::move(one));
    }
    for (const Band& band : pack_.bands) {
      if (!band.id.empty() && !dimension.advice.contains(band.id)) {
        add_problem(problems_, {ErrorCode::MissingAdvice, pointer_to(pointer, band.id), {}});
      }
    }
  }

  // Advice for a band that is not declared is a typing error.
  bool known_band(const std::string& band, const std::string& place) {
    if (band_ids_.contains(band)) return true;
    if (!bands_sound_) return false;  // one mistake, one problem
    add_problem(problems_, {ErrorCode::UnknownChoice, place, detail_text(band)});
    return false;
  }

  void read_questions() {
    const Json* found = list(root_, "questions", 1, kMaxQuestions, Presence::Required);
    if (found == nullptr) return;
    std::set<std::string> ids;
    std::set<std::string> fed;
    for (std::size_t i = 0; i < found->size(); ++i) {
      RecordReader reader((*found)[i], pointer_to("/questions", i), problems_);
      Question question;
      question.id = new_id(reader, ids);
      question.dimension = reader.id("dimension", Presence::Required).value_or("");
      if (!question.dimension.empty() && dimensions_sound_ && !dimension_ids_.contains(question.dimension)) {
        reader.report(ErrorCode::UnknownDimension, "dimension", question.dimension);
      }
      fed.insert(question.dimension);
      question.text = needed_text(reader, "text");
      question.short_text = reader.line("short", kMaxPackTextBytes).value_or("");
      if (question.short_text.empty()) question.short_text = question.text;
      question.reverse = reader.boolean("reverse").value_or(false);
      question.practice = some_text(reader, "practice");
      question.use = some_text(reader, "use");
      pack_.questions.push_back(std::move(question));
    }
    for (std::size_t i = 0; i < pack_.dimensions.size(); ++i) {
      const std::string& id = pack_.dimensions[i].id;
      if (!id.empty() && !fed.contains(id)) {
        add_problem(problems_, {ErrorCode::EmptyDimension, pointer_to("/dimensions", i), id});
      }
    }
  }

  void read_total_advice() {
    const Json* found = root_.object("total_advice");
    if (found == nullptr) return;
    RecordReader reader(*found, root_.pointer_of("total_advice"), problems_);
    for (const auto& [band, value] : *found->get_ptr<const Json::object_t*>()) {
      if (!known_band(band, reader.pointer_of(band))) continue;
      std::string words = some_text(reader, band);
      if (value.is_string() && is_blank(words)) {
        reader.report(ErrorCode::OutOfRange, band, "1.." + std::to_string(kMaxPackTextBytes));
      }
      pack_.total_advice.emplace(band, std::move(words));
    }
  }

  TestPack pack_;
  RecordReader root_;
  Problems& problems_;
  std::set<std::string> band_ids_;
  std::set<std::string> dimension_ids_;
  bool bands_sound_ = false;  // else nothing can be said about references to them
  bool dimensions_sound_ = false;
};

template <class Record>
const Record* find_by_id(const std::vector<Record>& records, std::string_view id) {
  const auto match =
      std::find_if(records.begin(), records.end(), [&](const Record& record) { return record.id == id; });
  return match == records.end() ? nullptr : &*match;
}

Result<TestPack> refuse(Problems& problems, Error error) {
  add_problem(problems, error);
  return error;
}

// `first` is where the problems of this pack begin in the list.
Result<TestPack> read_pack(const Json& document, Problems& problems, std::size_t first) {
  if (!document.is_object()) return refuse(problems, {ErrorCode::WrongFormat, {}, document.type_name()});
  const auto format = document.find("format");
  const auto* word = format == document.end() ? nullptr : format->get_ptr<const Json::string_t*>();
  if (word == nullptr || *word != kTestPackFormat) {
    const std::string said = word == nullptr ? std::string() : detail_text(*word);
    return refuse(problems, {ErrorCode::WrongFormat, "/format", said});
  }
  Problems found;
  RecordReader reader(document, {}, found);
  const std::optional<std::int64_t> version = reader.integer("version", 1, INT64_MAX, Presence::Required);
  if (!version) return refuse(problems, found.front());
  if (*version > kTestPackVersion) {
    return refuse(problems, {ErrorCode::NewerVersion, "/version", std::to_string(*version)});
  }

  TestPack pack = PackReader(document, found).read();
  if (problems.size() > first) found.insert(found.begin(), problems[first]);  // bad text or a key twice
  if (found.empty()) return pack;
  for (std::size_t i = problems.size() > first ? 1 : 0; i < found.size(); ++i)
    add_problem(problems, found[i]);
  return found.front();
}

}  // namespace

const Question* TestPack::find_question(std::string_view question_id) const {
  return find_by_id(questions, question_id);
}

const Dimension* TestPack::find_dimension(std::string_view dimension_id) const {
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
  if (!document) return refuse(problems, document.error());
  return read_pack(document.value(), problems, first);
}

Result<TestPack> load_test_pack(const Json& document, Problems& problems) {
  return read_pack(document, problems, problems.size());
}

void TestLibrary::add(TestPack pack) {
  const auto match =
      std::find_if(packs_.begin(), packs_.end(), [&](const TestPack& old) { return old.id == pack.id; });
  if (match == packs_.end()) {
    packs_.push_back(std::move(pack));
  } else {
    *match = std::move(pack);
  }
}

const TestPack* TestLibrary::find(std::string_view id) const {
  return find_by_id(packs_, id);
}

const TestPack* TestLibrary::find_by_code(int code) const {
  if (code == 0) return nullptr;
  const auto match =
      std::find_if(packs_.begin(), packs_.end(), [&](const TestPack& pack) { return pack.code == code; });
  return match == packs_.end() ? nullptr : &*match;
}

}  // namespace sandtable
