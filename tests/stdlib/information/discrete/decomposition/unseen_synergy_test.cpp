// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/decomposition/unseen_synergy.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <optional>

#include "stdlib/core/error.h"
#include "stdlib/core/random.h"
#include "stdlib/information/discrete/decomposition/joints_of_pairs.h"
#include "stdlib/information/discrete/decomposition/unique_information.h"

using namespace ansatz::information;
using namespace ansatz::core;
using Catch::Matchers::Contains;

namespace {

using Masses = std::vector<double>;

struct Sizes {
  std::size_t a, b, y;
};

Array pair(const char* one, std::size_t rows, const char* other, std::size_t columns, Masses masses) {
  return Array({Dimension(one, rows), Dimension(other, columns)}, std::move(masses));
}

UnseenSynergy seen(const Sizes& n, const Masses& p) {
  Masses ay(n.a * n.y, 0.0), by(n.b * n.y, 0.0), ab(n.a * n.b, 0.0);
  for (std::size_t i = 0; i < p.size(); ++i) {
    const std::size_t a = i / (n.b * n.y), b = i / n.y % n.b, y = i % n.y;
    ay[a * n.y + y] += p[i], by[b * n.y + y] += p[i], ab[a * n.b + b] += p[i];
  }
  return {pair("a", n.a, "y", n.y, ay), pair("b", n.b, "y", n.y, by), pair("a", n.a, "b", n.b, ab), std::string("bit")};
}

UnseenSynergyResult bounds(const Sizes& n, const Masses& p) {
  Run run;
  return unseen_synergy(seen(n, p), run);
}

UniqueInformationResult truth(const Sizes& n, const Masses& p) {
  Run run;
  UniqueInformation question;
  question.p = Array({Dimension("a", n.a), Dimension("b", n.b), Dimension("y", n.y)}, p);
  question.first = {"a"}, question.second = {"b"}, question.target = {"y"}, question.base = std::string("bit");
  return unique_information(question, run);
}

/// Drawn evenly from the simplex, or towards its corners with a power above 1.
Masses drawn(std::size_t cells, std::uint64_t seed, double power) {
  const Stream stream(seed);
  Masses out;
  double sum = 0;
  for (std::uint64_t i = 0; i < cells; ++i)
    out.push_back(std::pow(-std::log(stream.uniform(i)), power)), sum += out.back();
  for (double& m : out) m /= sum;
  return out;
}

/// Masses of what two even bits make of a third.
Masses gate_masses(int (*y)(int, int)) {
  Masses out(8, 0.0);
  for (int a = 0; a < 2; ++a)
    for (int b = 0; b < 2; ++b) out[static_cast<std::size_t>(4 * a + 2 * b + y(a, b))] = 0.25;
  return out;
}

/// Four equations with their right sides last, by elimination; nothing where they do not tell. What is eliminated are
/// small whole numbers but for the right sides.
std::optional<std::array<double, 4>> solved(std::array<std::array<double, 5>, 4> lines) {
  for (std::size_t k = 0; k < 4; ++k) {
    std::size_t pivot = k;
    for (std::size_t i = k; i < 4; ++i)
      if (std::abs(lines[i][k]) > std::abs(lines[pivot][k])) pivot = i;
    if (std::abs(lines[pivot][k]) < 1e-9) return std::nullopt;
    std::swap(lines[k], lines[pivot]);
    for (std::size_t i = 0; i < 4; ++i) {
      const double factor = i == k ? 0 : lines[i][k] / lines[k][k];
      for (std::size_t c = k; c < 5; ++c) lines[i][c] -= factor * lines[k][c];
    }
  }
  return std::array{lines[0][4] / lines[0][0], lines[1][4] / lines[1][1], lines[2][4] / lines[2][2],
                    lines[3][4] / lines[3][3]};
}

Approx nearly(double value, double margin = 1e-7) { return Approx(value).epsilon(0).margin(margin); }

}  // namespace

TEST_CASE("unseen_synergy: three even bits in even pairs may have none or a bit of it", "[information]") {
  const auto found = bounds({2, 2, 2}, gate_masses([](int a, int b) { return a ^ b; }));
  CHECK(found.least == nearly(0));
  CHECK(found.most == nearly(1));  // XOR
  CHECK(found.disagreement == nearly(0));
}

TEST_CASE("unseen_synergy: what a conjunction tells is seen in pairs", "[information]") {
  // (0, 1) and (1, 0) never come with y = 1 beside either of them alone, so that there is one joint only.
  const auto found = bounds({2, 2, 2}, gate_masses([](int a, int b) { return a & b; }));
  CHECK(found.least == nearly(0.5));
  CHECK(found.most == nearly(0.5));
  CHECK(found.redundant == nearly(0.311278124459133));
}

