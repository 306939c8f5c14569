// What the app asks of the place it runs in (a browser, or the headless twin in tests). One channel each way:
// request(header, body) out, App::on_event(header, body) in. `header` is a small JSON object whose "do" names the
// request (events: "type"); `body` carries text or bytes. Everything slow answers by an event later:
//
//   list                              → listed {plans:[{id,title,modified,kind,revision,deleted,bytes}],storage,packs:[id]}
//   read {id}                         → read {id,revision,recovered,previous} + text | read_failed {id,reason} (+ raw text)
//   write {id,revision,title,modified,kind,mirror} + text, also mirrored where asked for → written {id,revision} | write_failed {id,revision,reason}
//   mirror {id,revision,title,modified,kind} + text   synchronous last-edit copy, no answer
//   bin {id,when} | restore {id} | purge {id} → binned | restored | purged | store_failed {id,reason}
//   read_pack {id}                    → pack_read {id} + text, "" when it is gone
//   write_pack {id} + text | remove_pack {id} → pack_written | pack_removed | store_failed
//   settings + JSON text, persist                no answer
//   lock {id} | take_over {id}        → locked {id} | lock_refused {id};  later lock_lost {id}, flush_wanted {id}
//   unlock {id}                                  no answer
//   pick_file {purpose,accept,multiple} → file {purpose,name,size} + bytes | file_failed {name,purpose,reason}
//   decode {encoding,name,purpose} + bytes → file {purpose,name} + text in UTF-8
//   part {name,language,ahead}        → part {name,language} + text of its content, its part of the program is there | part_failed {name,language};
//                                       name: a group of src/tools/groups.cmake, or "second", which comes sooner then than by itself;
//                                       ahead: nothing on screen waits for it
//   language {language,parts}         → part {…} for each of the groups named in `parts`, then pack {language}, of a language that is not there yet | pack_failed
//   fetch {address}                   → fetched {address,name} + bytes | fetched {address,reason: https|status|network|too_large,status}
//   visit {path}                                 opens the page anew with that behind its address, no answer
//   sample {language}                 → sample + text of a worked example plan | sample_failed
//   download {name,mime} + bytes      → downloaded {name}
//   download_png {name} + picture JSON → downloaded {name}
//   copy {what} + text                → copied {what} | copy_failed {what}
//   share {title,url}                 → shared | share_cancelled | share_failed
//   seal {password,job} + what to protect | unseal {password,job} + sealed bytes (core/links/sealed.h)
//                                     → password {job} + sealed | what was protected; without a body: that did not work
//   print + report JSON               → printed
//   fullscreen {on}                   (left by the browser's own way: an Escape)
//   navigate {path,push}, document {title,lang,theme}, announce {text}, wake {after_ms}   no answer
//
// Events nobody asked for: started {…}, pack {language} + what the first screens say, part {name: "second",…}, navigated {path}, file (dropped), drag_over {on},
// changed {id,revision} (another tab), hide (the page goes away: save now), dark {on}, reduced_motion {on}, wake.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/text.h"

#include "core/json/json.h"

namespace sandtable {

// A header under construction: Message("lock").text("id", id).
class Message {
 public:
  explicit Message(Text what) { text("do", what); }
  Message& text(Text key, Text value);
  Message& number(Text key, std::int64_t value);
  Message& flag(Text key, bool value);
  operator const Json&() const { return json_; }  // NOLINT(google-explicit-constructor): it is what request() takes

 private:
  Json json_ = Json::object();
};

class Host {
 public:
  virtual ~Host() = default;
  virtual void request(const Json& header, std::string_view body = {}) = 0;
  [[nodiscard]] virtual std::int64_t now_ms() = 0;           // monotonic
  [[nodiscard]] virtual std::string now_instant() = 0;       // ISO-8601 UTC
  virtual void random(std::array<std::uint8_t, 16>& bytes) = 0;
};

}  // namespace sandtable
