// The commands. Each prints its result on standard output, what is wrong on standard error, and returns the
// exit code: 0 done, 1 bad input.
#pragma once

#include <string>
#include <vector>

#include "cli/packs.h"

namespace sandtable::cli {

// {"plan":{…},"self_tests":[…]}: every self-test of the plan with its dimensions and total.
int score_command(const Settings& settings, const std::string& path);

// Balance, posture with its reason, factor scores, advanced SWOT, duplicates and votes of a plan: JSON as described in
// tools/swot/analysis.h, or with `as_markdown` the grid, the actions and what follows from them for people.
int swot_command(const Settings& settings, const std::string& path, bool as_markdown);

// Market layers, segments, coverage, shape, money by quarter and evaluation of a plan's marketing mix: JSON as described in
// tools/mix/summary.h, or with `as_markdown` tables for people.
int mix_command(const Settings& settings, const std::string& path, bool as_markdown);

enum class SummaryForm { Json, Csv, Markdown };
// Counts hand-ins in files, folders and standard input ("-"), and prints what class_summary.h knows of them. Everything
// that could not be counted is on standard error with its place, and makes the exit code 1. `progress`: tell how far it
// is even when standard error is no terminal.
int aggregate_command(const Settings& settings, const std::vector<std::string>& paths, SummaryForm form, bool progress);

// Plans (of a class each hand-in, too), test packs and sorting exercises, told apart by "format". One line a problem, or with `as_json`
// {"sound":…,"problems":[…]}.
int validate_command(const Settings& settings, const std::string& path, bool as_json);

// An exercise gets a link that begins it, every other plan one that shows it.
int link_encode_command(const Settings& settings, const std::string& path, const std::string& base);
int link_decode_command(const std::string& link);

// A result code, or of a plan with a task (somebody's work on an exercise) a hand-in code. `self_test`: id of the self-test
// or sorting, may be empty when the plan has only one.
int code_encode_command(const Settings& settings, const std::string& path, const std::string& self_test);
int code_decode_command(const Settings& settings, const std::string& code);

}  // namespace sandtable::cli
