// SPDX-License-Identifier: MIT
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <complex>
#include <limits>

#include "stdlib/fields/profile_entropies.h"
#include "stdlib/fields/series_measures.h"
#include "stdlib/fields/solved.h"
#include "stdlib/fields/wave_portrait.h"
#include "stdlib/fields/waves.h"

namespace {

using namespace ansatz;
using namespace ansatz::fields;
using solved::quietly;
using solved::sentence_of;
using Complex = std::complex<double>;

core::Array along_x(std::vector<Complex> values) {
  const std::size_t n = values.size();
  return core::Array({core::Dimension("x", n)}, std::move(values));
}

template <class Formula>
std::vector<Complex> sampled(std::size_t n, Formula formula) {
  std::vector<Complex> values;
  for (std::size_t j = 0; j < n; ++j) values.push_back(formula(static_cast<double>(j)));
  return values;
}

WavePortraitMeasures portrait(std::vector<Complex> values, double threshold = 0) {
  WavePortrait question;
  question.psi = along_x(std::move(values));
  question.threshold = threshold;
  return quietly(&wave_portrait, question);
}

ProfileEntropyMeasures entropies(const core::Array& psi, const char* mode = "correct") {
  ProfileEntropies question;
  question.psi = psi;
  question.mode = mode;
  return quietly(&profile_entropies, question);
}

double one(const core::Array& value) { return value.number(0); }

}  // namespace

// ψ = c + (a cos θ + i b sin θ), θ even around: variances a²/2 and b²/2, no correlation, an ellipse of area πab.
TEST_CASE("wave_portrait: knows an ellipse", "[fields][portrait]") {
  const double a = 2, b = 1.5;
  const Complex centre(0.3, -0.2);
  const auto found = portrait(sampled(2000, [&](double j) {
    const double angle = 2 * M_PI * j / 2000;
    return centre + Complex(a * std::cos(angle), b * std::sin(angle));
  }));
  CHECK(found.points == 2000);
  CHECK(found.mean_real == Approx(0.3));
  CHECK(found.mean_imag == Approx(-0.2));
  CHECK(found.pearson == Approx(0).epsilon(0).margin(1e-12));
  CHECK(found.eccentricity == Approx(std::sqrt(1 - b * b / (a * a))));
  CHECK(found.anisotropy == Approx((a * a - b * b) / (a * a + b * b)));
  CHECK(found.rms_radius == Approx(std::sqrt((a * a + b * b) / 2 + std::norm(centre))));
  CHECK(found.skewness_real == Approx(0).epsilon(0).margin(1e-9));
  CHECK(found.largest_modulus == Approx(2.312).epsilon(0).margin(0.02));
}

// A circle: all of one modulus; phases even in a quarter have the mean π/4 … and the length of that arc's chord.
TEST_CASE("wave_portrait: knows circles and arcs", "[fields][portrait]") {
  const auto circle = portrait(sampled(3600, [](double j) { return std::polar(2.0, 2 * M_PI * (j + 0.5) / 3600); }));
  CHECK(circle.phase_length == Approx(0).epsilon(0).margin(1e-12));
  CHECK(circle.coherence_index == Approx(0).epsilon(0).margin(1e-12));
  CHECK(circle.mean_modulus == Approx(2));
  CHECK(circle.std_modulus == Approx(0).epsilon(0).margin(1e-7));
  CHECK(circle.median_modulus == Approx(2));
  CHECK(circle.kurtosis_modulus == 0);
  CHECK(circle.eccentricity == Approx(0).epsilon(0).margin(1e-6));
  const auto arc = portrait(sampled(4000, [](double j) { return std::polar(1.0, M_PI / 2 * (j + 0.5) / 4000); }));
  const double chord = std::sin(M_PI / 4) / (M_PI / 4);
  CHECK(arc.phase_mean == Approx(M_PI / 4));
  CHECK(arc.phase_length == Approx(chord).epsilon(1e-6));
  CHECK(arc.phase_std == Approx(std::sqrt(-2 * std::log(chord))).epsilon(1e-6));
  CHECK(arc.coherence_index == Approx(chord).epsilon(1e-6));
  CHECK(arc.spearman == Approx(-1));  // sine falls where cosine rises
}

