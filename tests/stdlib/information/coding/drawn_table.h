// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>

#include "stdlib/information/coding/symbol_code.h"
#include "support/split_mix.h"

namespace ansatz::information::test {

/// Independent symbols, all as likely, or the first ones the likelier the larger `skew` is.
inline SymbolTable drawn_table(std::size_t rows, std::size_t columns, std::size_t alphabet, std::uint64_t seed,
                               double skew = 1) {
  SymbolTable out{rows, columns, alphabet, {}};
  for (const double u : support::uniforms(seed, rows * columns))
    out.symbols.push_back(static_cast<std::uint32_t>(std::pow(u, skew) * static_cast<double>(alphabet)));
  return out;
}

}  // namespace ansatz::information::test
