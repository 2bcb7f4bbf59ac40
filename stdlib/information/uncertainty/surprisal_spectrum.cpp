// SPDX-License-Identifier: MIT
#include "stdlib/information/uncertainty/surprisal_spectrum.h"

#include <cmath>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/core/fft.h"
#include "stdlib/information/sequences/series.h"

namespace ansatz::information {

core::Array surprisal_spectrum(const SurprisalSpectrum& question, core::Run& run) {
  constexpr const char* kKernel = "surprisal_spectrum";
  const bool is_real = question.part == "real", is_power = question.part == "power";
  if (!is_real && !is_power && question.part != "magnitude")
    throw core::BadParameter(kKernel, "part", "\"" + question.part + "\"", "\"magnitude\", \"real\" or \"power\"");
  const Series series(kKernel, "x", question.x, 2);
  run.tick();
  const std::size_t n = series.size();
  core::AlignedBuffer in(n), out(2 * (n / 2 + 1));
  const double mean = question.centred ? moments(series.values()).mean : 0;
  for (std::size_t i = 0; i < n; ++i) in[i] = series[i] - mean;
  core::FftPlan(core::Transform::real_forward, n).execute(in.data(), out.data());
  const auto length = static_cast<double>(n);
  const double scale = !question.normalised ? 1 : is_power ? 1 / length : 1 / std::sqrt(length);
  std::vector<double> frequencies, spectrum;
  for (std::size_t k = 0; k <= n / 2; ++k) {
    const double re = out[2 * k], im = out[2 * k + 1];
    frequencies.push_back(static_cast<double>(k) / length);
    spectrum.push_back(scale * (is_real ? re : is_power ? re * re + im * im : std::hypot(re, im)));
  }
  // What is left of the mean is rounding.
  if (question.centred) spectrum[0] = 0;
  core::Array made({core::Dimension("frequency", core::Array::of(std::move(frequencies)))}, std::move(spectrum));
  made.label = is_real ? "real part of the spectrum" : is_power ? "power of the spectrum" : "magnitude of the spectrum";
  return made;
}

}  // namespace ansatz::information
