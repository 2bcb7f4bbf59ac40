// SPDX-License-Identifier: MIT
#include "stdlib/networks/blocks/convolution.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/networks/blocks/one_block.h"
#include "stdlib/networks/small_nets.h"

using namespace ansatz::networks;
using ansatz::core::Run;
using ansatz::networks::test::normal_batch;
using Catch::Matchers::Contains;
using support::OneBlock;

namespace {

struct Case {
  std::vector<std::size_t> shape;
  std::vector<double> size, stride, padding;
  std::size_t channels;
};

std::vector<Case> cases() {
  return {{{5, 6, 2}, {3}, {1}, {0}, 3},
          {{5, 6, 2}, {2, 3}, {2, 1}, {1, 2}, 4},
          {{8, 8, 1}, {5}, {1}, {2}, 5},
          {{4, 4, 3}, {1}, {1}, {0}, 7},
          {{7, 5, 2}, {2}, {3}, {0}, 2},
          {{1, 1, 3}, {1}, {1}, {0}, 2},
          {{9, 3}, {4}, {2}, {3}, 2},
          {{6, 1}, {6}, {1}, {0}, 3},
          {{6, 7, 130}, {3}, {1}, {1}, 1},
          {{3, 3, 2}, {3}, {5}, {2}, 2},
          // Filters larger than the image, which fit with its padding alone.
          {{2, 3, 1}, {3}, {1}, {1}, 2},
          {{1, 2}, {4}, {1}, {3}, 3}};
}

FilterPlaces places_of(const Case& of) {
  return filter_places("test", "layers", "a convolution", of.shape, of.size, of.stride, of.padding);
}

/// What the definition says, number by number, zeros outside of the image.
class ByHand {
 public:
  explicit ByHand(const Case& of)
      : image_(of.shape.size() == 3),
        height_(image_ ? long(of.shape[0]) : 1),
        width_(long(of.shape[image_ ? 1 : 0])),
        inputs_(long(of.shape.back())),
        channels_(long(of.channels)) {
    const auto side = [&](const std::vector<double>& numbers, std::size_t at) {
      return long(numbers[numbers.size() == 1 ? 0 : at]);
    };
    ky_ = image_ ? side(of.size, 0) : 1, kx_ = side(of.size, 1);
    sy_ = image_ ? side(of.stride, 0) : 1, sx_ = side(of.stride, 1);
    my_ = image_ ? side(of.padding, 0) : 0, mx_ = side(of.padding, 1);
    rows_ = (height_ + 2 * my_ - ky_) / sy_ + 1, columns_ = (width_ + 2 * mx_ - kx_) / sx_ + 1;
  }
  long outputs() const { return rows_ * columns_ * channels_; }
  long inputs() const { return height_ * width_ * inputs_; }
  long filters() const { return channels_ * ky_ * kx_ * inputs_; }
  /// visit(output, input, weight) for every term.
  void each_term(const auto& visit) const {
    for (long y = 0; y < rows_; ++y)
      for (long x = 0; x < columns_; ++x)
        for (long o = 0; o < channels_; ++o)
          for (long v = 0; v < ky_; ++v)
            for (long u = 0; u < kx_; ++u)
              for (long c = 0; c < inputs_; ++c) {
                const long iy = y * sy_ + v - my_, ix = x * sx_ + u - mx_;
                if (iy < 0 || iy >= height_ || ix < 0 || ix >= width_) continue;
                visit(std::size_t((y * columns_ + x) * channels_ + o), std::size_t((iy * width_ + ix) * inputs_ + c),
                      std::size_t(((o * ky_ + v) * kx_ + u) * inputs_ + c));
              }
  }

 private:
  bool image_;
  long height_, width_, inputs_, channels_, ky_ = 1, kx_ = 1, sy_ = 1, sx_ = 1, my_ = 0, mx_ = 0, rows_ = 0,
                                            columns_ = 0;
};

}  // namespace

