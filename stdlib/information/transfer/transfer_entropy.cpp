// SPDX-License-Identifier: MIT
#include "stdlib/information/transfer/transfer_entropy.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "stdlib/core/count.h"
#include "stdlib/core/error.h"
#include "stdlib/information/continuous/canonical.h"
#include "stdlib/information/neighbours/paired_points.h"
#include "stdlib/information/transfer/embedding.h"
#include "stdlib/information/transfer/estimator.h"
#include "stdlib/information/transfer/state_information.h"
#include "stdlib/information/transfer/surrogates.h"

namespace ansatz::information {

namespace {

using core::BadParameter;

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

void check_surrogates(const std::string& kernel, const TransferEntropy& question) {
  const auto& how = question.surrogate;
  if (how != "rotate" && how != "permute" && how != "block" && how != "phases")
    throw BadParameter(kernel, "surrogate", "\"" + how + "\"", "\"rotate\", \"permute\", \"block\" or \"phases\"");
  if (how == "phases" && question.estimator == "discrete")
    throw BadParameter(kernel, "surrogate", "\"phases\"", "another for \"discrete\": states have no spectrum");
  if (question.surrogates < 0)
    throw BadParameter(kernel, "surrogates", std::to_string(question.surrogates), "at least 0");
  if (question.block < 0) throw BadParameter(kernel, "block", std::to_string(question.block), "at least 0");
}

/// The series as the estimator takes them, and how much of each is looked at.
struct Study {
  SeriesEstimator estimator;
  Points raw_source, source, target, given;
  Coupled coupled;
  std::vector<std::size_t> lags;
  std::size_t first = 0, lost = 0;  ///< the first usable step, of those that are left after making patterns

