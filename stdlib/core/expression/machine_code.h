// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "stdlib/core/expression/schedule.h"

namespace ansatz::core {

/// A schedule of pure arithmetic (+ − · / sqrt, abs and their fusions) as one loop of machine code, the way a compiler
/// would write it. It does the operations of the tape in their order, so its bits are the tape's.
///
/// Only where there is something to gain and nothing to risk: on x86-64 with AVX2 or AVX-512, when all that waits fits
/// into the registers, and where the system lets a program make code. Everywhere else the tape runs.
class MachineCode {
 public:
  /// Null when the schedule is not of the kind above. Chooses the widest vectors that Highway's targets allow.
  static std::unique_ptr<const MachineCode> compile(std::span<const Step> steps, std::size_t arity);

  ~MachineCode();
  MachineCode(const MachineCode&) = delete;
  MachineCode& operator=(const MachineCode&) = delete;

  /// See Function::evaluate for the contract.
  void run(std::span<const double* const> inputs, double* out, std::size_t n) const;

  static constexpr std::size_t kMostArguments = 6;
  static constexpr std::size_t kMostSteps = 1000;  ///< about 10 kB of code

 private:
  using Loop = void (*)(const double* const* inputs, double* out, std::size_t bytes);
  MachineCode(const std::vector<unsigned char>& code, std::size_t lanes);

  void* memory_ = nullptr;
  std::size_t size_ = 0;
  std::size_t lanes_;
  Loop loop_ = nullptr;
};

}  // namespace ansatz::core
