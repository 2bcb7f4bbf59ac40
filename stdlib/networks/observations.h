// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "stdlib/core/value.h"

namespace ansatz::networks {

/// Epochs to be looked at, rounded, in order, each once; the last where none are named.
/// Errors   BadParameter (parameter "at"): outside [0, epochs].
std::vector<std::size_t> epochs_looked_at(const std::string& kernel, const std::vector<double>& at, std::size_t epochs);

/// What an observer returned at one epoch after another, to be stacked along the epochs.
class Observations {
 public:
  /// `taken`: names that the kernel's result has of its own.
  explicit Observations(std::string kernel, std::vector<std::string> taken = {"net", "loss"})
      : kernel_(std::move(kernel)), taken_(std::move(taken)) {}

  /// Errors   Mismatch: neither a number, an array of numbers, nor a record of such; of another make than before; a
  ///          field by a name that is taken.
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
  std::vector<std::string> taken_;
  std::vector<double> epochs_;
  std::vector<Column> columns_;
};

}  // namespace ansatz::networks
