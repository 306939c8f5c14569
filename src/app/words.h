// Words that several views share: dates, attempts, errors. A Text lives as long as the frame (core/words/frame_texts.h).
#pragma once

#include "core/base/text.h"

#include <string>

#include "plan/plan.h"
#include "core/base/result.h"
#include "core/words/short_texts.h"
#include "ui/ui.h"

namespace sandtable {

// The local day: "2026-11-21 17:05" in UTC is not what people read on a wall.
[[nodiscard]] std::string day_words(const std::string& instant);
// A sentence for an error: what, where, and what to do next.
[[nodiscard]] Text error_words(const Ui& ui, const Error& error);
[[nodiscard]] Text plan_title(const Ui& ui, const std::string& title);
// A file name without characters that any system minds.
[[nodiscard]] Text file_name(Text title, Text extension);

}  // namespace sandtable