  std::vector<Embedded> of(const Points& with) const {
    std::vector<Embedded> out;
    for (const std::size_t lag : lags) {
      Coupled at_lag = coupled;
      at_lag.source = &with;
      at_lag.of_source.lag = lag;
      out.push_back(at_lag.rows_from(first));
    }
    return out;
  }
};

void read(const std::string& kernel, const TransferEntropy& question, core::Run& run, Study& study) {
  study.estimator = checked_estimator(kernel, question.estimator, question.neighbours, question.window, question.order,
                                      question.scale, &question.critic);
  const auto named_of = [&](const char* name, const core::Array& one) {
    return named_series(kernel, study.estimator, name, one);
  };
  std::vector<NamedSample> named{named_of("source", question.source), named_of("target", question.target)};
  if (question.given) named.push_back(named_of("given", *question.given));
  auto series = paired_points(kernel, named, "error", 2, run);
  study.raw_source = series[0];
  const std::size_t steps = series[0].count;
  for (Points& one : series) one = prepared(kernel, study.estimator, std::move(one));
  study.source = std::move(series[0]);
  study.target = std::move(series[1]);
  study.lost = steps - study.target.count;
  Coupled& coupled = study.coupled;
  coupled.source = &study.source;
  coupled.target = &study.target;
  if (question.given) {
    study.given = std::move(series[2]);
    coupled.given = &study.given;
  }
  coupled.of_target = {core::count_of_at_least(1, kernel, "history", question.history),
                       core::count_of_at_least(1, kernel, "delay", question.delay), 1};
  coupled.of_source = {core::count_of_at_least(1, kernel, "source_history", question.source_history),
                       core::count_of_at_least(1, kernel, "source_delay", question.source_delay), 0};
  if (question.given_lag < 0) throw BadParameter(kernel, "given_lag", std::to_string(question.given_lag), "at least 0");
  coupled.of_given = {core::count_of_at_least(1, kernel, "given_history", question.given_history), 1,
                      static_cast<std::size_t>(question.given_lag)};
  study.lags = read_lags(kernel, question.lags);
  coupled.of_source.lag = *std::max_element(study.lags.begin(), study.lags.end());
  study.first = coupled.first_usable();
  const std::size_t taken = coupled.of_target.length + coupled.of_source.length + 1;
  if (study.first + study.lost + taken + 2 > steps)
    throw BadParameter(
        kernel, "target", fmt::format("{} steps", steps),
        fmt::format("at least {}, to leave some for histories and lags", study.first + study.lost + taken + 2));
  const std::size_t rows = study.target.count - study.first;
  if (rows < 10 * taken)
    run.warn(fmt::format("{}: {} usable steps are few for histories of {} and {}", kernel, rows,
                         coupled.of_target.length, coupled.of_source.length));
}

std::vector<double> of_surrogates(const TransferEntropy& question, const Study& study,
                                  const std::vector<Embedded>& embedded, core::Run& run) {
  std::vector<double> out;
  const std::size_t rows = embedded[0].next.count;
  const auto block = question.block > 0 ? static_cast<std::size_t>(question.block)
                                        : static_cast<std::size_t>(std::sqrt(static_cast<double>(rows)));
  for (int b = 0; b < question.surrogates; ++b) {
    run.tick();
    run.progress(static_cast<double>(b) / question.surrogates);
    const core::Stream stream = run.stream("surrogate").at(static_cast<std::uint64_t>(b));
    std::vector<Embedded> apart;
    if (question.surrogate == "phases") {
      // A component that is constant stays so, whatever its scale; prepared once more it is as the original.
      apart = study.of(prepared("", study.estimator, with_the_same_spectrum(study.raw_source, stream)));
    } else {
      apart = embedded;
      for (Embedded& at_lag : apart) disconnect(question.surrogate, block, stream, at_lag.source);
    }
    double largest = -std::numeric_limits<double>::infinity();
    for (const Embedded& at_lag : apart) largest = std::max(largest, information_of("", study.estimator, at_lag, run));
    out.push_back(largest);
  }
  return out;
}

TransferEntropyEstimate estimate(const std::string& kernel, const TransferEntropy& question, core::Run& run) {
  const double scale = log_of_base(kernel, question.base);
  check_surrogates(kernel, question);
  Study study;
  read(kernel, question, run, study);
  const std::vector<Embedded> embedded = study.of(study.source);
  TransferEntropyEstimate out;
  std::vector<double> by_lag, local;
  std::size_t best = 0;
  for (const Embedded& at_lag : embedded) {
    std::vector<double> shares;
    by_lag.push_back(information_of(kernel, study.estimator, at_lag, run, &shares) / scale);
    if (by_lag.size() > 1 && !(by_lag.back() > by_lag[best])) continue;
    best = by_lag.size() - 1;
    local = std::move(shares);
  }
  if (local.empty()) local = local_information_of(study.estimator, embedded[best]);
  out.information = by_lag[best];
  out.lag = question.lags[best];
  out.local = along_time(std::move(local), study.first + study.lost, scale);
  auto surrogates = of_surrogates(question, study, embedded, run);
  for (double& value : surrogates) value /= scale;
  if (!surrogates.empty()) {
    const auto count = static_cast<double>(surrogates.size());
    const auto above =
        std::count_if(surrogates.begin(), surrogates.end(), [&](double s) { return s >= out.information; });
    out.p = (1 + static_cast<double>(above)) / (1 + count);
    out.excess = out.information - std::accumulate(surrogates.begin(), surrogates.end(), 0.0) / count;
    if (study.estimator.is_of_states()) {
      const double open = state_entropy(embedded[best].next, embedded[best].past) / scale;
      if (open > 0) out.share = *out.excess / open;
    }
  } else if (question.estimator == "gaussian" && study.lags.size() == 1) {
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
  core::count_of_at_least(1, "directed_information", "memory", question.memory);
  TransferEntropy same;
  same.source = question.source;
  same.target = question.target;
  same.estimator = question.estimator;
  same.history = question.memory;
  same.source_history = question.memory + 1;
  same.lags = {0};
  same.neighbours = question.neighbours;
  same.order = question.order;
  same.critic = question.critic;
  same.scale = question.scale;
  same.base = question.base;
  return estimate("directed_information", same, run).information;
}

}  // namespace ansatz::information
