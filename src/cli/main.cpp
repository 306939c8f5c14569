// sandtable: scores, checks, and turns plans into links and result codes, from the terminal.
#include <exception>
#include <functional>
#include <new>
#include <sstream>

#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/aggregate_help.h"
#include "cli/output.h"
#include "cli/texts.h"

namespace {

using namespace sandtable::cli;  // NOLINT(google-build-using-namespace)

const char* const kFileHelp = "a plan file (JSON), or - for standard input";

CLI::App* add_command(CLI::App& parent, const std::string& name, const std::string& purpose,
                      const std::string& examples) {
  CLI::App* command = parent.add_subcommand(name, purpose);
  command->footer("Examples:\n" + examples);
  command->fallthrough();  // the common options may stand after the command, too
  return command;
}

struct Arguments {
  Settings settings;
  std::string output = "-";
  std::string input;
  std::string base;
  std::string self_test;
  std::string tool;
  std::string into;
  bool as_json = false;
  bool as_markdown = false;
  std::vector<std::string> inputs;
  bool as_csv = false;
  bool progress = false;
  std::string attempts;
  bool join_names = false;
};

sandtable::SummaryRules rules_of(const Arguments& arguments) {
  using sandtable::AttemptRule;
  return {arguments.attempts == "first"  ? AttemptRule::First
          : arguments.attempts == "last" ? AttemptRule::Last
                                         : AttemptRule::ByPhase,
          arguments.join_names};
}

OutputForm form_of(const Arguments& arguments) {
  return arguments.as_csv ? OutputForm::Csv : arguments.as_markdown ? OutputForm::Markdown : OutputForm::Json;
}

// Fills `run` with what the chosen command does.
void declare(CLI::App& app, Arguments& arguments, std::function<int()>& run) {
  Settings& settings = arguments.settings;
  app.set_version_flag("--version", std::string("sandtable ") + SANDTABLE_VERSION);
  app.add_option("--assets", settings.assets, "folder with content packs to use instead of the built-in ones")
      ->type_name("DIR");
  app.add_option("--pack", settings.packs, "file of a test or sorting exercise of your own; may be given several times")
      ->type_name("FILE")
      ->allow_extra_args(false);
  app.add_option("--language", settings.language, "language of titles: zh or en (default: that of the plan)")
      ->type_name("LANGUAGE")
      ->check(CLI::IsMember({"zh", "en"}));
  app.add_option("-o,--output", arguments.output, "write the result to a file instead of standard output")
      ->type_name("FILE");
  app.require_subcommand(1);
  app.get_formatter()->enable_footer_formatting(false);  // the examples are laid out by hand
  app.footer(
      "Exit codes: 0 done; 1 bad input, or output that could not be written; 2 wrong use.\n"
      "What is wrong with the input is told on standard error, and the sound rest is used. A file of --output is\n"
      "written whole or not at all; one for which there is no result stays as it was.\n"
      "Examples:\n"
      "  sandtable score plan.json\n"
      "  sandtable show swot plan.json\n"
      "  sandtable import swot cards.csv --into plan.json\n"
      "  sandtable aggregate class/ --md\n"
      "  sandtable link encode plan.json --base https://example.org/sandtable/\n"
      "  sandtable code decode XXXX-XXXX-XXXX-XXXX\n"
      "Help for one command:  sandtable score --help");

  CLI::App* score = add_command(app, "score", "Score every self-test of a plan; prints JSON.",
                                "  sandtable score plan.json\n"
                                "  sandtable score - --language zh < plan.json\n"
                                "  sandtable score plan.json --pack my-test.json");
  score->add_option("FILE", arguments.input, kFileHelp)->required();
  score->callback([&] { run = [&] { return score_command(settings, arguments.input); }; });

  CLI::App* show = add_command(app, "show",
                               "Show what follows from a tool of a plan. Prints JSON in full precision; amounts of money are in minor "
                               "units of the currency.",
                               "  sandtable show swot plan.json\n"
                               "  sandtable show mix plan.json --md > mix.md\n"
                               "  sandtable show self_test --csv --language zh - < plan.json");
  show->add_option("TOOL", arguments.tool, "one of: " + shown_tools())->required();
  show->add_option("PLAN", arguments.input, kFileHelp)->required();
  CLI::Option* show_csv = show->add_flag("--csv", arguments.as_csv, "print the tables of the report for spreadsheets instead of JSON");
  show->add_flag("--md", arguments.as_markdown, "print the report for people as Markdown instead of JSON")->excludes(show_csv);
  show->callback([&] { run = [&] { return show_command(settings, arguments.tool, arguments.input, form_of(arguments)); }; });

  CLI::App* import = add_command(app, "import",
                                 "Read files of other programs into a tool, and print the plan as JSON: a new plan, or with --into "
                                 "an existing one with what was added. What is in the plan already is not added again. What is left "
                                 "out is reported with its line and the reason.",
                                 "  sandtable import swot cards.csv > plan.json\n"
                                 "  sandtable import swot monday.md tuesday.md --into plan.json -o plan.json\n"
                                 "Files:\n"
                                 "  swot: cards as a table (CSV, tabs, xlsx, Markdown or HTML, in UTF-8, UTF-16, GB18030, Big5 or Windows-1252), as\n"
                                 "  lists under headings, or in another plan or a link to one.");
  import->add_option("TOOL", arguments.tool, "one of: " + importing_tools())->required();
  import->add_option("FILE", arguments.inputs, "files, or - for standard input")->required();
  import->add_option("--into", arguments.into, "plan to add to; the file itself stays as it is unless -o names it")->type_name("PLAN");
  import->add_flag("--json", arguments.as_json, "print {\"plan\": …, \"left_out\": [{\"file\", \"reason\"}]} instead of the plan alone");
  import->callback([&] { run = [&] { return import_command(settings, arguments.tool, arguments.inputs, arguments.into, arguments.as_json); }; });

  CLI::App* aggregate = add_command(
      app, "aggregate",
      "Count the submissions of a class: for every self-test the answers, means, medians, spread, quartiles and levels "
      "by rater and phase, Cronbach's alpha with its 95% interval, before and after and self and others by person, with "
      "effect sizes; how often each item of a sorting exercise was put where, and right; cards of SWOT grids. Prints JSON. "
      "Of a submission only its answers are kept, packed: about 50 bytes for a test of sixteen questions.",
      kAggregateHelp);
  aggregate->add_option("FILES", arguments.inputs, "files or folders, or - for standard input")->required();
  CLI::Option* csv = aggregate->add_flag("--csv", arguments.as_csv, "print a table for spreadsheets instead of JSON");
  aggregate->add_flag("--md", arguments.as_markdown, "print Markdown for people instead of JSON")->excludes(csv);
  aggregate->add_option("--attempt", arguments.attempts,
                        "which finished attempt of a person counts in a phase: the first or the last one (default: before a course the "
                        "first, else the last)")
      ->check(CLI::IsMember({"first", "last"}));
  aggregate->add_flag("--join-names", arguments.join_names, "people without an id who give the same name are one person (default: they are several)");
  aggregate->add_flag("--progress", arguments.progress, "tell how far it is, even when standard error is no terminal");
  aggregate->callback([&] {
    run = [&] {
      return aggregate_command(settings, arguments.inputs, form_of(arguments), rules_of(arguments), arguments.progress);
    };
  });

  CLI::App* validate =
      add_command(app, "validate",
                  "Check a plan, a test pack or a sorting exercise; prints every problem with its place. Exit code 1 "
                  "when there is one.",
                  "  sandtable validate plan.json\n"
                  "  sandtable validate my-test.json\n"
                  "  sandtable validate --json - < plan.json");
  validate->add_option("FILE", arguments.input, "a plan or a pack (JSON), or - for standard input")
      ->required();
  validate->add_flag("--json", arguments.as_json, "print JSON instead of lines");
  validate->callback(
      [&] { run = [&] { return validate_command(settings, arguments.input, arguments.as_json); }; });

  CLI::App* link = add_command(app, "link", "Turn a plan or an exercise into a link, or back.",
                               "  sandtable link encode plan.json --base https://example.org/sandtable/\n"
                               "  sandtable link decode 'https://example.org/sandtable/#p=2Zw…'");
  link->require_subcommand(1);
  CLI::App* link_encode =
      add_command(*link, "encode", "Print the link of a plan.",
                  "  sandtable link encode plan.json --base https://example.org/sandtable/\n"
                  "  sandtable link encode - < plan.json");
  link_encode->add_option("FILE", arguments.input, kFileHelp)->required();
  link_encode->add_option("--base", arguments.base, "address of the page that opens the link")
      ->type_name("URL");
  link_encode->callback(
      [&] { run = [&] { return link_encode_command(settings, arguments.input, arguments.base); }; });
  CLI::App* link_decode = add_command(*link, "decode", "Print the plan of a link as JSON.",
                                      "  sandtable link decode 'https://example.org/sandtable/#p=2Zw…'\n"
                                      "  sandtable link decode - < link.txt");
  link_decode->add_option("URL", arguments.input, "a link, or - for standard input")->required();
  link_decode->callback([&] { run = [&] { return link_decode_command(arguments.input); }; });

  CLI::App* code = add_command(app, "code", "Turn a self-test into a result code, somebody's work on an exercise into a submission code, or back.",
                               "  sandtable code encode plan.json\n"
                               "  sandtable code decode XXXX-XXXX-XXXX-XXXX");
  code->require_subcommand(1);
  CLI::App* code_encode = add_command(*code, "encode", "Print the result code of a self-test of a plan, or the submission code of work on an exercise.",
                                      "  sandtable code encode plan.json\n"
                                      "  sandtable code encode plan.json --self-test "
                                      "1c9e0b1e-6a0f-4c55-9d2a-0f6f5a8a7b10");
  code_encode->add_option("FILE", arguments.input, kFileHelp)->required();
  code_encode->add_option("--self-test", arguments.self_test, "which one, when the plan has several; a sorting, too")
      ->type_name("ID");
  code_encode->callback(
      [&] { run = [&] { return code_encode_command(settings, arguments.input, arguments.self_test); }; });
  CLI::App* code_decode =
      add_command(*code, "decode", "Print the answers and the score in a result code or submission code as JSON.",
                  "  sandtable code decode XXXX-XXXX-XXXX-XXXX\n"
                  "  sandtable code decode --language zh - < code.txt");
  code_decode->add_option("CODE", arguments.input, "a code, or - for standard input")->required();
  code_decode->callback([&] { run = [&] { return code_decode_command(settings, arguments.input); }; });
}

}  // namespace

int main(int argc, char** argv) {
  prepare_streams();
  use_local_time();
  try {
    CLI::App app{"Sandtable 沙盘: self-tests and plans of key-account managers, from the terminal.",
                 "sandtable"};
    Arguments arguments;
    std::function<int()> run;
    declare(app, arguments, run);
    try {
      app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
      std::ostringstream help;
      std::ostringstream wrong;
      const int code = app.exit(error, help, wrong);  // help, version or what is wrong
      print(help.str());
      finish_output();
      std::fputs(wrong.str().c_str(), stderr);
      return code == 0 ? 0 : kWrongUse;
    }
    if (!open_output(arguments.output)) return 1;
    const int code = run();
    finish_output();
    return code;
  } catch (const std::bad_alloc&) {
    complain("there is not enough memory");
  } catch (const std::exception& error) {
    complain(error.what());
  }
  discard_output();
  return 1;
}
