// SPDX-License-Identifier: MIT
//
// Sorting numbers, which no rank test can do without, against std::sort and the usual radix sort: fresh values each
// time, so that no branch is learnt by heart. Contestants are taken in turn and the least of the repeats counts.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "stdlib/core/random.h"
#include "stdlib/core/sort.h"
#include "stopwatch.h"

namespace {

using namespace ansatz;
using Sample = std::vector<double>;

/// The usual radix sort: eight passes of a byte over whole numbers in the order of the doubles.
void sort_by_radix(Sample& values) {
  constexpr std::uint64_t kSign = std::uint64_t{1} << 63U;
  std::vector<std::uint64_t> from(values.size()), to(values.size());
  std::array<std::array<std::size_t, 256>, 8> places{};
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto bits = std::bit_cast<std::uint64_t>(values[i]);
    from[i] = (bits & kSign) != 0 ? ~bits : bits | kSign;
    for (std::size_t pass = 0; pass < 8; ++pass) ++places[pass][from[i] >> (8 * pass) & 255];
  }
  for (std::size_t pass = 0; pass < 8; ++pass) {
    std::size_t sum = 0;
    for (std::size_t& place : places[pass]) sum += std::exchange(place, sum);
    for (const std::uint64_t key : from) to[places[pass][key >> (8 * pass) & 255]++] = key;
    from.swap(to);
  }
  for (std::size_t i = 0; i < values.size(); ++i)
    values[i] = std::bit_cast<double>((from[i] & kSign) != 0 ? from[i] ^ kSign : ~from[i]);
}

void sorting(bool brief) {
  fmt::print("{:<42}  {:>12}  {:>9}  {:>9}\n", "sorting, time a value and its ratio to", "time", "std::sort", "radix");
  for (const std::size_t n : {10, 100, 1000, 100000, 1000000}) {
    if (brief && n > 1000) break;
    const std::size_t samples = std::max<std::size_t>(1, 200000 / n);
    std::vector<Sample> given(samples, Sample(n));
    for (std::size_t i = 0; i < samples; ++i) core::Stream(i).fill_normal(given[i]);
    double own = 1e300, standard = 1e300, radix = 1e300;
    for (int repeat = 0; repeat < (brief ? 2 : 7); ++repeat) {
      const auto time = [&](double& least, auto sort) {
        std::vector<Sample> some = given;
        least = std::min(least, bench::seconds([&] { std::for_each(some.begin(), some.end(), sort); }));
      };
      time(own, [](Sample& sample) { core::sort_numbers(sample); });
      time(standard, [](Sample& sample) { std::sort(sample.begin(), sample.end()); });
      time(radix, sort_by_radix);
    }
    fmt::print("{:<42}  {:>9.2f} ns  {:>9.3f}  {:>9.3f}\n", fmt::format("{} values", n),
               1e9 * own / static_cast<double>(n * samples), own / standard, own / radix);
  }
}

}  // namespace

int main(int argc, char** argv) {
  sorting(argc > 1 && std::string_view(argv[1]) == "--smoke");  // small and few: does it run at all
}
