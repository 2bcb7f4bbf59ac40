// SPDX-License-Identifier: MIT
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <random>
#include <thread>

#include "fake_runs.h"

using namespace ansatz;
using namespace ansatz::experiment;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kRows = 1500;

/// This program again, running one of the hidden cases below on a folder.
pid_t start(const std::string& hidden_case, const fs::path& folder) {
  ::setenv("ANSATZ_TEST_FOLDER", folder.c_str(), 1);
  std::string program = "/proc/self/exe", name = hidden_case;
  char* arguments[] = {program.data(), name.data(), nullptr};
  posix_spawn_file_actions_t quiet;
  posix_spawn_file_actions_init(&quiet);
  posix_spawn_file_actions_addopen(&quiet, 1, "/dev/null", 1, 0);
  pid_t child = 0;
  const int problem = ::posix_spawn(&child, program.c_str(), &quiet, nullptr, arguments, environ);
  posix_spawn_file_actions_destroy(&quiet);
  if (problem != 0) throw std::runtime_error("the test cannot start itself");
  return child;
}

fs::path given_folder() {
  const char* folder = std::getenv("ANSATZ_TEST_FOLDER");
  if (!folder) throw std::runtime_error("a part of the killing tests, which start it themselves");
  return folder;
}

/// Rows that were committed, 0 before there is a table.
std::size_t rows_kept(const fs::path& folder) {
  if (!fs::exists(folder / "table.sqlite")) return 0;
  const std::string count = fake::sql(folder, "select count(*) from outcomes");
  return count.find("no such table") != std::string::npos ? 0 : std::stoul(count);
}

}  // namespace

TEST_CASE("hidden: computes rows of a millisecond", "[.]") {
  const auto slow = [](const RowPlan& row, core::Stream stream, const std::atomic<bool>& stop) {
    std::this_thread::sleep_for(std::chrono::microseconds(1200));
    return fake::varied(row, stream, stop);
  };
  fake::run(fake::sweep(kRows), given_folder(), slow);
}

TEST_CASE("hidden: runs into a full disk", "[.]") {
  std::signal(SIGXFSZ, SIG_IGN);
  const rlimit limit{5000000, 5000000};  // bytes that a file may grow to: some groups of rows
  ::setrlimit(RLIMIT_FSIZE, &limit);
  CHECK_THROWS_WITH(fake::run(fake::sweep(4 * kRows), given_folder()),
                    Catch::Matchers::Contains("what is stored is safe"));
}

// A process is killed after a random time, again and again, until it has been killed often enough and may end. Whatever
// the moments, a row that was counted must stay, and the table must be that of an undisturbed run. Where a busy machine
// lets the process get nowhere between two kills, it is given longer; where it gets far, shorter, so that enough kills
// fall before its end.
TEST_CASE("killing: loses nothing that was counted, at whatever moment it comes", "[experiment][kill]") {
  fake::Folder folder, whole;
  std::mt19937 random(20240501);
  std::size_t kept = 0, kills = 0, longest = 60000;
  for (bool ended = false; !ended;) {
    const pid_t child = start("hidden: computes rows of a millisecond", folder.path());
    std::this_thread::sleep_for(std::chrono::microseconds(2000 + random() % longest));
    if (kills < 30) ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    ended = WIFEXITED(status);
    if (ended) break;
    ++kills;
    const std::size_t now = rows_kept(folder.path());
    REQUIRE(now >= kept);
    if (now == kept) longest += longest / 4;
    if (now > kept + kRows / 60) longest -= longest / 3;
    kept = now;
  }
  CHECK(kills >= 10);
  CHECK(kept > 0);
  const auto last = fake::run(fake::sweep(kRows), folder.path());
  CHECK(last.progress.computed == 0);
  CHECK(rows_kept(folder.path()) == kRows);
  fake::run(fake::sweep(kRows), whole.path());
  CHECK(fake::table_text(folder.path()) == fake::table_text(whole.path()));
  const auto fields = [](const fs::path& path) {
    return fake::output_of("ncdump -v phi,energy '" + (path / "fields.nc").string() + "' | sed '/history/d'");
  };
  CHECK(fields(folder.path()) == fields(whole.path()));
}

