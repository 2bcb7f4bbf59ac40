// SPDX-License-Identifier: MIT
#include "interpreter/lower/lowered.h"

using namespace ansatz;
using tests::lowered;

TEST_CASE("lower: operators keep their order", "[lower]") {
  CHECK(lowered("a = 1 - (2 - 3)*4^-2^0.5\n") == "a = 1.0 - (2.0 - 3.0) * 4.0^-2.0^0.5\n");
  CHECK(lowered("a = -2^2\nb = (-2)^2\nc = -(-a)\nd = (2^3)^2\n") ==
        "a = -2.0^2.0\nb = (-2.0)^2.0\nc = -(-a)\nd = (2.0^3.0)^2.0\n");
  CHECK(lowered("a = 7 % 3 / 2\nb = 2*(3/4)\n") == "a = 7.0 % 3.0 / 2.0\nb = 2.0 * (3.0 / 4.0)\n");
}

TEST_CASE("lower: comparisons and connectives are calls", "[lower]") {
  CHECK(lowered("a = 1 < 2 and not (3 == 4)\n") == "a = az.both(az.less(1.0, 2.0), az.negated(az.equal(3.0, 4.0)))\n");
  CHECK(
      lowered("f(x) = x > 0 or max(x) in 0..1\n") ==
      "function f(x)\n  return az.either(az.greater(x, 0.0), function() return az.is_in(max(x), az.interval(0.0, 1.0)) "
      "end)\nend\n");
  CHECK(lowered("a = 1 ≈ 2 ± 0.5\nb = 1 ≈ 2 within 5 percent\n") ==
        "a = az.near(1.0, az.plus_minus(2.0, 0.5))\nb = az.near(1.0, az.within(2.0, az.quantity(5.0, \"percent\")))\n");
}

TEST_CASE("lower: values", "[lower]") {
  CHECK(lowered("a = [1, 2i, 5 eV, \"t\", true, nothing]\n") ==
        "a = az.list(1.0, az.complex(0.0, 2.0), az.quantity(5.0, \"eV\"), \"t\", true, nil)\n");
  CHECK(lowered("r = (a = 1)\ns = (r..., b = 2)\nprint(s.b, s.a)\n") ==
        "r = az.record(\"a\", 1.0)\ns = az.record(az.spread(r), \"b\", 2.0)\nprint(s.b, s.a)\n");
  CHECK(lowered("f(x) = x[1, :, 2..end]\ng(x) = x.at(time = end, x = x.until)\n") ==
        "function f(x)\n  return az.index(x, 1.0, az.all, function(last) return az.interval(2.0, last) end)\nend\n"
        "function g(x)\n  return x.at(az.named(\"time\", function(last) return last end, \"x\", x[\"until\"]))\nend\n");
  CHECK(lowered("φ = 1\nuntil = φ\n") == "_u3c6_ = 1.0\nuntil__ = _u3c6_\n");
  std::string many = "a = [1";
  for (int i = 0; i < 40; ++i) many += ", 1";
  CHECK(lowered(many + "]\n").find("a = az.list({ n = 41, 1.0, 1.0") == 0);
}

TEST_CASE("lower: calls", "[lower]") {
  CHECK(lowered("use fields\nsim = klein_gordon(x => x, points = 512)\n") ==
        "az.use(\"fields\")\nsim = klein_gordon(function(x) return x end, az.named(\"points\", 512.0))\n");
  CHECK(lowered("pair = fields.kink_antikink(velocity = 0.1)\n") ==
        "pair = fields.kink_antikink(az.named(\"velocity\", 0.1))\n");
  // A function whose definition is there is called by place; values keep the order in which they are written.
  CHECK(lowered("f(x, j = 1, k = 1) = x\na = f(1, k = 2)\nb = f(k = 2, x = 1)\n") ==
        "function f(x, j, k)\n  if j == nil then j = 1.0 end\n  if k == nil then k = 1.0 end\n  return x\nend\na = "
        "f(1.0, nil, 2.0)\nb = (function(f, a1, a2) return f(a2, nil, a1) end)(f, 2.0, 1.0)\n");
  // One that nobody knows finds its places by name.
  CHECK(lowered("apply(f) = f(1, k = 2)\n") ==
        "function apply(f)\n  return az.call(f, 1.0, az.named(\"k\", 2.0))\nend\n");
  // Lua functions may give none or many; as a last argument exactly one is wanted.
  CHECK(lowered("f(x) = x\nprint(f(1), f(2))\n") == "function f(x)\n  return x\nend\nprint(f(1.0), (f(2.0)))\n");
}

