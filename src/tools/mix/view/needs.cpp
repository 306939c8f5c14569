// Step 2: for each target segment its profile, and its needs in three layers (N16).
#include "tools/mix/view/parts.h"
#include "tools/sheets/model.h"
#include "ui/widgets/row.h"
#include "tools/mix/model.h"
#include "core/base/records.h"
#include "tools/mix/view/state.h"

namespace sandtable::inline mix {

namespace {

Need& edited(MixPage& page, const Need& need, Text field = {}) {
  return *edit_record(page.edit_mix(field).needs, need.id);
}

// Whose needs are in view: the targets, or all segments when none has been chosen; and what all have in common.
void choose_segment(MixPage& page) {
  Ui& ui = page.ui;
  std::string& shown = page.app.state<MixState>().segment;
  bool targets = false, known = false;
  for (const Shared<Segment>& segment : page.mix.segments) targets = targets || segment->target;
  RadioGroupSpec spec{.id = "needs.segment", .label = ui.tr("needs.whose"), .layout = RadioLayout::Chips};
  std::vector<std::string> ids;
  for (const Shared<Segment>& segment : page.mix.segments) {
    if (targets && !segment->target && segment->id != shown) continue;
    known = known || segment->id == shown;
    if (segment->id == shown) spec.selected = static_cast<int>(ids.size());
    ids.push_back(segment->id);
    spec.add(Text("needs.segment.") + segment->id, page.name_of(segment->title));
  }
  if (!known && page.ui.kept("needs#chosen") == 0 && !ids.empty()) {
    shown = ids[0];
    spec.selected = 0;
  } else if (!known) {
    shown.clear();
    spec.selected = static_cast<int>(ids.size());
  }
  ids.push_back({});
  spec.add("needs.segment.all", ui.tr("needs.of_all"));
  const int chosen = radio_group(ui, spec).chosen;
  if (chosen >= 0) {
    shown = ids[static_cast<std::size_t>(chosen)];
    ui.kept("needs#chosen") = 1;
    ui.request_frame();
  }
}

void profile(MixPage& page, const Segment& segment) {
  Ui& ui = page.ui;
  const Json& fields = mix_list(page, "profile");
  std::size_t filled = 0;
  for (const Json& field : fields) filled += value_text(segment.values, text_of(field, "id")).empty() ? 0 : 1;
  float& shown = ui.kept("profile#shown");
  card(ui, "profile", ui.tr("profile.title"), CardKind::Plain, [&] {
    heading(ui, "profile.title", 2, ui.tr("profile.title"));
    ui.gap(kGapSmall);
    if (button(ui, {.id = "profile.toggle",
                    .label = ui.tr_format(shown > 0 ? Key("profile.hide") : Key("profile.show"),
                                          {{"n", number_text(filled)}, {"of", number_text(fields.size())}}),
                    .icon = shown > 0 ? Icon::Minus : Icon::ArrowDown, .expanded = shown > 0 ? Toggle::On : Toggle::Off})) {
      shown = 1 - shown;
      ui.request_frame();
    }
    if (shown == 0) return;
    for (const Json& field : fields) {
      ui.gap(kGap);
      const Text key = text_of(field, "id"), id = Text("profile.") + key;
      std::string value = value_text(segment.values, key);
      if (text_field(ui, {.id = id, .label = text_of(field, "label"), .hint = text_of(field, "help"),
                          .max_bytes = static_cast<int>(kMaxMixTextBytes), .rows = 2, .read_only = ui.read_only},
                     value)) {
        set_value_text(edit_record(page.edit_mix(id).segments, segment.id)->values, key, value);
      }
    }
  });
}

void need_fields(MixPage& page, const Need& need, Text id) {
  Ui& ui = page.ui;
  const Text field = sub_id(id, ".text");
  if (mix_text(page, field, ui.tr("need.text"), need.text, 2)) edited(page, need, field).text = page.typed;
  ui.gap(kGap);
  int chosen = mix_choice(page, sub_id(id, ".layer"), ui.tr("need.layer"), mix_list(page, "layers"),
                          static_cast<int>(need.layer), false);
  if (chosen >= 0) edited(page, need).layer = static_cast<NeedLayer>(chosen);
  ui.gap(kGap);
  chosen = mix_choice(page, sub_id(id, ".kind"), ui.tr("need.kind"), mix_list(page, "kinds"),
                      static_cast<int>(need.kind), true);
  if (chosen >= 0) edited(page, need).kind = static_cast<NeedKind>(chosen);
  ui.gap(kGap);
  std::uint32_t bits = need.answered_by;
  if (mix_bits(page, sub_id(id, ".values"), ui.tr("need.values"), mix_list(page, "values"), bits)) {
    edited(page, need).answered_by = bits;
  }
  ui.gap(kGapSmall);
  if (mix_delete(page, sub_id(id, ".delete"), ui.tr("need.delete"), page.name_of(need.text))) {
    remove_record(page.edit_mix().needs, need.id);
    page.app.state<MixState>().open.clear();
    ui.nodes.request_focus("mix.step_title");
  }
}

Text need_detail(MixPage& page, const Need& need, std::size_t answers) {
  Ui& ui = page.ui;
  Text out = need.kind == NeedKind::None ? Text() : mix_label(page.pack, "kinds", static_cast<std::size_t>(need.kind) - 1) + " · ";
  for (std::size_t i = 0; i < kValueKinds; ++i) {
    if ((need.answered_by >> i & 1) != 0) out = out + mix_label(page.pack, "values", i) + " · ";
  }
  if (page.mix.candidates.empty()) return out + ui.tr(need.answered_by == 0 ? Key("need.no_value") : Key("need.has_value"));
  return out + (answers == 0 ? ui.tr("need.unanswered") : ui.tr_format("need.answered", {{"n", number_text(answers)}}));
}

void layer_part(MixPage& page, NeedLayer layer) {
  Ui& ui = page.ui;
  const auto number = static_cast<std::size_t>(layer);
  const Text id = Text("needs.") + to_word(layer), title = mix_label(page.pack, "layers", number);
  const CandidateFigures* figures = page.candidate_figures();
  std::vector<std::size_t> members;
  for (std::size_t i = 0; i < page.mix.needs.size(); ++i) {
    const Need& need = *page.mix.needs[i];
    if (need.layer == layer && need.segment == page.app.state<MixState>().segment) members.push_back(i);
  }
  card(ui, id, title, CardKind::Plain, [&] {
    heading(ui, sub_id(id, ".title"), 2, ui.tr_format("mix.count", {{"what", title}, {"n", number_text(members.size())}}));
    ui.gap(kGapTight);
    paragraph(ui, sub_id(id, ".lead"), text_of(mix_list(page, "layers")[number], "help"), {.size = 14, .tone = Tone::Muted});
    ui.gap(kGapSmall + kGapTight);
    if (!members.empty()) {
      node_around(ui, Role::List, sub_id(id, ".list"), title, [&] {
        for (const std::size_t i : members) {
          const Need& need = *page.mix.needs[i];
          const Text item = Text("need.") + need.id;
          if (!begin_item(ui, item, members.size())) continue;
          const std::size_t answers = figures == nullptr ? 0 : figures->coverage.answers[i];
          const bool open = page.app.state<MixState>().open == need.id;
          const bool alarm = layer == NeedLayer::Core && (figures != nullptr ? answers == 0 : need.answered_by == 0);
          Rect rect;
          if (row_button(ui, {.id = sub_id(item, ".open"), .title = page.name_of(need.text), .detail = need_detail(page, need, answers),
                              .icon = alarm ? Icon::Warning : Icon::Check},
                         0, rect)) {
            page.app.state<MixState>().open = open ? std::string() : need.id;
            ui.request_frame();
          }
          ui.nodes.in_frame(sub_id(item, ".open"))->expanded = open ? Toggle::On : Toggle::Off;
          if (open) card(ui, sub_id(item, ".card"), page.name_of(need.text), CardKind::Sunken, [&] { need_fields(page, need, item); });
          ui.gap(kGapSmall);
          end_item(ui, item);
        }
      });
    }
    for (const std::string& line : mix_add_field(page, sub_id(id, ".add"), ui.tr("needs.add") + ": " + title, ui.tr("mix.add_hint"))) {
      Need need;
      need.text = line;
      need.layer = layer;
      need.segment = page.app.state<MixState>().segment;
      if (add_record(page.edit_mix().needs, kMaxNeeds, std::move(need), page.app.random_bytes()).empty()) {
        page.app.toast(ui.tr_format("mix.full", {{"n", number_text(kMaxNeeds)}}));
        break;
      }
    }
  });
  ui.gap(kGap);
}

}  // namespace

void mix_needs(MixPage& page) {
  Ui& ui = page.ui;
  if (page.mix.segments.empty()) {
    paragraph(ui, "needs.no_segments", ui.tr("needs.no_segments"), {.tone = Tone::Muted});
    ui.gap(kGap);
  } else {
    choose_segment(page);
    ui.gap(kGap);
  }
  if (const Segment* segment = find_record(page.mix.segments, page.app.state<MixState>().segment)) {
    profile(page, *segment);
    ui.gap(kGap);
  }
  for (std::size_t i = 0; i < kNeedLayers; ++i) layer_part(page, static_cast<NeedLayer>(i));
}

}  // namespace sandtable::mix
