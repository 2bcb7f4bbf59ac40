// SPDX-License-Identifier: MIT
#include "interpreter/experiment/store/database.h"

#include "interpreter/experiment/store/store.h"

namespace ansatz::experiment {

namespace {

void refuse(const std::filesystem::path& file, data::DatabaseFailure failure, const std::string& what) {
  const std::string where = file.string();
  switch (failure) {
    case data::DatabaseFailure::damaged:
      throw StoreError(where + " is damaged (" + what +
                       "): --fresh moves it aside and starts over, --out DIR leaves it alone");
    case data::DatabaseFailure::full:
      throw StoreError(where + ": the disk is full; what is stored is safe: make room and run again to go on");
    case data::DatabaseFailure::disk:
      throw StoreError(where + ": the disk cannot be written or read (" + what +
                       "); what is stored is safe: run again to go on");
    case data::DatabaseFailure::opening:
      throw StoreError(where + " cannot be opened for writing (" + what + "): give another folder with --out DIR");
    case data::DatabaseFailure::busy:
      throw StoreError(where + " is held by another program: close it and run again");
    case data::DatabaseFailure::other:
      break;
  }
  throw StoreError(where + ": " + what);
}

}  // namespace

Database::Database(const std::filesystem::path& file, Access access) : data::Database(file, access, refuse) {}

}  // namespace ansatz::experiment
