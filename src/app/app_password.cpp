// What is protected with a password: asking for it, and what comes of it.
#include <utility>

#include "core/links/link.h"
#include "core/links/sealed.h"
#include "app/app.h"
#include "app/views/views.h"

namespace sandtable {

// Takes a file that is protected, or damaged: true.
bool App::is_locked(const Json& file, std::string_view bytes) {
  if (bytes.find(kProtectedFormat) == std::string_view::npos) return false;
  Problems problems;
  const auto document = parse_json(bytes, problems, {.bytes = kMaxProtectedFile});
  if (!document || text_of(document.value(), "format") != kProtectedFormat) return false;
  auto sealed = read_protected_file(document.value());
  import_name = text_of(file, "name");
  if (!sealed) refuse(sealed.error());
  else ask_password({file, std::move(sealed).value()});
  return true;
}

void App::ask_password(Locked locked) {
  const bool asks = overlay == password_dialog;
  // Several files wait in a row; an address takes the place of the one before it.
  if (asks && !locked.file.is_null()) return password.locked.push_back(std::move(locked));
  const Overlay before = asks ? password.before : overlay;
  if (!asks && before == nullptr) open_overlay(password_dialog);
  overlay = password_dialog;
  forget_password();
  password.before = before;
  password.locked.push_back(std::move(locked));
}

void App::use_password(Text what, std::string_view bytes) {
  if (password.text.empty() || password.busy) return;
  password.busy = true;
  announce(tr("password.busy"));
  host.request(Message(what).text("password", password.text).number("job", password.job), bytes);
}

void App::unlock() { use_password("unseal", password.locked[0].sealed); }

void App::drop_sealed() {
  share.sealed.clear();
  password.wrong = password.busy = false;
  ++password.job;
}

void App::forget_password() {
  drop_sealed();
  const int job = password.job;
  password = {};
  password.job = job;
  share.protect = false;
}

void App::leave_password() {
  const Overlay before = password.before;
  if (before == nullptr) return close_overlay();
  forget_password();
  overlay = before;
}

// The answer to use_password(): empty when the password was wrong.
void App::password_answer(const Json& header, std::string_view body) {
  if (number_or(header, "job", -1) != password.job) return;
  password.busy = false;
  if (overlay == share_dialog) return share_sealed(*this, ui_, body);
  if (body.empty()) {
    password.wrong = true;
    announce(tr("password.wrong"));
    nodes.request_focus("password.text");
    return;
  }
  PasswordState rest = std::move(password);
  password.before = rest.before;
  password.job = rest.job;
  leave_password();
  Problems problems = std::exchange(import_problems, {});  // of a file that came along
  const std::string name = import_name;
  const Locked& opened = rest.locked[0];
  Result<Json> document = empty_object();
  if (opened.link) document = decode_link_content(body);
  if (!document) refuse(document.error());
  else if (!opened.link) on_event(opened.file, body);
  else if (!opened.file.is_null()) on_event(opened.file, dump_json(document.value()));
  else if (const auto failed = open_shared(load_plan(document.value(), packs(), workspace.reads))) refuse(*failed);
  if (overlay == problems_dialog && import_problems.empty()) {
    import_problems = std::move(problems);
    import_name = name;
  }
  if (rest.locked.size() == 1) return;
  for (std::size_t i = 1; i < rest.locked.size(); ++i) ask_password(std::move(rest.locked[i]));
  password.text = std::move(rest.text);
  unlock();
}

}  // namespace sandtable
