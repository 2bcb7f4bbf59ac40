// SPDX-License-Identifier: MIT
#include "stdlib/data/files/npy.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <cstring>

#include "../data_calls.h"
#include "stdlib/core/error.h"

using namespace ansatz;
using namespace ansatz::data::test;
using Catch::Matchers::Contains;

namespace {

// A file as NEP 1 describes it, written here by hand.
std::string file(const std::string& type, const std::string& shape, const std::string& data, bool fortran = false,
                 char version = 1) {
  std::string header =
      "{'descr': '" + type + "', 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': " + shape + ", }";
  header.append(64 - (11 + header.size()) % 64, ' ');
  header += '\n';
  std::string bytes = "\x93NUMPY";
  bytes += version;
  bytes += '\0';
  bytes += static_cast<char>(header.size());
  bytes += '\0';
  if (version > 1) bytes += std::string(2, '\0');
  return bytes + header + data;
}

template <class T>
std::string raw(std::initializer_list<T> values) {
  std::string bytes;
  for (const T value : values) bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
  return bytes;
}

core::Array read_array(const std::string& bytes) { return data::read_npy("a.npy", bytes); }

}  // namespace

TEST_CASE("npy: every element type of NumPy comes as what it means", "[data][npy]") {
  CHECK(read_array(file("<f8", "(2,)", raw({1.5, -2.0}))).real()[1] == -2);
  CHECK(read_array(file("<f4", "(1,)", raw({0.5F}))).real()[0] == 0.5);
  // 0x3C00 is 1, 0xC000 −2, 0x0001 the least subnormal 2⁻²⁴, 0x7C00 infinity (IEEE 754 binary16).
  const core::Array halves = read_array(file("<f2", "(4,)", raw<std::uint16_t>({0x3C00, 0xC000, 0x0001, 0x7C00})));
  CHECK(halves.real()[0] == 1);
  CHECK(halves.real()[1] == -2);
  CHECK(halves.real()[2] == std::ldexp(1, -24));
  CHECK(std::isinf(halves.real()[3]));
  CHECK(read_array(file("<i2", "(1,)", raw<std::int16_t>({-3}))).integers()[0] == -3);
  CHECK(read_array(file("|u1", "(1,)", raw<std::uint8_t>({200}))).integers()[0] == 200);
  CHECK(read_array(file("<u8", "(1,)", raw<std::uint64_t>({7}))).integers()[0] == 7);
  CHECK(read_array(file("|b1", "(2,)", std::string("\1\0", 2))).booleans()[0] == 1);
  CHECK(read_array(file("<c16", "(1,)", raw({1.0, 2.0}))).complex()[0] == core::Array::Complex(1, 2));
  CHECK(read_array(file("<U2", "(1,)", raw<std::uint32_t>({0x3C6, 0}))).texts()[0] == "φ");
  CHECK(read_array(file("|S3", "(1,)", std::string("ab\0", 3))).texts()[0] == "ab");
  CHECK(read_array(file(">i4", "(1,)", std::string("\0\0\1\2", 4))).integers()[0] == 258);
  CHECK(read_array(file("<f8", "()", raw({4.0}))).rank() == 0);
  CHECK(read_array(file("<f8", "(0, 3)", "", false, 2)).size() == 0);
}

TEST_CASE("npy: elements in Fortran's order land where they belong", "[data][npy]") {
  const core::Array x = read_array(file("<f8", "(2, 3)", raw({1.0, 4.0, 2.0, 5.0, 3.0, 6.0}), true));
  for (std::size_t i = 0; i < 6; ++i) CHECK(x.real()[i] == static_cast<double>(i + 1));
}

TEST_CASE("npy: a damaged file is refused with what is wrong", "[data][npy]") {
  const std::string whole = file("<f8", "(2,)", raw({1.0, 2.0}));
  for (std::size_t n = 0; n < whole.size(); ++n) CHECK_THROWS_AS(read_array(whole.substr(0, n)), core::BadData);
  CHECK_THROWS_WITH(read_array(whole + "x"), Contains("expected 16 bytes of elements, but there are 17"));
  CHECK_THROWS_WITH(read_array("PK\x03\x04"), Contains("begins otherwise"));
  CHECK_THROWS_WITH(read_array(file("|O", "(1,)", "12345678")), Contains("expected an array of numbers"));
  CHECK_THROWS_WITH(read_array(file("|O8", "(1,)", "12345678")), Contains("Python objects"));
  CHECK_THROWS_WITH(read_array(file("<M8", "(1,)", "12345678")), Contains("<M8"));
  CHECK_THROWS_WITH(read_array(file("<u8", "(1,)", raw<std::uint64_t>({~0ULL}))), Contains("18446744073709551615"));
  CHECK_THROWS_WITH(read_array(file("<f8", "(4294967296, 4294967296)", "")), Contains("its shape does not"));
  CHECK_THROWS_WITH(read_array(file("<U1", "(1,)", raw<std::uint32_t>({0x110000}))), Contains("0x110000"));
  CHECK_THROWS_AS(read_array(file("<f8", "(9999999999,)", raw({1.0}))), core::BadData);
}

TEST_CASE("npy: what is written reads back the same", "[data][npy]") {
  const core::Array real({core::Dimension("t", 2), core::Dimension("x", 3)},
                         std::vector<double>{1.0, 0.1, -0.0, 5e-324, INFINITY, NAN});
  const core::Array whole({core::Dimension("", 2)}, std::vector<std::int64_t>{INT64_MAX, INT64_MIN});
  const core::Array complex({core::Dimension("", 1)}, std::vector<core::Array::Complex>{{1, -2}});
  const core::Array truth({core::Dimension("", 2)}, std::vector<core::Array::Boolean>{1, 0});
  const core::Array text = core::Array::of_texts({"", "φ🙂", "abc"});
  for (const core::Array& array : {real, whole, complex, truth, text}) {
    const std::string bytes = data::npy_bytes(array);
    CHECK(read_array(bytes).same_values(array));
  }
  CHECK(data::npy_bytes(real).find("'shape': (2, 3)") != std::string::npos);
  CHECK(data::npy_bytes(whole).find("'shape': (2,)") != std::string::npos);
  CHECK(data::npy_bytes(real).find('\n') % 64 == 63);  // the elements are aligned
}
