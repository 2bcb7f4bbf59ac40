// SPDX-License-Identifier: MIT
#include "stdlib/information/generalisation/log_linear_expansion.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "stdlib/core/error.h"
#include "stdlib/core/proportional_fit.h"
#include "stdlib/core/random.h"
#include "stdlib/information/generalisation/estimation_risk.h"

using namespace ansatz::information;
using namespace ansatz::core;
using Catch::Matchers::Contains;

namespace {

using Masses = std::vector<double>;
using Margins = std::vector<std::vector<std::string>>;

Value margin_list(const Margins& margins) {
  List list;
  for (const auto& margin : margins) list.items.emplace_back(Array::of_texts(margin));
  return list;
}

Array table(const std::vector<std::size_t>& sizes, Masses masses) {
  std::vector<Dimension> dimensions;
  for (std::size_t d = 0; d < sizes.size(); ++d) dimensions.emplace_back(std::string(1, "abcd"[d]), sizes[d]);
  const double sum = std::accumulate(masses.begin(), masses.end(), 0.0);
  for (double& m : masses) m /= sum;
  return Array(dimensions, std::move(masses));
}

RiskExpansion expansion(const Array& masses, const Margins& margins) {
  const Run run;
  return log_linear_expansion(masses, margin_list(margins), run);
}

double second_of_cells(const Masses& masses) {
  double inverse = 0;
  for (const double m : masses) inverse += 1 / m;
  return (5 * inverse - 6 * static_cast<double>(masses.size()) + 1) / 12;
}

/// Sums of a table [2, 3, 2] over what is not asked for.
struct Sums {
  Masses ab = Masses(6), bc = Masses(6), a = Masses(2), b = Masses(3);
};
Sums sums_of(const Array& p) {
  Sums out;
  for (std::size_t i = 0; i < 12; ++i) {
    const std::size_t a = i / 6, b = i / 2 % 3, c = i % 2;
    const double m = p.real()[i];
    out.ab[a * 3 + b] += m, out.bc[b * 2 + c] += m, out.a[a] += m, out.b[b] += m;
  }
  return out;
}

const std::vector<std::size_t> kSizes{2, 3, 2};
const Masses kMasses{8, 5, 3, 6, 9, 4, 2, 7, 5, 5, 3, 9};
const Margins kPairs{{"a", "b"}, {"b", "c"}, {"a", "c"}};

Approx nearly(double value, double margin = 1e-9) { return Approx(value).epsilon(0).margin(margin); }

}  // namespace

TEST_CASE("log-linear expansion: the model of all interactions is that of free cells",
          "[information][generalisation]") {
  const Array p = table(kSizes, kMasses);
  const auto found = expansion(p, {{"a", "b", "c"}});
  const Masses masses(p.real().begin(), p.real().end());
  CHECK(found.first == nearly(5.5));
  CHECK(found.second == nearly(second_of_cells(masses)));
  double spread = 0;
  for (const double m : masses) spread += std::sqrt(m * (1 - m));
  CHECK(found.spread == nearly(spread));
}

TEST_CASE("log-linear expansion: where a risk is made of margins' risks it is theirs, whatever the truth is",
          "[information][generalisation]") {
  // D(q‖q̂) of independent variables is the sum over margins, each a multinomial of n, though the truth has more in it;
  // of a chain it is that of both pairs less that of the middle.
  const Array p = table(kSizes, kMasses);
  const Sums sums = sums_of(p);
  const auto chain = expansion(p, {{"a", "b"}, {"b", "c"}});
  CHECK(chain.first == nearly(0.5 * (5 + 5 - 2)));
  CHECK(chain.second == nearly(second_of_cells(sums.ab) + second_of_cells(sums.bc) - second_of_cells(sums.b)));
  const auto apart = expansion(p, {{"b"}, {"a"}});
  CHECK(apart.first == nearly(0.5 * (1 + 2)));
  CHECK(apart.second == nearly(second_of_cells(sums.a) + second_of_cells(sums.b)));
}