// Sums of up to 1170 products of order one: 1e-13, and some for their order.
TEST_CASE("convolution: is the sum that it is defined as, and its slopes are", "[networks][blocks][convolution]") {
  const auto all = cases();
  const std::size_t which = GENERATE_COPY(range(std::size_t{0}, all.size()));
  const std::size_t rows = GENERATE(std::size_t{1}, std::size_t{13}, std::size_t{128});
  CAPTURE(which, rows);
  const Case& of = all[which];
  const ConvolutionBlock block(places_of(of), of.channels);
  const ByHand wanted(of);
  REQUIRE(block.inputs() == std::size_t(wanted.inputs()));
  REQUIRE(block.outputs() == std::size_t(wanted.outputs()));
  REQUIRE(block.weights() == std::size_t(wanted.filters()));
  REQUIRE(block.biases() == of.channels);
  const auto parameters = support::normals(7, block.weights() + block.biases());
  const Batch in = normal_batch(1, rows, block.inputs()), d = normal_batch(2, rows, block.outputs());
  OneBlock alone(block);
  const Batch out = alone.forward(parameters, in);
  std::vector<double> gradient = support::normals(8, parameters.size());
  const auto before = gradient;
  const Batch to = alone.backward(parameters, in, d, gradient);
  Batch sums(rows, block.outputs()), back(rows, block.inputs());
  std::vector<double> slopes = before;
  for (std::size_t j = 0; j < sums.columns; ++j)
    for (std::size_t i = 0; i < rows; ++i) {
      sums.at(i, j) = parameters[block.weights() + j % of.channels];
      slopes[block.weights() + j % of.channels] += d.at(i, j);
    }
  wanted.each_term([&](std::size_t output, std::size_t input, std::size_t weight) {
    for (std::size_t i = 0; i < rows; ++i) {
      sums.at(i, output) += parameters[weight] * in.at(i, input);
      back.at(i, input) += parameters[weight] * d.at(i, output);
      slopes[weight] += in.at(i, input) * d.at(i, output);
    }
  });
  double forward = 0, backward = 0, crossed = 0;
  for (std::size_t i = 0; i < out.values.size(); ++i)
    forward = std::max(forward, std::abs(out.values[i] - sums.values[i]));
  for (std::size_t i = 0; i < to.values.size(); ++i)
    backward = std::max(backward, std::abs(to.values[i] - back.values[i]));
  for (std::size_t p = 0; p < slopes.size(); ++p) crossed = std::max(crossed, std::abs(gradient[p] - slopes[p]));
  CHECK(forward < 1e-11);
  CHECK(backward < 1e-11);
  CHECK(crossed < 1e-10);  // sums over up to 128 patterns and 64 places more
}

// The same as a dense layer whose matrix has each filter in every place: a convolution is a dense layer with few
// numbers, slopes by which are sums of the dense layer's.
TEST_CASE("convolution: is a dense layer of a Toeplitz matrix", "[networks][blocks][convolution]") {
  for (const Case& of : cases()) {
    const ConvolutionBlock block(places_of(of), of.channels);
    const Dense dense(block.inputs(), block.outputs());
    const std::size_t rows = 11;
    const auto parameters = support::normals(7, block.weights() + block.biases());
    std::vector<double> matrix(dense.weights() + dense.biases());
    const ByHand terms(of);
    terms.each_term([&](std::size_t output, std::size_t input, std::size_t weight) {
      matrix[output * block.inputs() + input] = parameters[weight];
    });
    for (std::size_t j = 0; j < block.outputs(); ++j)
      matrix[dense.weights() + j] = parameters[block.weights() + j % of.channels];
    const Batch in = normal_batch(1, rows, block.inputs()), d = normal_batch(2, rows, block.outputs());
    OneBlock one(block), other(dense);
    const Batch a = one.forward(parameters, in), b = other.forward(matrix, in);
    for (std::size_t i = 0; i < a.values.size(); ++i)
      CHECK(a.values[i] == Approx(b.values[i]).epsilon(0).margin(1e-12));
    std::vector<double> by_filters, by_matrix, summed(parameters.size());
    const Batch p = one.backward(parameters, in, d, by_filters), q = other.backward(matrix, in, d, by_matrix);
    for (std::size_t i = 0; i < p.values.size(); ++i)
      CHECK(p.values[i] == Approx(q.values[i]).epsilon(0).margin(1e-12));
    terms.each_term([&](std::size_t output, std::size_t input, std::size_t weight) {
      summed[weight] += by_matrix[output * block.inputs() + input];
    });
    for (std::size_t j = 0; j < block.outputs(); ++j)
      summed[block.weights() + j % of.channels] += by_matrix[dense.weights() + j];
    for (std::size_t w = 0; w < summed.size(); ++w) CHECK(by_filters[w] == Approx(summed[w]).epsilon(0).margin(1e-11));
  }
}

