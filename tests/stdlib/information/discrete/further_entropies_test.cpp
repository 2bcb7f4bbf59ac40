// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/further_entropies.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/information/discrete/distributions.h"
#include "stdlib/information/discrete/renyi.h"
#include "stdlib/information/discrete/tsallis.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::information::distributions::of;
using ansatz::information::distributions::value;
using Catch::Matchers::Contains;

namespace {

const Array kP = Array::of({0.5, 0.25, 0.125, 0.125}), kThree = Array::of({0.5, 0.3, 0.2});

}  // namespace

TEST_CASE("further entropies: are Shannon's and Rényi's put another way", "[information][entropy]") {
  Run run;
  CHECK(value(min_entropy(of<Shannon>(kP), run)) == Approx(std::log(2.0)).epsilon(1e-14));
  CHECK(value(hartley(of<Shannon>(kP), run)) == Approx(std::log(4.0)).epsilon(1e-14));
  CHECK(value(perplexity(of<Distribution>(kP), run)) == Approx(std::exp2(1.75)).epsilon(1e-14));
  auto hill = of<HillNumber>(kP);
  CHECK(value(hill_number(hill, run)) == Approx(std::exp2(1.75)).epsilon(1e-14));
  hill.order = 0;
  CHECK(value(hill_number(hill, run)) == Approx(4).epsilon(1e-14));
  hill.order = 2;
  CHECK(value(hill_number(hill, run)) == Approx(1 / (0.25 + 0.0625 + 0.03125)).epsilon(1e-14));
  hill.order = INFINITY;
  CHECK(value(hill_number(hill, run)) == Approx(2).epsilon(1e-14));
}

TEST_CASE("sharma_mittal: has Rényi's and Tsallis' as cases", "[information][entropy]") {
  Run run;
  auto question = of<SharmaMittal>(kThree);
  question.degree = 0.5;
  CHECK(value(sharma_mittal(question, run)) == Approx(1.2444284226152509).epsilon(1e-12));
  for (const double order : {0.5, 1.0, 2.0, 3.0}) {
    auto a = of<Renyi>(kThree);
    auto t = of<Tsallis>(kThree);
    a.order = t.order = question.order = order;
    question.degree = 1;
    CHECK(value(sharma_mittal(question, run)) == Approx(value(renyi(a, run))).epsilon(1e-13));
    question.degree = order;
    CHECK(value(sharma_mittal(question, run)) == Approx(value(tsallis(t, run))).epsilon(1e-12));
  }
  question.order = -1;
  CHECK_THROWS_WITH(sharma_mittal(question, run), Contains("order is -1"));
}

TEST_CASE("extropy: is the entropy of two outcomes, and falls behind for more", "[information][entropy]") {
  Run run;
  const Array two = Array::of({0.3, 0.7});
  CHECK(value(extropy(of<Shannon>(two), run)) == Approx(value(shannon(of<Shannon>(two), run))).epsilon(1e-14));
  CHECK(value(extropy(of<Shannon>(kThree), run)) ==
        Approx(-0.5 * std::log(0.5) - 0.7 * std::log(0.7) - 0.8 * std::log(0.8)).epsilon(1e-14));
  CHECK(value(extropy(of<Shannon>(Array::of({1, 0})), run)) == 0);
}
