// SPDX-License-Identifier: MIT
#include "stdlib/core/expression/frame.h"

#include <new>
#include <vector>

namespace ansatz::core {
namespace {

constexpr std::size_t kCacheLine = 64;

struct Release {
  void operator()(double* memory) const { ::operator delete (memory, std::align_val_t{kCacheLine}); }
};

struct Room {
  std::unique_ptr<double, Release> strips;
  std::size_t strip_count = 0;
  std::vector<double*> cells;
};

thread_local Room room;

}  // namespace

Frame::Frame(const Tape& tape) {
  Room& own = room;
  const std::size_t slots = tape.cells() - tape.first_slot();
  const std::size_t strips = 1 + slots + tape.arity() + 1;  // the first is cell 0
  if (own.strip_count < strips) {
    own.strips.reset(
        static_cast<double*>(::operator new (strips* Tape::kStrip * sizeof(double), std::align_val_t{kCacheLine})));
    own.strip_count = strips;
  }
  if (own.cells.size() < tape.cells()) own.cells.resize(tape.cells());
  cells_ = own.cells.data();
  double* const base = own.strips.get();
  cells_[0] = base;
  for (std::size_t k = 0; k < tape.cell_constants().size(); ++k)
    cells_[tape.first_constant() + k] = const_cast<double*>(tape.constant_strip(k));  // never a target
  for (std::size_t k = 0; k < slots; ++k) cells_[tape.first_slot() + k] = base + (1 + k) * Tape::kStrip;
  padding_ = base + (1 + slots) * Tape::kStrip;
}

}  // namespace ansatz::core
