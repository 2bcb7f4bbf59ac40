// SPDX-License-Identifier: MIT
#include "stdlib/information/transfer/transfer_entropy.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "stdlib/core/error.h"
#include "stdlib/information/compensated_sum.h"
#include "stdlib/information/continuous/canonical.h"
#include "stdlib/information/neighbours/estimate.h"
#include "stdlib/information/neighbours/ksg_conditional_mutual_information.h"
#include "stdlib/information/neighbours/paired_points.h"
#include "stdlib/information/transfer/embedding.h"
#include "stdlib/information/transfer/state_information.h"

namespace ansatz::information {

namespace {

using core::BadParameter;

/// One estimate after another, of embedded series.
class Estimator {
 public:
  Estimator(std::string kernel, const TransferEntropy& question) : kernel_(std::move(kernel)), question_(question) {
    if (question.estimator != "ksg" && question.estimator != "gaussian" && question.estimator != "discrete")
      throw BadParameter(kernel_, "estimator", "\"" + question.estimator + "\"",
                         "\"ksg\", \"gaussian\" or \"discrete\"");
  }

  /// Of surrogates what is doubtful is not said again.
  double operator()(const Embedded& rows, core::Run& run, bool is_surrogate = false) const {
    if (question_.estimator == "discrete") return state_information(rows.next, rows.source, rows.past);
    if (question_.estimator == "gaussian")
      return canonical_correlations(rows.next, rows.source, &rows.past).information;
    const std::size_t window = checked_window(kernel_, question_.window, rows.next.count);
    const std::size_t k = checked_neighbours(kernel_, question_.neighbours, rows.next.count, window);
    const auto local = frenzel_pompe(is_surrogate ? "" : kernel_, rows.next, rows.source, rows.past, k, window, run);
    CompensatedSum sum;
    for (const double value : local) sum.add(value);
    return sum.value() / static_cast<double>(local.size());
  }

