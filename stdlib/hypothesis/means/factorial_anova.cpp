// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/means/factorial_anova.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "stdlib/core/error.h"
#include "stdlib/core/p_text.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/effects/variance_explained.h"
#include "stdlib/hypothesis/means/factor.h"
#include "stdlib/hypothesis/means/linear_model.h"
#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

using Columns = std::vector<std::vector<double>>;

std::vector<double> read_numbers(const char* kernel, const char* name, const core::Array& array) {
  if (array.rank() != 1)
    throw core::BadParameter(kernel, name, fmt::format("an array of {} dimensions", array.rank()),
                             "an array of one dimension");
  const core::Array numbers = array.as_real();
  std::vector<double> out(numbers.real().begin(), numbers.real().end());
  const auto bad = std::find_if(out.begin(), out.end(), [](double v) { return !(std::abs(v) < 1e152); });
  if (bad != out.end()) throw core::BadParameter(kernel, name, fmt::format("{:g} somewhere", *bad), "finite");
  return out;
}

/// Levels but the last, each against it: they sum to zero over levels, which makes type III ask about means of cells.
Columns coded(const Factor& factor) {
  Columns out(factor.levels() - 1, std::vector<double>(factor.level.size(), 0.0));
  for (std::size_t i = 0; i < factor.level.size(); ++i) {
    if (factor.level[i] + 1 < factor.levels()) {
      out[factor.level[i]][i] = 1;
    } else {
      for (auto& column : out) column[i] = -1;
    }
  }
  return out;
}

Columns products(const Columns& first, const Columns& second) {
  Columns out;
  for (const auto& a : first) {
    for (const auto& b : second) {
      out.push_back(a);
      for (std::size_t i = 0; i < b.size(); ++i) out.back()[i] *= b[i];
    }
  }
  return out;
}

Columns joined(Columns first, const Columns& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

/// Values and what may explain them.
struct Model {
  const char* kernel;
  std::vector<double> y;  ///< less their mean
  Columns covariates;

  double squares_left(const Columns& columns) const {
    ModelSpace space;
    space.add(std::vector<double>(y.size(), 1.0));
    for (const auto& column : covariates) space.add(column);
    for (const auto& column : columns) space.add(column);
    return space.residual_squares(y);
  }
};

Model read_model(const char* kernel, const core::Array& values, const std::vector<core::Array>& covariates) {
  Model model{kernel, read_numbers(kernel, "values", values), {}};
  if (model.y.empty()) throw core::BadParameter(kernel, "values", "empty", "at least 3 values");
  const double mean = moments(model.y).mean;
  for (double& v : model.y) v -= mean;
  const auto add = [&](std::vector<double> column) {
    if (column.size() != model.y.size())
      throw core::BadParameter(kernel, "covariates", fmt::format("{} beside {} values", column.size(), model.y.size()),
                               "one number for each value");
    const double middle = moments(column).mean;
    for (double& v : column) v -= middle;
    model.covariates.push_back(std::move(column));
  };
  for (const auto& covariate : covariates) {
    if (covariate.rank() != 2) {
      add(read_numbers(kernel, "covariates", covariate));
      continue;
    }
    // Arrays in brackets are the rows of one.
    const std::size_t length = covariate.dimension(1).size;
    const core::Array numbers = covariate.as_real();
    for (std::size_t i = 0; i < covariate.dimension(0).size; ++i) {
      const auto row = numbers.real().subspan(i * length, length);
      add(read_numbers(kernel, "covariates", core::Array::of({row.begin(), row.end()})));
    }
  }
  return model;
}

/// The space of all of the model. Errors   BadParameter: a covariate that tells nothing, too few values.
double check_model(const Model& model, const Columns& columns) {
  ModelSpace space;
  space.add(std::vector<double>(model.y.size(), 1.0));
  for (const auto& column : columns) space.add(column);
  for (const auto& column : model.covariates)
    if (!space.add(column))
      throw core::BadParameter(model.kernel, "covariates", "determined by the groups or by other covariates",
                               "of a share of their own");
  const double left = static_cast<double>(model.y.size()) - static_cast<double>(space.rank());
  if (!(left > 0))
    throw core::BadParameter(model.kernel, "values", fmt::format("{} for {} parameters", model.y.size(), space.rank()),
                             "more values than the model has parameters");
  return left;
}

TestResult effect_of(const std::string& name, double gained, double df1, double left, double df2, const Model& model,
                     double confidence, core::Run& run) {
  TestResult result;
  result.test = name;
  result.symbol = "F";
  result.n = {static_cast<double>(model.y.size())};
  result.degrees_of_freedom = {df1, df2};
  double all = 0;
  for (const double v : model.y) all += v * v;
  const double nothing = 1e-24 * all;
  if (left > nothing) {
    result.statistic = std::max(0.0, gained) / df1 / (left / df2);
    result.p = f_survival(result.statistic, df1, df2);
    result.effect = partial_eta_squared(result.statistic, df1, df2, confidence);
  } else if (gained > nothing) {
    result.statistic = std::numeric_limits<double>::infinity();
    result.p = 0;
    result.warn(run, "zero variance: the model leaves nothing of the values");
  } else {
    result.statistic = std::numeric_limits<double>::quiet_NaN();
    result.warn(run, "undefined: nothing to explain, and nothing left by the model");
  }
  result.read();
  return result;
}

void check_cells(const Factor& first, const Factor& second) {
  std::vector<std::size_t> count(first.levels() * second.levels(), 0);
  for (std::size_t i = 0; i < first.level.size(); ++i) ++count[first.level[i] * second.levels() + second.level[i]];
  for (std::size_t cell = 0; cell < count.size(); ++cell)
    if (count[cell] == 0)
      throw core::BadParameter("two_way_anova", "values",
                               fmt::format("none for \"{}\" with \"{}\"", first.names[cell / second.levels()],
                                           second.names[cell % second.levels()]),
                               "at least one in each cell, or interaction = false");
}

}  // namespace

