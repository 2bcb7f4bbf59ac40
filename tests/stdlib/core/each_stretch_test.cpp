// SPDX-License-Identifier: MIT
#include "stdlib/core/each_stretch.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <stdexcept>
#include <vector>

using namespace ansatz::core;

TEST_CASE("each_stretch: covers every place once, in threads or not", "[core][each_stretch]") {
  for (const bool in_threads : {false, true})
    for (const std::size_t count : {0, 1, 6, 7, 8, 700})
      for (const std::size_t grain : {std::size_t{1}, std::size_t{7}, std::size_t{1000}}) {
        std::vector<int> visits(count);
        std::atomic<int> misplaced{0};  // assertions stand outside the threads, which Catch2 does not take
        each_stretch(count, grain, in_threads, Run(), [&](std::size_t first, std::size_t last) {
          if (first % grain != 0 || (last != count && last - first != grain)) ++misplaced;
          for (std::size_t i = first; i < last; ++i) ++visits[i];
        });
        CHECK(misplaced == 0);
        CHECK(visits == std::vector<int>(count, 1));
      }
}

TEST_CASE("each_stretch: what a stretch throws reaches the caller, and nothing runs on", "[core][each_stretch]") {
  for (const bool in_threads : {false, true}) {
    std::atomic<int> under_way{0}, begun{0};
    const auto work = [&](std::size_t first, std::size_t) {
      ++under_way;
      ++begun;
      if (first == 3) {
        --under_way;
        throw std::runtime_error("the third");
      }
      --under_way;
    };
    CHECK_THROWS_WITH(each_stretch(1'000'000, 1, in_threads, Run(), work), "the third");
    CHECK(under_way == 0);
    CHECK(begun < 1'000'000);
  }
}

TEST_CASE("each_stretch: ends when it is called off", "[core][each_stretch]") {
  std::atomic<bool> stop{false};
  const Run run(Stream(1), &stop);
  for (const bool in_threads : {false, true}) {
    stop = false;
    CHECK_THROWS_AS(each_stretch(1'000'000, 1, in_threads, run, [&](std::size_t, std::size_t) { stop = true; }),
                    Interrupted);
    std::atomic<int> begun{0};
    CHECK_THROWS_AS(each_stretch(10, 1, in_threads, run, [&](std::size_t, std::size_t) { ++begun; }), Interrupted);
    CHECK(begun == 0);
  }
}

TEST_CASE("both: does both, and tells what either throws", "[core][each_stretch]") {
  std::vector<int> done(2);
  both([&] { done[0] = 1; }, [&] { done[1] = 1; });
  CHECK(done == std::vector<int>{1, 1});
  const auto fails = [] { throw std::runtime_error("no"); };
  CHECK_THROWS_WITH(both(fails, [] {}), "no");
  CHECK_THROWS_WITH(both([] {}, fails), "no");
}
