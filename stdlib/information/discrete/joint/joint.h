// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/core/value.h"

namespace ansatz::information {

/// A joint distribution of named discrete variables, kept by the cells that have any weight: memory grows with those
/// and not with the product of the alphabets.
struct Joint {
  struct Variable {
    std::string name;
    core::Array values;  ///< the alphabet: what code 0, 1, … stands for
    std::size_t size() const { return values.size(); }
  };
  std::vector<Variable> variables;
  std::vector<std::vector<std::uint32_t>>
      codes;                    ///< [variable][cell]; cells in the order of their codes, but for read_rows
  std::vector<double> weights;  ///< [cell], above 0: masses that sum to one, or counts
  double rows = 0;              ///< the counts' sum; 0 for masses

  std::size_t cells() const { return weights.size(); }
  bool is_sample() const { return rows > 0; }
  double total() const { return is_sample() ? rows : 1; }
};

/// Names of variables, as a script gives them: "x", or ["x", "y"].
using Names = std::vector<std::string>;

/// Reads a joint distribution: an array of masses, whose dimensions are the variables (those without a name are called
/// "1", "2", … by their place), or a sample, a table or a record of columns of which those in `wanted` are read (all
/// where it is empty).
///
/// Errors   BadParameter: not masses that sum to one (as read_distributions); a density; no rows; columns of several
///          lengths; a column (named) that holds fractions, NaN or infinities. UnknownName: no such variable.
Joint read_joint(const std::string& kernel, const core::Value& p, const Names& wanted, core::Run& run);

/// A sample of these columns. Texts, truth values and whole numbers are what they are; alphabets are the values that
/// occur, sorted.
Joint count_rows(const std::string& kernel, const std::vector<std::pair<std::string, core::Array>>& columns);

/// A sample of a table's or record's columns in which every row is a cell of its own, in their order.
Joint read_rows(const std::string& kernel, const core::Value& p, const Names& wanted);

/// The places of variables. UnknownName, with the names there are.
std::vector<std::size_t> places_of(const std::string& kernel, const Joint& joint, const Names& names);

}  // namespace ansatz::information
