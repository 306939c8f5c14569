#include "cli/commands.h"
#include "cli/error_words.h"
#include "cli/files.h"
#include "cli/output.h"
#include "core/links/link.h"
#include "tools/workshop/task.h"
#include "tools/workshop/model.h"

namespace sandtable::cli {

int link_encode_command(const Settings& settings, const std::string& path, const std::string& base) {
  Opened opened;
  if (!open_plan(settings, path, opened)) return 1;
  const Plan& plan = opened.loaded.plan;
  const auto link = is_exercise(plan) ? encode_link(exercise_for_link(plan), base, LinkKind::Exercise)
                                      : encode_link(plan_for(plan, Destination::Link), base);
  if (!link) {
    complain(name_of_input(path) + ": " + line_of(link.error()));
    return 1;
  }
  print(link.value() + "\n");
  return 0;
}

int link_decode_command(const std::string& link) {
  const auto text = read_argument(link);
  if (!text) {
    complain(name_of_input(link) + ": " +
             (text.error().detail.empty() ? words_of(text.error()) : text.error().detail));
    return 1;
  }
  const auto document = decode_link(text.value());
  if (!document) {
    complain(line_of(document.error()));
    return 1;
  }
  print(dump_json_pretty(document.value()) + "\n");
  return 0;
}

}  // namespace sandtable::cli
