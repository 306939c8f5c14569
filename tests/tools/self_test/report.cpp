#include <doctest/doctest.h>

#include "core/report/export_text.h"
#include "core/report/report_text.h"
#include "core/words/group.h"
#include "tools/self_test/report.h"
#include "tools/self_test/score_json.h"
#include "fixtures.h"
#include "plan_parts.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"

using namespace sandtable;
using namespace sandtable::test;

namespace {

// The English texts that a report of self-tests has.
const Strings& english() {
  static Json groups[kGroupCount];
  static const Strings strings = [] {
    Json named = Json::object();
    for (const char* name : {"shell/start.json", "shell/texts.json", "tools/self_test/texts.json", "tools/self_test/result.json"}) {
      named.update(json(read_file(asset_path(std::string("en/") + name))));
    }
    Strings out;
    for (int group = 0; group < kGroupCount; ++group) {
      groups[group] = Json::array();
      for (int i = 0; i < kGroups[group].size; ++i) groups[group].push_back(named.value(kKeyNames[kGroups[group].first + i], ""));
      out.load(Group::numbered(group), groups[group]);
    }
    return out;
  }();
  return strings;
}

Json report_of(const TestPack& pack, const SelfTest& attempt) {
  static const Json kNone;
  const Setting setting = {.words = english(), .language = Language::English, .packs = {},
                           .content = [](Text) -> const Json& { return kNone; }, .now = "2026-11-29T10:00:00Z"};
  return self_test_report(Plan(), setting, pack, attempt);
}

SelfTest fixture_attempt(const char* name, std::size_t index) {
  const Plan plan = load(read_file(fixture_path(name))).plan;
  return index < in_plan<SelfTests>(plan).list.size() ? in_plan<SelfTests>(plan).list[index] : SelfTest();
}

// A pack whose texts are full of markup.
TestPack hostile_pack() {
  TestPack pack;
  pack.id = "hostile";
  pack.title = "# *Title* <b>";
  pack.scale_labels = {"=no", "|yes|"};
  pack.bands = {{"all", 0, "=SUM(A1)", ""}};
  Dimension dimension;
  dimension.id = "d";
  dimension.title = "@cmd, \"quoted\"";
  dimension.advice["all"] = {"1. not a list [link](javascript:alert(1))\n# not a heading",
                             {"- nested", "+1", "a\r\nb"}};
  pack.dimensions.push_back(dimension);
  Question question;
  question.id = "-1";
  question.dimension = "d";
  question.text = "a | b \\ `code` ![x](y) ~~s~~ &lt; $x$";
  pack.questions.push_back(question);
  return pack;
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t out = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size()))
    ++out;
  return out;
}

}  // namespace

TEST_CASE("report: scores as JSON") {
  const Json report = score_to_json(negotiation(), fixture_attempt("plans/v1-self-test.json", 0));
  CHECK(report["test"] == "negotiation");
  CHECK(report["taken"] == "2026-11-21T09:00:00Z");
  CHECK(report["phase"] == "none");
  CHECK(dump_json(report["rater"]) == R"({"kind":"self","name":""})");
  CHECK(report["dimensions"].size() == 4);
  CHECK(
      dump_json(report["dimensions"][0]) ==
      R"({"band":"developing","id":"contact","max":20,"min":4,"missing":[],"pomp":56.25,"score":13,"title":"Making contact"})");
  CHECK(dump_json(report["total"]) ==
        R"({"band":"solid","max":80,"min":16,"missing":[],"pomp":60.9375,"score":55})");
  CHECK(report["answered"] == 16);
  CHECK(report["questions"] == 16);
}

TEST_CASE("report: open questions have null for score, percent and band") {
  const Json report = score_to_json(negotiation(), fixture_attempt("plans/v1-two-attempts.json", 2));
  CHECK(
      dump_json(report["dimensions"][0]) ==
      R"({"band":null,"id":"contact","max":20,"min":4,"missing":["3","10","15"],"pomp":null,"score":null,"title":"Making contact"})");
  CHECK(report["total"]["score"].is_null());
  CHECK(dump_json(report["rater"]) == R"({"kind":"other","name":"Jonas Weber"})");
}

