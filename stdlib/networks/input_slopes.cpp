// SPDX-License-Identifier: MIT
#include "stdlib/networks/input_slopes.h"

#include <algorithm>

#include "stdlib/core/error.h"
#include "stdlib/networks/pass.h"
#include "stdlib/networks/patterns.h"

namespace ansatz::networks {

core::Array input_slopes(const InputSlopes& question, core::Run& run) {
  constexpr const char* kKernel = "input_slopes";
  const Network network = network_of(kKernel, question.net);
  const Loss loss = loss_named(kKernel, question.loss);
  if (network.tokens() > 0)
    throw core::BadParameter(kKernel, "net", "a network of tokens, which have no slope", "one of plain numbers");
  const Examples examples = examples_of(kKernel, question.data, network, loss, Outputs::by_place);
  const std::size_t count = examples.inputs.rows;
  const std::size_t at_once = Pass::rows_at_once(network);
  Pass pass(network, std::min(at_once, count), true);
  std::vector<double> gradient(network.parameters()), values(count * network.inputs());
  for (std::size_t first = 0; first < count; first += at_once) {
    run.tick();
    pass.load(examples.inputs, first, std::min(at_once, count - first));
    pass.forward(question.net.parameters.real(), run);
    Batch out(pass.rows(), network.outputs()), wanted(out.rows, examples.targets.columns),
        slopes(out.rows, out.columns);
    pass.copy_layer(network.layers().size(), out);
    for (std::size_t j = 0; j < wanted.columns; ++j)
      std::copy_n(examples.targets.column(j).data() + first, wanted.rows, wanted.column(j).data());
    loss_and_slopes(loss, out.values.data(), wanted.values.data(), out.rows, out.columns, 1, slopes.values.data(),
                    examples.told);
    pass.set_output_slopes(slopes);
    pass.backward(question.net.parameters.real(), gradient, run);
    Batch by_input(pass.rows(), network.inputs());
    pass.copy_input_slopes(by_input);
    for (std::size_t j = 0; j < by_input.columns; ++j)
      for (std::size_t i = 0; i < by_input.rows; ++i) values[(first + i) * by_input.columns + j] = by_input.at(i, j);
  }
  return core::Array({{"pattern", count}, {"input", network.inputs()}}, std::move(values));
}

}  // namespace ansatz::networks
