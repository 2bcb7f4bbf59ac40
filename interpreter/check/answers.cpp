// SPDX-License-Identifier: MIT
#include "interpreter/check/answers.h"

#include <algorithm>

#include "interpreter/check/check.h"
#include "interpreter/check/walk.h"

namespace ansatz::check {
namespace {

using namespace syntax;

/// Goes through a file with the answer of the innermost statement at hand.
class Reader {
 public:
  explicit Reader(const Checked& checked) : checked_(checked) {}

  Answers read() {
    for (const auto& statement : checked_.file->statements) visit(*statement, nullptr);
    return std::move(answers_);
  }

 private:
  void visit(const Statement& statement, const std::string* reason) {
    if (statement.because) {
      reason = &statement.because->text;
      answers_.statements.push_back({statement.span, *reason});
    }
    if (const auto* experiment = as<Experiment>(statement)) experiment_ = experiment->name.text;
    if (const auto* record = as<Record>(statement))
      answers_.records.push_back({experiment_, record->column.text, statement.span, reason ? *reason : ""});
    each_part(
        statement, [&](const Expression& part) { visit(part, reason); },
        [&](const Block& block) { visit(block, reason); });
  }
  void visit(const Block& block, const std::string* reason) {
    for (const auto& statement : block.statements) visit(*statement, reason);
  }
  void visit(const Expression& expression, const std::string* reason) {
    if (const auto* call = as<Call>(expression)) {
      const Resolution& callee = checked_.resolution(*call->callee);
      if (callee.kind == Resolution::Kind::kernel) note(callee.kernel->name, reason);
    }
    each_part(
        expression, [&](const Expression& part) { visit(part, reason); },
        [&](const Block& block) { visit(block, reason); });
  }
  void note(const std::string& kernel, const std::string* reason) {
    const auto [held, is_new] = answers_.kernels.try_emplace(kernel, reason ? *reason : "");
    if (!is_new && !reason) held->second.clear();
  }

  const Checked& checked_;
  Answers answers_;
  std::string experiment_;  ///< around the statement
};

}  // namespace

const std::string* Answers::at(Span span) const {
  const std::string* innermost = nullptr;
  for (const Answer& answer : statements) {
    if (answer.span.begin <= span.begin && span.end <= answer.span.end) innermost = &answer.reason;
  }
  return innermost;
}

Answers find_answers(const Checked& checked) { return Reader(checked).read(); }

void answer_doubts(Checked& checked) {
  checked.answers = find_answers(checked);
  Diagnostics standing;
  for (Diagnostic& each : checked.diagnostics) {
    const std::string* reason = each.severity == Severity::Doubt ? checked.answers.at(each.span) : nullptr;
    if (reason)
      checked.answered.push_back({std::move(each), *reason});
    else
      standing.push_back(std::move(each));
  }
  checked.diagnostics = std::move(standing);
}

}  // namespace ansatz::check
