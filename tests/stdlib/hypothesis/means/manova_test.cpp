// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/means/manova.h"

#include <cmath>

#include "stdlib/hypothesis/means/hotelling.h"
#include "stdlib/hypothesis/means/one_way_anova.h"
#include "stdlib/hypothesis/points.h"
#include "stdlib/hypothesis/variances/bartlett.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

const Sample kFirstGroup{2.1, 1.0, 3.4, 1.9, 1.9, 1.4, 4.2, 2.2, 3.3, 1.1, 2.8, 2.6};
const Sample kSecondGroup{4.1, 2.2, 5.2, 1.7, 3.9, 2.9, 4.8, 3.1, 5.5, 2.4};
const Sample kThirdGroup{3.0, 4.1, 2.2, 3.2, 4.4, 4.8, 3.9, 3.7, 2.6, 4.4};

Manova three() {
  return about_arrays<Manova>({points(kFirstGroup, 2), points(kSecondGroup, 2), points(kThirdGroup, 2)});
}

}  // namespace

// summary.manova of R, and the formula of Box with det of R.
TEST_CASE("manova: meets the values of R", "[hypothesis][manova]") {
  Run run;
  const ManovaResult result = manova(three(), run);
  CHECK(result.pillai.statistic == near(1.2831145141415026));
  CHECK(*result.pillai.p == near(1.5059672729644482e-05));
  CHECK(result.pillai.degrees_of_freedom == std::vector<double>{4, 26});
  CHECK(result.pillai.effect->value == near(1.2831145141415026 / 2));
  CHECK(result.wilks.statistic == near(0.10816839976611106));
  CHECK(*result.wilks.p == near(1.4501419084622761e-05));
  CHECK(result.wilks.degrees_of_freedom == std::vector<double>{4, 24});
  CHECK(result.wilks.effect->value == near(1 - std::sqrt(0.10816839976611106)));
  CHECK(result.hotelling_lawley.statistic == near(4.6274946047884136));
  CHECK(*result.hotelling_lawley.p == near(1.6407078018740252e-05));
  CHECK(result.roy.statistic == near(3.6313500550164655));
  CHECK(*result.roy.p == near(4.7086948748218215e-05));
  CHECK_THAT(result.reading, Contains("Pillai V = 1.283") && Contains("Roy θ = 3.631"));
  const TestResult box =
      box_m(about_arrays<BoxM>({points(kFirstGroup, 2), points(kSecondGroup, 2), points(kThirdGroup, 2)}), run);
  CHECK(box.statistic == near(1.93166980834263091));
  CHECK(*box.p == near(0.92587435718054301));
}

TEST_CASE("manova: two groups are Hotelling's, one component is the analysis of variance", "[hypothesis][manova]") {
  Run run;
  const ManovaResult two = manova(about_arrays<Manova>({points(P, 2), points(Q, 2)}), run);
  const TestResult t = hotelling(about_arrays<Hotelling>({points(P, 2), points(Q, 2)}), run);
  for (const TestResult* each : {&two.pillai, &two.wilks, &two.hotelling_lawley, &two.roy})
    CHECK(*each->p == near(*t.p, 1e-10));
  CHECK(two.hotelling_lawley.statistic == near(t.statistic / 9, 1e-10));
  const ManovaResult line = manova(about<Manova>({A, B, C}), run);
  const double p = *one_way_anova(about<OneWayAnova>({A, B, C}), run).p;
  CHECK(*line.pillai.p == near(p, 1e-9));
  CHECK(*line.roy.p == near(p, 1e-9));
  // Bartlett divides by 1 + c where Box multiplies with 1 − c.
  const double c = (1.0 / 7 + 1.0 / 6 + 1.0 / 8 - 1.0 / 21) / 6;
  CHECK(box_m(about<BoxM>({A, B, C}), run).statistic / (1 - c) ==
        near(bartlett(about<Bartlett>({A, B, C}), run).statistic * (1 + c), 1e-9));
  // No linear map of the components changes anything.
  auto mapped = std::vector<Sample>{kFirstGroup, kSecondGroup, kThirdGroup};
  for (auto& sample : mapped)
    for (std::size_t i = 0; i < sample.size(); i += 2) {
      const double x = sample[i], y = sample[i + 1];
      sample[i] = 1e6 * x + 2e6 * y + 1e7, sample[i + 1] = x - 3 * y;
    }
  const ManovaResult turned =
      manova(about_arrays<Manova>({points(mapped[0], 2), points(mapped[1], 2), points(mapped[2], 2)}), run);
  CHECK(turned.wilks.statistic == near(0.10816839976611106, 1e-7));
}

TEST_CASE("manova and box_m: say what is wrong with bad samples", "[hypothesis][bad_input]") {
  Run run;
  const auto of = [&](Sample first, std::size_t width, Sample second, std::size_t other) {
    return manova(about_arrays<Manova>({points(std::move(first), width), points(std::move(second), other)}), run);
  };
  CHECK_THROWS_WITH(of({1, 2, 3, 5}, 2, {1, 2, 3}, 3), Contains("points of 2 and of 3 components"));
  CHECK_THROWS_WITH(of({1, 2, 5, 4, 3, 3}, 2, {1, 2, 5, 4, 3, NAN}, 2), Contains("1 NaN"));
  CHECK_THROWS_WITH(of({1, 2, 5, 4, 3, 3}, 2, {1, 2, 5, 4, 3, INFINITY}, 2), Contains("finite"));
  CHECK_THROWS_WITH(of({1, 2}, 2, {2, 3}, 2), Contains("at least 4 points in all"));
  CHECK_THROWS_WITH(of({1, 2, 2, 4, 3, 6}, 2, {1, 2, 5, 10, 3, 6}, 2), Contains("depend on each other by a line"));
  CHECK_THROWS_WITH(of({1, 2, 1, 4, 1, 7}, 2, {3, 2, 3, 9, 3, 6}, 2), Contains("constant inside groups"));
  CHECK_THROWS_WITH(box_m(about_arrays<BoxM>({points({1, 2, 3, 5}, 2), points(kFirstGroup, 2)}), run),
                    Contains("2 points of 2 components in \"1\""));
}

// Normal points under the null hypothesis: 300 rounds, each p's distribution within 0.11 of uniform, which chance
// exceeds once in a thousand (Kolmogorov).
TEST_CASE("manova and box_m: have uniform p where nothing differs", "[hypothesis][null]") {
  std::vector<Sample> p(4);
  for (std::uint64_t round = 0; round < 300; ++round) {
    const Stream stream = Stream(91).at(round);
    Run run;
    const ManovaResult several = manova(about_arrays<Manova>({points(normal_points(stream.at("a"), 8, 3), 3),
                                                              points(normal_points(stream.at("b"), 12, 3), 3),
                                                              points(normal_points(stream.at("c"), 9, 3), 3)}),
                                        run);
    p[0].push_back(*several.pillai.p), p[1].push_back(*several.wilks.p), p[2].push_back(*several.hotelling_lawley.p);
    p[3].push_back(*box_m(about_arrays<BoxM>({points(normal_points(stream.at("d"), 15, 2), 2),
                                              points(normal_points(stream.at("e"), 20, 2), 2)}),
                          run)
                        .p);
  }
  for (const auto& values : p) CHECK(gap_to_uniform(values) < 0.11);
}
