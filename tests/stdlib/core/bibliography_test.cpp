// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/bibliography.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <stdexcept>

using namespace ansatz::core;
using Catch::Matchers::Contains;

TEST_CASE("bibliography: every entry is complete, in order, and found by its own short form", "[declare]") {
  std::set<std::string_view> keys;
  std::string_view last;
  for (const Reference& each : bibliography()) {
    INFO(each.key);
    CHECK(keys.insert(each.key).second);
    CHECK(last < each.key);
    last = each.key;
    CHECK(each.key.find(std::to_string(each.year)) != std::string_view::npos);
    // "Family, given", or a name that is one word, as Student is.
    CHECK((each.authors.find(',') != std::string_view::npos ||
           each.authors.find(' ') == std::string_view::npos));  // family names first
    CHECK_FALSE(each.title.empty());
    CHECK_FALSE(each.venue.empty());
    if (each.kind == "article") CHECK_FALSE((each.volume.empty() || each.pages.empty()));
    CHECK((each.doi.empty() || each.doi.starts_with("10.")));
    CHECK(find_reference(each.short_form()) == &each);
    CHECK(find_reference(each.short_form() + ", eq. 3") == &each);
    const std::string bibtex = each.bibtex();
    CHECK(std::count(bibtex.begin(), bibtex.end(), '{') == std::count(bibtex.begin(), bibtex.end(), '}'));
  }
}

TEST_CASE("bibliography: a work is named by up to three authors", "[declare]") {
  CHECK(cite("lin1991") == "Lin, IEEE Trans. Inf. Theory 37 (1991) 145–151");
  CHECK(cite("campbell1983", "eq. 1") == "Campbell, Schonfeld & Wingate, Physica D 9 (1983) 1–32, eq. 1");
  CHECK(cite("drazin1989", "(the pendulum)") == "Drazin & Johnson, Solitons: an introduction (1989) (the pendulum)");
  CHECK_THAT(cite("beirlant1997"), Contains("Beirlant et al., "));
  CHECK_THROWS_AS(cite("nobody1900"), std::out_of_range);
  CHECK(find_reference("Lin, IEEE Trans. Inf. Theory 37 (1991) 145–1512") == nullptr);
  CHECK(find_reference("") == nullptr);
}
