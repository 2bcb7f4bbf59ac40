// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/tables/log_linear.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "stdlib/core/error.h"
#include "stdlib/core/proportional_fit.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/reference.h"
#include "stdlib/hypothesis/tables/chi_squared_independence.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Array;
using ansatz::core::BadParameter;
using ansatz::core::Dimension;
using ansatz::core::List;
using ansatz::core::Run;
using ansatz::core::UnknownName;
using ansatz::core::Value;
using Catch::Matchers::Contains;

namespace {

using Margins = std::vector<std::vector<std::string>>;

Value margin_list(const Margins& margins) {
  List out;
  for (const auto& margin : margins) out.items.emplace_back(Array::of_texts(margin));
  return out;
}

Array counted(std::vector<Dimension> dimensions, Sample counts) {
  return Array(std::move(dimensions), std::move(counts));
}

LogLinearResult model(const Array& table, const Margins& margins) {
  Run run;
  LogLinear question;
  question.table = table;
  question.margins = margin_list(margins);
  return log_linear(question, run);
}

// 2276 pupils by alcohol, cigarettes and marijuana, yes before no (Agresti, Categorical Data Analysis, table 8.3).
Array pupils() {
  return counted({Dimension("a", 2), Dimension("c", 2), Dimension("m", 2)}, {911, 538, 44, 456, 3, 43, 2, 279});
}

// 592 students by hair (black, brown, red, blond), eyes (brown, blue, hazel, green) and sex (Snee 1974; R's
// HairEyeColor).
Array students() {
  const Sample men{32, 11, 10, 3, 53, 50, 25, 15, 10, 10, 7, 7, 3, 30, 5, 8};
  const Sample women{36, 9, 5, 2, 66, 34, 29, 14, 16, 7, 7, 7, 4, 64, 5, 8};
  Sample all;
  for (std::size_t i = 0; i < men.size(); ++i) all.push_back(men[i]), all.push_back(women[i]);
  return counted({Dimension("hair", 4), Dimension("eyes", 4), Dimension("sex", 2)}, std::move(all));
}

Approx nearly(double value, double margin) { return Approx(value).epsilon(0).margin(margin); }

}  // namespace

TEST_CASE("log_linear: meets the values that a textbook prints of pupils", "[hypothesis][tables]") {
  // Agresti, table 8.5, to the digit printed.
  const auto check = [](const Margins& margins, double g, double chi_squared, double df) {
    const auto found = model(pupils(), margins);
    CHECK(found.likelihood.statistic == nearly(g, 0.051));
    CHECK(found.pearson.statistic == nearly(chi_squared, 0.051));
    CHECK(found.likelihood.degrees_of_freedom == std::vector<double>{df});
  };
  check({{"a"}, {"c"}, {"m"}}, 1286.0, 1411.4, 4);
  check({{"a"}, {"c", "m"}}, 534.2, 505.6, 3);
  check({{"c"}, {"a", "m"}}, 939.6, 824.2, 3);
  check({{"m"}, {"a", "c"}}, 843.8, 704.9, 3);
  check({{"a", "c"}, {"a", "m"}}, 497.4, 443.8, 2);
  check({{"a", "c"}, {"c", "m"}}, 92.0, 80.8, 2);
  check({{"a", "m"}, {"c", "m"}}, 187.8, 177.6, 2);
  check({{"a", "c"}, {"a", "m"}, {"c", "m"}}, 0.4, 0.4, 1);
}

TEST_CASE("log_linear: without a three-way interaction any two have the same odds ratio whatever the third is",
          "[hypothesis][tables]") {
  const auto found = model(pupils(), {{"a", "c"}, {"a", "m"}, {"c", "m"}});
  const auto e = found.fitted.real();
  // Agresti, tables 8.4 and 8.6: fitted counts, and the conditional odds ratios 7.8, 19.8 and 17.3.
  const Sample printed{910.4, 538.6, 44.6, 455.4, 3.6, 42.4, 1.4, 279.6};
  for (std::size_t i = 0; i < 8; ++i) CHECK(e[i] == nearly(printed[i], 0.051));
  CHECK(e[0] * e[6] / (e[2] * e[4]) == nearly(7.8, 0.051));
  CHECK(e[0] * e[5] / (e[1] * e[4]) == nearly(19.8, 0.051));
  CHECK(e[0] * e[3] / (e[1] * e[2]) == nearly(17.3, 0.051));
  CHECK(e[1] * e[7] / (e[3] * e[5]) == near(e[0] * e[6] / (e[2] * e[4]), 1e-6));
}

TEST_CASE("log_linear: meets the values of R's loglin of hair, eyes and sex", "[hypothesis][tables]") {
  // R stops where margins are off by 0.1, which G² hardly feels at its least and χ² does.
  const auto found = model(students(), {{"hair", "eyes"}, {"hair", "sex"}, {"eyes", "sex"}});
  CHECK(found.likelihood.statistic == nearly(6.761258, 1e-4));

  CHECK(found.pearson.statistic == nearly(6.868292, 2e-3));
  CHECK(found.likelihood.degrees_of_freedom == std::vector<double>{9});
  CHECK(*found.likelihood.p == near(chi_squared_survival(found.likelihood.statistic, 9)));
  CHECK(found.parameters == 23);
}

