// What comes in from outside is limited before it costs anything. The table of limits in docs/security.md says what the code
// says, and every reader takes what is at its limit and refuses what is one above, with the limit as the reason.
#include <doctest/doctest.h>

#include <utility>

#include "core/links/link.h"
#include "core/links/sealed.h"
#include "fixtures.h"
#include "plan/history.h"
#include "tools/class/collect.h"
#include "tools/self_test/pack.h"
#include "tools/sorting/sort_pack.h"
#include "tools/workshop/model.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

std::string bytes(std::size_t count) {
  for (const auto& [unit, name] : {std::pair{std::size_t{1} << 20, " MiB"}, std::pair{std::size_t{1} << 10, " KiB"}}) {
    if (count >= unit && count % unit == 0) return std::to_string(count / unit) + name;
  }
  return std::to_string(count);
}

std::string grouped(std::size_t count) {
  std::string out = std::to_string(count);
  for (std::size_t at = out.size(); at > 3;) out.insert(at -= 3, ",");
  return out;
}

// A document with white space behind it, so many bytes in all.
std::string padded(std::string document, std::size_t size) { return document.append(size - document.size(), ' '); }

std::string with_values(const std::string& head, std::size_t values) {
  std::string out = head + "[0";
  for (std::size_t i = 1; i < values; ++i) out += ",0";
  return out + "]}";
}

struct Reader {
  const char* name;
  std::string head;   // of a document that it takes, up to a member that nobody knows
  std::size_t bytes;  // the most that it takes
  std::string (*read)(const std::string& text);  // the code of what was wrong first and its detail; "" = nothing
};

std::string words(const Error& error) { return std::string(error_name(error.code)) + " " + error.detail; }

// "": it was taken, or refused for another reason than its size.
template <class Pack>
std::string refused(const Result<Pack>& pack) {
  const bool over = !pack && (pack.error().code == ErrorCode::TooLarge || pack.error().code == ErrorCode::TooMany);
  return over ? words(pack.error()) : std::string();
}

const std::vector<Reader>& readers() {
  static const std::vector<Reader> kReaders = {
      {"plan", R"({"format":"sandtable-plan","version":1,"id":"p","title":"t","language":"en","created":"2026-11-21T09:00:00Z","modified":"2026-11-21T09:00:00Z","x":)", kMaxPlanFile,
       [](const std::string& text) {
         const auto loaded = load_plan(text, library());
         return loaded.ok() ? std::string() : words(loaded.error());
       }},
      {"test", R"({"format":"sandtable-test","version":1,"x":)", kMaxPackBytes,
       [](const std::string& text) {
         Problems problems;
         return refused(load_test_pack(text, problems));
       }},
      {"sorting exercise", R"({"format":"sandtable-sort","version":1,"x":)", kMaxPackBytes,
       [](const std::string& text) {
         Problems problems;
         return refused(load_sort_pack(text, problems));
       }},
  };
  return kReaders;
}

}  // namespace

TEST_CASE("limits: every reader takes what is at its limit, and says which limit was passed") {
  for (const Reader& reader : readers()) {
    CAPTURE(reader.name);
    const std::string document = reader.head + "0}";
    CHECK(reader.read(padded(document, reader.bytes)) == "");
    CHECK(reader.read(padded(document, reader.bytes + 1)) == "too_large " + std::to_string(reader.bytes));
    // The document, its members and the list are values, too.
    const std::size_t most = JsonLimits{}.values - 1 - json(document).size();
    CHECK(reader.read(with_values(reader.head, most)) == "");
    CHECK(reader.read(with_values(reader.head, most + 1)) == "too_many " + std::to_string(JsonLimits{}.values));
  }
}

TEST_CASE("limits: what a class collects") {
  const auto first = [](const std::string& text) {
    std::vector<FoundHandIn> found;
    find_hand_ins(text, "", {library(), SortLibrary(), {}}, found);
    return found[0].problems.front();
  };
  CHECK(first(std::string(kMaxCollectBytes, ' ')).code == ErrorCode::Empty);
  CHECK(first(std::string(kMaxCollectBytes + 1, ' ')) == error_at(ErrorCode::TooLarge, {}, std::to_string(kMaxCollectBytes)));
}

TEST_CASE("limits: docs/security.md names them") {
  const std::string page = read_file(fixture_path("../../docs/security.md"));
  const std::string values = grouped(JsonLimits{}.values), depth = std::to_string(JsonLimits{}.depth);
  for (const std::string& row : {
           "| A plan, from a file or another site | " + bytes(kMaxPlanFile) + " | " + values + ", " + depth + " deep |",
           "| A file with a password | " + bytes(kMaxProtectedFile) + " |",
           "| A link | " + bytes(kMaxLinkPayload) + " | " + values + ", " + depth + " deep | " + bytes(kMaxLinkText) + " of text; " +
               std::to_string(kLinkWorkTimes) + " bytes for each of its own and " + bytes(kLinkWorkSpare) + " more |",
           "| A test or sorting exercise | " + bytes(kMaxPackBytes) + " | " + values + ", " + depth + " deep | " + bytes(kMaxPackBytes) + " as stored, " +
               bytes(kMaxShelfBytes) + " for all; " + grouped(kMaxQuestions) + " questions |",
           "| What a class collects at once | " + bytes(kMaxCollectBytes) + " a file or paste | " + grouped(kMaxFound) + " submissions | " +
               bytes(kLinkWorkSpare) + " of text are spare for all of its links together |",
           "| One submission | | | " + bytes(kMaxHandInBytes) + " as stored; " + grouped(kMaxBroughtQuestions) + " questions of tests that it brings |",
           "| A class | | " + grouped(kMaxHandIns) + " submissions | " + bytes(kMaxClassBytes) + " as stored |",
           "| Undo | | " + std::to_string(History::kMaxSteps) + " steps | " + bytes(History::kMaxBytes) + " as text |",
       }) {
    CHECK_MESSAGE(page.find(row) != std::string::npos, row);
  }
}
