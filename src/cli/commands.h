// The commands. Each prints its result on standard output, what is wrong on standard error, and returns the
// exit code: 0 done, 1 bad input, 2 wrong use.
#pragma once

#include <string>
#include <vector>

#include "cli/packs.h"
#include "tools/class/summary.h"

namespace sandtable::cli {

// {"plan":{…},"self_tests":[…]}: every self-test of the plan with its dimensions and total.
int score_command(const Settings& settings, const std::string& path);

inline constexpr int kWrongUse = 2;

enum class OutputForm { Json, Csv, Markdown };
// What follows from a tool of a plan: its figures as JSON, or its report. `name` is one of shown_tools().
int show_command(const Settings& settings, const std::string& name, const std::string& path, OutputForm form);
[[nodiscard]] std::string shown_tools();  // "self_test, sorting, …"

// Reads files into a tool and prints the plan: a new one, or with `into` that plan with what was added. What was left out is on
// standard error with its line; `as_json`: also beside the plan, {"plan", "left_out"}. `name` is one of importing_tools().
int import_command(const Settings& settings, const std::string& name, const std::vector<std::string>& paths, const std::string& into,
                   bool as_json);
[[nodiscard]] std::string importing_tools();

// Counts hand-ins in files, folders and standard input ("-"), and prints what tools/class/summary.h knows of them. Everything
// that could not be counted is on standard error with its place, and makes the exit code 1; what was set aside is told there,
// too. `progress`: tell how far it is even when standard error is no terminal.
int aggregate_command(const Settings& settings, const std::vector<std::string>& paths, OutputForm form, const SummaryRules& rules,
                      bool progress);

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
