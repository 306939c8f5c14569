#include "tools/swot/edit.h"

#include <algorithm>
#include <cmath>

#include "core/json/record_writer.h"
#include "core/base/id_lists.h"
#include "core/base/records.h"
#include "plan/links.h"
#include "tools/swot/merge.h"
#include "core/base/text_lines.h"
#include "core/base/utf8.h"
#include "core/base/normal_text.h"
#include "tools/swot/model.h"

namespace sandtable::inline situation {
namespace {

void insert_cards(Cards& cards, std::size_t index, const Cards& added) {
  Cards out;
  out.reserve(cards.size() + added.size());
  index = std::min(index, cards.size());
  for (std::size_t i = 0; i < index; ++i) out.push_back(cards[i]);
  for (const CardRef& card : added) out.push_back(card);
  for (std::size_t i = index; i < cards.size(); ++i) out.push_back(cards[i]);
  cards = std::move(out);
}

// Takes the named cards out of the grid. `place` is moved to where it is then.
Cards extract(Swot& swot, const std::vector<std::string>& card_ids, CardPlace* place) {
  Cards out;
  for (const Cell cell : kAllCells) {
    Cards rest;
    Cards& cards = swot.in(cell);
    std::size_t before = 0;
    for (std::size_t i = 0; i < cards.size(); ++i) {
      const bool named = !cards[i]->id.empty() && is_among(card_ids, cards[i]->id);
      if (named && place != nullptr && place->cell == cell && i < place->index) ++before;
      if (named && place != nullptr && place->cell != cell && cards[i]->top) cards[i].edit().top = false;
      (named ? out : rest).push_back(cards[i]);
    }
    if (before > 0) place->index -= before;
    cards = std::move(rest);
  }
  return out;
}

void add_tag(std::vector<std::string>& tags, std::string_view tag) {
  std::string line(cut_text(trimmed(tag), kMaxTagBytes));
  make_single_line(line);
  if (!line.empty() && tags.size() < kMaxTags && !is_among(tags, line)) tags.push_back(std::move(line));
}

// Adds `more` on a new line, unless it is there already.
void add_note(std::string& note, std::string_view more) {
  if (more.empty() || note == more) return;
  if (!note.empty()) note.push_back('\n');
  note.append(more);
}

struct Merging {
  Card card;                       // the first card, growing
  std::vector<std::string> texts;  // normal forms of those it has
  Text separator;
};

void remember(Json& merged, const Card& card) {
  Json entry = empty_object();
  set_text(entry, "id", card.id);
  put_part(entry, "source", source_to_json(card.source));
  add_json(merged, std::move(entry));
  if (const auto* items = card.merged.get_ptr<const Json::array_t*>()) {
    for (const Json& item : *items) add_json(merged, item);
  }
}

void take_in(Merging& merging, const Card& other) {
  Card& card = merging.card;
  std::string normal = normal_text(other.text);
  if (!normal.empty() && !is_among(merging.texts, normal)) {
    merging.texts.push_back(std::move(normal));
    const Text between = card.text.empty() ? Text() : merging.separator;
    if (card.text.size() + between.size() + other.text.size() <= kMaxCardTextBytes) {
      card.text.append(between).append(other.text);
    } else {
      add_note(card.note, other.text);
    }
  }
  add_note(card.note, other.note);
  for (const std::string& tag : other.tags) {
    if (is_among(card.tags, tag)) continue;
    if (card.tags.size() < kMaxTags) {
      card.tags.push_back(tag);
    } else {
      add_note(card.note, tag);
    }
  }
  if (other.has_weight()) card.weight = std::min(kMaxWeight, std::max(card.weight, 0.0) + other.weight);
  if (card.rating == 0) card.rating = other.rating;
  if (card.source.empty()) card.source = other.source;
  remember(card.merged, other);
  for (const auto& [key, value] : *other.extra.members().get_ptr<const Json::object_t*>()) {
    if (find_member(card.extra, key) == nullptr) card.extra.set(key, value);
  }
}

}  // namespace

Card* edit_card(Swot& swot, Text card_id) {
  CardPlace place;
  return find_card(swot, card_id, place) ? &swot.in(place.cell)[place.index].edit() : nullptr;
}

double sound_weight(double weight) {
  return weight >= 0 && weight <= kMaxWeight ? weight : kNoWeight;
}

bool parse_weight(std::string_view text, double& weight) {
  weight = kNoWeight;
  std::string number = normal_text(text);
  if (number.empty()) return true;
  const std::size_t comma = number.find(',');
  if (comma != std::string::npos && number.find('.') == std::string::npos) number[comma] = '.';
  number.insert(0, number[0] == '.' ? 1 : 0, '0');
  const bool percent = number.ends_with('%');
  if (percent) number.pop_back();
  Problems problems;
  const Result<Json> parsed = parse_json(number, problems);
  if (!parsed || !problems.empty()) return false;
  const Json& value = parsed.value();
  if (const auto* real = value.get_ptr<const Json::number_float_t*>()) {
    weight = sound_weight(*real);
  } else if (const auto* whole = value.get_ptr<const Json::number_unsigned_t*>()) {
    weight = sound_weight(static_cast<double>(*whole));
  }
  if (percent && weight > 0) weight /= 100;
  return weight >= 0;
}

std::string weight_text(double weight) {
  return weight < 0 ? std::string() : dump_json(real_json(weight));
}

std::vector<std::string> parse_tags(std::string_view text) {
  std::vector<std::string> tags;
  while (!text.empty()) {
    std::size_t end = std::string_view::npos;
    std::size_t bytes = 0;
    for (const std::string_view separator : {";", ",", "；", "，", "、", "\n"}) {
      const std::size_t found = text.find(separator);
      if (found >= end) continue;
      end = found;
      bytes = separator.size();
    }
    add_tag(tags, text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + bytes);
  }
  return tags;
}

std::string tags_text(const std::vector<std::string>& tags) {
  std::string out;
  for (const std::string& tag : tags) {
    if (!out.empty()) out += "; ";
    out += tag;
  }
  return out;
}

std::vector<std::string> all_tags(const Swot& swot) {
  std::vector<std::string> out;
  for (const Cards& cards : swot.cards) {
    for (const CardRef& card : cards) {
      for (const std::string& tag : card->tags) {
        if (!is_among(out, tag)) out.push_back(tag);
      }
    }
  }
  return out;
}

Added add_lines(Swot& swot, CardPlace at, const std::vector<std::string>& lines, const RandomBytes& random) {
  Added out;
  Cards added;
  const std::size_t count = card_count(swot);
  for (const std::string& line : lines) {
    if (count + added.size() >= kMaxCards) {
      ++out.left;
      continue;
    }
    Card card;
    card.id = make_uuid(random);
    card.text = repaired_text(cut_text(line, kMaxCardTextBytes));
    card.text.resize(cut_text(card.text, kMaxCardTextBytes).size());
    if (line.size() > kMaxCardTextBytes) ++out.cut;
    if (added.empty()) out.first_id = card.id;
    added.push_back(std::move(card));
  }
  out.added = added.size();
  insert_cards(swot.in(at.cell), at.index, added);
  return out;
}

std::string add_card(Swot& swot, CardPlace at, Card card, const RandomBytes& random) {
  if (card_count(swot) >= kMaxCards) return {};
  if (card.id.empty() || find_card(swot, card.id) != nullptr) card.id = make_uuid(random);
  std::string id = card.id;
  Cards added;
  added.push_back(std::move(card));
  insert_cards(swot.in(at.cell), at.index, added);
  return id;
}

bool move_cards(Swot& swot, const std::vector<std::string>& card_ids, CardPlace to) {
  const Swot before = swot;
  const Cards moved = extract(swot, card_ids, &to);
  insert_cards(swot.in(to.cell), to.index, moved);
  return !(swot == before);
}

bool remove_cards(Swot& swot, const std::vector<std::string>& card_ids) {
  return !extract(swot, card_ids, nullptr).empty();
}

std::vector<std::string> duplicate_cards(Swot& swot, const std::vector<std::string>& card_ids,
                                         const RandomBytes& random) {
  std::vector<std::string> out;
  std::size_t room = kMaxCards - std::min(kMaxCards, card_count(swot));
  for (const Cell cell : kAllCells) {
    Cards& cards = swot.in(cell);
    Cards all;
    for (const CardRef& card : cards) {
      all.push_back(card);
      if (room == 0 || card->id.empty() || !is_among(card_ids, card->id)) continue;
      Card& copy = all.emplace_back(card).edit();
      copy.id = make_uuid(random);
      copy.top = false;
      out.push_back(copy.id);
      --room;
    }
    cards = std::move(all);
  }
  return out;
}

bool merge_cards(Plan& plan, const std::vector<std::string>& card_ids, Text separator) {
  Swot swot = part<Swot>(plan);
  std::vector<std::string> all;  // ids of the cards that are there, the first one stays
  Merging merging;
  merging.separator = separator;
  CardPlace first;
  for (const Cell cell : kAllCells) {
    const Cards& cards = swot.in(cell);
    for (std::size_t i = 0; i < cards.size(); ++i) {
      const Card& card = *cards[i];
      if (card.id.empty() || !is_among(card_ids, card.id)) continue;
      if (all.empty()) {
        first = {cell, i};
        merging.card = card;
        merging.texts.push_back(normal_text(card.text));
      } else {
        take_in(merging, card);
        if (cell == first.cell) merging.card.top |= card.top;
      }
      all.push_back(card.id);
    }
  }
  if (all.size() < 2 || merging.card.note.size() > kMaxCardTextBytes) return false;
  const std::string id = merging.card.id;
  extract(swot, all, nullptr);  // the first card is the first to go, so its place stays
  insert_cards(swot.in(first.cell), first.index, Cards(1, std::move(merging.card)));
  edit_part<Swot>(plan) = std::move(swot);
  redirect(plan, all, id);
  return true;
}

}  // namespace sandtable::situation
