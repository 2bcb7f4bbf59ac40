// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <memory>
#include <string>

namespace ansatz::core {

/// What kernels keep for as long as the script or the conversation that calls them goes on, by name. Rows of an
/// experiment have none: what one row did must not be seen by another.
class Session {
 public:
  /// What is kept under the name; null at first.
  std::shared_ptr<void>& at(const std::string& name) { return kept_[name]; }

 private:
  std::map<std::string, std::shared_ptr<void>> kept_;
};

/// The session of the call that this thread is in; null where there is none.
Session* current_session();

/// While it lives, calls of this thread belong to the session.
class SessionScope {
 public:
  explicit SessionScope(Session* session);
  ~SessionScope();
  SessionScope(const SessionScope&) = delete;
  SessionScope& operator=(const SessionScope&) = delete;

 private:
  Session* former_;
};

}  // namespace ansatz::core
