// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/scorecards/two_groups.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <numbers>

#include "stdlib/core/error.h"
#include "stdlib/information/compensated_sum.h"

namespace ansatz::information {

namespace {

using core::BadParameter;

std::vector<double> read(const std::string& kernel, const std::string& name, const core::Array& array) {
  if (array.rank() != 1)
    throw BadParameter(kernel, name, fmt::format("of {} dimensions", array.rank()), "one number a bin");
  const core::Array numbers = array.as_real();
  const auto values = numbers.real();
  for (std::size_t i = 0; i < values.size(); ++i)
    if (!(values[i] >= 0) || std::isinf(values[i]))
      throw BadParameter(kernel, name, fmt::format("{:g} at bin {}", values[i], i + 1), "at least 0 and finite");
  return {values.begin(), values.end()};
}

double total(const std::vector<double>& values) {
  CompensatedSum sum;
  for (const double v : values) sum.add(v);
  return sum.value();
}

bool are_shares(const std::vector<double>& values) { return std::abs(total(values) - 1) <= 1e-9; }

void check_counts(const std::string& kernel, const std::string& name, const std::vector<double>& values,
                  bool shares_welcome) {
  for (std::size_t i = 0; i < values.size(); ++i)
    if (values[i] != std::trunc(values[i]))
      throw BadParameter(kernel, name, fmt::format("{:g} at bin {}", values[i], i + 1),
                         shares_welcome ? "whole counts, or shares that sum to 1" : "whole counts");
  if (total(values) == 0) throw BadParameter(kernel, name, "0 in every bin", "counts of at least one");
}

/// Joins every bin that is empty in one group with the next, the last with the one before.
void merge_empty(std::vector<double>& first, std::vector<double>& second) {
  std::vector<double> a, b;
  bool is_open = false;  // the last bin still wants company
  for (std::size_t i = 0; i < first.size(); ++i) {
    if (is_open) {
      a.back() += first[i];
      b.back() += second[i];
    } else {
      a.push_back(first[i]);
      b.push_back(second[i]);
    }
    is_open = a.back() == 0 || b.back() == 0;
  }
  if (is_open && a.size() > 1) {
    a[a.size() - 2] += a.back();
    b[b.size() - 2] += b.back();
    a.pop_back();
    b.pop_back();
  }
  first = a;
  second = b;
}

}  // namespace

BinnedCounts::BinnedCounts() = default;

TwoGroups read_groups(const std::string& kernel, const BinnedCounts& how, const std::string& first_name,
                      const core::Array& first, const std::string& second_name, const core::Array& second,
                      bool shares_welcome, core::Run& run) {
  std::vector<double> a = read(kernel, first_name, first), b = read(kernel, second_name, second);
  if (a.size() != b.size())
    throw BadParameter(kernel, second_name, fmt::format("{} bins", b.size()),
                       fmt::format("{} bins, as {} has", a.size(), first_name));
  if (a.size() < 2)
    throw BadParameter(kernel, first_name, fmt::format("{} bin{}", a.size(), a.size() == 1 ? "" : "s"), "two or more");
  const bool shares = shares_welcome && are_shares(a) && are_shares(b);
  if (!shares) {
    check_counts(kernel, first_name, a, shares_welcome);
    check_counts(kernel, second_name, b, shares_welcome);
  }
  if (!(how.level > 0 && how.level < 1))
    throw BadParameter(kernel, "level", fmt::format("{:g}", how.level), "in (0, 1)");
  TwoGroups out;
  out.bins = first.dimension(0);
  if (out.bins.name.empty()) out.bins.name = "bin";
  const auto is_empty = [](double v) { return v == 0; };
  if (std::any_of(a.begin(), a.end(), is_empty) || std::any_of(b.begin(), b.end(), is_empty)) {
    if (how.empty == "merge") {
      const std::size_t before = a.size();
      merge_empty(a, b);
      if (a.size() < 2)
        throw BadParameter(kernel, first_name, "one bin once empty ones are merged", "two or more bins");
      run.warn(fmt::format("{}: {} bins became {} so that none is empty", kernel, before, a.size()));
      out.bins = core::Dimension(out.bins.name, a.size());
    } else if (how.empty == "smooth" && !shares) {
      if (!(how.smoothing > 0)) throw BadParameter(kernel, "smoothing", fmt::format("{:g}", how.smoothing), "above 0");
      for (double& v : a) v += how.smoothing;
      for (double& v : b) v += how.smoothing;
      run.warn(fmt::format("{}: a bin is empty; {:g} was added to every count", kernel, how.smoothing));
    } else {
      const auto& values = std::any_of(a.begin(), a.end(), is_empty) ? a : b;
      const auto at = std::find_if(values.begin(), values.end(), is_empty) - values.begin() + 1;
      throw BadParameter(kernel, &values == &a ? first_name : second_name, fmt::format("0 at bin {}", at),
                         "above 0 in every bin, or empty = \"merge\"");
    }
  }
  out.first_total = shares ? 0 : total(a);
  out.second_total = shares ? 0 : total(b);
  const double of_first = total(a), of_second = total(b);
  for (double& v : a) v /= of_first;
  for (double& v : b) v /= of_second;
  out.first = std::move(a);
  out.second = std::move(b);
  return out;
}

JeffreysInference infer_jeffreys(const TwoGroups& groups, double level) {
  CompensatedSum value, a_mean, a_square, c_mean, c_square;
  for (std::size_t j = 0; j < groups.first.size(); ++j) {
    const double p = groups.first[j], q = groups.second[j], weight = std::log(p / q);
    const double a = weight + 1 - q / p, c = -weight + 1 - p / q;
    value.add((p - q) * weight);
    a_mean.add(p * a);
    a_square.add(p * a * a);
    c_mean.add(q * c);
    c_square.add(q * c * c);
  }
  JeffreysInference out;
  out.value = value.value();
  out.df = static_cast<double>(groups.first.size()) - 1;
  if (!groups.are_counts()) return out;
  const double variance = (a_square.value() - a_mean.value() * a_mean.value()) / groups.first_total +
                          (c_square.value() - c_mean.value() * c_mean.value()) / groups.second_total;
  out.standard_error = std::sqrt(std::max(0.0, variance));
  const double z = std::numbers::sqrt2 * boost::math::erf_inv(level);
  out.low = std::max(0.0, out.value - z * out.standard_error);
  out.high = out.value + z * out.standard_error;
  out.statistic = out.value / (1 / groups.first_total + 1 / groups.second_total);
  out.p = boost::math::gamma_q(0.5 * out.df, 0.5 * out.statistic);
  return out;
}

}  // namespace ansatz::information
