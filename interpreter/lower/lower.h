// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>

#include "interpreter/check/check.h"
#include "interpreter/lower/line_map.h"

namespace ansatz::lower {

/// Values that `az.given(n)` can stand for; longer calls go through `az.call`.
inline constexpr std::size_t kMostGiven = 12;

struct Lowered {
  std::string text;   ///< Lua 5.4 source, to be read by people
  std::string chunk;  ///< the same with further line ends, for Lua
  LineMap lines;      ///< of the chunk
};

/// The script as readable Lua. What the language adds to Lua is called through the global table `az`; names of the file
/// are globals of the chunk, whose `_ENV` is the file's own environment. The file must have passed its check.
///
/// The text depends on what the script says only: layout and comments move lines, never change the code. A text that
/// quotes the script (a condition, a grouping) stands outside `run` and outside functions, so that renaming keeps the
/// fingerprint of a row: `expect` passes the position of its text in the experiment's list `expectations`.
///
///   name = az.experiment("name", {
///     title = …, source = …,
///     vary = { { names = { "v" }, values = function(data) return … end, named = function(v) return … end } },
///     replicate = function(data) return … end,
///     columns = { "centre" },
///     expectations = { "sim.energy_drift < 0.0001" },
///     run = function(row, v) … local centre = row:record("centre", …) … row:expect(condition, 1, why) … end,
///     bindings = { { name = "bound", reads_columns = false, value = function(data) return … end } },
///     hypotheses = { { title = …, test = function(data) … return … end, alpha = function(data) … end,
///                      correct = "holm", expect = "reject" } },
///     claims = { { title = …, source = …, check = function(data, claim) … claim:near(a, b, tolerance, "text") … end }
///     }, figures = { { name = …, options = function(data) return az.named(…) end, draw = function(data, figure) … end
///     } },
///   })
///
/// In claims, and in bindings that read columns, `max(v where c)` of an axis is `az.boundary(data, "v", max, c)`: the
/// same value, of which the table is told (study/boundaries.h).
///
/// From Lua alone: `because` in the experiment, a claim, a hypothesis, a figure (host/doubt_answers.h).
///
/// In `vary`, `replicate` and `alpha` `data` holds the experiment's bindings that read no columns.
Lowered lower(const check::Checked& checked);

}  // namespace ansatz::lower
