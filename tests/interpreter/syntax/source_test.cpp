// SPDX-License-Identifier: MIT
#include "interpreter/syntax/source.h"

#include "interpreter/syntax/syntax_support.h"
#include "interpreter/syntax/utf8.h"

using namespace ansatz::syntax;

TEST_CASE("source: counts lines from 1 and columns in code points", "[syntax][source]") {
  const Source source("a.anz", "a\nφβ = 1\r\n\n");
  CHECK(source.line_count() == 4);
  CHECK(source.line(2) == "φβ = 1");
  CHECK(source.line(4).empty());
  CHECK(source.line(9).empty());
  CHECK(source.position(0) == Position{1, 1});
  CHECK(source.position(1) == Position{1, 2});
  CHECK(source.position(2) == Position{2, 1});
  CHECK(source.position(4) == Position{2, 2});
  CHECK(source.position(6) == Position{2, 3});
  CHECK(source.position(1000) == Position{4, 1});
  CHECK(source.text({2, 4}) == "φ");
  CHECK(source.text({5, 2}).empty());
}

TEST_CASE("source: has one line when it is empty", "[syntax][source]") {
  const Source source("a.anz", "");
  CHECK(source.line_count() == 1);
  CHECK(source.position(0) == Position{1, 1});
}

TEST_CASE("utf8: finds the first byte that is none", "[syntax][utf8]") {
  CHECK_FALSE(first_invalid_utf8("aφ⁴🙂").has_value());
  CHECK(first_invalid_utf8("a\xFF") == 1);
  CHECK(first_invalid_utf8("φ\xC3") == 2);             // cut short
  CHECK(first_invalid_utf8("\xC0\xAF") == 0);          // overlong
  CHECK(first_invalid_utf8("ab\xED\xA0\x80") == 2);    // surrogate
  CHECK(first_invalid_utf8("\xF4\x90\x80\x80") == 0);  // past U+10FFFF
  CHECK(first_invalid_utf8("\x80") == 0);              // continuation alone
}

TEST_CASE("utf8: writes what it reads", "[syntax][utf8]") {
  for (const char32_t point : {U'a', U'\x7FF', U'φ', U'\xFFFF', U'🙂', U'\x10FFFF'}) {
    std::string text;
    append_utf8(text, point);
    const CodePoint read = code_point_at(text, 0);
    CHECK(read.value == point);
    CHECK(read.size == text.size());
    CHECK(read.is_valid);
  }
}
