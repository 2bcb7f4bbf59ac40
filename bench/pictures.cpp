// SPDX-License-Identifier: MIT
//
// Slopes and pairs of grey levels against a plain pass over the same memory; the coder of symbols against zlib and xz
// where a python3 is found; tries of the coffee automaton against the random numbers that it takes.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "stdlib/agents/coffee_automaton.h"
#include "stdlib/core/random.h"
#include "stdlib/information/coding/symbol_code.h"
#include "stdlib/information/images/co_occurrence.h"
#include "stdlib/information/images/coarse_grain.h"
#include "stdlib/information/images/delentropy.h"
#include "stopwatch.h"

namespace {

using namespace ansatz;

bool smoke = false;

// A smooth surface with noise, in whole numbers of 8 bits.
core::Array picture(std::size_t side) {
  std::vector<double> draws(side * side), x(side * side);
  core::Stream(1).fill_normal(draws);
  for (std::size_t y = 0; y < side; ++y)
    for (std::size_t i = 0; i < side; ++i) {
      const double height =
          127 + 70 * std::sin(0.01 * static_cast<double>(y)) * std::cos(0.013 * static_cast<double>(i));
      x[y * side + i] = std::floor(std::clamp(height + 8 * draws[y * side + i], 0.0, 255.0));
    }
  return core::Array({{"y", side}, {"x", side}}, std::move(x));
}

double plain_pass(const core::Array& x) {
  double sums[8] = {};
  const auto values = x.real();
  return bench::least_seconds(5, [&] {
    for (std::size_t i = 0; i + 8 <= values.size(); i += 8)
      for (std::size_t k = 0; k < 8; ++k) sums[k] += values[i + k];
    [[maybe_unused]] volatile double kept =
        sums[0] + sums[1] + sums[2] + sums[3] + sums[4] + sums[5] + sums[6] + sums[7];
  });
}

void slopes_and_pairs() {
  const std::size_t side = smoke ? 256 : 4096;
  const core::Array x = picture(side);
  const double plain = plain_pass(x), pixels = static_cast<double>(side * side);
  core::Run run;
  const auto row = [&](const char* name, auto&& work) {
    const double seconds = bench::least_seconds(smoke ? 1 : 5, work);
    fmt::print("  {:34} {:7.1f} ms  {:5.2f} ns a pixel  {:5.1f} plain passes\n", name, 1e3 * seconds,
               1e9 * seconds / pixels, seconds / plain);
  };
  fmt::print("{} × {} pixels; a plain pass takes {:.1f} ms\n", side, side, 1e3 * plain);
  for (const char* differences : {"central", "square"}) {
    information::Delentropy question;
    question.x = x;
    question.within = core::Interval{0, 255};
    question.differences = differences;
    row(fmt::format("delentropy, {}", differences).c_str(), [&] { information::delentropy(question, run); });
  }
  for (const int levels : {8, 256}) {
    information::GreyLevelCoOccurrence question;
    question.x = x;
    question.levels = levels;
    question.within = core::Interval{0, 255};
    row(fmt::format("co-occurrence, {} levels", levels).c_str(),
        [&] { information::grey_level_co_occurrence(question, run); });
  }
  information::CoarseGrain grain;
  grain.x = x;
  grain.grain = 9;
  grain.within = core::Interval{0, 255};
  row("coarse_grain, 9 × 9", [&] { information::coarse_grain(grain, run); });
}

void coder() {
  // A mixing cup of coffee, coarse, as the script has it: seven levels a byte.
  const std::size_t side = smoke ? 64 : 1024;
  core::Run run{core::Stream(1)};
  const auto cup =
      agents::coffee_automaton({.size = static_cast<int>(side), .times = {static_cast<double>(side) / 4}}, run);
  core::Array state = cup.states;
  state.set_dimensions({{"y", side}, {"x", side}});
  information::CoarseGrain grain;
  grain.x = state;
  grain.grain = 9;
  grain.levels = 7;
  for (const bool coarse : {false, true}) {
    const core::Array symbols = coarse ? information::coarse_grain(grain, run) : state;
    information::SymbolTable table{side, side, coarse ? std::size_t{7} : std::size_t{2}, {}};
    for (const std::int64_t v : symbols.integers()) table.symbols.push_back(static_cast<std::uint32_t>(v));
    std::vector<std::uint8_t> code;
    const double seconds = bench::least_seconds(smoke ? 1 : 3, [&] { code = information::encode_symbols(table, run); });
    const double back = bench::least_seconds(smoke ? 1 : 3, [&] { information::decode_symbols(code, run); });
    const auto n = static_cast<double>(table.symbols.size());
    fmt::print("{} cup of {} × {}: {} bytes, {:.1f} MB/s of symbols in, {:.1f} back\n", coarse ? "coarse" : "fine",
               side, side, code.size(), 1e-6 * n / seconds, 1e-6 * n / back);
    const std::string path = fmt::format("/tmp/ansatz_bench_{}.bin", coarse ? "coarse" : "fine");
    if (std::FILE* file = std::fopen(path.c_str(), "wb")) {
      for (const std::uint32_t v : table.symbols) std::fputc(static_cast<int>(v), file);
      std::fclose(file);
      std::fflush(stdout);
      const std::string peers = fmt::format(
          "python3 -c \"\nimport zlib,lzma,time\nd=open('{}','rb').read()\n"
          "for name,f in (('zlib 9',lambda:zlib.compress(d,9)),('xz "
          "9e',lambda:lzma.compress(d,preset=9|lzma.PRESET_EXTREME))):\n"
          "  t=time.process_time(); n=len(f()); t=time.process_time()-t\n"
          "  print('  %-8s %d bytes, %.1f MB/s of symbols in'%(name,n,len(d)/t/1e6))\n\" 2>/dev/null",
          path);
      if (std::system(peers.c_str()) != 0) fmt::print("  no python3 to compare with\n");
      std::remove(path.c_str());
    }
  }
}

void automaton() {
  for (const int side : {100, 400}) {
    const double sweeps = smoke ? 4 : side == 100 ? 2000 : 100;
    const double tries = 2.0 * side * (side - 1) * sweeps, steps = 4.0 * side * side / 2 * sweeps;
    core::Run run{core::Stream(1)};
    const double exclusion = bench::least_seconds(
        3, [&] { agents::coffee_automaton({.size = side, .model = "exclusion", .times = {sweeps}}, run); });
    const double walkers = bench::least_seconds(
        3, [&] { agents::coffee_automaton({.size = side, .model = "walkers", .times = {sweeps}}, run); });
    std::vector<double> draws(2048);
    const double drawn = bench::least_seconds(5, [&] {
      for (int i = 0; i < 500; ++i) core::Stream(2).fill_uniform(draws, static_cast<std::uint64_t>(2048 * i));
    });
    const double a_draw = drawn / (500 * 2048);
    fmt::print(
        "cup of {} × {}: {:.0f} M tries a second, {:.2f} ns each, {:.2f} of them its draws; {:.0f} M steps of "
        "walkers, {:.2f} ns each\n",
        side, side, 1e-6 * tries / exclusion, 1e9 * exclusion / tries, a_draw / 2 * tries / exclusion,
        1e-6 * steps / walkers, 1e9 * walkers / steps);
  }
}

}  // namespace

int main(int count, char** words) {
  smoke = count > 1 && std::string(words[1]) == "--smoke";
  slopes_and_pairs();
  coder();
  automaton();
}
