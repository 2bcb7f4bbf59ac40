// SPDX-License-Identifier: MIT
#include "stdlib/data/module.h"

namespace ansatz::data {

// In the order of the reference page; each beside its kernels.
void declare_files(core::Registry& registry);
void declare_tables(core::Registry& registry);

void declare(core::Registry& registry) {
  registry.module("data", "Files in and out, and what is done with tables.");
  declare_files(registry);
  declare_tables(registry);
}

}  // namespace ansatz::data
