// SPDX-License-Identifier: MIT
#include "interpreter/experiment/row.h"

#include <algorithm>
#include <exception>

#include "interpreter/experiment/identity.h"
#include "interpreter/experiment/store/encode_value.h"
#include "stdlib/core/error.h"

namespace ansatz::experiment {

namespace {

bool can_be_stored(const core::Value& value) {
  return value.is<double>() || value.is<bool>() || value.is<std::string>() || value.is<std::complex<double>>() ||
         value.is<core::Quantity>() || value.is<core::Array>();
}

std::optional<Failure> refuse_records(const RowPlan& row, const RowOutcome& outcome) {
  const auto named = [](const std::string& name) { return [&name](const auto& pair) { return pair.first == name; }; };
  for (auto record = outcome.records.begin(); record != outcome.records.end(); ++record) {
    const std::string& name = record->first;
    if (std::any_of(row.parameters.begin(), row.parameters.end(), named(name))) {
      return Failure{"record " + name + ": " + name + " is already an axis of the experiment", ""};
    }
    if (std::any_of(outcome.records.begin(), record, named(name))) {
      return Failure{"record " + name + ": recorded twice in one row", ""};
    }
    if (!can_be_stored(record->second)) {
      return Failure{"record " + name + ": a column holds numbers, truth values, texts or arrays, not " +
                         record->second.describe(),
                     ""};
    }
  }
  return std::nullopt;
}

}  // namespace

RowOutcome run_row(RowRunner& runner, const RowPlan& row, const core::Stream& stream, const std::atomic<bool>& stop) {
  RowOutcome outcome;
  try {
    outcome = runner.run(row, stream, stop);
    if (!outcome.failure) outcome.failure = refuse_records(row, outcome);
    // What the next row sees is what a resumed run reads back, to the bit.
    if (!outcome.failure && !outcome.state.is_nothing()) outcome.state = decode_value(encode_value(outcome.state));
  } catch (const core::Interrupted&) {
    throw;
  } catch (const std::exception& error) {
    outcome.failure = Failure{error.what(), ""};
  }
  if (outcome.failure) {
    outcome.records.clear();
    outcome.state = {};
  }
  return outcome;
}

}  // namespace ansatz::experiment
