// SPDX-License-Identifier: MIT
#include "stdlib/sampling/design.h"

#include <boost/random/sobol.hpp>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <vector>

namespace ansatz::sampling {

namespace {

constexpr std::size_t kTick = 4096;  // points between two questions whether to stop

core::Array table_of(const Design& design, std::vector<double> values) {
  return core::Array({core::Dimension("point", design.points), core::Dimension("axis", design.axes)},
                     std::move(values));
}

}  // namespace

core::Array random(const Design& question, core::Run& run) {
  std::vector<double> values(question.points * question.axes);
  for (std::size_t k = 0; k < question.axes; ++k) {
    const core::Stream draws = run.stream("random").at(k);
    for (std::size_t i = 0; i < question.points; ++i) {
      if (i % kTick == 0) run.tick();
      values[i * question.axes + k] = draws.uniform(i);
    }
  }
  return table_of(question, std::move(values));
}

core::Array latin_hypercube(const Design& question, core::Run& run) {
  std::vector<double> values(question.points * question.axes);
  const double n = static_cast<double>(question.points);
  for (std::size_t k = 0; k < question.axes; ++k) {
    run.tick();
    const core::Stream draws = run.stream("latin hypercube").at(k);
    std::vector<std::size_t> strata(question.points);
    std::iota(strata.begin(), strata.end(), std::size_t{0});
    draws.at("order").shuffle(strata);
    const core::Stream places = draws.at("place");
    for (std::size_t i = 0; i < question.points; ++i) {
      const double below = static_cast<double>(strata[i]) / n;
      double value = (static_cast<double>(strata[i]) + places.uniform(i)) / n;
      // Rounding must not push a point onto the stratum above.
      const double above = static_cast<double>(strata[i] + 1) / n;
      if (value >= above) value = std::nextafter(above, below);
      values[i * question.axes + k] = value;
    }
  }
  return table_of(question, std::move(values));
}

core::Array sobol(const Design& question, core::Run& run) {
  // 32 bits: whole numbers below 2^32 over 2^32, exact, and 0 only for the origin, which the engine leaves out.
  boost::random::sobol_engine<std::uint32_t, 32> engine(question.axes);
  std::vector<double> values(question.points * question.axes);
  for (std::size_t i = 0; i < question.points; ++i) {
    if (i % kTick == 0) run.tick();
    for (std::size_t k = 0; k < question.axes; ++k)
      values[i * question.axes + k] = std::ldexp(static_cast<double>(engine()), -32);
  }
  return table_of(question, std::move(values));
}

}  // namespace ansatz::sampling
