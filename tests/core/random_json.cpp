#include "random_json.h"

#include <bit>
#include <cmath>

#include "core/base/instant.h"
#include "core/base/uuid.h"

namespace sandtable::test {
namespace {

const char* const kPieces[] = {"客户",
                               "价格高于竞争对手",
                               "沟通与谈判能力自测",
                               "，",
                               "。",
                               " ",
                               "the customer",
                               "Price",
                               "Q3",
                               "15%",
                               "龘",
                               "한국",
                               "Привет",
                               "é",
                               "😀",
                               "👩‍👩‍👧",
                               "\n",
                               "\t",
                               "\x01",
                               "\x02",
                               "\x03",
                               "\x04",
                               "\x05",
                               "\x7f",
                               "_",
                               "__",
                               "\"",
                               "\\",
                               "0",
                               "2026",
                               "{}",
                               "\xEF\xBF\xBD",
                               "\xEF\xBF\xBF",
                               "\xF4\x8F\xBF\xBF",
                               "İ",
                               "  ",
                               "a",
                               "Z",
                               "-",
                               "一"};

const char* const kNames[] = {"format", "id", "title", "self_tests", "answers", "strengths", "refs", "negotiation"};

std::string random_uuid(Random& random) {
  return make_uuid([&](std::array<std::uint8_t, 16>& bytes) {
    for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(random.next());
  });
}

double random_double(Random& random) {
  switch (random.below(4)) {
    case 0:
      return static_cast<double>(random.below(20000)) / 100 - 100;
    case 1:
      return static_cast<double>(random.below(1000));
    case 2:
      return random.below(2) == 0 ? -0.0 : 0.1 + 0.2;
    default:
      break;
  }
  const double any = std::bit_cast<double>(random.next());
  return std::isfinite(any) ? any : 5e-324;
}

}  // namespace

std::string random_text(Random& random) {
  switch (random.below(10)) {
    case 0:
      return kNames[random.below(std::size(kNames))];
    case 1:
      return random_uuid(random);
    case 2:
      return format_instant(static_cast<std::int64_t>(random.next() % 253402300800u));
    case 3:
      return format_instant(static_cast<std::int64_t>(random.next() % 253402300800u)).substr(0, 10);
    case 4:
      return std::to_string(random.below(40));
    case 5:
      return {};
    default:
      break;
  }
  std::string text;
  for (std::size_t n = random.below(12); n > 0; --n) text += kPieces[random.below(std::size(kPieces))];
  return text;
}

Json random_value(Random& random, int depth) {
  switch (random.below(depth > 0 ? 13 : 9)) {
    case 0:
      return nullptr;
    case 1:
      return random.below(2) == 0;
    case 2:
      return random.below(20);
    case 3:
      return random.next() >> random.below(64);
    case 4:
      return -1 - static_cast<std::int64_t>(random.next() >> (1 + random.below(63)));
    case 5:
      return random_double(random);
    case 6:
    case 7:
    case 8:
      return random_text(random);
    case 9: {
      Json array = Json::array();
      for (std::size_t n = random.below(6); n > 0; --n) array.push_back(random_value(random, depth - 1));
      return array;
    }
    case 10: {  // a list or a map of small numbers
      Json numbers = random.below(2) == 0 ? Json::array() : Json::object();
      const std::size_t limit = 2 + random.below(16);
      for (std::size_t n = random.below(40), key = 1; n > 0; --n, key += 1 + random.below(2)) {
        if (numbers.is_array())
          numbers.push_back(random.below(limit));
        else
          numbers[std::to_string(key)] = random.below(limit);
      }
      return numbers;
    }
    case 11: {  // records with equal keys
      Json records = Json::array();
      const std::string a = random_text(random), b = random_text(random);
      for (std::size_t n = random.below(5); n > 0; --n) {
        Json record = Json::object();
        record[a] = random_value(random, depth - 2);
        record[b] = random_value(random, depth - 2);
        records.push_back(std::move(record));
      }
      return records;
    }
    default: {
      Json object = Json::object();
      for (std::size_t n = random.below(6); n > 0; --n)
        object[random_text(random)] = random_value(random, depth - 1);
      return object;
    }
  }
}

}  // namespace sandtable::test
