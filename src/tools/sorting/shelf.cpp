#include "tools/sorting/shelf.h"

#include "tools/self_test/shelf.h"
#include "tools/sorting/model.h"

namespace sandtable::inline workshop {

namespace {

void add_documents(SortLibrary& library, const std::map<std::string, Json>& documents) {
  Problems problems;
  for (const auto& [id, document] : documents) {
    if (library.find(id) != nullptr || !(text_of(document, "format") == kSortPackFormat)) continue;
    if (auto pack = load_sort_pack(document, problems)) library.add(std::move(pack).value());
  }
}

}  // namespace

const SortLibrary& sorts_of(App& app) {
  SortShelf& shelf = app.state<SortShelf>();
  const TestShelf& own = app.state<TestShelf>();
  const bool in_plan = app.workspace.is_open() && has_part<SortPacks>(app.workspace.plan());
  const std::vector<SortPack>& built_in = shelf.built_in[static_cast<int>(app.settings.language)];
  const std::string key = std::string(to_word(app.settings.language)) + std::to_string(own.listed) + (built_in.empty() ? "" : "+") +
                          (in_plan ? app.workspace.plan().id : std::string());
  if (shelf.key == key) return shelf.library;
  shelf.key = key;
  shelf.library = SortLibrary();
  for (const SortPack& pack : built_in) shelf.library.add(pack);
  add_documents(shelf.library, own.documents);
  if (in_plan) add_documents(shelf.library, part<SortPacks>(app.workspace.plan()).documents);
  return shelf.library;
}

void carry_sort(App& app, Plan& plan, Text sort) {
  const auto& documents = app.state<TestShelf>().documents;
  const auto own = documents.find(sort);
  if (own != documents.end()) edit_part<SortPacks>(plan).documents[sort] = own->second;
}

void take_sorts(App& app, Language language, Group) {
  std::vector<SortPack>& packs = app.state<SortShelf>().built_in[static_cast<int>(language)];
  packs.clear();
  Problems problems;
  for (const Json& one : list_of(app.content.of(language, "sorting"), "sorts")) {
    if (auto pack = load_sort_pack(one, problems)) packs.push_back(std::move(pack).value());
  }
  app.state<SortShelf>().key.clear();
}

}  // namespace sandtable::workshop
