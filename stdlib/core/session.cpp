// SPDX-License-Identifier: MIT
#include "stdlib/core/session.h"

namespace ansatz::core {

namespace {
thread_local Session* current = nullptr;
}

Session* current_session() { return current; }

SessionScope::SessionScope(Session* session) : former_(current) { current = session; }
SessionScope::~SessionScope() { current = former_; }

}  // namespace ansatz::core
