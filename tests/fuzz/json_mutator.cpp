// Changes documents as documents: bytes changed at random hardly ever leave JSON, let alone a plan. Members and words
// come from the schemas and from the document itself. One line in two, and every text that is no JSON, is changed as
// bytes all the same.
#include <algorithm>
#include <cstring>
#include <iterator>

#include "core/json/json.h"
#include "core/base/utf8.h"
#include "fuzz_support.h"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

namespace sandtable::fuzz {
namespace {

constexpr std::size_t kMostNodes = 3000;

class Random {
 public:
  explicit Random(unsigned seed) : state_(seed * 2654435769ull + 88172645463325252ull) {}
  std::size_t below(std::size_t limit) {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return static_cast<std::size_t>(state_ >> 11) % limit;
  }

 private:
  std::uint64_t state_;
};

struct Words {
  std::vector<std::string> keys;
  std::vector<Json> values;
};

void collect(const Json& schema, Words& out) {
  for (const auto& [key, value] : schema.items()) {
    if (key == "properties" && value.is_object()) {
      for (const auto& [name, part] : value.items()) out.keys.push_back(name);
    }
    if (key == "enum" && value.is_array()) out.values.insert(out.values.end(), value.begin(), value.end());
    if (key == "const" || key == "maximum" || key == "minimum") out.values.push_back(value);
    if (value.is_structured()) collect(value, out);
  }
}

const Words& words() {
  static const Words all = [] {
    Words out;
    for (const char* name : {"schema/plan.schema.json", "schema/test.schema.json", "schema/sort.schema.json"}) {
      Problems ignored;
      const auto schema = parse_json(asset(name), ignored);
      SANDTABLE_REQUIRE(schema.ok());
      collect(schema.value(), out);
    }
    Problems ignored;
    const auto more = parse_json(R"([null, true, false, 0, 1, -1, 2, 17, 0.1, -0.0, 1e300, 9007199254740993, 9223372036854775807,
        18446744073709551615, -9223372036854775808, "", " ", "a", "1", "=1+1", "|", "\n", "\u2028", "\u0000", "汉字", "🙂",
        "negotiation", "sixteen_actions", "sixteen", "self_test", "sort", "swot", "7hx0p4mc", "7hx0p4", "2026-11-21T09:30:00Z",
        "2026-11-21T00:00:00Z", "tag-1a2", "3f0d7f0e-0a4b-4d3c-9f58-6f1a2b3c4d5e", [], {}, [[]], {"": 0}])", ignored);
    SANDTABLE_REQUIRE(more.ok());
    out.values.insert(out.values.end(), more.value().begin(), more.value().end());
    out.values.emplace_back(std::string(2000, 'x'));
    return out;
  }();
  return all;
}

void list_nodes(Json& value, std::vector<Json*>& out) {
  if (out.size() >= kMostNodes) return;
  out.push_back(&value);
  if (!value.is_structured()) return;
  for (auto& child : value) list_nodes(child, out);
}

Json some_value(const std::vector<Json*>& nodes, Random& random) {
  if (random.below(2) == 0) return *nodes[random.below(nodes.size())];
  return words().values[random.below(words().values.size())];
}

std::string some_key(const std::vector<Json*>& nodes, Random& random) {
  if (random.below(4) == 0) {
    const Json& node = *nodes[random.below(nodes.size())];
    if (node.is_object() && !node.empty()) {
      auto member = node.begin();
      std::advance(member, random.below(node.size()));
      return member.key();
    }
    if (node.is_string()) return node.get_ref<const std::string&>();
  }
  return words().keys[random.below(words().keys.size())];
}

void change_text(std::string& text) {
  std::string buffer(text.size() + 64, '\0');
  std::memcpy(buffer.data(), text.data(), text.size());
  const std::size_t size =
      LLVMFuzzerMutate(reinterpret_cast<std::uint8_t*>(buffer.data()), text.size(), buffer.size());
  text = repaired_text(std::string_view(buffer).substr(0, size));
}

void change(Json& document, Random& random) {
  std::vector<Json*> nodes;
  list_nodes(document, nodes);
  Json& node = *nodes[random.below(nodes.size())];
  const std::size_t choice = random.below(8);
  if (choice == 0) {
    Json value = some_value(nodes, random);
    node = std::move(value);
  } else if (node.is_string() && choice < 6) {
    change_text(node.get_ref<std::string&>());
  } else if (node.is_number_integer() && choice < 6) {
    node = node.get<std::int64_t>() / 2 + static_cast<std::int64_t>(random.below(7)) - 3;
  } else if (node.is_array()) {
    if (node.empty() || choice < 3) {
      Json value = some_value(nodes, random);
      node.insert(node.begin() + static_cast<std::ptrdiff_t>(random.below(node.size() + 1)), std::move(value));
    } else if (choice < 6) {
      node.erase(random.below(node.size()));
    } else {
      std::swap(node[random.below(node.size())], node[random.below(node.size())]);
    }
  } else if (node.is_object()) {
    if (node.empty() || choice < 4) {
      std::string key = some_key(nodes, random);
      Json value = some_value(nodes, random);
      node[key] = std::move(value);
    } else {
      auto member = node.begin();
      std::advance(member, random.below(node.size()));
      Json value = member.value();
      node.erase(member);
      if (choice == 4) node[some_key({&document}, random)] = std::move(value);
    }
  } else {
    Json value = some_value(nodes, random);
    node = std::move(value);
  }
}

// "" when it is no JSON.
std::string changed(std::string_view text, Random& random) {
  Problems ignored;
  auto document = parse_json(text, ignored);
  if (!document) return {};
  for (std::size_t i = 1 + random.below(4); i > 0; --i) change(document.value(), random);
  return dump_json(document.value());
}

std::size_t mutate(std::uint8_t* data, std::size_t size, std::size_t max_size, unsigned seed) {
  Random random(seed);
  const std::string_view text = text_of(data, size);
  if (random.below(4) == 0) return LLVMFuzzerMutate(data, size, max_size);
  std::string out = changed(text, random);
  if (out.empty() && !text.empty()) {  // one of its lines
    const std::size_t middle = random.below(text.size());
    const std::size_t before = text.rfind('\n', middle);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string line = changed(text.substr(begin, end - begin), random);
    if (!line.empty()) {
      out.append(text.substr(0, begin)).append(line);
      if (random.below(4) == 0) out.append("\n").append(text.substr(begin, end - begin));
      out.append(text.substr(end));
    }
  }
  if (out.empty() || out.size() > max_size) return LLVMFuzzerMutate(data, size, max_size);
  std::memcpy(data, out.data(), out.size());
  return out.size();
}

}  // namespace
}  // namespace sandtable::fuzz

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size, unsigned seed) {
  return sandtable::fuzz::mutate(data, size, max_size, seed);
}
