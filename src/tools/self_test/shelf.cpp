#include "tools/self_test/shelf.h"

#include <algorithm>
#include <utility>

#include "app/words.h"
#include "tools/self_test/pages.h"
#include "tools/self_test/view/views.h"

namespace sandtable {

namespace {

TestShelf& shelf(App& app) { return app.state<TestShelf>(); }

std::vector<TestPack> loaded(const Json& tests, PackPart part) {
  std::vector<TestPack> out;
  Problems problems;
  for (const Json& test : tests) {
    if (auto pack = load_test_pack(test, problems, part)) out.push_back(std::move(pack).value());
  }
  return out;
}

}  // namespace

const TestLibrary& tests_of(App& app) { return shelf(app).library; }

const TestPack* test_named(App& app, Text test) { return shelf(app).library.find(test); }

const TestPack* pack_of(App& app, const SelfTest& attempt) {
  learn_tests_of_plan(app);
  return shelf(app).library.find(attempt.test);
}

bool is_built_in(App& app, Text test) { return std::ranges::find(shelf(app).built_in, test.view()) != shelf(app).built_in.end(); }

void take_tests(App& app, Language language, Group group) {
  TestShelf& tests = shelf(app);
  const auto index = static_cast<std::size_t>(language);
  if (group == Group("first") || group == Group("overview")) {  // what a result says of the tests comes with the overview
    const PackPart part = app.content.is_there(language, "overview") ? PackPart::Whole : PackPart::Questions;
    tests.packs[index] = loaded(list_of(app.content.of(language, "self_test"), "tests"), part);
  }
  const Json& further = app.content.of(language, "self_test/more_tests");
  if (!further.is_array()) return;
  tests.further[index] = loaded(further, PackPart::Whole);
}

void use_tests(App& app) {
  TestShelf& tests = shelf(app);
  const auto index = static_cast<std::size_t>(app.settings.language);
  tests.library = TestLibrary();
  tests.built_in.clear();
  for (const TestPack& test : tests.own) tests.library.add(test);
  for (const std::vector<TestPack>* list : {&tests.packs[index], &tests.further[index]}) {
    for (const TestPack& test : *list) {
      tests.library.add(test);
      tests.built_in.push_back(test.id);
    }
  }
  tests.of_plan.clear();
  if (!app.content.is_there("workshop") || !app.content.is_there("second")) return;
  for (const Json& document : std::exchange(tests.waiting, {})) (void)take_test_file(app, document);
}

namespace {

void read_next(App& app) {
  TestShelf& tests = shelf(app);
  if (tests.unread.empty()) return;
  app.host.request(Message("read_pack").text("id", tests.unread.back()));
}

// `own` and the library of what there is now.
void sort_own(App& app) {
  TestShelf& tests = shelf(app);
  tests.own.clear();
  for (const auto& [id, document] : tests.documents) {
    Problems problems;
    if (auto pack = load_test_pack(document, problems)) tests.own.push_back(std::move(pack).value());
  }
  ++tests.listed;
  use_tests(app);
}

void take_text(App& app, Text id, std::string_view text) {
  TestShelf& tests = shelf(app);
  std::erase(tests.unread, id.view());
  if (!text.empty()) {
    Problems problems;
    auto document = parse_json(text, problems, {.bytes = std::min(kMaxPackBytes, kMaxShelfBytes - tests.bytes)});
    if (document) tests.bytes += text.size();
    tests.documents[id.str()] = document ? std::move(document).value() : Json();
  }
  if (tests.unread.empty()) return sort_own(app);
  read_next(app);
}

// Not inlined: who has no tests of their own does without it.
[[gnu::noinline]] void on_own_tests(App& app, Text type, const Json& header, std::string_view body) {
  TestShelf& tests = shelf(app);
  const Text id = text_of(header, "id");
  if (type == "pack_written" || type == "pack_removed") app.host.request(Message("list"));
  if (type == "pack_written" || type == "store_failed") {
    const auto added = tests.adding.extract(id.str());
    if (type == "pack_written" && added) app.toast(app.strings().tr_format("toast.pack_added", {{"title", added.mapped()}}));
  }
  if (type == "part_failed" && !tests.waiting.empty()) {
    tests.waiting.clear();
    app.content.forget_failures();
    app.toast(app.tr("wait.failed"));
  }
  if (type == "pack_read") {
    if (id.view() != tests.parting) return take_text(app, id, body);
    tests.parting.clear();
    app.download(file_name(id, ".json"), "application/json", body);
    app.host.request(Message("remove_pack").text("id", id));
  }
  if (!(type == "listed")) return;
  tests.unread.clear();
  tests.bytes = 0;
  for (const Json& one : list_of(header, "packs")) {
    if (const auto* name = one.get_ptr<const std::string*>()) tests.unread.push_back(*name);
  }
  std::erase_if(tests.documents, [&](const auto& one) { return std::ranges::find(tests.unread, one.first) == tests.unread.end(); });
  if (tests.unread.empty()) sort_own(app);
  read_next(app);
}

}  // namespace

void take_own_tests(App& app, const Json& header, std::string_view body) {
  TestShelf& tests = shelf(app);
  const Text type = text_of(header, "type");
  if (type == "listed" && list_of(header, "packs").empty() && tests.documents.empty() && tests.unread.empty()) return use_tests(app);
  if (type == "listed" || type == "store_failed" || type == "part_failed" || type.view().starts_with("pack_")) on_own_tests(app, type, header, body);
}

// A plan carries the trainers' tests that it uses, so that it explains itself on any device.
void learn_tests_of_plan(App& app) {
  TestShelf& tests = shelf(app);
  if (!app.workspace.is_open() || tests.of_plan == app.workspace.plan().id) return;
  tests.of_plan = app.workspace.plan().id;
  for (const auto& [id, document] : part<SelfTests>(app.workspace.plan()).packs) {
    Problems problems;
    if (tests.library.find(id) != nullptr) continue;
    if (auto pack = load_test_pack(document, problems)) tests.library.add(std::move(pack).value());
  }
}

void carry_test(App& app, Plan& plan, Text test) {
  const auto& documents = shelf(app).documents;
  const auto own = documents.find(test);
  if (own != documents.end()) edit_part<SelfTests>(plan).packs[test] = own->second;
}

void begin_self_test(App& app, Text test, Phase phase, const Rater& rater, const std::string& person) {
  const TestPack* chosen = test_named(app, test);
  if (chosen == nullptr) return;
  SelfTest attempt;
  attempt.id = app.new_uuid();
  attempt.test = test;
  attempt.pack_version = chosen->pack_version;
  attempt.phase = phase;
  attempt.rater = rater;
  const std::string id = attempt.id;
  const auto add = [&](Plan& plan) {
    edit_part<SelfTests>(plan).list.push_back(attempt);
    if (!person.empty()) plan.author = person;
    carry_test(app, plan, attempt.test);
  };
  if (app.route.plan.empty()) {
    Plan fresh;
    fresh.language = app.settings.language;
    fresh.title = person.empty() ? chosen->title : person + " · " + chosen->title;
    app.workspace.open_new(std::move(fresh));
  }
  app.workspace.edit("undo.begin_self_test", "", add);
  app.go(questions_route(app.workspace.wanted(), id));
}

void remove_test(App& app, Text test) {
  const std::string id = test;
  const auto& documents = shelf(app).documents;
  const auto own = documents.find(id);
  if (own == documents.end()) return;
  app.host.request(Message("remove_pack").text("id", id));
  app.toast(app.tr("toast.pack_removed"), app.tr("action.undo"), [&app, document = own->second] { (void)store_test(app, document); });
}

void part_with_test(App& app, Text test) {
  shelf(app).parting = test.str();
  app.host.request(Message("read_pack").text("id", test));
}

bool store_test(App& app, const Json& document) {
  const std::string text = dump_json(document);
  const bool fits = text.size() <= kMaxPackBytes;
  if (fits) app.host.request(Message("write_pack").text("id", text_of(document, "id")), text);
  else app.refuse(error_at(ErrorCode::TooLarge, {}, std::to_string(kMaxPackBytes)));
  return fits;
}

bool take_test_file(App& app, const Json& document) {
  if (!(text_of(document, "format") == kTestPackFormat)) return false;
  TestShelf& tests = shelf(app);
  Problems problems;
  auto pack = load_test_pack(document, problems);
  if (!pack) {
    app.list_problems(std::move(problems));
  } else if (is_built_in(app, pack->id)) {
    app.refuse(error_at(ErrorCode::DuplicateId, "/id", pack->id));
  } else if (const bool has_words = app.content.fetch("second"); !app.content.fetch("workshop") || !has_words) {
    tests.waiting.push_back(document);
  } else if (const auto own = tests.documents.find(pack->id); own != tests.documents.end() && !(own->second == document)) {
    tests.same.push_back(document);
    app.open_overlay(same_test_dialog);
  } else if (store_test(app, document)) {
    tests.adding[pack->id] = pack->title;
  }
  return true;
}

}  // namespace sandtable
