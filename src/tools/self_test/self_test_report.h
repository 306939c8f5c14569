// A self-test result as files: JSON (the command line's `score` output too), CSV and Markdown.
#pragma once

#include <string>

#include "core/report/export_text.h"
#include "core/json/json.h"
#include "tools/self_test/scoring.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"

namespace sandtable {

// {"id","test","taken","phase","rater":{"kind","name"},"answered","questions",
//  "dimensions":[{"id","title","score","min","max","pomp","band","missing":[…]}],"total":{…}};
// score, pomp and band are null where a question is open; pomp is rounded to one decimal.
[[nodiscard]] Json score_to_json(const TestPack& pack, const SelfTest& attempt);

// Words that the exports need, in the language of the reader; filled from the UI pack (or English in the CLI).
struct ReportWords {
  std::string dimension, score, range, percent, band, open_questions, total, question, answer, practice, none;
};

// One row a dimension, then the total, then one row a question. CSV as described in export_text.h.
[[nodiscard]] std::string self_test_csv(const TestPack& pack, const SelfTest& attempt, const ReportWords& words);
// Heading, table of dimensions, advice of each band, list of answers. Markdown characters in texts are escaped.
[[nodiscard]] std::string self_test_markdown(const TestPack& pack, const SelfTest& attempt, const ReportWords& words);

}  // namespace sandtable
