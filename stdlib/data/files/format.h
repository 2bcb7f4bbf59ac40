// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace ansatz::data {

/// The kinds of file that are read and written.
enum class Format { delimited, npy, npz, netcdf, sqlite };

/// What the ending of a path says: .csv .tsv .txt .dat, .npy, .npz, .nc .nc4 .cdf, .sqlite .sqlite3 .db; `stated` is
/// one of "csv", "npy", "npz", "netcdf", "sqlite" and wins, unless it is "auto". BadParameter, naming the endings there
/// are.
Format format_of(const std::string& kernel, const std::string& path, const std::string& stated);

}  // namespace ansatz::data
