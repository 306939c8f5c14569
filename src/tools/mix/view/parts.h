// Pieces that the four steps of the marketing mix share.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "tools/mix/edit.h"
#include "tools/mix/pictures.h"
#include "core/words/short_texts.h"
#include "tools/mix/view/state.h"
#include "app/views/views.h"
#include "ui/widgets/field_grid.h"
#include "ui/widgets/figure_field.h"
#include "ui/widgets/list_items.h"
#include "ui/widgets/table.h"
#include "ui/widgets/button.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/radio_group.h"
#include "ui/widgets/text_field.h"
#include "tools/mix/model.h"

namespace sandtable::inline mix {

// One frame of the mix: what the plan held when it began, and the one change that the user makes to it.
struct MixPage : MixTold {
  MixPage(App& app, Ui& ui);

  App& app;
  Ui& ui;
  MixShown& shown;          // the same as `figures`
  std::string typed;        // what has just been typed or chosen

  // The copy of the plan that is committed at the end of the frame. `field`: id of the field that is being typed into, so
  // that typing is one step of undo; "" = a step of its own.
  Plan& edit(Text field = {});
  Mix& edit_mix(Text field = {}) { return edit_part<Mix>(edit(field)); }
  // Another record comes into view on the same page: what is typed next is a step of undo of its own.
  void other_record() {
    app.workspace.rest();
    app.state<MixState>().forget_typing();
  }
  void finish();
  // With "Undo" on the message; after finish() has committed what it is about.
  void say_with_undo(Text words) { message = words; }

  [[nodiscard]] const Candidate* candidate() const;  // in view; nullptr when there is none
  [[nodiscard]] const CandidateFigures* candidate_figures() const;
  void open(MixStep step, Text record = {}) const;   // goes there

 private:
  MixPage(App& app, Ui& ui, MixShown& shown);

  std::optional<Plan> next_;
  std::string field_, message;
};

// A list of {"id","label","help"} of the pack.
[[nodiscard]] inline const Json& mix_list(const MixTold& told, Text list) { return list_of(told.pack, list); }

// --- fields -----------------------------------------------------------------------------------------------------------

// A figure of a record, in the currency of the mix.
enum class MixFigure { Amount, SignedAmount, Units, Percent, Score, Place, Quarters };
// Percent (0..100) and Place (1..10) are in hundredths; Score is 1..10, Quarters 1..kMaxQuarters.
bool mix_figure_field(MixPage& page, Text id, Text label, std::int64_t& value, MixFigure kind, Text hint = {}, const CellPlace& cell = {});
// A text of a record. True when it changed: page.typed then holds it.
bool mix_text(MixPage& page, Text id, Text label, const std::string& stored, int rows = 1, Text hint = {});
// One of a list of the pack as chips, with its help below. `optional`: with "open" before them, which is 0 then.
// The choice, or −1 when none was made.
int mix_choice(MixPage& page, Text id, Text label, const Json& list, int selected, bool optional);
// The same for an id of the pack; "" = open. True when it changed: page.typed then holds it.
bool mix_choice_of(MixPage& page, Text id, Text label, const Json& list, const std::string& stored);
// Several of a list of the pack as bits. True when `bits` changed.
bool mix_bits(MixPage& page, Text id, Text label, const Json& list, std::uint32_t& bits);
// One line that takes new records: see taken_lines().
[[nodiscard]] std::vector<std::string> mix_add_field(MixPage& page, Text id, Text label, Text hint);
// Takes a record away after asking nobody, with a message that offers undo. True when pressed: the caller removes it.
[[nodiscard]] bool mix_delete(MixPage& page, Text id, Text what, Text name);

// --- pictures ---------------------------------------------------------------------------------------------------------

enum class MixPicture { Layers, Portfolio, Map, Coverage, Cash };
// Of the flow's width; `what`: which record it shows. It is drawn again when that or the mix changes.
[[nodiscard]] MixDrawing mix_drawing(MixPage& page, MixPicture kind, Text id, Text what = {});
// The picture with a button that shows its table.
void mix_figure(MixPage& page, Text id, const MixDrawing& drawing, const MixChart& chart);

// --- the steps ----------------------------------------------------------------------------------------------------------

void mix_opportunity(MixPage& page);
void mix_segment(MixPage& page, const Segment& segment);
void mix_needs(MixPage& page);
void mix_candidates(MixPage& page);
void mix_element(MixPage& page, const Element& element);
void mix_evaluation(MixPage& page);

}  // namespace sandtable::mix
