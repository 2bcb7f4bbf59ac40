// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/tables/table_network.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <map>

#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

constexpr double kLikelierPath = 1e-7;  // of probabilities that count as equal, relative
constexpr double kSamePast = 1e-10;     // of logarithms that are sums of the same numbers in another order

using Left = std::vector<int>;  // what is left of the rows, sorted

struct TooLong {};

struct Past {
  double log;     ///< Σ ln(c!/Π x!) of the columns so far
  double weight;  ///< ways that come here with it
};

class Network {
 public:
  Network(const Counts& counts, double steps, core::Run& run) : steps_(steps), run_(run) {
    // Rows are what there is fewer of.
    const bool turned = counts.rows > counts.columns;
    for (const double sum : turned ? counts.column_sums : counts.row_sums) rows_.push_back(static_cast<int>(sum));
    for (const double sum : turned ? counts.row_sums : counts.column_sums) columns_.push_back(static_cast<int>(sum));
    std::sort(rows_.begin(), rows_.end());
    std::sort(columns_.begin(), columns_.end(), std::greater<>());
    log_factorial_.resize(static_cast<std::size_t>(counts.total) + 1);
    for (std::size_t i = 0; i < log_factorial_.size(); ++i) log_factorial_[i] = log_gamma(static_cast<double>(i) + 1);
    base_ = -log_factorial_.back();
    for (const int row : rows_) base_ += factorial(row);
    ends_.resize(columns_.size() + 1);
  }

  double longest() { return ends(0, rows_).longest; }
  double shortest() { return ends(0, rows_).shortest; }
  double base() const { return base_; }

  /// P of the tables whose Σ ln(c!/Π x!) is at most `limit`.
  double probability_up_to(double limit) {
    double p = 0;
    std::map<Left, std::vector<Past>> here{{rows_, {{0, 1}}}};
    for (std::size_t k = 0; k < columns_.size(); ++k) {
      std::map<Left, std::vector<Past>> next;
      for (auto& [left, pasts] : here) {
        run_.tick();
        const Ends rest = ends(k, left);
        std::vector<Past> open;
        for (const Past& past : pasts) {
          if (past.log + rest.longest <= limit) {
            p += past.weight * std::exp(base_ + past.log + all_ways(left));
          } else if (past.log + rest.shortest <= limit) {
            open.push_back(past);
          }
        }
        if (open.empty()) continue;
        each_column(left, columns_[k], [&](const Left& child, double log) {
          take_steps(static_cast<double>(open.size()));
          auto& there = next[child];
          for (const Past& past : open) there.push_back({past.log + log, past.weight});
        });
      }
      for (auto& [left, pasts] : next) merge(pasts);
      here = std::move(next);
    }
    for (const auto& [left, pasts] : here)
      for (const Past& past : pasts)
        if (past.log <= limit) p += past.weight * std::exp(base_ + past.log);
    return std::min(1.0, p);
  }

 private:
  struct Ends {
    double longest, shortest;
  };

  double factorial(int n) const { return log_factorial_[static_cast<std::size_t>(n)]; }

  void take_steps(double steps) {
    steps_ -= steps;
    if (steps_ < 0) throw TooLong();
  }

  /// ln of Σ Π ln(c!/Π x!) over all tables with these rows: n!/Π r!.
  double all_ways(const Left& left) const {
    int total = 0;
    double log = 0;
    for (const int row : left) total += row, log -= factorial(row);
    return log + factorial(total);
  }

  Ends ends(std::size_t k, const Left& left) {
    if (k == columns_.size()) return {0, 0};
    const auto known = ends_[k].find(left);
    if (known != ends_[k].end()) return known->second;
    Ends out{-std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
    each_column(left, columns_[k], [&](const Left& child, double log) {
      take_steps(1);
      const Ends rest = ends(k + 1, child);
      out.longest = std::max(out.longest, log + rest.longest);
      out.shortest = std::min(out.shortest, log + rest.shortest);
    });
    ends_[k].emplace(left, out);
    return out;
  }

  /// Every way to take a column from the rows: what is left then, and ln(c!/Π x!).
  template <class See>
  void each_column(const Left& left, int column, See see) const {
    Left rest = left;
    std::vector<int> behind(left.size() + 1, 0);  // what the rows from here on can give
    for (std::size_t i = left.size(); i-- > 0;) behind[i] = behind[i + 1] + left[i];
    const auto give = [&](auto&& self, std::size_t i, int open, double log) -> void {
      if (i == left.size()) {
        Left child = rest;
        std::sort(child.begin(), child.end());
        see(child, log);
        return;
      }
      for (int x = std::max(0, open - behind[i + 1]); x <= std::min(open, left[i]); ++x) {
        rest[i] = left[i] - x;
        self(self, i + 1, open - x, log - factorial(x));
      }
      rest[i] = left[i];
    };
    give(give, 0, column, factorial(column));
  }

  static void merge(std::vector<Past>& pasts) {
    std::sort(pasts.begin(), pasts.end(), [](const Past& a, const Past& b) { return a.log < b.log; });
    std::size_t kept = 0;
    for (std::size_t i = 1; i < pasts.size(); ++i) {
      if (pasts[i].log - pasts[kept].log <= kSamePast) {
        pasts[kept].weight += pasts[i].weight;
      } else {
        pasts[++kept] = pasts[i];
      }
    }
    pasts.resize(kept + 1);
  }

  Left rows_;
  std::vector<int> columns_;
  std::vector<double> log_factorial_;
  double base_ = 0, steps_;
  core::Run& run_;
  std::vector<std::map<Left, Ends>> ends_;
};

}  // namespace

double log_table_probability(const Counts& counts) {
  double log = -log_gamma(counts.total + 1);
  for (const double sum : counts.row_sums) log += log_gamma(sum + 1);
  for (const double sum : counts.column_sums) log += log_gamma(sum + 1);
  for (const double count : counts.values) log -= log_gamma(count + 1);
  return log;
}

std::optional<UnlikelyTables> unlikely_tables(const Counts& counts, double steps, core::Run& run) {
  if (counts.total > steps) return std::nullopt;
  try {
    Network network(counts, steps, run);
    const double shortest = network.shortest();
    return UnlikelyTables{
        network.probability_up_to(log_table_probability(counts) - network.base() + kLikelierPath),
        network.probability_up_to(shortest + kLikelierPath),
    };
  } catch (const TooLong&) {
    return std::nullopt;
  }
}

}  // namespace ansatz::hypothesis
