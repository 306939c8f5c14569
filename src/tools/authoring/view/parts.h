// What the pages of own content share.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/app.h"
#include "tools/authoring/edit.h"
#include "tools/authoring/model.h"
#include "tools/self_test/model.h"
#include "tools/sorting/model.h"

namespace sandtable::inline authoring {

struct AuthoringState {
  std::vector<std::string> unfolded;          // ids of the dimensions whose advice is shown
  SelfTest attempt;                           // answers while it is tried
  Sorting sorting;
  std::string key;                            // of which state of which plan the next two are
  Json finished;
  Problems problems;
  bool published = false;                     // that state, or what it says is known already

  void entered(bool other_plan) {
    if (other_plan) *this = {};
    attempt = {};
    sorting = {};
  }
};

[[nodiscard]] inline Text own_title(const Ui& ui, Text title) { return title.empty() ? ui.tr("authoring.untitled") : title; }
[[nodiscard]] DraftWords draft_words(const App& app);
// The open document as it would be given out, and what is wrong with it.
[[nodiscard]] const AuthoringState& checked(App& app);
// What is sound becomes a test or sorting exercise of this browser, where exercises find it.
void publish(App& app);
// A document becomes a plan of its own in which it is written, unless there is one already, and is opened.
void open_document(App& app, Json document);

void authoring_page(App& app, Ui& ui);   // writing it
void preview_page(App& app, Ui& ui);     // trying it; nothing of that is kept
void own_list(App& app, Ui& ui);         // all own tests and sorting exercises
[[nodiscard]] bool take_own_file(App& app, Ui& ui, const Json& header, std::string_view body);

}  // namespace sandtable::authoring
