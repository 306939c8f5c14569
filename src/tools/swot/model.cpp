// The SWOT grid as JSON, see swot.h.
#include "tools/swot/model.h"

#include "core/json/record_reader.h"
#include "core/json/record_writer.h"

namespace sandtable::inline situation {
namespace {

void read_source(const Json& record, Text pointer, CardSource& out, Problems& problems) {
  RecordReader reader(record, pointer, problems);
  reader.read_id(out.lens, "lens");
  reader.read_id(out.factor, "factor");
  reader.read_id(out.sheet, "sheet");
  out.extra = reader.rest();
}

void read_card(const Json& record, Text pointer, Card& out, Problems& problems) {
  RecordReader reader(record, pointer, problems);
  reader.read_id(out.id, "id", Presence::Required);
  reader.read_text(out.text, "text", kMaxCardTextBytes);
  reader.read_text(out.note, "note", kMaxCardTextBytes);
  out.weight = reader.number("weight", 0, kMaxWeight).value_or(kNoWeight);
  out.rating = static_cast<int>(reader.integer("rating", 0, kMaxRating).value_or(0));
  reader.read_texts(out.tags, "tags", kMaxTags, kMaxTagBytes);
  if (const Json* source = reader.object("source"))
    read_source(*source, reader.pointer_of("source"), out.source, problems);
  out.top = reader.boolean("top").value_or(false);
  if (const Json* merged = reader.array("merged"); merged != nullptr && !merged->empty()) out.merged = *merged;
  out.extra = reader.rest();
}

void read_voter(const Json& record, Text pointer, Voter& out, Problems& problems) {
  RecordReader reader(record, pointer, problems);
  reader.read_id(out.id, "id", Presence::Required);
  reader.read_line(out.name, "name", kMaxNameBytes);
  if (const Json* given = reader.object("given")) {
    for (const auto& [card, value] : *given->get_ptr<const Json::object_t*>()) {
      std::int64_t dots = 0;
      if (reader.read_member("given", card, value, is_id(card), 1, kMaxDots, dots))
        out.given.emplace_hint(out.given.end(), card, static_cast<int>(dots));
    }
  }
  out.extra = reader.rest();
}

void read_votes(const Json& record, Text pointer, Votes& out, Problems& problems) {
  RecordReader reader(record, pointer, problems);
  out.dots = static_cast<int>(reader.integer("dots", 1, kMaxDots).value_or(kStandardDots));
  out.hidden = reader.boolean("hidden").value_or(false);
  read_records<read_voter>(reader, "voters", kMaxVoters, out.voters, problems);
  out.extra = reader.rest();
}

Json voter_to_json(const Voter& voter) {
  Json out = voter.extra;
  put_text(out, "id", voter.id);
  put_text(out, "name", voter.name);
  Json given = empty_object();
  for (const auto& [card, dots] : voter.given) set_number(given, card, dots);
  put_part(out, "given", std::move(given));
  return out;
}

Json votes_to_json(const Votes& votes) {
  Json out = votes.extra;
  put_number(out, "dots", votes.dots, kStandardDots);
  if (votes.hidden) set_flag(out, "hidden", true);
  put_records<voter_to_json>(out, "voters", votes.voters);
  return out;
}

}  // namespace

std::size_t card_count(const Swot& swot) {
  std::size_t count = 0;
  for (const Cards& cards : swot.cards) count += cards.size();
  return count;
}

std::size_t number_of(const Swot& swot, CardPlace place) {
  std::size_t number = place.index;
  for (std::size_t cell = 0; cell < static_cast<std::size_t>(place.cell); ++cell)
    number += swot.cards[cell].size();
  return number;
}

bool find_card(const Swot& swot, Text card_id, CardPlace& place) {
  if (card_id.empty()) return false;
  for (const Cell cell : kAllCells) {
    const Cards& cards = swot.in(cell);
    for (std::size_t i = 0; i < cards.size(); ++i) {
      if (cards[i]->id != card_id) continue;
      place = {cell, i};
      return true;
    }
  }
  return false;
}

const Card* find_card(const Swot& swot, Text card_id) {
  CardPlace place;
  return find_card(swot, card_id, place) ? &*swot.in(place.cell)[place.index] : nullptr;
}

std::vector<SourceView> sources_of(const Card& card) {
  std::vector<SourceView> out;
  const auto add = [&out](const SourceView& source) {
    const bool empty = source.lens.empty() && source.factor.empty() && source.sheet.empty();
    bool known = empty;
    for (const SourceView& other : out) known = known || other == source;
    if (!known) out.push_back(source);
  };
  add({card.source.lens, card.source.factor, card.source.sheet});
  if (const auto* items = card.merged.get_ptr<const Json::array_t*>()) {
    for (const Json& item : *items) {
      const Json* source = find_member(item, "source");
      if (source != nullptr) add({text_of(*source, "lens"), text_of(*source, "factor"), text_of(*source, "sheet")});
    }
  }
  return out;
}

const Card* find_card_from(const Swot& swot, Text sheet, Text factor) {
  for (const Cards& cards : swot.cards) {
    for (const CardRef& card : cards) {
      if (card->source.sheet == sheet && card->source.factor == factor) return &*card;
      if (card->merged.is_null()) continue;
      for (const SourceView& source : sources_of(*card)) {
        if (source.sheet == sheet && source.factor == factor) return &*card;
      }
    }
  }
  return nullptr;
}

Text to_word(Cell value) {
  constexpr Text kWords[kCells] = {"strengths", "weaknesses", "opportunities", "threats"};
  return kWords[static_cast<std::size_t>(value)];
}

void read_swot(RecordReader& plan, Swot& out, Problems& problems) {
  const Json* record = plan.object("swot");
  if (record == nullptr) return;
  RecordReader reader(*record, plan.pointer_of("swot"), problems);
  SeenIds seen;
  std::size_t room = kMaxCards;
  for (const Cell cell : kAllCells) {
    Cards& cards = out.in(cell);
    read_records<read_card>(reader, to_word(cell), room, cards, problems, &seen);
    room -= cards.size();
  }
  if (const Json* votes = reader.object("votes"))
    read_votes(*votes, reader.pointer_of("votes"), out.votes, problems);
  out.extra = reader.rest();
}

Json source_to_json(const CardSource& source) {
  Json out = source.extra;
  put_text(out, "lens", source.lens);
  put_text(out, "factor", source.factor);
  put_text(out, "sheet", source.sheet);
  return out;
}

Json card_to_json(const Card& card) {
  Json out = card.extra;
  put_text(out, "id", card.id);
  put_text(out, "text", card.text);
  put_text(out, "note", card.note);
  if (card.has_weight()) set_json(out, "weight", real_json(card.weight));
  put_number(out, "rating", card.rating, 0);
  put_texts(out, "tags", card.tags);
  put_part(out, "source", source_to_json(card.source));
  if (card.top) set_flag(out, "top", true);
  if (!card.merged.empty()) set_json(out, "merged", card.merged);
  return out;
}

void write_swot(Json& plan, const Swot& swot) {
  Json out = swot.extra;
  for (const Cell cell : kAllCells) put_records<card_to_json>(out, to_word(cell), swot.in(cell));
  put_part(out, "votes", votes_to_json(swot.votes));
  put_part(plan, "swot", std::move(out));
}

}  // namespace sandtable::situation
