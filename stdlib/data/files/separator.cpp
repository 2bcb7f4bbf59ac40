// SPDX-License-Identifier: MIT
#include "stdlib/data/files/separator.h"

#include <string_view>

#include "stdlib/core/error.h"

namespace ansatz::data {

char separator_of(const std::string& kernel, const std::string& path, const std::string& stated) {
  if (stated == "auto") return path.ends_with(".tsv") || path.ends_with(".TSV") ? '\t' : ',';
  if (stated.size() == 1 && std::string_view("\"\r\n").find(stated[0]) == std::string_view::npos &&
      static_cast<unsigned char>(stated[0]) < 0x80 && stated[0] != '\0') {
    return stated[0];
  }
  throw core::BadParameter(kernel, "separator", "\"" + stated + "\"", "one character: \",\", \";\", \"\\t\", \" \"");
}

}  // namespace ansatz::data
