// The application: where the user is, what is open, and one frame of it. Knows no browser; the platform feeds it
// events and actions and calls frame().
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/text.h"
#include <vector>

#include "core/base/uuid.h"
#include "app/content.h"
#include "app/route.h"
#include "app/state.h"
#include "app/settings.h"
#include "ui/ui.h"
#include "app/workspace.h"
#include "plan/tool.h"

namespace sandtable {

class App;
inline namespace links {
class LinkReading;
}

// One of these is in an address that is a link, also when its "=" came percent-encoded.
inline constexpr const char* kLinkSigns = "=%";

// What lies over the page, a dialog or a menu: the function that draws it. nullptr = nothing.
using Overlay = void (*)(App& app, Ui& ui);

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
  Overlay before = nullptr;  // what the dialog lies over
};

struct Toast {
  std::string text;
  std::string action;             // label of its button, "" = none
  std::function<void()> act;
  std::int64_t until_ms = 0;
  std::int64_t changes = 0;       // Workspace::changes() when it came; 0 = it may stay when there are more
};

class App {
 public:
  explicit App(Host& host);

  // Everything the host has to say, see host.h. Unknown events are ignored.
  void on_event(const Json& header, std::string_view body);
  // Draws one frame onto `canvas` and updates `nodes`. True when another frame is needed at once.
  [[gnu::noinline]] bool frame(const Screen& screen);
  // The frame was only for measuring: the next one is to be drawn before anything is shown.
  [[nodiscard]] bool wants_redraw() const { return ui_.wants_redraw; }

  // --- for the views ----------------------------------------------------------------------------------------------
  void go(const Route& next, bool push = true);
  [[gnu::noinline]] void back();
  void toast(Text text, Text action = {}, std::function<void()> act = {});
  // With "Undo" for what has just been changed in the open plan, and for nothing else: the message goes with the next change.
  void toast_undo(Text text);
  [[gnu::noinline]] void say_pasted();  // what became of cells that were pasted (Ui::pasted)
  void announce(Text text);
  void wake_after(std::int64_t ms);
  void open_overlay(Overlay overlay, Text subject = {});
  void open_menu(Overlay menu, Text subject, const Rect& anchor);
  void close_overlay();
  [[gnu::noinline]] void set_language(Language language);
  [[gnu::noinline]] void toggle_theme();
  [[nodiscard]] bool dark() const;
  [[nodiscard]] Text language_tag() const { return settings.language == Language::Chinese ? "zh-CN" : "en"; }
  // Whether a group that the page on screen needs could not be fetched.
  [[nodiscard]] bool has_failed();
  // The page on screen is one of a plan's, and its map belongs to it: it is no exercise, and nobody answers questions there.
  [[nodiscard]] bool has_map();
  [[nodiscard]] RandomBytes random_bytes();
  [[nodiscard]] const Strings& strings() const { return strings_; }
  // What tools keep on screen: app.state<SwotState>().
  template <class T>
  [[nodiscard]] T& state() { return states_.of<T>(); }
  // The libraries that plans are checked against.
  [[nodiscard]] Packs packs();
  // What a tool needs to say something of the open plan.
  [[nodiscard]] Setting setting();
  [[nodiscard, gnu::noinline]] std::optional<Error> open_shared_text(std::string_view text);
  // Reads on in the link that is being opened, for a moment. What was wrong with it.
  [[nodiscard, gnu::noinline]] std::optional<Error> read_link();
  // Shows a plan that came from elsewhere, read-only. What was wrong with it, or nothing.
  std::optional<Error> open_shared(Result<LoadedPlan> shared);
  // Lists the one thing that was wrong.
  [[gnu::noinline]] void refuse(const Error& error);
  void list_problems(Problems problems);
  [[gnu::noinline]] void import_bytes(const std::string& name, std::string_view bytes);
  // Protecting, and opening what is protected. `what`: "seal" or "unseal".
  [[gnu::noinline]] void use_password(Text what, std::string_view bytes);
  [[gnu::noinline]] void unlock();
  [[gnu::noinline]] void drop_sealed();     // what was made or is being made is no longer wanted
  [[gnu::noinline]] void forget_password();
  [[gnu::noinline]] void leave_password();  // the dialog
  void download(Text name, Text mime, std::string_view bytes);
  // What is typed into a field of the open plan and not entered yet: it stands there again whenever its page comes on screen.
  [[nodiscard, gnu::noinline]] std::string& typed(Text field);
  [[nodiscard]] Text tr(Key key) const { return strings_.tr(key); }
  [[nodiscard]] std::string new_uuid();

