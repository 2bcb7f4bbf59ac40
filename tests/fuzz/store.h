// SPDX-License-Identifier: MIT
#pragma once

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <unistd.h>

#include "interpreter/experiment/store/encode.h"
#include "interpreter/experiment/store/store.h"
#include "stdlib/core/error.h"

namespace ansatz::fuzz {

/// Any bytes in place of table.sqlite, or of an array in it: they read as a table or are refused in a sentence.
inline void open_store(std::string_view bytes) {
  if (!bytes.starts_with("SQLite format 3")) {
    try {
      static_cast<void>(experiment::decode(bytes));
    } catch (const core::Error&) {
    }
    return;
  }
  const auto folder = std::filesystem::temp_directory_path() / ("ansatz-fuzz-" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "table.sqlite", std::ios::binary) << bytes;
  try {
    const auto store = experiment::Store::read(folder);
    static_cast<void>(store->states());
    store->for_each_row(true, [](const experiment::StoredRow&) { return true; });
    for (const experiment::ColumnInfo& column : store->columns()) {
      store->for_each_value(column.name, [](std::size_t, const auto&) {});
    }
  } catch (const experiment::StoreError&) {
  } catch (const core::Error&) {
  }
  std::filesystem::remove_all(folder);
}

}  // namespace ansatz::fuzz
