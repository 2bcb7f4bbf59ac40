// SPDX-License-Identifier: MIT
#include "stdlib/networks/products.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "support/split_mix.h"

using namespace ansatz::networks;
using support::normals;

namespace {

struct Sizes {
  std::size_t rows, inputs, outputs;
};

}  // namespace

// Sums of up to 300 products of order one, each rounded: 300 · 1e-16.
TEST_CASE("products: are the sums that they stand for, of any size", "[networks][products]") {
  const auto [rows, inputs, outputs] = GENERATE(values<Sizes>({{1, 1, 1},
                                                               {1, 3, 2},
                                                               {7, 12, 10},
                                                               {8, 5, 4},
                                                               {9, 4, 5},
                                                               {128, 7, 3},
                                                               {33, 33, 31},
                                                               {128, 40, 30},
                                                               {61, 129, 6},
                                                               {130, 10, 200},
                                                               {300, 130, 140}}));
  CAPTURE(rows, inputs, outputs);
  const auto in = normals(1, rows * inputs), weights = normals(2, inputs * outputs), biases = normals(3, outputs),
             d = normals(4, rows * outputs), before = normals(5, inputs * outputs);
  std::vector<double> out(rows * outputs), plain(rows * outputs), back(rows * inputs),
      to = before, slopes(inputs * outputs), sums = biases;
  dense(in.data(), rows, inputs, weights.data(), biases.data(), outputs, out.data());
  multiply(in.data(), rows, inputs, weights.data(), outputs, plain.data());
  carry_back(d.data(), rows, outputs, weights.data(), inputs, back.data());
  add_slopes(in.data(), rows, inputs, d.data(), outputs, to.data(), sums.data());
  cross(in.data(), rows, inputs, d.data(), outputs, slopes.data());
  const auto worst = [](double wanted, double found) { return std::abs(wanted - found); };
  double forward = 0, backward = 0, crossed = 0;
  for (std::size_t j = 0; j < outputs; ++j) {
    double sum_of_slopes = biases[j];
    for (std::size_t r = 0; r < rows; ++r) {
      double sum = 0;
      for (std::size_t i = 0; i < inputs; ++i) sum += in[i * rows + r] * weights[j * inputs + i];
      forward = std::max({forward, worst(sum, plain[j * rows + r]), worst(sum + biases[j], out[j * rows + r])});
      sum_of_slopes += d[j * rows + r];
    }
    crossed = std::max(crossed, worst(sum_of_slopes, sums[j]));
    for (std::size_t i = 0; i < inputs; ++i) {
      double sum = 0;
      for (std::size_t r = 0; r < rows; ++r) sum += in[i * rows + r] * d[j * rows + r];
      crossed = std::max(
          {crossed, worst(sum, slopes[j * inputs + i]), worst(sum + before[j * inputs + i], to[j * inputs + i])});
    }
  }
  for (std::size_t i = 0; i < inputs; ++i)
    for (std::size_t r = 0; r < rows; ++r) {
      double sum = 0;
      for (std::size_t j = 0; j < outputs; ++j) sum += d[j * rows + r] * weights[j * inputs + i];
      backward = std::max(backward, worst(sum, back[i * rows + r]));
    }
  CHECK(forward < 1e-13);
  CHECK(backward < 1e-13);
  CHECK(crossed < 1e-13);
}

// A product that starts at other addresses has the same bits: vectors may begin anywhere.
TEST_CASE("products: do not depend on where the numbers lie", "[networks][products]") {
  const auto [rows, inputs, outputs] = GENERATE(values<Sizes>({{50, 6, 5}, {3, 2, 1}, {100, 150, 140}}));
  const auto in = normals(1, rows * inputs + 8), d = normals(2, rows * outputs + 8);
  std::vector<double> first;
  for (std::size_t shift = 0; shift < 8; ++shift) {
    std::vector<double> x(shift), y(shift), to(inputs * outputs + shift), sums(outputs + shift);
    x.insert(x.end(), in.begin(), in.end());
    y.insert(y.end(), d.begin(), d.end());
    add_slopes(x.data() + shift, rows, inputs, y.data() + shift, outputs, to.data() + shift, sums.data() + shift);
    to.erase(to.begin(), to.begin() + static_cast<std::ptrdiff_t>(shift));
    to.insert(to.end(), sums.begin() + static_cast<std::ptrdiff_t>(shift), sums.end());
    if (shift == 0) first = to;
    CHECK(to == first);
  }
}
