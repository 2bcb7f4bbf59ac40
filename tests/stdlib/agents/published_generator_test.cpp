// SPDX-License-Identifier: MIT
#include "stdlib/agents/published_generator.h"

#include <catch2/catch.hpp>

using ansatz::agents::PublishedGenerator;

// The first numbers of numpy.random.RandomState(42), as its documentation and countless notebooks print them.
TEST_CASE("published_generator: draws what the published program drew", "[agents][compat]") {
  PublishedGenerator uniforms(42);
  CHECK(uniforms.uniform() == Approx(0.3745401188473625).epsilon(0).margin(1e-16));
  CHECK(uniforms.uniform() == Approx(0.9507143064099162).epsilon(0).margin(1e-16));
  CHECK(uniforms.uniform() == Approx(0.7319939418114051).epsilon(0).margin(1e-16));
  PublishedGenerator normals(42);
  CHECK(normals.normal() == Approx(0.4967141530112327).epsilon(0).margin(1e-15));
  CHECK(normals.normal() == Approx(-0.13826430117118466).epsilon(0).margin(1e-15));
  CHECK(normals.normal() == Approx(0.6476885381006925).epsilon(0).margin(1e-15));
  CHECK(normals.normal() == Approx(1.5230298564080254).epsilon(0).margin(1e-15));
}
