// SPDX-License-Identifier: MIT
#include "stdlib/agents/coffee_automaton.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <memory>
#include <utility>

#include "stdlib/core/error.h"
#include "stdlib/core/random.h"

namespace ansatz::agents {

namespace {

using core::BadParameter;

constexpr const char* kCoffee = "coffee_automaton";
constexpr int kMostCells = 4096;  // a side
constexpr double kMostMoves = 1e15;
constexpr std::size_t kDraws = 2048;                        // at once
constexpr std::size_t kMostShared = std::size_t{1} << 17U;  // pairs that leave 35 bits of a draw for a second

// Uniform numbers of a stream one after the other, some thousand made at a time.
class Draws {
 public:
  Draws(core::Stream stream, const core::Run& run) : stream_(stream), run_(run) {}

  double next() {
    if (at_ == kDraws) {
      run_.tick();
      stream_.fill_uniform(numbers_, first_);
      first_ += kDraws;
      at_ = 0;
    }
    return numbers_[at_++];
  }

 private:
  core::Stream stream_;
  const core::Run& run_;
  std::array<double, kDraws> numbers_{};
  std::size_t at_ = kDraws;
  std::uint64_t first_ = 0;
};

class Cup {
 public:
  Cup(std::size_t side, const core::Run& run)
      : side_(side), tries_(run.stream("tries"), run), steps_(run.stream("steps"), run) {}
  virtual ~Cup() = default;
  Cup(const Cup&) = delete;
  Cup& operator=(const Cup&) = delete;

  virtual double moves_a_sweep() const = 0;
  virtual void advance(std::uint64_t moves) = 0;
  virtual void write(std::int64_t* cells) const = 0;
  virtual std::int64_t moved() const = 0;

 protected:
  std::size_t side_;
  Draws tries_, steps_;
};

class Exclusion : public Cup {
 public:
  Exclusion(std::size_t side, const core::Run& run) : Cup(side, run), cells_(side * side) {
    std::fill_n(cells_.begin(), side * side / 2, std::uint8_t{1});
    for (std::uint32_t y = 0; y < side; ++y)
      for (std::uint32_t x = 0; x < side; ++x) {
        const auto at = static_cast<std::uint32_t>(y * side + x);
        if (x + 1 < side) pairs_.push_back({at, at + 1});
        if (y + 1 < side) pairs_.push_back({at, static_cast<std::uint32_t>(at + side)});
      }
  }

  double moves_a_sweep() const override { return static_cast<double>(pairs_.size()); }

  void advance(std::uint64_t tries) override {
    const auto pairs = static_cast<double>(pairs_.size());
    const bool is_shared = pairs_.size() <= kMostShared;
    for (std::uint64_t i = 0; i < tries; ++i) {
      // What is left of a draw behind its whole part is a draw again, for every other try.
      const double place = (tried_ % 2 == 0 || !is_shared ? tries_.next() : left_) * pairs;
      const auto pair = static_cast<std::uint32_t>(place);
      left_ = place - static_cast<double>(pair);
      ++tried_;
      std::uint8_t& one = cells_[pairs_[pair].one];
      std::uint8_t& other = cells_[pairs_[pair].other];
      swaps_ += one ^ other;
      std::swap(one, other);
    }
  }

  void write(std::int64_t* cells) const override { std::copy(cells_.begin(), cells_.end(), cells); }
  std::int64_t moved() const override { return swaps_; }

 private:
  struct Pair {
    std::uint32_t one, other;
  };
  std::vector<std::uint8_t> cells_;
  std::vector<Pair> pairs_;
  double left_ = 0;
  std::uint64_t tried_ = 0;
  std::int64_t swaps_ = 0;
};

class Walkers : public Cup {
 public:
  Walkers(std::size_t side, const core::Run& run) : Cup(side, run) {
    for (std::size_t y = 0; y < side / 2; ++y)
      for (std::size_t x = 0; x < side; ++x) {
        y_.push_back(static_cast<std::int32_t>(y));
        x_.push_back(static_cast<std::int32_t>(x));
      }
  }

  double moves_a_sweep() const override { return 4; }

