// SPDX-License-Identifier: MIT
#include "stdlib/core/expression/fingerprint.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "stdlib/core/fingerprint.h"

namespace ansatz::core {

std::string fingerprint(const Expression& body, int arity) {
  Fingerprint print;
  print.add(std::string_view("function")).add(static_cast<std::uint64_t>(arity));
  print.add(body.digest().high).add(body.digest().low);
  return print.hex();
}

int arguments_used(const Expression& body) {
  int used = 0;
  std::unordered_set<const Node*> seen{body.node()};
  std::vector<Expression> pending{body};
  while (!pending.empty()) {
    const Expression e = pending.back();
    pending.pop_back();
    if (e.operation() == Operation::argument) used = std::max(used, e.argument_index() + 1);
    for (int place = 0; place < e.arity(); ++place)
      if (seen.insert(e.operand(place).node()).second) pending.push_back(e.operand(place));
  }
  return used;
}

}  // namespace ansatz::core
