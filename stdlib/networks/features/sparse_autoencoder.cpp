// SPDX-License-Identifier: MIT
#include "stdlib/networks/features/sparse_autoencoder.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "stdlib/core/count.h"
#include "stdlib/core/error.h"
#include "stdlib/networks/batch.h"
#include "stdlib/networks/descent.h"
#include "stdlib/networks/patterns.h"
#include "stdlib/networks/products.h"
#include "stdlib/networks/training.h"

namespace ansatz::networks {

namespace {

using core::BadParameter;

constexpr const char* kSparseAutoencoder = "sparse_autoencoder";
constexpr std::size_t kMostWeights = 100'000'000;

/// Where the four parts of the code lie in one block of numbers.
struct Places {
  std::size_t components, features;
  std::size_t encoder() const { return 0; }
  std::size_t thresholds() const { return features * components; }
  std::size_t decoder() const { return thresholds() + features; }
  std::size_t centre() const { return decoder() + features * components; }
  std::size_t size() const { return centre() + components; }
  /// Component a of the direction of feature f.
  std::size_t direction(std::size_t f, std::size_t a) const { return decoder() + a * features + f; }
};

class Coder {
 public:
  Coder(const Places& places, double penalty, std::size_t most_rows)
      : places_(places),
        penalty_(penalty),
        codes_(most_rows * places.features),
        back_(most_rows * places.components),
        slopes_(most_rows * places.features) {}

  /// z of rows kept column by column.
  std::span<const double> encode(const std::vector<double>& parameters, const double* x, std::size_t rows) {
    dense(x, rows, places_.components, parameters.data() + places_.encoder(), parameters.data() + places_.thresholds(),
          places_.features, codes_.data());
    for (double& z : std::span(codes_).first(rows * places_.features)) z = std::max(z, 0.0);
    return std::span(codes_).first(rows * places_.features);
  }

  /// x̂ of the rows that were encoded last.
  std::span<const double> decode(const std::vector<double>& parameters, std::size_t rows) {
    dense(codes_.data(), rows, places_.features, parameters.data() + places_.decoder(),
          parameters.data() + places_.centre(), places_.components, back_.data());
    return std::span(back_).first(rows * places_.components);
  }

  /// The loss summed over rows; the slopes of its mean.
  double learn(const std::vector<double>& parameters, const double* x, std::size_t rows,
               std::vector<double>& gradient) {
    encode(parameters, x, rows);
    decode(parameters, rows);
    const double share = 1 / static_cast<double>(rows);
    double loss = 0;
    for (std::size_t k = 0; k < rows * places_.components; ++k) {
      const double miss = back_[k] - x[k];
      loss += miss * miss;
      back_[k] = 2 * share * miss;
    }
    std::fill(gradient.begin(), gradient.end(), 0.0);
    add_slopes(codes_.data(), rows, places_.features, back_.data(), places_.components,
               gradient.data() + places_.decoder(), gradient.data() + places_.centre());
    carry_back(back_.data(), rows, places_.components, parameters.data() + places_.decoder(), places_.features,
               slopes_.data());
    for (std::size_t k = 0; k < rows * places_.features; ++k) {
      loss += penalty_ * codes_[k];
      slopes_[k] = codes_[k] > 0 ? slopes_[k] + share * penalty_ : 0;
    }
    add_slopes(x, rows, places_.components, slopes_.data(), places_.features, gradient.data() + places_.encoder(),
               gradient.data() + places_.thresholds());
    return loss;
  }

