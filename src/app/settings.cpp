#include "app/settings.h"

#include "core/json/record_reader.h"

namespace sandtable {

namespace {
constexpr std::size_t kMaxPositions = 50;
}

void Settings::load(const Json& json) {
  Problems ignored;  // settings that cannot be read are simply not there
  RecordReader reader(json, "", ignored);
  if (const auto choice = reader.choice("language", {"zh", "en"})) {
    language_chosen = true;
    language = *choice == 0 ? Language::Chinese : Language::English;
  }
  if (const auto choice = reader.choice("theme", {"system", "light", "dark"})) theme = static_cast<ThemeChoice>(*choice);
  last_self_test = reader.id("last_self_test").value_or("");
  last_plan = reader.id("last_plan").value_or("");
  last_total = static_cast<int>(reader.integer("last_total", 0, INT32_MAX).value_or(0));
  last_done = static_cast<int>(reader.integer("last_done", 0, last_total).value_or(0));
  person = reader.id("person").value_or("");
  rail_folded = flag_or(json, "rail_folded", false);
  if (const Json* places = reader.object("positions")) {
    for (const auto& [self_test, question] : places->items()) {
      if (const auto* text = question.get_ptr<const std::string*>()) positions[self_test] = *text;
    }
  }
}

void Settings::save(Host& host) const {
  Json json = Json::object();
  if (language_chosen) set_text(json, "language", to_word(language));
  constexpr const char* kThemes[] = {"system", "light", "dark"};
  set_text(json, "theme", kThemes[static_cast<int>(theme)]);
  if (!last_self_test.empty()) set_text(json, "last_self_test", last_self_test);
  if (!last_plan.empty()) set_text(json, "last_plan", last_plan);
  if (last_total > 0) {
    set_number(json, "last_done", last_done);
    set_number(json, "last_total", last_total);
  }
  if (rail_folded) set_flag(json, "rail_folded", true);
  if (!person.empty()) set_text(json, "person", person);
  Json places = Json::object();
  for (const auto& [self_test, question] : positions) {
    if (places.size() < kMaxPositions || self_test == last_self_test) set_text(places, self_test, question);
  }
  set_json(json, "positions", std::move(places));
  host.request(Message("settings"), dump_json(json));
}

}  // namespace sandtable
