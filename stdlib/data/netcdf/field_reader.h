// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "stdlib/data/netcdf/field_writer.h"

namespace ansatz::data {

/// A variable of a NetCDF file as it stands there.
struct FieldVariable {
  std::string group;  ///< "" for the file itself, otherwise "a/b"
  std::string name;
  std::vector<std::pair<std::string, std::size_t>>
      dimensions;                    ///< names and lengths; of texts kept as characters, but the last
  FieldType type = FieldType::real;  ///< texts: variables of strings or characters
  bool is_readable = true;           ///< false for compound and other types of a user's own
  std::vector<std::pair<std::string, std::string>> texts;  ///< attributes
  std::vector<std::pair<std::string, double>> numbers;     ///< attributes of one number
  bool has_fill = false;                                   ///< whether `fill` stands for what was never written
  double fill = 0;

  const std::string* text(std::string_view attribute) const { return find(texts, attribute); }
  const double* number(std::string_view attribute) const { return find(numbers, attribute); }

 private:
  template <class T>
  static const T* find(const std::vector<std::pair<std::string, T>>& attributes, std::string_view name) {
    for (const auto& [key, value] : attributes)
      if (key == name) return &value;
    return nullptr;
  }
};

/// A NetCDF file, classic or 4, that is being read; one at a time, for the library is not thread-safe.
/// Errors   std::runtime_error with the library's sentence.
class FieldReader {
 public:
  virtual ~FieldReader() = default;
  /// Every variable of every group, in the order of the file.
  virtual const std::vector<FieldVariable>& variables() const = 0;
  /// All elements of variable i, row-major, into as many places as its dimensions have.
  virtual void read(std::size_t i, double* values) = 0;
  virtual void read(std::size_t i, std::int64_t* values) = 0;
  virtual void read(std::size_t i, std::string* values) = 0;
};

using OpenFieldReader = FieldReader* (*)(const char* path);

/// Opens a file for reading, loading the module on first use.
FieldReader* open_field_reader(const std::string& path);

}  // namespace ansatz::data
