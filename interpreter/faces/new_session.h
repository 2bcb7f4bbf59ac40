// SPDX-License-Identifier: MIT
#pragma once

#include "interpreter/host/session.h"

namespace ansatz::faces {

/// Thrown when a request cannot be met: exit status 2, one sentence.
class Refusal : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// What every face gives a session: the standard library, the marks of figures, a `print` that several threads may
/// call. `out` must outlive the session.
host::SessionOptions session_options(std::ostream& out);

/// Writes the doubts of what a session has just run: those of the text, and what kernels warned of outside rows.
void write_doubts(host::Session& session, std::ostream& errors);

/// "; did you mean 'x'?", or nothing where no candidate is near.
std::string suggestion(const std::string& name, const std::vector<std::string>& candidates);

}  // namespace ansatz::faces
