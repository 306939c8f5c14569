// The result code in the dialog that shares.
#include "tools/self_test/result_code.h"
#include "tools/self_test/shelf.h"
#include "tools/self_test/view/views.h"
#include "ui/widgets/button.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/text_field.h"

namespace sandtable::inline links {

void code_part(App& app, Ui& ui) {
  const SelfTest* attempt = part<SelfTests>(app.workspace.plan()).find(app.overlay_subject);
  const TestPack* pack = attempt == nullptr ? nullptr : pack_of(app, *attempt);
  if (pack == nullptr) return;
  auto code = encode_result_code(*pack, *attempt);
  if (!code) return;
  ui.gap(kGapLarge);
  std::string text = code.value();
  text_field(ui, {.id = "share.code", .label = ui.tr("share.code"), .hint = ui.tr("share.code_hint"), .read_only = true},
             text);
  ui.gap(kGapSmall);
  if (button(ui, {.id = "share.copy_code", .label = ui.tr("share.copy_code"), .icon = Icon::Copy})) {
    app.host.request(Message("copy").text("what", "code"), code.value());
  }
}

}  // namespace sandtable::links
