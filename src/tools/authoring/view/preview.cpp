// Trying an own test or sorting exercise: the questions and what follows from the answers on one page. Nothing of it is kept.
#include "app/words.h"
#include "tools/authoring/view/parts.h"
#include "tools/self_test/scoring.h"
#include "tools/self_test/words.h"
#include "core/words/short_texts.h"
#include "tools/sorting/sort_pack.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/radio_group.h"

namespace sandtable::inline authoring {

namespace {

void result(Ui& ui, const TestPack& pack, const SelfTest& attempt) {
  const SelfTestScore score = score_self_test(pack, attempt);
  paragraph(ui, "try.answered", ui.tr_format("test.answered", {{"n", number_text(score.answered)}, {"of", number_text(score.questions)}}), {.tone = Tone::Muted});
  for (const DimensionScore& each : score.dimensions) {
    const Dimension* dimension = pack.find_dimension(each.dimension);
    const Band* band = each.pomp ? pack.band_of(*each.pomp) : nullptr;
    if (band == nullptr) continue;
    const Text id = "try.dimension." + Text(each.dimension);
    ui.gap(kGap);
    heading(ui, id, 3, dimension->title);
    paragraph(ui, sub_id(id, ".score"), score_words(ui.strings, each) + " · " + percent_words(each.pomp) + " · " + band->title, {.weight = Weight::Semibold});
    const auto advice = dimension->advice.find(band->id);
    if (advice == dimension->advice.end()) continue;
    paragraph(ui, sub_id(id, ".text"), advice->second.text);
    bullet_list(ui, sub_id(id, ".tips"), advice->second.tips, {.size = 15});
  }
}

void try_test(App& app, Ui& ui, const TestPack& pack) {
  SelfTest& attempt = app.state<AuthoringState>().attempt;
  for (const std::string& line : pack.introduction) {
    paragraph(ui, "", line);
    ui.gap(kGapSmall);
  }
  int number = 0;
  for (const Question& question : pack.questions) {
    const Text id = "try.q" + Text(question.id);
    RadioGroupSpec spec{.id = id, .label = ui.tr_format("test.numbered", {{"n", number_text(++number)}, {"question", question.text}})};
    for (std::size_t i = 0; i < pack.scale_labels.size(); ++i) spec.add(id + ".a" + number_text(static_cast<long>(i)), pack.scale_labels[i]);
    const auto given = attempt.answers.find(question.id);
    spec.selected = given == attempt.answers.end() ? -1 : given->second - pack.scale_min;
    spec.layout = ui.phone() ? RadioLayout::Stack : RadioLayout::Row;
    if (const int chosen = radio_group(ui, spec).chosen; chosen >= 0) {
      attempt.answers[question.id] = pack.scale_min + chosen;
      ui.request_frame();
    }
    ui.gap(kGapLarge);
  }
  result(ui, pack, attempt);
}

void try_sort(App& app, Ui& ui, const SortPack& pack) {
  Sorting& sorting = app.state<AuthoringState>().sorting;
  const SortingScore score = score_sorting(pack, sorting);
  paragraph(ui, "try.introduction", pack.introduction);
  ui.gap(kGap);
  for (std::size_t i = 0; i < pack.items.size(); ++i) {
    const SortItem& item = pack.items[i];
    const Text id = "try.i" + Text(item.id);
    RadioGroupSpec spec{.id = id, .label = item.text};
    for (const SortBin& bin : pack.bins) spec.add(id + "." + Text(bin.id), bin.title);
    const std::size_t at = pack.bin_index(bin_of(sorting, item.id));
    spec.selected = at < pack.bins.size() ? static_cast<int>(at) : -1;
    spec.layout = RadioLayout::Chips;
    if (const int chosen = radio_group(ui, spec).chosen; chosen >= 0) {
      place_item(sorting, item.id, pack.bins[static_cast<std::size_t>(chosen)].id);
      ui.request_frame();
    }
    const ItemState state = score.items[i];
    if (state == ItemState::Right || state == ItemState::Wrong) {
      const Text words = state == ItemState::Right ? ui.tr("sort.right")
                                                   : ui.tr_format("sort.wrong", {{"chosen", pack.bins[at].title}, {"bin", pack.bins[pack.bin_index(item.bin)].title}});
      ui.gap(kGapTight);
      paragraph(ui, sub_id(id, ".key"), words + " " + Text(item.why), {.size = 14, .tone = Tone::Muted});
    }
    ui.gap(kGap);
  }
  if (score.keyed > 0 && score.right + score.wrong > 0) {
    paragraph(ui, "try.score", ui.tr_format("sort.score", {{"right", number_text(score.right)}, {"n", number_text(score.keyed)}, {"percent", percent_words(score.right_pct)}}),
              {.weight = Weight::Semibold});
    paragraph(ui, "try.words", closing_words(pack, score));
  }
}

}  // namespace

void preview_page(App& app, Ui& ui) {
  centred(ui, kReadingWidth + 80, [&] {
    const AuthoringState& state = checked(app);
    heading(ui, "page.title", 1, own_title(ui, app.workspace.plan().title));
    ui.gap(kGapSmall);
    paragraph(ui, "try.note", ui.tr("authoring.try_note"), {.size = 14, .tone = Tone::Muted});
    ui.gap(kGapLarge);
    Problems problems;
    if (is_test(state.finished)) {
      if (const auto pack = load_test_pack(state.finished, problems)) try_test(app, ui, pack.value());
    } else if (const auto pack = load_sort_pack(state.finished, problems)) {
      try_sort(app, ui, pack.value());
    }
    if (!problems.empty()) paragraph(ui, "try.not_ready", ui.tr_format("authoring.missing", {{"n", number_text(static_cast<long>(problems.size()))}}));
  });
}

}  // namespace sandtable::authoring