 private:
  Places places_;
  double penalty_;
  std::vector<double> codes_, back_, slopes_;
};

void make_directions_one(const Places& places, std::vector<double>& parameters) {
  for (std::size_t f = 0; f < places.features; ++f) {
    double square = 0;
    for (std::size_t a = 0; a < places.components; ++a)
      square += parameters[places.direction(f, a)] * parameters[places.direction(f, a)];
    if (!(square > 0)) continue;
    for (std::size_t a = 0; a < places.components; ++a) parameters[places.direction(f, a)] /= std::sqrt(square);
  }
}

void tie(const Places& places, std::vector<double>& parameters) {
  for (std::size_t f = 0; f < places.features; ++f)
    for (std::size_t a = 0; a < places.components; ++a)
      parameters[places.encoder() + f * places.components + a] = parameters[places.direction(f, a)];
}

/// What is not free moves with what it is tied to, or not at all.
void bind(const SparseAutoencoder& question, const Places& places, std::vector<double>& gradient) {
  if (question.tied) {
    for (std::size_t f = 0; f < places.features; ++f)
      for (std::size_t a = 0; a < places.components; ++a)
        gradient[places.direction(f, a)] += gradient[places.encoder() + f * places.components + a];
  }
  if (!question.centred)
    std::fill(gradient.begin() + static_cast<std::ptrdiff_t>(places.centre()), gradient.end(), 0.0);
}

std::vector<double> start_of(const Places& places, const core::Stream& stream) {
  std::vector<double> parameters(places.size());
  stream.fill_normal(std::span(parameters).subspan(places.decoder(), places.features * places.components));
  make_directions_one(places, parameters);
  tie(places, parameters);
  return parameters;
}

void take_mean_out(Batch& x) {
  for (std::size_t a = 0; a < x.columns; ++a) {
    const auto column = x.column(a);
    const double mean = std::accumulate(column.begin(), column.end(), 0.0) / static_cast<double>(x.rows);
    for (double& v : column) v -= mean;
  }
}

/// Root mean square of the entries.
double scale_of(const Batch& x) {
  double most = 0, sum = 0;
  for (const double v : x.values) most = std::max(most, std::abs(v));
  if (!(most > 0)) throw BadParameter(kSparseAutoencoder, "x", "0 throughout", "above or below 0 somewhere");
  for (const double v : x.values) sum += v / most * (v / most);
  return most * std::sqrt(sum / static_cast<double>(x.values.size()));
}

double explained(const Batch& x, std::span<const double> back) {
  double missed = 0, variance = 0;
  for (std::size_t a = 0; a < x.columns; ++a) {
    const auto column = x.column(a);
    const double mean = std::accumulate(column.begin(), column.end(), 0.0) / static_cast<double>(x.rows);
    for (std::size_t i = 0; i < x.rows; ++i) {
      missed += (back[a * x.rows + i] - column[i]) * (back[a * x.rows + i] - column[i]);
      variance += (column[i] - mean) * (column[i] - mean);
    }
  }
  return 1 - missed / variance;
}

void check(const SparseAutoencoder& question, const Places& places) {
  core::count_of_at_least(0, kSparseAutoencoder, "features", question.features);
  if (places.components * places.features > kMostWeights)
    throw BadParameter(kSparseAutoencoder, "features", std::to_string(question.features),
                       fmt::format("fewer: there would be more than {} weights", kMostWeights));
  if (!(question.penalty >= 0) || !std::isfinite(question.penalty))
    throw BadParameter(kSparseAutoencoder, "penalty", fmt::format("{:g}", question.penalty), "at least 0");
  core::count_of_at_least(1, kSparseAutoencoder, "epochs", question.epochs);
  core::count_of_at_least(1, kSparseAutoencoder, "batch", question.batch);
}

}  // namespace

SparseCode sparse_autoencoder(const SparseAutoencoder& question, core::Run& run) {
  Batch x = batch_of(kSparseAutoencoder, "x", question.x);
  const Places places{x.columns, question.features > 0 ? static_cast<std::size_t>(question.features) : 4 * x.columns};
  check(question, places);
  const double scale = scale_of(x);
  for (double& v : x.values) v /= scale;
  if (question.centred) take_mean_out(x);
  auto parameters = start_of(places, run.stream("directions"));
  const std::size_t count = x.rows, batch = std::min(static_cast<std::size_t>(question.batch), count);
  Descent rule;
  rule.rate = question.rate;
  Descender descender(kSparseAutoencoder, rule, parameters.size(), nullptr);
  std::vector<double> gradient(parameters.size()), losses, epochs;
  std::vector<std::size_t> order(count);
  Coder coder(places, question.penalty, count);
  for (std::size_t epoch = 0; epoch < static_cast<std::size_t>(question.epochs); ++epoch) {
    std::iota(order.begin(), order.end(), std::size_t{0});
    run.stream("order").at(epoch).shuffle(order);
    double loss = 0;
    for (std::size_t first = 0; first < count; first += batch) {
      run.tick();
      const auto taken = std::span(order).subspan(first, std::min(batch, count - first));
      const Batch rows = rows_of(x, taken);
      loss += coder.learn(parameters, rows.values.data(), rows.rows, gradient);
      bind(question, places, gradient);
      descender.step(parameters, gradient);
      make_directions_one(places, parameters);
      if (question.tied) tie(places, parameters);
    }
    if (!std::isfinite(loss)) throw TrainingDiverged(kSparseAutoencoder, epoch + 1);
    losses.push_back(loss / static_cast<double>(count));
    epochs.push_back(static_cast<double>(epoch + 1));
    run.progress(static_cast<double>(epoch + 1) / question.epochs);
  }
  const auto codes = coder.encode(parameters, x.values.data(), count);
  SparseCode out;
  std::vector<double> by_row(codes.size()), directions(places.features * places.components);
  for (std::size_t f = 0; f < places.features; ++f) {
    for (std::size_t i = 0; i < count; ++i) {
      const double z = codes[f * count + i];
      by_row[i * places.features + f] = scale * z;
      out.active += z > 0 ? 1 / static_cast<double>(count) : 0;
    }
    for (std::size_t a = 0; a < places.components; ++a)
      directions[f * places.components + a] = parameters[places.direction(f, a)];
  }
  out.explained = explained(x, coder.decode(parameters, count));
  core::Dimension samples = question.x.dimension(0);
  if (samples.name.empty()) samples.name = "sample";
  out.codes = core::Array({samples, {"feature", places.features}}, std::move(by_row));
  out.directions = core::Array({{"feature", places.features}, {"component", places.components}}, std::move(directions));
  out.loss = core::Array({core::Dimension("epoch", core::Array::of(std::move(epochs)))}, std::move(losses));
  return out;
}

}  // namespace ansatz::networks
