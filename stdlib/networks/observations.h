// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "stdlib/core/value.h"

namespace ansatz::networks {

/// What an observer returned at one epoch after another, to be stacked along the epochs.
class Observations {
 public:
  explicit Observations(std::string kernel) : kernel_(std::move(kernel)) {}

  /// Errors   Mismatch: neither a number, an array of numbers, nor a record of such; of another make than before; a
  /// field
  ///          by a name that is taken ("net", "loss").
  void add(double epoch, const core::Value& value);

  /// Fields [epoch, …], by name; one called "observed" where no records were returned.
  std::vector<std::pair<std::string, core::Value>> stacked() const;

 private:
  struct Column {
    std::string name;
    core::Array first;
    std::vector<double> values;
  };
  void add(std::size_t place, const std::string& name, const core::Value& value);

  std::string kernel_;
  std::vector<double> epochs_;
  std::vector<Column> columns_;
};

}  // namespace ansatz::networks