TEST_CASE("lower: control flow", "[lower]") {
  CHECK(lowered("function f(xs) {\n"
                "  total = 0\n"
                "  for x in xs {\n"
                "    if x < 0 { continue } else if x > 9 { break }\n"
                "    total = total + x\n"
                "  }\n"
                "  while total > 3 { total = total/2 }\n"
                "  return if total > 1 then total else nothing\n"
                "}\n") ==
        "function f(xs)\n"
        "  local total = 0.0\n"
        "  for _, x in az.each(xs) do\n"
        "    if az.truth(az.less(x, 0.0)) then\n"
        "      goto continue\n"
        "    elseif az.truth(az.greater(x, 9.0)) then\n"
        "      break\n"
        "    end\n"
        "    total = total + x\n"
        "    ::continue::\n"
        "  end\n"
        "  while az.truth(az.greater(total, 3.0)) do\n"
        "    total = total / 2.0\n"
        "  end\n"
        "  if az.truth(az.greater(total, 1.0)) then\n    return total\n  else\n    return nil\n  end\n"
        "end\n");
  CHECK(lowered("for (a, b) in zip([1], [2]) { print(a, b) }\n") ==
        "for _, a, b in az.each(zip(az.list(1.0), az.list(2.0)), 2) do\n  print(a, b)\nend\n");
  CHECK(lowered("function f(x) {\n  return x\n  print(x)\n}\n") ==
        "function f(x)\n  do return x end\n  print(x)\nend\n");
  CHECK(lowered("x = if 1 < 2 then 3 else 4\n") ==
        "if az.truth(az.less(1.0, 2.0)) then\n  x = 3.0\nelse\n  x = 4.0\nend\n");
  CHECK(lowered("3 + 4\n[1, 2][1]\n") == "az.ignore(3.0 + 4.0)\naz.ignore(az.index(az.list(1.0, 2.0), 1.0))\n");
}

TEST_CASE("lower: names of its own never meet the script's", "[lower]") {
  CHECK(lowered("last = 3\na = [1, 2][last..end]\nfor _ in 1..2 { print(_) }\n") ==
        "last = 3.0\n"
        "a = az.index(az.list(1.0, 2.0), function(last_1) return az.interval(last, last_1) end)\n"
        "for __1, _ in az.each(az.interval(1.0, 2.0)) do\n  print(_)\nend\n");
}

TEST_CASE("lower: Lua stands as it is written", "[lower]") {
  CHECK(lowered("lua [[\n  local a = 1  -- one\n  b = a\n]]\nc = lua [[ return b ]]\n") ==
        "do\n  local a = 1  -- one\n  b = a\nend\nc = az.value((function()\n return b \nend)())\n");
}

TEST_CASE("lower: other files and the prompt", "[lower]") {
  check::Options options = tests::script_options(tests::small_registry());
  CHECK(lowered("import \"a.anz\"\nimport \"b.lua\" as h\n", options) ==
        "az.import(\"a.anz\")\nh = az.import(\"b.lua\")\n");
  options.is_prompt = true;
  options.bound_names = {"x"};
  CHECK(lowered("y = x\nx + y\n", options) == "y = x\nreturn x + y\n");
}

TEST_CASE("lower: a call that draws carries an address of its structure", "[lower]") {
  const auto site = [](const std::string& text) {
    const std::string lua = lowered(text);
    const auto at = lua.find("az.site(\"");
    REQUIRE(at != std::string::npos);
    return lua.substr(at + 9, 16);
  };
  const std::string first = site("n = 10\na = normal(0, 1, n)\n");
  CHECK(first.find_first_not_of("0123456789abcdef") == std::string::npos);
  CHECK(site("m = 10 # renamed\n\nb = normal(0,\n  1, m)\n") == first);
  CHECK(site("n = 11\na = normal(0, 1, n)\n") == first);
  CHECK(site("n = 10\na = normal(0, 2, n)\n") != first);
  CHECK(site("n = 10\na = normal(0, 1, count = n)\n") != first);
  CHECK(site("n = 10\na = normal(0, 1, n + n)\n") != site("n = 10\nm = 10\na = normal(0, 1, n + m)\n"));
}
