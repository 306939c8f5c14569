#include "plan/part.h"

#include "core/json/record_reader.h"
#include "core/json/record_writer.h"

namespace sandtable {

struct Part::Box {
  explicit Box(const PartType& of) : type(of) {}
  ~Box() {
    if (value != nullptr) type.drop(value);
  }
  Box(const Box&) = delete;
  Box& operator=(const Box&) = delete;

  const PartType& type;
  void* value = nullptr;  // nullptr: not read yet
  Kept raw;               // until it has been read; then of its members what no reader took
  std::unique_ptr<PartTexts> texts;
  std::uint32_t owners = 1;
};

Part::Part(const PartType& type, Json raw) : box_(new Box(type)) { box_->raw = std::move(raw); }

Part::Part(const PartType& type) : box_(new Box(type)) { box_->value = type.make(); }

Part::Part(const Part& other) : box_(other.box_) { ++box_->owners; }

Part::~Part() {
  if (box_ != nullptr && --box_->owners == 0) delete box_;
}

const PartType& Part::type() const { return box_->type; }

bool Part::is_read() const { return box_->value != nullptr; }

void Part::read(const Packs& packs, Problems& problems) const {
  if (is_read()) return;
  void* value = box_->type.make();
  RecordReader reader(box_->raw, {}, problems);
  box_->type.read(reader, value, packs, problems);
  box_->value = value;
  box_->raw = reader.rest();
  box_->texts.reset();
}

const void* Part::value() const {
  Problems ignored;  // read() tells them where somebody wants to know
  read({}, ignored);
  return box_->value;
}

void* Part::edit() {
  (void)value();
  if (box_->owners > 1) {
    Box* own = new Box(box_->type);
    own->value = box_->type.copy(box_->value);
    own->raw = box_->raw;
    --box_->owners;
    box_ = own;
  }
  box_->texts.reset();
  return box_->value;
}

void Part::write(Json& document) const {
  for (const auto& [key, member] : *box_->raw.members().get_ptr<const Json::object_t*>()) set_json(document, key, member);
  if (is_read()) box_->type.write(document, box_->value);
}

const Json& Part::kept() const {
  (void)value();
  return box_->raw;
}

const PartTexts& Part::texts() const {
  if (box_->texts == nullptr) {
    Json document = empty_object();
    {
      const RecordTexts remembered;
      write(document);
    }
    box_->texts = std::make_unique<PartTexts>();
    for (std::size_t i = 0; i < PartType::kMostMembers && !box_->type.members[i].empty(); ++i) {
      const Json* member = find_member(document, box_->type.members[i]);
      if (member != nullptr) box_->texts->of[i] = dump_json(*member);
    }
  }
  return *box_->texts;
}

void Part::forget_texts() const { box_->texts.reset(); }

bool Part::operator==(const Part& other) const {
  if (is_same(other)) return true;
  if (!is_read() && !other.is_read()) return box_->raw == other.box_->raw;
  return box_->type.same(value(), other.value()) && box_->raw == other.box_->raw;
}

}  // namespace sandtable
