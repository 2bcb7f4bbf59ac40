// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/core/random.h"

namespace ansatz::core {

/// How calls are run otherwise than the script says, to learn what a result owes to it.
struct Variation {
  /// How many times each kernel that declares how it refines is made finer.
  int refinement = 0;
  /// "klein_gordon.integrator" → "strang4": taken in place of the default where a call leaves the parameter out.
  std::map<std::string, std::string> choices;
  /// Means over time give what another stretch of the same process, as long and as correlated, could have given.
  bool redraws_time_means = false;

  bool is_none() const { return refinement == 0 && choices.empty() && !redraws_time_means; }
};

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

  /// A path as it is opened: a relative one starts from the folder of the script that makes the call.
  std::string path(const std::string& written) const;

  /// A doubt about a result that is returned all the same; kept with the row.
  void warn(std::string sentence) { warnings_.push_back(std::move(sentence)); }
  const std::vector<std::string>& warnings() const { return warnings_; }

  // For who calls kernels.
  void vary(const Variation* variation) { variation_ = variation; }
  const Variation* variation() const { return variation_; }
  void set_folder(std::string folder) { folder_ = std::move(folder); }

 private:
  Stream stream_;
  const std::atomic<bool>* stop_ = nullptr;
  std::function<void(double)> progress_;
  std::vector<std::string> warnings_;
  std::string folder_;
  const Variation* variation_ = nullptr;
};

}  // namespace ansatz::core
