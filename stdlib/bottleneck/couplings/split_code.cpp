// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/couplings/split_code.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "stdlib/bottleneck/entropy_term.h"

namespace ansatz::bottleneck {

namespace {

/// Each symbol moved costs a look at all of them; codes next to the rate need one or a few.
constexpr int kMostMoved = 64;

/// What moving some mass of one symbol to another code does to H(T).
struct Move {
  double rest;         ///< H(T) without the two codes
  double from, there;  ///< their masses

  double entropy(double moved) const { return rest + entropy_term(from - moved) + entropy_term(there + moved); }
};

Move move_of(const CodeMapping& mapping, std::size_t symbol, std::uint32_t to) {
  Move out{mapping.entropy, mapping.masses[mapping.code[symbol]], to < mapping.masses.size() ? mapping.masses[to] : 0};
  out.rest -= entropy_term(out.from) + entropy_term(out.there);
  return out;
}

// Where H(T) passes the rate between `allowed`, at or below it, and `beyond`; the allowed end of the last bracket.
double crossing(const Move& move, double allowed, double beyond, double rate) {
  for (int i = 0; i < 200; ++i) {
    const double middle = 0.5 * (allowed + beyond);
    if (middle == allowed || middle == beyond) break;
    (move.entropy(middle) <= rate ? allowed : beyond) = middle;
  }
  return allowed;
}

SplitCode split(const std::vector<double>& source, CodeMapping mapping, std::size_t symbol, std::uint32_t to,
                double moved) {
  const double p = source[symbol];
  const double entropy = move_of(mapping, symbol, to).entropy(moved);
  // I(X; T) = H(T) − H(T|X), and only the split symbol leaves T open: p h(moved/p).
  const double open = std::max(0.0, entropy_term(moved) + entropy_term(p - moved) - entropy_term(p));
  return {std::move(mapping), symbol, to, moved, entropy, std::max(0.0, entropy - open)};
}

CodeMapping with_moved(const std::vector<double>& source, const CodeMapping& mapping, std::size_t symbol,
                       std::uint32_t to) {
  std::vector<std::uint32_t> code = mapping.code;
  code[symbol] = to;
  return mapping_of(source, std::move(code));
}

}  // namespace

SplitCode unsplit(CodeMapping mapping) {
  const double entropy = mapping.entropy;
  return {std::move(mapping), 0, 0, 0, entropy, entropy};
}

SplitCode raised(const std::vector<double>& source, CodeMapping mapping, double rate) {
  for (int step = 0; step < kMostMoved; ++step) {
    std::vector<std::size_t> members(mapping.masses.size());
    for (const std::uint32_t t : mapping.code) ++members[t];
    std::size_t symbol = source.size();
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t x = 0; x < source.size(); ++x) {
      const std::uint32_t t = mapping.code[x];
      if (members[t] > 1 && source[x] / mapping.masses[t] < least) {
        least = source[x] / mapping.masses[t];
        symbol = x;
      }
    }
    if (symbol == source.size()) break;
    const auto made = static_cast<std::uint32_t>(mapping.masses.size());
    const Move move = move_of(mapping, symbol, made);
    if (move.entropy(source[symbol]) > rate) {
      const double moved = crossing(move, 0, source[symbol], rate);
      return split(source, std::move(mapping), symbol, made, moved);
    }
    mapping = with_moved(source, mapping, symbol, made);
  }
  return unsplit(std::move(mapping));
}

std::optional<SplitCode> lowered(const std::vector<double>& source, CodeMapping mapping, double rate) {
  for (int step = 0; step < kMostMoved && mapping.entropy > rate && mapping.masses.size() > 1; ++step) {
    const auto most = std::max_element(mapping.masses.begin(), mapping.masses.end()) - mapping.masses.begin();
    std::size_t least = most == 0 ? 1 : 0;
    for (std::size_t t = 0; t < mapping.masses.size(); ++t)
      if (t != static_cast<std::size_t>(most) && mapping.masses[t] < mapping.masses[least]) least = t;
    std::size_t symbol = source.size();
    for (std::size_t x = 0; x < source.size(); ++x)
      if (mapping.code[x] == least && (symbol == source.size() || source[x] < source[symbol])) symbol = x;
    const auto to = static_cast<std::uint32_t>(most);
    const Move move = move_of(mapping, symbol, to);
    if (move.entropy(source[symbol]) <= rate) {
      const double moved = crossing(move, source[symbol], 0, rate);
      return split(source, std::move(mapping), symbol, to, moved);
    }
    mapping = with_moved(source, mapping, symbol, to);
  }
  if (mapping.entropy > rate) return std::nullopt;
  return unsplit(std::move(mapping));
}

std::optional<SplitCode> best_split(const std::vector<double>& source, const CodeMapping& mapping, double rate) {
  std::optional<SplitCode> best;
  for (std::size_t x = 0; x < source.size(); ++x) {
    for (std::uint32_t t = 0; t <= mapping.masses.size(); ++t) {
      if (t == mapping.code[x]) continue;
      const Move move = move_of(mapping, x, t);
      // H(T) rises until both codes are equal and falls from there: it passes the rate once on each side, at most.
      const double top = std::clamp(0.5 * (move.from - move.there), 0.0, source[x]);
      if (move.entropy(top) <= rate) continue;
      for (const double end : {0.0, source[x]}) {
        if (move.entropy(end) > rate) continue;
        const double moved = crossing(move, end, top, rate);
        const double p = source[x];
        const double open = entropy_term(moved) + entropy_term(p - moved) - entropy_term(p);
        if (best && move.entropy(moved) - open <= best->information) continue;
        best = split(source, mapping, x, t, moved);
      }
    }
  }
  return best;
}

}  // namespace ansatz::bottleneck
