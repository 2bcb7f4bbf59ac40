// SPDX-License-Identifier: MIT
#include "stdlib/core/fft.h"

#include <fftw3.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <mutex>
#include <new>
#include <string>
#include <utility>

#include "stdlib/core/error.h"

namespace ansatz::core {
namespace {

constexpr std::size_t kAlignment = 64;

fftw_complex* as_complex(double* numbers) { return reinterpret_cast<fftw_complex*>(numbers); }

fftw_plan make_plan(Transform kind, int n, double* in, double* out) {
  switch (kind) {
    case Transform::real_forward:
      return fftw_plan_dft_r2c_1d(n, in, as_complex(out), FFTW_ESTIMATE | FFTW_PRESERVE_INPUT);
    case Transform::real_backward:
      return fftw_plan_dft_c2r_1d(n, as_complex(in), out, FFTW_ESTIMATE | FFTW_DESTROY_INPUT);
    case Transform::complex_forward:
      return fftw_plan_dft_1d(n, as_complex(in), as_complex(out), FFTW_FORWARD, FFTW_ESTIMATE | FFTW_PRESERVE_INPUT);
    case Transform::complex_backward:
      return fftw_plan_dft_1d(n, as_complex(in), as_complex(out), FFTW_BACKWARD, FFTW_ESTIMATE | FFTW_PRESERVE_INPUT);
    case Transform::cosine_forward:
      return fftw_plan_r2r_1d(n, in, out, FFTW_REDFT10, FFTW_ESTIMATE | FFTW_PRESERVE_INPUT);
    case Transform::cosine_backward:
      return fftw_plan_r2r_1d(n, in, out, FFTW_REDFT01, FFTW_ESTIMATE | FFTW_PRESERVE_INPUT);
    case Transform::sine_backward:
      return fftw_plan_r2r_1d(n, in, out, FFTW_RODFT01, FFTW_ESTIMATE | FFTW_PRESERVE_INPUT);
  }
  return nullptr;
}

/// Plans live as long as the process: they are small, and a handle must never outlive its plan.
fftw_plan planned(Transform kind, std::size_t n) {
  static std::mutex planning;  // the planner is the one part of FFTW that threads may not share
  static auto& plans = *new std::map<std::pair<Transform, std::size_t>, fftw_plan>;
  const std::lock_guard lock(planning);
  fftw_plan& plan = plans[{kind, n}];
  if (!plan) {
    AlignedBuffer in(2 * n + 2), out(2 * n + 2);
    plan = make_plan(kind, static_cast<int>(n), in.data(), out.data());
    if (!plan) throw Error("fft: no plan for length " + std::to_string(n));
  }
  return plan;
}

}  // namespace

AlignedBuffer::AlignedBuffer(std::size_t size) : size_(size) {
  const std::size_t bytes =
      (std::max<std::size_t>(size, 1) * sizeof(double) + kAlignment - 1) / kAlignment * kAlignment;
  auto* memory = static_cast<double*>(std::aligned_alloc(kAlignment, bytes));
  if (!memory) throw std::bad_alloc();
  std::fill_n(memory, bytes / sizeof(double), 0.0);
  data_.reset(memory);
}

void AlignedBuffer::Release::operator()(double* memory) const { std::free(memory); }

FftPlan::FftPlan(Transform kind, std::size_t n) : kind_(kind) {
  if (n == 0 || n > (std::size_t{1} << 30)) throw BadParameter("fft", "n", std::to_string(n), "in [1, 2^30]");
  plan_ = planned(kind, n);
}

void FftPlan::execute(double* in, double* out) const {
  auto* plan = static_cast<fftw_plan>(plan_);
  switch (kind_) {
    case Transform::real_forward:
      return fftw_execute_dft_r2c(plan, in, as_complex(out));
    case Transform::real_backward:
      return fftw_execute_dft_c2r(plan, as_complex(in), out);
    case Transform::complex_forward:
    case Transform::complex_backward:
      return fftw_execute_dft(plan, as_complex(in), as_complex(out));
    default:
      return fftw_execute_r2r(plan, in, out);
  }
}

}  // namespace ansatz::core
