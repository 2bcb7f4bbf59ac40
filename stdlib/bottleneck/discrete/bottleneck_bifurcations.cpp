// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/discrete/bottleneck_bifurcations.h"

#include <fmt/format.h>

#include <cmath>
#include <utility>
#include <vector>

#include "stdlib/bottleneck/discrete/best_codes.h"
#include "stdlib/bottleneck/discrete/code.h"
#include "stdlib/bottleneck/discrete/learnable.h"
#include "stdlib/bottleneck/discrete/splits.h"
#include "stdlib/bottleneck/discrete/starts.h"
#include "stdlib/core/error.h"

namespace ansatz::bottleneck {

namespace {

constexpr const char* kBottleneckBifurcations = "bottleneck_bifurcations";

struct Bifurcation {
  double beta;
  std::size_t before, after;
  bool splits;
};

class Search {
 public:
  Search(const Source& source, core::Run& run) : source_(source), run_(run) {}

  /// All changes between two codes with other numbers of codewords.
  void between(const SolvedCode& low, const SolvedCode& high) {
    constexpr double kApart = 1e-3;  // of β: two changes nearer to each other are taken as one
    if (low.code.size() == high.code.size()) return;
    if (high.beta < low.beta * (1 + kApart)) return refine(low, high);
    const SolvedCode middle = best_at(std::sqrt(low.beta * high.beta), low, high);
    between(low, middle);
    between(middle, high);
  }

  std::vector<Bifurcation> take() { return std::move(found_); }

 private:
  static constexpr Rest kRest{.tolerance = 1e-11, .fall = 1e-15, .turns = 20'000};

  SolvedCode solved(const Code& start, double beta) { return solve_code(source_, beta, start, kRest, run_); }

  /// What is left of a code at a lower β, in steps short enough not to lose a codeword on the way that could be kept.
  SolvedCode lowered(const SolvedCode& high, double beta, int halvings = 6) {
    SolvedCode next = solved(high.code, beta);
    if (next.code.size() >= high.code.size() || halvings == 0) return next;
    const SolvedCode middle = lowered(high, std::sqrt(high.beta * beta), halvings - 1);
    return middle.code.size() < high.code.size() ? next : lowered(middle, beta, halvings - 1);
  }

  SolvedCode best_at(double beta, const SolvedCode& low, const SolvedCode& high) {
    SolvedCode best = solved(low.code, beta);
    for (SolvedCode other : {lowered(high, beta), solved(with_codewords_split(source_, low.code, beta), beta)})
      if (other.lagrangian < best.lagrangian - 1e-13 * beta) best = std::move(other);
    return best;
  }

  void refine(const SolvedCode& low, const SolvedCode& high) {
    // The code from below has no way to more codewords: it stays what it is, above as well, where it is not stable.
    const auto slack = [&](double beta) {
      const SolvedCode at = solved(low.code, beta);
      return next_split(source_, at.code, beta) - beta;
    };
    const double reach = high.beta * 1.001;
    if (slack(low.beta) > 0 && slack(reach) < 0) {
      double from = low.beta, to = reach;
      while (to - from > 1e-10 * from) {
        const double beta = 0.5 * (from + to);
        (slack(beta) > 0 ? from : to) = beta;
      }
      found_.push_back({0.5 * (from + to), low.code.size(), high.code.size(), true});
      return;
    }
    double from = low.beta, to = high.beta;
    SolvedCode above = high;
    while (to - from > 1e-8 * from) {
      const double beta = 0.5 * (from + to);
      const SolvedCode one = solved(low.code, beta), other = lowered(above, beta);
      const bool overtakes = other.code.size() != one.code.size() && other.lagrangian < one.lagrangian;
      if (overtakes) above = other;
      (overtakes ? to : from) = beta;
    }
    found_.push_back({0.5 * (from + to), low.code.size(), high.code.size(), false});
  }

  const Source& source_;
  core::Run& run_;
  std::vector<Bifurcation> found_;
};

}  // namespace

BottleneckBifurcationsResult bottleneck_bifurcations(const BottleneckBifurcations& question, core::Run& run) {
  if (!(question.beta_max > 1) || !std::isfinite(question.beta_max))
    throw core::BadParameter(kBottleneckBifurcations, "beta_max", fmt::format("{:g}", question.beta_max),
                             "above 1 and finite");
  if (question.points < 2 || question.points > 10'000)
    throw core::BadParameter(kBottleneckBifurcations, "points", fmt::format("{}", question.points), "in [2, 10000]");
  const CodeSearch search{read_codewords(kBottleneckBifurcations, question.codewords),
                          read_restarts(kBottleneckBifurcations, question.restarts),
                          {.tolerance = 1e-10}};
  const Source source = read_source(kBottleneckBifurcations, question.p, run);

  std::vector<double> betas;
  for (int k = 0; k < question.points; ++k)
    betas.push_back(std::pow(question.beta_max, static_cast<double>(k) / (question.points - 1)));
  const std::vector<SolvedCode> codes = best_codes(source, betas, search, run);
  Search between(source, run);
  for (std::size_t k = 0; k + 1 < codes.size(); ++k) between.between(codes[k], codes[k + 1]);

  std::vector<double> beta, before, after, splits;
  for (const Bifurcation& each : between.take()) {
    beta.push_back(each.beta);
    before.push_back(static_cast<double>(each.before));
    after.push_back(static_cast<double>(each.after));
    splits.push_back(each.splits ? 1.0 : 0.0);
  }
  const core::Dimension along("bifurcation", beta.size());
  const auto column = [&](std::vector<double> values, const char* label) {
    core::Array out({along}, std::move(values));
    out.label = label;
    return out;
  };
  BottleneckBifurcationsResult out;
  out.beta = column(std::move(beta), "beta");
  out.before = column(std::move(before), "codewords below");
  out.after = column(std::move(after), "codewords above");
  out.splits = column(std::move(splits), "a codeword splits");
  out.unstable_from = next_split(source, trivial_code(source), 1);
  out.learnable_from = learnable_from(source, run);
  return out;
}

}  // namespace ansatz::bottleneck
