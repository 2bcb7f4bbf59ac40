// SPDX-License-Identifier: MIT
#include "stdlib/information/representations/effective_rank.h"

#include <tbb/global_control.h>

#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/information/representations/vendi_score.h"
#include "stdlib/information/representations/von_neumann_entropy.h"
#include "support/rows.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using Catch::Matchers::Contains;
using support::cloud;
using support::in_rows;

namespace {

template <class Question>
double rank_by(double (*kernel)(const Question&, Run&), const Array& x) {
  Question question;
  question.x = x;
  Run run;
  return kernel(question, run);
}

double vendi_of_features(const Array& x) {
  Run run;
  return vendi_score({.x = x, .given = "features", .order = 1, .weights = {}}, run);
}

}  // namespace

TEST_CASE("effective rank: meets the reference values", "[information][representations]") {
  const Array three = in_rows(3, {1, 0, 0, 1, 1, 1}), five = in_rows(5, {1, 2, 2, 0, 0, 1, 3, 3, 1, 1});
  CHECK(rank_by(&effective_rank, three) == Approx(1.9286232332036837).epsilon(1e-12));
  CHECK(rank_by(&effective_rank, five) == Approx(1.7547653506033232).epsilon(1e-10));
  CHECK(rank_by(&rank_me, five) == Approx(1.7547652933937916).epsilon(1e-10));
  CHECK(rank_by(&von_neumann_entropy, three) == Approx(0.6365141682948128).epsilon(1e-12));
  CHECK(vendi_of_features(three) == Approx(1.8898815748423092).epsilon(1e-12));
  CHECK(rank_by(&stable_rank, three) == Approx(4.0 / 3));  // singular values √3 and 1
  CHECK(rank_by(&participation_ratio, in_rows(4, {3, 0, -3, 0, 0, 1, 0, -1})) ==
        Approx(100.0 / 82));  // variances 9 : 1
}

TEST_CASE("effective rank: is d for d directions alike and one for one", "[information][representations]") {
  std::vector<double> identity(36);
  for (std::size_t i = 0; i < 6; ++i) identity[7 * i] = 5;
  const Array x = in_rows(6, identity);
  CHECK(rank_by(&effective_rank, x) == Approx(6));
  CHECK(rank_by(&stable_rank, x) == Approx(6));
  CHECK(rank_by(&von_neumann_entropy, x) == Approx(std::log(6)));
  CHECK(rank_by(&effective_rank, Array::of({1, 2, 3})) == Approx(1));
  CHECK(rank_by(&participation_ratio, Array::of({1e9, 1e9 + 1, 1e9 + 2})) == Approx(1));
  const Array zero = in_rows(2, {0, 0, 0, 0});
  CHECK(std::isnan(rank_by(&effective_rank, zero)));
  CHECK(std::isnan(rank_by(&rank_me, zero)));
  CHECK(std::isnan(rank_by(&stable_rank, zero)));
  CHECK(std::isnan(rank_by(&von_neumann_entropy, zero)));
  CHECK(std::isnan(rank_by(&participation_ratio, in_rows(2, {4, 4, 4, 4}))));
  Run run;
  VonNeumannEntropy question;
  question.x = in_rows(3, {1, 0, 0, 0, 0, 1});
  CHECK(von_neumann_entropy(question, run) == Approx(std::log(2)));
  CHECK_THAT(run.warnings().at(0), Contains("1 of 3 rows have no length"));
  CHECK_THROWS_WITH(rank_by(&effective_rank, Array::of({NAN, 1})), Contains("1 NaN among 2 values"));
}

