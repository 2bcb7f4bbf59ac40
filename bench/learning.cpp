// SPDX-License-Identifier: MIT
//
// What it costs to ask a network which features it listens to, against draws and its passes there and back alone;
// critics that draw their codes against those that do not; and the law of a tail with its bootstrap against the
// resampling alone.
#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <string_view>
#include <vector>

#include "stdlib/information/functional/functional_entropy.h"
#include "stdlib/information/generalisation/inductive_bias.h"
#include "stdlib/information/variational/variational_mutual_information.h"
#include "stdlib/networks/mlp.h"
#include "stdlib/networks/pass.h"
#include "stopwatch.h"

namespace {

using namespace ansatz;

core::Array normals(std::uint64_t seed, std::size_t rows, std::size_t columns) {
  std::vector<double> values(rows * columns);
  core::Stream(seed).fill_normal(values);
  return core::Array({{"", rows}, {"", columns}}, std::move(values));
}

void row(const char* what, double ours, const char* against, double theirs) {
  fmt::print("{:<58}  {:>9.3f} ms  {:>6.2f} × {}\n", what, 1e3 * ours, ours / theirs, against);
}

void contributions(bool brief, std::size_t inputs) {
  constexpr std::size_t kDraws = 256, kPoints = 20;
  core::Run run;
  information::FunctionalContributions question;
  const networks::Perceptron net = networks::mlp({{static_cast<double>(inputs), 64.0, 10.0}, std::string("relu")}, run);
  question.f = net;
  question.x = normals(1, kPoints, inputs);
  question.of_class = 0;
  question.others = "moving";
  question.draws = kDraws;
  const double ours =
      bench::least_seconds(brief ? 1 : 20, [&] { information::functional_contributions(question, run); });
  const networks::Network network = networks::network_of("bench", net);
  networks::Pass pass(network, kDraws, true);
  networks::Batch rows(kDraws, inputs), slopes(kDraws, 10);
  core::Stream(3).fill_normal(slopes.values);
  std::vector<double> gradient(network.parameters());
  const double passes = bench::least_seconds(brief ? 1 : 20, [&] {
    for (std::size_t p = 0; p < kPoints; ++p) {
      core::Stream(p).fill_normal(rows.values);
      pass.load(rows, 0, kDraws);
      pass.forward(net.parameters.real(), run);
      pass.set_output_slopes(slopes);
      pass.backward(net.parameters.real(), gradient, run);
    }
  });
  row(fmt::format("contributions of {} features, 20 points, 256 draws", inputs).c_str(), ours, "draws and passes",
      passes);
}

void codes(bool brief, const char* critic) {
  core::Run run;
  information::VariationalMutualInformation question;
  question.x = normals(4, 2000, 20);
  question.y = normals(5, 2000, 20);
  question.critic = critic;
  question.hidden = {64};
  question.steps = brief ? 5 : 100;
  const double exact =
      bench::least_seconds(brief ? 1 : 3, [&] { information::variational_mutual_information(question, run); });
  question.encoder = "gaussian";
  const double drawn =
      bench::least_seconds(brief ? 1 : 3, [&] { information::variational_mutual_information(question, run); });
  row(fmt::format("drawn codes, {}, 100 steps", critic).c_str(), drawn, "exact ones", exact);
}

void tail(bool brief, std::size_t count) {
  std::vector<double> losses(count);
  core::Stream(6).fill_normal(losses);
  for (double& loss : losses) loss *= loss;
  core::Run run;
  information::InductiveBias question;
  question.losses = core::Array::of(losses);
  question.targets = core::Array({}, std::vector<double>{1e-12});
  const double ours = bench::least_seconds(brief ? 1 : 5, [&] { information::inductive_bias(question, run); });
  volatile double kept = 0;
  const double by_hand = bench::least_seconds(brief ? 1 : 5, [&] {
    std::mt19937_64 engine(7);
    std::uniform_int_distribution<std::size_t> any(0, count - 1);
    for (int b = 0; b < 200; ++b) {
      double sum = 0, squares = 0, cubes = 0;
      for (std::size_t i = 0; i < count; ++i) {
        const double loss = losses[any(engine)];
        sum += loss;
        squares += loss * loss;
        cubes += loss * loss * loss;
      }
      kept = kept + sum + squares + cubes;
    }
  });
  row(fmt::format("law of a tail of {} losses, 200 resamples", count).c_str(), ours, "resampling by hand", by_hand);
}

}  // namespace

int main(int argc, char** argv) {
  const bool brief = argc > 1 && std::string_view(argv[1]) == "--smoke";  // few: does it run at all
  for (const std::size_t inputs : {20, 100, 784}) contributions(brief, inputs);
  for (const char* critic : {"separable", "hybrid"}) codes(brief, critic);
  for (const std::size_t count : {1000, 10000, 100000}) tail(brief, count);
}