TEST_CASE("log-linear expansion: of eight even cells without a three-way interaction, by hand",
          "[information][generalisation]") {
  // k is a sum of six characters χ of ±1: E k³ counts the 24 triples whose product is 1, |s|² is 6 in every cell.
  const auto found = expansion(table({2, 2, 2}, Masses(8, 1)), kPairs);
  CHECK(found.first == nearly(3));
  CHECK(found.second == nearly(5.0 / 12 * 24 + 3.0 / 8 * (0 + 12)));
  CHECK(found.spread == nearly(std::sqrt(6)));
}

TEST_CASE("log-linear expansion: a truth with a three-way interaction has the sandwich's trace, and samples agree",
          "[information][generalisation]") {
  const Run run;
  const std::vector<std::size_t> sizes{2, 2, 2};
  const Array p = table(sizes, {12, 2, 3, 8, 2, 7, 4, 1});
  const auto found = expansion(p, kPairs);
  CHECK(std::abs(found.first - 3) > 0.1);  // not p/2
  const std::vector<Margin> margins{{0, 1}, {1, 2}, {0, 2}};
  const auto projected = proportional_fit(sizes, p.real(), margins, {}, run);
  constexpr int kSamples = 40000, kCount = 300;
  const Stream stream(11);
  double sum = 0, square = 0, variation = 0;
  for (std::uint64_t k = 0; k < kSamples; ++k) {
    const Stream own = stream.at(k);
    Masses counts(8, 0.0);
    for (std::uint64_t i = 0; i < kCount; ++i) {
      double u = own.uniform(i);
      std::size_t cell = 0;
      while (cell < 7 && u >= p.real()[cell]) u -= p.real()[cell++];
      counts[cell] += 1.0 / kCount;
    }
    const auto fitted = proportional_fit(sizes, counts, margins, {{}, 1e-9, 10000}, run);
    double risk = 0;
    for (std::size_t i = 0; i < 8; ++i) {
      risk += projected.cells[i] * std::log(projected.cells[i] / fitted.cells[i]);
      variation += 0.5 * std::abs(projected.cells[i] - fitted.cells[i]) / kSamples;
    }
    sum += risk / kSamples, square += risk * risk / kSamples;
  }
  const double error = std::sqrt((square - sum * sum) / kSamples);
  const double third =
      10 * found.second / (kCount * kCount * static_cast<double>(kCount));  // of the size of what is left
  CHECK(sum == nearly(found.first / kCount + found.second / (kCount * kCount), 4 * error + third));
  CHECK(std::abs(sum - 3.0 / kCount) > 10 * error);  // which would see the difference
  // The error falls by half the total variation; the next term is of order 1/n.
  CHECK(variation / 2 == nearly(found.spread / std::sqrt(8 * M_PI * kCount), 0.03 * variation));
}

TEST_CASE("estimation_risk: takes margins, and refuses what is no model", "[information][generalisation]") {
  Run run;
  EstimationRisk question;
  question.masses = table(kSizes, kMasses);
  question.margins = margin_list(kPairs);
  question.samples = 100;
  const auto found = estimation_risk(question, run);
  CHECK(found.first == nearly(4.5, 0.1));  // nine parameters, and a truth that is not far from the model
  CHECK(found.risk == nearly(found.first / 100 + found.second / 10000));
  CHECK(found.fall <= std::sqrt(found.first / (4 * M_PI * 100)) + 1e-12);
  question.margins = margin_list({{"z"}});
  CHECK_THROWS_AS(estimation_risk(question, run), UnknownName);
  question.margins = List{};
  CHECK_THROWS_WITH(estimation_risk(question, run), Contains("margins"));
  question.masses.reset(), question.parameters = 3, question.margins = margin_list({{"a"}});
  CHECK_THROWS_WITH(estimation_risk(question, run), Contains("given without masses"));
  question.parameters.reset(), question.masses = Array::along("a", Masses(2000, 1.0 / 2000));
  CHECK_THROWS_WITH(estimation_risk(question, run), Contains("2000 cells"));
}
