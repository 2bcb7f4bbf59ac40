// SPDX-License-Identifier: MIT
//
// Greedy couplings against a sort of the same cells, and codes of bounded entropy of many symbols.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "stdlib/bottleneck/couplings/entropy_bounded_information.h"
#include "stdlib/bottleneck/couplings/sparse_coupling.h"
#include "stdlib/core/random.h"
#include "stopwatch.h"

namespace {

using namespace ansatz;
using namespace ansatz::bottleneck;
using bench::least_seconds;

double sink = 0;

std::vector<double> masses(std::size_t cells, std::uint64_t seed) {
  std::vector<double> out(cells);
  core::Stream(seed).fill_uniform(out);
  double sum = 0;
  for (double& p : out) sum += p = -std::log(p);
  for (double& p : out) p /= sum;
  return out;
}

void greedy(std::size_t cells, int repeats) {
  const Marginals marginals{masses(cells, 1), masses(cells, 2)};
  const double sorts = least_seconds(repeats, [&] {
    for (std::vector<double> one : marginals) {
      std::sort(one.begin(), one.end());
      sink += one[0];
    }
  });
  const double seconds = least_seconds(repeats, [&] { sink += greedy_coupling(marginals).masses[0]; });
  fmt::print("greedy coupling, 2 x {:>8} cells {:9.2f} ms   {:4.1f} of their sorts\n", cells, 1e3 * seconds,
             seconds / sorts);
}

void code(std::size_t symbols, const char* method, int repeats) {
  const core::Array source = core::Array::of(masses(symbols, 3));
  core::Run run;
  const double seconds = least_seconds(repeats, [&] {
    sink += entropy_bounded_information({source, 3, method, false, std::string("bit")}, run).information;
  });
  fmt::print("code of 3 bits, {:<8} {:>8} symbols {:9.2f} ms\n", method, symbols, 1e3 * seconds);
}

}  // namespace

int main() {
  for (const std::size_t cells : {std::size_t{1000}, std::size_t{100'000}, std::size_t{1'000'000}})
    greedy(cells, cells < 1'000'000 ? 5 : 2);
  for (const char* method : {"absorb", "huffman", "search"}) code(1000, method, 3);
  for (const char* method : {"absorb", "huffman", "search"}) code(100'000, method, 1);
  return sink > 0 ? 0 : 1;
}