  Host& host;
  Canvas canvas;
  Semantics nodes;
  Settings settings;
  Content content;
  Workspace workspace;
  Route route;
  Overlay overlay = nullptr;
  bool overlay_is_menu = false;
  std::string overlay_subject;   // id of the plan or self-test it is about
  Rect overlay_anchor;
  std::string base_address;      // of this page, without fragment: links start with it
  bool can_share = false;
  bool can_protect = false;      // the browser encrypts
  std::string draft;             // text being edited in a dialog
  struct {                       // the link on show in the share dialog, made once for each state
    std::string key, link;
    bool whole_plan = false;
    bool protect = false;
    std::string sealed;          // the protected link, once it is made
  } share;
  PasswordState password;
  std::shared_ptr<LinkReading> linking;  // the link that is being opened; nullptr = none
  Remote remote;
  Problems import_problems;      // of the last file that was refused or mended
  std::string import_name;

 private:
  void start(const Json& header);
  [[gnu::noinline]] void on_errand(Text type, const Json& header, std::string_view body);
  [[gnu::noinline]] void follow(const std::string& path);
  void take_part(Language language, Group group, std::string_view text);
  void use_language();
  [[nodiscard]] std::string document_title() const;
  void apply_document();
  void enter(const Route& next);
  [[gnu::noinline]] void open_sample(std::string_view text);
  [[gnu::noinline]] void fetch_answer(const Json& header, std::string_view body);
  [[nodiscard, gnu::noinline]] bool is_locked(const Json& file, std::string_view bytes);
  void ask_password(Locked locked);
  [[gnu::noinline]] void password_answer(const Json& header, std::string_view body);
  [[gnu::noinline]] void handle_notice(const Notice& notice);
  [[nodiscard]] bool can_follow(std::string_view path);
  [[nodiscard]] bool needs(Group group);
  [[nodiscard]] bool is_there(const PartType& type) const;
  // Reads what has come of the plans that were imported before all their tools were there, and tells what is wrong with them.
  void read_imports();
  [[nodiscard]] bool has_groups();
  [[nodiscard]] bool has_texts();
  [[gnu::noinline]] void handle_key(std::string_view key);
  [[gnu::noinline]] void open_address(const std::string& path);
  [[gnu::noinline]] void drop_here(Ui& ui);
  void page(Ui& ui);
  [[nodiscard]] float rail_width(const Ui& ui);
  void overlays(Ui& ui);
  void toast_bar(Ui& ui);
  void draw_toast(Ui& ui);

  void switch_to(Language language);

  [[nodiscard]] bool is_half_typed() const;

  States states_;
  std::map<std::string, std::string> typed_;  // by plan and field
  std::vector<Plan> imports_;  // not read whole yet
  Strings strings_;
  Ui ui_;
  std::optional<Language> wanted_language_;  // whose texts are on their way
  bool entered_ = false;         // a screen since the page began to be drawn
  bool started_ = false, listed_ = false, system_dark_ = false, reduced_motion_ = false;
  std::string pending_path_;            // where the address wants to go once everything is there
  std::optional<Toast> toast_;
  std::int64_t changes_before_paste_ = 0;
  std::string focus_before_toast_;
  std::string large_download_;   // name of a file on its way that is too large to be imported again
  bool drag_over_ = false;
  std::string focus_before_overlay_;
  std::string described_title_;  // the document's title as the host knows it
};

}  // namespace sandtable
