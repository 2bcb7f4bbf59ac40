// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/adaptive/holdout.h"

#include <cmath>
#include <functional>

#include "stdlib/core/session.h"
#include "stdlib/hypothesis/adaptive/holdout_ledger.h"
#include "stdlib/hypothesis/reference.h"

using namespace ansatz::core;
using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using Catch::Matchers::Contains;

namespace {

class Native final : public Callable {
 public:
  explicit Native(std::function<Value(const Value&)> of) : of_(std::move(of)) {}
  Value call(std::span<const Value> arguments) override { return of_(arguments[0]); }

 private:
  std::function<Value(const Value&)> of_;
};

Value query(std::function<Value(const Value&)> of) {
  return std::shared_ptr<Callable>(std::make_shared<Native>(std::move(of)));
}

// The data themselves.
Value as_they_are() {
  return query([](const Value& data) { return data; });
}

double ask(const std::shared_ptr<Callable>& holdout, const Value& what) {
  return *holdout->call({&what, 1}).get<double>();
}

Holdout terms(Sample training, Sample held_out, int budget) {
  Holdout question;
  question.training = Array::of(std::move(training));
  question.held_out = Array::of(std::move(held_out));
  question.budget = budget;
  question.noise = 0;
  return question;
}

HoldoutLedger ledger_of(const std::shared_ptr<Callable>& holdout) {
  Run run;
  return holdout_ledger({holdout}, run);
}

}  // namespace

TEST_CASE("holdout: answers from the training sample for nothing while the samples agree", "[hypothesis][holdout]") {
  Run run;
  const auto held = holdout(terms({0, 1, 1, 1}, {1, 1, 0, 1}, 1), run);
  for (int i = 0; i < 50; ++i) CHECK(ask(held, as_they_are()) == 0.75);
  const HoldoutLedger ledger = ledger_of(held);
  CHECK(ledger.asked == 50);
  CHECK(ledger.spent == 0);
  CHECK(ledger.left == 1);
}

TEST_CASE("holdout: answers from the held-out sample where they differ, until the budget is spent",
          "[hypothesis][holdout]") {
  Run run;
  const auto held = holdout(terms({0, 1, 1, 1}, {0, 1, 0, 0}, 2), run);
  CHECK(ask(held, as_they_are()) == 0.25);
  CHECK(ask(held, query([](const Value&) { return Array::of({1, 1, 1, 1}); })) == 1);
  CHECK(ask(held, as_they_are()) == 0.25);
  CHECK_THROWS_WITH(ask(held, as_they_are()), Contains("all 2 of the budget are spent after 3 queries"));
  const HoldoutLedger ledger = ledger_of(held);
  CHECK(ledger.left == 0);
  CHECK(ledger.held_out.number(0) == 1);
  CHECK(ledger.held_out.number(1) == 0);
  CHECK(ledger.error == ledger.error_when_spent);
  CHECK_THAT(held->text(), Contains("3 queries asked, 0 of the budget of 2 left"));
}

TEST_CASE("holdout: a matrix is a query a column", "[hypothesis][holdout]") {
  Run run;
  const auto held = holdout(terms({0, 1, 1, 1}, {0, 1, 0, 0}, 5), run);
  const Value both = query([](const Value& data) {
    const Array& x = *data.get<Array>();
    std::vector<double> columns;
    for (std::size_t i = 0; i < 4; ++i) columns.insert(columns.end(), {x.number(i), 1 - x.number(i), 0.5});
    return Array({Dimension("sample", 4), Dimension("what", 3)}, columns);
  });
  const Value answer = held->call({&both, 1});
  const Array& means = *answer.get<Array>();
  REQUIRE(means.size() == 3);
  CHECK(means.number(0) == 0.25);
  CHECK(means.number(1) == 0.75);
  CHECK(means.number(2) == 0.5);
  CHECK(ledger_of(held).spent == 2);
}

TEST_CASE("holdout: noise has the scale it is given, and the same each time", "[hypothesis][holdout]") {
  // With method laplace every answer is the mean plus Lap(σ): E|ξ| = σ, its standard deviation over 4000 answers
  // σ/√4000 = 0.016 σ, so 0.08 σ is five of them. The rounding to 1/n, 0.001 here, is far below σ.
  Sample held_out(1000, 0.0);
  for (std::size_t i = 0; i < 400; ++i) held_out[i] = 1;
  Holdout question = terms(held_out, held_out, 4000);
  question.method = "laplace";
  question.noise = 0.05;
  const auto draw = [&](std::uint64_t seed) {
    Run run{Stream(seed)};
    const auto held = holdout(question, run);
    Sample answers;
    for (int i = 0; i < 4000; ++i) answers.push_back(ask(held, as_they_are()));
    return answers;
  };
  const Sample answers = draw(5);
  double size = 0, sum = 0;
  for (const double a : answers) size += std::abs(a - 0.4), sum += a - 0.4;
  CHECK(size / 4000 == Approx(0.05).epsilon(0).margin(0.004));
  CHECK(sum / 4000 == Approx(0).epsilon(0).margin(0.006));
  CHECK(draw(5) == answers);
  CHECK(draw(6) != answers);
}

