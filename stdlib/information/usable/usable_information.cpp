// SPDX-License-Identifier: MIT
#include "stdlib/information/usable/usable_information.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

#include "stdlib/core/error.h"
#include "stdlib/information/checks.h"
#include "stdlib/networks/patterns.h"
#include "stdlib/networks/training.h"

namespace ansatz::information {

namespace {

using core::BadParameter;
using networks::Batch;
using networks::Network;

constexpr const char* kUsableInformation = "usable_information";
constexpr std::size_t kMostClasses = 10000;

std::vector<double> classes_of(const core::Array& given, std::size_t rows, std::size_t& count) {
  const core::Array numbers = finite_numbers(kUsableInformation, "y", given);
  if (numbers.rank() != 1 || numbers.size() != rows)
    throw BadParameter(kUsableInformation, "y", fmt::format("{} numbers", numbers.size()),
                       fmt::format("a class for each of {} rows", rows));
  std::vector<double> out(numbers.real().begin(), numbers.real().end());
  for (const double c : out)
    if (c < 0 || c != std::floor(c) || c >= static_cast<double>(kMostClasses))
      throw BadParameter(kUsableInformation, "y", fmt::format("{:g}", c),
                         fmt::format("classes, whole numbers from 0 to {}", kMostClasses - 1));
  const auto [least, most] = std::minmax_element(out.begin(), out.end());
  if (*least == *most)
    throw BadParameter(kUsableInformation, "y", fmt::format("{:g} throughout", *least), "two classes or more");
  count = static_cast<std::size_t>(*most) + 1;
  return out;
}

/// Mean 0 and deviation 1 of the rows learnt from, here and where it is told; 0 where they do not differ by more than
/// rounding.
void standardise(Batch& learnt, Batch& apart) {
  const auto n = static_cast<double>(learnt.rows);
  for (std::size_t j = 0; j < learnt.columns; ++j) {
    double mean = 0, square = 0, largest = 0;
    for (const double v : learnt.column(j)) {
      mean += v;
      largest = std::max(largest, std::abs(v));
    }
    mean /= n;
    for (const double v : learnt.column(j)) square += (v - mean) * (v - mean);
    const double deviation = std::sqrt(square / n), factor = deviation > 1e-12 * largest ? 1 / deviation : 0;
    for (Batch* batch : {&learnt, &apart})
      for (double& v : batch->column(j)) v = (v - mean) * factor;
  }
}

Batch column_of_classes(const std::vector<double>& classes, std::span<const std::size_t> rows) {
  Batch out(rows.size(), 1);
  for (std::size_t i = 0; i < rows.size(); ++i) out.at(i, 0) = classes[rows[i]];
  return out;
}

/// The model with which a fold is told, to be learnt from the others.
class Teller {
 public:
  Teller(const UsableInformation& question, std::size_t features, std::size_t classes)
      : question_(question), network_(shape(question, features, classes)) {
    descent_.rate = question.rate;
    descent_.decay = question.decay;
  }

  /// −ln q of each row kept apart.
  std::vector<double> losses(Batch learnt, const Batch& learnt_classes, Batch apart, const Batch& apart_classes,
                             const core::Stream& stream, const core::Run& run) const {
    standardise(learnt, apart);
    networks::Told told;
    told.by_class = true;
    const networks::Examples examples{std::move(learnt), learnt_classes, told};
    std::vector<double> start =
        networks::initial_parameters(kUsableInformation, network_, "automatic", stream.at("weights"));
    // A convex loss does not ask where it is started from: at 0 all classes are alike, and nothing has to be unlearnt.
    if (question_.hidden.empty()) std::fill(start.begin(), start.end(), 0.0);
    networks::Training training(kUsableInformation, network_, std::move(start), examples, networks::Loss::cross_entropy,
                                descent_, static_cast<std::size_t>(question_.batch), stream.at("order"));
    for (int e = 0; e < question_.epochs; ++e) training.epoch(run);
    const Batch outputs = networks::layer_of(network_, training.parameters(), apart, network_.layers().size(), run);
    std::vector<double> out(outputs.rows), slopes(outputs.values.size());
    networks::loss_and_slopes(networks::Loss::cross_entropy, outputs.values.data(), apart_classes.values.data(),
                              outputs.rows, outputs.columns, 1, slopes.data(), told, out.data());
    return out;
  }

