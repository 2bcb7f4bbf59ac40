// SPDX-License-Identifier: MIT
//
// Spectra of representations against a decomposition of the same matrix or a product of the same size, both by Eigen in
// this run; sums over pairs against the plain loop. Processor time of one thread.
#include <fmt/format.h>
#include <tbb/global_control.h>

#include <Eigen/Eigenvalues>
#include <Eigen/SVD>
#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

#include "stdlib/core/random.h"
#include "stdlib/information/neighbours/nearest.h"
#include "stdlib/information/representations/diffusion_entropy.h"
#include "stdlib/information/representations/effective_features.h"
#include "stdlib/information/representations/effective_rank.h"
#include "stdlib/information/representations/intrinsic_dimension.h"
#include "stdlib/information/representations/kernel_divergence.h"
#include "stdlib/information/representations/matrix_entropy.h"
#include "stdlib/information/representations/persistent_homology_dimension.h"
#include "stdlib/information/representations/vendi_score.h"
#include "stdlib/information/representations/von_neumann_entropy.h"
#include "stdlib/information/spectra/power_law_tail.h"
#include "stdlib/information/spectra/weight_tail.h"
#include "stopwatch.h"

namespace {

using namespace ansatz;
using namespace ansatz::information;
using Matrix = Eigen::MatrixXd;

bool is_smoke = false;
double sink = 0;

double least_seconds(auto&& work) { return bench::least_seconds(is_smoke ? 1 : 3, work); }

std::size_t size(std::size_t n) { return is_smoke ? n / 20 : n; }

core::Array cloud(std::size_t rows, std::size_t dimension) {
  std::vector<double> values(rows * dimension);
  core::Stream(1).fill_normal(values);
  return core::Array({{"sample", rows}, {"component", dimension}}, std::move(values));
}

Eigen::Map<const Matrix> map_of(const core::Array& x) {  // the transpose, as Eigen lays it out
  return {x.real().data(), static_cast<Eigen::Index>(x.dimension(1).size),
          static_cast<Eigen::Index>(x.dimension(0).size)};
}

// exp(−|x_i − x_j|²/2) as one would write it, all of it.
Matrix plain_kernel(const core::Array& x, double width) {
  const auto rows = map_of(x);
  Matrix out(rows.cols(), rows.cols());
  for (Eigen::Index i = 0; i < out.rows(); ++i)
    for (Eigen::Index j = 0; j < out.cols(); ++j)
      out(i, j) = std::exp(-0.5 * (rows.col(i) - rows.col(j)).squaredNorm() / (width * width));
  return out;
}

void tell(std::string_view what, double seconds, std::string_view peer, double other) {
  fmt::print("{:<58} {:8.1f} ms  {:6.2f} of {}\n", what, 1e3 * seconds, seconds / other, peer);
  std::fflush(stdout);
}

void kernels() {
  const std::size_t n = size(2000);
  core::Run run{core::Stream(1)};
  for (const std::size_t d : {std::size_t{2}, std::size_t{50}}) {
    const core::Array x = cloud(n, d);
    const double width = std::sqrt(static_cast<double>(d));
    const double made = least_seconds([&] { sink += plain_kernel(x, width)(0, 1); });
    const Matrix kernel = plain_kernel(x, width) / static_cast<double>(n);
    const double whole = made + least_seconds([&] {
                           sink +=
                               Eigen::SelfAdjointEigenSolver<Matrix>(kernel, Eigen::EigenvaluesOnly).eigenvalues()[0];
                         });
    const auto entropy = [&](double order) {
      return least_seconds([&] { sink += matrix_entropy({.x = x, .order = order, .width = width}, run); });
    };
    tell(fmt::format("matrix_entropy, {} × {}, α = 1.01", n, d), entropy(1.01), "kernel by loops and all eigenvalues",
         whole);
    tell(fmt::format("matrix_entropy, {} × {}, α = 2", n, d), entropy(2), "kernel by loops", made);
    DiffusionSpectralEntropy diffusion;
    diffusion.x = x;
    diffusion.width = width;
    tell(fmt::format("diffusion_spectral_entropy, {} × {}", n, d),
         least_seconds([&] { sink += diffusion_spectral_entropy(diffusion, run); }),
         "kernel by loops and all eigenvalues", whole);
    tell(fmt::format("kernel_cauchy_schwarz, {} × {} against itself", n, d),
         least_seconds([&] { sink += kernel_cauchy_schwarz({.x = x, .y = x, .width = width}, run); }),
         "three kernels by loops", 3 * made);
    if (d == 50) {
      VendiScore vendi;
      vendi.given = "similarity";
      const Matrix similarity = plain_kernel(x, width);
      vendi.x = core::Array({{"sample", n}, {"component", n}},
                            std::vector<double>(similarity.data(), similarity.data() + similarity.size()));
      tell(fmt::format("vendi_score of similarities, {0} × {0}", n),
           least_seconds([&] { sink += vendi_score(vendi, run); }), "all eigenvalues", whole - made);
    }
  }
}

void ranks() {
  const core::Array x = cloud(size(20000), 256);
  core::Run run;
  const auto rows = map_of(x);
  const double product = least_seconds([&] { sink += (rows * rows.transpose()).eval()(0, 0); });
  const Matrix upright = rows.transpose();
  const double singular = least_seconds([&] { sink += Eigen::BDCSVD<Matrix>(upright).singularValues()[0]; });
  EffectiveRank rank;
  rank.x = x;
  const double seconds = least_seconds([&] { sink += effective_rank(rank, run); });
  tell(fmt::format("effective_rank, {} × 256", size(20000)), seconds, "Eigen's BDCSVD", singular);
  tell("", seconds, "the product XᵀX", product);
  VonNeumannEntropy entropy;
  entropy.x = x;
  tell(fmt::format("von_neumann_entropy, {} × 256", size(20000)),
       least_seconds([&] { sink += von_neumann_entropy(entropy, run); }), "the product XᵀX", product);
  VonNeumannGradient gradient;
  gradient.x = x;
  tell(fmt::format("von_neumann_gradient, {} × 256", size(20000)),
       least_seconds([&] { sink += von_neumann_gradient(gradient, run).real()[0]; }), "the product XᵀX", product);
  const double pass = least_seconds([&] { sink += upright.cwiseAbs().sum(); });
  tell(fmt::format("effective_features, {} × 256", size(20000)),
       least_seconds([&] { sink += effective_features({.codes = x}, run).features; }), "a sum of magnitudes", pass);
}

void dimensions() {
  const std::size_t n = size(100000);
  core::Run run;
  const core::Array x = cloud(n, 3);
  Points points{n, 3, std::vector<double>(3 * n)};
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t a = 0; a < 3; ++a) points.values[a * n + i] = x.real()[3 * i + a];
  const double search = least_seconds([&] { sink += Nearest(points, Norm::euclidean, run).distances(2, 0, run)[0]; });
  tell(fmt::format("two_nearest_dimension, {} × 3", n),
       least_seconds([&] { sink += two_nearest_dimension({.x = x}, run); }), "its search for two neighbours", search);
  const std::size_t rows = size(4000);
  const core::Array in_ten = cloud(rows, 10);
  // The distances of all rows alone, once.
  const double distances = least_seconds([&] {
    const auto values = in_ten.real();
    double sum = 0;
    for (std::size_t i = 0; i < rows; ++i)
      for (std::size_t j = i + 1; j < rows; ++j)
        for (std::size_t a = 0; a < 10; ++a)
          sum += (values[10 * i + a] - values[10 * j + a]) * (values[10 * i + a] - values[10 * j + a]);
    sink += sum;
  });
  const auto half = static_cast<double>(rows / 2), all = static_cast<double>(rows);
  tell(fmt::format("shortest tree of {} × 10", rows), least_seconds([&] {
         sink += persistent_homology_dimension({.x = in_ten, .sizes = {half, all}, .repeats = 1}, run).dimension;
       }),
       "distances by a plain loop; half the rows too", distances);
  const std::size_t few = size(20000);
  const core::Array y = cloud(few, 3);
  // The distances alone, and how many are below one radius.
  const double pairs = least_seconds([&] {
    const auto values = y.real();
    std::size_t below = 0;
    for (std::size_t i = 0; i < few; ++i)
      for (std::size_t j = i + 1; j < few; ++j) {
        double square = 0;
        for (std::size_t a = 0; a < 3; ++a)
          square += (values[3 * i + a] - values[3 * j + a]) * (values[3 * i + a] - values[3 * j + a]);
        below += square < 0.04;
      }
    sink += static_cast<double>(below);
  });
  CorrelationDimension question;
  question.x = y;
  tell(fmt::format("correlation_dimension, {} × 3, 16 radii", few),
       least_seconds([&] { sink += correlation_dimension(question, run).dimension; }), "one radius by a plain loop",
       pairs);
}

