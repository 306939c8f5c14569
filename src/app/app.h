// The application: where the user is, what is open, and one frame of it. Knows no browser; the platform feeds it
// events and actions and calls frame().
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/text.h"
#include <vector>

#include "tools/swot/merge.h"
#include "tools/self_test/pack.h"
#include "core/base/uuid.h"
#include "tools/mix/view/state.h"
#include "app/content.h"
#include "app/settings.h"
#include "tools/swot/view/state.h"
#include "ui/ui.h"
#include "tools/workshop/view/state.h"
#include "app/workspace.h"

namespace sandtable {

enum class ScreenKind { Loading, Home, Intro, PlanOverview, Questions, Result, Sheet, Swot, Tows, Actions, Mix, Workshop, Sort };

// Addresses: "#/", "#/start/<test>", "#/plan/<id>", "#/plan/<id>/intro/<test>", "#/plan/<id>/test/<self-test>",
// "#/plan/<id>/result/<self-test>", "#/plan/<id>/sheet/<sheet>", "#/plan/<id>/swot", "…/tows", "…/actions",
// "#/plan/<id>/mix/<step>", "#/plan/<id>/mix/<step>/<record>", "#/workshop", "#/plan/<id>/sort/<sorting>". A shared plan has the plan id "shared" and no address of
// its own.
inline constexpr std::string_view kRemoteMark = "#url=";  // before the address of a plan on another site

struct Route {
  ScreenKind screen = ScreenKind::Home;
  std::string plan;
  std::string item;  // the self-test or sorting; Mix: id of the segment or element that is open, "" = none
  std::string test;  // Intro: which test; Sheet: which sheet; Mix: which step
  bool operator==(const Route&) const = default;
};
[[nodiscard]] Route plan_route(Text plan);
[[nodiscard]] Route intro_route(Text plan, Text test);  // plan "" = a new one
[[nodiscard]] Route sheet_route(Text plan, Text sheet);
[[nodiscard]] Route self_test_route(ScreenKind screen, Text plan, Text self_test);
[[nodiscard]] Route mix_route(Text plan, Text step, Text record = {});
[[nodiscard]] Route sort_route(Text plan, Text sorting);
[[nodiscard]] std::string route_path(const Route& route);
[[nodiscard]] std::optional<Route> parse_route(std::string_view path);

// What lies over the page: dialogs, then menus.
enum class Overlay { None, Share, Rename, Problems, Details, Enter, Fetch, Password, SwotImport, Votes, Qr, PlanMenu, SortMenu, BinMenu, AttemptMenu, ExportMenu, CardMenu, SwotMenu };

// A file on another site, which is fetched when the user says so.
struct Remote {
  std::string address;
  bool busy = false;
  std::string fault;   // in words, "" = none
};

// What waits for its password: a file or a link.
struct Locked {
  Json file;           // the event that brought it; null: a link that was opened
  std::string sealed;
  bool link = false;   // what is inside is a link's content, not a file's
};

// A password while it is typed and used. It goes into requests to seal and unseal and nowhere else, and is forgotten with
// the dialog.
struct PasswordState {
  std::string text;
  bool shown = false, wrong = false;
  bool busy = false;           // a key is being derived
  bool for_file = false;       // Share: the file, not the link
  int job = 0;                 // number of the last request: answers to earlier ones come too late
  std::vector<Locked> locked;  // Password: what it is asked for; the others wait, they may have the same
  Overlay before = Overlay::None;  // what the dialog lies over
};

struct Toast {
  std::string text;
  std::string action;             // label of its button, "" = none
  std::function<void()> act;
  std::int64_t until_ms = 0;
};

class App {
 public:
  explicit App(Host& host);

  // Everything the host has to say, see host.h. Unknown events are ignored.
  void on_event(const Json& header, std::string_view body);
  // Draws one frame onto `canvas` and updates `nodes`. True when another frame is needed at once.
  bool frame(const Screen& screen);
  // The frame was only for measuring: the next one is to be drawn before anything is shown.
  [[nodiscard]] bool wants_redraw() const { return ui_.wants_redraw; }

