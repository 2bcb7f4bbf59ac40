// SPDX-License-Identifier: MIT
#include "stdlib/fields/published_config.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "stdlib/fields/published.h"

using namespace ansatz;
using namespace ansatz::fields;
using namespace ansatz::fields::solved;

namespace {

/// A file of that content while it lives.
class File {
 public:
  explicit File(const std::string& content)
      : path_(std::filesystem::temp_directory_path() / ("ansatz-config-" + std::to_string(getpid()) + ".txt")) {
    std::ofstream(path_) << content;
  }
  ~File() { std::filesystem::remove(path_); }
  Scenario read(const std::string& mode = "compat") const {
    return quietly(&read_config, {.file = path_.string(), .mode = mode});
  }
  /// What is refused, the path left out.
  std::string refusal() const {
    std::string sentence = sentence_of([&] { read(); });
    if (const auto at = sentence.find(path_.string()); at != std::string::npos)
      sentence.replace(at, path_.string().size(), "FILE");
    return sentence;
  }

 private:
  std::filesystem::path path_;
};

const char* const kCollision = R"(# Case 4 - Kink-Antikink Collision
scenario_name = Case 4 - Kink-Antikink Collision
nx = 1024            # both ends counted
x_min = -50.0
x_max = 50.0

t_final = 1e2
dt = 0.005
adaptive_dt = true
energy_tol = 1e-5
potential = phi4
lambda = 1.0
vacuum = 1.0
ic_type = kink_antikink
separation = 20.0
velocity = 0.3
n_frames = 400
fps = 30
dpi = 150
colormap = twilight
n_cores = 0
save_netcdf = true
save_animation = True
)";

double energy_of(const Scenario& scenario) {
  KleinGordon question = asked(scenario);
  question.until = 0.5;
  question.frames = 1;
  return solve(question).energy.number(0);
}

}  // namespace

TEST_CASE("read_config: a published file is the published scenario", "[fields]") {
  const std::string mode = GENERATE(as<std::string>(), "compat", "correct");
  const Scenario read = File(kCollision).read(mode);
  const Scenario known = quietly(&published_scenario, {.name = "collision", .mode = mode});
  CHECK(read.points == known.points);
  CHECK(read.domain.low == known.domain.low);
  CHECK(read.domain.high == known.domain.high);
  CHECK(read.until == known.until);
  CHECK(read.step == known.step);
  CHECK(read.frames == known.frames);
  CHECK(read.boundary == known.boundary);
  CHECK(read.mode == mode);
  CHECK(energy_of(read) == energy_of(known));
}

TEST_CASE("read_config: what is left out falls back as the package does", "[fields]") {
  const Scenario nothing = File("\n# only a comment\n").read();
  CHECK(nothing.points == 512);
  CHECK(nothing.domain.low == -30);
  CHECK(nothing.until == 50);
  CHECK(nothing.step == 0.01);
  CHECK(nothing.adaptive == true);
  CHECK(nothing.frames == 200);
  CHECK(nothing.potential(0.0) == Approx(0.25));
  CHECK(File("ic_type = kink").read("correct").boundary == "antiperiodic");
  CHECK_FALSE(File("dt = 0.002").read("correct").step);
  CHECK(File("potential = linear\nmass = 3").read().potential(2.0) == Approx(18));
  CHECK(File("adaptive_dt = FALSE").read().adaptive == false);
}

TEST_CASE("read_config: refuses what the package would pass over", "[fields]") {
  CHECK(File("nx = 512\nlambda_ = 2").refusal() ==
        "read_config: line 2 of FILE sets 'lambda_', which amangkurat does not know");
  CHECK(File("nx = 51x").refusal() == "FILE: expected a number for nx, but line 1 has '51x'");
  CHECK(File("nx = 51.5").refusal() == "FILE: expected a whole number for nx, but line 1 has '51.5'");
  CHECK(File("nx").refusal() == "FILE: expected key = value, but line 1 is 'nx'");
  CHECK(File("= 3").refusal() == "FILE: expected key = value, but line 1 is '= 3'");
  CHECK(File("dt = 1\n\ndt = 2").refusal() == "FILE: expected each key once, but lines 1 and 3 both set dt");
  CHECK(File("adaptive_dt = 1").refusal() == "FILE: expected true or false for adaptive_dt, but line 1 has '1'");
  CHECK(File("ic_type = lump").refusal() ==
        "FILE: expected gaussian, kink, breather, kink_antikink for ic_type, but line 1 has 'lump'");
  CHECK(File("ic_type = breather\nfrequency = 1.5").refusal() == "breather: frequency is 1.5, but must be in (0, 1)");
  CHECK_THAT(sentence_of([] { quietly(&read_config, {.file = "/nowhere/case1.txt"}); }),
             Catch::Contains("No such file"));
}
