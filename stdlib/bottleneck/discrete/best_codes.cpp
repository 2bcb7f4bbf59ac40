// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/discrete/best_codes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "stdlib/bottleneck/discrete/agglomerate.h"
#include "stdlib/bottleneck/discrete/coarsened.h"
#include "stdlib/bottleneck/discrete/splits.h"
#include "stdlib/bottleneck/discrete/starts.h"
#include "stdlib/core/error.h"

namespace ansatz::bottleneck {

namespace {

constexpr double kStep = 0.95;  // of β between warm starts
constexpr double kSmallestStep = 0.999;
constexpr double kFar = 20;  // times the β where the trivial code is unstable

/// The codes along β, each the best that was found. Codes are looked for among fewer symbols and outcomes where there
/// are many, and not to rest; the best is then brought to rest among all.
class Curve {
 public:
  Curve(const Source& source, const std::vector<double>& betas, const CodeSearch& search, core::Run& run)
      : source_(source),
        coarse_(searched(source)),
        betas_(betas),
        codewords_(search.codewords),
        restarts_(search.restarts),
        rest_(search.rest),
        run_(run),
        best_(betas.size(), looked_at(trivial_code(coarse_), 0)) {
    order_.resize(betas_.size());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) { return betas_[a] < betas_[b]; });
  }

  std::vector<SolvedCode> find() {
    down();
    up();
    at_random();
    for (int pass = 0; pass < 2; ++pass) from_neighbours();
    std::vector<SolvedCode> out;
    Rest among_many = rest_;
    among_many.fall = std::max(among_many.fall, kFallAmongMany);
    for (std::size_t place = 0; place < betas_.size(); ++place) {
      const SolvedCode found = solve_code(coarse_, betas_[place], best_[place].code, rest_, run_);
      out.push_back(is_coarse() ? solve_code(source_, betas_[place], among_all(found), among_many, run_) : found);
      run_.progress(0.7 + 0.3 * share(place));
    }
    return out;
  }

 private:
  static constexpr std::size_t kSearched = 256, kCells = 256 * 64, kAtRest = 64;
  static constexpr double kFallAmongMany = 1e-9;  // a code that is at rest among cells creeps among all

  /// With at most kSearched symbols, and not many more than kCells masses.
  static Source searched(const Source& source) {
    const Source fewer = source.symbols > kSearched ? coarsened(source, kSearched) : source;
    return with_fewer_outcomes(fewer, kCells / fewer.symbols);
  }

  bool is_coarse() const { return coarse_.symbols < source_.symbols || coarse_.outcomes < source_.outcomes; }

  /// The code that gives every symbol the codewords of its cell.
  Code among_all(const SolvedCode& found) const {
    const std::vector<double> encoder = encoder_of(coarse_, found.code, found.beta);
    const std::size_t codewords = found.code.size(), outcomes = source_.outcomes;
    Code code{std::vector<double>(codewords), std::vector<double>(codewords * outcomes)};
    for (std::size_t x = 0; x < source_.symbols; ++x) {
      const std::size_t cell = coarse_.symbols < source_.symbols ? coarse_.symbol_of[x] : x;
      for (std::size_t t = 0; t < codewords; ++t) {
        const double weight = source_.mass[x] * encoder[cell * codewords + t];
        code.mass[t] += weight;
        for (std::size_t y = 0; y < outcomes; ++y)
          code.conditional[t * outcomes + y] += weight * source_.conditional[x * outcomes + y];
      }
    }
    for (std::size_t t = 0; t < codewords; ++t)
      for (std::size_t y = 0; y < outcomes; ++y) code.conditional[t * outcomes + y] /= code.mass[t];
    return code;
  }

  SolvedCode looked_at(const Code& start, double beta) {
    // Near where they begin codes are worth next to nothing, and what is not yet at rest looks worse than none.
    return solve_code(coarse_, beta, start,
                      is_small() ? Rest{.tolerance = 1e-9, .fall = 1e-12, .turns = 5000}
                                 : Rest{.tolerance = 1e-8, .fall = 1e-9, .turns = 500},
                      run_);
  }

  void take(std::size_t place, SolvedCode found) {
    if (found.lagrangian < best_[place].lagrangian) best_[place] = std::move(found);
  }

  bool is_small() const { return coarse_.symbols <= kAtRest; }
  bool has_code(std::size_t place) const { return betas_[place] > 1; }
  double share(std::size_t k) const { return static_cast<double>(k + 1) / static_cast<double>(order_.size()); }

