// SPDX-License-Identifier: MIT
#include "interpreter/lower/lowered.h"

using namespace ansatz;
using tests::lowered;

namespace {

const std::string kScript =
    "use fields\n"
    "experiment kinks {\n"
    "  title \"Kinks\"\n"
    "  vary v in [0.1, 0.2] named text(v)\n"
    "  replicate 2\n"
    "  run {\n"
    "    sim = klein_gordon(potential = φ => φ^2,\n"
    "                       points = 64)\n"
    "    expect sim.energy_drift < 1e-4\n"
    "    phi = sim.phi\n"
    "    record phi\n"
    "    record a = v*scale\n"
    "  }\n"
    "  scale = 2\n"
    "  top = max(a)\n"
    "  claim \"one\" { max(a where v > 0.1) ≈ 0.4 ± 0.1; source \"p. 3\"; top <= 1; top in 0..1; top == 0.4 }\n"
    "  hypothesis \"two\" { mann_whitney(a by v); alpha 0.01; correct none; expect reject }\n"
    "  figure f (width = 80 mm) {\n"
    "    panels(1, 2) {\n"
    "      for w in [0.1, 0.2] { line(time, phi, label = \"{w} of {top}\") }\n"
    "      panel { scatter(v, a) }\n"
    "    }\n"
    "  }\n"
    "}\n";

}  // namespace

TEST_CASE("lower: an experiment is a table", "[lower]") {
  CHECK(lowered(kScript) ==
        R"lua(az.use("fields")
kinks = az.experiment("kinks", {
  title = "Kinks",
  vary = {
    {
      names = { "v" },
      values = function(data) return az.list(0.1, 0.2) end,
      named = function(v) return text(v) end,
    },
  },
  replicate = function(data) return 2.0 end,
  columns = { "phi", "a" },
  expectations = { "sim.energy_drift < 0.0001" },
  run = function(row, v)
    local sim = klein_gordon(az.named(
      "potential", function(_u3c6_) return _u3c6_^2.0 end,
      "points", 64.0
    ))
    row:expect(az.less(sim.energy_drift, 1e-04), 1)
    local phi = sim.phi
    row:record("phi", phi)
    local a = row:record("a", v * row.scale)
  end,
  bindings = {
    { name = "scale", reads_columns = false, value = function(data) return 2.0 end },
    { name = "top", reads_columns = true, value = function(data) return max(data.a) end },
  },
  hypotheses = {
    {
      title = "two",
      test = function(data)
        return az.hypothesis.mann_whitney(az.by(data.a, data.v, "v"))
      end,
      correct = "none",
      alpha = function(data) return 0.01 end,
      expect = "reject",
    },
  },
  claims = {
    {
      title = "one",
      source = "p. 3",
      check = function(data, claim)
        claim:near(max(az.where(data.a, az.greater(data.v, 0.1))), 0.4, 0.1, "max(a where v > 0.1) ≈ 0.4 ± 0.1")
        claim:compare("<=", data.top, 1.0, "top <= 1")
        claim:inside(data.top, az.interval(0.0, 1.0), "top in 0..1")
        claim:equal(data.top, 0.4, "top == 0.4")
      end,
    },
  },
  figures = {
    {
      name = "f",
      options = function(data) return az.named("width", az.quantity(80.0, "mm")) end,
      draw = function(data, figure)
        figure:panels(1.0, 2.0, function(figure)
          for _, w in az.each(az.list(0.1, 0.2)) do
            figure:panel(function(figure)
              figure:line(data.time, data.phi, az.named("label", az.text(w, " of ", data.top)))
            end)
          end
          figure:panel(function(figure)
            figure:scatter(data.v, data.a)
          end)
        end)
      end,
    },
  },
})
)lua");
}

TEST_CASE("lower: nothing of a run quotes the script, so renaming keeps its code", "[lower]") {
  const std::string lua = lowered(
      "experiment e {\n  vary v in [1, 2]\n  run {\n    g = [1, 2] by [3, 4]\n    expect v > 0, \"why\"\n    record a "
      "= v\n  }\n}\n");
  CHECK(lua.find("local g = az.by(az.list(1.0, 2.0), az.list(3.0, 4.0))\n") != std::string::npos);
  CHECK(lua.find("row:expect(az.greater(v, 0.0), 1, \"why\")\n") != std::string::npos);
}

TEST_CASE("lower: a loop over panels can be left early", "[lower]") {
  const std::string lua = lowered(
      "experiment e {\n  vary v in [1, 2]\n  run { record a = v }\n"
      "  figure f { panels(1, 2) { for k in 1..3 { if k > 1 { break }; line(v, a) } } }\n}\n");
  CHECK(lua.find("            local stopped = false\n"
                 "            figure:panel(function(figure)\n"
                 "              if az.truth(az.greater(k, 1.0)) then\n"
                 "                do stopped = true return end\n"
                 "              end\n"
                 "              figure:line(data.v, data.a)\n"
                 "            end)\n"
                 "            if stopped then break end\n") != std::string::npos);
}

TEST_CASE("lower: a function of the experiment takes along what it uses, not the table", "[lower]") {
  const std::string lua = lowered(
      "experiment e {\n  scale = 2\n  f(x) = if x > 1 then f(x - 1) else x*scale\n  g = x => f(x)\n"
      "  vary v in [1, 2]\n  run { record a = g(v) }\n}\n");
  CHECK(lua.find("    { name = \"f\", reads_columns = false, value = function(data)\n"
                 "      local scale = data.scale\n"
                 "      local function f(x)\n"
                 "        if az.truth(az.greater(x, 1.0)) then\n"
                 "          return f(x - 1.0)\n"
                 "        else\n"
                 "          return x * scale\n"
                 "        end\n"
                 "      end\n"
                 "      return f\n"
                 "    end },\n"
                 "    { name = \"g\", reads_columns = false, value = function(data)\n"
                 "      local f = data.f\n"
                 "      local function g(x)\n        return f(x)\n      end\n"
                 "      return g\n"
                 "    end },\n") != std::string::npos);
  CHECK(lua.find("row:record(\"a\", (row.g(v)))") != std::string::npos);
}