// An image that is moved by one place, with zeros where it came from, is seen so by every filter: to the last bit,
// since the same products are added in the same order.
TEST_CASE("convolution: moves with the image", "[networks][blocks][convolution]") {
  const std::size_t side = 9, channels = 3, rows = 5;
  const Case of{{side, side, 2}, {3}, {1}, {1}, channels};
  const ConvolutionBlock block(places_of(of), channels);
  const auto parameters = support::normals(7, block.weights() + block.biases());
  Batch here = normal_batch(1, rows, block.inputs()), there(rows, block.inputs());
  // What stands within two places of the border is nothing.
  for (std::size_t y = 0; y < side; ++y)
    for (std::size_t x = 0; x < side; ++x)
      for (std::size_t c = 0; c < 2; ++c)
        for (std::size_t i = 0; i < rows; ++i) {
          const bool is_inside = y > 1 && y + 2 < side && x > 1 && x + 2 < side;
          double& number = here.at(i, (y * side + x) * 2 + c);
          if (!is_inside) number = 0;
          if (is_inside) there.at(i, ((y + 1) * side + x - 1) * 2 + c) = number;
        }
  OneBlock alone(block);
  const Batch a = alone.forward(parameters, here), b = alone.forward(parameters, there);
  for (std::size_t y = 0; y + 1 < side; ++y)
    for (std::size_t x = 1; x < side; ++x)
      for (std::size_t o = 0; o < channels; ++o)
        for (std::size_t i = 0; i < rows; ++i)
          CHECK(b.at(i, ((y + 1) * side + x - 1) * channels + o) == a.at(i, (y * side + x) * channels + o));
}

TEST_CASE("convolution: a sequence is an image of height one", "[networks][blocks][convolution]") {
  const Case line{{9, 2}, {4}, {2}, {3}, 3}, image{{1, 9, 2}, {1, 4}, {1, 2}, {0, 3}, 3};
  const ConvolutionBlock one(places_of(line), 3), other(places_of(image), 3);
  const auto parameters = support::normals(7, one.weights() + one.biases());
  const Batch in = normal_batch(1, 6, one.inputs());
  CHECK(OneBlock(one).forward(parameters, in).values == OneBlock(other).forward(parameters, in).values);
}

TEST_CASE("convolution: names what it refuses", "[networks][blocks][convolution]") {
  Run run;
  CHECK_THROWS_WITH(convolution({.channels = 0}, run), "convolution: channels is 0, but must be at least 1");
  CHECK_THROWS_WITH(convolution({.size = {}}, run),
                    "convolution: size is 0 numbers, but must be one, or one for each of two sides");
  CHECK_THROWS_WITH(convolution({.size = {3, 3, 3}}, run), Contains("size is 3 numbers"));
  CHECK_THROWS_WITH(convolution({.size = {2.5}}, run),
                    "convolution: size is 2.5, but must be a whole number of at least 1");
  CHECK_THROWS_WITH(convolution({.size = {1e7}}, run), "convolution: size is 1e+07, but must be at most 1e+06");
  CHECK_THROWS_WITH(convolution({.size = {NAN}}, run), Contains("size is nan"));
  CHECK_THROWS_WITH(convolution({.stride = {0}}, run), Contains("stride is 0, but must be a whole number"));
  CHECK_THROWS_WITH(convolution({.padding = {-1}}, run), Contains("padding is -1"));
  CHECK_THROWS_WITH(convolution({.activation = std::string("tan")}, run),
                    Contains("convolution: activation is \"tan\""));
  CHECK_THROWS_WITH(
      places_of({{4, 5, 1}, {5}, {1}, {0}, 1}),
      "test: layers is a convolution of size 5 on 4 × 5 places of 1 channel, but must be one of size 4 at "
      "most");
  CHECK_THROWS_WITH(places_of({{4, 5, 1}, {3}, {1}, {3}, 1}),
                    Contains("a convolution of size 3 with padding 3, but must be one whose padding is smaller"));
  CHECK_THROWS_WITH(places_of({{32}, {3}, {1}, {0}, 1}),
                    Contains("a convolution on 32 units, but must be one on an image"));
  CHECK_THROWS_WITH(places_of({{8, 2}, {3, 3}, {1}, {0}, 1}), Contains("a convolution of two sides on a sequence"));
}