TEST_CASE("holdout: keeps its word where a looked-at sample lies", "[hypothesis][holdout]") {
  // 400 coins as features of 400 coin labels, [sample, feature] of agreement. The analyst keeps the features with more
  // agreement than not on both samples, and asks for the share of kept features that agree: on the held-out sample that
  // is biased upwards by its choice, by E|z|/(2√n) = 0.02; asked for the majority of kept features it is 0.64 or so.
  const std::size_t n = 400, d = 400;
  const auto coins = [&](std::uint64_t seed) {
    std::vector<double> bits(n * d);
    for (std::size_t i = 0; i < bits.size(); ++i) bits[i] = Stream(seed).uniform(i) < 0.5 ? 0 : 1;
    return Array({Dimension("sample", n), Dimension("feature", d)}, std::move(bits));
  };
  Holdout question;
  question.training = coins(1), question.held_out = coins(2);
  question.budget = 3, question.threshold = 0.15, question.noise = 0.002;
  Run run{Stream(9)};
  const auto held = holdout(question, run);
  const Value every = as_they_are();
  const Value answer = held->call({&every, 1});
  const auto by_ledger = answer.get<Array>()->real();
  CHECK(ledger_of(held).spent == 0);
  const auto majority = [&](const std::vector<bool>& kept) {
    return query([kept](const Value& data) {
      const auto bits = data.get<Array>()->real();
      Sample right;
      for (std::size_t i = 0; i < n; ++i) {
        int balance = 0;
        for (std::size_t j = 0; j < d; ++j)
          if (kept[j]) balance += bits[i * d + j] > 0.5 ? 1 : -1;
        right.push_back(balance > 0 ? 1 : balance < 0 ? 0 : 0.5);
      }
      return Array::of(right);
    });
  };
  const auto mean_of = [&](const Value& what, const Value& data) {
    const Value found = (*what.get<std::shared_ptr<Callable>>())->call({&data, 1});
    double sum = 0;
    for (const double v : found.get<Array>()->real()) sum += v;
    return sum / static_cast<double>(n);
  };
  const auto column_means = [&](const Value& data) {
    Sample means(d, 0.0);
    const auto bits = data.get<Array>()->real();
    for (std::size_t i = 0; i < n * d; ++i) means[i % d] += bits[i] / static_cast<double>(n);
    return means;
  };
  const Sample looked = column_means(question.held_out), learnt = column_means(question.training);
  std::vector<bool> by_looking(d), by_asking(d);
  for (std::size_t j = 0; j < d; ++j) {
    by_looking[j] = learnt[j] > 0.5 && looked[j] > 0.5;
    by_asking[j] = learnt[j] > 0.5 && by_ledger[j] > 0.5;
  }
  const Value fresh = coins(3);
  CHECK(mean_of(majority(by_looking), question.held_out) > 0.6);
  // The standard deviation of a share of 400 is 0.025; three of them.
  CHECK(mean_of(majority(by_looking), fresh) == Approx(0.5).epsilon(0).margin(0.075));
  CHECK(ask(held, majority(by_asking)) == Approx(0.5).epsilon(0).margin(0.075));
  CHECK(ledger_of(held).spent == 1);
}

TEST_CASE("holdout_ledger: the error is Hoeffding's over all courses", "[hypothesis][holdout]") {
  Run run;
  Sample many(1000, 1.0);
  const auto held = holdout(terms(many, many, 2), run);
  CHECK(ledger_of(held).error == 0);
  ask(held, as_they_are());
  // m = 1, k = 0: one query, β′ = β/4.
  CHECK(ledger_of(held).error == near(std::sqrt(std::log(2 / (0.05 / 4)) / 2000), 1e-12));
  // Spent: m = 3, k = 2, N = 1 + 3·1002 + 3·1002².
  const double courses = 1 + 3 * 1002.0 + 3 * 1002.0 * 1002.0;
  CHECK(ledger_of(held).error_when_spent ==
        near(std::sqrt(std::log(2 * 3 * courses / (0.05 / (12 * 12))) / 2000), 1e-12));
}

TEST_CASE("holdout_ledger: tells the privacy of the answers", "[hypothesis][holdout]") {
  Run run;
  Holdout question = terms({0, 1, 1, 1}, {0, 0, 0, 0}, 2);
  question.noise = 1e-9;
  const auto held = holdout(question, run);
  CHECK(ledger_of(held).privacy == 0);
  ask(held, as_they_are());
  CHECK(ledger_of(held).privacy == near(3 / 4e-9));
  ask(held, as_they_are());
  CHECK(ledger_of(held).privacy == near(4 / 4e-9));
}

TEST_CASE("holdout: the ledger belongs to the data for as long as a session lasts", "[hypothesis][holdout]") {
  Session session;
  Run run;
  const SessionScope scope(&session);
  const auto first = holdout(terms({0, 1, 1, 1}, {0, 1, 0, 0}, 1), run);
  CHECK(ask(first, as_they_are()) == 0.25);
  const auto again = holdout(terms({0, 1, 1, 1}, {0, 1, 0, 0}, 1), run);
  REQUIRE(run.warnings().size() == 1);
  CHECK_THAT(run.warnings()[0], Contains("go") && Contains("0 of 1 left"));
  CHECK_THROWS_WITH(ask(again, as_they_are()), Contains("spent"));
  CHECK_THROWS_WITH(holdout(terms({0, 1, 1, 1}, {0, 1, 0, 0}, 2), run),
                    Contains("held out already, on other terms") && Contains("budget = 1"));
  CHECK(ask(holdout(terms({0, 1, 1, 1}, {0, 0, 0, 0}, 1), run), as_they_are()) == 0);
  const SessionScope none(nullptr);
  CHECK(ask(holdout(terms({0, 1, 1, 1}, {0, 1, 0, 0}, 1), run), as_they_are()) == 0.25);
}

TEST_CASE("holdout: names what it refuses", "[hypothesis][holdout]") {
  Run run;
  const auto refuses = [&](Holdout question, const std::string& sentence) {
    CHECK_THROWS_WITH(holdout(question, run), Contains(sentence));
  };
  refuses(terms({1}, {1}, 0), "holdout: budget is 0, but must be at least 1");
  refuses(terms({}, {1}, 1), "training is without samples");
  refuses(terms({1}, {}, 1), "held_out is without samples");
  Holdout question = terms({1}, {1}, 1);
  question.threshold = NAN;
  refuses(question, "threshold is nan");
  question = terms({1}, {1}, 1);
  question.noise = INFINITY;
  refuses(question, "noise is inf");
  question = terms({1}, {1}, 1);
  question.held_out = 3.0;
  refuses(question, "held_out is a number");

  const auto held = holdout(terms({0, 1}, {0, 1, 1}, 1), run);
  CHECK_THROWS_WITH(ask(held, 2.0), Contains("query is a number"));
  CHECK_THROWS_WITH(ask(held, query([](const Value&) { return 0.5; })), Contains("each of the 2 samples"));
  CHECK_THROWS_WITH(ask(held, query([](const Value&) {
                          return Array::of({0, 1});
                        })),
                    Contains("each of the 3 samples"));
  for (const double bad : {-0.1, 1.1, double(NAN)})
    CHECK_THROWS_WITH(
        ask(held, query([bad](const Value& data) { return Array::of(Sample(data.get<Array>()->size(), bad)); })),
        Contains("outside [0, 1]"));
  CHECK(ledger_of(held).asked == 0);
  CHECK_THROWS_WITH(ledger_of(*query([](const Value& v) { return v; }).get<std::shared_ptr<Callable>>()),
                    Contains("what holdout gave"));
}

TEST_CASE("holdout: sparse_validate says whether the samples agree, and nothing else", "[hypothesis][holdout]") {
  Run run;
  Holdout question = terms({0, 1, 1, 1}, {0, 1, 0, 0}, 2);
  question.method = "sparse_validate";
  const auto held = holdout(question, run);
  const Value all = query([](const Value&) { return Array::of({1, 1, 1, 1}); }), own = as_they_are();
  CHECK(*held->call({&all, 1}).get<bool>());
  CHECK_FALSE(*held->call({&own, 1}).get<bool>());
  const HoldoutLedger ledger = ledger_of(held);
  CHECK(ledger.spent == 1);
  CHECK(ledger.answers.number(0) == 1);
  CHECK(ledger.answers.number(1) == 0);
  // m = 2, k = 1, one answer: N = 1 + 2.
  CHECK(ledger.error == near(std::sqrt(std::log(2 * 2 * 3 / (0.05 / (6 * 6))) / 8), 1e-12));
  CHECK_FALSE(*held->call({&own, 1}).get<bool>());
  CHECK_THROWS_WITH(held->call({&all, 1}), Contains("all 2 of the budget are spent"));
}