TwoWayAnovaResult two_way_anova(const TwoWayAnova& question, core::Run& run) {
  constexpr const char* kKernel = "two_way_anova";
  check_confidence(kKernel, question.confidence);
  if (question.squares != "I" && question.squares != "II" && question.squares != "III")
    throw core::BadParameter(kKernel, "squares", "\"" + question.squares + "\"", "\"I\", \"II\" or \"III\"");
  const Model model = read_model(kKernel, question.values, question.covariates);
  const Factor first = read_factor(kKernel, "first", question.first, model.y.size());
  const Factor second = read_factor(kKernel, "second", question.second, model.y.size());
  if (question.interaction) check_cells(first, second);
  const Columns a = coded(first), b = coded(second), ab = question.interaction ? products(a, b) : Columns();
  const Columns both = joined(a, b), whole = joined(both, ab);
  const double df = check_model(model, whole), left = model.squares_left(whole), of_both = model.squares_left(both);

  const bool one = question.squares == "I", three = question.squares == "III";
  const double beside_a = three ? model.squares_left(joined(b, ab))
                          : one ? model.squares_left({})
                                : model.squares_left(b);
  const double with_a = three ? left : one ? model.squares_left(a) : of_both;
  const double beside_b = three ? model.squares_left(joined(a, ab)) : model.squares_left(a);
  const double with_b = three ? left : of_both;
  TwoWayAnovaResult out;
  const auto tested = [&](const char* name, double gained, const Columns& columns) {
    return effect_of(name, gained, static_cast<double>(columns.size()), left, df, model, question.confidence, run);
  };
  out.first = tested("first factor", beside_a - with_a, a);
  out.second = tested("second factor", beside_b - with_b, b);
  out.first.groups = first.names, out.second.groups = second.names;
  out.reading = out.first.reading + "; " + out.second.reading;
  if (question.interaction) {
    out.interaction = tested("interaction", of_both - left, ab);
    out.reading += "; " + out.interaction->reading;
  }
  return out;
}

TestResult ancova(const Ancova& question, core::Run& run) {
  check_confidence("ancova", question.confidence);
  if (question.covariates.empty())
    throw core::BadParameter("ancova", "covariates", "none", "at least one; without any it is one_way_anova");
  const Model model = read_model("ancova", question.values, question.covariates);
  const Factor group = read_factor("ancova", "group", question.group, model.y.size());
  const Columns groups = coded(group);
  const double df = check_model(model, groups), left = model.squares_left(groups), without = model.squares_left({});
  TestResult result = effect_of("ANCOVA", without - left, static_cast<double>(groups.size()), left, df, model,
                                question.confidence, run);
  result.groups = group.names;
  const Columns slopes = products(groups, model.covariates);
  const double df_slopes = static_cast<double>(slopes.size()), rest = df - df_slopes;
  if (rest > 0 && result.p) {
    const double own = model.squares_left(joined(groups, slopes));
    const double p = own > 1e-20 * left ? f_survival((left - own) / df_slopes / (own / rest), df_slopes, rest) : 1;
    if (p < 0.05)
      result.warn(run, fmt::format("the groups' slopes differ ({}): a difference of means depends on where the "
                                   "covariates are",
                                   core::p_equation(p, core::kDigitsInReading)));
  }
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis
