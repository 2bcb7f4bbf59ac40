// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/joint/choice.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/as_array.h"
#include "stdlib/core/error.h"
#include "stdlib/information/discrete/counts/estimators.h"

namespace ansatz::information {

namespace {

using core::BadParameter;

Names all_of(const Names& x, const Names& y, const Names& given) {
  Names all = x;
  all.insert(all.end(), y.begin(), y.end());
  all.insert(all.end(), given.begin(), given.end());
  return all;
}

Choice chosen(const std::string& kernel, Joint joint, const Names& x, const Names& y, const Names& given) {
  Choice out;
  out.given = places_of(kernel, joint, given);
  if (x.empty() && y.empty()) {
    if (joint.variables.size() != 2 + given.size())
      throw BadParameter(kernel, "x", "not given",
                         fmt::format("named, since p has {} variables", joint.variables.size()));
    std::vector<std::size_t> rest;
    for (std::size_t v = 0; v < joint.variables.size(); ++v)
      if (std::find(out.given.begin(), out.given.end(), v) == out.given.end()) rest.push_back(v);
    if (rest.size() != 2) throw BadParameter(kernel, "given", "a variable named twice", "each named once");
    out.x = {rest[0]};
    out.y = {rest[1]};
  } else {
    if (x.empty() || y.empty()) throw BadParameter(kernel, x.empty() ? "x" : "y", "empty", "one variable or more");
    out.x = places_of(kernel, joint, x);
    out.y = places_of(kernel, joint, y);
  }
  out.joint = std::move(joint);
  return out;
}

Joint of_counts(const std::string& kernel, const core::Array& table) {
  const core::Array numbers = table.as_real();
  const auto values = numbers.real();
  core::Array shares = numbers;
  double total = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!(values[i] >= 0) || values[i] != std::trunc(values[i]) || std::isinf(values[i]))
      throw BadParameter(kernel, "counts", fmt::format("{:g} at element {}", values[i], i + 1),
                         "whole numbers of at least 0");
    total += values[i];
  }
  if (!(total > 0)) throw BadParameter(kernel, "counts", "0 everywhere", "counts of at least one row");
  for (double& share : shares.mutable_real()) share /= total;
  shares.density_over.clear();
  core::Run quiet;
  Joint joint = read_joint(kernel, shares, {}, quiet);
  joint.rows = total;
  std::size_t cell = 0;
  for (const double n : values)
    if (n > 0) joint.weights[cell++] = n;
  return joint;
}

}  // namespace

Choice choose(const std::string& kernel, const core::Value& p, const Names& x, const Names& y, const Names& given,
              core::Run& run) {
  const Names wanted = x.empty() && y.empty() ? Names{} : all_of(x, y, given);
  return chosen(kernel, read_joint(kernel, p, wanted, run), x, y, given);
}

Choice choose_counts(const std::string& kernel, const core::Value& counts, const Names& x, const Names& y,
                     const Names& given, core::Run& run) {
  const auto table = core::as_array(counts);
  if (!table) return choose(kernel, counts, x, y, given, run);
  return chosen(kernel, of_counts(kernel, *table), x, y, given);
}

double estimated_entropy(const std::string& kernel, const Joint& joint, const std::vector<std::size_t>& variables,
                         const std::string& estimator) {
  const Marginal taken = marginal(joint, variables);
  if (estimator == "plugin") return entropy_of_weights(taken.weights, joint.total());
  const auto& known = entropy_estimators();
  if (std::find(known.begin(), known.end(), estimator) == known.end())
    throw BadParameter(kernel, "estimator", "\"" + estimator + "\"", "one that entropy_of_counts knows");
  if (!joint.is_sample())
    throw BadParameter(kernel, "estimator", "\"" + estimator + "\"",
                       "\"plugin\" for masses, which no sample stands behind");
  double alphabet = 1;
  for (const std::size_t v : variables) alphabet *= static_cast<double>(joint.variables[v].size());
  return variables.empty() ? 0 : entropy_by(estimator, Multiplicities(taken.weights), alphabet);
}

std::vector<std::size_t> united(std::vector<std::size_t> one, const std::vector<std::size_t>& other) {
  one.insert(one.end(), other.begin(), other.end());
  std::sort(one.begin(), one.end());
  one.erase(std::unique(one.begin(), one.end()), one.end());
  return one;
}

}  // namespace ansatz::information
