// SPDX-License-Identifier: MIT
// Boundaries that claims read off an axis: the gap they lie in is their error on a refined axis, a doubt on a grid.
#include <catch2/catch.hpp>
#include <cmath>

#include "study_support.h"

using namespace ansatz;
using namespace ansatz::study::testing;
using Catch::Contains;
using experiment::Verdict;

namespace {

/// Rows v = 0, 1/4, …, 1 whose `above` steps at `edge`, refined to `tolerance`.
std::string stepping(const std::string& edge, const std::string& tolerance, const std::string& blocks) {
  return "experiment e {\n  vary v in linspace(0, 1, 5)\n  refine v to " + tolerance +
         " where above changes\n  run { record above = v > " + edge + " }\n" + blocks + "\n}";
}

const std::string kBelow = "max(v where not above)", kAbove = "min(v where above)";

}  // namespace

TEST_CASE("boundary: a claim read off a refined axis inherits the gap as its error") {
  // 0.37 lies in [0.25, 0.5]; to 0.1 that is halved twice, to [0.3125, 0.375]: dyadic, so the numbers are exact.
  Folder folder;
  const Ran ran = run(folder, stepping("0.37", "0.1", R"(
  claim "lower end" { max(v where not above) ≈ 0.37 ± 0.1 }
  claim "upper end" { min(v where above) ≈ 0.37 ± 0.1 }
  claim "middle" { (max(v where not above) + min(v where above)) / 2 ≈ 0.37 ± 0.1 }
  claim "squared" { max(v where not above)^2 ≈ 0.37^2 ± 0.1 }
  claim "on the other side" { 0.37 ≈ max(v where not above) ± 0.1 }
  claim "no boundary" { max(v) ≈ 1 ± 0.01 }
  claim "column of rows" { mean(v where above) > 0.5 }
)"));
  const auto& claims = ran.study.claims;
  REQUIRE(claims.size() == 7);
  CHECK(*claims[0].measured == 0.3125);
  CHECK(*claims[0].gap_error == 0.0625);
  CHECK(*claims[1].measured == 0.375);
  CHECK(*claims[1].gap_error == 0.0625);
  CHECK(*claims[2].measured == 0.34375);
  CHECK(*claims[2].gap_error == 0.03125);  // both ends are one boundary: half the gap
  CHECK(*claims[3].gap_error == 0.375 * 0.375 - 0.3125 * 0.3125);
  CHECK(*claims[4].gap_error == 0.0625);
  CHECK_FALSE(claims[5].gap_error);
  CHECK_FALSE(claims[6].gap_error);
  for (const auto& claim : claims) CHECK(claim.verdict == Verdict::reproduced);
  // The truth is never farther than the error says.
  for (std::size_t i = 0; i < 3; ++i) CHECK(std::abs(*claims[i].measured - 0.37) <= *claims[i].gap_error);
  CHECK(ran.study.doubts.empty());
}

TEST_CASE("boundary: the error it inherits holds the truth, wherever the step is") {
  for (const char* edge : {"0.01", "0.2499", "0.3", "0.61803", "0.99"}) {
    Folder folder;
    const Ran ran = run(folder, stepping(edge, "1e-3",
                                         "claim \"c\" { " + kBelow + " ≈ " + edge + " ± 1e-3 }\nclaim \"m\" { (" +
                                             kBelow + " + " + kAbove + ") / 2 ≈ " + edge + " ± 1e-3 }"));
    for (const auto& claim : ran.study.claims) {
      INFO(edge << " " << claim.text);
      CHECK(std::abs(*claim.measured - std::stod(edge)) <= *claim.gap_error);
      CHECK(*claim.gap_error <= 1e-3);
      CHECK(claim.verdict == Verdict::reproduced);
    }
  }
}

TEST_CASE("boundary: a gap wider than the tolerance cannot tell, unless the claim is farther off still") {
  const auto verdict = [](const std::string& condition) {
    Folder folder;
    return run(folder, stepping("0.37", "0.1", "claim \"c\" { " + condition + " }")).study.claims.at(0).verdict;
  };
  CHECK(verdict(kBelow + " ≈ 0.3125 ± 0.01") == Verdict::cannot_tell);  // it meets the number, by luck
  CHECK(verdict(kBelow + " ≈ 0.9 ± 0.01") == Verdict::contradicted);
  CHECK(verdict(kBelow + " < 0.35") == Verdict::cannot_tell);
  CHECK(verdict(kBelow + " < 0.5") == Verdict::reproduced);
  CHECK(verdict(kBelow + " in 0.3..0.4") == Verdict::cannot_tell);
  CHECK(verdict(kBelow + " in 0.2..0.4") == Verdict::reproduced);
  CHECK(verdict(kBelow + " < 0.35 and true") == Verdict::cannot_tell);
  CHECK(verdict(kBelow + " < 0.5 and true") == Verdict::reproduced);
}

TEST_CASE("boundary: is known through a binding, with units, and of the line that has it") {
  Folder folder;
  const Ran ran = run(folder, R"(experiment e {
  vary shift in [0, 0.4]
  vary v in [0 mm, 250 mm, 500 mm, 750 mm, 1000 mm]
  refine v to 100 mm where above changes
  run { record above = v > 370 mm + shift * 1 m }
  edge = max(v where not above and shift == 0)
  claim "through a binding" { edge ≈ 37 cm ± 10 cm }
  claim "in another unit" { edge ≈ 0.37 m ± 0.01 m }
  claim "of the other line" { max(v where not above) ≈ 770 mm ± 100 mm }
  claim "where both have a row" { max(v where v < 300 mm and not above and shift == 0.4) < 1 m }
})");
  const auto& claims = ran.study.claims;
  REQUIRE(claims.size() == 4);
  // Whole numbers are halved to whole numbers: [312, 375] mm holds the step.
  CHECK(*claims[0].gap_error == Approx(6.3));
  CHECK(claims[0].verdict == Verdict::reproduced);
  CHECK(*claims[1].gap_error == Approx(0.063));
  CHECK(claims[1].verdict == Verdict::cannot_tell);
  CHECK(*claims[2].measured == 750);  // [750, 812] where shift is 0.4
  CHECK(*claims[2].gap_error == Approx(62));
  // Where shift is 0.4 no row stands between 250 and 500 mm, whatever stands there in the other line.
  CHECK(*claims[3].gap_error == Approx(0.25));
}

