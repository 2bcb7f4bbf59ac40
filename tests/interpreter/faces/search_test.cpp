// SPDX-License-Identifier: MIT
#include "interpreter/faces/search.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "stdlib/modules/standard_library.h"

using namespace ansatz;

namespace {

/// Whether one of the first `most` answers is of that name.
bool finds(const std::string& words, const std::string& name, std::size_t most = 3) {
  const auto hits = faces::search(words, standard_library());
  const auto end = hits.begin() + static_cast<std::ptrdiff_t>(std::min(most, hits.size()));
  return std::any_of(hits.begin(), end, [&](const faces::Hit& hit) { return hit.name == name; });
}

}  // namespace

TEST_CASE("search: finds what a sentence asks for", "[search]") {
  CHECK(finds("solve schrodinger", "fields.schrodinger_nls", 1));
  CHECK(finds("Schrödinger", "fields.schrodinger_nls", 1));
  CHECK(finds("read csv", "data.read", 1));
  CHECK(finds("distance correlation", "hypothesis.distance_correlation", 1));
  CHECK(finds("mean", "mean", 1));
  CHECK(finds("transfer of entropies", "information.transfer_entropy"));
  CHECK(finds("a heatmap of the field", "heatmap"));
  CHECK(finds("whitney", "hypothesis.mann_whitney", 1));
}

TEST_CASE("search: words that say nothing do not count, unless there are no others", "[search]") {
  const auto names = [](const std::string& words) {
    std::vector<std::string> all;
    for (const faces::Hit& hit : faces::search(words, standard_library())) all.push_back(hit.name);
    return all;
  };
  CHECK(names("the kinks of a") == names("kink"));
  CHECK(finds("by", "by", 1));
  CHECK(names("zzzz").empty());
  CHECK(names("").empty());
}
