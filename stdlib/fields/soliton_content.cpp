// SPDX-License-Identifier: MIT
#include "stdlib/fields/soliton_content.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>
#include <utility>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/fields/checks.h"
#include "stdlib/fields/complex_ring.h"

namespace ansatz::fields {
namespace {

using Complex = std::complex<double>;
using core::BadParameter;

constexpr const char* kSolitonContent = "soliton_content";
constexpr Complex kI{0, 1};

/// Without the checks of the library's product, which costs several times as much.
Complex times(Complex a, Complex b) {
  return {a.real() * b.real() - a.imag() * b.imag(), a.real() * b.imag() + a.imag() * b.real()};
}

/// ψ at `factor` times the points, by its waves.
std::vector<Complex> refined(const std::vector<Complex>& psi, std::size_t factor, double length) {
  const std::size_t n = psi.size(), positive = (n + 1) / 2, negative = n - positive;
  const ComplexRing coarse(0, length, n), fine(0, length, factor * n);
  core::AlignedBuffer field(2 * n), spectrum(2 * n), wide(2 * factor * n), out(2 * factor * n);
  interleave(psi, field.data());
  coarse.forward(field.data(), spectrum.data());
  for (std::size_t i = 0; i < 2 * positive; ++i) wide[i] = spectrum[i] * coarse.normalisation();
  for (std::size_t i = 0; i < 2 * negative; ++i)
    wide[wide.size() - 2 * negative + i] = spectrum[2 * positive + i] * coarse.normalisation();
  fine.backward(wide.data(), out.data());
  std::vector<Complex> values(factor * n);
  part(out.data(), values);
  return values;
}

/// a(ζ) for ψ constant over each cell of width h; with e^{iζx} taken out, so that nothing grows where Im ζ is at least
/// 0.
Complex transmission_inverse(const std::vector<Complex>& psi, double h, Complex zeta) {
  Complex first = 1, second = 0;
  const Complex turn = std::exp(kI * zeta * h), square = times(zeta, zeta);
  for (const Complex& q : psi) {
    const Complex d = std::sqrt(square + std::norm(q)), angle = d * h;
    const Complex cosine = std::cos(angle);
    const Complex sine = std::norm(angle) > 1e-16 ? std::sin(angle) / d : Complex(h);
    const Complex mixed = times(sine, times(kI, zeta));
    const Complex next = times(cosine - mixed, first) + times(times(sine, q), second);
    second = times(turn, times(cosine + mixed, second) - times(times(sine, std::conj(q)), first));
    first = times(turn, next);
  }
  return first;
}

class Problem {
 public:
  Problem(std::vector<Complex> psi, double length) : length_(length) {
    fine_ = refined(psi, 8, length);
    finer_ = refined(psi, 16, length);
    quick_ = std::move(psi);
  }
  Complex quick(Complex zeta) const { return on(quick_, zeta); }
  Complex fine(Complex zeta) const { return on(fine_, zeta); }
  Complex finer(Complex zeta) const { return on(finer_, zeta); }

