// SPDX-License-Identifier: MIT
#include "interpreter/experiment/progress.h"

#include <catch2/catch.hpp>

#include "interpreter/experiment/text_layout.h"

using namespace ansatz::experiment;

namespace {

Progress at(std::size_t computed, double elapsed) {
  Progress progress;
  progress.total = 100;
  progress.computed = computed;
  progress.elapsed = elapsed;
  progress.rate = elapsed > 0 ? static_cast<double>(computed) / elapsed : 0;
  progress.seconds_left = progress.rate > 0 ? static_cast<double>(100 - computed) / progress.rate : -1;
  return progress;
}

struct Shown {
  std::string text;
  ProgressBar bar;
  explicit Shown(bool terminal) : bar("kinks", terminal, 80, [this](const std::string& part) { text += part; }) {}
};

}  // namespace

TEST_CASE("progress: formats durations for people", "[experiment][progress]") {
  CHECK(format_duration(0.31) == "0.3 s");
  CHECK(format_duration(45.4) == "45 s");
  CHECK(format_duration(750) == "12:30");
  CHECK(format_duration(3909) == "1:05:09");
  CHECK(format_duration(9.97) == "10 s");
  CHECK(format_duration(400000) == "5 days");
}

TEST_CASE("progress: says rows, failures, rate and time left", "[experiment][progress]") {
  Progress progress = at(25, 10);
  progress.failed = 2;
  CHECK(progress_facts(progress) == "25/100 rows, 2 failed, 2.5 rows/s, 30 s left");
  CHECK(progress_facts(at(1, 20)) == "1/100 rows, 20 s a row, 33:00 left");
  CHECK(progress_facts(at(100, 20)) == "100/100 rows, 20 s");
  Progress cached;
  cached.total = cached.cached = 5;
  CHECK(progress_facts(cached) == "5/5 rows, all from the store");
}

TEST_CASE("progress: redraws one line on a terminal, never wider than it", "[experiment][progress]") {
  Shown shown(true);
  shown.bar.started(at(0, 0));
  shown.bar.advanced(at(10, 0.05));  // too soon to be read
  shown.bar.advanced(at(50, 5));
  shown.bar.finished(at(100, 10));
  CHECK(std::count(shown.text.begin(), shown.text.end(), '\n') == 1);
  CHECK(std::count(shown.text.begin(), shown.text.end(), '\r') == 3);
  CHECK(shown.text.find("kinks  ████████████              50 %  50/100 rows, 10.0 rows/s, 5.0 s left\x1b[K") !=
        std::string::npos);
  CHECK(text_width(progress_line("kinks", at(50, 5), 30)) <= 30);
}

TEST_CASE("progress: writes plain lines, not too many, without a terminal", "[experiment][progress]") {
  Shown shown(false);
  shown.bar.started(at(0, 0));
  for (std::size_t i = 1; i < 100; ++i) shown.bar.advanced(at(i, static_cast<double>(i)));
  shown.bar.finished(at(100, 100));
  const auto lines = std::count(shown.text.begin(), shown.text.end(), '\n');
  CHECK(lines == 10);
  CHECK(shown.text.find('\r') == std::string::npos);
  CHECK(shown.text.ends_with("kinks  100/100 rows, 1:40\n"));

  Shown quick(false);
  quick.bar.started(at(0, 0));
  for (std::size_t i = 1; i < 100; ++i) quick.bar.advanced(at(i, static_cast<double>(i) / 100));
  quick.bar.finished(at(100, 1));
  CHECK(std::count(quick.text.begin(), quick.text.end(), '\n') == 1);
}
