// The pages for trainers: guides to the ready exercises, and what people practise with.
#pragma once

#include "app/views/views.h"

namespace sandtable {

[[nodiscard]] bool training_back(App& app, Route& to);  // early

}  // namespace sandtable

namespace sandtable::inline training {

void training_page(App& app, Ui& ui);
// Behind the result of the self-test that they are about.
void practice_links(App& app, Ui& ui, Text test);

// Its content: assets/<language>/tools/training/pack.json, and "guides" from the folder of that name.
[[nodiscard]] const Json& training_pack(const App& app);
// A page of it, below the words "training/<page>/<item>".
[[nodiscard]] Route page_route(Text page, Text item = "");

[[nodiscard]] std::vector<std::string> texts_in(const Json& list);
// A list behind its heading; nothing when it is empty.
void listed(Ui& ui, int level, Text id, Text title, const std::vector<std::string>& lines);

// Each draws the item of the route. False: there is none of that name.
[[nodiscard]] bool guide_page(App& app, Ui& ui, Text exercise);
[[nodiscard]] bool anchors_page(App& app, Ui& ui, Text test);
[[nodiscard]] bool dialogue_page(App& app, Ui& ui, Text id);
[[nodiscard]] bool follow_up_page(App& app, Ui& ui, Text test);
// The rows that lead to the last three.
void practice_rows(App& app, Ui& ui);

}  // namespace sandtable::training
