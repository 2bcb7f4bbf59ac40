// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>

#include "interpreter/experiment/scheduler.h"

namespace ansatz::experiment {

/// "1:05:09", "12:30", "45 s", "0.3 s".
std::string format_duration(double seconds);

/// "12/25 rows, 1 failed, 3.1 rows/s, 4.2 s left".
std::string progress_facts(const Progress& progress);

/// One line saying how far a run is, at most `width` columns.
std::string progress_line(const std::string& experiment, const Progress& progress, std::size_t width);

/// Shows a run as it goes: one line redrawn in place on a terminal; elsewhere a plain line at each tenth, at most one
/// every five and at least one every sixty seconds, and one at the end.
class ProgressBar : public Observer {
 public:
  using Write = std::function<void(const std::string&)>;
  ProgressBar(std::string experiment, bool terminal, std::size_t width, Write write);

  /// Another run, shown under another name.
  void rename(std::string experiment);
  void started(const Progress& progress) override;
  void advanced(const Progress& progress) override;
  void finished(const Progress& progress) override;

 private:
  void draw(const Progress& progress, bool last);

  std::string experiment_;
  bool terminal_;
  std::size_t width_;
  Write write_;
  double drawn_at_ = -1;
  std::size_t tenth_ = 0;
};

}  // namespace ansatz::experiment
