// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/multivariate/multivariate.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "stdlib/core/error.h"
#include "stdlib/information/compensated_sum.h"
#include "stdlib/information/discrete/joint/choice.h"
#include "stdlib/information/discrete/multivariate/whole.h"

namespace ansatz::information {

Whole::Whole(const std::string& kernel, const Multivariate& question, core::Run& run)
    : kernel_(kernel),
      estimator_(question.estimator),
      scale_(log_of_base(kernel, question.base)),
      joint_(read_joint(kernel, question.p, question.of, run)) {
  all_ = places_of(kernel, joint_, question.of);
  if (all_.empty()) {
    all_.resize(joint_.variables.size());
    std::iota(all_.begin(), all_.end(), std::size_t{0});
  }
  auto sorted = all_;
  std::sort(sorted.begin(), sorted.end());
  if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end())
    throw core::BadParameter(kernel, "of", "a variable twice", "variables named once");
  if (all_.size() < 2)
    throw core::BadParameter(kernel, "of", fmt::format("{} variable{}", all_.size(), all_.size() == 1 ? "" : "s"),
                             "two variables or more");
}

double Whole::entropy(const std::vector<std::size_t>& variables) const {
  return estimated_entropy(kernel_, joint_, variables, estimator_);
}

std::vector<std::size_t> Whole::without(std::size_t i) const {
  auto rest = all_;
  rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
  return rest;
}

double Whole::total_correlation() const {
  CompensatedSum sum;
  for (const std::size_t v : all_) sum.add(entropy({v}));
  sum.add(-entropy(all_));
  return sum.value();
}

double Whole::dual_total_correlation() const {
  // H(X) − Σ [H(X) − H(X without i)]
  CompensatedSum sum;
  for (std::size_t i = 0; i < all_.size(); ++i) sum.add(entropy(without(i)));
  sum.add(-(static_cast<double>(all_.size()) - 1) * entropy(all_));
  return sum.value();
}

double Whole::exact(double nats) const {
  // Of plug-in entropies these are never below 0, but for rounding.
  if (estimator_ == "plugin" && nats < 0 && nats > -1e-12) nats = 0;
  return nats / scale_;
}

double total_correlation(const Multivariate& question, core::Run& run) {
  const Whole whole("total_correlation", question, run);
  return whole.exact(whole.total_correlation());
}

double dual_total_correlation(const Multivariate& question, core::Run& run) {
  const Whole whole("dual_total_correlation", question, run);
  return whole.exact(whole.dual_total_correlation());
}

double o_information(const Multivariate& question, core::Run& run) {
  const Whole whole("o_information", question, run);
  return whole.in_base(whole.total_correlation() - whole.dual_total_correlation());
}

namespace {

constexpr std::size_t kMost = 20;

/// −Σ_{A ≠ ∅} (−1)^|A| H(X_A) in nats.
double alternating(const std::string& kernel, const Whole& whole, core::Run& run) {
  const auto& all = whole.all();
  if (all.size() > kMost)
    throw core::BadParameter(kernel, "of", fmt::format("{} variables", all.size()),
                             fmt::format("at most {}, whose subsets are counted", kMost));
  CompensatedSum sum;
  for (std::uint32_t subset = 1; subset < 1U << all.size(); ++subset) {
    run.tick();
    std::vector<std::size_t> variables;
    for (std::size_t i = 0; i < all.size(); ++i)
      if (subset >> i & 1) variables.push_back(all[i]);
    sum.add((variables.size() % 2 == 1 ? 1 : -1) * whole.entropy(variables));
  }
  return sum.value();
}

}  // namespace

double co_information(const Multivariate& question, core::Run& run) {
  const Whole whole("co_information", question, run);
  return whole.in_base(alternating("co_information", whole, run));
}

double interaction_information(const Multivariate& question, core::Run& run) {
  const Whole whole("interaction_information", question, run);
  const double sign = whole.all().size() % 2 == 0 ? 1 : -1;
  return sign * whole.in_base(alternating("interaction_information", whole, run));
}

}  // namespace ansatz::information
