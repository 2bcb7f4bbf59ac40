// SPDX-License-Identifier: MIT
#include <cmath>

#include "stdlib/hypothesis/reference.h"
#include "stdlib/hypothesis/tables/chi_squared_independence.h"
#include "stdlib/hypothesis/tables/contingency_table.h"
#include "stdlib/hypothesis/tables/fisher_exact.h"
#include "support/rows.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Array;
using ansatz::core::Dimension;
using ansatz::core::List;
using ansatz::core::Run;
using ansatz::core::Stream;
using ansatz::core::Value;
using Catch::Matchers::Contains;

namespace {

TestResult fisher_by_draws(std::size_t rows, Sample counts, int draws = 9999) {
  Run run{Stream(3)};
  FisherExact question;
  question.table = support::matrix(rows, std::move(counts));
  question.draws = draws;
  return fisher_exact(question, run);
}

Array tabulate(Value first, Value second, Value rows = List(), const std::string& missing = "error") {
  Run run;
  ContingencyTable question;
  question.first = std::move(first), question.second = std::move(second);
  question.rows = std::move(rows), question.missing = missing;
  return contingency_table(question, run);
}

std::vector<std::int64_t> counts_of(const Array& table) {
  const auto counts = table.integers();
  return {counts.begin(), counts.end()};
}

}  // namespace

// By R's fisher.test; the first is the table of job satisfaction of its manual (Agresti 2002, p. 57).
TEST_CASE("fisher_exact: meets the reference values of larger tables", "[hypothesis][tables]") {
  const TestResult job = fisher_by_draws(4, {1, 3, 10, 6, 2, 3, 10, 7, 1, 6, 14, 12, 0, 1, 9, 11});
  CHECK(*job.p == near(0.78268493896563884, 1e-7));
  CHECK(job.method == "exact");
  CHECK(*fisher_by_draws(3, {3, 1, 0, 0, 2, 4, 1, 0, 2}).p == near(0.052047952047951963));
  CHECK(*fisher_by_draws(2, {6, 2, 1, 1, 5, 3}).p == near(0.084903331962155257));
  CHECK(*fisher_by_draws(3, {2, 3, 1, 4, 5, 6, 2, 1, 0, 3, 1, 7, 2, 2, 1}).p == near(0.058416089948116645));
  // Turned over, and with an empty row.
  CHECK(*fisher_by_draws(5, {2, 6, 1, 3, 2, 7, 1, 1, 2, 4, 0, 2, 5, 3, 1}).p == near(0.058416089948116645));
  CHECK(*fisher_by_draws(3, {6, 2, 1, 0, 0, 0, 1, 5, 3}).p == near(0.084903331962155257));
  CHECK(fisher_by_draws(3, {6, 2, 1, 0, 0, 0, 1, 5, 3}).effect->value ==
        near(fisher_by_draws(2, {6, 2, 1, 1, 5, 3}).effect->value));
  // Four counts in a table with an empty column are four counts.
  CHECK(*fisher_by_draws(2, {12, 5, 0, 3, 14, 0}).p == near(0.0048957925729217495, 1e-7));
}

TEST_CASE("fisher_exact: gives the least p that the margins allow", "[hypothesis][tables]") {
  // Margins 2, 2, 2 both ways, 90 ways to put six things: the six tables with a permutation of 2s have one way each.
  const TestResult two = fisher_by_draws(3, {2, 0, 0, 0, 2, 0, 0, 0, 2});
  CHECK(*two.p == near(6.0 / 90));
  CHECK(two.smallest_p == near(6.0 / 90));
  CHECK(*fisher_by_draws(3, {1, 1, 0, 0, 1, 1, 1, 0, 1}).p == near(1));
}

TEST_CASE("fisher_exact: draws tables where there are too many", "[hypothesis][tables]") {
  // Shares that hardly differ, 24 cells and 2400 counted: far beyond 3·10⁶ steps; χ² gives p to a few per cent there.
  Sample counts;
  for (int i = 0; i < 24; ++i) counts.push_back(100 + (i * 7 % 11) - 5 + (i % 5 == 0 ? 9 : 0));
  const TestResult drawn = fisher_by_draws(4, counts, 999);
  CHECK(drawn.method == "Monte Carlo");
  CHECK(drawn.smallest_p == near(1.0 / 1000));
  Run run;
  ChiSquaredIndependence question;
  question.table = Array({Dimension("", 4), Dimension("", 6)}, counts);
  // Four standard errors of 999 draws are 0.063.
  CHECK(*drawn.p == Approx(*chi_squared_independence(question, run).p).epsilon(0).margin(0.07));
  CHECK(*fisher_by_draws(4, counts, 999).p == *drawn.p);
}

