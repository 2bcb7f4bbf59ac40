// SPDX-License-Identifier: MIT
#include "stdlib/data/files/format.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <utility>

#include "stdlib/core/error.h"

namespace ansatz::data {

Format format_of(const std::string& kernel, const std::string& path, const std::string& stated) {
  static constexpr std::pair<std::string_view, Format> kStated[] = {{"csv", Format::delimited},
                                                                    {"npy", Format::npy},
                                                                    {"npz", Format::npz},
                                                                    {"netcdf", Format::netcdf},
                                                                    {"sqlite", Format::sqlite}};
  static constexpr std::pair<std::string_view, Format> kEndings[] = {
      {".csv", Format::delimited}, {".tsv", Format::delimited},  {".txt", Format::delimited},
      {".dat", Format::delimited}, {".npy", Format::npy},        {".npz", Format::npz},
      {".nc", Format::netcdf},     {".nc4", Format::netcdf},     {".cdf", Format::netcdf},

      {".sqlite", Format::sqlite}, {".sqlite3", Format::sqlite}, {".db", Format::sqlite}};
  for (const auto& [name, format] : kStated)
    if (stated == name) return format;
  std::string ending = std::filesystem::path(path).extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return std::tolower(c); });
  for (const auto& [name, format] : kEndings)
    if (ending == name) return format;
  throw core::BadParameter(kernel, "path", "\"" + path + "\"",
                           "a file .csv, .tsv, .npy, .npz, .nc or .sqlite, or stand with format = \"…\"");
}

}  // namespace ansatz::data