 private:
  std::string kernel_;
  const TransferEntropy& question_;
};

void rotate_rows(Points& points, std::size_t by) {
  for (std::size_t a = 0; a < points.dimension; ++a) {
    const auto column = points.column(a);
    std::rotate(column.begin(), column.begin() + static_cast<std::ptrdiff_t>(by), column.end());
  }
}

void permute_rows(Points& points, const std::vector<std::size_t>& order) {
  std::vector<double> values(points.count);
  for (std::size_t a = 0; a < points.dimension; ++a) {
    const auto column = points.column(a);
    for (std::size_t i = 0; i < points.count; ++i) values[i] = column[order[i]];
    std::copy(values.begin(), values.end(), column.begin());
  }
}

/// The same steps of the target with a source that has no connection to them.
void disconnect(const TransferEntropy& question, const core::Stream& stream, Points& source) {
  const std::size_t n = source.count;
  if (question.surrogate == "rotate") {
    // Not by less than a twentieth, where a slow source is still in step.
    const std::size_t least = std::max<std::size_t>(1, n / 20);
    rotate_rows(source, least + stream.below(0, n - 2 * least + 1));
    return;
  }
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  stream.shuffle(order);
  permute_rows(source, order);
}

std::vector<std::size_t> read_lags(const std::string& kernel, const std::vector<double>& lags) {
  if (lags.empty()) throw BadParameter(kernel, "lags", "no lag", "at least one");
  std::vector<std::size_t> out;
  for (const double lag : lags) {
    if (!(lag >= 0) || lag != std::floor(lag) || lag > 1e9)
      throw BadParameter(kernel, "lags", fmt::format("{:g}", lag), "whole numbers of at least 0");
    out.push_back(static_cast<std::size_t>(lag));
  }
  return out;
}

std::size_t at_least_one(const std::string& kernel, const char* name, int value) {
  if (value < 1) throw BadParameter(kernel, name, std::to_string(value), "at least 1");
  return static_cast<std::size_t>(value);
}

TransferEntropyEstimate estimate(const std::string& kernel, const TransferEntropy& question, core::Run& run) {
  const double scale = log_of_base(kernel, question.base);
  if (question.surrogate != "rotate" && question.surrogate != "permute")
    throw BadParameter(kernel, "surrogate", "\"" + question.surrogate + "\"", "\"rotate\" or \"permute\"");
  if (question.surrogates < 0)
    throw BadParameter(kernel, "surrogates", std::to_string(question.surrogates), "at least 0");
  const Estimator estimator(kernel, question);
  std::vector<NamedSample> named{{"source", &question.source}, {"target", &question.target}};
  if (question.given) named.push_back({"given", &*question.given});
  auto series = paired_points(kernel, named, "never", 2, run);
  if (question.estimator != "discrete")
    for (Points& one : series) rescale(kernel, question.scale, one);
  const History of_target{at_least_one(kernel, "history", question.history),
                          at_least_one(kernel, "delay", question.delay)};
  const History of_source{at_least_one(kernel, "source_history", question.source_history),
                          at_least_one(kernel, "source_delay", question.source_delay)};
  const auto lags = read_lags(kernel, question.lags);
  const std::size_t first = first_usable(of_target, of_source, *std::max_element(lags.begin(), lags.end()));
  const std::size_t steps = of_target.length + of_source.length + 1;
  if (first + steps + 2 > series[0].count)
    throw BadParameter(kernel, "target", fmt::format("{} steps", series[0].count),
                       fmt::format("at least {}, to leave some for histories and lags", first + steps + 2));
  const std::size_t rows = series[0].count - first;
  if (rows < 10 * steps)
    run.warn(fmt::format("{}: {} usable steps are few for histories of {} and {}", kernel, rows, of_target.length,
                         of_source.length));
  std::vector<Embedded> embedded;
  TransferEntropyEstimate out;
  std::vector<double> by_lag;
  for (const std::size_t lag : lags) {
    embedded.push_back(
        embed(series[0], series[1], question.given ? &series[2] : nullptr, of_source, of_target, lag, first));
    by_lag.push_back(estimator(embedded.back(), run) / scale);
  }
  const auto best = static_cast<std::size_t>(std::max_element(by_lag.begin(), by_lag.end()) - by_lag.begin());
  out.information = by_lag[best];
  out.lag = question.lags[best];
  std::vector<double> surrogates;
  for (int b = 0; b < question.surrogates; ++b) {
    run.tick();
    run.progress(static_cast<double>(b) / question.surrogates);
    const core::Stream stream = run.stream("surrogate").at(static_cast<std::uint64_t>(b));
    double largest = -std::numeric_limits<double>::infinity();
    for (const Embedded& rows_of_lag : embedded) {
      Embedded apart = rows_of_lag;
      disconnect(question, stream, apart.source);
      largest = std::max(largest, estimator(apart, run, true) / scale);
    }
    surrogates.push_back(largest);
  }
  if (!surrogates.empty()) {
    const auto count = static_cast<double>(surrogates.size());
    const auto above =
        std::count_if(surrogates.begin(), surrogates.end(), [&](double s) { return s >= out.information; });
    out.p = (1 + static_cast<double>(above)) / (1 + count);
    out.excess = out.information - std::accumulate(surrogates.begin(), surrogates.end(), 0.0) / count;
  } else if (question.estimator == "gaussian" && lags.size() == 1) {
    out.p = canonical_correlations(embedded[0].next, embedded[0].source, &embedded[0].past).p;
  }
  out.by_lag = core::Array({core::Dimension("lag", core::Array::of(question.lags))}, std::move(by_lag));
  out.surrogates = core::Array::along("surrogate", std::move(surrogates));
  return out;
}

}  // namespace

TransferEntropyEstimate transfer_entropy(const TransferEntropy& question, core::Run& run) {
  return estimate("transfer_entropy", question, run);
}

double directed_information(const DirectedInformation& question, core::Run& run) {
  at_least_one("directed_information", "memory", question.memory);
  TransferEntropy same;
  same.source = question.source;
  same.target = question.target;
  same.estimator = question.estimator;
  same.history = question.memory;
  same.source_history = question.memory + 1;
  same.lags = {0};
  same.neighbours = question.neighbours;
  same.scale = question.scale;
  same.base = question.base;
  return estimate("directed_information", same, run).information;
}

}  // namespace ansatz::information