// p of Fisher's test is never below the uniform; with 400 tables of 20 a gap of 0.1 has probability below 1e-3.
TEST_CASE("fisher_exact: keeps its level in larger tables", "[hypothesis][null]") {
  int small = 0, half = 0;
  for (std::uint64_t round = 0; round < 400; ++round) {
    Sample counts(9, 0.0);
    for (std::uint64_t i = 0; i < 20; ++i) {
      const Stream stream = Stream(41).at(round).at(i);
      ++counts[3 * stream.below(0, 3) + stream.below(1, 3)];
    }
    const double p = *fisher_by_draws(3, counts).p;
    small += p <= 0.05, half += p <= 0.5;
  }
  CHECK(small <= 0.15 * 400);
  CHECK(half <= 0.6 * 400);
  CHECK(half >= 0.3 * 400);
}

TEST_CASE("contingency_table: counts what comes with what", "[hypothesis][tables]") {
  const Array table = tabulate(Array::of_texts({"b", "a", "b", "c", "b"}), Array::of({2, 1, 1, 2, 2}));
  CHECK(table.dimension(0).size == 3);
  CHECK(counts_of(table) == std::vector<std::int64_t>{1, 0, 1, 2, 0, 1});
  CHECK(table.dimension(0).coordinates->element_text(1) == "b");
  const List listed{{"b", "a", "b", "c", "b"}};  // what a script writes in brackets
  CHECK(tabulate(listed, Array::of({2, 1, 1, 2, 2})).same_values(table));
  CHECK(table.dimension(1).coordinates->number(1) == 2);
  const Array some =
      tabulate(Array::of_texts({"b", "a", "b", "c", "b"}), Array::of({2, 1, 1, 2, 2}), Array::of_texts({"c", "b"}));
  CHECK(counts_of(some) == std::vector<std::int64_t>{0, 1, 1, 2});
  const Array truths({Dimension("won", 4)}, std::vector<Array::Boolean>{1, 0, 1, 1});
  CHECK(counts_of(tabulate(truths, Array::of({0, 0, 1, 1}))) == std::vector<std::int64_t>{1, 0, 1, 2});
  CHECK(counts_of(tabulate(Array::of({1, NAN, 2, 1}), Array::of({1, 1, 2, NAN}), Array::of({}), "drop")) ==
        std::vector<std::int64_t>{1, 0, 0, 1});
}

TEST_CASE("contingency_table: says what is wrong with bad columns", "[hypothesis][bad_input]") {
  const Array four = Array::of({1, 2, 1, 2});
  CHECK_THROWS_WITH(tabulate(four, Array::of({1, 2})), Contains("2 values beside 4"));
  CHECK_THROWS_WITH(tabulate(Array::of({}), Array::of({})), Contains("first is empty"));
  CHECK_THROWS_WITH(tabulate(four, Array::of({1, 1, 1, 1})), Contains("second is of 1 value, but"));
  CHECK_THROWS_WITH(tabulate(four, Array::of({1, NAN, 2, NAN})), Contains("NaN or an empty text in 2 places"));
  CHECK_THROWS_WITH(tabulate(four, four, Array::of_texts({"a", "b"})), Contains("rows is an array of texts"));
  CHECK_THROWS_WITH(tabulate(four, four, Array::of({1, 1})), Contains("1 twice"));
  CHECK_THROWS_WITH(tabulate(four, four, Array::of({1, NAN})), Contains("NaN or an empty text somewhere"));
  CHECK_THROWS_WITH(tabulate(Array({Dimension("", 2), Dimension("", 2)}, Sample{1, 2, 1, 2}), four),
                    Contains("an array of 2 dimensions"));
  // A missing text is no value of its own.
  const Array holed = Array::of_texts({"a", "", "b", "a"});
  CHECK_THROWS_WITH(tabulate(holed, four), Contains("NaN or an empty text in 1 place,"));
  CHECK(counts_of(tabulate(holed, four, List(), "drop")) == std::vector<std::int64_t>{1, 1, 1, 0});
  Run run;
  ContingencyTable question;
  question.first = question.second = four;
  question.columns = Array::of({2, 3});
  CHECK(counts_of(contingency_table(question, run)) == std::vector<std::int64_t>{0, 0, 2, 0});
  CHECK_THAT(run.warnings().at(0), Contains("2 of 4 places"));
}

TEST_CASE("fisher_exact: says what is wrong with larger tables", "[hypothesis][bad_input]") {
  Run run;
  FisherExact question;
  question.table = Array({Dimension("", 2), Dimension("", 3)}, Sample{1, 2, 3, 4, 5, 6});
  question.alternative = "greater";
  CHECK_THROWS_WITH(fisher_exact(question, run), Contains("\"greater\" for a table of 2 rows and 3 columns"));
  question.alternative = "two-sided";
  question.draws = 0;
  CHECK_THROWS_WITH(fisher_exact(question, run), Contains("draws is 0"));
  CHECK_THROWS_WITH(fisher_by_draws(2, {2e7, 1, 1, 1, 1, 1}), Contains("at most 10⁷"));
}