TEST_CASE("report: CSV cells") {
  CHECK(csv_cell("plain") == "plain");
  CHECK(csv_cell("沟通") == "沟通");
  CHECK(csv_cell("") == "");
  CHECK(csv_cell("a,b") == "\"a,b\"");
  CHECK(csv_cell("say \"hi\"") == "\"say \"\"hi\"\"\"");
  CHECK(csv_cell("two\nlines") == "\"two\nlines\"");
  CHECK(csv_cell("=1+1") == "'=1+1");
  CHECK(csv_cell("+1") == "'+1");
  CHECK(csv_cell("-1+A1") == "'-1+A1");
  CHECK(csv_cell("-1") == "-1");
  CHECK(csv_cell("-2,005.50") == "\"-2,005.50\"");
  CHECK(csv_cell("-5 %") == "-5 %");
  for (const char* text : {"-", "--1", "-1-1", "-01", "-1%%", "-1e5", "-A1", "-1,00", "-,100", "+8613800001111"}) {
    CHECK_MESSAGE(csv_cell(text).find(std::string("'") + text) != std::string::npos, text);
  }
  CHECK(csv_cell("@x") == "'@x");
  CHECK(csv_cell("\tx") == "\"'\tx\"");
  CHECK(csv_cell("\r=1") == "\"'\r=1\"");
  CHECK(csv_cell("＝1") == "'＝1");
  CHECK(csv_cell("=HYPERLINK(\"x\",\"y\")") == "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
}

TEST_CASE("report: CSV of a finished self-test") {
  const std::string csv = report_csv(report_of(negotiation(), fixture_attempt("plans/v1-self-test.json", 0)));
  CHECK(csv.starts_with("\xEF\xBB\xBF"));
  // Numbers are numbers: "13/20" would be a date to a spreadsheet, "56 %" a word.
  CHECK(csv.find("\r\nAttempt,Dimension,Score,Lowest possible,Highest possible,Percent,Level\r\n") != std::string::npos);
  CHECK(csv.find(",Making contact,13,4,20,56.25,Developing\r\n") != std::string::npos);
  CHECK(csv.find(",Total,55,16,80,60.9375,Solid\r\n") != std::string::npos);
  CHECK(csv.find("\r\nNo.,Question,Answer,In words\r\n1,") != std::string::npos);
  CHECK(count(csv, "\r\n") == count(csv, "\n"));
  CHECK(count(csv, "\n") == 2 + 4 + 1 + 1 + 2 + 16);
}

TEST_CASE("report: an unfinished one says how many questions are open") {
  const SelfTest attempt = fixture_attempt("plans/v1-two-attempts.json", 2);
  const std::string csv = report_csv(report_of(negotiation(), attempt));
  CHECK(csv.find(",Making contact,,4,20,,3 unanswered\r\n") != std::string::npos);
  const std::string text = report_markdown(report_of(negotiation(), attempt));
  CHECK(text.find("rated by Jonas Weber · 2027-02-15\n") != std::string::npos);
  CHECK(text.find("| Making contact | 3 unanswered | – | – |\n") != std::string::npos);
}

TEST_CASE("report: no cell of a hostile pack is a formula") {
  SelfTest given;
  given.answers["-1"] = 1;
  const std::string csv = report_csv(report_of(hostile_pack(), given));
  CHECK(csv.find(",\"'@cmd, \"\"quoted\"\"\",1,1,2,0.0,'=SUM(A1)\r\n") != std::string::npos);
  CHECK(csv.find("\r\n-1,") != std::string::npos);
}

TEST_CASE("report: an answer that the scale does not have keeps its number") {
  SelfTest given;
  given.answers["-1"] = 7;
  CHECK(report_csv(report_of(hostile_pack(), given)).find(",7,\r\n") != std::string::npos);
}

TEST_CASE("report: Markdown of a finished self-test") {
  const std::string text = report_markdown(report_of(negotiation(), fixture_attempt("plans/v1-self-test.json", 0)));
  CHECK(text.starts_with("# Negotiation and communication self-test: result\n\n"));
  CHECK(text.find("| Making contact | 13 of 20 | 56% | Developing |\n") != std::string::npos);
  CHECK(text.find("| Total | 55 of 80 | 61% | Solid |\n") != std::string::npos);
  CHECK(text.find("### Making contact · Developing\n\n") != std::string::npos);
  CHECK(count(text, "\n| ") == 2 + 4 + 1 + 2 + 16);
}

TEST_CASE("report: texts cannot become Markdown") {
  SelfTest given;
  given.answers["-1"] = 2;
  given.rater = {.kind = RaterKind::Other, .name = "- [x](http://evil) <img>"};
  const std::string text = report_markdown(report_of(hostile_pack(), given));
  CHECK(text.find("# \\# \\*Title\\* \\<b\\>: result\n") != std::string::npos);
  CHECK(text.find("\\[x\\]\\(http://evil\\) \\<img\\>\n") != std::string::npos);
  CHECK(text.find("\n1\\. not a list \\[link\\]\\(javascript:alert\\(1\\)\\) \\# not a heading\n") != std::string::npos);
  CHECK(text.find("\n- \\- nested\n- \\+1\n- a") != std::string::npos);
  CHECK(text.find("a \\| b \\\\ \\`code\\` \\!\\[x\\]\\(y\\) \\~\\~s\\~\\~ \\&lt; \\$x\\$") != std::string::npos);
  CHECK(text.find("| 2 | \\|yes\\| |") != std::string::npos);
}
