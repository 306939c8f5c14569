// An exercise on paper, for the wall or the table: its title, the code to scan, what to do.
#include <utility>

#include "app/words.h"
#include "core/links/qr_code.h"
#include "core/report/sections.h"
#include "tools/workshop/view/parts.h"
#include "ui/widgets/figure.h"

namespace sandtable::inline workshop {

namespace {

constexpr float kPaperWidth = 640, kPrintedQr = 380;

}  // namespace

Json room_sheet(App& app, Ui& ui) {
  const Plan& plan = app.workspace.plan();
  const std::string& link = link_of(app, LinkKind::Exercise);
  Sections sections;
  const Flow outer = std::exchange(ui.flow, {0, 0, kPaperWidth * ui.screen.device_ratio});
  ui.report = &sections;
  const auto code = link.size() <= kQrCodeCharacters ? make_qr_code(link) : Result<QrCode>(error_at(ErrorCode::TooLarge));
  if (code) {
    figure(ui, "sheet.code", ui.tr_format("exercise.qr_name", {{"title", plan_title(ui, plan.title)}}), qr_picture(code.value(), kPrintedQr));
    heading(ui, "sheet.scan", 2, ui.tr("exercise.qr_scan"));
  } else {
    paragraph(ui, "sheet.link", link);
  }
  instructions(ui, "sheet.instructions", part<Exercise>(plan).instructions);
  ui.report = nullptr;
  ui.flow = outer;
  return sections.report(app.language_tag(), plan_title(ui, plan.title), fact_words(ui, part<Exercise>(plan)));
}

}  // namespace sandtable::workshop
