// SPDX-License-Identifier: MIT
#include "interpreter/lower/lowered.h"

using namespace ansatz;
using tests::lowered;
using tests::places;

TEST_CASE("line map: each line leads to what it was made from", "[lower]") {
  CHECK(places("use fields\n"
               "sim = klein_gordon(potential = x => x^2,\n"
               "                   points = 64, until = 3)\n") ==
        "2: 1:1\n"     // az.use("fields")
        "3: 2:1\n"     // sim =
        "4: 2:7\n"     // klein_gordon(az.named(
        "5: 2:20\n"    // "potential", function(x) return x
        "6: 2:37\n"    // ^
        "7: 2:20\n"    // 2.0 end,
        "8: 3:20\n"    // "points", …
        "9: 3:33\n");  // "until", …
  CHECK(places("if 1 < 2 {\n  print(3)\n} else if 2 < 1 {\n  print(4)\n}\n") ==
        "2: 1:4\n"
        "3: 2:3\n"
        "4: 3:11\n"
        "5: 4:3\n");
}

TEST_CASE("line map: what may fail has a line of its own, the code and the readable text none", "[lower]") {
  // az.less( | a | + | az.index( | b, c | .d | , 1.0)
  CHECK(places("f(a, b, c) = a + b[c].d < 1\n") ==
        "2: 1:1\n"    // function f(a, b, c)
        "3: 1:14\n"   // return az.less(a
        "4: 1:14\n"   // +
        "5: 1:18\n"   // az.index(b, c)
        "6: 1:18\n"   // .d
        "7: 1:14\n"   // , 1.0)
        "8: 1:1\n");  // end
  // Lua gives the calls of a chain the place of its first word: it is that of the last call.
  CHECK(places("g(a) = a.at(x = 1).at(y = a.z)\n") ==
        "2: 1:1\n"
        "3: 1:8\n"     // return a
        "4: 1:8\n"     // .at
        "5: 1:8\n"     // (az.named("x", 1.0))
        "6: 1:8\n"     // .at
        "7: 1:8\n"     // (az.named("y", a
        "8: 1:27\n"    // .z
        "9: 1:8\n"     // ))
        "10: 1:1\n");  // end
  const std::string script = "f(a, b, c) = a + b[c].d < 1\nprint(f(1, [(d = 2)], 1), -max(1, 2)^2, not (1 < 2))\n";
  const auto result = tests::lower_whole(script, tests::script_options(tests::small_registry()));
  CHECK(result.text != result.chunk);
  CHECK(tests::bytecode(result.text) == tests::bytecode(result.chunk));
}

TEST_CASE("line map: lines of Lua lead to themselves", "[lower]") {
  CHECK(places("x = 1\nlua [[\n  local a = 1\n\n  b = a\n]]\n") ==
        "2: 1:1\n"
        "3: 2:1\n"
        "4: 3:1\n"
        "5: 4:1\n"
        "6: 5:1\n");
}

TEST_CASE("line map: nothing is known of lines that are not there", "[lower]") {
  const auto result = tests::lower_whole("x = 1\n", tests::script_options(tests::small_registry()));
  CHECK_FALSE(result.lines.find(0));
  CHECK_FALSE(result.lines.find(1));
  CHECK(result.lines.find(2));
  CHECK_FALSE(result.lines.find(3));
}

TEST_CASE("lower: layout and comments do not change the code", "[lower]") {
  const std::string tight =
      "f(x, k = 1) = if x > k then [x, k] else (a = x, b = k).a\ny = f(2, k = 3)\nprint(y, max(1, 2, 3))\n";
  const std::string loose =
      "# a comment\n\nf(x,\n  k = 1) =\n    if x > k then [x,   # here too\n          k]\n    else (a = x,\n  b = "
      "k).a\n\n"
      "y = f(2,\n      k = 3)\nprint(\n  y,\n  max(1,\n      2, 3),\n)\n";
  const std::string one = lowered(tight), other = lowered(loose);
  const auto words = [](const std::string& text) {
    std::istringstream stream(text);
    std::string out;
    for (std::string word; stream >> word;) out += word;
    return out;
  };
  CHECK(one != other);  // lines end elsewhere
  CHECK(words(one) == words(other));
  CHECK(tests::bytecode(one) == tests::bytecode(other));
}
