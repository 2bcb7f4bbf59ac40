// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/adaptive/reusable_holdout.h"

#include <fmt/format.h>

#include <cmath>

#include "stdlib/core/error.h"

namespace ansatz::hypothesis {

namespace {

constexpr const char* kHoldout = "holdout";

std::size_t samples_of(const char* name, const core::Value& data) {
  const auto first = [](const core::Array& array) { return array.rank() == 0 ? 0 : array.dimension(0).size; };
  std::size_t count = 0;
  if (const auto* array = data.get<core::Array>()) {
    count = first(*array);
  } else if (const auto* table = data.get<core::Table>()) {
    count = table->rows();
  } else if (const auto* record = data.get<core::Record>()) {
    for (const auto& [field, value] : record->fields) {
      const auto* column = value.get<core::Array>();
      if (!column || (count > 0 && first(*column) != count))
        throw core::BadParameter(kHoldout, name, fmt::format("a record whose field {} is {}", field, value.describe()),
                                 "a record of arrays with a sample each along their first dimension");
      count = first(*column);
    }
  } else {
    throw core::BadParameter(kHoldout, name, data.describe(), "an array [sample, …], a table or a record of arrays");
  }
  if (count == 0) throw core::BadParameter(kHoldout, name, "without samples", "at least one sample");
  return count;
}

struct Means {
  std::vector<double> values;
  bool several;  ///< columns of a matrix
};

Means means_of(core::Callable& query, const core::Value& data, std::size_t samples) {
  const core::Value found = query.call({&data, 1});
  const auto* array = found.get<core::Array>();
  const bool fits = array && (array->rank() == 1 || array->rank() == 2) && array->dimension(0).size == samples;
  if (!fits)
    throw core::BadParameter(kHoldout, "query", "a function that gives " + found.describe(),
                             fmt::format("a function that gives each of the {} samples a number in [0, 1]", samples));
  const core::Array numbers = array->as_real();
  const auto all = numbers.real();
  const std::size_t columns = array->rank() == 2 ? array->dimension(1).size : 1;
  Means means{std::vector<double>(columns, 0.0), array->rank() == 2};
  for (std::size_t i = 0; i < all.size(); ++i) {
    // What it is stays unsaid: it may be a value of the held-out sample.
    if (!(all[i] >= 0 && all[i] <= 1))
      throw core::BadParameter(kHoldout, "query", "a function with a value outside [0, 1] or NaN",
                               "a function with values in [0, 1]");
    means.values[i % columns] += all[i];
  }
  for (double& mean : means.values) mean /= static_cast<double>(samples);
  return means;
}

double laplace(double scale, double uniform) {
  const double u = uniform - 0.5;
  return -scale * std::copysign(1.0, u) * std::log1p(-2 * std::abs(u));
}

}  // namespace

ReusableHoldout::ReusableHoldout(const Holdout& terms, core::Stream stream) : terms_(terms), stream_(stream) {
  if (terms.method != "ladder") samples_of("training", terms.training);
  samples_ = samples_of("held_out", terms.held_out);
}

core::Value ReusableHoldout::call(std::span<const core::Value> arguments) {
  const auto* query = arguments.size() == 1 ? arguments[0].get<std::shared_ptr<core::Callable>>() : nullptr;
  if (!query)
    throw core::BadParameter(
        kHoldout, "query", arguments.size() == 1 ? arguments[0].describe() : fmt::format("{} values", arguments.size()),
        "one function of the data");
  const auto refuse = [this] {
    throw core::Error(
        fmt::format("holdout: all {} of the budget are spent after {} queries; what is asked from here on "
                    "needs samples that were never asked about",
                    terms_.budget, answers_.size()));
  };
  if (spent_ >= terms_.budget) refuse();
  const bool climbs = terms_.method == "ladder";
  Means on_training{};
  if (!climbs) on_training = means_of(**query, terms_.training, samples_of("training", terms_.training));
  const Means on_held_out = means_of(**query, terms_.held_out, samples_);
  if (climbs) on_training = on_held_out;
  if (on_training.values.size() != on_held_out.values.size())
    throw core::BadParameter(kHoldout, "query",
                             fmt::format("a function that gives {} queries of the training sample and {} of the other",
                                         on_training.values.size(), on_held_out.values.size()),
                             "the same function of both");
  std::vector<double> given;
  for (std::size_t i = 0; i < on_training.values.size(); ++i) {
    if (spent_ >= terms_.budget) refuse();
    given.push_back(climbs ? climb(on_held_out.values[i]) : answer(on_training.values[i], on_held_out.values[i]));
  }
  if (terms_.method == "sparse_validate") {
    if (!on_training.several) return given.front() == 1;
    return core::Array({core::Dimension("query", given.size())},
                       std::vector<core::Array::Boolean>(given.begin(), given.end()));
  }
  if (!on_training.several) return given.front();
  return core::Array::along("query", given);
}

double ReusableHoldout::answer(double on_training, double on_held_out) {
  const auto query = static_cast<std::uint64_t>(answers_.size());
  const core::Stream noise = stream_.at(query);
  bool asks = true;
  if (terms_.method != "laplace") {
    const double shift = laplace(2 * terms_.noise, stream_.at("threshold").uniform(static_cast<std::uint64_t>(spent_)));
    const double limit = terms_.threshold + shift + laplace(4 * terms_.noise, noise.uniform(0));
    asks = std::abs(on_held_out - on_training) > limit;
  }
  const bool validates = terms_.method == "sparse_validate";
  double value = validates ? 1 : on_training;
  if (asks && validates) {
    value = 0;
    ++spent_;
  } else if (asks) {
    const auto n = static_cast<double>(samples_);
    value = std::round((on_held_out + laplace(terms_.noise, noise.uniform(1))) * n) / n;
    ++spent_;
  }
  answers_.push_back({value, asks});
  return value;
}

double ReusableHoldout::climb(double on_held_out) {
  const bool is_record = on_held_out < best_ - terms_.threshold;
  if (is_record) {
    best_ = std::round(on_held_out / terms_.threshold) * terms_.threshold;
    ++spent_;
  }
  answers_.push_back({best_, is_record});
  return best_;
}

double ReusableHoldout::log_options() const {
  if (terms_.method == "sparse_validate") return 0;
  if (terms_.method == "ladder") return std::log(std::floor(1 / terms_.threshold) + 2);
  return std::log(static_cast<double>(samples_) + 2);
}

std::string ReusableHoldout::text() const {
  return fmt::format("a holdout of {} samples: {} queries asked, {} of the budget of {} left", samples_,
                     answers_.size(), terms_.budget - spent_, terms_.budget);
}

}  // namespace ansatz::hypothesis
