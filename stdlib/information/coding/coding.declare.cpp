// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "stdlib/core/declare/bibliography.h"
#include "stdlib/information/coding/compressed_size.h"
#include "stdlib/information/coding/symbol_code.h"
#include "stdlib/information/module.h"

namespace ansatz::information {

void declare_coding(core::Registry& registry) {
  registry.kernel("information.compressed_size", &compressed_size)
      .summary("How small a sequence or a picture gets when it is coded: what it takes to describe it, from above.")
      .details(fmt::format(
          "A coder of its own, version {}: an arithmetic coder of bits with chances from seven contexts, mixed by what "
          "they got right so far. Sizes compare with each other, not with those of other programs or versions.",
          kSymbolCodeVersion))
      .version(kSymbolCodeVersion)
      .parameter("x", &CompressedSize::x)
      .required()
      .range(core::any_number())
      .meaning(
          "A text, whose characters are the symbols; numbers or labels, in one dimension a sequence, in two a picture.")
      .result("bytes", &CompressedSizeEstimate::bytes)
      .meaning("Of a message from which x can be made again, but for which value each symbol is.")
      .result("rate", &CompressedSizeEstimate::rate)
      .meaning("Bits a symbol.")
      .result("alphabet", &CompressedSizeEstimate::alphabet)
      .meaning("Different symbols.")
      .source(core::cite("witten1987"))
      .source(core::cite("mahoney2005"))
      .source(core::cite("aaronson2014", "as a measure of pictures"))
      .example("information.compressed_size([7, 7, 7, 7, 7, 7]).bytes", 3, 0);
}

}  // namespace ansatz::information
