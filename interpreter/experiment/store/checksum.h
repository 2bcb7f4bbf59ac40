// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "interpreter/experiment/row.h"
#include "interpreter/experiment/store/database.h"
#include "interpreter/experiment/table.h"

namespace ansatz::experiment {

/// What a cell says, hashed when it is written and again when it is read: 64 bits of a Fingerprint, so that a changed
/// byte goes unnoticed once in 10¹⁹. Of `number` and `text` the one that the kind has is taken; NaN is one number, as
/// SQLite keeps it, and so are both zeros.
std::int64_t checksum_of_value(std::string_view column, ColumnKind kind, double number, std::string_view text,
                               std::string_view unit, std::string_view content);

/// Of a row beside its records and times: whose it is, how it ended, what it broke and warned of.
std::int64_t checksum_of_outcome(std::string_view identity, std::string_view about, const RowOutcome& outcome);

/// Of a row's state for the next one.
std::int64_t checksum_of_state(std::string_view content);

/// Of the plan as it lies in the file, with the parameters of its rows.
std::string checksum_of_plan(const Database& database);

/// Whether the columns kind, value, unit, content, checksum of a statement, counted from `first`, are what was stored.
/// Without a checksum, as older versions wrote, nobody can say.
bool is_as_stored(const Statement& row, int first, std::string_view column);

/// Throws StoreError: `who`, "row 3 (v = 0.2)", holds another `what` than was stored.
[[noreturn]] void refuse_damaged(const Database& database, const std::string& who, const std::string& what);

}  // namespace ansatz::experiment