  // --- for the views ----------------------------------------------------------------------------------------------
  void go(const Route& next, bool push = true);
  void back();
  void toast(Text text, Text action = {}, std::function<void()> act = {});
  void announce(Text text);
  void wake_after(std::int64_t ms);
  void open_overlay(Overlay overlay, Text subject = {}, const Rect& anchor = {});
  void close_overlay();
  void set_language(Language language);
  void toggle_theme();
  [[nodiscard]] bool dark() const;
  [[nodiscard]] Text language_tag() const { return settings.language == Language::Chinese ? "zh-CN" : "en"; }
  // The test of a self-test: a built-in one, a loaded one, or the one inside the plan.
  [[nodiscard]] const TestPack* pack_of(const SelfTest& attempt) const;
  [[nodiscard]] const TestPack* pack(Text test) const { return library_.find(test); }
  // The worksheets of the current language (asset pack, see assets/schema/sheet.schema.json); null when there is none.
  [[nodiscard]] const Json& sheets() const { return list_of(content.of("sheets"), "sheets"); }
  [[nodiscard]] const Json* sheet(Text id) const;
  // The words of the marketing mix in it (see assets/schema/mix.schema.json).
  [[nodiscard]] const Json& mix_pack() const { return content.of("mix"); }
  // What a workshop needs besides, in the current language; null while it is not there. The first call fetches it.
  [[nodiscard]] const WorkshopContent* workshop_content();
  // Whether a group that the page on screen needs could not be fetched.
  [[nodiscard]] bool has_failed() const;
  [[nodiscard]] RandomBytes random_bytes();
  [[nodiscard]] const TestLibrary& library() const { return library_; }
  [[nodiscard]] bool is_built_in(Text test) const;
  // Starts a new attempt in the open plan, or in a new plan when `route.plan` is empty.
  void begin_self_test(const std::string& test, Phase phase, const Rater& rater, const std::string& person);
  [[gnu::noinline]] void remove_test(const std::string& test);  // a trainer's own, with undo
  [[nodiscard, gnu::noinline]] std::optional<Error> open_shared_text(std::string_view text);
  [[gnu::noinline]] void import_bytes(const std::string& name, std::string_view bytes);
  // Protecting, and opening what is protected. `what`: "seal" or "unseal".
  [[gnu::noinline]] void use_password(Text what, std::string_view bytes);
  [[gnu::noinline]] void unlock();
  [[gnu::noinline]] void drop_sealed();     // what was made or is being made is no longer wanted
  [[gnu::noinline]] void forget_password();
  [[gnu::noinline]] void leave_password();  // the dialog
  void download(Text name, Text mime, std::string_view bytes);
  [[nodiscard]] Text tr(Key key) const { return strings_.tr(key); }
  [[nodiscard]] std::string new_uuid();

  Host& host;
  Canvas canvas;
  Semantics nodes;
  Settings settings;
  Content content;
  Workspace workspace;
  Route route;
  Overlay overlay = Overlay::None;
  std::string overlay_subject;   // id of the plan or self-test it is about
  Rect overlay_anchor;
  std::string base_address;      // of this page, without fragment: links start with it
  bool can_share = false;
  bool can_protect = false;      // the browser encrypts
  std::string draft;             // text being edited in a dialog
  struct {                       // the form of the intro and the details dialog
    std::string person, rater_name;
    Phase phase = Phase::None;
    RaterKind kind = RaterKind::Self;
  } form;
  std::string question;          // id of the question in view on phones
  std::int64_t advance_at_ms = -1;
  std::string just_answered;     // question id that can be undone
  std::vector<std::string> compared;  // self-tests laid over the result
  bool show_numbers = false;
  struct {                       // the link on show in the share dialog, made once for each state
    std::string key, link;
    bool whole_plan = false;
    bool protect = false;
    std::string sealed;          // the protected link, once it is made
  } share;
  PasswordState password;
  Remote remote;
  SwotState swot;
  MixState mix;
  WorkshopState workshop;
  std::vector<Incoming> incoming;      // cards of the import dialog,
  std::vector<std::string> import_faults;  // what was wrong with them, or came of votes, in words,
  Plan voters_from;                    // and the colleague's plan that they are from
  Problems import_problems;      // of the last file that was refused or mended
  std::string import_name;

 private:
  void start(const Json& header);
  void take_part(Language language, Group group, std::string_view text);
  void use_language();
  [[nodiscard]] std::string document_title() const;
  void apply_document();
  void enter(const Route& next);
  [[gnu::noinline]] void open_sample(std::string_view text);
  [[gnu::noinline]] void refuse(const Error& error);
  [[gnu::noinline]] void fetch_answer(const Json& header, std::string_view body);
  std::optional<Error> open_shared(Result<LoadedPlan> shared);
  [[nodiscard, gnu::noinline]] bool is_locked(const Json& file, std::string_view bytes);
  void ask_password(Locked locked);
  [[gnu::noinline]] void password_answer(const Json& header, std::string_view body);
  void handle_notices();
  void learn_tests_of_plan();
  [[nodiscard]] bool knows_all_tests() const;
  [[nodiscard]] bool needs(Group group) const;
  [[nodiscard]] bool has_groups();
  [[nodiscard]] bool has_texts();
  [[nodiscard]] bool is_for_class(const Json& file);  // hand-ins for the class that is open
  void handle_keys();
  void page(Ui& ui);
  void overlays(Ui& ui);
  void toast_bar(Ui& ui);
  void draw_toast(Ui& ui);

  void switch_to(Language language);

  struct Pack {                         // what is made of the content
    std::vector<TestPack> tests;
    WorkshopContent workshop;
  };
  Pack packs_[2];                       // by Language
  std::vector<TestPack> own_packs_;     // trainers' tests from this browser
  std::vector<std::string> built_in_;
  std::map<std::string, Json> own_documents_;  // the JSON of own_packs_, by test id
  std::string library_plan_;                   // the plan whose own tests the library holds
  TestLibrary library_;
  Strings strings_;
  Ui ui_;
  std::optional<Language> wanted_language_;  // whose texts are on their way
  bool entered_ = false;         // a screen since the page began to be drawn
  bool started_ = false, listed_ = false, system_dark_ = false, reduced_motion_ = false;
  std::string pending_path_;            // where the address wants to go once everything is there
  std::optional<Toast> toast_;
  std::string focus_before_toast_;
  bool drag_over_ = false;
  std::string focus_before_overlay_;
  std::string described_title_;  // the document's title as the host knows it
};

}  // namespace sandtable
