// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/test_result.h"
#include "stdlib/core/declare/registry.h"

namespace ansatz::hypothesis {

void declare_results(core::Registry& registry) {
  registry.structure<Effect>("effect_size")
      .field("name", &Effect::name)
      .meaning("What measures the effect.")
      .field("value", &Effect::value)
      .meaning("How large it is.")
      .field("interval", &Effect::interval)
      .meaning("Two-sided confidence interval; nothing where there is none.")
      .field("confidence", &Effect::confidence)
      .meaning("Level of the interval.");
  registry.structure<TestResult>("test_result")
      .field("reading", &TestResult::reading)
      .meaning("The result as one line.")
      .field("test", &TestResult::test)
      .meaning("The test.")
      .field("symbol", &TestResult::symbol)
      .meaning("How its statistic is written.")
      .field("statistic", &TestResult::statistic)
      .meaning("The statistic, of the first sample where samples differ.")
      .field("degrees_of_freedom", &TestResult::degrees_of_freedom)
      .meaning("None, one or two.")
      .field("p", &TestResult::p)
      .meaning("Probability of a statistic as extreme under the null hypothesis; nothing where it is undefined.")
      .field("alternative", &TestResult::alternative)
      .meaning("\"two-sided\", \"greater\" or \"less\".")
      .field("n", &TestResult::n)
      .meaning("Sizes of the samples.")
      .field("groups", &TestResult::groups)
      .meaning("Names of the samples.")
      .field("estimate", &TestResult::estimate)
      .meaning("In the unit of the data; nothing where the test has none.")
      .field("estimate_of", &TestResult::estimate_of)
      .meaning("What the estimate is of.")
      .field("interval", &TestResult::interval)
      .meaning("Two-sided confidence interval of the estimate.")
      .field("effect", &TestResult::effect)
      .meaning("Effect size with its interval.")
      .field("method", &TestResult::method)
      .meaning("How p was found: \"exact\", \"asymptotic\", \"Monte Carlo\"; empty where there is one way.")
      .field("ties", &TestResult::ties)
      .meaning("Distinct values that occur more than once.")
      .field("missing", &TestResult::missing)
      .meaning("NaNs left out.")
      .field("smallest_p", &TestResult::smallest_p)
      .meaning("The least p that samples of these sizes could have given.")
      .field("warnings", &TestResult::warnings)
      .meaning("Doubts about the result.");
}

}  // namespace ansatz::hypothesis