TEST_CASE("boundary: where the axis ends nothing bounds it") {
  Folder folder;
  const Ran ran = run(folder, stepping("5", "0.1", R"(
  claim "it is there" { max(v where not above) ≈ 1 ± 0.01 }
  claim "it is above" { max(v where not above) > 0.5 }
  claim "it is below" { max(v where not above) < 2 }
  claim "far below" { max(v where not above) ≈ 0.5 ± 0.01 }
)"));
  const auto& claims = ran.study.claims;
  CHECK(claims[0].verdict == Verdict::cannot_tell);
  CHECK_THAT(claims[0].errors_note, Contains("v ends at 1: no row above bounds what is read there"));
  CHECK(claims[1].verdict == Verdict::reproduced);
  CHECK(claims[2].verdict == Verdict::cannot_tell);
  CHECK(claims[3].verdict == Verdict::contradicted);
}

TEST_CASE("boundary: several add up, and the error of a finer rerun comes on top") {
  Folder folder;
  Settings settings;
  settings.verify = true;
  const Ran ran = run(folder, R"(use fields
experiment e {
  vary v in linspace(0, 1, 5)
  refine v to 0.1 where part changes
  run {
    sim = klein_gordon(points = 32, until = 0.1)
    record part = if v < 0.37 then 0 else if v < 0.8 then 1 else 2
    record energy = sim.energy[end]
  }
  claim "width" { min(v where part == 2) - min(v where part == 1) ≈ 0.43 ± 0.2 }
})",
                      settings);
  const auto& claim = ran.study.claims.at(0);
  // [0.3125, 0.375] and [0.75, 0.8125].
  CHECK(*claim.gap_error == 0.125);
  CHECK(*claim.numerical_error == 0);
  CHECK(experiment::own_error(claim) == 0.125);
  CHECK(experiment::numerical_text(claim) == "0.12 (gap), 0 (finer rerun)");
}

