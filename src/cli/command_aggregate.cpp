// sandtable aggregate: hand-ins from files, folders, streams and pasted text, counted one at a time.
#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <optional>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/error_words.h"
#include "cli/files.h"
#include "cli/line_reader.h"
#include "cli/output.h"
#include "cli/plain_hand_in.h"
#include "cli/texts.h"
#include "core/links/link.h"
#include "core/tables/encoding.h"
#include "tools/class/collect.h"
#include "tools/class/summary.h"
#include "tools/class/summary_export.h"
#include "tools/self_test/pack.h"
#include "tools/sorting/sort_pack.h"

namespace sandtable::cli {
namespace {

using Clock = std::chrono::steady_clock;

constexpr double kQuietSeconds = 1;  // before progress is told
constexpr double kProgressSeconds = 0.5;
constexpr std::size_t kMuchText = 64u << 10, kMostText = 1u << 20;  // lines that are looked at together
constexpr std::int64_t kMostBlankLines = 100;                       // between two of them

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks(" \t\r\0", 4);
  const std::size_t begin = text.find_first_not_of(kBlanks);
  return begin == std::string_view::npos ? std::string_view()
                                         : text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

bool opens_json(std::string_view text) {
  return !text.empty() && (text[0] == '{' || text[0] == '[');
}

// How far a JSON text that may go on over several lines has come.
class Nesting {
 public:
  // True when everything that was opened has been closed.
  bool add(std::string_view text) {
    for (const char c : text) {
      if (escaped_) {
        escaped_ = false;
      } else if (in_string_) {
        escaped_ = c == '\\';
        in_string_ = c != '"';
      } else if (c == '"') {
        in_string_ = true;
      } else if (c == '{' || c == '[') {
        open_ += c;
      } else if ((c == '}' || c == ']') && !open_.empty()) {
        open_.pop_back();
      }
    }
    return open_.empty();
  }
  // Whether an object may follow `text`, the last that was added.
  [[nodiscard]] bool takes_object(std::string_view text) const {
    if (in_string_ || open_.empty()) return false;
    const char last = text.back();
    return last == ':' || (open_.back() == '[' && (last == '[' || last == ','));
  }

 private:
  std::string open_;
  bool in_string_ = false;
  bool escaped_ = false;
};

class Aggregator {
 public:
  Aggregator(const Settings& settings, const SummaryRules& rules, bool progress)
      : settings_(settings), rules_(rules), progress_(progress || isatty(2) != 0) {}

  void add_path(const std::string& path) {
    std::error_code failed;
    if (path != "-" && std::filesystem::is_directory(path, failed)) {
      add_folder(path);
    } else {
      add_file(path);
    }
  }

  // Prints the summary; the exit code.
  int finish(OutputForm form) {
    clear_progress();
    if (!packs_sound_) return 1;
    if (!summary_ || summary_->hand_ins() == 0) {
      complain("there was no submission to count");
      return 1;
    }
    tell_who_counts();
    if (!speak()) return 1;
    switch (form) {
      case OutputForm::Json:
        print(dump_json_pretty(summary_to_json(*summary_)) + "\n");
        break;
      case OutputForm::Csv:
        print(summary_csv(*summary_));
        break;
      case OutputForm::Markdown: {
        Texts texts;
        if (!texts.load(settings_, language_)) return 1;
        Packs packs(spoken_library_);
        print(summary_markdown(*summary_, texts.setting(packs).words, language_));
        break;
      }
    }
    if (broken_ > 0)
      complain("what is listed above was not counted: " + std::to_string(broken_) +
               (broken_ == 1 ? " problem" : " problems"));
    return broken_ > 0 ? 1 : 0;
  }

 private:
  // ---- where hand-ins come from

