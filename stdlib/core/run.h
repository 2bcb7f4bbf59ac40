// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/core/random.h"

namespace ansatz::core {

/// What a kernel may ask of its caller while it runs: whether to stop, where its randomness comes from, whom to warn.
/// One object a call. `tick` may be called from any thread of the kernel.
class Run {
 public:
  Run() = default;
  explicit Run(Stream stream, const std::atomic<bool>* stop = nullptr, std::function<void(double)> progress = {})
      : stream_(stream), stop_(stop), progress_(std::move(progress)) {}

  /// For the outermost loop of every kernel; costs a relaxed load. Throws Interrupted.
  void tick() const {
    if (stop_ && stop_->load(std::memory_order_relaxed)) throw Interrupted();
  }
  /// How much of this call is done, in [0, 1].
  void progress(double done) const {
    if (progress_) progress_(done);
  }
  /// The stream of this call for one place of the kernel: different places never share numbers.
  Stream stream(std::string_view place) const { return stream_.at(place); }

  /// A doubt about a result that is returned all the same; kept with the row.
  void warn(std::string sentence) { warnings_.push_back(std::move(sentence)); }
  const std::vector<std::string>& warnings() const { return warnings_; }

 private:
  Stream stream_;
  const std::atomic<bool>* stop_ = nullptr;
  std::function<void(double)> progress_;
  std::vector<std::string> warnings_;
};

}  // namespace ansatz::core
