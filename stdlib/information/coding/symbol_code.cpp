// SPDX-License-Identifier: MIT
#include "stdlib/information/coding/symbol_code.h"

#include <bit>

#include "stdlib/core/error.h"
#include "stdlib/information/coding/binary_coder.h"
#include "stdlib/information/coding/context_mixer.h"

namespace ansatz::information {

namespace {

constexpr std::uint64_t kMostSymbols = std::uint64_t{1} << 40U;

void write_size(std::uint64_t size, std::vector<std::uint8_t>& out) {
  for (; size >= 128; size >>= 7U) out.push_back(static_cast<std::uint8_t>(size | 128U));
  out.push_back(static_cast<std::uint8_t>(size));
}

std::uint64_t read_size(std::span<const std::uint8_t>& code) {
  std::uint64_t size = 0;
  for (unsigned shift = 0; shift < 64 && !code.empty(); shift += 7) {
    const std::uint64_t byte = code.front();
    code = code.subspan(1);
    size |= (byte & 127U) << shift;
    if (byte < 128) return size;
  }
  throw core::BadData("code", "a table of symbols", "its sizes are cut off");
}

// Neighbours of a symbol that stand before it, as contexts. What lies outside is a symbol of its own.
class Neighbours {
 public:
  explicit Neighbours(const SymbolTable& table) : table_(table) {}

  Contexts of(std::size_t row, std::size_t column) const {
    Contexts out{};
    if (table_.rows == 1) {
      constexpr std::array<std::size_t, kContexts> kLengths{0, 1, 2, 3, 4, 6, 8};
      std::uint64_t hash = 0;
      std::size_t length = 0;
      for (std::size_t i = 0; i < kContexts; ++i) {
        for (; length < kLengths[i]; ++length) hash = joined(hash, symbol(0, column, 0, length + 1));
        out[i] = hash;
      }
      return out;
    }
    const std::uint64_t left = symbol(row, column, 0, 1), above = symbol(row, column, 1, 0);
    out[1] = joined(1, left);
    out[2] = joined(2, above);
    out[3] = joined(joined(3, left), above);
    out[4] = joined(out[3], symbol(row, column, 1, 1));
    out[5] = joined(out[4], column + 1 < table_.columns ? symbol(row, column + 1, 1, 0) : 0);
    out[6] = joined(joined(out[5], symbol(row, column, 0, 2)), symbol(row, column, 2, 0));
    return out;
  }

  static std::uint64_t joined(std::uint64_t hash, std::uint64_t symbol) {
    hash = (hash + symbol + 1) * 0xD6E8FEB86659FD93U;
    return hash ^ (hash >> 32U);
  }

 private:
  std::uint64_t symbol(std::size_t row, std::size_t column, std::size_t up, std::size_t left) const {
    if (up > row || left > column) return 0;
    return std::uint64_t{table_.symbols[(row - up) * table_.columns + column - left]} + 1;
  }

  const SymbolTable& table_;
};

// bit(chance) codes one bit and says what it is, of a symbol that is known while writing and 0 while reading.
template <class Bit>
void each_symbol(SymbolTable& table, core::Run& run, Bit bit) {
  const auto width = static_cast<unsigned>(std::bit_width(table.alphabet > 0 ? table.alphabet - 1 : 0));
  if (width == 0) return;
  ContextMixer mixer(table.symbols.size() * width);
  const Neighbours neighbours(table);
  for (std::size_t row = 0; row < table.rows; ++row)
    for (std::size_t column = 0; column < table.columns; ++column) {
      if (column % 4096 == 0) run.tick();
      const Contexts around = neighbours.of(row, column);
      std::uint32_t& symbol = table.symbols[row * table.columns + column];
      std::uint32_t node = 1;
      for (unsigned place = width; place-- > 0;) {
        Contexts contexts;
        for (std::size_t i = 0; i < kContexts; ++i) contexts[i] = Neighbours::joined(around[i], node);
        const bool is_one = bit(mixer.chance(contexts), ((symbol >> place) & 1U) != 0);
        mixer.learn(is_one);
        node = 2 * node + (is_one ? 1 : 0);
      }
      symbol = node - (1U << width);
    }
}

}  // namespace

std::vector<std::uint8_t> encode_symbols(const SymbolTable& table, core::Run& run) {
  std::vector<std::uint8_t> out;
  for (const std::size_t size : {table.rows, table.columns, table.alphabet}) write_size(size, out);
  BinaryEncoder encoder;
  SymbolTable written = table;
  each_symbol(written, run, [&](std::uint32_t chance, bool bit) {
    encoder.encode(bit, chance);
    return bit;
  });
  const auto body = std::move(encoder).finish();
  out.insert(out.end(), body.begin(), body.end());
  return out;
}

SymbolTable decode_symbols(std::span<const std::uint8_t> code, core::Run& run) {
  SymbolTable out;
  out.rows = read_size(code);
  out.columns = read_size(code);
  out.alphabet = read_size(code);
  if (out.alphabet > (std::uint64_t{1} << 32U) || (out.rows > 0 && out.columns > kMostSymbols / out.rows))
    throw core::BadData("code", "a table of symbols", "its sizes are those of none");
  out.symbols.resize(out.rows * out.columns);
  BinaryDecoder decoder(code);
  each_symbol(out, run, [&](std::uint32_t chance, bool) { return decoder.decode(chance); });
  return out;
}

}  // namespace ansatz::information