TEST_CASE("log_linear: independence of two is the G test", "[hypothesis][tables]") {
  Run run;
  const Array table = counted({Dimension("x", 3), Dimension("y", 4)}, {12, 5, 9, 7, 3, 14, 8, 6, 10, 10, 21, 5});
  ChiSquaredIndependence question;
  question.table = table;
  for (const char* statistic : {"g", "pearson"}) {
    question.statistic = statistic;
    const TestResult wanted = chi_squared_independence(question, run);
    const auto found = model(table, {{"x"}, {"y"}});
    const TestResult& same = question.statistic == "g" ? found.likelihood : found.pearson;
    CHECK(same.statistic == near(wanted.statistic, 1e-12));
    CHECK(*same.p == near(*wanted.p, 1e-11));
    CHECK(same.degrees_of_freedom == wanted.degrees_of_freedom);
  }
}

TEST_CASE("log_linear: independence given a third has its closed form, and its G² is the sum over strata",
          "[hypothesis][tables]") {
  const Array table = students();
  const auto found = model(table, {{"hair", "sex"}, {"eyes", "sex"}});
  double g = 0;
  for (std::size_t s = 0; s < 2; ++s) {
    Run run;
    Sample stratum;
    for (std::size_t i = 0; i < 16; ++i) stratum.push_back(table.real()[2 * i + s]);
    ChiSquaredIndependence question;
    question.table = counted({Dimension("", 4), Dimension("", 4)}, stratum);
    question.statistic = "g";
    g += chi_squared_independence(question, run).statistic;
    for (std::size_t i = 0; i < 16; ++i) {
      double row = 0, column = 0, all = 0;
      for (std::size_t k = 0; k < 16; ++k) {
        row += k / 4 == i / 4 ? stratum[k] : 0, column += k % 4 == i % 4 ? stratum[k] : 0, all += stratum[k];
      }
      CHECK(found.fitted.real()[2 * i + s] == near(row * column / all, 1e-12));
    }
  }
  CHECK(found.likelihood.statistic == near(g, 1e-11));
  CHECK(found.likelihood.degrees_of_freedom == std::vector<double>{18});
}

TEST_CASE("log_linear: differences of models within each other are those of their likelihoods",
          "[hypothesis][tables]") {
  const auto small = model(students(), {{"hair", "eyes"}, {"sex"}});
  const auto large = model(students(), {{"hair", "eyes"}, {"hair", "sex"}});
  CHECK(small.likelihood.statistic - large.likelihood.statistic ==
        near(2 * (large.log_likelihood - small.log_likelihood), 1e-9));
  CHECK(*large.parameters - *small.parameters == 3);
  CHECK(*large.aic - *small.aic == near(6 - 2 * (large.log_likelihood - small.log_likelihood), 1e-9));
  CHECK(*large.bic - *large.aic == near((*large.parameters - 1) * (std::log(592.0) - 2), 1e-9));
  CHECK(large.pearson.effect->value > 0);
  CHECK(large.pearson.effect->value < small.pearson.effect->value);
}

TEST_CASE("log_linear: residuals are those of Pearson, and their squares sum to χ²", "[hypothesis][tables]") {
  const auto found = model(pupils(), {{"a", "c"}, {"c", "m"}});
  double sum = 0;
  for (const double r : found.residuals.real()) sum += r * r;
  CHECK(sum == near(found.pearson.statistic, 1e-12));
  CHECK(found.residuals.dimension(1).name == "c");
}

TEST_CASE("log_linear: the model of all interactions fits any table and tests nothing", "[hypothesis][tables]") {
  Run run;
  LogLinear question;
  question.table = pupils();
  question.margins = margin_list({{"a", "c", "m"}});
  const auto found = log_linear(question, run);
  CHECK(found.likelihood.statistic == nearly(0, 1e-10));
  CHECK_FALSE(found.likelihood.p);
  CHECK(found.parameters == 8);
  CHECK_THAT(run.warnings().at(0), Contains("as many parameters as cells"));
}

TEST_CASE("log_linear: no margins are equal cells", "[hypothesis][tables]") {
  const auto found = model(counted({Dimension("", 6)}, {16, 18, 16, 14, 12, 12}), {});
  CHECK(found.pearson.statistic == near(2));  // Σ (O − 88/6)²/(88/6)
  CHECK(found.likelihood.degrees_of_freedom == std::vector<double>{5});
}

TEST_CASE("log_linear: an empty row takes its parameter with it", "[hypothesis][tables]") {
  const Sample full{12, 5, 9, 3, 14, 8};
  Sample holed = full;
  holed.insert(holed.end(), {0, 0, 0});
  const auto all = model(counted({Dimension("x", 2), Dimension("y", 3)}, full), {{"x"}, {"y"}});
  const auto with = model(counted({Dimension("x", 3), Dimension("y", 3)}, holed), {{"x"}, {"y"}});
  CHECK(with.likelihood.statistic == near(all.likelihood.statistic, 1e-12));
  CHECK(with.likelihood.degrees_of_freedom == std::vector<double>{2});
  CHECK(with.parameters == all.parameters);
}

