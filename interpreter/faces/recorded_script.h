// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "interpreter/check/check.h"

namespace ansatz::faces {

/// No script can be written for a name: one sentence.
class Unsaved : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The statements that ran at a prompt, by what they bind and read: enough to write the smallest script that recreates
/// a value.
class RecordedScript {
 public:
  /// An entry that ran to its end. `holds_value`: its last statement gave `_` its value; `used`: the modules whose
  /// names `use` has brought in.
  void add(const check::Checked& entry, bool holds_value, const std::vector<std::string>& used);
  void add_lua(const std::string& text, bool holds_value);
  void clear() { *this = RecordedScript(); }

  /// The statements that `name` depends on, in their order, as a file that may be run: a name that was bound more than
  /// once on the way is told apart by a number, `_` becomes a name of its own. Statements that drew randomness before
  /// come along, since which draw is which depends on them. Throws Unsaved.
  std::string script_of(const std::string& name) const;
  bool binds(const std::string& name) const { return latest_.contains(name); }
  /// The statement that bound the name last; empty where none did.
  std::string statement_of(const std::string& name) const {
    const auto found = latest_.find(name);
    return found == latest_.end() ? "" : statements_[found->second].text;
  }

 private:
  /// A name within a statement's text.
  struct Use {
    std::string name;
    std::size_t begin = 0, end = 0;
    std::size_t from = 0;  ///< the statement that bound it
  };
  struct Statement {
    std::string text;
    std::vector<std::string> binds;
    std::vector<Use> uses;         ///< what it reads, where renaming can reach it
    std::vector<Use> bound;        ///< where its own names stand
    std::set<std::size_t> hidden;  ///< statements it reads from within Lua
    std::set<std::string> modules;
    std::set<std::string> draws;  ///< kernels of randomness that it calls
    bool is_experiment = false;
    bool is_value = false;  ///< an expression alone, which gave `_`
  };

  std::set<std::size_t> needed(std::size_t last) const;
  std::set<std::string> all_draws(std::size_t statement, std::map<std::size_t, std::set<std::string>>& known) const;

  std::vector<Statement> statements_;
  std::map<std::string, std::size_t> latest_;  ///< name → the statement that bound it last
};

}  // namespace ansatz::faces
