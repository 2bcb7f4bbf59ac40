// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "interpreter/completion/completion.h"
#include "interpreter/faces/looked_at.h"
#include "interpreter/faces/recorded_script.h"
#include "interpreter/faces/run_script.h"
#include "interpreter/figure/model.h"
#include "interpreter/host/session.h"
#include "interpreter/study/looks.h"

namespace ansatz::faces {

class ExperimentRuns;

/// What one entry came to.
struct Answer {
  enum class End { done, refused, failed, interrupted };
  End end = End::done;
  core::Value value;                     ///< nothing where the entry has none
  std::string text;                      ///< the value for a reader, of one line or more, without the last line end
  syntax::Diagnostics diagnostics;       ///< errors and doubts, with their places
  std::string messages;                  ///< the same and what kernels doubt, as text
  std::optional<figure::Figure> figure;  ///< what marks drew
  RunOutcome experiments;
  std::vector<std::string> tables;  ///< experiments whose names now hold their tables
  double seconds = 0;
};

/// A conversation with the language that knows no terminal: what the prompt, a notebook kernel and `-e` share. Entries
/// keep their names for the next one; `_` is the last value; experiments run as they are stated, and their names hold
/// their tables afterwards. One thread at a time, except for interrupt().
class Conversation {
 public:
  /// What scripts print, summaries and progress go to `output`, which must outlive the conversation.
  Conversation(const RunRequest& request, const Output& output);
  ~Conversation();

  /// Checks an entry whole and runs it. Never throws on account of the entry; every error leaves the conversation as
  /// it was before the statement that failed. `source` is what messages call the text.
  Answer evaluate(const std::string& text, const std::string& source = "prompt");
  /// The same for plain Lua over the same names.
  Answer evaluate_lua(const std::string& text);

  enum class Completeness { complete, incomplete };
  /// Whether more lines must come before the text can be an entry.
  Completeness completeness(const std::string& text, bool is_lua = false);

  /// What may stand at a byte of the entry under way.
  completion::Completion complete(const std::string& text, std::size_t cursor);
  std::optional<completion::CallAround> call_around(const std::string& text, std::size_t cursor);
  /// Help on a name: of a kernel, module, mark, or what is bound to it here. Nothing where nothing has that name.
  std::optional<std::string> inspect(const std::string& name, std::size_t width = 100);

  /// Ends what runs, soon; from any thread that is no signal handler. What was stored stays.
  void interrupt();
  /// Forgets every name.
  void reset();

  /// The entries so far, for the script that recreates a value.
  const RecordedScript& recorded() const { return recorded_; }
  host::Session& session() { return *session_; }
  const RunRequest& request() const { return request_; }

 private:
  host::SessionOptions options();
  template <class Run>
  Answer answer(const std::string& text, Run&& run);
  void show(core::Value value, Answer& answer);
  void keep_table(const study::Study& done, Answer& answer);
  completion::Surroundings surroundings();
  /// Counts in the ledgers what was looked at before it was decided; what a reader is told of it.
  template <class Looked>
  std::string count_looks(Looked&& looked);

  RunRequest request_;
  const Output output_;
  experiment::Interrupt interrupt_;
  std::unique_ptr<host::Session> session_;
  ExperimentRuns* experiments_ = nullptr;  ///< of the entry under way
  RecordedScript recorded_;
  std::map<std::string, study::PendingData> pending_;  ///< by experiment: partial tables that names hold
  std::vector<figure::Mark> marks_;                    ///< of the entry under way
};

}  // namespace ansatz::faces
