// The report of a self-test: the same words, tables and pictures as on screen.
#pragma once

#include <vector>

#include "plan/tool.h"
#include "tools/self_test/model.h"
#include "tools/self_test/pack.h"

namespace sandtable::inline overview {

// `compared`: other attempts at the same test that are laid over it.
[[nodiscard]] Json self_test_report(const Plan& plan, const Setting& setting, const TestPack& pack, const SelfTest& attempt,
                                    const std::vector<const SelfTest*>& compared = {});

}  // namespace sandtable::overview
