// The pieces of the page of the CRM benefit calculator.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "app/views/views.h"
#include "tools/crm_benefit/words.h"

namespace sandtable::inline value {

// What is on screen and no part of the plan.
struct CrmScreen {
  // What was typed into fields, by field id, with what the plan held at that time (ui/widgets/figure_field.h).
  std::map<std::string, std::string> drafts;
  std::unique_ptr<CrmFigures> figures;  // worked out anew only when the calculation has changed
  std::string drawn;                    // what the picture was drawn for
  Picture picture;

  void entered(bool other_plan) {
    drafts.clear();
    if (other_plan) *this = {};
  }
};

// One frame of the page, with the one change that the user makes in it.
struct CrmPage {
  CrmPage(App& app, Ui& ui);

  App& app;
  Ui& ui;
  CrmScreen& state;
  const CrmFigures& figures;  // stay as they are for this frame
  const CrmBenefit& benefit;
  CrmWords words;

  // The copy that is committed at the end of the frame. `field`: id of the field that is being typed into, so that typing is one
  // step of undo; "" = a step of its own.
  CrmBenefit& edit(Text field = {});
  void finish();

 private:
  std::optional<CrmBenefit> next_;
  std::string field_;
};

// A part of the page behind a button that shows and hides it. True while it is shown.
[[nodiscard]] bool crm_fold(CrmPage& page, Text id, Text label, bool open_at_first = false);

void crm_setting(CrmPage& page);  // currency and horizon
void crm_inputs(CrmPage& page);
void crm_notes(CrmPage& page);
void crm_results(CrmPage& page);
void crm_levers(CrmPage& page);
void crm_sensitivity(CrmPage& page);
void crm_benefit_page(App& app, Ui& ui);

}  // namespace sandtable::value
