// SPDX-License-Identifier: MIT
#include "stdlib/information/sequences/template_matches.h"

#include <algorithm>
#include <cmath>

#include "stdlib/core/each_stretch.h"

namespace ansatz::information {

namespace {

constexpr std::size_t kTemplateBlock = 1024;  // starts at a time: what is known of them stays in the first cache
constexpr std::size_t kLags = 64;             // of a thread's turn
constexpr std::size_t kTurns = 64;            // each with counters of its own for every start

// Whole numbers as wide as the values, so that all loops are over vectors of one width.
struct Workspace {
  explicit Workspace(std::size_t length) : near(kTemplateBlock + length), in_a_row(kTemplateBlock) {}
  std::vector<std::int64_t> near, in_a_row;
};

// Blocks of starts compared with what is `lag` later, for lags in (first_lag, last_lag]: visit(first, lag, count) with
// the workspace filled: near[i] tells of start first + i, in_a_row[i] of `length` from there, which the first
// starts − lag have. One block after the other, for all lags each: what is known of its starts, and of the neighbours
// that the lags reach, stays in a near cache however long the series is.
template <class Visit>
void each_block(std::span<const double> x, std::size_t first_lag, std::size_t last_lag, std::size_t length,
                std::size_t starts, double tolerance, Visit visit) {
  Workspace work(length);
  std::int64_t *near = work.near.data(), *in_a_row = work.in_a_row.data();
  for (std::size_t first = 0; first + first_lag + 1 < starts; first += kTemplateBlock) {
    for (std::size_t lag = first_lag + 1; lag <= std::min(last_lag, starts - first - 1); ++lag) {
      const std::size_t count = std::min(kTemplateBlock, starts - lag - first);
      // One more than the length where there is one.
      const std::size_t reach = std::min(count + length, x.size() - lag - first);
      const double *here = x.data() + first, *there = here + lag;
      for (std::size_t i = 0; i < reach; ++i) near[i] = std::abs(here[i] - there[i]) <= tolerance ? 1 : 0;
      for (std::size_t i = 0; i < count; ++i) in_a_row[i] = near[i];
      for (std::size_t k = 1; k < length; ++k)
        for (std::size_t i = 0; i < count; ++i) in_a_row[i] &= near[i + k];
      visit(work, first, lag, count);
    }
  }
}

}  // namespace

TemplateMatches count_matches(std::span<const double> x, std::size_t length, double tolerance, core::Run& run) {
  const std::size_t starts = x.size() - length;
  if (starts < 2) return {};
  std::vector<TemplateMatches> parts((starts - 1 + kLags - 1) / kLags);
  core::each_stretch(starts - 1, kLags, true, run, [&](std::size_t first_lag, std::size_t last_lag) {
    std::int64_t shorter = 0, longer = 0;
    each_block(x, first_lag, last_lag, length, starts, tolerance,
               [&](const Workspace& work, std::size_t, std::size_t, std::size_t count) {
                 const std::int64_t *in_a_row = work.in_a_row.data(), *next = work.near.data() + length;
                 std::int64_t both = 0, all = 0;
                 for (std::size_t i = 0; i < count; ++i) {
                   both += in_a_row[i];
                   all += in_a_row[i] & next[i];
                 }
                 shorter += both;
                 longer += all;
               });
    parts[first_lag / kLags] = {static_cast<std::uint64_t>(shorter), static_cast<std::uint64_t>(longer)};
  });
  TemplateMatches out;
  for (const TemplateMatches& part : parts) {
    out.shorter += part.shorter;
    out.longer += part.longer;
  }
  return out;
}

MatchesOfEach count_matches_of_each(std::span<const double> x, std::size_t length, double tolerance, core::Run& run) {
  const std::size_t short_starts = x.size() - length + 1, long_starts = x.size() - length;
  const std::size_t lags = short_starts - 1, turn = std::max<std::size_t>(1, (lags + kTurns - 1) / kTurns);
  std::vector<std::vector<std::int64_t>> parts(lags == 0 ? 0 : (lags + turn - 1) / turn);
  core::each_stretch(lags, turn, true, run, [&](std::size_t first_lag, std::size_t last_lag) {
    std::vector<std::int64_t> mine(short_starts + long_starts);
    each_block(x, first_lag, last_lag, length, short_starts, tolerance,
               [&](const Workspace& work, std::size_t first, std::size_t lag, std::size_t count) {
                 std::int64_t *shorter = mine.data() + first, *longer = mine.data() + short_starts + first;
                 const std::int64_t *in_a_row = work.in_a_row.data(), *next = work.near.data() + length;
                 // Both of a pair; one after the other, as their places may overlap.
                 for (std::size_t i = 0; i < count; ++i) shorter[i] += in_a_row[i];
                 for (std::size_t i = 0; i < count; ++i) shorter[i + lag] += in_a_row[i];
                 const std::size_t further = std::min(count, long_starts - std::min(long_starts, lag + first));
                 for (std::size_t i = 0; i < further; ++i) longer[i] += in_a_row[i] & next[i];
                 for (std::size_t i = 0; i < further; ++i) longer[i + lag] += in_a_row[i] & next[i];
               });
    parts[first_lag / turn] = std::move(mine);
  });
  MatchesOfEach out{std::vector<std::uint32_t>(short_starts, 1), std::vector<std::uint32_t>(long_starts, 1)};
  for (const auto& part : parts) {
    for (std::size_t i = 0; i < short_starts; ++i) out.shorter[i] += static_cast<std::uint32_t>(part[i]);
    for (std::size_t i = 0; i < long_starts; ++i) out.longer[i] += static_cast<std::uint32_t>(part[short_starts + i]);
  }
  return out;
}

}  // namespace ansatz::information