TEST_CASE("log_linear: quasi-independence leaves out what cannot be", "[hypothesis][tables]") {
  // 3 × 3 without its diagonal: six cells and five parameters. Its likelihood ratio has the closed form of a cycle
  // where the two products around it are equal.
  Run run;
  LogLinear question;
  question.table = counted({Dimension("x", 3), Dimension("y", 3)}, {0, 2, 6, 4, 0, 6, 8, 4, 0});
  question.possible = counted({Dimension("x", 3), Dimension("y", 3)}, {0, 1, 1, 1, 0, 1, 1, 1, 0});
  question.margins = margin_list({{"x"}, {"y"}});
  const auto found = log_linear(question, run);
  CHECK(found.likelihood.degrees_of_freedom == std::vector<double>{1});
  CHECK(found.fitted.real()[4] == 0);
  CHECK(found.likelihood.statistic == nearly(0, 1e-8));  // 2 · 6 · 8 = 6 · 4 · 4
}

TEST_CASE("log_linear: p is evenly spread where the model holds", "[hypothesis][tables]") {
  const Sample masses{0.20, 0.10, 0.08, 0.12, 0.15, 0.05, 0.18, 0.12};
  // Projected to the model, so that it holds.
  Run run;
  const auto target =
      ansatz::core::proportional_fit(std::vector<std::size_t>{2, 2, 2}, masses, {{0, 1}, {0, 2}, {1, 2}}, {}, run);
  Sample p;
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    const ansatz::core::Stream stream(seed);
    Sample counts(8, 0.0);
    for (std::uint64_t i = 0; i < 400; ++i) {
      double u = stream.uniform(i);
      std::size_t cell = 0;
      while (cell < 7 && u >= target.cells[cell]) u -= target.cells[cell++];
      ++counts[cell];
    }
    p.push_back(*model(counted({Dimension("a", 2), Dimension("b", 2), Dimension("c", 2)}, counts),
                       {{"a", "b"}, {"a", "c"}, {"b", "c"}})
                     .likelihood.p);
  }
  CHECK(gap_to_uniform(p) < 1.63 / std::sqrt(400.0));  // Kolmogorov's bound at 1 %, and the seeds are fixed
}

TEST_CASE("log_linear: where the likelihood has no maximum that is said", "[hypothesis][tables]") {
  Run run;
  LogLinear question;
  question.table = counted({Dimension("a", 2), Dimension("b", 2), Dimension("c", 2)}, {0, 9, 8, 7, 9, 8, 7, 0});
  question.margins = margin_list({{"a", "b"}, {"a", "c"}, {"b", "c"}});
  question.sweeps = 100;
  const auto found = log_linear(question, run);
  CHECK(found.sweeps == 100);
  CHECK_THAT(run.warnings().at(0), Contains("still off") && Contains("no greatest likelihood"));
}

TEST_CASE("log_linear: refuses what is no table of counts", "[hypothesis][tables]") {
  const auto with = [](Sample counts, const Margins& margins = {{"x"}, {"y"}}) {
    return model(counted({Dimension("x", 2), Dimension("y", 2)}, std::move(counts)), margins);
  };
  CHECK_THROWS_AS(with({1, 2, 3, -1}), BadParameter);
  CHECK_THROWS_AS(with({1, 2, 3, 0.5}), BadParameter);
  CHECK_THROWS_AS(with({1, 2, 3, std::nan("")}), BadParameter);
  CHECK_THROWS_AS(with({1, 2, 3, std::numeric_limits<double>::infinity()}), BadParameter);
  CHECK_THROWS_WITH(with({0, 0, 0, 0}), Contains("0 everywhere"));
  CHECK_THROWS_AS(with({1, 2, 3, 4}, {{"z"}}), UnknownName);
  CHECK_THROWS_AS(model(Array(), {}), BadParameter);
  CHECK_THROWS_AS(model(counted({Dimension("x", 1)}, {3}), {{"x"}}), BadParameter);
  CHECK_THROWS_AS(model(Array::of({}), {}), BadParameter);
  Run run;
  LogLinear question;
  question.table = pupils();
  question.margins = margin_list({{"a"}});
  question.possible = Array::of({1, 1});
  CHECK_THROWS_WITH(log_linear(question, run), Contains("another shape"));
  question.possible = counted(pupils().dimensions(), {0, 1, 1, 1, 1, 1, 1, 1});
  CHECK_THROWS_WITH(log_linear(question, run), Contains("counts 911"));
  question.possible = Array::of({});
  question.tolerance = 0;
  CHECK_THROWS_AS(log_linear(question, run), BadParameter);
  question.tolerance = 1e-10, question.sweeps = 0;
  CHECK_THROWS_AS(log_linear(question, run), BadParameter);
}