TEST_CASE("boundary: read off a plain grid it is doubted where the step is coarser than the tolerance") {
  const auto doubts = [](const std::string& condition) {
    Folder folder;
    const Ran ran = run(folder, "experiment e {\n  vary v in linspace(0, 1, 5)\n  run { record above = v > 0.37 }\n" +
                                    std::string("  claim \"c\" { ") + condition + " }\n}");
    CHECK_FALSE(ran.study.claims.at(0).gap_error);
    return ran.study.doubts;
  };
  const auto coarse = doubts("max(v where not above) ≈ 0.37 ± 0.2");
  REQUIRE(coarse.size() == 1);
  CHECK_THAT(coarse[0].text,
             Contains("a boundary is read off a grid: v steps from 0.25 to 0.5, which leaves 0.25 open, "
                      "coarser than the claimed tolerance 0.2"));
  CHECK_THAT(coarse[0].place, Contains("script.anz:4"));
  CHECK(doubts("max(v where not above) ≈ 0.37 ± 0.25").empty());
  // Between the ends of one step half of it is open, on either side.
  CHECK(doubts("(max(v where not above) + min(v where above)) / 2 ≈ 0.37 ± 0.12").size() == 1);
  CHECK(doubts("(max(v where not above) + min(v where above)) / 2 ≈ 0.37 ± 0.125").empty());
  CHECK(doubts("max(v where not above) in 0.2..0.4").size() == 1);
  CHECK(doubts("max(v where not above) in 0.0..0.6").empty());
  CHECK(doubts("max(v where not above) < 0.4").empty());  // names no tolerance
  const auto end = doubts("max(v where v > 0) ≈ 1 ± 0.5");
  REQUIRE(end.size() == 1);
  CHECK_THAT(end[0].text, Contains("read off the end of a grid: no row of v stands above 1"));
  CHECK(doubts("max(v where not above) ≈ 0.37 ± 0.2 because \"a sketch\"").at(0).because == "a sketch");
}

TEST_CASE("boundary: an empty one is the error of max, at its place") {
  Folder folder;
  const Ran ran = run(folder, stepping("5", "0.1", "claim \"c\" {\n  max(v where above) ≈ 1 ± 0.01 }"));
  CHECK(ran.study.claims.at(0).verdict == Verdict::undefined);
  CHECK_THAT(ran.study.claims[0].why, Contains("max"));
  CHECK_THAT(ran.study.claims[0].place, Contains("script.anz:6"));
}

TEST_CASE("boundary: Lua says which it reads") {
  Folder folder;
  Settings settings;
  settings.file = "script.lua";
  const Ran ran = run(folder, R"lua(local az = require "ansatz"
az.experiment{
  name = "e",
  vary = { { names = { "v" }, values = az.linspace(0, 1, 5) } },
  refine = { { axis = "v", to = 0.1, changes = function(data) return data.above end } },
  run = function(row, v) row:record("above", v > 0.37) end,
  claims = { { title = "edge", check = function(data, claim)
    claim:near(az.boundary(data, "v", az.max, az.negated(data.above)), 0.37, 0.1, "edge")
  end } },
}
)lua",
                      settings);
  CHECK(*ran.study.claims.at(0).gap_error == 0.0625);
  CHECK_THAT(refusal(folder, R"lua(local az = require "ansatz"
az.boundary(5, "v", az.max, true))lua",
                     settings),
             Contains("az.boundary takes the table first"));
}
