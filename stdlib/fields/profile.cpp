// SPDX-License-Identifier: MIT
#include "stdlib/fields/profile.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"

namespace ansatz::fields {

std::vector<double> sampled(const core::Function& function, std::span<const double> x) {
  std::vector<double> values(x.size());
  const double* const inputs = x.data();
  function.evaluate({&inputs, 1}, values.data(), x.size());
  return values;
}

std::vector<double> sampled(const char* kernel, const Profile& profile, const std::string& name,
                            std::span<const double> x) {
  std::vector<double> values;
  if (const auto* function = std::get_if<core::Function>(&profile)) {
    values = sampled(*function, x);
  } else {
    const core::Array& samples = std::get<core::Array>(profile);
    if (samples.rank() == 0) return std::vector<double>(x.size(), samples.number(0));
    if (samples.size() != x.size()) {
      throw core::BadParameter(kernel, "initial", fmt::format("a {} of {} samples", name, samples.size()),
                               fmt::format("sampled at the {} points of the grid, or a function of x", x.size()));
    }
    const core::Array numbers = samples.as_real();
    values.assign(numbers.real().begin(), numbers.real().end());
  }
  const auto bad = std::ranges::find_if(values, [](double value) { return !std::isfinite(value); });
  if (bad != values.end()) {
    const double at = x[static_cast<std::size_t>(bad - values.begin())];
    throw core::BadParameter(kernel, "initial", fmt::format("{} in its {} at x = {:.6g}", *bad, name, at),
                             "finite on the whole domain");
  }
  return values;
}

}  // namespace ansatz::fields
