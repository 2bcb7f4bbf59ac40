// SPDX-License-Identifier: MIT
#include "interpreter/experiment/progress.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "interpreter/experiment/text_layout.h"

namespace ansatz::experiment {

namespace {

constexpr double kBetweenLines = 5;  // seconds, without a terminal
constexpr double kSilence = 60;      // a log that says nothing for longer looks dead
constexpr std::size_t kBarWidth = 24;

std::string bar(double share) {
  // Eighths of a cell, so that a slow run is seen to move.
  static constexpr const char* kEighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const auto filled = static_cast<std::size_t>(std::lround(std::clamp(share, 0.0, 1.0) * kBarWidth * 8));
  std::string text;
  for (std::size_t i = 0; i < filled / 8; ++i) text += "█";
  text += kEighths[filled % 8];
  return padded(text, kBarWidth);
}

std::string format_rate(double rate) {
  if (rate >= 100) return fmt::format("{:.0f} rows/s", rate);
  if (rate >= 1) return fmt::format("{:.1f} rows/s", rate);
  return fmt::format("{} a row", format_duration(1 / rate));
}

double share_of(const Progress& progress) {
  return progress.total == 0 ? 1.0 : static_cast<double>(progress.done()) / static_cast<double>(progress.total);
}

}  // namespace

std::string format_duration(double seconds) {
  if (seconds < 9.95) return fmt::format("{:.1f} s", std::max(0.0, seconds));
  const auto whole = static_cast<long long>(std::llround(seconds));
  if (whole < 60) return fmt::format("{} s", whole);
  if (whole < 3600) return fmt::format("{}:{:02}", whole / 60, whole % 60);
  if (whole < 48 * 3600) return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
  return fmt::format("{} days", (whole + 43200) / 86400);
}

std::string progress_facts(const Progress& progress) {
  std::vector<std::string> parts;
  parts.push_back(fmt::format("{}/{} rows", progress.done(), progress.total));
  if (progress.failed > 0) parts.push_back(fmt::format("{} failed", progress.failed));
  if (progress.rate > 0 && progress.done() < progress.total) {
    parts.push_back(format_rate(progress.rate));
    parts.push_back(format_duration(progress.seconds_left) + " left");
  } else if (progress.computed == 0 && progress.cached > 0 && progress.done() == progress.total) {
    parts.push_back("all from the store");
  } else if (progress.elapsed > 0) {
    parts.push_back(format_duration(progress.elapsed));
  }
  std::string facts;
  for (const std::string& part : parts) facts += (facts.empty() ? "" : ", ") + part;
  return facts;
}

std::string progress_line(const std::string& experiment, const Progress& progress, std::size_t width) {
  const std::string facts = progress_facts(progress);
  const std::string with_bar = fmt::format("{}  {} {:3.0f} %  {}", experiment, bar(share_of(progress)),
                                           std::floor(100 * share_of(progress)), facts);
  if (text_width(with_bar) <= width) return with_bar;
  return shortened(experiment + "  " + facts, width);
}

ProgressBar::ProgressBar(std::string experiment, bool terminal, std::size_t width, Write write)
    : experiment_(std::move(experiment)), terminal_(terminal), width_(width), write_(std::move(write)) {}

void ProgressBar::rename(std::string experiment) {
  experiment_ = std::move(experiment);
  drawn_at_ = -1;
}

void ProgressBar::started(const Progress& progress) {
  tenth_ = static_cast<std::size_t>(share_of(progress) * 10);
  if (terminal_) draw(progress, false);
}

void ProgressBar::advanced(const Progress& progress) {
  if (terminal_) {
    // Ten times a second is all that an eye can read.
    if (drawn_at_ < 0 || progress.elapsed - drawn_at_ >= 0.1) draw(progress, false);
    return;
  }
  const auto tenth = static_cast<std::size_t>(share_of(progress) * 10);
  const double since = progress.elapsed - std::max(0.0, drawn_at_);
  const bool is_due = (tenth > tenth_ && since >= kBetweenLines) || since >= kSilence;
  if (is_due && progress.done() < progress.total) {
    tenth_ = tenth;
    draw(progress, false);
  }
}

void ProgressBar::finished(const Progress& progress) { draw(progress, true); }

void ProgressBar::draw(const Progress& progress, bool last) {
  drawn_at_ = progress.elapsed;
  if (terminal_) {
    write_("\r" + progress_line(experiment_, progress, width_) + "\x1b[K" + (last ? "\n" : ""));
    return;
  }
  write_(experiment_ + "  " + progress_facts(progress) + "\n");  // a line of a log needs no bar
}

}  // namespace ansatz::experiment
