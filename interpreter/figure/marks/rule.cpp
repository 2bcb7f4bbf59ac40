// SPDX-License-Identifier: MIT
#include "interpreter/figure/marks/make.h"

namespace ansatz::figure {
namespace {

void make_rule(const Arguments& arguments, Mark& mark, bool horizontal) {
  const core::Quantity at = *arguments.quantity("at");
  (horizontal ? mark.y : mark.x).unit = at.unit;
  mark.color = arguments.color("color");
  mark.shape = Rule{horizontal, at.value};
}

}  // namespace

void make_hline(const Arguments& arguments, Mark& mark) { make_rule(arguments, mark, true); }
void make_vline(const Arguments& arguments, Mark& mark) { make_rule(arguments, mark, false); }

void make_annotate(const Arguments& arguments, Mark& mark) {
  const core::Quantity x = *arguments.quantity("x"), y = *arguments.quantity("y");
  Note note{x.value, y.value, *arguments.text("text"), Anchor::left, arguments.truth("boxed").value_or(false)};
  const auto anchor = arguments.choice("anchor");
  if (anchor == "centre") note.anchor = Anchor::centre;
  if (anchor == "right") note.anchor = Anchor::right;
  mark.x.unit = x.unit;
  mark.y.unit = y.unit;
  mark.color = arguments.color("color");
  mark.shape = std::move(note);
}

}  // namespace ansatz::figure
