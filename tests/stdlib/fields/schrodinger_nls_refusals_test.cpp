// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <numbers>

#include "stdlib/fields/waves.h"

using namespace ansatz;
using namespace ansatz::fields;
using namespace ansatz::fields::solved;
using namespace ansatz::fields::waves;

namespace {

template <class Change>
std::string refused(Change change) {
  SchrodingerNls question;
  change(question);
  return sentence_of([&] { solve(question); });
}

template <class Change>
std::vector<std::string> warned(Change change) {
  SchrodingerNls question;
  question.until = 0.1;
  question.frames = 1;
  change(question);
  core::Run run;
  schrodinger_nls(question, run);
  return run.warnings();
}

bool says(const std::string& sentence, const char* part) {
  INFO(sentence);
  const bool found = sentence.find(part) != std::string::npos;
  CHECK(found);
  return found;
}

}  // namespace

TEST_CASE("schrodinger_nls: names the parameter it refuses", "[fields][nls][refusals]") {
  CHECK(refused([](auto& q) { q.points = 0; }) == "schrodinger_nls: points is 0, but must be at least 8");
  CHECK(refused([](auto& q) { q.until = 0; }) == "schrodinger_nls: until is 0, but must be above 0");
  CHECK(refused([](auto& q) { q.until = std::nan(""); }) == "schrodinger_nls: until is nan, but must be above 0");
  CHECK(refused([](auto& q) { q.tolerance = 1; }) == "schrodinger_nls: tolerance is 1, but must be in [1e-14, 0.1]");
  CHECK(refused([](auto& q) { q.filter = 1; }) == "schrodinger_nls: filter is 1, but must be at least 2");
  says(refused([](auto& q) { q.integrator = "rk4"; }), "integrator is \"rk4\", but must be one of \"strang\"");
  says(refused([](auto& q) { q.mode = "fast"; }), "mode is \"fast\", but must be \"correct\" or \"compat\"");
  says(refused([](auto& q) { q.dealias = "some"; }), "dealias is \"some\"");
  says(refused([](auto& q) { q.dealias = "pad2"; }), "(or the integrator etdrk4 or dop853)");
  says(refused([](auto& q) { q.domain = {1, 1}; }), "an interval of finite length");
  says(refused([](auto& q) { q.times = std::vector{1.0, 0.5}; }), "above the instant before it");
  says(refused([](auto& q) { q.frames = 1'000'000; }), "a gigabyte a field");
  says(refused([](auto& q) {
         q.mode = "compat";
         q.step = 0.1;
       }),
       "step is 0.1, but must be left out where mode is \"compat\"");
}

TEST_CASE("schrodinger_nls: refuses a step that grows waves, and says which would not", "[fields][nls][refusals]") {
  // k_max = 512 π/50 = 32.17, so π/(k_max²/2) = 0.006071; a background of 1 for 20 units of time makes 20 e-folds.
  const auto on_background = [](auto& q) {
    q.initial = quietly(&plane_wave, {});
    q.step = 0.01;
  };
  says(refused(on_background), "step is 0.01, but must be at most 0.006071");
  says(refused([](auto& q) {
         q.integrator = "etdrk4";
         q.step = 5;
       }),
       "at most 2.5, the largest stable step of etdrk4");
  SchrodingerNls question;
  on_background(question);
  question.force = true;
  question.until = 20;
  question.frames = 1;
  CHECK(solve(question).step == Approx(0.01));
  // A soliton alone on the ring leaves such waves no time to grow, and a linear equation none at all.
  question.force = false;
  question.initial = SchrodingerNls().initial;
  CHECK(std::isinf(solve(question).largest_stable_step));
  question.initial = quietly(&plane_wave, {});
  question.coupling = 0;
  CHECK(std::isinf(solve(question).largest_stable_step));
}

// Why: sidebands in resonance with the step grow out of rounding where the equation's own do not.
TEST_CASE("schrodinger_nls: a step beyond the limit grows waves that are not there", "[fields][nls][refusals]") {
  SchrodingerNls question;
  question.initial = quietly(&plane_wave, {.amplitude = 1.5, .noise = 1e-13, .modes = 310});
  question.coupling = -1;
  question.points = 640;
  question.domain = {0, 100};
  question.until = 60;
  question.frames = 1;
  question.integrator = "strang";
  question.force = true;
  const auto tail = [&](double share) {
    question.step = share * solve([&] {
                              auto asked = question;
                              asked.step = 0.01;
                              return asked;
                            }())
                                .largest_stable_step;
    return solve(question).spectral_tail;
  };
  CHECK(tail(0.9) < 1e-11);  // rounding and the noise of 1e-13
  CHECK(tail(1.3) > 1e-6);
}

TEST_CASE("schrodinger_nls: refuses a start that is not finite, nothing, or does not close",
          "[fields][nls][refusals]") {
  const double bad = GENERATE(std::numeric_limits<double>::infinity(), std::nan(""));
  says(refused([&](auto& q) {
         std::vector<Complex> field(512, 0.1);
         field[3] = bad;
         q.initial = started(field);
       }),
       "finite on the whole domain");
  says(refused([](auto& q) { q.initial = started(std::vector<Complex>(512, 0.0)); }), "something in it");
  says(refused([](auto& q) { q.initial = started(std::vector<Complex>(100, 1.0)); }),
       "sampled at the 512 points of the grid");
  says(refused([](auto& q) { q.initial.real = traced([](auto x) { return tanh(x); }); }),
       "one at whose ends the start meets itself");
  says(refused([](auto& q) { q.initial = quietly(&plane_wave, {.turns = 300}); }), "waves of 300 turns");
}

