// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/basic/module.h"
#include "study_support.h"

using namespace ansatz;
using namespace ansatz::study::testing;
using experiment::Verdict;

namespace {

/// The trapezium rule for ∫₀¹ x² dx: 1/3 + 1/(6 n²), so that its error is known exactly.
struct Trapezium {
  std::int64_t cells = 4;
  std::string rule = "closed";  ///< "open" leaves the error's sign the other way round: the midpoint rule
};

double trapezium(const Trapezium& question, core::Run&) {
  const double n = static_cast<double>(question.cells);
  return question.rule == "closed" ? 1.0 / 3 + 1 / (6 * n * n) : 1.0 / 3 - 1 / (12 * n * n);
}

void refine(Trapezium& question) { question.cells *= 2; }

const core::Registry& registry() {
  static const core::Registry* const kRegistry = [] {
    auto* made = new core::Registry();
    basic::declare(*made);
    made->module("rules", "Quadrature, for tests.");
    auto kernel = made->kernel("rules.trapezium", &trapezium);
    kernel.summary("∫₀¹ x² dx.");
    kernel.parameter("cells", &Trapezium::cells).meaning("How many.");
    kernel.parameter("rule", &Trapezium::rule).alternatives({"open"}).meaning("Which.");
    kernel.returns("The integral.");
    kernel.refines("twice the cells", 2, &refine);
    return made;
  }();
  return *kRegistry;
}

Ran run_verified(const Folder& folder, const std::string& text, bool choices = false) {
  Settings settings;
  settings.registry = &registry();
  settings.verify = true;
  settings.verify_choices = choices;
  return run(folder, text, settings);
}

}  // namespace

TEST_CASE("numerical error: is that of the rule, from a table run finer beside") {
  Folder folder;
  const std::string script = R"(use rules
experiment e {
  vary n in [4, 8]
  run { record area = trapezium(cells = n) }
  claim "a third" { mean(area where n == 4) ≈ 1/3 ± 0.02 }
  claim "less than that" { min(area) < 0.3345 }
  claim "off by more than it errs" { min(area) ≈ 0.33 ± 1e-3 }
  claim "more" { max(area) > 1/3 }
})";
  std::vector<experiment::Claim> claims;
  std::string rows;
  {
    const Ran ran = run_verified(folder, script);
    claims = ran.study.claims;
    rows = table_text(ran);
  }
  REQUIRE(claims.size() == 4);
  // An order-2 rule: the estimate is the error itself, here 1/(6 · 16).
  CHECK(*claims[0].numerical_error == Approx(1.0 / 96).epsilon(1e-7));
  CHECK(claims[0].verdict == Verdict::reproduced);
  // 1/3 + 1/384 = 0.33594 is above the bound, but by less than it is wrong.
  CHECK(*claims[1].numerical_error == Approx(1.0 / 384).epsilon(1e-7));
  CHECK(claims[1].verdict == Verdict::cannot_tell);
  CHECK(claims[2].verdict == Verdict::contradicted);
  CHECK(claims[0].sampling_error == std::nullopt);

  SECTION("and resumes: nothing is computed again") {
    const Ran again = run_verified(folder, script);
    CHECK(again.progress().computed == 0);
    CHECK(*again.study.claims[0].numerical_error == *claims[0].numerical_error);
    const auto finer = experiment::Store::read(folder / "results/e/finer");
    CHECK(finer->query("select count(*) from outcomes")[1][0] == "2");
  }
  SECTION("and the table itself is what it is without") {
    Folder other;
    Settings plain;
    plain.registry = &registry();
    const Ran quick = run(other, script, plain);
    CHECK(table_text(quick) == rows);
    CHECK_FALSE(quick.study.claims[0].numerical_error);
    CHECK_THAT(quick.study.claims_note, Catch::Contains("--verify") && Catch::Contains("twice the cells"));
  }
}

TEST_CASE("numerical error: reaches bindings of the experiment, and both sides of a claim") {
  Folder folder;
  const Ran ran = run_verified(folder, R"(use rules
experiment e {
  vary n in [4]
  run { record area = trapezium(cells = n) }
  whole = trapezium(cells = 2)
  claim "the same rule errs alike" { max(area) < whole }
  claim "as a condition" { max(area) < whole and max(area) > 0.335 }
})");
  // 1/96 on one side, 1/24 on the other: of the difference their difference.
  CHECK(*ran.study.claims[0].numerical_error == Approx(1.0 / 24 - 1.0 / 96).epsilon(1e-7));
  // The finer table says otherwise: 1/3 + 1/384 = 0.3359 still holds, so this one stands.
  CHECK(*ran.study.claims[1].numerical_error == 0);
}

