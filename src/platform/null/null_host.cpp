#include "platform/null/null_host.h"

#include <sstream>

#include "core/base/instant.h"
#include "core/tables/foreign_text.h"

namespace sandtable {

namespace {

constexpr std::int64_t kEpoch = 1795251600;  // 2026-11-21T09:00:00Z, the wall clock at clock_ms = 0

std::string text_of(const Json& header, const char* key) { return header.value(key, std::string()); }

}  // namespace

std::string NullHost::now_instant() { return format_instant(kEpoch + clock_ms / 1000); }

// Marsaglia's xorshift32 (2003): the same ids in every run.
void NullHost::random(std::array<std::uint8_t, 16>& bytes) {
  for (std::uint8_t& byte : bytes) {
    random_state_ ^= random_state_ << 13;
    random_state_ ^= random_state_ >> 17;
    random_state_ ^= random_state_ << 5;
    byte = static_cast<std::uint8_t>(random_state_);
  }
}

bool NullHost::next_event(Json& header, std::string& body) {
  if (events_.empty()) return false;
  header = std::move(events_.front().first);
  body = std::move(events_.front().second);
  events_.pop_front();
  return true;
}

std::vector<NullHost::Request> NullHost::requests_of(std::string_view what) const {
  std::vector<Request> found;
  for (const Request& request : requests) {
    if (request.header.value("do", std::string()) == what) found.push_back(request);
  }
  return found;
}

const NullHost::Request* NullHost::last(std::string_view what) const {
  for (auto request = requests.rbegin(); request != requests.rend(); ++request) {
    if (request->header.value("do", std::string()) == what) return &*request;
  }
  return nullptr;
}

void NullHost::store(const Json& header, std::string_view body) {
  const std::string id = text_of(header, "id");
  const auto revision = header.value("revision", std::int64_t{0});
  if (!fail_writes.empty()) {
    post({{"type", "write_failed"}, {"id", id}, {"revision", revision}, {"reason", fail_writes}});
    return;
  }
  Record& record = plans[id];
  if (revision <= record.revision) {
    post({{"type", "write_failed"}, {"id", id}, {"revision", revision}, {"reason", "conflict"}});
    return;
  }
  record = {std::string(body), text_of(header, "title"), text_of(header, "modified"), "", revision, text_of(header, "kind")};
  post({{"type", "written"}, {"id", id}, {"revision", revision}});
}

void NullHost::change_deleted(const Json& header, const char* answer) {
  const std::string id = text_of(header, "id");
  const auto found = plans.find(id);
  if (found == plans.end()) {
    post({{"type", "store_failed"}, {"id", id}, {"reason", "missing"}});
    return;
  }
  found->second.deleted = text_of(header, "when");
  post({{"type", answer}, {"id", id}});
}

std::string NullHost::seal(std::string_view password, std::string_view content) {
  std::string sealed("\x01\x09\x27\xC0", 4);  // version 1, 600 000 rounds
  sealed.append(28, '\0').append(password).append(1, '\n').append(content).append(16, '\0');
  return sealed;
}

void NullHost::answer_password(const Request& request) {
  const std::string password = text_of(request.header, "password"), whole = seal(password, request.body);
  const bool sealing = text_of(request.header, "do") == "seal";
  const std::string before = seal(password, "").substr(0, 33 + password.size());
  const bool right = request.body.starts_with(before) && request.body.size() >= before.size() + 16;
  post({{"type", "password"}, {"job", request.header.at("job")}},
       sealing ? whole : right ? request.body.substr(before.size(), request.body.size() - before.size() - 16) : "");
}

void NullHost::answer_passwords() {
  hold_passwords = false;
  for (const char* what : {"seal", "unseal"}) {
    for (const Request& request : requests_of(what)) answer_password(request);
  }
}

// Where something is missing, the test that took it away answers.
void NullHost::answer_language(const Json& header) {
  const std::string language = text_of(header, "language");
  std::istringstream names(text_of(header, "parts"));
  std::vector<std::pair<std::string, std::string>> found;
  for (std::string name; names >> name;) {
    const auto part = parts.find(name + " " + language);
    if (part == parts.end()) return;
    found.emplace_back(name, part->second);
  }
  for (const auto& [name, content] : found) {
    if (name != "first") post({{"type", "part"}, {"name", name}, {"language", language}}, content);
  }
  post({{"type", "pack"}, {"language", language}}, parts.at("first " + language));
}

void NullHost::request(const Json& header, std::string_view body) {
  requests.push_back({header, std::string(body)});
  const std::string what = text_of(header, "do"), id = text_of(header, "id");
  if (what == "list") {
    Json rows = Json::array(), ids = Json::array();
    for (const auto& [plan_id, record] : plans) {
      rows.push_back({{"id", plan_id}, {"title", record.title}, {"modified", record.modified}, {"kind", record.kind},
                      {"revision", record.revision}, {"deleted", record.deleted}, {"bytes", record.text.size()}});
    }
    for (const auto& [pack_id, text] : packs) ids.push_back(pack_id);
    post({{"type", "listed"}, {"plans", rows}, {"storage", memory_only ? "memory" : "ok"}, {"packs", ids}});
  } else if (what == "read") {
    const auto found = plans.find(id);
    if (found == plans.end()) {
      post({{"type", "read_failed"}, {"id", id}, {"reason", "missing"}});
    } else {
      post({{"type", "read"}, {"id", id}, {"revision", found->second.revision}, {"recovered", recovered}, {"previous", previous}},
           found->second.text);
    }
  } else if (what == "write" || what == "mirror") {
    if (what == "write" && !hold_writes) store(header, body);
    if (what == "mirror" || header.value("mirror", false)) mirror[id] = {std::string(body), text_of(header, "title"), text_of(header, "modified"), "",
                  header.value("revision", std::int64_t{0}), text_of(header, "kind")};
  } else if (what == "part") {
    if (hold_parts) return;
    const std::string language = text_of(header, "language"), name = text_of(header, "name");
    const auto found = parts.find(name + " " + language);
    const bool there = found != parts.end();
    post({{"type", there ? "part" : "part_failed"}, {"name", name}, {"language", language}}, there ? found->second : "");
  } else if (what == "decode") {
    Encoding encoding{};
    for (const Encoding each : {Encoding::Gb18030, Encoding::Big5, Encoding::Windows1252}) {
      if (text_of(header, "encoding") == encoding_name(each)) encoding = each;
    }
    post({{"type", "file"}, {"purpose", text_of(header, "purpose")}, {"name", text_of(header, "name")}}, decode_text(body, encoding));
  } else if (what == "language") {
    answer_language(header);
  } else if (what == "bin") {
    change_deleted(header, "binned");
  } else if (what == "restore") {
    change_deleted(header, "restored");
  } else if (what == "purge") {
    plans.erase(id);
    post({{"type", "purged"}, {"id", id}});
  } else if (what == "write_pack") {
    packs[id] = std::string(body);
    post({{"type", "pack_written"}, {"id", id}});
  } else if (what == "read_pack") {
    const auto found = packs.find(id);
    post({{"type", "pack_read"}, {"id", id}}, found == packs.end() ? std::string() : found->second);
  } else if (what == "remove_pack") {
    packs.erase(id);
    post({{"type", "pack_removed"}, {"id", id}});
  } else if (what == "lock") {
    post({{"type", locked_elsewhere ? "lock_refused" : "locked"}, {"id", id}});
  } else if (what == "take_over") {
    locked_elsewhere = false;
    post({{"type", "locked"}, {"id", id}});
  } else if (what == "wake") {
    const std::int64_t at = clock_ms + header.value("after_ms", std::int64_t{0});
    if (wake_at_ms < 0 || at < wake_at_ms) wake_at_ms = at;
  } else if (what == "copy") {
    post({{"type", "copied"}, {"what", text_of(header, "what")}});
  } else if (what == "seal" || what == "unseal") {
    if (!hold_passwords) answer_password(requests.back());
  } else if (what == "download") {
    post({{"type", "downloaded"}, {"name", text_of(header, "name")}});
  }
}

}  // namespace sandtable