TEST_CASE("schrodinger_nls: doubts a grid too coarse for the start", "[fields][nls][refusals]") {
  // A packet of momentum 30 ± 0.5 on waves up to 32.17 fits, of 40 does not at all, of 32 by some two thirds.
  const auto packet = [](double velocity) {
    return warned([=](auto& q) { q.initial = quietly(&wave_packet, {.width = 2, .velocity = velocity}); });
  };
  CHECK(warned([](auto&) {}).empty());
  REQUIRE_FALSE(packet(40).empty());
  says(packet(40)[0], "512 points resolve");
  SchrodingerNls question;
  question.until = 0.01;
  question.initial = quietly(&wave_packet, {.width = 2, .velocity = 40});
  CHECK(solve(question).resolved < 1e-6);
  question.initial = quietly(&wave_packet, {.width = 2, .velocity = 32});
  CHECK(solve(question).resolved == Approx(0.66).epsilon(0).margin(0.1));
  question.initial = quietly(&wave_packet, {.width = 2, .velocity = 5});
  CHECK(solve(question).resolved == Approx(1).epsilon(0).margin(1e-12));
}

// Akhmediev's breather of a = 1/4 has the period 2π/√2: on 20, four periods and a half, it is as high at both ends but
// leans either way.
TEST_CASE("schrodinger_nls: doubts a start that meets itself at an angle", "[fields][nls][refusals]") {
  const auto row = [](double half) {
    return warned([=](auto& q) {
      q.initial = quietly(&akhmediev, {.a = 0.25});
      q.domain = {-half, half};
      q.until = 0.01;
    });
  };
  REQUIRE_FALSE(row(10).empty());
  says(row(10)[0], "the ring has a kink there; take a wider domain, or one of whole periods");
  CHECK(row(2 * std::numbers::pi * std::numbers::sqrt2).empty());
}

// A soliton of amplitude 4 turns by 16 · 0.1 a step; its energy moves.
TEST_CASE("schrodinger_nls: doubts a step that does not keep the energy", "[fields][nls][refusals]") {
  const auto doubts = [](double step, const char* dealias) {
    std::string all;
    for (const std::string& one : warned([&](auto& q) {
           core::Run quiet;
           q.initial = soliton({.amplitude = 4, .velocity = 1}, quiet);
           q.until = 2;
           q.integrator = "strang";
           q.dealias = dealias;
           q.step = step;
         }))
      all += one + '\n';
    return all;
  };
  const std::string coarse = doubts(0.1, "none");
  says(coarse, "schrodinger_nls: the energy moves by ");
  says(coarse, " of its largest part; take a step below 0.1");
  CHECK(doubts(0.001, "none").find("energy") == std::string::npos);
  CHECK(doubts(0.1, "half").find("energy") == std::string::npos);  // what is cut off takes energy with it
}

TEST_CASE("schrodinger_nls: says when the field is no longer finite", "[fields][nls][refusals]") {
  const char* const integrator = GENERATE("strang4", "etdrk4", "dop853");
  const std::string sentence = refused([&](auto& q) {
    q.integrator = integrator;
    q.nonlinearity = traced([](auto rho) { return log(1.5 - rho); });
    q.initial = quietly(&satsuma_yajima, {.order = 1.2});
    q.domain = {-10, 10};
    q.points = 128;
  });
  CAPTURE(integrator, sentence);
  CHECK((sentence.empty() || sentence.find("finite") != std::string::npos));
}

TEST_CASE("states: name the parameter they refuse", "[fields][nls][refusals]") {
  const auto of = [](auto kernel, auto state) { return sentence_of([&] { quietly(kernel, state); }); };
  CHECK(of(&soliton, Soliton{.amplitude = 0}) == "soliton: amplitude is 0, but must be above 0");
  CHECK(of(&soliton, Soliton{.velocity = std::nan("")}) == "soliton: velocity is nan, but must be finite");
  CHECK(of(&akhmediev, Akhmediev{.a = 0.5}) == "akhmediev: a is 0.5, but must be in (0, 1/2)");
  CHECK(of(&kuznetsov_ma, KuznetsovMa{.a = 0.5}) == "kuznetsov_ma: a is 0.5, but must be above 1/2");
  says(of(&solitons, Solitons{}), "between 1 and 16");
  says(of(&solitons, Solitons{{1, 2}, {0}, {0, 0}, {}, 0}), "one for each of the 2 solitons");
  says(of(&solitons, Solitons{{1, 1}, {0, 0}, {0, 5}, {}, 0}), "different for solitons of one amplitude");
  says(of(&plane_wave, PlaneWave{.noise = -1}), "noise is -1");
  says(of(&published_wave, PublishedWave{"kink"}), "\"soliton\", \"collision\", \"breather\" or \"noise\"");
}