  // One entry at a time: a folder may have any number.
  void add_folder(const std::string& folder) {
    std::error_code failed;
    std::filesystem::directory_iterator at(folder, failed);
    for (; !failed && at != std::filesystem::directory_iterator(); at.increment(failed)) {
      const std::filesystem::directory_entry& entry = *at;
      const std::string path = entry.path().string();
      const std::string kind = entry.path().extension().string();
      std::error_code unknown;
      if (entry.is_directory(unknown)) {
        if (!entry.is_symlink(unknown)) add_folder(path);  // it may lead back
      } else if (kind == ".json" || kind == ".ndjson" || kind == ".txt") {
        if (entry.is_regular_file(unknown)) {
          add_file(path);
        } else {
          // A pipe or a device might never end.
          refuse(visible(path), unknown ? unknown.message() : "is not a regular file");
        }
      }
    }
    if (failed) refuse(visible(folder), failed.message());
  }

  void add_file(const std::string& path) {
    LineReader& reader = reader_;
    name_ = name_of_input(path);
    const std::int64_t found_before = found_;
    if (!reader.open(path)) return refuse(name_, std::strerror(errno));
    if (const auto encoding = marked_encoding(reader.start()); encoding && *encoding != Encoding::Utf8) {
      const std::string bytes = reader.take_rest(kMaxCollectBytes);
      if (bytes.size() > kMaxCollectBytes) return too_large(1);
      reader.read_instead(decode_here(bytes, *encoding).value_or(""));
    }
    std::string_view line;
    bool again = false;  // `line` was looked at, but belongs to nothing yet
    while (true) {
      LineReader::Read read = LineReader::Read::Line;
      if (!again) read = reader.next(line);
      again = false;
      if (read != LineReader::Read::Line) flush_text();
      if (read == LineReader::Read::End) break;
      if (read == LineReader::Read::Failed) return refuse(name_, std::strerror(errno));
      if (read == LineReader::Read::Endless)
        return refuse(name_, "this has no end: the rest was not read");
      if (read == LineReader::Read::TooLong) {
        too_large(reader.number());
        continue;
      }
      if (reader.number() == 1 && line.substr(0, 3) == "\xEF\xBB\xBF") line.remove_prefix(3);
      const std::string_view text = trimmed(line);
      if (text.empty()) continue;
      if (opens_json(text)) {
        flush_text();
        again = add_json_at(reader, text, line);
      } else {
        keep_text(text, reader.number());
      }
    }
    // A file of which nothing was even broken.
    if (found_ == found_before) refuse(name_, "there is no submission, link or result code in it");
  }

  // A JSON text that begins in this line. True when it turned out to be broken and `line` is the one after
  // it.
  bool add_json_at(LineReader& reader, std::string_view text, std::string_view& line) {
    ++found_;
    if (add_plain(text, reader.number())) return false;
    const std::string place = place_of(reader.number());
    Problems problems;
    Result<Json> document = parse_json(text, problems);
    Nesting nesting;
    if (document || nesting.add(text)) {
      add_parsed(document, problems, place);
      return false;
    }
    // It goes on in the next lines, or it was cut off and they are others of their kind.
    std::string whole(text);
    bool takes_object = nesting.takes_object(text);
    bool again = false;
    while (true) {
      const LineReader::Read read = reader.next(line);
      if (read == LineReader::Read::TooLong) too_large(reader.number());
      again = read == LineReader::Read::Line && !takes_object && line.substr(0, 1) == "{";
      if (again || read != LineReader::Read::Line) break;
      whole.append("\n").append(line);
      if (nesting.add(line) || whole.size() > JsonLimits{}.bytes) break;
      const std::string_view rest = trimmed(line);
      if (!rest.empty()) takes_object = nesting.takes_object(rest);
    }
    problems.clear();
    document = parse_json(whole, problems);
    add_parsed(document, problems, place);
    return again;
  }

  void add_parsed(const Result<Json>& document, const Problems& problems, const std::string& place) {
    if (!document) return refuse(place, line_of(document.error()));
    list(problems, place);
    add_document(document.value(), place);
  }

