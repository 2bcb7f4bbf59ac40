// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/anytime/sanov.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "stdlib/core/error.h"

namespace ansatz::hypothesis {

namespace {

constexpr const char* kSanov = "sanov";

/// q e^{λ (g − largest)}, normalised; `log_sum` is what it was divided by.
struct Tilted {
  std::vector<double> shares;
  double log_sum = 0, mean = 0;
};

Tilted tilted(const std::vector<double>& q, const std::vector<double>& g, double largest, double lambda) {
  Tilted out;
  double sum = 0;
  for (std::size_t i = 0; i < q.size(); ++i) {
    out.shares.push_back(q[i] > 0 ? q[i] * std::exp(lambda * (g[i] - largest)) : 0);
    sum += out.shares.back();
  }
  for (std::size_t i = 0; i < q.size(); ++i) out.shares[i] /= sum, out.mean += out.shares[i] * g[i];
  out.log_sum = std::log(sum);
  return out;
}

std::vector<double> checked(const char* name, const core::Array& array, double least) {
  const core::Array numbers = array.as_real();
  for (const double v : numbers.real())
    if (!(v >= least) || std::isinf(v))
      throw core::BadParameter(kSanov, name, fmt::format("{:g} somewhere", v),
                               least == 0 ? "finite and at least 0" : "finite");
  return {numbers.real().begin(), numbers.real().end()};
}

}  // namespace

SanovResult sanov(const Sanov& question, core::Run& run) {
  const std::vector<double> q = checked("probabilities", question.probabilities, 0);
  const std::vector<double> g = checked("values", question.values, -std::numeric_limits<double>::max());
  double total = 0;
  for (const double p : q) total += p;
  if (q.empty() || !(std::abs(total - 1) <= 1e-8))
    throw core::BadParameter(kSanov, "probabilities", q.empty() ? "empty" : fmt::format("of sum {:g}", total),
                             "of sum 1");
  if (g.size() != q.size())
    throw core::BadParameter(kSanov, "values", fmt::format("{} beside {} probabilities", g.size(), q.size()),
                             "one for each probability");
  if (!std::isfinite(question.mean))
    throw core::BadParameter(kSanov, "mean", fmt::format("{:g}", question.mean), "finite");
  if (question.draws < 1) throw core::BadParameter(kSanov, "draws", std::to_string(question.draws), "at least 1");

  double expected = 0, largest = -std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < q.size(); ++i) {
    if (!(q[i] > 0)) continue;
    expected += q[i] * g[i], largest = std::max(largest, g[i]);
  }
  SanovResult out;
  std::vector<double> nearest = q;
  if (question.mean > largest) {
    out.exponent = std::numeric_limits<double>::infinity();
    std::fill(nearest.begin(), nearest.end(), std::nan(""));
  } else if (question.mean == largest) {
    double share = 0;
    for (std::size_t i = 0; i < q.size(); ++i) share += g[i] == largest ? q[i] : 0;
    for (std::size_t i = 0; i < q.size(); ++i) nearest[i] = g[i] == largest ? q[i] / share : 0;
    out.exponent = -std::log(std::min(1.0, share));
  } else if (question.mean > expected) {
    // The mean rises with λ: from 0 on, doubled until it is reached, then halved to rounding.
    double low = 0, high = 1 / (largest - expected);
    while (tilted(q, g, largest, high).mean < question.mean && std::isfinite(high)) run.tick(), low = high, high *= 2;
    for (int i = 0; i < 200 && 0.5 * (low + high) > low && 0.5 * (low + high) < high; ++i) {
      const double middle = 0.5 * (low + high);
      (tilted(q, g, largest, middle).mean < question.mean ? low : high) = middle;
    }
    const Tilted found = tilted(q, g, largest, low);
    nearest = found.shares;
    out.exponent = std::max(0.0, low * (question.mean - largest) - found.log_sum);
  }
  const double n = question.draws, kinds = static_cast<double>(q.size());
  out.bound = std::exp(-n * out.exponent);
  out.types_bound = std::isinf(out.exponent) ? 0 : std::min(1.0, std::exp(kinds * std::log1p(n) - n * out.exponent));
  out.nearest = core::Array::along("kind", std::move(nearest));
  out.reading =
      fmt::format("a mean of {:.4g} or more over {} draws has a probability of {:.2g} at most, {:.4g} nats a draw",
                  question.mean, question.draws, out.bound, out.exponent);
  return out;
}

}  // namespace ansatz::hypothesis
