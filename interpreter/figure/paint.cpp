// SPDX-License-Identifier: MIT
#include "interpreter/figure/paint.h"

#include <algorithm>

#include "interpreter/figure/look.h"
#include "interpreter/figure/projection.h"
#include "stdlib/core/error.h"

namespace ansatz::figure {
namespace {

// What covers an area lies beneath what is thin.
int level(const Mark& mark) {
  if (std::holds_alternative<Heatmap>(mark.shape)) return 0;
  if (std::holds_alternative<Histogram>(mark.shape)) return 1;
  if (std::holds_alternative<Band>(mark.shape)) return 2;
  return 3;
}

}  // namespace

Canvas paint(const Figure& figure) {
  if (figure.panels.empty())
    throw core::BadParameter("figure " + figure.name, "its content", "empty", "at least one mark");
  std::vector<SettledPanel> panels;
  for (const Panel& panel : figure.panels) panels.push_back(settle(panel));
  const Layout layout = lay_out(figure, panels);
  Canvas canvas(layout.width, layout.height);
  for (std::size_t i = 0; i < panels.size(); ++i) {
    const Placement at{panels[i], layout.panels[i].box};
    std::vector<const Mark*> order;
    for (const Mark& mark : panels[i].panel.marks) order.push_back(&mark);
    std::stable_sort(order.begin(), order.end(), [](const Mark* a, const Mark* b) { return level(*a) < level(*b); });
    if (panels[i].view) paint_box(canvas, Projection(*panels[i].view, at.box));
    for (const Mark* mark : order) paint_mark(canvas, at, *mark);
    paint_frame(canvas, layout.panels[i], panels[i]);
  }
  double y = layout.height - 0.8 - 0.5 * kLine;
  for (const std::string& line : layout.title) {
    canvas.text({std::min(layout.panels[0].box.left, kTitleLeft), y}, mathtext(line),
                {.size_pt = kType, .anchor = Anchor::left, .bold = true});
    y -= kLine;
  }
  return canvas;
}

}  // namespace ansatz::figure