TEST_CASE("alpha req: finds the exponent of a power", "[information][representations]") {
  std::vector<double> eigenvalues;
  for (int i = 1; i <= 100; ++i) eigenvalues.push_back(std::pow(i, -1.3));
  CHECK(spectrum_decay(eigenvalues, 11, 50).exponent == Approx(1.3).epsilon(1e-10));
  CHECK(spectrum_decay(eigenvalues, 2, 90).exponent == Approx(1.3).epsilon(1e-10));
  CHECK(spectrum_decay(eigenvalues, 2, 90).determination == Approx(1));
  // Rows ±√λ_i e_i have variances as λ_i.
  std::vector<double> rows(200 * 100);
  for (std::size_t i = 0; i < 100; ++i) {
    rows[2 * i * 100 + i] = std::sqrt(eigenvalues[i]);
    rows[(2 * i + 1) * 100 + i] = -std::sqrt(eigenvalues[i]);
  }
  AlphaReq question;
  question.x = in_rows(200, rows);
  Run run;
  CHECK(alpha_req(question, run).exponent == Approx(1.3).epsilon(1e-10));
  question.first = 98;
  question.last = 200;
  CHECK_THROWS_WITH(alpha_req(question, run), Contains("of 3 eigenvalues from 98 to 200"));
}

// The same numbers lying down, or a million times as large, are the same shape; from 1e-160 to 1e150 too.
TEST_CASE("effective rank: does not depend on scale or on the way rows lie", "[information][representations]") {
  const Array x = cloud(3, 40, 7);
  std::vector<double> lying;
  for (std::size_t a = 0; a < 7; ++a)
    for (std::size_t i = 0; i < 40; ++i) lying.push_back(x.real()[7 * i + a]);
  CHECK(rank_by(&effective_rank, in_rows(7, lying)) == Approx(rank_by(&effective_rank, x)).epsilon(1e-12));
  CHECK(rank_by(&stable_rank, in_rows(7, lying)) == Approx(rank_by(&stable_rank, x)).epsilon(1e-12));
  for (const double scale : {1e-160, 1e6, 1e150}) {
    Array scaled = x;
    for (double& v : scaled.mutable_real()) v = v * scale;
    CHECK(rank_by(&effective_rank, scaled) == Approx(rank_by(&effective_rank, x)).epsilon(1e-12));
    CHECK(rank_by(&stable_rank, scaled) == Approx(rank_by(&stable_rank, x)).epsilon(1e-12));
    CHECK(rank_by(&participation_ratio, scaled) == Approx(rank_by(&participation_ratio, x)).epsilon(1e-12));
    CHECK(rank_by(&von_neumann_entropy, scaled) == Approx(rank_by(&von_neumann_entropy, x)).epsilon(1e-12));
  }
}

// Rows often repeated stretch every singular value alike; so many are taken block by block.
TEST_CASE("effective rank: does not see how often rows are repeated, nor threads", "[information][representations]") {
  std::vector<double> rows;
  for (int i = 0; i < 1000; ++i)
    for (const double v : {1, 2, 2, 0, 0, 1, 3, 3, 1, 1}) rows.push_back(v);
  const double once = rank_by(&effective_rank, in_rows(5000, rows));
  CHECK(once == Approx(1.7547653506033232).epsilon(1e-12));
  const Array tall = cloud(6, 3000, 20);
  const double of_tall = rank_by(&effective_rank, tall);
  const tbb::global_control single(tbb::global_control::max_allowed_parallelism, 1);
  CHECK(rank_by(&effective_rank, tall) == of_tall);
}

// n normal rows in d dimensions: the spectrum of Marchenko and Pastur has ⟨λ²⟩/⟨λ⟩² = 1 + d/n, so the participation
// ratio is d/(1 + d/n) = 80 for d = 100, n = 400; fluctuations are of order one in d.
TEST_CASE("participation ratio: is that of Marchenko and Pastur's law", "[information][representations]") {
  CHECK(rank_by(&participation_ratio, cloud(4, 400, 100)) == Approx(80).epsilon(0).margin(2));
}

TEST_CASE("alpha req: says what rank it needs", "[information][representations]") {
  AlphaReq question;
  question.x = cloud(1, 50, 8);
  Run run;
  CHECK_THROWS_WITH(alpha_req(question, run), Contains("x is of rank 8, but must be of rank 12 or more"));
  question.first = 2;
  question.last = 8;
  CHECK(std::isfinite(alpha_req(question, run).exponent));
  question.x = in_rows(20, std::vector<double>(400, 3.0));
  question.first = question.last = 0;
  CHECK_THROWS_WITH(alpha_req(question, run), Contains("x is of rank 0"));
}
