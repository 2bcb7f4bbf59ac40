// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "stdlib/core/run.h"

namespace ansatz::information {

/// The version of the code, and of the kernels that use it. Sizes compare within one version only: raise it with any
/// change of what is written.
inline constexpr int kSymbolCodeVersion = 1;

/// Symbols 0 … alphabet − 1 in rows: of one row a sequence, of several a picture.
struct SymbolTable {
  std::size_t rows = 0, columns = 0, alphabet = 0;
  std::vector<std::uint32_t> symbols;  ///< [row, column]
};

/// The table as bytes from which decode_symbols makes it again: its three sizes, seven bits a byte, then each symbol as
/// the bits of its number, the highest first, coded by the chances that a ContextMixer gives them. Contexts of a
/// sequence are the last 0, 1, 2, 3, 4, 6 and 8 symbols; of a picture none, the one to the left, the one above, both,
/// these and the one above left, these and the one above right, and these and the next ones left and above.
std::vector<std::uint8_t> encode_symbols(const SymbolTable& table, core::Run& run);

/// Errors   BadData (named "code"): sizes that make no table.
SymbolTable decode_symbols(std::span<const std::uint8_t> code, core::Run& run);

}  // namespace ansatz::information