namespace {

/// A boundary in each of 20 combinations, and rows of a millisecond.
Experiment searching() {
  Experiment experiment = fake::sweep(5);
  experiment.design.axes.push_back(fake::numbers("b", 20));
  experiment.growing.refinements.push_back({0, 1e-3, "name", [](const SeenRow& row) {
                                              for (const auto& [name, value] : row.columns) {
                                                if (name == "name") return value;
                                              }
                                              return core::Value();
                                            }});
  return experiment;
}

RowOutcome found(const RowPlan& row, core::Stream stream, const std::atomic<bool>& stop) {
  std::this_thread::sleep_for(std::chrono::microseconds(1200));
  RowOutcome outcome = fake::varied(row, stream, stop);
  for (auto& [name, value] : outcome.records) {
    if (name == "name") value = fake::parameter(row) > 0.3 + fake::parameter(row, 1) / 10 ? "high" : "low";
  }
  return outcome;
}

/// Twenty chains of thirty rows.
Experiment following() {
  Experiment experiment = fake::sweep(20);
  experiment.design.axes.push_back(fake::numbers("r", 30));
  experiment.design.axes.back().is_sequential = true;
  return experiment;
}

RowOutcome followed(const RowPlan& row, core::Stream stream, const std::atomic<bool>&) {
  std::this_thread::sleep_for(std::chrono::microseconds(1200));
  const auto* before = row.state.get<core::Array>();
  core::Array state = core::Array::of({before ? before->number(0) : 0, stream.uniform(0)});
  state.mutable_real()[0] = state.number(0) * 0.9 + state.number(1) + fake::parameter(row);
  RowOutcome outcome;
  outcome.records.emplace_back("x", state.number(0));
  outcome.state = state;
  return outcome;
}

}  // namespace

TEST_CASE("hidden: refines", "[.]") { fake::run(searching(), given_folder(), found); }
TEST_CASE("hidden: follows an axis", "[.]") { fake::run(following(), given_folder(), followed); }

TEST_CASE("killing: leaves a refined design, and rows that follow one another, what they would have been",
          "[experiment][kill]") {
  const bool refines = GENERATE(true, false);
  fake::Folder folder, whole;
  std::mt19937 random(20240502);
  std::size_t kills = 0;
  for (bool ended = false; !ended;) {
    const pid_t child = start(refines ? "hidden: refines" : "hidden: follows an axis", folder.path());
    std::this_thread::sleep_for(std::chrono::microseconds(2000 + random() % 150000));
    if (kills < 12) ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    ended = WIFEXITED(status);
    kills += ended ? 0 : 1;
  }
  CHECK(kills > 0);
  const auto again = [&](const fs::path& path) {
    return refines ? fake::run(searching(), path, found) : fake::run(following(), path, followed);
  };
  CHECK(again(folder.path()).progress.computed == 0);
  again(whole.path());
  CHECK(fake::table_text(folder.path()) == fake::table_text(whole.path()));
}

TEST_CASE("a full disk: stops the run and loses nothing that was counted", "[experiment][kill]") {
  fake::Folder folder, whole;
  // A busy machine may put everything into one commit, which then fails whole: some rows are there before.
  fake::run(fake::sweep(kRows), folder.path());
  int status = 0;
  ::waitpid(start("hidden: runs into a full disk", folder.path()), &status, 0);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
  const std::size_t kept = rows_kept(folder.path());
  CHECK(kept >= kRows);
  CHECK(kept < 4 * kRows);
  const auto report = fake::run(fake::sweep(4 * kRows), folder.path());
  CHECK(report.progress.cached == kept);
  CHECK(report.complete);
  fake::run(fake::sweep(4 * kRows), whole.path());
  CHECK(fake::table_text(folder.path()) == fake::table_text(whole.path()));
}