TEST_CASE("unseen_synergy: holds the truth between its bounds, and none of them is passed", "[information]") {
  for (const Sizes& n : {Sizes{2, 2, 2}, Sizes{3, 3, 2}, Sizes{2, 3, 3}, Sizes{2, 2, 4}}) {
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
      const Masses p = drawn(n.a * n.b * n.y, 100 * n.y + seed, static_cast<double>(1 + seed % 3));
      const auto found = bounds(n, p);
      const auto real = truth(n, p);
      INFO(n.a << " " << n.b << " " << n.y << ", seed " << seed);
      CHECK(found.least <= real.synergistic + 1e-6);
      CHECK(found.most >= real.synergistic - 1e-6);
      CHECK(found.by_sharing <= found.least + 1e-6);
      CHECK(found.by_disagreement <= found.least + 1e-6);
      CHECK(found.redundant == nearly(real.redundant, 1e-6));
      CHECK(found.unique_first == nearly(real.unique_first, 1e-6));
    }
  }
}

TEST_CASE("unseen_synergy: of two values each the joints are a line, whose ends have the most", "[information]") {
  const Masses p = drawn(8, 5, 2);
  const double sign[] = {1, -1, -1, 1, -1, 1, 1, -1};
  double up = 1, down = 1;
  for (std::size_t i = 0; i < 8; ++i) (sign[i] > 0 ? down : up) = std::min(sign[i] > 0 ? down : up, p[i]);
  double most = 0, least = 10;
  for (int k = 0; k <= 2000; ++k) {
    Masses q = p;
    const double t = -down + (up + down) * k / 2000.0;
    for (std::size_t i = 0; i < 8; ++i) q[i] = std::max(0.0, q[i] + t * sign[i]);
    const double here = truth({2, 2, 2}, q).synergistic;
    most = std::max(most, here), least = std::min(least, here);
  }
  const auto found = bounds({2, 2, 2}, p);
  CHECK(found.most == nearly(most, 1e-6));
  CHECK(found.least == nearly(least, 1e-4));  // of 2001 joints the nearest to the least
  CHECK(found.least <= least + 1e-7);
}

TEST_CASE("unseen_synergy: corners are joints with those marginals, and all joints are among them", "[information]") {
  const Sizes n{2, 3, 3};
  const Masses p = drawn(18, 9, 1);
  const UnseenSynergy question = seen(n, p);
  const PairMarginals pairs{2,
                            3,
                            3,
                            {question.sources.real().begin(), question.sources.real().end()},
                            {question.first.real().begin(), question.first.real().end()},
                            {question.second.real().begin(), question.second.real().end()}};
  // A linear function is largest over a convex set at a corner: p's own value is never above.
  const Masses slope = drawn(18, 10, 1);
  const auto value = [&](std::span<const double> q) {
    double sum = 0;
    for (std::size_t i = 0; i < 18; ++i) sum += slope[i] * q[i];
    return sum;
  };
  double low = 1, high = 0, off = 0;
  const Run run;
  visit_corner_joints(
      pairs, 1000,
      [&](std::span<const double> q) {
        low = std::min(low, value(q)), high = std::max(high, value(q));
        int zeros = 0;
        const UnseenSynergy again = seen(n, Masses(q.begin(), q.end()));
        for (std::size_t i = 0; i < 6; ++i) off = std::max(off, std::abs(again.sources.real()[i] - pairs.ab[i]));
        for (std::size_t i = 0; i < 9; ++i) off = std::max(off, std::abs(again.second.real()[i] - pairs.by[i]));
        for (const double m : q) zeros += m < 1e-12;
        CHECK(zeros >= 4);  // as many as there are dimensions
      },
      run);
  CHECK(off < 1e-11);
  CHECK(low < value(p));
  CHECK(high > value(p));
}