TEST_CASE("sampling error: of a mean over replicates is s/√n") {
  Folder folder, other;
  const Ran ran = run(folder, R"(experiment e {
  replicate 25
  run { record x = normal(3, 2) }
  claim "mean" { mean(x) ≈ 3 ± 2 }
  claim "out of reach" { mean(x) ≈ 3 ± 0.1 }
  claim "spread" { standard_deviation(x) / sqrt(25) > 0 }
  claim "surely" { mean(x) > 0 and mean(x) < 10 }
  claim "like tossing a coin" { x[1] > x[2] }
})");
  const auto& claims = ran.study.claims;
  REQUIRE(claims.size() == 5);
  // 200 resamples know their own spread to 5 %: four of these.
  CHECK(*claims[0].sampling_error == Approx(*claims[2].measured).epsilon(0.2));
  CHECK(claims[0].verdict == Verdict::reproduced);
  CHECK(claims[1].verdict == Verdict::cannot_tell);
  CHECK(*claims[3].sampling_error == 0);
  CHECK(claims[3].verdict == Verdict::reproduced);
  CHECK(claims[4].verdict == Verdict::cannot_tell);

  const Ran again = run(other, R"(experiment e {
  replicate 25
  run { record x = normal(3, 2) }
  claim "mean" { mean(x) ≈ 3 ± 2 }
})");
  CHECK(*again.study.claims[0].sampling_error == *claims[0].sampling_error);  // addressed: the same numbers for ever
}

TEST_CASE("sampling error: a count of rows has none, a sum its own") {
  Folder folder;
  const auto claims = run(folder, R"(experiment e {
  vary a in [1, 2]
  replicate 3
  run {
    record c = normal(0, 1)
    record up = c > 0
  }
  claim "rows" { count(c) == 6 }
  claim "length" { length(c) == 6 }
  claim "kept" { count(c where c > -1e9) == 6 }
  claim "positive" { count(c where up) < 99 }
  claim "sum" { sum(c) < 99 }
  claim "mean" { mean(c) < 99 }
})")
                          .study.claims;
  REQUIRE(claims.size() == 6);
  for (std::size_t i = 0; i < 3; ++i) {
    INFO(claims[i].text);
    CHECK(claims[i].verdict == Verdict::reproduced);
    CHECK(claims[i].sampling_error == 0.0);
  }
  CHECK(*claims[3].sampling_error > 0);  // how many are positive is an accident of the draws
  CHECK(*claims[4].sampling_error == Approx(6 * *claims[5].sampling_error));
}

TEST_CASE("sampling error: is drawn point by point, so differences between points do not count") {
  Folder folder;
  const Ran ran = run(folder, R"(experiment e {
  vary shift in [0, 1000]
  replicate 10
  run { record x = shift + normal(0, 1) }
  top = max(x)
  claim "mean" { mean(x) ≈ 500 ± 2 }
  claim "through a binding" { top > 900 }
})");
  // Two strata of ten: s/√20 = 0.22, not the 500/√20 of rows thrown together.
  CHECK(*ran.study.claims[0].sampling_error == Approx(1 / std::sqrt(20.0)).epsilon(0.5));
  REQUIRE(ran.study.claims[1].sampling_error);
  CHECK(*ran.study.claims[1].sampling_error > 0);
  CHECK(*ran.study.claims[1].sampling_error < 3);
}

TEST_CASE("sampling error: of a mean over time counts the correlation") {
  Folder folder;
  const auto claim_on = [&](const std::string& series) {
    return run(folder, R"(use fields
experiment e {
  run {
    sim = klein_gordon(points = 32, until = 1, frames = 1999)
    noise = sim.energy * 0 + normal(0, 1, 2000)
    record x = )" + series +
                           R"(
  }
  claim "about nothing" { mean(mean(x, over = "time")) ≈ 0 ± 1 }
  claim "no mean over time" { max(x) < 100 }
})")
        .study.claims;
  };
  const auto white = claim_on("noise");
  REQUIRE(white.size() == 2);
  REQUIRE(white[0].sampling_error);
  CHECK(*white[0].sampling_error == Approx(1 / std::sqrt(2000.0)).epsilon(0.3));
  CHECK_FALSE(white[1].sampling_error);  // nothing to draw anew: it is not known
  // A running sum of white noise forgets nothing: its mean over time is hardly known at all.
  const auto walk = claim_on("cumulative_sum(noise, over = \"time\")");
  REQUIRE(walk[0].sampling_error);
  CHECK(*walk[0].sampling_error > 20 * *white[0].sampling_error);
}