// The disc of radius 1, filled evenly in area: its 95 % nearest points fill a disc of area 0.95 π.
TEST_CASE("wave_portrait: measures the hull of what lies nearest", "[fields][portrait]") {
  const auto disc = portrait(sampled(
      20000, [](double j) { return std::polar(std::sqrt((j + 0.5) / 20000), 2 * M_PI * 0.6180339887498949 * j); }));
  CHECK(disc.hull_area == Approx(0.95 * M_PI).epsilon(5e-3));
  // Uniform in r²: the modulus has the density 2r.
  CHECK(disc.mean_modulus == Approx(2.0 / 3).epsilon(1e-4));
  CHECK(disc.median_modulus == Approx(std::sqrt(0.5)).epsilon(1e-4));
  CHECK(disc.kurtosis_modulus == Approx(-0.6).epsilon(0).margin(1e-3));
}

// Independent Re and Im share nothing but the bias of bins; Re = Im share all: H/H = 1, and the entropy of a uniform
// diagonal is log₂ of its cells.
TEST_CASE("wave_portrait: tells what Re and Im share", "[fields][portrait]") {
  const auto diagonal = portrait(sampled(6000, [](double j) { return Complex(j, j); }));
  CHECK(diagonal.pearson == Approx(1));
  CHECK(diagonal.spearman == Approx(1));
  CHECK(diagonal.shared_information == Approx(1).epsilon(1e-9));
  CHECK(diagonal.joint_entropy == Approx(std::log2(60)).epsilon(1e-3));
  CHECK(diagonal.mutual_information == Approx(1).epsilon(1e-3));  // 30 bins of 30
  CHECK(diagonal.eccentricity == Approx(1));
  CHECK(diagonal.phase_entropy == Approx(0).epsilon(0).margin(0.01));  // one phase but for the point at 0
  const auto apart = portrait(sampled(3600, [](double j) {
    return Complex(std::fmod(j, 60), std::floor(j / 60));  // every pair once
  }));
  CHECK(apart.shared_information == Approx(0).epsilon(0).margin(1e-9));
  CHECK(apart.joint_entropy == Approx(std::log2(3600)));
}

TEST_CASE("wave_portrait: leaves small points out, and says what it refuses", "[fields][portrait]") {
  CHECK(portrait({{1, 0}, {0, 1}, {-1, 0}, {0, 1e-3}}, 0.01).points == 3);
  CHECK(portrait({{1, 0}, {0, 1}, {-1, 0}, {0, 1e-3}}).points == 4);
  CHECK(sentence_of([] {
          portrait({{1, 0}, {0, 1e-3}, {0, 1e-3}}, 0.5);
        }) == "wave_portrait: psi is of 1 points, but must be at least three points, not all of them 0");
  CHECK(sentence_of([] {
          portrait({0, 0, 0});
        }) == "wave_portrait: psi is 0 everywhere, but must be at least three points, not all of them 0");
  CHECK(sentence_of([] {
          portrait({1, std::nan(""), 1});
        }) == "wave_portrait: psi is not finite at element 2, but must be finite");
  WavePortrait real;
  real.psi = core::Array::of({1.0, 2.0, 3.0});
  CHECK(sentence_of([&] { quietly(&wave_portrait, real); }) ==
        "wave_portrait: psi is numbers, but must be complex numbers, such as psi.at(time = 3)");
}

// |ψ| = 1 at n points, e^{2πi 5 j/n}: p = 1/n everywhere, one wave.
TEST_CASE("profile_entropies: knows a plane wave", "[fields][portrait]") {
  const double n = 64;
  const auto found = entropies(along_x(sampled(64, [&](double j) { return std::polar(1.0, 2 * M_PI * 5 * j / n); })));
  for (const core::Array* order : {&found.shannon, &found.hartley, &found.collision, &found.least})
    CHECK(one(*order) == Approx(std::log(n)));
  CHECK(one(found.spectral) == Approx(0).epsilon(0).margin(1e-12));
  CHECK(one(found.tsallis_two) == Approx(1 - 1 / n));
  CHECK(one(found.tsallis_half) == Approx(2 * (std::sqrt(n) - 1)));
  CHECK(one(found.disequilibrium) == Approx(0).epsilon(0).margin(1e-15));
  CHECK(one(found.active_modes) == 1);
  CHECK(one(found.mean_frequency) == Approx(5 / n));
  CHECK(one(found.bandwidth) == Approx(0).epsilon(0).margin(1e-7));
  CHECK_FALSE(found.trend.has_value());
}