TEST_CASE("unseen_synergy: corners are all those where enough masses are 0, each once", "[information]") {
  // Beside p every joint is p + N t; a corner has four masses of 0, which four equations say. All sets of four masses.
  const Sizes n{2, 3, 3};
  for (const std::uint64_t seed : {1u, 2u, 3u}) {
    const Masses p = drawn(18, 50 + seed, static_cast<double>(seed));
    std::vector<std::array<double, 4>> slope(18);
    const auto contrast = [](std::size_t value, std::size_t which) {
      return (value == which ? 1.0 : 0.0) - (value == 2 ? 1.0 : 0.0);
    };
    for (std::size_t i = 0; i < 18; ++i)
      for (std::size_t c = 0; c < 4; ++c)
        slope[i][c] = (i < 9 ? 1 : -1) * contrast(i / 3 % 3, c / 2) * contrast(i % 3, c % 2);
    std::vector<Masses> wanted;
    for (std::size_t a = 0; a < 18; ++a)
      for (std::size_t b = a + 1; b < 18; ++b)
        for (std::size_t c = b + 1; c < 18; ++c)
          for (std::size_t d = c + 1; d < 18; ++d) {
            std::array<std::array<double, 5>, 4> lines;
            std::size_t row = 0;
            for (const std::size_t cell : {a, b, c, d}) {
              std::copy(slope[cell].begin(), slope[cell].end(), lines[row].begin());
              lines[row++][4] = -p[cell];
            }
            const auto t = solved(lines);
            if (!t) continue;
            Masses q = p;
            for (std::size_t i = 0; i < 18; ++i)
              for (std::size_t k = 0; k < 4; ++k) q[i] += slope[i][k] * (*t)[k];
            if (*std::min_element(q.begin(), q.end()) > -1e-12) wanted.push_back(q);
          }
    const UnseenSynergy question = seen(n, p);
    const PairMarginals pairs{2,
                              3,
                              3,
                              {question.sources.real().begin(), question.sources.real().end()},
                              {question.first.real().begin(), question.first.real().end()},
                              {question.second.real().begin(), question.second.real().end()}};
    std::size_t found = 0;
    const Run run;
    const bool are_few = visit_corner_joints(
        pairs, 1000,
        [&](std::span<const double> q) {
          ++found;
          CHECK(std::count_if(wanted.begin(), wanted.end(), [&](const Masses& w) {
                  double off = 0;
                  for (std::size_t i = 0; i < 18; ++i) off = std::max(off, std::abs(w[i] - q[i]));
                  return off < 1e-10;
                }) == 1);
        },
        run);
    CHECK(are_few);
    CHECK(found == wanted.size());
    CHECK_FALSE(visit_corner_joints(
        pairs, 5, [](std::span<const double>) { FAIL("visited"); }, run));
  }
}

TEST_CASE("unseen_synergy: where all pairs are even a Latin square has most", "[information]") {
  // The 12 Latin squares of three by three are among the corners, and no synergy is more than theirs: I(y; a, b) is all
  // of H(y), and nothing is told by either alone.
  const auto found = bounds({3, 3, 3}, Masses(27, 1.0 / 27));
  CHECK(found.least == nearly(0));
  CHECK(found.most == nearly(std::log2(3)));
}

TEST_CASE("unseen_synergy: disagreement alone proves synergy", "[information]") {
  // Two even bits, independent of each other, tell y by 0.745 each, alike; where they differ who sees both knows
  // nothing.
  const auto found = bounds({2, 2, 2}, {0.2475, 0.0025, 0.125, 0.125, 0.125, 0.125, 0.0025, 0.2475});
  CHECK(found.disagreement > 0);
  CHECK(found.by_disagreement > 0);
  CHECK(found.by_disagreement <= found.least + 1e-9);
  CHECK(found.by_disagreement == nearly(found.disagreement - 0.5 * (found.unique_first + found.unique_second), 1e-6));
}

TEST_CASE("unseen_synergy: refuses what belongs to no three variables", "[information]") {
  Run run;
  const UnseenSynergy good = seen({2, 2, 2}, drawn(8, 1, 1));
  UnseenSynergy bad = good;
  bad.first = Array::of({0.5, 0.5});
  CHECK_THROWS_WITH(unseen_synergy(bad, run), Contains("first"));
  bad = good, bad.second = pair("b", 2, "y", 2, {0.25, 0.25, 0.25, 0.26});
  CHECK_THROWS_WITH(unseen_synergy(bad, run), Contains("of sum 1.01"));
  bad = good, bad.sources = pair("a", 2, "b", 2, {0.25, 0.25, std::nan(""), 0.25});
  CHECK_THROWS_AS(unseen_synergy(bad, run), BadParameter);
  bad = good, bad.sources = pair("a", 2, "b", 2, {0.25, 0.25, -0.25, 0.75});
  CHECK_THROWS_AS(unseen_synergy(bad, run), BadParameter);
  bad = good, bad.sources = pair("a", 2, "b", 3, Masses(6, 1.0 / 6));
  CHECK_THROWS_AS(unseen_synergy(bad, run), BadParameter);
  bad = good, bad.sources = pair("a", 2, "b", 2, Masses(4, 0.25));
  CHECK_THROWS_WITH(unseen_synergy(bad, run), Contains("in all for a value"));
  // a = y and b = y, so that a = b; but the sources are said to differ always.
  const Masses same{0.5, 0, 0, 0.5}, differ{0, 0.5, 0.5, 0};
  bad.first = pair("a", 2, "y", 2, same), bad.second = pair("b", 2, "y", 2, same);
  bad.sources = pair("a", 2, "b", 2, differ);
  CHECK_THROWS_WITH(unseen_synergy(bad, run), Contains("no joint has"));
  CHECK_THROWS_WITH(bounds({4, 4, 4}, Masses(64, 1.0 / 64)), Contains("too many corners"));
}
