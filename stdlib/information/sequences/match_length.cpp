// SPDX-License-Identifier: MIT
#include "stdlib/information/sequences/match_length.h"

#include <cmath>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/information/compensated_sum.h"
#include "stdlib/information/sequences/suffix_automaton.h"

namespace ansatz::information {

namespace {

using core::BadParameter;

constexpr const char* kMatchLengthRate = "match_length_rate";
constexpr std::size_t kPlacesATurn = 1U << 16;

// How long the longest stretch from each place on is that starts earlier too. Without its first symbol it still does,
// so that the end never moves back.
std::vector<std::uint32_t> longest_repeats(const Symbols& symbols, core::Run& run) {
  SuffixAutomaton parts(symbols.size());
  SuffixAutomaton::Part none;
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    if (i % kPlacesATurn == 0) run.tick();
    parts.extend(symbols[i], none);
  }
  std::vector<std::uint32_t> out(symbols.size());
  SuffixAutomaton::Part part;
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    if (i % kPlacesATurn == 0) run.tick();
    while (i + part.length < symbols.size()) {
      const auto longer = parts.longer(part, symbols[i + part.length]);
      // It stands here, so it is there; earlier only if it ends earlier.
      if (parts.first_end(*longer) >= i + part.length) break;
      part = *longer;
    }
    out[i] = part.length;
    if (part.length > 0) part = parts.without_first(part);
  }
  return out;
}

}  // namespace

MatchLengthEstimate match_length_rate(const MatchLength& question, core::Run& run) {
  const double base = log_of_base(kMatchLengthRate, question.base);
  if (question.average != "inverse" && question.average != "mean")
    throw BadParameter(kMatchLengthRate, "average", "\"" + question.average + "\"", "\"inverse\" or \"mean\"");
  const Symbols symbols = read_symbols(kMatchLengthRate, question.x, question.symbols);
  if (symbols.size() < 2) throw BadParameter(kMatchLengthRate, "x", "1 symbol", "at least 2 symbols");
  const auto repeats = longest_repeats(symbols, run);
  std::vector<double> places, lengths;
  CompensatedSum sum;
  for (std::size_t i = 1; i < repeats.size(); ++i) {
    places.push_back(static_cast<double>(i + 1));
    lengths.push_back(repeats[i] + 1.0);
    const double ratio = lengths.back() / std::log(places.back());
    sum.add(question.average == "mean" ? 1 / ratio : ratio);
  }
  const double mean = sum.value() / static_cast<double>(lengths.size());
  MatchLengthEstimate out;
  out.rate = (question.average == "mean" ? mean : 1 / mean) / base;
  out.lengths = core::Array({core::Dimension("place", core::Array::along("place", places))}, std::move(lengths));
  out.lengths.label = "Λ";
  return out;
}

}  // namespace ansatz::information