// |ψ| a Gaussian of σ points: Σ p ln p is that of the density, ½ ln(2πeσ²), and of order 2 ½ ln(4πσ²), to all orders;
// the power over waves is one with 1/(2σ) a point, 1/(4πσ) cycles.
TEST_CASE("profile_entropies: knows a Gaussian", "[fields][portrait]") {
  const double sigma = 12;
  const auto found = entropies(along_x(sampled(512, [&](double j) {
    const double z = (j - 256) / (2 * sigma);
    return std::polar(std::exp(-z * z), 0.4 * j);
  })));
  CHECK(one(found.shannon) == Approx(0.5 * std::log(2 * M_PI * M_E * sigma * sigma)).epsilon(1e-10));
  CHECK(one(found.collision) == Approx(0.5 * std::log(4 * M_PI * sigma * sigma)).epsilon(1e-10));
  CHECK(one(found.least) == Approx(0.5 * std::log(2 * M_PI * sigma * sigma)).epsilon(1e-10));
  CHECK(one(found.mean_frequency) == Approx(0.4 / (2 * M_PI)).epsilon(1e-9));
  CHECK(one(found.bandwidth) == Approx(1 / (4 * M_PI * sigma)).epsilon(1e-9));
  CHECK(one(found.complexity) == Approx(one(found.shannon) / std::log(512) * 512 * one(found.disequilibrium)));
  // D = Σp² - 1/n.
  CHECK(one(found.disequilibrium) == Approx(std::exp(-one(found.collision)) - 1.0 / 512));
}

// Up and then down: two patterns in equal parts, but for the two at the top. Roundings in flat tails make it all six.
TEST_CASE("profile_entropies: reads the profile and not its roundings", "[fields][portrait]") {
  const auto psi = along_x(sampled(512, [](double j) {
    const double grain = 1e-14 * std::sin(1e3 * j * j);
    return Complex(1 / std::cosh((j - 255.5) / 3) + grain, 0);
  }));
  const double sound = one(entropies(psi).permutation), published = one(entropies(psi, "compat").permutation);
  CHECK(sound == Approx(std::log(2.0) / std::log(6.0)).epsilon(0.25));
  CHECK(published > 0.6);
}

TEST_CASE("profile_entropies: adds a bin's width as published in compat alone", "[fields][portrait]") {
  // Values even over 0 … 1: 50 bins of a fiftieth, entropy ln 1.
  const auto psi = along_x(sampled(1000, [](double j) { return Complex((j + 0.5) / 1000, 0); }));
  CHECK(one(entropies(psi).differential) == Approx(0).epsilon(0).margin(2e-3));
  CHECK(one(entropies(psi, "compat").differential) == Approx(std::log(0.999 / 50)).epsilon(0).margin(2e-3));
}

// S(t) = ln(how many points stand at 1): 8, 16, 32, 64 at t = 0 … 3 rises by ln 2 each.
TEST_CASE("profile_entropies: tells the trend", "[fields][portrait]") {
  std::vector<Complex> values;
  for (std::size_t i = 0; i < 4; ++i)
    for (std::size_t j = 0; j < 128; ++j) values.emplace_back(j < (8U << i) ? 1.0 : 0.0);
  core::Array time({core::Dimension("time", 4)}, std::vector<double>{0, 1, 2, 3});
  const auto found = entropies(core::Array({core::Dimension("time", time), core::Dimension("x", 128)}, values));
  CHECK(found.shannon.size() == 4);
  CHECK(found.shannon.number(2) == Approx(std::log(32)));
  CHECK(*found.trend == Approx(1));
  CHECK(*found.change == Approx(3 * std::log(2)));
  CHECK(*found.range == Approx(3 * std::log(2)));
  CHECK(*found.mean_rate == Approx(std::log(2)));
  CHECK(*found.top_rate == Approx(std::log(2)));
  CHECK(*found.variation == Approx(std::log(2) * std::sqrt(1.25) / std::log(8 * std::pow(2, 1.5))));
}