 private:
  Complex on(const std::vector<Complex>& psi, Complex zeta) const {
    return transmission_inverse(psi, length_ / static_cast<double>(psi.size()), zeta);
  }
  double length_;
  std::vector<Complex> quick_, fine_, finer_;
};

/// Muller's method for a(ζ) with known zeros divided out.
template <class Function>
Complex muller(const Function& a, const std::vector<Complex>& known, Complex start, double width) {
  const auto value = [&](Complex zeta) {
    Complex f = a(zeta);
    for (const Complex& zero : known) f /= zeta - zero;
    return f;
  };
  Complex x0 = start - width, x1 = start + kI * (width / 2), x2 = start;
  Complex f0 = value(x0), f1 = value(x1), f2 = value(x2);
  for (int turn = 0; turn < 60; ++turn) {
    const Complex h1 = x1 - x0, h2 = x2 - x1, d1 = (f1 - f0) / h1, d2 = (f2 - f1) / h2;
    const Complex second = (d2 - d1) / (h2 + h1), b = second * h2 + d2;
    const Complex root = std::sqrt(b * b - 4.0 * f2 * second);
    const Complex under = std::abs(b + root) > std::abs(b - root) ? b + root : b - root;
    if (under == Complex(0)) break;
    Complex change = -2.0 * f2 / under;
    if (std::abs(change) > 0.5) change *= 0.5 / std::abs(change);
    x0 = std::exchange(x1, x2);
    f0 = std::exchange(f1, f2);
    x2 += change;
    if (x2.imag() < 0) x2 = {x2.real(), -x2.imag() / 2};
    f2 = value(x2);
    if (!(std::abs(change) > 1e-13 * (1 + std::abs(x2)))) break;
  }
  return x2;
}

struct Sampled {
  std::vector<Complex> psi;
  double length = 0;
};

Sampled sampled_of(const core::Array& array) {
  if (array.rank() != 1)
    throw BadParameter(kSolitonContent, "psi", fmt::format("an array of {} dimensions", array.rank()), "along x alone");
  const std::size_t n = array.size();
  if (n < 8) throw BadParameter(kSolitonContent, "psi", fmt::format("{} numbers", n), "at least 8");
  const core::Array numbers = array.as_complex();
  Sampled out{{numbers.complex().begin(), numbers.complex().end()}, 0};
  const std::vector<double> x = array.coordinate_values(0);
  const double spacing = (x[n - 1] - x[0]) / static_cast<double>(n - 1);
  for (std::size_t j = 0; j < n; ++j) {
    if (std::fabs(x[j] - x[0] - spacing * static_cast<double>(j)) > 1e-6 * std::fabs(spacing) || !(spacing > 0))
      throw BadParameter(kSolitonContent, "psi", fmt::format("at x = {:.6g}", x[j]), "at evenly rising places");
    if (!std::isfinite(std::abs(out.psi[j])))
      throw BadParameter(kSolitonContent, "psi", fmt::format("not finite at x = {:.6g}", x[j]), "finite");
  }
  out.length = spacing * static_cast<double>(n);
  double largest = 0;
  for (const Complex& value : out.psi) largest = std::max(largest, std::abs(value));
  for (const Complex& end : {out.psi.front(), out.psi.back()}) {
    if (std::abs(end) > 1e-2 * largest)
      throw BadParameter(kSolitonContent, "psi", fmt::format("{:.3g} at an end", std::abs(end)),
                         fmt::format("below a hundredth of its largest value, {:.3g}: turn the ring so that no soliton "
                                     "stands at the seam",
                                     largest));
  }
  return out;
}

/// Largest |k| of a wave with a thousandth of the strongest.
double widest_wave(const std::vector<Complex>& psi, double length) {
  const ComplexRing ring(0, length, psi.size());
  core::AlignedBuffer field(2 * psi.size()), spectrum(2 * psi.size());
  interleave(psi, field.data());
  ring.forward(field.data(), spectrum.data());
  const auto size = [&](std::size_t j) { return std::hypot(spectrum[2 * j], spectrum[2 * j + 1]); };
  double strongest = 0, widest = 0;
  for (std::size_t j = 0; j < psi.size(); ++j) strongest = std::max(strongest, size(j));
  for (std::size_t j = 0; j < psi.size(); ++j)
    if (size(j) >= 1e-3 * strongest) widest = std::max(widest, std::fabs(ring.wavenumbers()[j]));
  return widest;
}

}  // namespace

SolitonContentSolution soliton_content(const SolitonContent& question, core::Run& run) {
  const auto [psi, length] = sampled_of(question.psi);
  double mass = 0, largest = 0;
  for (const Complex& value : psi) {
    mass += std::norm(value) * length / static_cast<double>(psi.size());
    largest = std::max(largest, std::abs(value));
  }
  std::vector<Complex> zeros;
  if (largest > 0) {
    const Problem problem(psi, length);
    const double reach = widest_wave(psi, length) / 2 + 0.1, high = largest;

    // Along the real axis from -4 to 4 times the reach, in steps that turn a by little; beyond, a turns by ∫|ψ|²/(2|ζ|)
    // at either side.
    const int points = static_cast<int>(std::min(20000.0, 64 + 8 * reach * length * 2));
    double turned = 0;
    Complex before = problem.quick(-4 * reach);
    for (int i = 1; i <= points; ++i) {
      run.tick();
      const Complex now = problem.quick(-4 * reach + 8 * reach * i / points);
      turned += std::arg(now / before);
      before = now;
    }
    const auto count =
        static_cast<std::size_t>(std::max(0L, std::lround((turned + mass / (4 * reach)) / (2 * std::numbers::pi))));

    // The least of |a|, divided by the zeros that are known, on a mesh; from there to the zero.
    constexpr int kAcross = 96, kUp = 24;
    std::vector<std::pair<Complex, Complex>> mesh;
    for (int i = 0; i <= kAcross && count > 0; ++i) {
      run.tick();
      for (int j = 1; j <= kUp; ++j) {
        const Complex at(reach * (2.0 * i / kAcross - 1), high * j / kUp);
        mesh.emplace_back(at, problem.quick(at));
      }
    }
    for (std::size_t tries = 0; zeros.size() < count && tries < 4 * count + 4 && !mesh.empty(); ++tries) {
      run.tick();
      const auto size = [&](const std::pair<Complex, Complex>& place) {
        double value = std::abs(place.second);
        for (const Complex& zero : zeros) value /= std::abs(place.first - zero) + 1e-12;
        return value;
      };
      const auto least = std::ranges::min_element(mesh, {}, size);
      const Complex start = least->first;
      mesh.erase(least);
      const auto fine = [&](Complex zeta) { return problem.fine(zeta); };
      const auto finer = [&](Complex zeta) { return problem.finer(zeta); };
      const Complex coarse = muller(fine, zeros, start, 0.05);
      if (std::abs(problem.fine(coarse)) > 1e-8 || coarse.imag() < 1e-4) continue;
      const bool is_known = std::ranges::any_of(zeros, [&](Complex zero) { return std::abs(zero - coarse) < 1e-5; });
      if (is_known) continue;
      // The cells' error is of second order: 4/3 of the finer less 1/3 of the coarser.
      const Complex sharp = muller(finer, {}, coarse, 1e-4);
      zeros.push_back((4.0 * sharp - coarse) / 3.0);
    }
    if (zeros.size() < count) {
      run.warn(fmt::format("{}: {} of {} solitons found; the others may be next to vanishing", kSolitonContent,
                           zeros.size(), count));
    }
  }
  std::ranges::sort(
      zeros, [](Complex a, Complex b) { return std::pair(-a.imag(), a.real()) < std::pair(-b.imag(), b.real()); });
  SolitonContentSolution solution;
  std::vector<double> amplitudes, velocities;
  for (const Complex& zero : zeros) {
    amplitudes.push_back(2 * zero.imag());
    velocities.push_back(-2 * zero.real());
  }
  const core::Dimension each("soliton", zeros.size());
  solution.eigenvalues = core::Array({each}, std::move(zeros));
  solution.amplitudes = core::Array({each}, std::move(amplitudes));
  solution.velocities = core::Array({each}, std::move(velocities));
  solution.mass = mass;
  return solution;
}

}  // namespace ansatz::fields
