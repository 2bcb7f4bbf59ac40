// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace ansatz::data {

/// The character between fields: what is stated, or with "auto" a tab for .tsv and a comma otherwise. BadParameter
/// where more or less than one byte is stated, or one that quotes and line ends need.
char separator_of(const std::string& kernel, const std::string& path, const std::string& stated);

}  // namespace ansatz::data
