// SPDX-License-Identifier: MIT
#include "interpreter/syntax/suggest.h"

#include "interpreter/syntax/syntax_support.h"

using namespace ansatz::syntax;

TEST_CASE("suggest: counts edits, a swap of neighbours as one", "[syntax][suggest]") {
  CHECK(edit_distance("", "") == 0);
  CHECK(edit_distance("abc", "") == 3);
  CHECK(edit_distance("kitten", "sitting") == 3);
  CHECK(edit_distance("potential", "ptoential") == 1);
  CHECK(edit_distance("pontential", "potential") == 1);
  CHECK(edit_distance("φ", "β") == 1);  // code points, not bytes
}

TEST_CASE("suggest: offers a name only when it is near", "[syntax][suggest]") {
  const std::vector<std::string> names = {"potential", "points", "initial", "domain", "x", "until"};
  CHECK(nearest("pontential", names) == "potential");
  CHECK_FALSE(nearest("piont", names).has_value());  // two edits are too many for five letters
  CHECK(nearest("point", names) == "points");
  CHECK(nearest("untill", names) == "until");
  CHECK_FALSE(nearest("entropy", names).has_value());
  CHECK_FALSE(nearest("y", names).has_value());  // every one-letter name is one edit away
  CHECK_FALSE(nearest("", names).has_value());
  CHECK_FALSE(nearest("points", {}).has_value());
}

TEST_CASE("suggest: prefers the nearest, then the first", "[syntax][suggest]") {
  const std::vector<std::string> names = {"alphas", "alpha1", "alpha"};
  CHECK(nearest("alpah", names) == "alpha");
  CHECK(nearest("alphax", names) == "alphas");
  const std::vector<std::string> functions = {"sign", "sin", "sinh", "asin"};
  CHECK(nearest("sinn", functions) == "sin");
  CHECK(nearest("sgin", functions) == "sign");
}
