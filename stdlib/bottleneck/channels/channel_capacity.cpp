// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/channels/channel_capacity.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "stdlib/bottleneck/channels/newton_shares.h"
#include "stdlib/bottleneck/channels/relaxed_shares.h"
#include "stdlib/core/error.h"
#include "stdlib/core/value.h"
#include "stdlib/information/discrete/distribution.h"

namespace ansatz::bottleneck {

namespace {

constexpr const char* kChannelCapacity = "channel_capacity";
constexpr int kMostSteps = 100'000;
constexpr int kPatience = 50;  // turns before a step of second order is tried, and again

/// What an input distribution tells, and how good each input is.
struct Turn {
  std::vector<double> output, divergence;
  double information = 0;
};

Turn turn_of(const std::vector<double>& channel, const std::vector<double>& input, std::size_t outputs) {
  const std::size_t inputs = input.size();
  Turn turn{std::vector<double>(outputs), std::vector<double>(inputs), 0};
  for (std::size_t x = 0; x < inputs; ++x)
    for (std::size_t y = 0; y < outputs; ++y) turn.output[y] += input[x] * channel[x * outputs + y];
  for (std::size_t x = 0; x < inputs; ++x) {
    double sum = 0;
    for (std::size_t y = 0; y < outputs; ++y) {
      const double w = channel[x * outputs + y];
      if (w > 0) sum += w * std::log(w / turn.output[y]);
    }
    turn.divergence[x] = sum;
    turn.information += input[x] * sum;
  }
  return turn;
}

double gap_of(const Turn& turn) {
  return *std::max_element(turn.divergence.begin(), turn.divergence.end()) - turn.information;
}

/// Steps of second order from `input`, as long as each brings the bounds together by a half; how many there were.
int newton_steps(const std::vector<double>& channel, double tolerance, std::vector<double>& input, Turn& turn,
                 core::Run& run) {
  int steps = 0;
  for (double gap = gap_of(turn); gap > tolerance; ++steps) {
    run.tick();
    std::vector<double> next = newton_shares(channel, input, turn.output, turn.divergence);
    if (next.empty()) break;
    Turn found = turn_of(channel, next, turn.output.size());
    const double closer = gap_of(found);
    if (!(closer < 0.5 * gap)) break;
    gap = closer;
    input = std::move(next);
    turn = std::move(found);
  }
  return steps;
}

}  // namespace

ChannelCapacityResult channel_capacity(const ChannelCapacity& question, core::Run& run) {
  const double scale = information::log_of_base(kChannelCapacity, question.base);
  if (!(question.tolerance > 0))
    throw core::BadParameter(kChannelCapacity, "tolerance", fmt::format("{:g}", question.tolerance), "above 0");
  const core::Array& w = question.channel;
  if (w.rank() != 2 || w.size() == 0)
    throw core::BadParameter(kChannelCapacity, "channel", core::Value(w).describe(), "a matrix [input, output]");
  const std::size_t inputs = w.dimension(0).size, outputs = w.dimension(1).size;
  std::vector<double> channel(w.size());
  for (std::size_t i = 0; i < channel.size(); ++i) channel[i] = w.number(i);
  for (std::size_t x = 0; x < inputs; ++x)
    information::normalise_masses(kChannelCapacity, "channel", std::span(channel).subspan(x * outputs, outputs), run);

  std::vector<double> input(inputs, 1.0 / static_cast<double>(inputs));
  Turn turn = turn_of(channel, input, outputs);
  double gap = 0, stride = 1;
  int step = 0, tried = 0;
  for (;; ++step) {
    run.tick();
    gap = gap_of(turn);
    if (gap <= question.tolerance || step >= kMostSteps) break;
    if (step >= tried + kPatience) {
      tried = step;
      std::vector<double> trial = input;
      Turn found = turn;
      step += newton_steps(channel, question.tolerance, trial, found, run);
      if (gap_of(found) < gap) {
        input = std::move(trial);
        turn = std::move(found);
        stride = 1;
        continue;
      }
    }
    std::vector<double> next = relaxed_shares(input, turn.divergence, stride);
    Turn found = turn_of(channel, next, outputs);
    if (stride > 1 && !(found.information > turn.information)) {
      stride = 1;
      continue;
    }
    input = std::move(next);
    turn = std::move(found);
    stride *= 1.5;
  }
  if (gap > question.tolerance)
    run.warn(fmt::format("{}: the bounds are still {:.2g} nats apart after {} turns", kChannelCapacity, gap, step));
  ChannelCapacityResult out;
  out.capacity = std::max(0.0, turn.information) / scale;
  out.gap = std::max(0.0, gap) / scale;
  out.input = core::Array({w.dimension(0)}, std::move(input));
  out.output = core::Array({w.dimension(1)}, std::move(turn.output));
  out.input.is_mass = out.output.is_mass = true;
  out.input.label = "r(x)";
  out.output.label = "r(y)";
  out.steps = step;
  return out;
}

}  // namespace ansatz::bottleneck
