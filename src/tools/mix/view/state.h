// What is on screen of the marketing mix, and is not part of the plan: forgotten when another plan is opened.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "tools/mix/gaps.h"
#include "core/charts/picture.h"
#include "tools/mix/told.h"

namespace sandtable::inline mix {

// What follows from the mix, worked out anew only when it has changed, and what was made of that for the screen.
struct MixShown : MixFigures {
  using MixFigures::MixFigures;

  MixGaps gaps;                          // with the candidate that was in view,
  const Candidate* gaps_for = nullptr;   // this one
  bool has_gaps = false;
  // Each kind of picture as it was drawn last, and what it shows.
  struct {
    std::string what;
    Picture picture;
  } drawn[5];
};

struct MixState {
  std::string segment;             // Needs: whose needs are in view, "" = those of every segment
  std::string candidate;           // in view; "" = the first
  std::string open;                // id of the need or round whose fields are shown
  std::string search;              // of the needs that an element can name
  Scenario scenario = Scenario::Expected;
  // What was typed into fields for figures, by field id: the figure of the plan at that time, a line feed, the text.
  std::map<std::string, std::string> drafts;
  std::map<std::string, std::string> adding;  // what is typed where several texts mean the same, by field id
  std::unique_ptr<MixShown> figures;

  // When another record comes into view: fields have the ids of their kind, not of their record.
  void forget_typing() { drafts.clear(); }
  void entered(bool other_plan) {
    if (other_plan) *this = {};
    else forget_typing();
  }
};

}  // namespace sandtable::mix
