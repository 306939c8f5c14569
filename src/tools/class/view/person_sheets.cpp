// A page for each person of a class, to be handed back: levels and change in self-tests, what was sorted wrong, cards.
#include "app/views/views.h"
#include "app/words.h"
#include "core/report/sections.h"
#include "tools/class/view/page.h"
#include "tools/self_test/result_parts.h"
#include "tools/self_test/shelf.h"
#include "tools/self_test/words.h"
#include "tools/sorting/shelf.h"
#include "tools/swot/words.h"

namespace sandtable::inline classroom {

namespace {

// All that a person handed in, as one plan.
Plan plan_of(App& app, const ClassFigures& figures, int person) {
  Plan out;
  for (std::size_t i = 0; i < figures.hand_ins.size(); ++i) {
    if (figures.people[i] != person) continue;
    const auto loaded = load_plan(*figures.hand_ins[i], tests_of(app));
    if (!loaded) continue;
    const Plan& plan = loaded->plan;
    for (const SelfTest& attempt : part<SelfTests>(plan).list) edit_part<SelfTests>(out).list.push_back(attempt);
    for (const auto& [id, pack] : part<SelfTests>(plan).packs) edit_part<SelfTests>(out).packs.emplace(id, pack);
    for (const Shared<Sorting>& sorting : part<Sortings>(plan)) edit_part<Sortings>(out).push_back(sorting);
    if (card_count(part<Swot>(plan)) > 0) edit_part<Swot>(out) = part<Swot>(plan);
  }
  return out;
}

void questions(Sections& out, Text title, const TestPack& pack, const std::vector<RankedQuestion>& ranked) {
  if (ranked.empty()) return;
  std::vector<std::string> lines;
  for (const RankedQuestion& one : ranked) lines.push_back(pack.find_question(one.question)->text);
  out.heading(3, title);
  out.bullets(lines);
}

void add_test(const Ui& ui, Sections& out, const Plan& plan, const TestPack& pack, const SelfTest& attempt) {
  out.heading(2, Text(pack.title) + " · " + attempt_words(ui.strings, attempt));
  out.table({}, result_table(ui.strings, pack, {&attempt}));
  if (const SelfTest* before = before_of(plan, attempt)) out.table(ui.tr("result.change"), change_table(ui.strings, pack, *before, attempt));
  questions(out, ui.tr("result.strongest"), pack, strongest_questions(pack, attempt));
  questions(out, ui.tr("result.weakest"), pack, weakest_questions(pack, attempt));
}

void add_sorting(const Ui& ui, Sections& out, const SortPack& pack, const Sorting& sorting) {
  const SortingScore score = score_sorting(pack, sorting);
  out.heading(2, pack.title);
  if (score.keyed == 0) return;
  out.paragraph(ui.tr_format("class.right_of", {{"n", count_words(score.right)}, {"m", count_words(score.keyed)}}));
  TableWords wrong;
  wrong.row({ui.tr("class.item"), ui.tr("class.put"), ui.tr("class.belongs")});
  for (const SortItem& item : pack.items) {
    const Text put = bin_of(sorting, item.id);
    if (item.bin.empty() || put == Text(item.bin)) continue;
    const std::size_t at = pack.bin_index(put), right = pack.bin_index(item.bin);
    wrong.row({item.text, at < pack.bins.size() ? Text(pack.bins[at].title) : ui.tr("class.not_placed"), right < pack.bins.size() ? Text(pack.bins[right].title) : Text()});
  }
  if (wrong.rows() > 1) out.table({}, wrong);
}

void add_cards(const Ui& ui, Sections& out, const Swot& swot) {
  if (card_count(swot) == 0) return;
  out.heading(2, ui.tr("swot.title"));
  for (const Cell cell : kAllCells) {
    std::vector<std::string> lines;
    for (const CardRef& card : swot.in(cell)) lines.push_back(card->text);
    if (lines.empty()) continue;
    out.heading(3, cell_name(ui.strings, cell));
    out.bullets(lines);
  }
}

}  // namespace

Json person_sheets(App& app, Ui& ui, const ClassFigures& figures) {
  Sections out;
  for (std::size_t person = 0; person < figures.of_person.size(); ++person) {
    const Plan plan = plan_of(app, figures, static_cast<int>(person) + 1);
    const TestLibrary tests = with_plan_packs(tests_of(app), plan);
    out.heading(1, owner_words(app, ui, figures, figures.of_person[person]));
    for (const SelfTest& attempt : part<SelfTests>(plan).list) {
      if (const TestPack* pack = tests.find(attempt.test)) add_test(ui, out, plan, *pack, attempt);
    }
    for (const Shared<Sorting>& sorting : part<Sortings>(plan)) {
      if (const SortPack* pack = sorts_of(app).find(sorting->sort)) add_sorting(ui, out, *pack, *sorting);
    }
    add_cards(ui, out, part<Swot>(plan));
  }
  return out.report(app.language_tag(), plan_title(ui, app.workspace.plan().title), day_words(app.host.now_instant()));
}

}  // namespace sandtable::classroom
