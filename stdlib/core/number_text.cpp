// SPDX-License-Identifier: MIT
#include "stdlib/core/number_text.h"

#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace ansatz::core {

std::string number_text(double number) {
  if (std::isnan(number)) return "nan";
  if (std::isinf(number)) return number > 0 ? "inf" : "-inf";
  char buffer[40];
  // Shortest digits first; where the point goes is our own choice, because to_chars writes 100000 as 1e+05.
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, number, std::chars_format::scientific).ptr;
  const std::string_view written(buffer, static_cast<std::size_t>(end - buffer));
  const std::size_t e = written.find('e');
  int exponent = 0;
  const std::size_t from = written[e + 1] == '+' ? e + 2 : e + 1;
  std::from_chars(written.data() + from, end, exponent);

  const bool negative = written.front() == '-';
  std::string digits;
  for (const char c : written.substr(0, e)) {
    if (c >= '0' && c <= '9') digits += c;
  }
  const int count = static_cast<int>(digits.size());
  std::string text = negative ? "-" : "";
  if (exponent >= -4 && exponent < 0) {
    text += "0.";
    text.append(static_cast<std::size_t>(-exponent - 1), '0');
    text += digits;
  } else if (exponent >= 0 && exponent < 16) {
    if (count <= exponent + 1) {
      text += digits;
      text.append(static_cast<std::size_t>(exponent + 1 - count), '0');
    } else {
      text += digits.substr(0, static_cast<std::size_t>(exponent) + 1);
      text += '.';
      text += digits.substr(static_cast<std::size_t>(exponent) + 1);
    }
  } else {
    text += digits.substr(0, 1);
    if (count > 1) text += "." + digits.substr(1);
    text += "e" + std::to_string(exponent);
  }
  return text;
}

std::string rounded_text(double number, int digits) {
  if (!std::isfinite(number)) return number_text(number);
  char rounded[40];
  std::snprintf(rounded, sizeof rounded, "%.*e", digits - 1, number);
  return number_text(std::strtod(rounded, nullptr));
}

std::string number_text(std::complex<double> number) {
  if (number.imag() == 0) return number_text(number.real());
  std::string imaginary = number_text(number.imag()) + "i";
  if (number.real() == 0) return imaginary;
  if (imaginary.front() != '-') imaginary.insert(imaginary.begin(), '+');
  return number_text(number.real()) + imaginary;
}

}  // namespace ansatz::core
