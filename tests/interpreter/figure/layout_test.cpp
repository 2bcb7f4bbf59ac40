// SPDX-License-Identifier: MIT
#include "interpreter/figure/layout.h"

#include <catch2/catch.hpp>

#include "interpreter/figure/look.h"
#include "interpreter/figure/sample.h"

using namespace ansatz;
using namespace ansatz::figure;
using namespace ansatz::figure::test;

namespace {

Layout laid_out(std::size_t count) {
  Figure figure;
  figure.name = "many";
  figure.width_mm = 180;
  figure.height_mm = 200;
  figure.columns = 4;
  figure.rows = (count + 3) / 4;
  std::vector<SettledPanel> panels;
  for (std::size_t i = 0; i < count; ++i) {
    Panel panel;
    add_mark(panel, make_mark("line", {core::Array::of({1, 2, 3})}, {}));
    figure.panels.push_back(panel);
    panels.push_back(settle(panel));
  }
  return lay_out(figure, panels);
}

}  // namespace

TEST_CASE("layout: letters stand before titles, which begin where they end", "[figure][layout]") {
  const Layout many = laid_out(28);
  CHECK(many.panels[0].letter == "(a)");
  CHECK(many.panels[25].letter == "(z)");
  CHECK(many.panels[27].letter == "(ab)");
  for (const PanelFrame& frame : many.panels)
    CHECK(frame.letter_room > plain_text(frame.letter).width_em * kType * kPointMm);
  CHECK(many.panels[0].letter_room == many.panels[1].letter_room);   // so that titles stand in line
  CHECK(many.panels[12].letter_room > many.panels[11].letter_room);  // (m)
  CHECK(laid_out(1).panels[0].letter.empty());
}
