// SPDX-License-Identifier: MIT
#include "stdlib/fields/wave_portrait.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <complex>
#include <functional>
#include <numbers>

#include "stdlib/core/error.h"
#include "stdlib/fields/checks.h"
#include "stdlib/fields/series_measures.h"

namespace ansatz::fields {
namespace {

constexpr const char* kWavePortrait = "wave_portrait";

using Complex = std::complex<double>;

/// Shares of points in bins × bins cells of a rectangle, those outside of it left out; the last bin has its upper end.
struct PortraitCells {
  std::size_t bins;
  std::vector<double> shares, of_x, of_y;

  PortraitCells(const std::vector<double>& x, const std::vector<double>& y, std::size_t count,
                std::pair<double, double> in_x, std::pair<double, double> in_y)
      : bins(count), shares(count * count), of_x(count), of_y(count) {
    const auto bin = [&](double value, std::pair<double, double> within) {
      if (!(value >= within.first && value <= within.second)) return bins;
      const double width = within.second - within.first;
      if (!(width > 0)) return std::size_t{0};
      return std::min(bins - 1, static_cast<std::size_t>((value - within.first) / width * static_cast<double>(bins)));
    };
    double within = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
      const std::size_t a = bin(x[i], in_x), b = bin(y[i], in_y);
      if (a == bins || b == bins) continue;
      shares[a * bins + b] += 1;
      within += 1;
    }
    for (std::size_t i = 0; i < shares.size() && within > 0; ++i) {
      shares[i] /= within;
      of_x[i / bins] += shares[i];
      of_y[i % bins] += shares[i];
    }
  }
};

double entropy(const std::vector<double>& shares) {
  double sum = 0;
  for (double share : shares)
    if (share > 0) sum -= share * std::log(share);
  return sum;
}

std::pair<double, double> range_of(const std::vector<double>& values) {
  const auto [least, most] = std::ranges::minmax(values);
  return {least, most};
}

double published_information(const std::vector<double>& x, const std::vector<double>& y) {
  const std::size_t n = x.size(), bins = n < 100 ? 10 : n < 1000 ? 20 : n < 10'000 ? 30 : 50;
  const PortraitCells cells(x, y, bins, {quantile(x, 0.01), quantile(x, 0.99)}, {quantile(y, 0.01), quantile(y, 0.99)});
  constexpr double kFloor = 1e-10;
  double sum = 0;
  for (std::size_t i = 0; i < bins * bins; ++i) {
    const double share = cells.shares[i] + kFloor;
    sum += share * std::log(share / ((cells.of_x[i / bins] + kFloor) * (cells.of_y[i % bins] + kFloor)));
  }
  return sum / std::log(static_cast<double>(bins));
}

/// Andrew's monotone chain.
double hull_area(std::vector<Complex> points) {
  const auto before = [](const Complex& a, const Complex& b) {
    return a.real() != b.real() ? a.real() < b.real() : a.imag() < b.imag();
  };
  const auto turn = [](const Complex& o, const Complex& a, const Complex& b) {
    return (a.real() - o.real()) * (b.imag() - o.imag()) - (a.imag() - o.imag()) * (b.real() - o.real());
  };
  std::ranges::sort(points, before);
  std::vector<Complex> hull;
  for (int side = 0; side < 2; ++side) {
    const std::size_t start = hull.size();
    for (const Complex& point : points) {
      while (hull.size() >= start + 2 && turn(hull[hull.size() - 2], hull.back(), point) <= 0) hull.pop_back();
      hull.push_back(point);
    }
    hull.pop_back();
    std::ranges::reverse(points);
  }
  double twice = 0;
  for (std::size_t i = 0; i < hull.size(); ++i) twice += turn(0, hull[i], hull[(i + 1) % hull.size()]);
  return std::fabs(twice) / 2;
}

std::vector<Complex> kept(const WavePortrait& question) {
  if (question.psi.type() != core::ElementType::complex)
    throw core::BadParameter(kWavePortrait, "psi", describe(question.psi.type()),
                             "complex numbers, such as psi.at(time = 3)");
  require(kWavePortrait, "threshold", question.threshold, question.threshold >= 0 && question.threshold < 1,
          "in [0, 1)");
  double largest = 0;
  std::size_t place = 0;
  for (const Complex& value : question.psi.complex()) {
    ++place;
    if (!std::isfinite(value.real()) || !std::isfinite(value.imag()))
      throw core::BadParameter(kWavePortrait, "psi", fmt::format("not finite at element {}", place), "finite");
    largest = std::max(largest, std::abs(value));
  }
  std::vector<Complex> points;
  for (const Complex& value : question.psi.complex())
    if (std::abs(value) > question.threshold * largest || question.threshold == 0) points.push_back(value);
  if (points.size() < 3 || largest == 0)
    throw core::BadParameter(kWavePortrait, "psi",
                             largest == 0 ? "0 everywhere" : fmt::format("of {} points", points.size()),
                             "at least three points, not all of them 0");
  return points;
}

}  // namespace