// A layer's tail against the singular values it is read off; a tail of many values against a sort of them.
void tails() {
  core::Run run;
  const core::Array weights = cloud(size(800), 300);
  const Matrix upright = map_of(weights).transpose();
  const double singular = least_seconds([&] { sink += Eigen::BDCSVD<Matrix>(upright).singularValues()[0]; });
  tell(fmt::format("weight_tail, {} × 300", size(800)),
       least_seconds([&] { sink += weight_tail({.matrix = weights}, run).exponent; }), "Eigen's BDCSVD", singular);
  const std::size_t n = size(20000);
  std::vector<double> values(n);
  core::Stream(2).fill_uniform(values);
  for (double& v : values) v = 1 / std::sqrt(v);
  PowerLawTail question;
  question.x = core::Array::of(values);
  const double one = least_seconds([&] {
    double sum = 0;
    for (const double v : values) sum += std::log(v) + std::expm1(-std::log(v));
    sink += sum;
  });
  tell(fmt::format("power_law_tail of {}, every start tried", n),
       least_seconds([&] { sink += power_law_tail(question, run).exponent; }), "one start by a plain loop", one);
}

}  // namespace

int main(int argc, char** argv) {
  is_smoke = argc > 1 && std::string_view(argv[1]) == "--smoke";
  const tbb::global_control single(tbb::global_control::max_allowed_parallelism, 1);
  kernels();
  ranks();
  dimensions();
  tails();
  fmt::print("peak memory {:.0f} MB\n", bench::peak_megabytes());
  return sink == 42;
}
