// SPDX-License-Identifier: MIT
#include "stdlib/core/utf8.h"

#include <catch2/catch.hpp>

using namespace ansatz;

TEST_CASE("utf8: finds the first byte that is none", "[core][utf8]") {
  CHECK_FALSE(core::first_invalid_utf8("aφ⁴🙂").has_value());
  CHECK(core::first_invalid_utf8("a\xFF") == 1);
  CHECK(core::first_invalid_utf8("φ\xC3") == 2);             // cut short
  CHECK(core::first_invalid_utf8("\xC0\xAF") == 0);          // overlong
  CHECK(core::first_invalid_utf8("ab\xED\xA0\x80") == 2);    // surrogate
  CHECK(core::first_invalid_utf8("\xF4\x90\x80\x80") == 0);  // past U+10FFFF
  CHECK(core::first_invalid_utf8("\x80") == 0);              // continuation alone
}

TEST_CASE("utf8: writes what it reads", "[core][utf8]") {
  for (const char32_t point : {U'a', U'\x7FF', U'φ', U'\xFFFF', U'🙂', U'\x10FFFF'}) {
    std::string text;
    core::append_utf8(text, point);
    const core::CodePoint read = core::code_point_at(text, 0);
    CHECK(read.value == point);
    CHECK(read.size == text.size());
    CHECK(read.is_valid);
  }
}
