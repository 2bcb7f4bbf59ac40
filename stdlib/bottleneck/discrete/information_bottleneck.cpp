// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/discrete/information_bottleneck.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <utility>
#include <vector>

#include "stdlib/bottleneck/betas.h"
#include "stdlib/bottleneck/discrete/agglomerate.h"
#include "stdlib/bottleneck/discrete/coarsened.h"
#include "stdlib/bottleneck/discrete/code.h"
#include "stdlib/bottleneck/discrete/envelope.h"
#include "stdlib/core/error.h"

namespace ansatz::bottleneck {

namespace {

constexpr const char* kKernel = "information_bottleneck";
constexpr double kStep = 0.95;  // of β between warm starts
constexpr double kSmallestStep = 0.999;
constexpr double kFar = 20;       // times the β where the trivial code is unstable
constexpr double kMoving = 1e-5;  // a residual that is told; the value is at rest to 1e-11 all the same

std::size_t read_count(const char* name, int value, int least, int most) {
  if (value < least || value > most)
    throw core::BadParameter(kKernel, name, fmt::format("{}", value), fmt::format("in [{}, {}]", least, most));
  return static_cast<std::size_t>(value);
}

/// The codes along β, each the best that was found. Codes are looked for among fewer symbols where there are many, and
/// not to rest; the best is then brought to rest among all.
class Curve {
 public:
  Curve(const Source& source, const std::vector<double>& betas, const InformationBottleneck& question, core::Run& run)
      : source_(source),
        coarse_(source.symbols > kSearched ? coarsened(source, kSearched) : source),
        betas_(betas),
        codewords_(read_count("codewords", question.codewords, 1, 4096)),
        restarts_(read_count("restarts", question.restarts, 0, 1000)),
        rest_{.tolerance = question.tolerance},
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
    for (std::size_t place = 0; place < betas_.size(); ++place) {
      const SolvedCode found = solve_code(coarse_, betas_[place], best_[place].code, rest_, run_);
      out.push_back(coarse_.symbols == source_.symbols ? found
                                                       : solve_code(source_, betas_[place], found.code, rest_, run_));
      run_.progress(0.7 + 0.3 * share(place));
    }
    return out;
  }

 private:
  static constexpr std::size_t kSearched = 256, kAtRest = 64;

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
      at = looked_at(2 * at.code.size() <= codewords_ ? split_code(coarse_, at.code, beta) : at.code, beta);
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
        std::vector<std::size_t> cluster(coarse_.symbols);
        for (std::size_t x = 0; x < cluster.size(); ++x) cluster[x] = x < clusters ? x : stream.below(x, clusters);
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

void put_encoder(const Source& source, const SolvedCode& solved, const core::Array& p, InformationBottleneckResult& out,
                 core::Run& run) {
  const std::size_t rows = source.symbol_of.size(), codewords = solved.code.size();
  const std::vector<double> of_symbol = encoder_of(source, solved.code, solved.beta);
  std::vector<double> encoder(rows * codewords), codebook(codewords * source.outcomes_given);
  std::size_t massless = 0;
  for (std::size_t x = 0; x < rows; ++x) {
    const bool occurs = source.symbol_of[x] != Source::kNone;
    massless += occurs ? 0 : 1;
    for (std::size_t t = 0; t < codewords; ++t)
      encoder[x * codewords + t] = occurs ? of_symbol[source.symbol_of[x] * codewords + t] : solved.code.mass[t];
  }
  for (std::size_t t = 0; t < codewords; ++t)
    for (std::size_t y = 0; y < source.outcomes; ++y)
      codebook[t * source.outcomes_given + source.outcome_of[y]] = solved.code.conditional[t * source.outcomes + y];
  if (massless > 0)
    run.warn(fmt::format("{}: {} of {} x have no mass; their encoder means nothing", kKernel, massless, rows));
  out.encoder = core::Array({p.dimension(0), core::Dimension("codeword", codewords)}, std::move(encoder));
  out.codebook = core::Array({core::Dimension("codeword", codewords), p.dimension(1)}, std::move(codebook));
}

}  // namespace

InformationBottleneckResult information_bottleneck(const InformationBottleneck& question, core::Run& run) {
  const double scale = information::log_of_base(kKernel, question.base);
  const std::vector<double> betas = read_betas(kKernel, question.beta);
  if (!(question.tolerance > 0 && question.tolerance < 1))
    throw core::BadParameter(kKernel, "tolerance", fmt::format("{:g}", question.tolerance), "above 0 and below 1");
  const Source source = read_source(kKernel, question.p, run);
  const std::vector<SolvedCode> best = Curve(source, betas, question, run).find();
  const auto column = [&](const char* label, double per, auto of) {
    std::vector<double> values;
    for (const SolvedCode& each : best) values.push_back(of(each) / per);
    return along_beta(question.beta, std::move(values), label);
  };
  InformationBottleneckResult out;
  out.rate = column("I(T; X)", scale, [](const SolvedCode& code) { return code.rate; });
  out.relevance = column("I(T; Y)", scale, [](const SolvedCode& code) { return code.relevance; });
  out.lagrangian = column("I(T; X) - beta I(T; Y)", scale, [](const SolvedCode& code) { return code.lagrangian; });
  out.entropy = column("H(T)", scale, [](const SolvedCode& code) { return code.entropy; });
  out.sizes = column("codewords", 1, [](const SolvedCode& code) { return static_cast<double>(code.code.size()); });
  out.residual = column("residual", 1, [](const SolvedCode& code) { return code.residual; });
  out.turns = column("turns", 1, [](const SolvedCode& code) { return code.turns; });
  out.information = source.information / scale;

  std::vector<double> x{0}, y{0};
  for (const SolvedCode& each : best) {
    x.push_back(each.rate / scale);
    y.push_back(each.relevance / scale);
  }
  const std::vector<std::size_t> envelope = concave_envelope(x, y);
  out.below = column("below the curve", 1, [&](const SolvedCode& code) {
    return std::max(0.0, height_of(x, y, envelope, code.rate / scale) - code.relevance / scale);
  });
  std::vector<double> rates, relevances;
  for (const std::size_t k : envelope) {
    rates.push_back(x[k]);
    relevances.push_back(y[k]);
  }
  put_curve(std::move(rates), std::move(relevances), out.i_tx, out.i_ty);

  double worst = 0;
  for (const SolvedCode& each : best) worst = std::max(worst, each.residual);
  if (worst > std::max(kMoving, 10 * question.tolerance))
    run.warn(fmt::format("{}: probabilities of a code change by {:.2g} in a turn still", kKernel, worst));
  if (betas.size() == 1) put_encoder(source, best.front(), question.p, out, run);
  return out;
}

}  // namespace ansatz::bottleneck
