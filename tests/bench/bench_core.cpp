// How fast the library is natively: scores 100 000 different plans from their JSON text, and encodes and
// decodes links and result codes. Prints one line each.
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "core/links/link.h"
#include "plan/plan.h"
#include "tools/self_test/result_code.h"
#include "tools/self_test/scoring.h"
#include "plan_parts.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"
#include "paths.h"

using namespace sandtable;
using test::in_plan;

namespace {

constexpr int kPlans = 100000;
constexpr int kLinks = 10000;

std::string read_file(const char* path) {
  std::string text;
  std::FILE* file = std::fopen(path, "rb");
  if (file == nullptr) return text;
  char buffer[1 << 14];
  for (std::size_t got = 0; (got = std::fread(buffer, 1, sizeof buffer, file)) > 0;) text.append(buffer, got);
  std::fclose(file);
  return text;
}

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// A finished self-test with other ids, names and answers for every number (Steele & Vigna 2014, splitmix64).
std::string plan_text(int number) {
  std::uint64_t state = static_cast<std::uint64_t>(number) * 0x9E3779B97F4A7C15u + 1;
  const auto next = [&state] {
    std::uint64_t value = state += 0x9E3779B97F4A7C15u;
    value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9u;
    value = (value ^ value >> 27) * 0x94D049BB133111EBu;
    return value ^ value >> 31;
  };
  const auto uuid = [&next] {
    char text[40];
    const auto a = static_cast<unsigned long long>(next());
    const auto b = static_cast<unsigned long long>(next());
    std::snprintf(text, sizeof text, "%08llx-%04llx-4%03llx-a%03llx-%012llx", a >> 32, a >> 16 & 0xFFFF,
                  a & 0xFFF, b & 0xFFF, b >> 16);
    return std::string(text);
  };
  std::string text =
      R"({"format":"sandtable-plan","version":1,"id":")" + uuid() + R"(","title":"沟通与谈判能力自测 )" +
      std::to_string(number) +
      R"(","language":"zh","created":"2026-11-21T08:55:12Z","modified":"2026-11-21T09:04:40Z","author":"王小明")"
      R"(,"self_tests":[{"id":")" +
      uuid() +
      R"(","test":"negotiation","pack_version":1,"taken":"2026-11-21T09:00:00Z","phase":"before",)"
      R"("rater":{"kind":"self","name":""},"answers":{)";
  for (int question = 1; question <= 16; ++question) {
    if (question > 1) text += ',';
    text += '"' + std::to_string(question) + "\":" + std::to_string(1 + next() % 5);
  }
  return text + "}}]}";
}

}  // namespace

int main() {
  Problems problems;
  auto pack = load_test_pack(read_file(test::asset_path("zh/tools/self_test/tests/negotiation.json").c_str()), problems);
  if (!pack) {
    std::fputs("bench_core: cannot load the negotiation test\n", stderr);
    return 1;
  }
  TestLibrary library;
  library.add(std::move(pack).value());
  const TestPack& test = library.all().front();

  std::vector<std::string> texts;
  for (int i = 0; i < kPlans; ++i) texts.push_back(plan_text(i));
  long long sum = 0;  // printed, so that nothing is optimised away
  auto start = std::chrono::steady_clock::now();
  for (const std::string& text : texts) {
    const auto plan = load_plan(text, library);
    if (!plan || !plan.value().problems.empty()) {
      std::fputs("bench_core: a generated plan is not sound\n", stderr);
      return 1;
    }
    for (const SelfTest& attempt : in_plan<SelfTests>(plan.value().plan).list)
      sum += *score_self_test(test, attempt).total.score;
  }
  double seconds = seconds_since(start);
  std::printf("scored %d plans in %.2f s (%.0f plans/s), mean total %.2f\n", kPlans, seconds,
              kPlans / seconds, static_cast<double>(sum) / kPlans);

  std::vector<Json> documents;
  std::vector<std::string> payloads;
  for (int i = 0; i < kLinks; ++i)
    documents.push_back(parse_json(texts[static_cast<std::size_t>(i)], problems).value());
  std::size_t characters = 0;
  start = std::chrono::steady_clock::now();
  for (const Json& document : documents) {
    payloads.push_back(encode_link_payload(document).value());
    characters += payloads.back().size();
  }
  seconds = seconds_since(start);
  std::printf("encoded %d links in %.2f s (%.0f µs each), mean %.1f characters\n", kLinks, seconds,
              seconds / kLinks * 1e6, static_cast<double>(characters) / kLinks);
  start = std::chrono::steady_clock::now();
  for (const std::string& payload : payloads) {
    if (!decode_link(payload)) return 1;
  }
  seconds = seconds_since(start);
  std::printf("decoded %d links in %.2f s (%.0f µs each)\n", kLinks, seconds, seconds / kLinks * 1e6);

  std::vector<SelfTest> attempts;
  for (int i = 0; i < kLinks; ++i) {
    attempts.push_back(
        in_plan<SelfTests>(load_plan(texts[static_cast<std::size_t>(i)], library).value().plan).list.front());
  }
  start = std::chrono::steady_clock::now();
  for (const SelfTest& attempt : attempts) {
    const auto code = encode_result_code(test, attempt);
    if (!code || !decode_result_code(code.value(), library)) return 1;
  }
  seconds = seconds_since(start);
  std::printf("encoded and decoded %d result codes in %.2f s (%.1f µs each)\n", kLinks, seconds,
              seconds / kLinks * 1e6);
  return 0;
}
