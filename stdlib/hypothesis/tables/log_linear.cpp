// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/tables/log_linear.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/core/proportional_fit.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/tables/log_linear_rank.h"

namespace ansatz::hypothesis {

namespace {

constexpr const char* kLogLinear = "log_linear";
using core::BadParameter;

struct CountedTable {
  std::vector<std::size_t> sizes;
  std::vector<double> counts, possible;  ///< the latter 0 or 1, empty where all are
  double total = 0;
};

CountedTable read_table(const LogLinear& question) {
  const core::Array& table = question.table;
  CountedTable out;
  if (table.rank() < 1 || table.rank() > 20)
    throw BadParameter(kLogLinear, "table", fmt::format("an array of {} dimensions", table.rank()),
                       "one of one to twenty, a dimension a variable");
  for (const core::Dimension& d : table.dimensions()) {
    if (d.size < 2)
      throw BadParameter(kLogLinear, "table", fmt::format("{} long in a dimension", d.size), "two at least in each");
    out.sizes.push_back(d.size);
  }
  if (table.size() > std::size_t{1} << 22)
    throw BadParameter(kLogLinear, "table", fmt::format("of {} cells", table.size()), "of no more than 4194304");
  const core::Array numbers = table.as_real();
  out.counts.assign(numbers.real().begin(), numbers.real().end());
  for (const double count : out.counts) {
    if (!(count >= 0) || count != std::floor(count) || count > 0x1p53)
      throw BadParameter(kLogLinear, "table", fmt::format("{:g} in a cell", count), "whole numbers from 0 on");
    out.total += count;
  }
  if (!(out.total > 0)) throw BadParameter(kLogLinear, "table", "0 everywhere", "counts of something");
  return out;
}

void read_possible(const LogLinear& question, CountedTable& table) {
  if (question.possible.size() == 0) return;
  bool alike = question.possible.rank() == table.sizes.size();
  for (std::size_t d = 0; alike && d < table.sizes.size(); ++d)
    alike = question.possible.dimension(d).size == table.sizes[d];
  if (!alike) throw BadParameter(kLogLinear, "possible", "of another shape than the table", "of the same");
  const core::Array numbers = question.possible.as_real();
  for (std::size_t i = 0; i < table.counts.size(); ++i) {
    const double may = numbers.real()[i];
    if (may != 0 && may != 1)
      throw BadParameter(kLogLinear, "possible", fmt::format("{:g} in a cell", may),
                         "0 or 1, or a truth value, in each");
    if (may == 0 && table.counts[i] > 0)
      throw BadParameter(kLogLinear, "possible", fmt::format("0 in a cell that counts {:g}", table.counts[i]),
                         "0 only where no count is");
    table.possible.push_back(may);
  }
}

/// Sums over cells of the counts O and what is expected, E.
struct Misfit {
  double g = 0, chi_squared = 0, moved = 0, log_likelihood = 0;
  double least = 0;  ///< of what is expected, above 0
};

Misfit misfit_of(const CountedTable& table, const std::vector<double>& expected) {
  Misfit out;
  out.least = table.total;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const double o = table.counts[i], e = expected[i];
    if (!(e > 0)) continue;
    out.g += 2 * (o > 0 ? o * std::log(o / e) - (o - e) : e);  // no term is negative, so that nothing cancels
    out.chi_squared += (o - e) * (o - e) / e;
    out.moved += std::abs(o - e) / (2 * table.total);
    if (o > 0) out.log_likelihood += o * std::log(e / table.total);
    out.least = std::min(out.least, e);
  }
  return out;
}

TestResult test_of(const char* symbol, double statistic, const Misfit& misfit, double total, std::optional<int> df) {
  TestResult out;
  out.test = "log-linear";
  out.symbol = symbol;
  out.statistic = statistic;
  out.n = {total};
  out.method = "asymptotic";
  out.effect = Effect{"dissimilarity", misfit.moved, std::nullopt, 0.95};
  if (df && *df > 0) {
    out.degrees_of_freedom = {static_cast<double>(*df)};
    out.p = chi_squared_survival(statistic, *df);
  }
  return out;
}

core::Array shaped(const core::Array& table, std::vector<double> values) {
  return core::Array(table.dimensions(), std::move(values));
}

}  // namespace

LogLinearResult log_linear(const LogLinear& question, core::Run& run) {
  if (!(question.tolerance > 0))
    throw BadParameter(kLogLinear, "tolerance", fmt::format("{:g}", question.tolerance), "above 0");
  if (question.sweeps < 1) throw BadParameter(kLogLinear, "sweeps", std::to_string(question.sweeps), "at least 1");
  CountedTable table = read_table(question);
  read_possible(question, table);
  const auto margins = core::read_margins(kLogLinear, core::margin_names(question.table), question.margins);
  const core::ProportionalFit fit = core::proportional_fit(table.sizes, table.counts, margins,
                                                           {table.possible, question.tolerance, question.sweeps}, run);
  // Every count is possible, so that every sum has a cell of its own.
  const Misfit misfit = misfit_of(table, fit.cells);

  std::vector<char> there(fit.cells.size());
  std::vector<double> residuals(fit.cells.size(), 0.0);
  int cells = 0;
  for (std::size_t i = 0; i < there.size(); ++i) {
    there[i] = fit.cells[i] > 0;
    cells += there[i];
    if (there[i]) residuals[i] = (table.counts[i] - fit.cells[i]) / std::sqrt(fit.cells[i]);
  }
  const std::optional<int> rank = log_linear_rank(table.sizes, there, margins, run);
  const std::optional<int> df = rank ? std::optional(cells - *rank) : std::nullopt;

  LogLinearResult out;
  out.likelihood = test_of("G²", misfit.g, misfit, table.total, df);
  out.pearson = test_of("χ²", misfit.chi_squared, misfit, table.total, df);
  out.fitted = shaped(question.table, fit.cells);
  out.residuals = shaped(question.table, std::move(residuals));
  out.log_likelihood = misfit.log_likelihood;
  out.parameters = rank;
  if (rank) {
    const double free = *rank - 1;
    out.aic = -2 * misfit.log_likelihood + 2 * free;
    out.bic = -2 * misfit.log_likelihood + free * std::log(table.total);
  }
  out.sweeps = fit.sweeps;
  const auto warn = [&](std::string sentence) {
    out.likelihood.warnings.push_back(sentence), out.pearson.warnings.push_back(sentence);
    run.warn("log-linear: " + sentence);
    out.warnings.push_back(std::move(sentence));
  };
  if (!rank) warn("too many cells beside empty ones to count the parameters of: there is no p");
  if (df && *df == 0) warn("the model has as many parameters as cells: it fits any table, and there is no p");
  if (fit.off > question.tolerance)
    warn(
        fmt::format("after {} sweeps a fitted margin is still off by {:.2g} of all counts; some cells may go to 0 for "
                    "ever, where there is no greatest likelihood",
                    fit.sweeps, fit.off));
  if (df && *df > 0 && misfit.least < 5)
    warn(fmt::format("an expected count is {:.3g}; the χ² approximation wants at least 5", misfit.least));
  out.likelihood.read();
  out.pearson.read();
  out.reading = out.likelihood.reading;
  return out;
}

}  // namespace ansatz::hypothesis