  // Lines of other text are looked at together: mail programs break links over several.
  void keep_text(std::string_view line, std::int64_t number) {
    const bool is_json = line.find("\":") != std::string_view::npos;
    const bool may_go_on = text_.size() < kMostText && line.find(' ') == std::string_view::npos;
    if (is_json || number - text_end_ > kMostBlankLines || (text_.size() > kMuchText && !may_go_on)) flush_text();
    if (text_.empty()) text_line_ = text_end_ = number;
    text_.append(static_cast<std::size_t>(number - text_end_), '\n').append(line);  // blank lines were passed over
    text_end_ = number;
    if (is_json) flush_text();
  }

  void flush_text() {
    if (text_.empty()) return;
    const std::string text = std::exchange(text_, {});
    if (!ready(Json())) return;
    const std::int64_t before = found_;
    std::vector<FoundHandIn> found;
    find_hand_ins(text, "", CollectContext{library_, sorts_, {}, {}, &work_}, found);
    for (const FoundHandIn& one : found) {
      // No code and no link in it: other text.
      if (one.text.empty() || (one.state == Arrival::Broken && one.problems.front().code == ErrorCode::NothingThere)) continue;
      ++found_;
      const std::string where = place_of(text_line_ + one.line - 1) + " " + visible(one.text);
      if (one.state == Arrival::Broken) refuse(where, line_of(one.problems.front()));
      else add_hand_in(one.document, where, find_link(one.text) == 0);
    }
    // Other text is passed over, but not the rest of a hand-in that lost its beginning.
    if (found_ == before && text.find("\":") != std::string_view::npos) {
      ++found_;
      refuse(place_of(text_line_), "this is a part of a JSON text");
    }
  }

  // ---- counting

  // A hand-in, or several: a class, or a list of them.
  void add_document(const Json& document, const std::string& place) {
    const auto* list = document.get_ptr<const Json::array_t*>();
    const Json* members = find_member(document, "hand_ins");
    if (members != nullptr) list = members->get_ptr<const Json::array_t*>();
    if (list == nullptr) return add_hand_in(document, place);
    if (list->empty()) refuse(place, "there is no submission in it");
    for (std::size_t i = 0; i < list->size(); ++i)
      add_hand_in((*list)[i], place + (members != nullptr ? "/hand_ins/" : "/") + std::to_string(i));
  }

  // The short way, see plain_hand_in.h. The first hand-in always goes the whole way: it loads the tests.
  bool add_plain(std::string_view text, std::int64_t line) {
    PlainHandIn plain;
    if (!summary_ || !read_plain_hand_in(text, library_, plain)) return false;
    tick();
    ++languages_[plain.language == Language::Chinese ? 1 : 0];
    if (!summary_->add(plain.head, plain.attempt))
      refuse(place_of(line), line_of(Error{ErrorCode::OutOfRange, "/self_tests/0/test", plain.attempt.test}));
    return true;
  }

  // A code says nothing of its language.
  void add_hand_in(const Json& document, const std::string& place, bool has_language = true) {
    tick();
    if (!ready(document)) return;
    if (has_language) ++languages_[language_of(document) == Language::Chinese ? 1 : 0];
    Problems problems;
    const Result<int> counted = summary_->add(document, problems);
    list(problems, place);
    if (!counted) refuse(place, line_of(counted.error()));
  }

  static Language language_of(const Json& document) {
    return text_of(document, "language") == Text("zh") ? Language::Chinese : Language::English;
  }

  bool load(Language language, TestLibrary& library, SortLibrary& sorts) {
    language_ = language;
    return load_library(settings_, language, library) && load_sorts(settings_, language, sorts);
  }

  // Tests are read in the language of the first hand-in, unless another one is asked for.
  bool ready(const Json& document) {
    if (summary_ || !packs_sound_) return packs_sound_;
    const Language language = settings_.language.empty() ? language_of(document)
                              : settings_.language == "zh" ? Language::Chinese
                                                           : Language::English;
    packs_sound_ = load(language, library_, sorts_);
    if (packs_sound_) summary_.emplace(library_, sorts_, rules_);
    return packs_sound_;
  }

