// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/betas.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/core/error.h"

using namespace ansatz::bottleneck;
using ansatz::core::Array;

namespace {

std::vector<double> read(const Array& beta) { return read_betas("kernel", beta); }

}  // namespace

TEST_CASE("betas: one number or several are read in the order given", "[bottleneck]") {
  CHECK(read(Array({}, std::vector<double>{2.5})) == std::vector<double>{2.5});
  CHECK(read(Array::of({3, 0, 1e300})) == std::vector<double>{3, 0, 1e300});
  CHECK(read(Array({{"", 2}}, std::vector<std::int64_t>{4, 2})) == std::vector<double>{4, 2});
}

TEST_CASE("betas: names what it refuses", "[bottleneck]") {
  CHECK_THROWS_WITH(read(Array::of({})), "kernel: beta is empty, but must be one number or several");
  CHECK_THROWS_WITH(read(Array({{"", 1}, {"", 1}}, std::vector<double>{1})),
                    "kernel: beta is a matrix, but must be one number or several");
  CHECK_THROWS_WITH(read(Array::of({1, -0.5})), "kernel: beta is -0.5, but must be 0 or more, and finite");
  CHECK_THROWS_WITH(read(Array::of({NAN})), "kernel: beta is nan, but must be 0 or more, and finite");
  CHECK_THROWS_WITH(read(Array::of({INFINITY})), "kernel: beta is inf, but must be 0 or more, and finite");
}

TEST_CASE("betas: what belongs to each stands over them", "[bottleneck]") {
  const Array found = along_beta(Array::of({5, 2}), {0.7, 0.3}, "I(T; X)");
  REQUIRE(found.rank() == 1);
  CHECK(found.dimension(0).name == "beta");
  CHECK(found.coordinate_values(0) == std::vector<double>{5, 2});
  CHECK(found.number(0) == 0.7);
  CHECK(found.label == "I(T; X)");
  const Array one = along_beta(Array({}, std::vector<double>{3}), {0.1}, "");
  CHECK(one.size() == 1);
  CHECK(one.coordinate_values(0) == std::vector<double>{3});
}

TEST_CASE("betas: a curve stands over its own rates", "[bottleneck]") {
  Array i_tx, i_ty;
  put_curve({0, 0.5, 1}, {0, 0.4, 0.6}, i_tx, i_ty);
  for (const Array* of : {&i_tx, &i_ty}) {
    REQUIRE(of->rank() == 1);
    CHECK(of->dimension(0).name == "i_tx");
    CHECK(of->coordinate_values(0) == std::vector<double>{0, 0.5, 1});
  }
  CHECK(i_tx.number(1) == 0.5);
  CHECK(i_ty.number(1) == 0.4);
  CHECK(i_ty.label == "I(T; Y)");
}
