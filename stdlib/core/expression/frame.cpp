// SPDX-License-Identifier: MIT
#include "stdlib/core/expression/frame.h"

#include <memory>
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

}  // namespace

double* Frame::take_room(std::size_t strips, std::size_t cells) {
  thread_local Room own;
  if (own.strip_count < strips) {
    const std::size_t doubles = strips * Tape::kStrip;
    own.strips.reset(static_cast<double*>(::operator new (doubles * sizeof(double), std::align_val_t{kCacheLine})));
    own.strip_count = strips;
  }
  if (own.cells.size() < cells) own.cells.resize(cells);
  cells_ = own.cells.data();
  return own.strips.get();
}

}  // namespace ansatz::core
