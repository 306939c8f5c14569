// The contract of a tool on the screen: what the shell asks of it. Its other half, without the screen, is plan/tool.h.
//
// Every function may be nullptr. Those marked (early) are called while the tool's part of the program may not have come yet: they
// belong to plain namespace sandtable and touch a part of a plan only when the plan has it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/map_row.h"
#include "app/route.h"
#include "core/words/group.h"
#include "plan/tool.h"
#include "ui/icon.h"

namespace sandtable {

class App;
class Ui;

struct PageAddress {
  Text word;                // the first word of the rest of its routes
  int least = 1, most = 1;  // words in all
  bool in_plan = true;
};

inline constexpr int kMostPages = 4;  // of a tool

// Something that an exercise can ask for.
struct AskedChoice {
  std::string item;  // id, "" when the tool has no such choice
  Text title;
  Text detail = {};      // in a sentence what it is
  bool has_key = false;  // there are right answers
};

// A kind of plan that a tool makes of it (Tool::kind), as the list of plans tells it apart.
struct PlanKind {
  Text word;   // the first word of the kind
  Key detail;  // what it is, with its {day}; comes with "second"
  Icon icon{};
};

struct ToolView {
  const Tool* tool = nullptr;
  Group group = "first";
  Icon icon{};
  PageAddress pages[kMostPages];  // those without a word are none
  Groups needs;                   // further groups that its pages show something of
  std::vector<PlanKind> kinds;

  void (*draw)(App& app, Ui& ui) = nullptr;                // the page of app.route
  bool (*on_first_texts)(const Route& route) = nullptr;    // that page needs nothing but what the first screens have (early)
  bool (*fills)(const Route& route) = nullptr;             // it brings its own scroll areas (early)
  bool (*wants)(App& app, Group group) = nullptr;    // the page on screen needs that group, too (early)
  bool (*back)(App& app, Route& to) = nullptr;       // another way back than to the plan (early)

  void (*entered)(App& app) = nullptr;                     // one of its pages came on screen (early)
  void (*home)(App& app, Ui& ui) = nullptr;                // on the home page (early)
  void (*home_more)(App& app, Ui& ui) = nullptr;           // the same, behind what all others have there (early)
  void (*after_result)(App& app, Ui& ui, Text test) = nullptr;  // below the result of that self-test, once its group is there
  bool on_plan_page = false;                               // the map waits for it although the plan has nothing of it
  void (*map)(App& app, std::vector<MapRow>& rows) = nullptr;   // adds its pages to the map of the open plan (early)
  void (*find)(App& app, std::vector<MapRow>& rows) = nullptr;  // adds its records, once its group is there
  void (*plan_part)(App& app, Ui& ui) = nullptr;           // instead of its rows on the page of a plan, once its group is there
  bool (*takes_plan)(const Plan& plan) = nullptr;          // the page of this plan is all the tool's (early)
  void (*plan_page)(App& app, Ui& ui) = nullptr;           // that page
  void (*banner)(App& app, Ui& ui) = nullptr;              // above every page of a plan that has a part of its

  // For exercises.
  std::vector<AskedChoice> (*choices)(App& app) = nullptr;          // all that can be asked for
  Text (*asked_title)(App& app, const Asked& asked) = nullptr;      // "" = not known here
  Route (*asked_route)(App& app, const Asked& asked) = nullptr;     // where it is done
  void (*bring)(App& app, Plan& exercise, const Asked& asked) = nullptr;  // adds what this browser alone has of it
  bool has_content = false;                                         // the trainer can fill it in beforehand
  void (*prepare)(App& app, Plan& work) = nullptr;                  // work has begun

  // Links and files.
  Plan (*only)(const Plan& plan, Text record) = nullptr;            // one record of its alone, for a link
  void (*share_part)(App& app, Ui& ui) = nullptr;                   // more ways to hand the record over
  bool (*opens_at)(const Plan& plan, Route& to) = nullptr;          // where a shared plan opens (early)
  std::optional<Error> (*open_code)(App& app, std::string_view text) = nullptr;  // a code instead of a link (early)
  bool (*take_document)(App& app, const Json& document) = nullptr;  // a file that is no plan (early)
  bool (*take_file)(App& app, Ui& ui, const Json& header, std::string_view body) = nullptr;  // a file that was chosen for it

  void (*on_event)(App& app, const Json& header, std::string_view body) = nullptr;  // what the host says to everybody (early)
  void (*content_came)(App& app, Language language, Group group) = nullptr;  // (early) for "first", else its own group's and what follows
  void (*use_language)(App& app) = nullptr;                         // (early) the words or the content changed
  void (*add_packs)(App& app, Packs& packs) = nullptr;        // the libraries that plans are checked against (early)
};

// In the order of the register. Defined in src/tools/tools.cpp.
[[nodiscard]] const std::vector<const ToolView*>& tool_views();
[[nodiscard]] const ToolView* view_of(Text tool);  // nullptr when there is none


}  // namespace sandtable