WavePortrait::WavePortrait() : psi({core::Dimension("x", 3)}, std::vector<Complex>(3)) {}

WavePortraitMeasures wave_portrait(const WavePortrait& question, core::Run& run) {
  run.tick();
  std::vector<Complex> points = kept(question);
  std::vector<double> re, im, modulus, cosine, sine;
  Complex turned = 0;
  for (const Complex& value : points) {
    re.push_back(value.real());
    im.push_back(value.imag());
    modulus.push_back(std::abs(value));
    const Complex turn = modulus.back() > 0 ? value / modulus.back() : Complex(1);  // arg 0 is 0, as usual
    cosine.push_back(turn.real());
    sine.push_back(turn.imag());
    turned += turn;
  }
  const auto n = static_cast<double>(points.size());
  WavePortraitMeasures out;
  out.points = static_cast<std::int64_t>(points.size());
  const SeriesMoments of_re = moments_of(re), of_im = moments_of(im), of_modulus = moments_of(modulus);
  out.mean_real = of_re.mean;
  out.mean_imag = of_im.mean;
  out.pearson = correlation(re, im);
  out.spearman = correlation(ranks_of(re), ranks_of(im));
  out.mutual_information = published_information(re, im);
  const PortraitCells cells(re, im, 60, range_of(re), range_of(im));
  const double apart = std::min(entropy(cells.of_x), entropy(cells.of_y)), joint = entropy(cells.shares);
  out.joint_entropy = joint / std::numbers::ln2;
  out.shared_information = apart > 0 ? (entropy(cells.of_x) + entropy(cells.of_y) - joint) / apart : 0;
  out.phase_entropy = entropy(PortraitCells(cosine, sine, 36, {-1, 1}, {-1, 1}).shares) / std::numbers::ln2;
  turned /= n;
  out.phase_mean = std::arg(turned);
  out.phase_length = std::abs(turned);
  out.phase_std = std::sqrt(std::max(0.0, -2 * std::log(out.phase_length)));
  out.coherence_index = std::hypot(of_re.mean, of_im.mean) / of_modulus.mean;
  out.mean_modulus = of_modulus.mean;
  out.std_modulus = of_modulus.spread;
  out.median_modulus = quantile(modulus, 0.5);
  out.largest_modulus = std::ranges::max(modulus);
  out.rms_radius = std::hypot(of_modulus.mean, of_modulus.spread);
  const double a = of_re.spread * of_re.spread, b = of_im.spread * of_im.spread,
               c = out.pearson * of_re.spread * of_im.spread;
  const double middle = (a + b) / 2, half = std::hypot((a - b) / 2, c);
  if (middle > 0) {
    out.eccentricity = std::sqrt(std::max(0.0, 2 * half / (middle + half)));
    out.anisotropy = half / middle;
  }
  out.skewness_real = of_re.skewness;
  out.skewness_imag = of_im.skewness;
  out.kurtosis_modulus = of_modulus.excess;
  std::ranges::stable_sort(points, {}, [](const Complex& value) { return std::abs(value); });
  points.resize(std::max<std::size_t>(3, static_cast<std::size_t>(0.95 * n)));
  out.hull_area = hull_area(std::move(points));
  return out;
}

}  // namespace ansatz::fields