TEST_CASE("ladder: tells records, rounded to its step", "[hypothesis][holdout]") {
  Run run;
  Ladder question;
  question.held_out = Array::of(Sample(100, 0.0));
  question.step = 0.1;
  const auto board = ladder(question, run);
  const auto losses = [](int wrong) {
    return query([wrong](const Value&) {
      Sample out(100, 0.0);
      for (int i = 0; i < wrong; ++i) out[static_cast<std::size_t>(i)] = 1;
      return Array::of(out);
    });
  };
  CHECK(ask(board, losses(52)) == near(0.5));
  CHECK(ask(board, losses(45)) == near(0.5));  // better, but by no step
  CHECK(ask(board, losses(38)) == near(0.4));
  CHECK(ask(board, losses(90)) == near(0.4));
  const HoldoutLedger ledger = ledger_of(board);
  CHECK(ledger.asked == 4);
  CHECK(ledger.spent == 2);
  // One more step down each time: no more records than there are steps.
  for (int wrong = 38; wrong >= 0; --wrong) ask(board, losses(wrong));
  CHECK(ledger_of(board).spent <= 6);
  CHECK(ledger_of(board).left > 0);
  CHECK(std::isinf(ledger_of(board).privacy));
}

// Blum & Hardt's attack: random guesses of 1000 coin labels; those that do better than half are taken to the vote. The
// plain board falls for it by E max, the ladder tells nothing that helps.
TEST_CASE("ladder: stands up to boosting by its own answers", "[hypothesis][holdout]") {
  const std::size_t n = 1000, attempts = 400;
  Sample labels(n);
  for (std::size_t i = 0; i < n; ++i) labels[i] = Stream(21).uniform(i) < 0.5;
  const auto guess = [&](std::uint64_t k) {
    Sample out(n);
    for (std::size_t i = 0; i < n; ++i) out[i] = Stream(22).at(k).uniform(i) < 0.5;
    return out;
  };
  const auto loss = [&](const Sample& said) {
    Sample wrong(n);
    for (std::size_t i = 0; i < n; ++i) wrong[i] = said[i] == labels[i] ? 0 : 1;
    return wrong;
  };
  const auto boosted = [&](const std::function<double(const Sample&)>& board) {
    Sample votes(n, 0.0);
    double best = 1;
    for (std::uint64_t k = 0; k < attempts; ++k) {
      const Sample said = guess(k);
      if (board(loss(said)) >= (k == 0 ? 0.5 : best)) continue;
      for (std::size_t i = 0; i < n; ++i) votes[i] += said[i] > 0 ? 1 : -1;
    }
    Sample said(n);
    for (std::size_t i = 0; i < n; ++i) said[i] = votes[i] > 0;
    double sum = 0;
    for (const double wrong : loss(said)) sum += wrong;
    return std::pair(sum / static_cast<double>(n), board(loss(said)));
  };
  const auto plain = [&](const Sample& wrong) {
    double sum = 0;
    for (const double w : wrong) sum += w;
    return sum / static_cast<double>(n) < 0.5 ? 0.0 : 1.0;  // what a full board lets the analyst see
  };
  Run run;
  Ladder question;
  question.held_out = Array::of(labels);
  const auto board = ladder(question, run);
  const auto by_ladder = [&](const Sample& wrong) {
    return ask(board, query([wrong](const Value&) { return Array::of(wrong); }));
  };
  // Of 200 voters each is right by E|z|/√1000 = 0.025 more than wrong: the vote is, by Φ(0.025 √200) = 0.64.
  CHECK(boosted(plain).first == Approx(0.36).epsilon(0).margin(0.06));
  const double told = boosted(by_ladder).second;
  CHECK(told > 0.35);  // the truth is ½; one step is 0.19
}

TEST_CASE("ladder: says what is wrong with bad terms", "[hypothesis][bad_input]") {
  Run run;
  Ladder question;
  question.held_out = Array::of({0, 1});
  question.step = 1;
  CHECK_THROWS_WITH(ladder(question, run), Contains("step is 1"));
  question.step = 0;
  question.submissions = 1;
  CHECK_THROWS_WITH(ladder(question, run), Contains("submissions is 1"));
  question.submissions = 10;
  question.held_out = Array::of({});
  CHECK_THROWS_WITH(ladder(question, run), Contains("without samples"));
  question.held_out = Array::of({0, 1});
  const auto board = ladder(question, run);
  CHECK_THROWS_WITH(ask(board, query([](const Value&) { return Array::of({0, 2}); })), Contains("outside [0, 1]"));
  Session session;
  const SessionScope scope(&session);
  const auto first = ladder(question, run);
  CHECK(ladder(question, run) == first);
  question.step = 0.2;
  CHECK_THROWS_WITH(ladder(question, run), Contains("held out already, on other terms"));
}
