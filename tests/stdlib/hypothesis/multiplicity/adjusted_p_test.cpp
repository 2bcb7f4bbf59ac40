// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/multiplicity/adjusted_p.h"

#include <cmath>

#include "stdlib/hypothesis/reference.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Array;
using ansatz::core::Run;

namespace {

const Sample kP{0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216};

void check(const Array& found, const Sample& wanted) {
  REQUIRE(found.size() == wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) CHECK(found.real()[i] == near(wanted[i]));
}

}  // namespace

TEST_CASE("holm: meets the reference values", "[hypothesis][adjusted_p]") {
  Run run;
  check(holm({Array::of(kP)}, run), {0.01, 0.072, 0.312, 0.312, 0.312, 0.312, 0.312, 0.615, 0.615, 0.615});
}

TEST_CASE("benjamini_hochberg: meets the reference values", "[hypothesis][adjusted_p]") {
  Run run;
  check(benjamini_hochberg({Array::of(kP)}, run),
        {0.01, 0.04, 0.084, 0.084, 0.084, 0.1, 0.74 / 7, 0.216, 0.216, 0.216});
}

TEST_CASE("adjusted p: keep the order of the input and do not count NaN", "[hypothesis][adjusted_p]") {
  Run run;
  const Array mixed = Array::of({0.04, NAN, 0.01, 0.5});
  const auto by_holm = holm({mixed}, run);
  CHECK(by_holm.real()[0] == near(0.08));
  CHECK(std::isnan(by_holm.real()[1]));
  CHECK(by_holm.real()[2] == near(0.03));
  CHECK(by_holm.real()[3] == near(0.5));
  CHECK(benjamini_hochberg({mixed}, run).real()[0] == near(0.06));
}

TEST_CASE("adjusted p: never fall below the raw ones nor pass 1", "[hypothesis][adjusted_p]") {
  Run run;
  const Sample p{0.9, 0.2, 0.8, 1, 0, 0.2};
  const auto by_holm = holm({Array::of(p)}, run), by_bh = benjamini_hochberg({Array::of(p)}, run);
  for (std::size_t i = 0; i < p.size(); ++i) {
    CHECK(by_bh.real()[i] >= p[i]);
    CHECK(by_holm.real()[i] >= by_bh.real()[i]);
    CHECK(by_holm.real()[i] <= 1);
  }
  CHECK(holm({Array::of({})}, run).size() == 0);
  CHECK(holm({Array::of({0.03})}, run).real()[0] == 0.03);
  CHECK_THROWS_WITH(holm({Array::of({0.5, 1.5})}, run), "holm: p is 1.5, but must be in [0, 1]");
}
