// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <unordered_map>

#include "interpreter/check/facts.h"

namespace ansatz::check {

/// Works out expressions whose value shows before anything runs: literals, operators on them, and names that are bound
/// once to such. Operators mean what they mean at run time, and what they refuse is reported, once, where it stands.
class Constants {
 public:
  explicit Constants(Facts& facts) : facts_(facts) {}

  /// The value, or nothing where it takes a run to know.
  std::optional<core::Value> of(const syntax::Expression& expression);

 private:
  std::optional<core::Value> work_out(const syntax::Expression& expression);
  std::optional<core::Value> operation(const syntax::Expression& whole, const syntax::Binary& binary);
  std::optional<core::Value> list(const syntax::ListLiteral& list);

  Facts& facts_;
  std::unordered_map<syntax::NodeId, std::optional<core::Value>> known_;
};

}  // namespace ansatz::check
