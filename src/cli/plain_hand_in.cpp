#include "cli/plain_hand_in.h"

#include "core/base/instant.h"
#include "core/json/record_reader.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"

namespace sandtable::cli {
namespace {

// Every step returns false where the line is anything but plain.
class Reader {
 public:
  Reader(std::string_view line, const TestLibrary& library, PlainHandIn& out)
      : text_(line), library_(library), out_(out) {}

  bool run() {
    bool has_format = false;
    bool has_version = false;
    bool has_language = false;
    bool has_test = false;
    std::string_view modified;
    const bool read = object([&](std::string_view key) {
      std::string_view word;
      if (key == "format") return first(has_format) && string(word) && word == kPlanFormat.view();
      if (key == "version") return first(has_version) && literal(std::to_string(kPlanVersion));
      if (key == "language") return first(has_language) && string(word) && language(word);
      if (key == "id") return out_.head.id.empty() && id(out_.head.id);
      if (key == "task") return first(out_.head.has_task) && task();
      if (key == "self_tests") return first(has_test) && next('[') && self_test() && next(']');
      if (key == "created") return once(key) && instant(word);
      if (key == "modified") return once(key) && instant(modified);
      return false;
    });
    space();
    if (out_.head.handed_in.empty()) out_.head.handed_in = modified;
    return read && at_ == text_.size() && has_format && has_version && has_language && has_test &&
           !out_.head.id.empty();
  }

 private:
  bool task() {
    return object([&](std::string_view key) {
      std::string_view word;
      HandInHead& head = out_.head;
      if (key == "person") return head.person.empty() && id(head.person);
      if (key == "name")
        return head.name.empty() && string(head.name) && head.name.size() <= 100 && !head.name.empty();
      if (!once(key)) return false;
      if (key == "exercise") return id(word);
      if (key == "started") return instant(word);
      if (key == "handed_in") return instant(head.handed_in);
      return key == "over" && (literal("true") || literal("false"));
    });
  }

  bool self_test() {
    SelfTest& attempt = out_.attempt;
    const TestPack* pack = nullptr;
    bool has_id = false;
    bool has_phase = false;
    bool has_answers = false;
    std::size_t answers_at = 0;
    const bool read = object([&](std::string_view key) {
      std::string_view word;
      if (key == "id") {
        if (!first(has_id) || !id(word)) return false;
        attempt.id = word;
        return true;
      }
      if (key == "test") {
        if (!attempt.test.empty() || !id(word)) return false;
        attempt.test = word;
        pack = library_.find(attempt.test);
        return pack != nullptr;
      }
      if (key == "taken") {
        if (!once(key) || !instant(word)) return false;
        attempt.taken = word;
        return true;
      }
      if (key == "phase") return first(has_phase) && phase(attempt.phase);
      if (key == "rater") return once(key) && rater(attempt.rater.kind);
      if (key == "answers") {
        // They may stand before the test, so they are only passed over here.
        space();
        answers_at = at_;
        return first(has_answers) && object([&](std::string_view) {
                 int ignored = 0;
                 return number(ignored);
               });
      }
      return false;
    });
    if (!read || pack == nullptr || !has_id || !has_answers) return false;
    const std::size_t end = at_;
    at_ = answers_at;
    const bool sound = object([&](std::string_view key) {
      int answer = 0;
      std::string question(key);
      if (!number(answer) || answer < pack->scale_min || answer > pack->scale_max() ||
          pack->find_question(question) == nullptr)
        return false;
      return attempt.answers.emplace(std::move(question), answer).second;
    });
    at_ = end;
    return sound;
  }

  bool language(std::string_view word) {
    out_.language = word == "zh" ? Language::Chinese : Language::English;
    return word == "zh" || word == "en";
  }

  bool phase(Phase& out) {
    std::string_view word;
    if (!string(word)) return false;
    for (const Phase value : {Phase::None, Phase::Before, Phase::After}) {
      if (to_word(value).view() != word) continue;
      out = value;
      return true;
    }
    return false;
  }

  bool rater(RaterKind& out) {
    bool has_kind = false;
    return object([&](std::string_view key) {
      std::string_view word;
      if (key != "kind" || !first(has_kind) || !string(word)) return false;
      out = word == "other" ? RaterKind::Other : RaterKind::Self;
      return word == "other" || word == "self";
    });
  }

  // ---- JSON

  // `member` reads the value of each key.
  template <class Member>
  bool object(Member member) {
    if (!next('{')) return false;
    if (next('}')) return true;
    do {
      std::string_view key;
      if (!string(key) || !next(':') || !member(key)) return false;
    } while (next(','));
    return next('}');
  }

  void space() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
  }

  bool next(char c) {
    space();
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  bool literal(std::string_view word) {
    space();
    if (text_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }

  // One of printable ASCII without escapes.
  bool string(std::string_view& out) {
    if (!next('"')) return false;
    const std::size_t begin = at_;
    while (at_ < text_.size() && text_[at_] >= ' ' && text_[at_] < 0x7F && text_[at_] != '"' &&
           text_[at_] != '\\')
      ++at_;
    out = text_.substr(begin, at_ - begin);
    return at_ < text_.size() && text_[at_++] == '"';
  }

  bool id(std::string_view& out) { return string(out) && is_id(out); }
  bool instant(std::string_view& out) { return string(out) && parse_instant(out).has_value(); }

  // A whole number of one or two digits.
  bool number(int& out) {
    space();
    const std::size_t begin = at_;
    out = 0;
    while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9' && at_ - begin < 3)
      out = out * 10 + (text_[at_++] - '0');
    const std::size_t digits = at_ - begin;
    const bool ended = at_ < text_.size() && (text_[at_] == ',' || text_[at_] == '}' || text_[at_] == ' ');
    return ended && (digits == 1 || (digits == 2 && text_[begin] != '0'));
  }

  static bool first(bool& had) {
    const bool was = had;
    had = true;
    return !was;
  }

  // The members above that have no flag of their own: false when one comes again.
  bool once(std::string_view key) {
    constexpr std::string_view kKeys[] = {"created",   "modified", "exercise", "started",
                                          "handed_in", "over",     "taken",    "rater"};
    for (std::size_t i = 0; i < std::size(kKeys); ++i) {
      if (kKeys[i] != key) continue;
      const bool had = (seen_ >> i & 1) != 0;
      seen_ |= 1u << i;
      return !had;
    }
    return false;
  }

  std::string_view text_;
  const TestLibrary& library_;
  PlainHandIn& out_;
  std::size_t at_ = 0;
  unsigned seen_ = 0;
};

}  // namespace

bool read_plain_hand_in(std::string_view line, const TestLibrary& library, PlainHandIn& out) {
  return Reader(line, library, out).run();
}

}  // namespace sandtable::cli