TEST_CASE("sampling error: deterministic rows have none") {
  Folder folder;
  const Ran ran = run(folder, R"(experiment e {
  vary v in [1, 2, 3]
  run { record x = v }
  claim "mean" { mean(x) == 2 }
})");
  CHECK_FALSE(ran.study.claims[0].sampling_error);
  CHECK(ran.study.claims[0].verdict == Verdict::reproduced);
}

TEST_CASE("as published: the paper's own definition is measured beside the right one") {
  Folder folder;
  const Ran ran = run(folder, R"(experiment e {
  vary v in [1, 2, 3]
  run { record length = v * 1 m }
  claim "flawed" { mean(length) ≈ 3 m ± 10 cm as published max(length) }
  claim "wrong either way" { mean(length) ≈ 9 m ± 1 m as published max(length) }
  claim "right" { mean(length) ≈ 2 m ± 1 m as published max(length) }
  claim "bound" { mean(length) > 250 cm as published max(length) }
})");
  const auto& claims = ran.study.claims;
  REQUIRE(claims.size() == 4);
  CHECK(claims[0].verdict == Verdict::as_published_only);
  CHECK(*claims[0].measured == 2);
  CHECK(*claims[0].published == 3);
  CHECK(claims[0].published_text == "max(length)");
  CHECK(claims[0].condition == "mean(length) ≈ 3 m ± 10 cm");
  CHECK(claims[1].verdict == Verdict::contradicted);
  CHECK(claims[2].verdict == Verdict::reproduced);
  CHECK(claims[3].verdict == Verdict::as_published_only);
  CHECK(*claims[3].published == 300);  // in the unit of the claimed side
}

TEST_CASE("defaults: a claim that hangs on one is doubted, unless the script chose") {
  const auto doubts = [](const std::string& call) {
    Folder folder;
    return run_verified(folder,
                        "use rules\nexperiment e {\n  run { record area = " + call +
                            " }\n  claim \"above\" { max(area) > 1/3 }\n"
                            "  claim \"near\" { max(area) ≈ 1/3 ± 1 }\n}",
                        true)
        .study.doubts;
  };
  const auto hanging = doubts("trapezium(cells = 64)");
  REQUIRE(hanging.size() == 1);
  CHECK_THAT(hanging[0].text, Catch::Contains("\"above\"") && Catch::Contains("trapezium.rule = \"open\"") &&
                                  Catch::Contains("contradicted instead of reproduced"));
  CHECK_THAT(hanging[0].place, Catch::Contains("script.anz:4"));
  CHECK(doubts("trapezium(cells = 64, rule = \"closed\")").empty());
}

TEST_CASE("sampling error: what replicates share across a paired axis does not count") {
  const auto claim_with = [](const std::string& replicates) {
    Folder folder;
    return run(folder, R"(experiment e {
  vary shift in [0, 1]
  )" + replicates + R"(
  run { record x = shift + normal(0, 1) }
  claim "shift" { mean(x where shift == 1) - mean(x where shift == 0) ≈ 1 ± 2 }
})")
        .study.claims.at(0);
  };
  // The same draws on both sides: their difference is exact, but for the rounding of the means.
  CHECK(*claim_with("replicate 12 paired over shift").sampling_error < 1e-12);
  // Without: √(1/12 + 1/12) = 0.41, from two spreads of twelve values.
  CHECK(*claim_with("replicate 12").sampling_error == Approx(std::sqrt(2.0 / 12)).epsilon(0.5));
}

TEST_CASE("sampling error: of a sampled axis is that of its points, with or without randomness in a row") {
  Folder folder;
  const Ran ran = run(folder, R"(use sampling
experiment e {
  sample u from sampling.uniform(0, 1) points 100 using random
  run { record x = u }
  claim "half" { mean(x) ≈ 0.5 ± 0.2 }
})");
  REQUIRE(ran.study.claims[0].sampling_error);
  // s/√n of a uniform number: 0.289/10; s is known to 5 % from a hundred, the resamples to 5 %: four of both together.
  CHECK(*ran.study.claims[0].sampling_error == Approx(1 / std::sqrt(1200.0)).epsilon(0.3));
  CHECK(ran.study.doubts.empty());  // points that differ are no replicates without randomness
}

