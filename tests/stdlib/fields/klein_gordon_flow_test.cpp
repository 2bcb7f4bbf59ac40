// SPDX-License-Identifier: MIT
#include "stdlib/fields/klein_gordon_flow.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <limits>
#include <new>

#include "stdlib/fields/potentials.h"
#include "stdlib/fields/solved.h"
#include "stdlib/fields/split_operator.h"

namespace {
std::atomic<long> allocations = 0;
}

// This program's own allocation, counted. Not inlined, or the compiler takes a new and a free for a mismatch.
[[gnu::noinline]] void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
[[gnu::noinline]] void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  ++allocations;
  return std::malloc(size);
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

using namespace ansatz;
using namespace ansatz::fields;
using namespace ansatz::fields::solved;

TEST_CASE("klein_gordon_flow: a step allocates nothing", "[fields]") {
  const auto potential = GENERATE(0, 1) == 0 ? quietly(&phi4, {}) : quietly(&sine_gordon, {});
  const std::size_t n = GENERATE(600, 1024);  // more than a block and a rest; packed waves
  SpectralBasis basis(Boundary::periodic, -30, 60, n);
  const bool damped = GENERATE(false, true);
  FieldEquation equation{
      basis, potential.derivative(), {}, {}, Sponge(basis.coordinates(), -30, 30, damped ? 5 : 0, 1)};
  const SplittingScheme& scheme = *find_scheme(GENERATE(as<std::string>(), "verlet", "verlet4", "strang", "strang4"));
  const auto flow =
      scheme.exact_linear ? make_exact_linear_flow(equation, scheme, 1.0) : make_kick_drift_flow(equation, scheme);
  std::vector<double> field, velocity(n);
  for (double x : basis.coordinates()) field.push_back(std::exp(-x * x));
  flow->load(field, velocity);
  core::Run run;
  flow->advance(0, 0.01, 2, run);  // the first use of a function on a thread may set its memory up
  const long before = allocations;
  flow->advance(0.02, 0.01, 100, run);
  CHECK(allocations == before);
}

TEST_CASE("split_operator: a step allocates nothing", "[fields]") {
  const ComplexRing ring(-30, 60, 600);
  SchrodingerEquation equation;
  const int kind = GENERATE(0, 1, 2);
  if (kind == 1) equation.cubic = 1;
  if (kind == 2) equation.nonlinearity = traced([](auto density) { return density / (1.0 + density); });
  equation.potential.assign(600, 0.5);
  equation.mask.assign(600, 0.999);
  SplitOperator flow("test", ring, equation, *find_unitary_scheme(GENERATE(as<std::string>(), "strang", "strang6")));
  flow.load(std::vector<std::complex<double>>(600, 0.3));
  core::Run run;
  flow.advance(0, 0.01, 2, run);
  const long before = allocations;
  flow.advance(0.02, 0.01, 100, run);
  CHECK(allocations == before);
}
