#include "plan/plan.h"

#include <algorithm>

#include "core/json/record_reader.h"
#include "core/json/record_writer.h"
#include "plan/migrations.h"
#include "plan/tool.h"

namespace sandtable {
namespace {

template <class Do>
void each_part_type(Do what) {
  for (const Tool* tool : tools()) {
    for (const PartType* type : tool->parts) what(*type);
  }
}

bool has_members(const Json& document, const PartType& type) {
  return std::ranges::any_of(type.members, [&](Text member) { return !member.empty() && find_member(document, member) != nullptr; });
}

// The members of one part, taken out of the document.
Json take_members(RecordReader& reader, const Json& document, const PartType& type) {
  Json raw = empty_object();
  for (const Text member : type.members) {
    const Json* found = find_member(document, member);
    if (found == nullptr) continue;
    set_json(raw, member, *found);
    reader.leave_out(member);
  }
  return raw;
}

void build_plan(const Json& document, const Packs& packs, const ReadsAtOnce& at_once, Plan& plan, Problems& problems) {
  RecordReader reader(document, {}, problems);
  reader.choice("format", {kPlanFormat});
  reader.integer("version", 1, kPlanVersion);
  reader.read_id(plan.id, "id", Presence::Required);
  reader.read_line(plan.title, "title", kMaxTitleBytes);
  if (reader.choice("language", {"zh", "en"}, Presence::Required).value_or(0) == 1)
    plan.language = Language::English;
  const bool travels = find_member(document, "exercise") != nullptr || find_member(document, "task") != nullptr;
  const Presence dates = travels ? Presence::Optional : Presence::Required;
  reader.read_instant(plan.created, "created", dates);
  reader.read_instant(plan.modified, "modified", dates);
  reader.read_line(plan.author, "author", kMaxNameBytes);
  each_part_type([&](const PartType& type) {
    if (!has_members(document, type)) return;
    if (at_once != nullptr && !at_once(type)) {
      plan.parts.emplace_back(type, take_members(reader, document, type));
    } else {
      type.read(reader, plan.parts.emplace_back(type).edit(), packs, problems);
    }
  });
  plan.extra = reader.rest();
}

// `problems`: what parsing found already.
Result<LoadedPlan> load_document(const Json& document, const Packs& packs, const ReadsAtOnce& at_once, Problems problems) {
  if (!document.is_object()) return error_at(ErrorCode::WrongFormat, {}, document.type_name());
  const std::string* format = find_text(document, "format");
  if (format == nullptr || *format != kPlanFormat) {
    return error_at(ErrorCode::WrongFormat, "/format",
                    format == nullptr ? std::string() : detail_text(*format));
  }
  const Result<int> version = version_of(document);
  if (!version) return version.error();
  Json lifted;  // stays null when the document has the current version
  if (version.value() != kPlanVersion) {
    Result<Json> migrated = migrate(document);
    if (!migrated) return migrated.error();
    lifted = std::move(migrated).value();
  }
  Result<LoadedPlan> out = LoadedPlan{{}, std::move(problems)};
  build_plan(lifted.is_null() ? document : lifted, packs, at_once, out->plan, out->problems);
  return out;
}

// Everything but the parts.
Json head_to_json(const Plan& plan) {
  Json out = plan.extra;
  set_text(out, "format", kPlanFormat);
  set_number(out, "version", kPlanVersion);
  put_text(out, "id", plan.id);
  put_text(out, "title", plan.title);
  // Required, so written even when it is the default; but a word that could not be read stays.
  if (plan.language != Language::Chinese || find_member(out, "language") == nullptr)
    set_text(out, "language", to_word(plan.language));
  put_text(out, "created", plan.created);
  put_text(out, "modified", plan.modified);
  put_text(out, "author", plan.author);
  return out;
}

}  // namespace

bool Plan::operator==(const Plan& other) const {
  if (id != other.id || title != other.title || language != other.language || created != other.created ||
      modified != other.modified || author != other.author) {
    return false;
  }
  const auto covers = [](const Plan& all, const Plan& of) {
    return std::ranges::all_of(all.parts, [&](const Part& part) {
      const Part* theirs = of.find(part.type());
      return theirs == nullptr ? part == Part(part.type()) : part == *theirs;
    });
  };
  return covers(*this, other) && covers(other, *this) && extra == other.extra;
}

const Part* Plan::find(const PartType& type) const {
  for (const Part& part : parts) {
    if (&part.type() == &type) return &part;
  }
  return nullptr;
}

Part& Plan::made(const PartType& type) {
  for (Part& part : parts) {
    if (&part.type() == &type) return part;
  }
  return parts.emplace_back(type);
}

Result<LoadedPlan> load_plan(std::string_view text, const Packs& packs, const ReadsAtOnce& at_once) {
  Problems problems;
  const Result<Json> document = parse_json(text, problems, {.bytes = kMaxPlanFile});
  if (!document) return document.error();
  return load_document(document.value(), packs, at_once, std::move(problems));
}

Result<LoadedPlan> load_plan(const Json& document, const Packs& packs, const ReadsAtOnce& at_once) {
  return load_document(document, packs, at_once, {});
}

void read_parts(const Plan& plan, const Packs& packs, Problems& problems, const ReadsAtOnce& which) {
  for (const Part& part : plan.parts) {
    if (which == nullptr || which(part.type())) part.read(packs, problems);
  }
}

Json plan_to_json(const Plan& plan) {
  Json out = head_to_json(plan);
  for (const Part& part : plan.parts) part.write(out);
  return out;
}

std::string plan_text(const Plan& plan) {
  Json out = head_to_json(plan);
  for (const Part& part : plan.parts) {
    const PartTexts& texts = part.texts();
    for (std::size_t i = 0; i < PartType::kMostMembers; ++i) {
      if (!texts.of[i].empty()) set_json(out, part.type().members[i], json_of_text(texts.of[i]));
    }
  }
  return dump_json(out);
}

Text to_word(Language value) { return value == Language::English ? "en" : "zh"; }

Plan head_of(const Plan& plan) {
  Plan out;
  out.id = plan.id;
  out.title = plan.title;
  out.language = plan.language;
  out.created = plan.created;
  out.modified = plan.modified;
  out.author = plan.author;
  return out;
}

}  // namespace sandtable
