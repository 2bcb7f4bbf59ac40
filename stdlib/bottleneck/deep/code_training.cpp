// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/deep/code_training.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "stdlib/bottleneck/deep/batches.h"
#include "stdlib/core/extent.h"

namespace ansatz::bottleneck {

using networks::Batch;

CodeTraining::CodeTraining(std::string kernel, const networks::Network& encoder, const networks::Network& decoder,
                           std::vector<double> of_encoder, std::vector<double> of_decoder,
                           const networks::Examples& examples, const Fit& fit, Coding& coding,
                           const CodeObjective& objective, const networks::Descent& descent, std::size_t batch,
                           const core::Stream& stream)
    : kernel_(std::move(kernel)),
      encoder_(encoder),
      decoder_(decoder),
      examples_(examples),
      fit_(fit),
      coding_(coding),
      objective_(objective),
      stream_(stream),
      batch_(std::min(batch, examples.inputs.rows)),
      of_encoder_(std::move(of_encoder)),
      of_decoder_(std::move(of_decoder)),
      by_encoder_(encoder.parameters()),
      by_decoder_(decoder.parameters()),
      order_(examples.inputs.rows),
      encoding_(encoder, batch_),
      decoding_(decoder, batch_, true),
      encoder_descent_(kernel_, descent, encoder.parameters(), &encoder),
      decoder_descent_(kernel_, descent, decoder.parameters(), &decoder) {
  std::iota(order_.begin(), order_.end(), std::size_t{0});
}

CodeTraining::Epoch CodeTraining::epoch(core::Run& run) {
  if (batch_ < order_.size()) {
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    stream_.at(epochs_).shuffle(order_);
  }
  Epoch sum;
  double batches = 0;
  for (const auto rows : batches_of(order_, batch_)) {
    run.tick();
    const Epoch one = step(rows, run);
    sum.fit += one.fit;
    sum.cost += one.cost;
    ++batches;
  }
  ++epochs_;
  if (!std::isfinite(sum.fit) || !std::isfinite(sum.cost) || !core::all_finite(of_encoder_) ||
      !core::all_finite(of_decoder_))
    throw networks::TrainingDiverged(kernel_, epochs_);
  return {sum.fit / batches, sum.cost / batches};
}

CodeTraining::Epoch CodeTraining::step(std::span<const std::size_t> rows, core::Run& run) {
  const Batch x = rows_of(examples_.inputs, rows), wanted = rows_of(examples_.targets, rows);
  Batch encoded(x.rows, encoder_.outputs()), code(x.rows, decoder_.inputs()), out(x.rows, decoder_.outputs());
  encoding_.load(x, 0, x.rows);
  encoding_.forward(of_encoder_, run);
  encoding_.copy_layer(encoder_.layers().size(), encoded);
  coding_.send(encoded, stream_.at("code").at(steps_++), code);
  decoding_.load(code, 0, x.rows);
  decoding_.forward(of_decoder_, run);
  decoding_.copy_layer(decoder_.layers().size(), out);

  Epoch values;
  Batch by_out(out.rows, out.columns), by_code(code.rows, code.columns), by_encoded(encoded.rows, encoded.columns);
  values.fit = fit_.value(x, out, wanted, by_out);
  decoding_.set_output_slopes(by_out);
  decoding_.backward(of_decoder_, by_decoder_, run);
  decoding_.copy_input_slopes(by_code);
  values.cost = coding_.cost(x, encoded, by_encoded, run);
  const double factor = objective_.power == 2 ? 2 * objective_.beta * values.cost : objective_.beta;
  for (double& slope : by_encoded.values) slope *= factor;
  coding_.carry_back(encoded, by_code, by_encoded);
  encoding_.set_output_slopes(by_encoded);
  encoding_.backward(of_encoder_, by_encoder_, run);
  encoder_descent_.step(of_encoder_, by_encoder_);
  decoder_descent_.step(of_decoder_, by_decoder_);
  return values;
}

}  // namespace ansatz::bottleneck
