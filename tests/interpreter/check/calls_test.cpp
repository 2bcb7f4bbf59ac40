// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "interpreter/check/messages.h"

using namespace ansatz;
using tests::messages;

namespace {

std::string wave(const std::string& arguments) {
  return messages("use fields\nV = x => x^2\nsim = klein_gordon(" + arguments + ")\n");
}

}  // namespace

TEST_CASE("calls: constants are held against the declaration wherever they stand", "[check]") {
  CHECK(wave("V") == "");
  CHECK(wave("V, points = 7") == "3:32 klein_gordon: points is 7, but must be at least 8\n");
  CHECK(wave("V, points = 2*3") == "3:32 klein_gordon: points is 6, but must be at least 8\n");
  CHECK(wave("V, points = by_scale(quick = 64, paper = 1)") ==
        "3:61 klein_gordon: points is 1, but must be at least 8\n");
  CHECK(wave("V, points = if 1 < 2 then 64 else 1") == "3:54 klein_gordon: points is 1, but must be at least 8\n");
  CHECK(messages("use fields\nn = 2\nk = 2*n\nsim = klein_gordon(x => x, points = k)\n") ==
        "4:37 klein_gordon: points is 4, but must be at least 8\n");
  CHECK(messages("use fields\nn = by_scale(quick = 4, paper = 64)\nsim = klein_gordon(x => x, points = n)\n") ==
        "3:37 klein_gordon: points is 4, but must be at least 8\n");
  // A parameter is no constant, whatever its default; nor is a name bound twice.
  CHECK(messages("use fields\nf(n = 4) = klein_gordon(x => x, points = n)\n") == "");
  CHECK(messages("use fields\nfunction f() {\n  n = 4\n  n = 64\n  return klein_gordon(x => x, points = n)\n}\n") ==
        "");
}

TEST_CASE("calls: kinds, choices and units", "[check]") {
  CHECK(wave("V, until = 5 fs") == "");
  CHECK(wave("V, until = 5 eV") == "3:31 until: cannot convert energy (eV) to time (fs)\n");
  CHECK(wave("V, boundary = \"absorbing\"") == "");
  CHECK(wave("V, boundary = \"open\"").find("boundary is \"open\", but must be one of") != std::string::npos);
  CHECK(wave("V, points = \"64\"").find("points is a text, but klein_gordon wants a whole number") !=
        std::string::npos);
  CHECK(wave("3") == "3:20 potential is 3, but klein_gordon wants a function of 1 argument\n");
  CHECK(wave("(x, t) => x").find("potential is a function of 2 arguments") != std::string::npos);
  CHECK(wave("(x, t = 1) => x") == "");
  CHECK(wave("V, points = kink_antikink()").find("points is a kink_antikink record, but klein_gordon wants") !=
        std::string::npos);
}

TEST_CASE("calls: each parameter is given once, and those without default are", "[check]") {
  CHECK(wave("") == "3:7 klein_gordon needs its parameter 'potential'\n");
  CHECK(wave("V, potential = V") == "3:23 klein_gordon is given its parameter 'potential' twice\n");
  CHECK(wave("V, 1, 1..2, 64, 3, \"periodic\", 7") == "3:51 klein_gordon takes at most 6 values, but is given 7\n");
  CHECK(messages("print(mean(1, 2, 3, over = \"x\"))\n") == "");
  CHECK(messages("settings = (velocity = 0.1)\npair = fields.kink_antikink(settings..., velocity = 0.2)\n") == "");
  CHECK(messages("settings = (velocty = 0.1)\npair = fields.kink_antikink(settings...)\n") ==
        "2:29 kink_antikink has no parameter 'velocty'\n");
}

TEST_CASE("calls: functions of the file, by place and by name", "[check]") {
  const std::string f = "f(x, k = 1) = x + k\n";
  CHECK(messages(f + "print(f(1), f(1, 2), f(1, k = 2), f(k = 1, x = 2))\n") == "");
  CHECK(messages(f + "print(f())\n") == "2:7 f needs its parameter 'x'\n");
  CHECK(messages(f + "print(f(1, 2, 3))\n") == "2:15 f takes at most 2 values, but is given 3\n");
  CHECK(messages(f + "print(f(1, j = 2))\n") == "2:12 f has no parameter 'j'\n");
  CHECK(messages("g = (x) => x\nprint(g(1, 2))\n") == "2:12 g takes at most 1 value, but is given 2\n");
  // What a parameter holds is not known.
  CHECK(messages("apply(f, x) = f(x, x, deep = 2)\n") == "");
}

TEST_CASE("calls: fields of results and records", "[check]") {
  const std::string sim = "sim = fields.klein_gordon(x => x)\n";
  CHECK(messages(sim + "print(sim.phi.at(time = 3, outside = \"hold\"), sim.energy_drift)\n") == "");
  CHECK(messages(sim + "other = sim\nprint(other.energy)\n") == "3:13 a klein_gordon record has no field 'energy'\n");
  CHECK(messages(sim + "print(sim.phi.at(t = 3))\n") == "2:18 there is no dimension 't'\n");
  CHECK(messages(sim + "print(mean(sim.phi, over = \"y\"))\n") == "2:28 there is no dimension 'y'\n");
  CHECK(messages("r = (a = 1)\ns = (r..., b = 2)\nprint(s.a, s.b, s.c)\n") == "3:19 this record has no field 'c'\n");
  CHECK(messages("f(r) = r.anything\n") == "");
}

TEST_CASE("calls: operators on constants that have no meaning", "[check]") {
  CHECK(messages("print(5 eV + 3 s)\n") == "1:7 cannot add energy and time\n");
  CHECK(messages("e = 5 eV\nt = 3 s\nprint(2*(e - t))\n").find("3:9 cannot subtract time from energy") == 0);
  CHECK(messages("print(5 eV / 3 s, 2 + 5 percent)\n") == "");
}
