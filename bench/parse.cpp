// SPDX-License-Identifier: MIT
//
// Reading, checking and lowering a script of 5,000 lines, each stage by its least time over several repeats, and as a
// multiple of a reference loop timed beside it: a hash of 2²⁰ words that no compiler can shorten, about a millisecond.
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "interpreter/check/check.h"
#include "interpreter/lower/lower.h"
#include "interpreter/syntax/parse.h"
#include "interpreter/syntax/render.h"
#include "stdlib/core/unit.h"
#include "stdlib/modules/standard_library.h"
#include "stopwatch.h"

namespace {

using namespace ansatz;

constexpr double kTarget = 150;  // ms altogether
constexpr int kLines = 5000;

/// Forty lines of the kinds that scripts have; `n` keeps the names apart.
std::string passage(int n) {
  const std::string i = std::to_string(n);
  std::string text =
      "# What the potential " + i + " does to a kink that meets its antikink.\n" + "width_" + i +
      " = by_scale(quick = 0.5, paper = 0.25)\n" + "settings_" + i + " = (velocity = 0.2, separation = 20 + " + i +
      ")\n" + "V_" + i + " = φ => (φ^2 - 1)^2 / 4 + width_" + i + "*φ^4\n" + "damped_" + i +
      "(x, rate = 0.1, from = 0) = if x > from then exp(-rate*(x - from)) else 1\n" + "function summary_" + i +
      "(xs, limit = 3) {\n" + "  total = 0\n" + "  for x in xs {\n" + "    if x < 0 or x > 100 { continue }\n" +
      "    total = total + damped_" + i + "(x, rate = 0.2)\n" + "  }\n" +
      "  while total > limit { total = total/2 }\n" + "  return (total = total, mean = mean(xs), label = \"part " + i +
      "\")\n" + "}\n" + "times_" + i + " = linspace(0, 10, 50)\n" + "noise_" + i + " = normal(0, width_" + i +
      ", 50)\n" + "report_" + i + " = summary_" + i + "(times_" + i + " + noise_" + i + ", limit = 5)\n" + "energy_" +
      i + " = 1.5 eV + 0.2 eV*width_" + i + "\n" + "print(report_" + i + ".total, report_" + i + ".label, energy_" + i +
      ", times_" + i + "[2..end])\n" + "experiment study_" + i + " {\n" + "  title \"Kinks " + i + "\"\n" +
      "  vary v in linspace(0.18, 0.30, by_scale(quick = 25, paper = 481))\n" + "  run {\n" +
      "    sim = klein_gordon(potential = V_" + i + ",\n" +
      "                       initial   = kink_antikink(settings_" + i + "..., velocity = v),\n" +
      "                       domain = -150..150, points = 2048, until = 250)\n" +
      "    expect sim.energy_drift < 1e-4\n" + "    centre = sim.phi.at(x = 0)\n" + "    record centre\n" +
      "    record bounces = crossings(centre, 0, direction = \"down\")\n" +
      "    record escapes = min(centre, over = \"time\") > 0.5\n" + "  }\n" + "  claim \"one bounce suffices\" {\n" +
      "    max(v where bounces > 1) ≈ 0.2598 ± 0.0005\n" + "  }\n" +
      "  hypothesis \"they differ\" { mann_whitney(bounces by escapes); alpha 0.01 }\n" +
      "  figure windows (width = 180 mm) {\n" + "    heatmap(centre, x = time, y = v, label = \"φ(0, t)\")\n" +
      "  }\n" + "}\n";
  return text;
}

std::string script() {
  std::string text = "use fields, information\n";
  int lines = 1;
  for (int n = 0; lines < kLines; ++n) {
    const std::string part = passage(n);
    lines += static_cast<int>(std::count(part.begin(), part.end(), '\n'));
    text += part;
  }
  return text;
}

check::Options options() {
  check::Options told(standard_library());
  told.builtins = {{"print", {}, true, false, false},
                   {"text", {}, true, false, false},
                   {"by_scale", {{"quick", true, false, {}}, {"paper", true, false, {}}}, false, false, false}};
  told.marks = {{"heatmap", {{"values", true, true, {}}}, false, true, false}, {"figure", {}, false, true, true}};
  return told;
}

/// The least time of several, in milliseconds.
double least(int repeats, auto&& action) { return 1e3 * bench::least_seconds(repeats, action, CLOCK_MONOTONIC); }

std::uint64_t hash_of_words() {
  std::uint64_t hash = 1469598103934665603U;
  for (std::uint64_t word = 0; word < (1U << 20U); ++word) hash = (hash ^ word) * 1099511628211U;
  return hash;
}

}  // namespace

int main(int count, char** words) {
  const bool smoke = count > 1 && std::string_view(words[1]) == "--smoke";
  const int repeats = smoke ? 1 : 15;
  const auto source = std::make_shared<const syntax::Source>("long.anz", script());
  syntax::ParseOptions parsing;
  parsing.is_unit = [](std::string_view name) { return core::is_unit_name(name); };
  const check::Options told = options();

  volatile std::uint64_t sink = 0;
  const double reference = least(repeats, [&] { sink = hash_of_words(); });
  syntax::ParseResult parsed;
  const double parse = least(repeats, [&] { parsed = syntax::parse(source, parsing); });
  if (!parsed.is_sound()) {
    fmt::print("{}", syntax::render(parsed.diagnostics));
    return 1;
  }
  const auto file = std::make_shared<const syntax::File>(std::move(parsed.file));
  check::Checked checked;
  const double checking = least(repeats, [&] { checked = check::check(file, told); });
  if (!checked.ok()) {
    fmt::print("{}", syntax::render(checked.diagnostics));
    return 1;
  }
  lower::Lowered lowered;
  const double lowering = least(repeats, [&] { lowered = lower::lower(checked); });

  const double together = parse + checking + lowering;
  fmt::print("{} lines, {} bytes; reference loop {:.2f} ms\n", source->line_count(), source->text().size(), reference);
  fmt::print("{:<10} {:>8} {:>12}\n", "", "ms", "references");
  for (const auto& [name, time] : {std::pair{"parse", parse}, {"check", checking}, {"lower", lowering}})
    fmt::print("{:<10} {:>8.1f} {:>12.1f}\n", name, time, time / reference);
  fmt::print("{:<10} {:>8.1f} {:>12.1f}   target {} ms\n", "together", together, together / reference, kTarget);
  return 0;
}
