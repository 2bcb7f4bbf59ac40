// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>
#include <complex>
#include <limits>
#include <numbers>

#include "stdlib/fields/tunnelled.h"

namespace {

using namespace ansatz;
using namespace ansatz::fields;
using namespace ansatz::fields::solved;
using namespace ansatz::fields::tunnelled;
using Complex = std::complex<double>;

}  // namespace

TEST_CASE("tunnelling: names what it refuses and doubts what it should", "[fields][tunnelling]") {
  const auto sentence = [](auto change) {
    Tunnelling question;
    question.points = 128;
    question.until = 0.1;
    change(question);
    return solved::sentence_of([&] { solve(question); });
  };
  CHECK(sentence([](Tunnelling& q) { q.points = 8; }) == "tunnelling: points is 8, but must be in [16, 2^22]");
  CHECK(sentence([](Tunnelling& q) { q.sigma = 0; }) == "tunnelling: sigma is 0, but must be above 0");
  CHECK(sentence([](Tunnelling& q) { q.wavenumber = NAN; }) == "tunnelling: wavenumber is nan, but must be finite");
  CHECK(sentence([](Tunnelling& q) { q.position = 40; }) ==
        "tunnelling: position is 40, but must be inside the domain, -30..30");
  CHECK(sentence([](Tunnelling& q) { q.absorber = 30; }) ==
        "tunnelling: absorber is 30, but must be at least 0, and both layers together narrower than the domain");
  CHECK(sentence([](Tunnelling& q) {
          q.barrier = quietly(&rectangular_barrier, {4, 1, 50});
        }) == "tunnelling: barrier is between 49.5 and 50.5, but must be in (-24, 24), between the absorbing layers");
  CHECK(sentence([](Tunnelling& q) { q.detectors = Stretched(-40, 3); }) ==
        "tunnelling: detectors is -40..3, but must be increasing and in (-24, 24), between the absorbing layers");
  CHECK(sentence([](Tunnelling& q) {
          q.until = Amount(5, "nm");
          q.barrier = Barrier();
        }) == "tunnelling: until is 5 nm, but must be a time such as 20 fs");
  CHECK(sentence([](Tunnelling& q) {
          q.until = Amount(5, "fs");
          q.wavenumber = 3;
        }) ==
        "tunnelling: wavenumber is the bare number 3, but must be a wavenumber such as 4[1/nm], since the call has "
        "quantities: then every number with a dimension has its unit");
  CHECK(sentence([](Tunnelling& q) {
          q.until = Amount(5, "fs");
          q.barrier = kNothing;
        }) ==
        "tunnelling: barrier is a function of bare numbers, but must be shaped_barrier(…) with a height and a width, "
        "since the call has quantities");
  CHECK(sentence([](Tunnelling& q) { q.absorber_kind = "thick"; }) ==
        "tunnelling: absorber_kind is \"thick\", but must be one of \"accelerating\", \"imaginary\"");
  CHECK(sentence([](Tunnelling& q) { q.mode = "new"; }) ==
        "tunnelling: mode is \"new\", but must be one of \"correct\", \"compat\"");

  const auto doubt = [](auto change) {
    Tunnelling question;
    question.points = 512;
    question.until = 0.1;
    question.frames = 1;
    change(question);
    core::Run run;
    tunnelling(question, run);
    return run.warnings().empty() ? std::string() : run.warnings().front();
  };
  CHECK(doubt([](Tunnelling&) {}).empty());
  CHECK(doubt([](Tunnelling& q) { q.step = 0.05; }).find("resonate with the step") != std::string::npos);
  CHECK(doubt([](Tunnelling& q) { q.points = 64; }).find("the grid's waves hold") != std::string::npos);
  // On 512 points of a ring of 60 the highest wave is 512 π/60; wanted is 25 + 6/(2 · 0.8).
  const std::string points = doubt([](Tunnelling& q) {
    q.points = 512;
    q.wavenumber = 25;
  });
  CHECK(points.find("the highest it has is 26.81, so take 550 points at least") != std::string::npos);
  CHECK(doubt([](Tunnelling& q) {
          q.points = 550;
          q.wavenumber = 25;
        }).find("waves hold") == std::string::npos);
  CHECK(doubt([](Tunnelling& q) { q.absorber = 1; }).find("absorber is thinner than the packet's wavelength") !=
        std::string::npos);
  CHECK(doubt([](Tunnelling& q) { q.position = -23; }).find("starts in the absorbing layers") != std::string::npos);
  CHECK(doubt([](Tunnelling& q) { q.position = -0.5; }).find("of the packet starts at the barrier or behind it") !=
        std::string::npos);
  CHECK(doubt([](Tunnelling& q) {
          q.position = 0.5;
          q.wavenumber = -4;
        }).find("start it farther right") != std::string::npos);
  CHECK(doubt([](Tunnelling& q) {
          q.barrier = quietly(&morse_barrier, {4, 1, 0});
        }).find("starts inside the wall") != std::string::npos);
  CHECK(doubt([](Tunnelling& q) {
          q.barrier = quietly(&morse_barrier, {4, 1, 0});
          q.position = 8;
          q.wavenumber = -2;
        }).find("wall") == std::string::npos);
  // The wide foot of a Gaussian is no barrier yet: its ends lie at ±7.9, a hundredth of its top at ±4.6.
  CHECK(doubt([](Tunnelling& q) {
          q.barrier = quietly(&gaussian_barrier, {4, 1.5, 0});
        }).find("starts at") == std::string::npos);
  // A free packet from -8 at the speed 4: by t = 15 its middle is at 52 and σ is 9.4, so that all but what lies 2.3 σ
  // back has passed the seam at 30.
  const auto round = [](double until) {
    return [until](Tunnelling& q) {
      q.barrier = kNothing;
      q.absorber = 0;
      q.until = until;
    };
  };
  CHECK(doubt(round(4)).find("round") == std::string::npos);
  CHECK(doubt(round(15)).find("without absorbing layers 0.99 of the packet has gone round the ring") !=
        std::string::npos);
}
