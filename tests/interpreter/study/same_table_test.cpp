// SPDX-License-Identifier: MIT
// The same script gives the same numbers: with any number of workers, after kills, beside other consumers of
// randomness.
#include <spawn.h>
#include <sys/wait.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <random>
#include <thread>

#include "study_support.h"

using namespace ansatz;
using namespace ansatz::study::testing;

namespace {

const std::string kDrawing = R"(
offset = 10
jitter(n) = normal(0, 1, n)
function turns(n) {
  s = 0
  for i in 1..n { s = s + normal(i, 1) }
  return s
}
experiment e {
  vary v in linspace(0, 1, 20)
  vary kind in ["a", "b"]
  replicate 3
  run {
    noise = jitter(50)
    other = uniform(v, v + 1, 50)
    record m = mean(noise) + offset
    record u = uniform(0, 1)
    record curve = shuffle(other)
    record p = hypothesis.permutation_test(noise[1..15], other[1..15], draws = 400).p
    record z = turns(3)
    expect u < 0.9
  }
})";

/// Column values that two tables must share.
void check_same(const Ran& a, const Ran& b, const std::vector<std::string>& columns) {
  for (const std::string& name : columns) {
    INFO(name);
    CHECK(core::fingerprint(a.study.table->column(name)).hex() == core::fingerprint(b.study.table->column(name)).hex());
  }
}

}  // namespace

TEST_CASE("same table: one worker or two") {
  Folder one, two;
  Settings parallel;
  parallel.workers = 2;
  const Ran alone = run(one, kDrawing), shared = run(two, kDrawing, parallel);
  CHECK(alone.progress().failed == 0);
  CHECK(alone.progress().computed == 120);
  CHECK(table_text(alone) == table_text(shared));
}

TEST_CASE("same table: another consumer of randomness changes nobody else's numbers") {
  const std::vector<std::string> columns{"m", "u", "curve", "p", "z"};
  Folder folder;
  const Ran plain = run(folder, kDrawing);
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
           {"noise = jitter(50)", "first = exponential(2, 10)\n    noise = jitter(50)"},
           {"noise = jitter(50)", "first = normal(5, 2, 10)\n    record first\n    noise = jitter(50)"},
           {"record u =", "record w = uniform(0, 2)\n    record u ="},
           {"vary kind", "extra = 3\n  vary kind"},
       }) {
    Folder other;
    const Ran more = run(other, edited(kDrawing, from, to));
    INFO(to);
    CHECK(more.progress().failed == 0);
    check_same(plain, more, columns);
  }
}

TEST_CASE("same table: draws do not depend on the names of variables") {
  Folder one, two;
  std::string renamed = kDrawing;
  for (const std::string& name : {std::string("jitter"), std::string("noise"), std::string("other")}) {
    for (std::size_t at = renamed.find(name); at != std::string::npos; at = renamed.find(name, at + name.size() + 2))
      renamed.replace(at, name.size(), name + "_2");
  }
  check_same(run(one, kDrawing), run(two, renamed), {"m", "u", "curve", "p", "z"});
}

TEST_CASE("same table: another experiment and another seed have numbers of their own") {
  Folder folder;
  const std::string plain = run(folder, kDrawing).column("u");
  CHECK(run(folder, edited(kDrawing, "experiment e", "experiment f")).column("u") != plain);
  Settings seeded;
  seeded.seed = 1;
  CHECK(run(folder, kDrawing, seeded).column("u") != plain);
}

