// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/article.h"

#include <catch2/catch.hpp>

using ansatz::core::with_article;

TEST_CASE("article: it goes by how the word sounds", "[core][declare]") {
  CHECK(with_article("record") == "a record");
  CHECK(with_article("interval") == "an interval");
  CHECK(with_article("initial_state record") == "an initial_state record");
  CHECK(with_article("information_estimate record") == "an information_estimate record");
  CHECK(with_article("unique_information record") == "a unique_information record");
  CHECK(with_article("unknown") == "an unknown");
  CHECK(with_article("") == "a ");
}
