#include "app/views/views.h"
#include "ui/widgets/button.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/radio_group.h"
#include "ui/widgets/text_field.h"
#include "app/words.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"
#include "tools/self_test/pages.h"
#include "tools/self_test/shelf.h"
#include "tools/self_test/view/views.h"

namespace sandtable {

namespace {

void phase_form(App& app, Ui& ui, Text id) {
  const int phase = radio_group(ui, {.id = sub_id(id, ".phase"), .label = ui.tr("form.phase"),
                                     .options = {{sub_id(id, ".phase.none"), ui.tr("phase.none")},
                                                 {sub_id(id, ".phase.before"), ui.tr("phase.before")},
                                                 {sub_id(id, ".phase.after"), ui.tr("phase.after")}},
                                     .selected = static_cast<int>(app.state<SelfTestState>().form.phase),
                                     .layout = ui.phone() ? RadioLayout::Stack : RadioLayout::Row})
                        .chosen;
  if (phase >= 0) app.state<SelfTestState>().form.phase = static_cast<Phase>(phase);
}

void rater_form(App& app, Ui& ui, Text id) {
  const int kind = radio_group(ui, {.id = sub_id(id, ".rater"), .label = ui.tr("form.rater"),
                                    .options = {{sub_id(id, ".rater.self"), ui.tr("form.rater_self")},
                                                {sub_id(id, ".rater.other"), ui.tr("form.rater_other")}},
                                    .selected = static_cast<int>(app.state<SelfTestState>().form.kind),
                                    .layout = ui.phone() ? RadioLayout::Stack : RadioLayout::Row})
                       .chosen;
  if (kind >= 0) app.state<SelfTestState>().form.kind = static_cast<RaterKind>(kind);
  if (app.state<SelfTestState>().form.kind == RaterKind::Other) {
    ui.gap(kGap);
    text_field(ui, {.id = sub_id(id, ".rater_name"), .label = ui.tr("form.rater_name"),
                    .placeholder = ui.tr("form.rater_name_hint"), .max_bytes = static_cast<int>(kMaxNameBytes)},
               app.state<SelfTestState>().form.rater_name);
  }
}

}  // namespace

void attempt_form(App& app, Ui& ui, Text id) {
  phase_form(app, ui, id);
  ui.gap(kGap);
  rater_form(app, ui, id);
}

void intro_view(App& app, Ui& ui) {
  const TestPack* pack = test_named(app, app.route.word(1));
  centred(ui, kReadingWidth, [&] {
    if (pack == nullptr) {
      heading(ui, "page.title", 1, ui.tr("test.unknown_title"));
      ui.gap(kGapSmall);
      paragraph(ui, "intro.unknown", ui.tr_format("test.unknown", {{"test", app.route.word(1)}}));
      return;
    }
    heading(ui, "page.title", 1, pack->title);
    ui.gap(kGapSmall);
    paragraph(ui, "intro.facts",
              ui.tr_format("test.facts", {{"questions", number_text(pack->questions.size())},
                                          {"minutes", number_text(pack->minutes)}}),
              {.size = 14, .tone = Tone::Muted});
    ui.gap(kGap);
    for (std::size_t i = 0; i < pack->introduction.size(); ++i) {
      paragraph(ui, "intro.text." + number_text(i + 1), pack->introduction[i]);
      ui.gap(kGapSmall);
    }
    ui.gap(kGap);
    phase_form(app, ui, "intro");
    ui.gap(kGapLarge);
    if (button(ui, {.id = "self_test.begin", .label = ui.tr("test.begin"), .icon = Icon::Play,
                    .kind = ButtonKind::Primary, .disabled = ui.read_only})) {
      begin_self_test(app, pack->id, app.state<SelfTestState>().form.phase, {.kind = app.state<SelfTestState>().form.kind, .name = app.state<SelfTestState>().form.rater_name},
                          app.state<SelfTestState>().form.person);
      return;
    }
    ui.gap(kGapLarge);
    card(ui, "intro.details", ui.tr("form.title"), CardKind::Plain, [&] {
      heading(ui, "intro.details.title", 2, ui.tr("form.title"));
      ui.gap(kGapTight);
      paragraph(ui, "intro.details.note", ui.tr("form.note"), {.size = 14, .tone = Tone::Muted});
      ui.gap(kGap);
      text_field(ui, {.id = "intro.person", .label = ui.tr("form.person"), .placeholder = ui.tr("form.person_hint"),
                      .max_bytes = static_cast<int>(kMaxNameBytes)},
                 app.state<SelfTestState>().form.person);
      ui.gap(kGap);
      rater_form(app, ui, "intro");
    });
    ui.gap(kGapLarge);
    if (!pack->method_note.empty()) {
      paragraph(ui, "intro.method", pack->method_note, {.size = 14, .tone = Tone::Muted});
    }
  });
}

}  // namespace sandtable
