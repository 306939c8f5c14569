// A CRM benefit calculation in words, tables and a picture: what the page and the report share. Nothing here knows the screen.
#pragma once

#include <string>
#include <vector>

#include "core/charts/picture.h"
#include "core/report/table_words.h"
#include "core/words/strings.h"
#include "plan/plan.h"
#include "tools/crm_benefit/analysis.h"

namespace sandtable::inline value {

// All that follows from a calculation.
struct CrmFigures {
  CrmFigures() : CrmFigures(CrmBenefit()) {}
  explicit CrmFigures(const CrmBenefit& from);

  CrmBenefit benefit;  // what they were worked out from
  CrmCheck check;
  CrmResult result;
  CrmLevers levers;
  std::vector<CrmSwing> swings;
};

class CrmWords {
 public:
  CrmWords(const Strings& strings, Language language, const CrmFigures& figures)
      : words_(strings), chinese_(language == Language::Chinese), figures_(figures) {}

  // --- inputs ---
  [[nodiscard]] Text name(CrmInput input) const;
  [[nodiscard]] Text unit(CrmInput input) const;
  [[nodiscard]] Text name_and_unit(CrmInput input) const;      // "Cost per lead (EUR per lead)"
  [[nodiscard]] Text hint(CrmInput input) const;
  [[nodiscard]] Text moment(CrmMoment moment) const;
  [[nodiscard]] Text place(CrmPlace place) const;              // "Closing rate (After)"; the costs of the CRM have no column
  [[nodiscard]] Text figure(CrmPlace place) const;             // "12.5%", "12,000", or that it is open
  [[nodiscard]] Text progress() const;
  [[nodiscard]] TableWords inputs() const;

  // --- results ---
  [[nodiscard]] Text money(Money amount) const;                // "–" when not known
  [[nodiscard]] Text change(Money amount) const;               // with its sign
  [[nodiscard]] std::vector<std::string> missing() const;
  [[nodiscard]] std::vector<std::string> impossible() const;
  [[nodiscard]] std::vector<std::string> doubts() const;       // what is worth a second look
  [[nodiscard]] Text benefit() const;                          // as sentences
  [[nodiscard]] Text payback() const;
  [[nodiscard]] Text sum_title() const;
  [[nodiscard]] TableWords years() const;
  [[nodiscard]] TableWords cumulative() const;

  // --- levers and sensitivity ---
  [[nodiscard]] std::vector<std::string> strongest_levers(CrmRanking ranking) const;
  [[nodiscard]] Text together() const;                         // "" when the effects add up
  [[nodiscard]] TableWords levers() const;
  [[nodiscard]] Text sensitivity_summary() const;
  [[nodiscard]] std::vector<std::string> sensitivity_notes() const;
  [[nodiscard]] TableWords sensitivity() const;
  [[nodiscard]] Picture sensitivity_picture(float width) const;

  [[nodiscard]] std::vector<std::string> choices() const;      // our own

 private:
  // Names parted by commas.
  template <class Wanted>
  [[nodiscard]] Text names(Wanted wanted) const;
  [[nodiscard]] double whole(Money amount) const;              // units of the currency

  const Strings& words_;
  bool chinese_;
  const CrmFigures& figures_;
};

}  // namespace sandtable::value
