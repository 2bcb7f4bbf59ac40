// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "interpreter/experiment/summary.h"
#include "study_support.h"

using namespace ansatz;
using namespace ansatz::study::testing;

namespace {

/// "text | place | because" of each doubt.
std::vector<std::string> doubts(const Ran& ran) {
  std::vector<std::string> lines;
  for (const experiment::Doubt& each : ran.study.doubts) {
    const std::string place = each.place.substr(each.place.rfind('/') + 1);
    lines.push_back(each.text + " | " + place + " | " + each.because);
  }
  return lines;
}

const char* const kHoles = R"(experiment e {
  vary a in [1, 2, 3]
  run {
    record x = if a == 2 then 0 / 0 else a
    record y = if a > 1 then a / 0 else a because "the pole is meant"
    record z = [1, a, nan, -inf]
    record fine = [a, 2]
    record w = "nan"
  }
  claim "above" { max(y) > 2 }
  claim "below" { min(y) < 2 }
  claim "defined" { max(x) > 2 }
  claim "finite" { max(fine) < inf }
})";

}  // namespace

TEST_CASE("column doubts: numbers that are not finite are told once a column, with the first row") {
  Folder folder;
  const std::vector<std::string> wanted = {
      "x is NaN or infinite in 1 of 3 rows, first in row 2 (a = 2) | script.anz:4:5 | ",
      "y is NaN or infinite in 2 of 3 rows, first in row 2 (a = 2) | script.anz:5:5 | the pole is meant",
      "z holds NaN or infinity in 3 of 3 rows, 6 numbers in all, first in row 1 (a = 1) | script.anz:6:5 | ",
  };
  CHECK(doubts(run(folder, kHoles)) == wanted);
  // Rows that are there already are doubted as well, and answered as the script now says.
  std::string answered = kHoles;
  answered.replace(answered.find("nan, -inf]"), 10, "nan, -inf] because \"a gap\"");
  const Ran again = run(folder, answered);
  CHECK(again.progress().cached == 3);
  CHECK(doubts(again)[2] == wanted[2] + "a gap");
  experiment::Summary summary;
  again.study.conclude(summary);
  const std::string page = experiment::write_summary(summary, {});
  CHECK_THAT(page, Catch::Contains("x is NaN or infinite in 1 of 3 rows") && !Catch::Contains("y is NaN"));
}

TEST_CASE("column doubts: a claim whose measured side is not finite is never reproduced") {
  Folder folder;
  const auto claims = run(folder, kHoles).study.claims;
  REQUIRE(claims.size() == 4);
  CHECK(claims[0].verdict == experiment::Verdict::undefined);
  CHECK(claims[0].why == "the measured side is not finite; y is infinite in 2 of 3 rows");
  CHECK(claims[1].verdict == experiment::Verdict::reproduced);
  CHECK(claims[2].verdict == experiment::Verdict::undefined);
  CHECK(claims[2].why == "the measured side is not a number; x is no number in 1 of 3 rows");
  CHECK(claims[3].verdict == experiment::Verdict::reproduced);  // a bound may well be infinite
}

TEST_CASE("column doubts: rows with grids of their own lose their coordinate with a word") {
  const auto said = [](const std::string& grid, const std::string& because = "") {
    Folder folder;
    return doubts(run(folder,
                      "experiment e {\n  vary a in [1, 2, 3]\n  run {\n    record psi = labelled([1, a, 3], "
                      "[\"x\"], (x = " +
                          grid + "))" + because + "\n  }\n}"));
  };
  CHECK(said("[0, 1, 2]").empty());
  const std::string text =
      "the rows of psi have each their own x (0..2 in row 1, 0..4 in row 2): in the table it has "
      "none, and counts places | script.anz:4:5 | ";
  CHECK(said("[0, a, 2*a]") == std::vector<std::string>{text});
  CHECK(said("[0, a, 2*a]", " because \"scaled by a\"") == std::vector<std::string>{text + "scaled by a"});
}
