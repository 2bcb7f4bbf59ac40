// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/declare_comparison.h"
#include "stdlib/hypothesis/normality/anderson_darling.h"
#include "stdlib/hypothesis/normality/dagostino_pearson.h"
#include "stdlib/hypothesis/normality/henze_zirkler.h"
#include "stdlib/hypothesis/normality/jarque_bera.h"
#include "stdlib/hypothesis/normality/lilliefors.h"
#include "stdlib/hypothesis/normality/mardia.h"
#include "stdlib/hypothesis/normality/shapiro_wilk.h"

namespace ansatz::hypothesis {

namespace {

template <class Question>
void declare_one(core::Registry& registry, const char* name, TestResult (*function)(const Question&, core::Run&),
                 const char* summary, const char* source, double p) {
  auto kernel = registry.kernel(std::string("hypothesis.") + name, function);
  kernel.summary(summary);
  read_comparison(kernel, kOne);
  kernel.source(core::cite(source))
      .example(std::string("hypothesis.") + name + "([12.1, 14.3, 11.8, 15.2, 13.7, 12.9, 16.1, 14.8]).p", p, 1e-6);
}

}  // namespace

void declare_normality_tests(core::Registry& registry) {
  declare_one(registry, "shapiro_wilk", &shapiro_wilk, "Shapiro–Wilk test: are the values normal?", "royston1995",
              0.8458265887380897);
  declare_one(registry, "anderson_darling", &anderson_darling,
              "Anderson–Darling test: are the values normal? It weighs the tails.", "stephens1986", 0.8994422546809543);
  declare_one(registry, "dagostino_pearson", &dagostino_pearson,
              "D'Agostino–Pearson test: are skewness and kurtosis those of normal values?", "dagostino1973",
              0.7125594814350144);
  declare_one(registry, "jarque_bera", &jarque_bera,
              "Jarque–Bera test: are skewness and kurtosis those of normal values? For large samples.", "jarque1980",
              0.7744355333420629);
  declare_one(registry, "lilliefors", &lilliefors,
              "Lilliefors test: Kolmogorov's for normal values of unknown mean and variance.", "lilliefors1967",
              0.9659672343379047);
  registry.kernel("hypothesis.henze_zirkler", &henze_zirkler)
      .summary("Henze–Zirkler test: do points come from a normal distribution, of any mean and covariance?")
      .parameter("points", &HenzeZirkler::points)
      .shape("draw", "component")
      .required()
      .range(core::any_number())
      .meaning("A row a point, more rows than components.")
      .source(core::cite("henze1990"))
      .example("hypothesis.henze_zirkler([[1, 2], [2, 1], [3, 5], [4, 3], [5, 6], [6, 4]]).statistic",
               0.18412219132185847, 1e-9);

  registry.kernel("hypothesis.mardia", &mardia)
      .summary("Mardia's tests: do points have the skewness and the kurtosis of a normal distribution?")
      .details("Skewness and kurtosis have no intervals: how they scatter hangs on the sixth and the eighth moments.")
      .parameter("points", &Mardia::points)
      .shape("draw", "component")
      .required()
      .range(core::any_number())
      .meaning("A row a point, at least two more rows than components.")
      .parameter("moments", &Mardia::moments)
      .range(core::one_of({"exact", "asymptotic"}))
      .meaning("What normal points would have: that of as many, or its limit.")
      .result("reading", &MardiaResult::reading)
      .meaning("The results as one line.")
      .result("p", &MardiaResult::p)
      .meaning("That both are those of normal points: twice the smaller p.")
      .result("skewness", &MardiaResult::skewness)
      .meaning("The test of b₁, 0 of normal points.")
      .result("kurtosis", &MardiaResult::kurtosis)
      .meaning("The test of b₂.")
      .source(core::cite("mardia1970"))
      .source(core::cite("mardia1974", "for exact moments"))
      .example("hypothesis.mardia([[1, 2], [2, 1], [3, 5], [4, 3], [5, 6], [6, 4]]).skewness.effect.value",
               0.35019886014186724, 1e-9);
}

}  // namespace ansatz::hypothesis
