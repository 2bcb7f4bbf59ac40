// SPDX-License-Identifier: MIT
// A kernel whose numbers change takes a new version, since stored rows are kept for as long as the version stays: an
// example of the same kernel, version and wording gives what it gave when it was written to kernel_numbers.txt. With
// ANSATZ_APPROVE set, new lines are added and old ones taken away there; a number that has changed is not forgiven.

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <complex>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "example_value.h"
#include "stdlib/modules/standard_library.h"

using namespace ansatz;

namespace {

/// What tells two results apart: how many numbers, their sum, the sum of their sizes, and a sum that order changes.
struct Numbers {
  std::size_t count = 0, not_finite = 0;  ///< the latter is the sum of the places where one stands
  double sum = 0, sizes = 0, weighted = 0;

  void add(double x) {
    count += 1;
    if (!std::isfinite(x)) {
      not_finite += count;
      return;
    }
    sum += x;
    sizes += std::abs(x);
    weighted += x * std::cos(static_cast<double>(count));
  }
  std::string text() const;
};

std::string Numbers::text() const {
  std::ostringstream out;
  out.precision(12);
  out << count << ' ' << not_finite << ' ' << sum << ' ' << sizes << ' ' << weighted;
  return out.str();
}

Numbers read(const std::string& text) {
  Numbers numbers;
  std::istringstream(text) >> numbers.count >> numbers.not_finite >> numbers.sum >> numbers.sizes >> numbers.weighted;
  return numbers;
}

/// Six digits: processors round differently, and a trained network makes more of it. A billionth for what is nought.
bool agree(const Numbers& a, const Numbers& b) {
  const double margin = 1e-6 * std::max(a.sizes, b.sizes) + 1e-9;
  return a.count == b.count && a.not_finite == b.not_finite && std::abs(a.sum - b.sum) <= margin &&
         std::abs(a.sizes - b.sizes) <= margin && std::abs(a.weighted - b.weighted) <= margin;
}

void collect(const core::Value& value, Numbers& numbers) {
  if (const auto* number = value.get<double>()) numbers.add(*number);
  if (const auto* truth = value.get<bool>()) numbers.add(*truth ? 1 : 0);
  if (const auto* quantity = value.get<core::Quantity>()) numbers.add(quantity->value);
  if (const auto* interval = value.get<core::Interval>()) {
    numbers.add(interval->low);
    numbers.add(interval->high);
  }
  if (const auto* complex = value.get<std::complex<double>>()) {
    numbers.add(complex->real());
    numbers.add(complex->imag());
  }
  if (const auto* array = value.get<core::Array>(); array && array->type() != core::ElementType::text) {
    if (array->type() == core::ElementType::complex) {
      for (const auto z : array->complex()) collect(z, numbers);
    } else {
      const core::Array reals = array->as_real();
      for (const double x : reals.real()) numbers.add(x);
    }
  }
  if (const auto* record = value.get<core::Record>())
    for (const auto& [name, field] : record->fields) collect(field, numbers);
  if (const auto* list = value.get<core::List>())
    for (const core::Value& item : list->items) collect(item, numbers);
  if (const auto* table = value.get<core::Table>())
    for (const auto& [name, column] : table->columns) collect(column, numbers);
  if (const auto* groups = value.get<core::Groups>())
    for (const core::Array& sample : groups->samples) collect(sample, numbers);
}

const std::filesystem::path kFile = std::filesystem::path("tests") / "house" / "kernel_numbers.txt";

/// By kernel, version and example, a tab between them; what follows the last tab of a line are its numbers.
std::map<std::string, std::string> committed() {
  std::map<std::string, std::string> lines;
  std::ifstream file(kFile);
  for (std::string line; std::getline(file, line);) {
    const std::size_t tab = line.rfind('\t');
    if (tab != std::string::npos) lines[line.substr(0, tab)] = line.substr(tab + 1);
  }
  return lines;
}

std::string on_one_line(std::string code) {
  for (char& c : code)
    if (c == '\n' || c == '\t') c = ' ';
  return code;
}

}  // namespace

TEST_CASE("kernel numbers: they stay while the kernel's version stays", "[house][kernel numbers]") {
  const bool approves = std::getenv("ANSATZ_APPROVE") != nullptr;
  const std::map<std::string, std::string> before = committed();
  std::map<std::string, std::string> now;
  for (const auto& module : standard_library().modules()) {
    for (const core::Kernel* kernel : module->kernels) {
      for (const core::Example& example : kernel->examples) {
        const std::string key =
            kernel->dotted_name() + '\t' + std::to_string(kernel->version) + '\t' + on_one_line(example.code);
        Numbers found;
        collect(value_of_example(*kernel, *module, example.code), found);
        const auto old = before.find(key);
        now[key] = old == before.end() ? found.text() : old->second;
        INFO(key);
        if (old != before.end()) {
          INFO("gave " << old->second << ", gives " << found.text()
                       << ": raise the kernel's .version(), or find out why");
          CHECK(agree(read(old->second), found));
        } else if (!approves) {
          FAIL_CHECK("not in " << kFile.string() << ": run this test with ANSATZ_APPROVE=1 and commit the file");
        }
      }
    }
  }
  if (approves) {
    std::ofstream file(kFile);
    for (const auto& [key, numbers] : now) file << key << '\t' << numbers << '\n';
  } else {
    CHECK(now.size() == before.size());
  }
}
