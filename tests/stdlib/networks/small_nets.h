// SPDX-License-Identifier: MIT
#pragma once

#include <catch2/catch.hpp>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/value.h"
#include "stdlib/networks/batch.h"
#include "stdlib/networks/descent.h"
#include "stdlib/networks/mlp.h"
#include "support/split_mix.h"

/// What the tests of networks ask with: small networks, patterns, and records of both.
namespace ansatz::networks::test {

/// Independent normals.
inline Batch normal_batch(std::uint64_t seed, std::size_t rows, std::size_t columns) {
  Batch out(rows, columns);
  out.values = support::normals(seed, rows * columns);
  return out;
}

/// Two inputs, two units, two outputs, with numbers chosen by hand.
inline Perceptron by_hand() {
  return {
      {2, 2, 2}, std::string("tanh"), core::Array::along("parameter", {1, 0.5, -1, 2, 0.1, -0.2, 3, 1, -1, 0.5, 0, 1})};
}

/// As mlp makes it.
inline Perceptron start(std::vector<double> layers, std::uint64_t seed, const char* bend = "tanh") {
  core::Run run{core::Stream(seed)};
  return mlp({std::move(layers), std::string(bend)}, run);
}

inline Descent rule_of(std::string name, double rate) {
  Descent descent;
  descent.rule = std::move(name);
  descent.rate = rate;
  return descent;
}

/// Numbers two by two, a row each.
inline core::Array pairs(std::vector<double> values) {
  const std::size_t rows = values.size() / 2;
  return core::Array({{"", rows}, {"", 2}}, std::move(values));
}

inline core::Record record(std::vector<std::pair<std::string, core::Value>> fields) {
  core::Record out;
  for (auto& [name, value] : fields) out.set(name, value);
  return out;
}

/// Patterns and what is to be learnt of them.
inline core::Record data(core::Array x, core::Array y) { return record({{"x", std::move(x)}, {"y", std::move(y)}}); }

/// A field that has to be there, and an array.
inline const core::Array& array(const core::Record& of, const char* name) {
  REQUIRE(of.find(name));
  return *of.find(name)->get<core::Array>();
}

}  // namespace ansatz::networks::test
