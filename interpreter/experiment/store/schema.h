// SPDX-License-Identifier: MIT
#pragma once

namespace ansatz::experiment {

/// PRAGMA user_version of the stores that this program writes. A store of a higher number is refused.
constexpr int kSchemaVersion = 3;
/// PRAGMA application_id: "ANSZ".
constexpr int kApplicationId = 0x414e535a;
/// Makes all tables of an empty file. The view `rows` is made by rows.cpp, as it has a column for each record.
extern const char* const kSchema;
/// Brings a store of version 1 up to date.
extern const char* const kUpgradeFrom1;
/// And one of version 2.
extern const char* const kUpgradeFrom2;

}  // namespace ansatz::experiment