TEST_CASE("same table: a row leaves nothing behind for the next, also on one worker") {
  const std::string counting = R"(lua [[
  local count = 0
  local seen = {}
  function bump(v) count = count + 1; seen[#seen + 1] = v; return count + #seen end
  function leak(v) math.kept = (math.kept or 0) + 1; return math.kept end
  function leak_az(v) string.kept = (string.kept or 0) + 1; return string.kept end
]]
experiment e {
  vary v in 1..6
  run { record n = bump(v) + bump(v) }
}
experiment f {
  vary v in 1..6
  run { record n = leak(v) }
})";
  Folder folder;
  Script script(folder, counting, {});
  const auto first = script.run(0);
  CHECK(core::text(first.table->column("n")) == "[6, 6, 6, 6, 6, 6]");
  const auto second = script.run(1);
  const std::string table = table_text(*second.report.store);
  INFO(table);
  // A library is the same for every row: it may refuse the change, but may not keep it.
  const bool refused = second.report.progress.failed == 6;
  CHECK((refused || core::text(second.table->column("n")) == "[1, 1, 1, 1, 1, 1]"));
}

// ── Kills ───────────────────────────────────────────────────────────────────────────────────────────────────────────

TEST_CASE("hidden: runs the drawing study slowly", "[.]") {
  Folder here(std::getenv("ANSATZ_TEST_FOLDER"));  // who is killed does not tidy up
  Settings settings;
  settings.workers = 2;
  settings.out = std::getenv("ANSATZ_TEST_FOLDER");
  settings.file = std::string(std::getenv("ANSATZ_TEST_FOLDER")) + "/script.anz";
  // Rows of about a millisecond, so that a kill finds some done, some queued and some under way.
  run(here, edited(kDrawing, "noise = jitter(50)", "busy = sum(normal(0, 2, 200000))\n    noise = jitter(50)"),
      settings);
}

TEST_CASE("same table: after kills at any moments") {
  Folder folder, whole;
  ::setenv("ANSATZ_TEST_FOLDER", folder.path().c_str(), 1);
  std::mt19937 random(7);
  std::size_t kills = 0;
  for (;;) {
    std::string program = "/proc/self/exe", name = "hidden: runs the drawing study slowly";
    char* arguments[] = {program.data(), name.data(), nullptr};
    posix_spawn_file_actions_t quiet;
    posix_spawn_file_actions_init(&quiet);
    posix_spawn_file_actions_addopen(&quiet, 1, "/dev/null", 1, 0);
    pid_t child = 0;
    REQUIRE(::posix_spawn(&child, program.c_str(), &quiet, nullptr, arguments, environ) == 0);
    posix_spawn_file_actions_destroy(&quiet);
    std::this_thread::sleep_for(std::chrono::microseconds(10000 + random() % 100000));
    if (kills < 12) ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    if (WIFEXITED(status)) {
      CHECK(WEXITSTATUS(status) == 0);
      break;
    }
    ++kills;
  }
  CHECK(kills > 0);
  const auto resumed = experiment::Store::read(folder.path() / "e");
  const Ran undisturbed =
      run(whole, edited(kDrawing, "noise = jitter(50)", "busy = sum(normal(0, 2, 200000))\n    noise = jitter(50)"));
  CHECK(table_text(*resumed) == table_text(undisturbed));
}

TEST_CASE("same table: what bindings and axes draw does not depend on who asks first or what ran before") {
  const auto script = [](const std::string& first, const std::string& before) {
    return before + R"(
experiment e {
  vary v in uniform(0, 1, 4)
  noise = normal(0, 1, 5)
  other = normal(0, 1, 5)
  run {
    )" + first +
           R"(
    record x = mean(other) + v
    record apart = mean(other) - mean(noise)
  }
})";
  };
  Folder one, two, three;
  const Ran plain = run(one, script("", ""));
  CHECK(plain.study.table->column("apart").number(0) != 0);  // equal calls of two bindings are two draws
  check_same(plain, run(two, script("record y = mean(noise)", "")), {"v", "x", "apart"});

  Script both(
      three,
      script("",
             "experiment before { vary v in uniform(0, 1, 4); k = normal(0, 1, 5); run { record y = v + mean(k) } }"),
      {});
  both.run(0);
  const study::Study after = both.run(1);
  CHECK(core::text(after.table->column("x")) == plain.column("x"));
}
