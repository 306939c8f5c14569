// The record of this tool for the register, see plan/tool.h.
#include "core/json/record_reader.h"
#include "core/words/frame_texts.h"
#include "core/words/short_texts.h"
#include "plan/tool.h"
#include "tools/swot/analysis.h"
#include "tools/swot/edit.h"
#include "tools/swot/files/cards_in.h"
#include "tools/swot/model.h"
#include "tools/swot/report.h"
#include "core/base/records.h"
#include "core/base/id_lists.h"

namespace sandtable::inline situation {
namespace {

void read(RecordReader& plan, Swot& out, const Packs&, Problems& problems) { read_swot(plan, out, problems); }

bool is_asked(const HandInWish& wish) { return wish.keeps_all || !wish.asked.empty(); }

void reduce(Plan& plan, const HandInWish& wish) {
  if (!has_part<Swot>(plan)) return;
  Swot& swot = edit_part<Swot>(plan);
  if (!is_asked(wish)) swot = Swot();
  swot.extra = {};
  for (Cards& cell : swot.cards) {
    for (CardRef& card : cell) {
      card.edit().extra = {};
      card.edit().source.extra = {};
    }
  }
}

Progress progress(const Plan& work, const Asked&, const Packs&) {
  const Swot& swot = part<Swot>(work);
  Progress out;
  out.complete = true;
  for (const Cell cell : kAllCells) {
    out.done += static_cast<int>(swot.in(cell).size());
    out.complete = out.complete && !swot.in(cell).empty();
  }
  return out;
}

void complete(Plan& plan, const RandomBytes& random) {
  if (!has_part<Swot>(plan)) return;
  Swot& swot = edit_part<Swot>(plan);
  for (Cards& cards : swot.cards) complete_record_ids(cards, random);
  complete_record_ids(swot.votes.voters, random);
}

// Votes for cards that went count for the one that stays.
void redirect_votes(Plan& plan, const std::vector<std::string>& from, const std::string& to) {
  if (!has_part<Swot>(plan)) return;
  for (Shared<Voter>& voter : edit_part<Swot>(plan).votes.voters) {
    int dots = 0;
    for (const auto& [card, given] : voter->given) {
      if (is_among(from, card)) dots += given;
    }
    if (dots == 0) continue;
    std::map<std::string, int>& given = voter.edit().given;
    for (const std::string& card : from) given.erase(card);
    given[to] = std::min(kMaxDots, dots);
  }
}

void uses(const Plan& plan, Text id, std::vector<Use>& out) {
  for (const Cards& cards : part<Swot>(plan).cards) {
    for (const CardRef& card : cards) {
      const std::vector<SourceView> sources = sources_of(*card);
      if (std::ranges::any_of(sources, [&](const SourceView& source) { return source.sheet == id; })) out.push_back({"swot", card->id});
    }
  }
}

bool has(const Plan& plan, Text id) { return find_card(part<Swot>(plan), id) != nullptr; }

Json figures(const Plan& plan, const Setting&) { return swot_analysis_to_json(plan); }

// As the page does when everything that is offered is taken: cards that are there already stay out.
Result<Plan> import(const Plan& into, std::string_view text, Text name, const Setting& setting, const RandomBytes& random,
                    std::vector<std::string>& left_out) {
  auto found = cards_in(part<Swot>(into), name, text, setting.words, setting.packs);
  if (!found) return found.error();
  left_out = std::move(found->faults);
  if (found->incoming.empty()) return Error{ErrorCode::Empty, "", ""};
  Plan out = into;
  long taken = 0;
  for (const Incoming& each : found->incoming) {
    if (each.chosen) ++taken;
    else left_out.push_back(setting.words.tr_format("merge.duplicate", {{"text", brief(each.card->text)}}).str());
  }
  const auto left = static_cast<long>(take_cards(edit_part<Swot>(out), found->incoming, random));
  merge_voters(out, found->from, found->incoming);
  if (left > 0) {
    left_out.push_back(setting.words.tr_format("swot.no_room", {{"n", number_text(taken - left)}, {"left", number_text(left)}}).str());
  }
  return out;
}

constexpr ExerciseUse kExercise = {.word = "swot", .progress = progress, .reduce = reduce};

}  // namespace
}  // namespace sandtable::situation

namespace sandtable {
namespace {

// Of no group: asked for while only some of the tools are there.
// clang-format off
std::vector<MemberRoute> routes() {
  return {
    // path browser file link hand-in
    {"swot",                                    true, true, true, true},
    {"swot/*",                                  true, true, true, true},  // the four cells
    {"swot/*/*",                                true, true, true, true},
    {"swot/*/*/id",                             true, true, true, true},
    {"swot/*/*/text",                           true, true, true, true},
    {"swot/*/*/note",                           true, true, true, true},
    {"swot/*/*/weight",                         true, true, true, true},
    {"swot/*/*/rating",                         true, true, true, true},
    {"swot/*/*/tags",                           true, true, true, true},
    {"swot/*/*/tags/*",                         true, true, true, true},
    {"swot/*/*/source",                         true, true, true, true},
    {"swot/*/*/source/lens",                    true, true, true, true},
    {"swot/*/*/source/factor",                  true, true, true, true},
    {"swot/*/*/source/sheet",                   true, true, true, true},
    {"swot/*/*/top",                            true, true, true, true},
    {"swot/*/*/merged",                         true, true, true, true},
    {"swot/*/*/merged/*",                       true, true, true, true},
    {"swot/*/*/merged/*/id",                    true, true, true, true},
    {"swot/*/*/merged/*/source",                true, true, true, true},
    {"swot/*/*/merged/*/source/lens",           true, true, true, true},
    {"swot/*/*/merged/*/source/factor",         true, true, true, true},
    {"swot/*/*/merged/*/source/sheet",          true, true, true, true},
    {"swot/votes",                              true, true, true, false},
    {"swot/votes/dots",                         true, true, true, false},
    {"swot/votes/hidden",                       true, true, true, false},
    {"swot/votes/voters",                       true, true, true, false},
    {"swot/votes/voters/*",                     true, true, true, false},
    {"swot/votes/voters/*/id",                  true, true, true, false},
    {"swot/votes/voters/*/name",                true, true, true, false},
    {"swot/votes/voters/*/given",               true, true, true, false},
    {"swot/votes/voters/*/given/*",             true, true, true, false},
  };
}
// clang-format on

}  // namespace

const PartType& part_type(const Swot*) {
  static constexpr PartType kType = make_part_type<Swot, read, write_swot>("swot");
  return kType;
}

const Tool& swot_tool() {
  static const Tool kTool = {
      .id = "swot",
      .group = "situation",
      .area = Area::Situation,
      .title = "swot.title",
      .parts = {&part_type(static_cast<const Swot*>(nullptr))},
      // Only when the exercise asks for it. Who voted for what is nobody's answer.
      .routes = routes,
      .exercise = &kExercise,
      .complete_ids = complete,
      .redirect = redirect_votes,
      .uses = uses,
      .has = has,
      .figures = figures,
      .report = swot_report,
      .import = import,
  };
  return kTool;
}

}  // namespace sandtable