  // Titles are in the language of most hand-ins, whichever came first; English when there are as many of both.
  bool speak() {
    const Language most = languages_[1] > languages_[0] ? Language::Chinese : Language::English;
    if (!settings_.language.empty() || most == language_) return true;
    if (!load(most, spoken_library_, spoken_sorts_)) return false;
    summary_->speak(spoken_library_, spoken_sorts_);
    return true;
  }

  // ---- telling

  [[nodiscard]] std::string place_of(std::int64_t line) const { return name_ + ":" + std::to_string(line); }

  static void tell(std::int64_t n, const char* one, const char* several, const std::string& what) {
    if (n > 0) complain(std::to_string(n) + (n == 1 ? one : several) + what);
  }

  // What is neither an error nor silent.
  void tell_who_counts() const {
    tell(summary_->came_again(), " submission that was", " submissions that were", " counted already came again and left the figures as they are");
    tell(summary_->came_changed(), " submission", " submissions",
         " came again with something else in it; of each the finished one counts, and of finished ones the one handed in last");
    if (!rules_.join_names)
      tell(summary_->same_name(), " submission", " submissions",
           " of people without an id give a name that others give, too; each counts as a person of its own (--join-names makes one of a name)");
    for (const TestSummary& test : summary_->tests()) {
      const std::string title = "version " + test.version + " of the test " + test.pack.id;
      if (test.key != test.pack.id) complain(title + " is counted apart from the others");
      if (test.other_version)
        complain(title + " is not known here; its answers were read by version " + std::to_string(test.pack.pack_version));
    }
  }

  void refuse(const std::string& place, const std::string& reason) {
    clear_progress();
    ++broken_;
    complain(place + ": " + reason);
  }

  void list(const Problems& problems, const std::string& place) {
    for (const Error& problem : problems) refuse(place, line_of(problem));
  }

  void too_large(std::int64_t line) {
    ++found_;
    refuse(place_of(line), line_of(Error{ErrorCode::TooLarge, "", std::to_string(JsonLimits{}.bytes)}));
  }

  void tick() {
    ++count_;
    if (!progress_ || count_ % 512 != 0) return;
    const Clock::time_point now = Clock::now();
    if (std::chrono::duration<double>(now - started_).count() < kQuietSeconds ||
        std::chrono::duration<double>(now - told_).count() < kProgressSeconds)
      return;
    told_ = now;
    std::fprintf(stderr, "\r%lld submissions", static_cast<long long>(count_));
    std::fflush(stderr);
    shown_ = true;
  }

  void clear_progress() {
    if (shown_) std::fputs("\r\x1B[K", stderr);
    shown_ = false;
  }

  const Settings& settings_;
  SummaryRules rules_;
  bool progress_;
  TestLibrary library_, spoken_library_;
  SortLibrary sorts_, spoken_sorts_;
  LinkWork work_;
  std::int64_t languages_[2] = {};  // hand-ins in English, in Chinese
  Language language_ = Language::English;
  std::optional<ClassSummary> summary_;
  LineReader reader_{JsonLimits{}.bytes};
  std::string name_;        // of the file at hand
  std::string text_;        // lines of it that are neither JSON nor looked at yet
  std::int64_t text_line_ = 0, text_end_ = 0;  // of the first and the last of them
  std::int64_t count_ = 0;  // hand-ins
  std::int64_t found_ = 0;  // documents, links and codes, sound or not
  std::int64_t broken_ = 0;
  bool packs_sound_ = true;
  bool shown_ = false;
  Clock::time_point started_ = Clock::now();
  Clock::time_point told_;
};

}  // namespace

int aggregate_command(const Settings& settings, const std::vector<std::string>& paths, OutputForm form, const SummaryRules& rules,
                      bool progress) {
  Aggregator aggregator(settings, rules, progress);
  for (const std::string& path : paths) aggregator.add_path(path);
  return aggregator.finish(form);
}

}  // namespace sandtable::cli
