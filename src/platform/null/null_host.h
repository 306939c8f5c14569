// The headless twin of the browser: storage in memory, a clock that tests move, answers that arrive when tests let them,
// and faults on demand.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "app/host.h"

namespace sandtable {

class NullHost : public Host {
 public:
  struct Record {
    std::string text, title, modified, deleted;
    std::int64_t revision = 0;
    std::string kind;
  };
  std::map<std::string, std::string> parts;  // "<group> <language>" → content; absent: it cannot be fetched
  struct Request {
    Json header;
    std::string body;
  };

  // Stands in for encryption: the password lies readably in what is sealed, which is enough to tell a wrong one.
  [[nodiscard]] static std::string seal(std::string_view password, std::string_view content);
  void answer_passwords();

  void request(const Json& header, std::string_view body = {}) override;
  [[nodiscard]] std::int64_t now_ms() override { return clock_ms += look_ms; }
  [[nodiscard]] std::string now_instant() override;
  void random(std::array<std::uint8_t, 16>& bytes) override;

  // The next event that waits for the app, oldest first; false when there is none.
  bool next_event(Json& header, std::string& body);
  void post(Json header, std::string body = {}) { events_.emplace_back(std::move(header), std::move(body)); }
  // Requests seen, newest last; those of one kind.
  [[nodiscard]] std::vector<Request> requests_of(std::string_view what) const;
  [[nodiscard]] const Request* last(std::string_view what) const;

  std::map<std::string, Record> plans;
  std::map<std::string, std::string> packs;
  std::map<std::string, Record> mirror;      // id → the last synchronous copy
  std::int64_t clock_ms = 1000;
  std::int64_t look_ms = 0;                  // that pass with every look at the clock: work takes time
  std::int64_t wake_at_ms = -1;              // the one timer, -1 = none
  std::string fail_writes;                   // reason with which every write fails, "" = writes succeed
  bool hold_writes = false;                  // writes are neither stored nor answered until this is off
  bool hold_parts = false;                   // parts that are asked for are not answered
  bool locked_elsewhere = false;             // another tab holds every lock
  bool memory_only = false;
  bool hold_passwords = false;               // seal and unseal are not answered until answer_passwords()
  bool recovered = false, previous = false;  // what the answer to "read" says
  std::vector<Request> requests;

 private:
  void store(const Json& header, std::string_view body);
  void change_deleted(const Json& header, const char* answer);
  void answer_password(const Request& request);
  void answer_language(const Json& header);

  std::deque<std::pair<Json, std::string>> events_;
  std::uint32_t random_state_ = 1;
};

}  // namespace sandtable