  void advance(std::uint64_t steps) override {
    const auto last = static_cast<std::int32_t>(side_ - 1);
    for (std::uint64_t i = 0; i < steps; ++i) {
      // 52 bits are 26 directions: which axis, and which way along it.
      for (std::size_t first = 0; first < y_.size(); first += kDirections) {
        const auto bits = static_cast<std::uint64_t>(steps_.next() * 0x1p52);
        const std::size_t count = std::min(kDirections, y_.size() - first);
        std::int32_t* y = &y_[first];
        std::int32_t* x = &x_[first];
        for (std::size_t k = 0; k < count; ++k) {
          const auto two = static_cast<std::int32_t>((bits >> (2 * k)) & 3U);
          const std::int32_t way = (two & 2) - 1, down = two & 1;
          y[k] = std::clamp(y[k] + way * down, 0, last);
          x[k] = std::clamp(x[k] + way * (1 - down), 0, last);
        }
      }
    }
    steps_taken_ += static_cast<std::int64_t>(steps);
  }

  void write(std::int64_t* cells) const override {
    std::fill_n(cells, side_ * side_, std::int64_t{0});
    for (std::size_t k = 0; k < y_.size(); ++k)
      ++cells[static_cast<std::size_t>(y_[k]) * side_ + static_cast<std::size_t>(x_[k])];
  }
  std::int64_t moved() const override { return steps_taken_; }

 private:
  static constexpr std::size_t kDirections = 26;
  std::vector<std::int32_t> y_, x_;  // of each walker
  std::int64_t steps_taken_ = 0;
};

std::uint64_t moves_at(double time, double a_sweep, bool is_whole) {
  const double moves = time * a_sweep;
  if (!(moves <= kMostMoves))
    throw BadParameter(kCoffee, "times", fmt::format("{:g}", time),
                       fmt::format("at most {:.0e}", kMostMoves / a_sweep));
  if (is_whole && moves != std::floor(moves))
    throw BadParameter(kCoffee, "times", fmt::format("{:g}", time), "a multiple of 0.25, a step of all walkers");
  return static_cast<std::uint64_t>(std::llround(moves));
}

}  // namespace

CoffeeStates coffee_automaton(const CoffeeAutomaton& question, core::Run& run) {
  if (question.size < 2 || question.size > kMostCells || question.size % 2 != 0)
    throw BadParameter(kCoffee, "size", std::to_string(question.size), fmt::format("even, 2 … {}", kMostCells));
  const bool is_exclusion = question.model == "exclusion";
  if (!is_exclusion && question.model != "walkers")
    throw BadParameter(kCoffee, "model", "\"" + question.model + "\"", "\"exclusion\" or \"walkers\"");
  if (question.times.empty()) throw BadParameter(kCoffee, "times", "empty", "one instant or more");
  for (std::size_t i = 0; i < question.times.size(); ++i) {
    const double before = i == 0 ? -1 : question.times[i - 1];
    if (!(question.times[i] >= 0) || !(question.times[i] > before))
      throw BadParameter(kCoffee, "times",
                         fmt::format("{:g}{}", question.times[i], i == 0 ? "" : fmt::format(" behind {:g}", before)),
                         "at least 0 and rising");
  }
  const auto side = static_cast<std::size_t>(question.size), cells = side * side;
  std::unique_ptr<Cup> cup;
  if (is_exclusion)
    cup = std::make_unique<Exclusion>(side, run);
  else
    cup = std::make_unique<Walkers>(side, run);
  std::vector<std::uint64_t> instants;
  for (const double time : question.times) instants.push_back(moves_at(time, cup->moves_a_sweep(), !is_exclusion));
  std::vector<std::int64_t> states(question.times.size() * cells), moves;
  std::uint64_t now = 0;
  for (std::size_t i = 0; i < instants.size(); ++i) {
    cup->advance(instants[i] - now);
    now = instants[i];
    cup->write(&states[i * cells]);
    moves.push_back(cup->moved());
    run.progress(static_cast<double>(i + 1) / static_cast<double>(instants.size()));
  }
  const core::Dimension time("time", core::Array::of(question.times));
  CoffeeStates out;
  out.states = core::Array({time, {"depth", side}, {"across", side}}, std::move(states));
  out.states.label = "cream";
  out.moves = core::Array({time}, std::move(moves));
  out.moves.label = is_exclusion ? "swaps" : "steps";
  return out;
}

}  // namespace ansatz::agents
