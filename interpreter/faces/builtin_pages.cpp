// SPDX-License-Identifier: MIT
#include "interpreter/faces/builtin_pages.h"

namespace ansatz::faces {

const std::vector<BuiltinPage>& builtin_pages() {
  static const std::vector<BuiltinPage> kPages = {
      {"print", "print(value, …)", "Writes values on one line.",
       "A text stands bare; one array, record or table alone is shown in full, as at the prompt.",
       "print(\"ground state\", 1.5 eV)"},
      {"text", "text(value, …, digits, decimals)", "Joins values into one text.",
       "Numbers are written shortest: 9, not 9.0; with digits = n to n significant digits, with decimals = n to n "
       "places "
       "after the point.",
       "text(\"v = \", 1/3, decimals = 2)"},
      {"by_scale", "by_scale(quick = a, paper = b)", "Picks a value by the scale of the run.",
       "ansatz run --scale paper takes the second; quick is the default and is meant to finish in seconds.",
       "points = by_scale(quick = 512, paper = 8192)"},
  };
  return kPages;
}

const BuiltinPage* find_builtin_page(std::string_view name) {
  for (const BuiltinPage& page : builtin_pages()) {
    if (page.name == name) return &page;
  }
  return nullptr;
}

}  // namespace ansatz::faces
