// SPDX-License-Identifier: MIT
#include "stdlib/information/coding/compressed_size.h"

#include <fmt/format.h>

#include <algorithm>

#include "stdlib/core/error.h"
#include "stdlib/information/coding/symbol_code.h"

namespace ansatz::information {

CompressedSizeEstimate compressed_size(const CompressedSize& question, core::Run& run) {
  constexpr const char* kKernel = "compressed_size";
  SymbolTable table;
  table.rows = 1;
  const core::Array* array = std::get_if<core::Array>(&question.x);
  if (array && array->rank() == 2) {
    table.rows = array->dimension(0).size;
    core::Array flat = *array;
    flat.set_dimensions({{"place", array->size()}});
    table.symbols = read_symbols(kKernel, flat, "values");
  } else {
    if (array && array->rank() != 1)
      throw core::BadParameter(kKernel, "x",
                               fmt::format("an array of {} dimension{}", array->rank(), array->rank() == 1 ? "" : "s"),
                               "a sequence or a picture, of one or two dimensions");
    table.symbols = read_symbols(kKernel, question.x, "values");
  }
  table.columns = table.symbols.size() / table.rows;
  table.alphabet = *std::max_element(table.symbols.begin(), table.symbols.end()) + std::size_t{1};
  CompressedSizeEstimate out;
  out.bytes = static_cast<double>(encode_symbols(table, run).size());
  out.rate = 8 * out.bytes / static_cast<double>(table.symbols.size());
  out.alphabet = static_cast<double>(table.alphabet);
  return out;
}

}  // namespace ansatz::information
