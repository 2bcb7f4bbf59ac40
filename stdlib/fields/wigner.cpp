// SPDX-License-Identifier: MIT
#include "stdlib/fields/wigner.h"

#include <fmt/format.h>

#include <cmath>
#include <complex>
#include <numbers>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/fields/checks.h"
#include "stdlib/fields/complex_ring.h"

namespace ansatz::fields {
namespace {

constexpr const char* kWigner = "wigner";

double checked_spacing(const Wigner& question) {
  const core::Array& psi = question.psi;
  if (psi.rank() != 1 || psi.type() != core::ElementType::complex)
    throw core::BadParameter(
        kWigner, "psi",
        fmt::format("{} along {} {}", describe(psi.type()), psi.rank(), psi.rank() == 1 ? "dimension" : "dimensions"),
        "complex numbers along one dimension, such as psi.at(time = 3)");
  require(kWigner, "psi", static_cast<double>(psi.size()), psi.size() >= 8, "at least eight points long");
  const std::vector<double> x = psi.coordinate_values(0);
  const double spacing = (x.back() - x.front()) / static_cast<double>(x.size() - 1);
  for (std::size_t j = 0; j < x.size(); ++j) {
    if (!(std::fabs(x[j] - x.front() - spacing * static_cast<double>(j)) <= 1e-6 * spacing))
      throw core::BadParameter(kWigner, "psi", "on uneven coordinates", "on evenly spaced ones");
    const std::complex<double> value = psi.complex()[j];
    if (!std::isfinite(value.real()) || !std::isfinite(value.imag()))
      throw core::BadParameter(kWigner, "psi", fmt::format("not finite at element {}", j + 1), "finite");
  }
  require(kWigner, "every", static_cast<double>(question.every), question.every >= 1, "at least 1");
  return spacing;
}

void doubt_beyond(std::span<const std::complex<double>> psi, double spacing, core::Run& run) {
  const ComplexRing ring(0, spacing * static_cast<double>(psi.size()), psi.size());
  core::AlignedBuffer field(2 * psi.size()), spectrum(2 * psi.size());
  interleave(psi, field.data());
  ring.forward(field.data(), spectrum.data());
  double all = 0, beyond = 0;
  for (std::size_t j = 0; j < psi.size(); ++j) {
    const double weight = spectrum[2 * j] * spectrum[2 * j] + spectrum[2 * j + 1] * spectrum[2 * j + 1];
    all += weight;
    if (2 * std::fabs(ring.wavenumbers()[j]) > ring.highest_wavenumber()) beyond += weight;
  }
  if (beyond > 1e-6 * all)
    run.warn(
        fmt::format("wigner: {:.2g} of the field has wavenumbers beyond half of the grid's highest and is folded "
                    "back; take more points",
                    beyond / all));
}

}  // namespace

Wigner::Wigner() : psi({core::Dimension("x", 8)}, std::vector<std::complex<double>>(8)) {}

core::Array wigner(const Wigner& question, core::Run& run) {
  const double spacing = checked_spacing(question);
  const auto psi = question.psi.complex();
  const auto n = static_cast<std::ptrdiff_t>(psi.size());
  doubt_beyond(psi, spacing, run);
  // e^{2iky} of steps in y of one spacing: a ring twice as fine in length.
  const ComplexRing ring(0, 2 * spacing * static_cast<double>(n), psi.size());
  std::vector<std::size_t> kept;  // in rising k
  std::vector<double> k, x;
  for (std::ptrdiff_t j = 0; j < n; ++j) {
    const auto place = static_cast<std::size_t>((j + (n + 1) / 2) % n);
    const double wave = ring.wavenumbers()[place];
    if (question.wavenumbers && !(wave >= question.wavenumbers->low && wave <= question.wavenumbers->high)) continue;
    kept.push_back(place);
    k.push_back(wave);
  }
  if (kept.empty())
    throw core::BadParameter(kWigner, "wavenumbers",
                             fmt::format("{:.6g}..{:.6g}", question.wavenumbers->low, question.wavenumbers->high),
                             fmt::format("a stretch that holds one of the grid's, {:.6g} apart up to {:.6g}",
                                         2 * std::numbers::pi / ring.length(), ring.highest_wavenumber()));
  const std::vector<double> places = question.psi.coordinate_values(0);
  core::AlignedBuffer product(2 * psi.size()), out(2 * psi.size());
  std::vector<double> values;
  for (std::ptrdiff_t i = 0; i < n; i += question.every) {
    run.tick();
    x.push_back(places[static_cast<std::size_t>(i)]);
    for (std::ptrdiff_t m = 0; m < n; ++m) {
      const std::ptrdiff_t y = m < (n + 1) / 2 ? m : m - n;
      std::complex<double> value = 0;
      if (i + y >= 0 && i + y < n && i - y >= 0 && i - y < n)
        value = std::conj(psi[static_cast<std::size_t>(i + y)]) * psi[static_cast<std::size_t>(i - y)];
      product[2 * static_cast<std::size_t>(m)] = value.real();
      product[2 * static_cast<std::size_t>(m) + 1] = value.imag();
    }
    ring.backward(product.data(), out.data());
    for (std::size_t place : kept) values.push_back(out[2 * place] * spacing / std::numbers::pi);
  }
  const core::Dimension& along = question.psi.dimension(0);
  core::Array of_x({core::Dimension(along.name, x.size())}, x), of_k({core::Dimension("k", k.size())}, k);
  if (along.coordinates) {
    of_x.unit = along.coordinates->unit;
    of_x.label = along.coordinates->label;
    if (!of_x.unit.symbol.empty()) of_k.unit = core::parse_unit("1/" + of_x.unit.symbol);
  }
  of_k.label = "k";
  core::Array result({core::Dimension(along.name, std::move(of_x)), core::Dimension("k", std::move(of_k))},
                     std::move(values));
  result.label = "W(x, k)";
  result.density_over = {along.name, "k"};
  return result;
}

}  // namespace ansatz::fields
