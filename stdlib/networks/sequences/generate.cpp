// SPDX-License-Identifier: MIT
#include "stdlib/networks/sequences/generate.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/networks/pass.h"
#include "stdlib/networks/patterns.h"

namespace ansatz::networks {

namespace {

using core::BadParameter;

constexpr const char* kGenerate = "generate";

void check(const Network& network, const Batch& prompt, double temperature) {
  const std::size_t tokens = network.tokens(), places = network.inputs();
  if (tokens == 0 || network.outputs() != places * tokens || (places > 1 && network.places() != places))
    throw BadParameter(kGenerate, "net", "of another make",
                       "one of tokens: embedding first, and last so many outputs at each place, as "
                       "convolution(tokens, size = 1) gives");
  if (prompt.columns > places)
    throw BadParameter(kGenerate, "prompt", fmt::format("of {} places", prompt.columns),
                       fmt::format("of at most {}, as the network has", places));
  for (const double token : prompt.values)
    if (!(token >= 0 && token < static_cast<double>(tokens)) || token != std::floor(token))
      throw BadParameter(kGenerate, "prompt", fmt::format("{:g}", token), fmt::format("tokens in [0, {}]", tokens - 1));
  if (!(temperature >= 0) || std::isinf(temperature))
    throw BadParameter(kGenerate, "temperature", fmt::format("{:g}", temperature), "at least 0 and finite");
}

/// One of the outputs of a row, which lie `stride` apart.
std::size_t drawn(const double* outputs, std::size_t count, std::size_t stride, double temperature, double u,
                  std::vector<double>& sums) {
  std::size_t largest = 0;
  for (std::size_t j = 1; j < count; ++j)
    if (outputs[j * stride] > outputs[largest * stride]) largest = j;
  if (temperature == 0) return largest;
  double sum = 0;
  for (std::size_t j = 0; j < count; ++j)
    sums[j] = sum += std::exp((outputs[j * stride] - outputs[largest * stride]) / temperature);
  return static_cast<std::size_t>(std::upper_bound(sums.begin(), sums.end() - 1, u * sum) - sums.begin());
}

}  // namespace

core::Array generate(const Generate& question, core::Run& run) {
  const Network network = network_of(kGenerate, question.net);
  const Batch prompt = batch_of(kGenerate, "prompt", question.prompt);
  check(network, prompt, question.temperature);
  const std::size_t places = network.inputs(), tokens = network.tokens(), count = prompt.rows;
  Batch all(count, places + 1);
  std::copy(prompt.values.begin(), prompt.values.end(), all.values.begin());
  const core::Stream stream = run.stream("tokens");
  const std::size_t at_once = Pass::rows_at_once(network);
  Pass pass(network, std::min(at_once, count));
  std::vector<double> sums(tokens);
  for (std::size_t place = prompt.columns; place <= places; ++place) {
    for (std::size_t first = 0; first < count; first += at_once) {
      run.tick();
      Batch seen(std::min(at_once, count - first), places);
      for (std::size_t p = 0; p < place; ++p)
        std::copy_n(all.column(p).data() + first, seen.rows, seen.column(p).data());
      pass.load(seen, 0, seen.rows);
      pass.forward(question.net.parameters.real(), run);
      for (std::size_t tile = 0; tile < pass.tiles(); ++tile) {
        const std::size_t rows = pass.rows_of(tile), from = first + tile * Pass::kTileRows;
        const double* const outputs = pass.output(tile).data() + (place - 1) * tokens * rows;
        for (std::size_t i = 0; i < rows; ++i)
          all.at(from + i, place) = static_cast<double>(
              drawn(outputs + i, tokens, rows, question.temperature, stream.at(from + i).uniform(place), sums));
      }
    }
  }
  std::vector<double> values(count * (places + 1));
  for (std::size_t p = 0; p <= places; ++p)
    for (std::size_t i = 0; i < count; ++i) values[i * (places + 1) + p] = all.at(i, p);
  return core::Array({{"pattern", count}, {"place", places + 1}}, std::move(values));
}

}  // namespace ansatz::networks