namespace {

/// What one claim says over many seeds.
struct OverSeeds {
  double bias = 0;     ///< mean of measured less what is true
  double spread = 0;   ///< variance about what is true
  double claimed = 0;  ///< mean of the squared sampling errors
  double covered = 0;  ///< share within two of them
};

constexpr std::size_t kSeeds = 30;

OverSeeds over_seeds(const std::string& design, double truth) {
  OverSeeds sums;
  for (std::size_t seed = 1; seed <= kSeeds; ++seed) {
    Folder folder;
    Settings settings;
    settings.seed = seed;
    const auto claim = run(folder, "experiment e {\n" + design + "\nclaim \"mean\" { mean(s) ≈ 3 ± 1 } }", settings)
                           .study.claims.at(0);
    const double off = *claim.measured - truth, error = claim.sampling_error.value_or(0);
    sums.bias += off / kSeeds;
    sums.spread += off * off / kSeeds;
    sums.claimed += error * error / kSeeds;
    sums.covered += (std::abs(off) < 2 * error ? 1.0 : 0.0) / kSeeds;
  }
  return sums;
}

}  // namespace

TEST_CASE("sampling error: agrees with the spread over seeds, whatever is crossed with what") {
  struct Design {
    std::string text;
    double truth, variance;
  };
  const double uniform = 4.0 / 12;  // of uniform(2, 4)
  const Design design = GENERATE_COPY(
      // Ten points seen five times each are ten draws, not fifty.
      Design{"sample b from uniform(2, 4) points 10 using random\nvary k in 1..5\nrun { record s = b }", 3,
             uniform / 10},
      Design{"vary k in 1..5\nsample b from uniform(2, 4) points 10 using random\nrun { record s = b + k }", 6,
             uniform / 10},
      Design{"sample b from uniform(2, 4) points 10 using random\nvary k in 1..2\nreplicate 2\n"
             "run { record s = b + normal(0, 1) }",
             3, uniform / 10 + 1.0 / 40},
      Design{"sample b from uniform(2, 4) points 10 using random\nreplicate 4\nrun { record s = b + normal(0, 1) }", 3,
             uniform / 10 + 1.0 / 40},
      Design{"vary k in 1..5\nreplicate 4\nrun { record s = 100*k + normal(0, 1) }", 300, 1.0 / 20},
      // Paired: the same ten draws at each k.
      Design{"vary k in 1..5\nreplicate 10 paired over k\nrun { record s = k + normal(0, 1) }", 3, 1.0 / 10});
  INFO(design.text);
  const OverSeeds found = over_seeds(design.text, design.truth);
  // A variance of thirty draws is known to √(2/30) = 26 %, thirty squared errors of nine degrees of freedom to
  // √(2/9 + 2/200)/√30 = 9 %: four of each. What took rows for draws was off by 5.
  CHECK(std::abs(found.bias) < 4 * std::sqrt(design.variance / kSeeds));
  CHECK(found.spread < 2.04 * design.variance);
  CHECK(found.claimed == Approx(design.variance).epsilon(0.36));
  // Two errors of nine degrees of freedom hold 92 of 100 (Student); 30 draws know that to 5 %.
  CHECK(found.covered > 0.72);
}

TEST_CASE("sampling error: where two samples cross is not less than the truth") {
  const std::string design =
      "sample a from uniform(0, 2) points 8 using random\nsample b from uniform(1, 3) points 8 using random\n"
      "run { record s = a + b }";
  const OverSeeds found = over_seeds(design, 3);
  // No row has a part of its own here: the sum of both variances, 2 · (4/12)/8, and nothing over.
  CHECK(found.claimed == Approx(2 * (4.0 / 12) / 8).epsilon(0.36));
}

TEST_CASE("sampling error: one drawn point says nothing of others") {
  Folder folder;
  const Ran ran = run(folder, R"(experiment e {
  sample b from uniform(2, 4) points 1 using random
  replicate 20
  run { record s = b + normal(0, 1) }
  claim "mean" { mean(s) ≈ 3 ± 2 }
})");
  CHECK_FALSE(ran.study.claims[0].sampling_error);
}
