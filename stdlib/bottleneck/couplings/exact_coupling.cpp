// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/couplings/exact_coupling.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <string>
#include <unordered_map>

#include "stdlib/bottleneck/entropy_term.h"

namespace ansatz::bottleneck {

namespace {

/// Entropies that differ by less count as equal: well below what any caller sees, well above rounding.
constexpr double kSame = 1e-13;

struct Edge {
  std::uint32_t i, j;
  double mass;
};

class Search {
 public:
  Search(const std::vector<double>& p, const std::vector<double>& q, core::Run& run) : rest_{p, q}, run_(run) {}

  void start_from(const SparseCoupling& known) {
    least_ = entropy_of(known.masses);
    for (std::size_t a = 0; a < known.masses.size(); ++a)
      best_.push_back({known.states[2 * a], known.states[2 * a + 1], known.masses[a]});
  }

  void go(double entropy) {
    run_.tick();
    const std::vector<double> bound = greatest_lower_bound(rest_);
    if (entropy + entropy_of(bound) >= least_ - kSame) return;
    std::vector<Edge> edges = leaves();
    if (edges.empty()) {
      least_ = entropy;
      best_ = taken_;
      return;
    }
    if (!is_news(entropy)) return;
    std::stable_sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.mass > b.mass; });
    for (const Edge& edge : edges) {
      double& one = rest_[0][edge.i];
      double& other = rest_[1][edge.j];
      const double before = one, across = other;
      one = before - edge.mass < kLeftOver ? 0 : before - edge.mass;
      other = across - edge.mass < kLeftOver ? 0 : across - edge.mass;
      taken_.push_back(edge);
      go(entropy + entropy_term(edge.mass));
      taken_.pop_back();
      one = before;
      other = across;
    }
  }

  const std::vector<Edge>& best() const { return best_; }

 private:
  std::vector<Edge> leaves() const {
    std::vector<Edge> out;
    for (std::uint32_t i = 0; i < rest_[0].size(); ++i)
      for (std::uint32_t j = 0; j < rest_[1].size(); ++j)
        if (const double mass = std::min(rest_[0][i], rest_[1][j]); mass > 0) out.push_back({i, j, mass});
    return out;
  }

  // Whether these masses are left over, in whatever order, for the first time or at less entropy than before.
  bool is_news(double entropy) {
    std::string key;
    for (std::vector<double> side : rest_) {
      std::sort(side.begin(), side.end(), std::greater<>());
      for (const double mass : side) {
        const auto rounded = static_cast<std::int64_t>(std::llround(mass * 0x1p44));
        key.append(reinterpret_cast<const char*>(&rounded), sizeof rounded);
      }
    }
    const auto [at, is_new] = seen_.try_emplace(std::move(key), entropy);
    if (!is_new && entropy >= at->second - kSame) return false;
    at->second = entropy;
    return true;
  }

  std::array<std::vector<double>, 2> rest_;
  core::Run& run_;
  double least_ = std::numeric_limits<double>::infinity();
  std::vector<Edge> best_, taken_;
  std::unordered_map<std::string, double> seen_;
};

}  // namespace

SparseCoupling exact_coupling(const std::vector<double>& p, const std::vector<double>& q, core::Run& run) {
  Search search(p, q, run);
  search.start_from(greedy_coupling({p, q}));
  search.go(0);
  SparseCoupling out;
  out.variables = 2;
  for (const Edge& edge : search.best()) {
    out.masses.push_back(edge.mass);
    out.states.push_back(edge.i);
    out.states.push_back(edge.j);
  }
  return out;
}

}  // namespace ansatz::bottleneck