 private:
  static Network shape(const UsableInformation& question, std::size_t features, std::size_t classes) {
    std::vector<double> sizes{static_cast<double>(features)};
    sizes.insert(sizes.end(), question.hidden.begin(), question.hidden.end());
    sizes.push_back(static_cast<double>(classes));
    return {networks::checked_sizes(kUsableInformation, "hidden", sizes),
            networks::activation(kUsableInformation, question.activation),
            networks::activation(kUsableInformation, std::string("identity"))};
  }

  const UsableInformation& question_;
  Network network_;
  networks::Descent descent_;
};

/// −ln of the classes' shares among rows learnt from, half a row of each besides.
std::vector<double> shares_of(const Batch& classes, std::size_t count) {
  std::vector<double> out(count, 0.5);
  for (const double c : classes.values) ++out[static_cast<std::size_t>(c)];
  const double all = static_cast<double>(classes.rows) + 0.5 * static_cast<double>(count);
  for (double& share : out) share = -std::log(share / all);
  return out;
}

void check(const UsableInformation& question) {
  const auto refuse = [](const char* name, double found, const char* wanted) {
    throw BadParameter(kUsableInformation, name, fmt::format("{:g}", found), wanted);
  };
  if (question.folds < 2) refuse("folds", question.folds, "at least 2");
  if (question.epochs < 1) refuse("epochs", question.epochs, "at least 1");
  if (question.batch < 1) refuse("batch", question.batch, "at least 1");
}

}  // namespace

UsableInformationEstimate usable_information(const UsableInformation& question, core::Run& run) {
  const double log_base = log_of_base(kUsableInformation, question.base);
  check(question);
  const Batch x = networks::batch_of(kUsableInformation, "x", question.x);
  std::size_t count = 0;
  const std::vector<double> classes = classes_of(question.y, x.rows, count);
  const auto folds = static_cast<std::size_t>(question.folds);
  if (x.rows < 2 * folds)
    throw BadParameter(kUsableInformation, "folds", std::to_string(folds),
                       fmt::format("at most {}, so that each of them has two of {} rows", x.rows / 2, x.rows));
  const Teller teller(question, x.columns, count);

  std::vector<std::size_t> order(x.rows);
  std::iota(order.begin(), order.end(), std::size_t{0});
  run.stream("folds").shuffle(order);
  std::vector<double> pointwise(x.rows);
  double without = 0, with = 0;
  for (std::size_t f = 0; f < folds; ++f) {
    run.progress(static_cast<double>(f) / static_cast<double>(folds));
    const std::size_t first = f * x.rows / folds, end = (f + 1) * x.rows / folds;
    const std::vector<std::size_t> apart(order.begin() + static_cast<std::ptrdiff_t>(first),
                                         order.begin() + static_cast<std::ptrdiff_t>(end));
    std::vector<std::size_t> learnt(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(first));
    learnt.insert(learnt.end(), order.begin() + static_cast<std::ptrdiff_t>(end), order.end());
    const Batch learnt_classes = column_of_classes(classes, learnt), apart_classes = column_of_classes(classes, apart);
    const std::vector<double> by_share = shares_of(learnt_classes, count);
    const core::Stream stream = run.stream("models").at(f);
    const std::vector<double> by_model = teller.losses(networks::rows_of(x, learnt), learnt_classes,
                                                       networks::rows_of(x, apart), apart_classes, stream, run);
    for (std::size_t i = 0; i < apart.size(); ++i) {
      const double blind = by_share[static_cast<std::size_t>(classes[apart[i]])];
      without += blind;
      with += by_model[i];
      pointwise[apart[i]] = (blind - by_model[i]) / log_base;
    }
  }

  const auto n = static_cast<double>(x.rows);
  UsableInformationEstimate out;
  out.label_entropy = without / n / log_base;
  out.conditional_entropy = with / n / log_base;
  out.information = out.label_entropy - out.conditional_entropy;
  double square = 0;
  for (const double v : pointwise) square += (v - out.information) * (v - out.information);
  out.error = std::sqrt(square / (n - 1) / n);
  out.pointwise = core::Array({{"row", x.rows}}, std::move(pointwise));
  out.pointwise.label = "usable information (" + base_name(question.base) + ")";
  return out;
}

}  // namespace ansatz::information
