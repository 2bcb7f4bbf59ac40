// SPDX-License-Identifier: MIT
#include "stdlib/basic/draws.h"

#include <algorithm>
#include <numeric>

#include "stdlib/core/error.h"
#include "stdlib/core/expression/operation.h"
#include "stdlib/core/number_text.h"
#include "stdlib/core/rearrange.h"
#include "stdlib/core/sequences.h"

namespace ansatz::basic {

namespace {

using core::Array;
using core::BadParameter;
using core::number_text;
using core::Run;
using core::Value;

constexpr std::size_t kTick = 65536;  ///< draws between two questions whether to stop

template <class Draw>
Value drawn(const std::optional<std::size_t>& n, Run& run, Draw draw) {
  if (!n) return draw(0);
  std::vector<double> values;
  values.reserve(*n);
  for (std::size_t i = 0; i < *n; ++i) {
    if (i % kTick == 0) run.tick();
    values.push_back(draw(i));
  }
  return Array::of(std::move(values));
}

/// The places of a list or array in another order.
Value at_places(const Value& x, const std::vector<std::size_t>& places) {
  if (const auto* array = x.get<Array>(); array && array->rank() > 0) return core::take(*array, 0, places);
  core::List chosen;
  for (const std::size_t place : places) chosen.items.push_back(core::element(x, place));
  return chosen;
}

std::vector<std::size_t> shuffled(std::size_t n, const core::Stream& stream) {
  std::vector<std::size_t> places(n);
  std::iota(places.begin(), places.end(), std::size_t{0});
  stream.shuffle(places);
  return places;
}

}  // namespace

Value uniform(const Uniform& question, Run& run) {
  if (!(question.high > question.low)) {
    throw BadParameter("uniform", "high", number_text(question.high),
                       "above low, which is " + number_text(question.low));
  }
  const core::Stream stream = run.stream("uniform");
  const double width = question.high - question.low;
  return drawn(question.n, run, [&](std::size_t i) { return question.low + width * stream.uniform(i); });
}

Value normal(const Normal& question, Run& run) {
  const core::Stream stream = run.stream("normal");
  if (!question.n) return question.mean + question.sd * stream.normal(0);
  // Memory is taken as it is filled: touching all of it first would be a long time without a question.
  std::vector<double> values;
  values.reserve(*question.n);
  for (std::size_t first = 0; first < *question.n; first += kTick) {
    run.tick();
    values.resize(std::min(first + kTick, *question.n));
    const auto part = std::span(values).subspan(first);
    stream.fill_normal(part, first);
    for (double& value : part) value = question.mean + question.sd * value;
  }
  return Array::of(std::move(values));
}

Value exponential(const Exponential& question, Run& run) {
  const core::Stream stream = run.stream("exponential");
  return drawn(question.n, run, [&](std::size_t i) {
    return -question.mean * core::apply_scalar(core::Operation::log, stream.uniform(i), 0, 0);
  });
}

Value integers(const Integers& question, Run& run) {
  if (question.high < question.low) {
    throw BadParameter("integers", "high", std::to_string(question.high),
                       "at least low, which is " + std::to_string(question.low));
  }
  const core::Stream stream = run.stream("integers");
  const auto many = static_cast<std::uint64_t>(question.high) - static_cast<std::uint64_t>(question.low) + 1;
  return drawn(question.n, run, [&](std::size_t i) {
    return static_cast<double>(question.low) + static_cast<double>(stream.below(i, many));
  });
}

Value shuffle(const Shuffle& question, Run& run) {
  return at_places(question.x, shuffled(core::length(question.x), run.stream("shuffle")));
}

Value choice(const Choice& question, Run& run) {
  const std::size_t size = core::length(question.x);
  const std::size_t n = question.n.value_or(1);
  if (size == 0 && n > 0) throw BadParameter("choice", "x", "empty", "something to choose from");
  const core::Stream stream = run.stream("choice");
  std::vector<std::size_t> places;
  if (question.replace) {
    for (std::size_t i = 0; i < n; ++i) places.push_back(stream.below(i, size));
  } else {
    if (n > size) {
      throw BadParameter("choice", "n", std::to_string(n),
                         "at most " + std::to_string(size) + ", the number there is, without replacement");
    }
    places = shuffled(size, stream);
    places.resize(n);
  }
  if (!question.n) return core::element(question.x, places[0]);
  return at_places(question.x, places);
}

}  // namespace ansatz::basic