  void down() {
    const std::size_t top = order_.back();
    if (!has_code(top)) return;
    std::vector<std::size_t> cluster(coarse_.symbols);
    std::iota(cluster.begin(), cluster.end(), std::size_t{0});
    std::size_t clusters = coarse_.symbols;
    if (clusters > codewords_) {
      clusters = codewords_;
      cluster = clusters_left(coarse_.symbols, agglomerate(coarse_, run_), clusters);
    }
    // From far above where codes begin: near there what is left of all symbols falls together at once, past codes that
    // have a rare codeword.
    const double begins = next_split(coarse_, trivial_code(coarse_), betas_[top]);
    const double first = std::isfinite(begins) ? std::max(betas_[top], kFar * begins) : betas_[top];
    SolvedCode at = looked_at(code_of_clusters(coarse_, cluster, clusters), first);
    for (std::size_t k = order_.size(); k-- > 0;) {
      const double beta = betas_[order_[k]];
      if (!has_code(order_[k])) return;
      at = lowered(std::move(at), beta);
      take(order_[k], at);
      run_.progress(0.3 * (1 - share(k)));
    }
  }

  /// The code that is left at a lower β. Where codewords fall together on the way, it goes on from before with smaller
  /// steps, since a code may be at rest where the one from further above does not come to.
  SolvedCode lowered(SolvedCode at, double beta) {
    double step = kStep;
    while (at.beta > beta) {
      SolvedCode next = looked_at(at.code, std::max(beta, at.beta * step));
      if (is_small() && next.code.size() < at.code.size() && step < kSmallestStep) {
        step = std::sqrt(step);
        continue;
      }
      if (next.code.size() < at.code.size()) step = kStep;
      at = std::move(next);
    }
    return at.beta == beta ? at : looked_at(at.code, beta);
  }

  void up() {
    SolvedCode at;
    at.code = trivial_code(coarse_);
    for (std::size_t k = 0; k < order_.size(); ++k) {
      if (!has_code(order_[k])) continue;
      const double beta = betas_[order_[k]];
      at = looked_at(2 * at.code.size() <= codewords_ ? with_codewords_split(coarse_, at.code, beta) : at.code, beta);
      take(order_[k], at);
      run_.progress(0.3 + 0.1 * share(k));
    }
  }

  void at_random() {
    const std::size_t clusters = std::min({codewords_, coarse_.symbols, std::size_t{16}});
    for (std::size_t k = 0; k < order_.size(); ++k) {
      const std::size_t place = order_[k];
      for (std::size_t restart = 0; has_code(place) && restart < restarts_; ++restart) {
        const core::Stream stream = run_.stream("start").at(place).at(restart);
        const std::vector<std::size_t> cluster = random_partition(coarse_.symbols, clusters, stream);
        take(place, looked_at(code_of_clusters(coarse_, cluster, clusters), betas_[place]));
      }
      run_.progress(0.4 + 0.2 * share(k));
    }
  }

  void from_neighbours() {
    for (std::size_t k = 0; k + 1 < order_.size(); ++k)
      if (has_code(order_[k + 1])) take(order_[k + 1], looked_at(best_[order_[k]].code, betas_[order_[k + 1]]));
    for (std::size_t k = order_.size() - 1; k > 0; --k)
      if (has_code(order_[k - 1])) take(order_[k - 1], looked_at(best_[order_[k]].code, betas_[order_[k - 1]]));
  }

  const Source& source_;
  Source coarse_;
  std::vector<double> betas_;
  std::size_t codewords_, restarts_;
  Rest rest_;
  core::Run& run_;
  std::vector<std::size_t> order_;  ///< places by rising β
  std::vector<SolvedCode> best_;    ///< by place, among the fewer symbols
};

}  // namespace

std::size_t read_codewords(const char* kernel, int codewords) {
  if (codewords < 1 || codewords > 4096)
    throw core::BadParameter(kernel, "codewords", fmt::format("{}", codewords), "in [1, 4096]");
  return static_cast<std::size_t>(codewords);
}

std::vector<SolvedCode> best_codes(const Source& source, const std::vector<double>& betas, const CodeSearch& search,
                                   core::Run& run) {
  return Curve(source, betas, search, run).find();
}

}  // namespace ansatz::bottleneck
