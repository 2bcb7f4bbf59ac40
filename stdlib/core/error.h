// SPDX-License-Identifier: MIT
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace ansatz::core {

/// What a kernel may throw. The facts travel as members; `what()` is the finished sentence.
/// Nothing here knows a script: the host adds the place.
class Error : public std::runtime_error {
 public:
  explicit Error(const std::string& sentence) : std::runtime_error(sentence) {}
};

/// A parameter outside what its declaration allows: "klein_gordon: points is 0, but must be at least 8".
class BadParameter : public Error {
 public:
  BadParameter(std::string kernel_name, std::string parameter_name, std::string found, std::string wanted)
      : Error(kernel_name + ": " + parameter_name + " is " + found + ", but must be " + wanted),
        kernel(std::move(kernel_name)),
        name(std::move(parameter_name)),
        value(std::move(found)),
        allowed(std::move(wanted)) {}

  std::string kernel, name, value, allowed;
};

/// A computation that left the finite numbers or its stability limit: when, what happened, the way out.
class Diverged : public Error {
 public:
  Diverged(std::string kernel_name, double when, std::string what_happened, std::string way_out);

  std::string kernel;
  double time;
  std::string happening, advice;
};

/// A file that cannot be read, or holds something else than expected.
class BadData : public Error {
 public:
  BadData(std::string path, std::string wanted, std::string found)
      : Error(path + ": expected " + wanted + ", but " + found),
        file(std::move(path)),
        expected(std::move(wanted)),
        problem(std::move(found)) {}

  std::string file, expected, problem;
};

/// An operation on values that do not fit together: kinds, units, dimensions, sizes.
class Mismatch : public Error {
 public:
  using Error::Error;
};

/// A name that does not exist, with the names that do, so that the nearest can be offered.
class UnknownName : public Error {
 public:
  UnknownName(const std::string& sentence, std::string unknown, std::vector<std::string> candidates)
      : Error(sentence), name(std::move(unknown)), known(std::move(candidates)) {}

  std::string name;
  std::vector<std::string> known;
};

/// Ctrl-C, or a caller that gave up. Not an error of the computation.
class Interrupted : public Error {
 public:
  Interrupted() : Error("interrupted") {}
};

}  // namespace ansatz::core