// Tables of the supplement of simple-idealized-1d-nlse 0.0.4, for its "breather": five instants, three decimals.
TEST_CASE("profile_entropies: as published meets the published tables", "[fields][portrait]") {
  const auto solution = waves::solve(waves::wave_question("breather", "compat"));
  ProfileEntropies question;
  question.psi = solution.psi;
  question.mode = "compat";
  const auto found = quietly(&profile_entropies, question);
  const auto check = [](const core::Array& series, std::array<double, 5> published) {
    const std::array<std::size_t, 5> at{0, 25, 50, 75, 99};
    for (std::size_t i = 0; i < at.size(); ++i)
      CHECK(series.number(at[i]) == Approx(published[i]).epsilon(0).margin(5.1e-4));
  };
  check(found.shannon, {3.384, 3.009, 3.486, 3.602, 3.277});
  check(found.spectral, {3.171, 4.105, 3.665, 3.518, 4.067});
  check(found.hartley, {5.759, 6.238, 6.238, 6.238, 6.238});
  check(found.collision, {3.197, 2.393, 2.807, 2.901, 2.522});
  check(found.least, {2.819, 1.865, 2.217, 2.308, 1.981});
  check(found.tsallis_half, {10.564, 13.474, 18.078, 19.747, 18.907});
  check(found.tsallis_two, {0.959, 0.909, 0.940, 0.945, 0.920});
  check(found.permutation, {0.394, 0.819, 0.556, 0.563, 0.541});
  check(found.sample, {0.005, 0.010, 0.012, 0.019, 0.026});
  check(found.differential, {-5.477, -4.022, -3.878, -3.928, -3.903});
  check(found.complexity, {10.813, 22.080, 16.718, 15.668, 21.070});
  check(found.disequilibrium, {0.039, 0.089, 0.058, 0.053, 0.078});
  check(found.active_modes, {37, 99, 67, 63, 91});
  check(found.bandwidth, {0.011, 0.032, 0.022, 0.020, 0.029});
  CHECK(*found.trend == Approx(0.362).epsilon(0).margin(5e-4));
  CHECK(*found.range == Approx(1.110).epsilon(0).margin(5e-4));
  CHECK(*found.variation == Approx(0.073).epsilon(0).margin(5e-4));
  CHECK(*found.mean_rate == Approx(-0.013).epsilon(0).margin(5e-4));
  CHECK(*found.top_rate == Approx(1.902).epsilon(0).margin(5e-4));
  CHECK(*found.change == Approx(-0.107).epsilon(0).margin(5e-4));
}

TEST_CASE("profile_entropies: says what it refuses", "[fields][portrait]") {
  CHECK(sentence_of([] { entropies(along_x(std::vector<Complex>(8))); }) ==
        "profile_entropies: psi is 0 everywhere, but must be a wave");
  CHECK(sentence_of([] { entropies(along_x(std::vector<Complex>(5, 1))); }) ==
        "profile_entropies: psi is 5, but must be at least eight points long");
  CHECK(
      sentence_of([] {
        entropies(core::Array::of({1.0, 2.0}));
      }) ==
      "profile_entropies: psi is numbers along 1 dimension, but must be complex numbers along x, or along time and x, "
      "such as the psi of a solution");
  CHECK(sentence_of([] { entropies(along_x(std::vector<Complex>(8, 1)), "both"); }) ==
        "profile_entropies: mode is \"both\", but must be one of \"correct\", \"compat\"");
}

// A row that repeats every two: stretches of two and three agree alike, so nothing is lost. Of 1, 2, 1, 2, 1, 2, 1, 2:
// pairs of stretches of two that agree 3·(3 + …): 9 of 21 and of three 6 of 15.
TEST_CASE("series_measures: sample entropy counts pairs of stretches", "[fields][portrait]") {
  const std::vector<double> row{1, 2, 1, 2, 1, 2, 1, 2};
  CHECK(sample_entropy(row) == Approx(-std::log((6.0 / 15) / (9.0 / 21))));
  CHECK(permutation_entropy(std::vector<double>{1, 2, 3, 4}) == 0);
  CHECK(ranks_of(std::vector<double>{3, 1, 3, 2}) == std::vector<double>{3.5, 1, 3.5, 2});
  CHECK(quantile({1, 2, 3, 4}, 0.5) == 2.5);
}
