// SPDX-License-Identifier: MIT
#include "stdlib/core/expression/function.h"

#include <array>
#include <mutex>
#include <utility>

#include "stdlib/core/error.h"
#include "stdlib/core/expression/derivative.h"
#include "stdlib/core/expression/evaluate.h"
#include "stdlib/core/expression/fingerprint.h"
#include "stdlib/core/expression/machine_code.h"
#include "stdlib/core/expression/schedule.h"
#include "stdlib/core/expression/text.h"

namespace ansatz::core {

/// Traced or native: one of the two sets of members is in use.
struct Function::Implementation {
  int arity = 0;

  struct Traced {
    Expression body;
    std::vector<std::string> names;
    Tape tape;
    mutable std::once_flag compiled;
    mutable std::unique_ptr<const MachineCode> code;

    Traced(Expression of, std::vector<std::string> with, int arity)
        : body(std::move(of)), names(std::move(with)), tape(body, arity) {}

    /// Made when arrays are first asked for: many functions are only ever called at single points.
    const MachineCode* machine_code() const {
      std::call_once(compiled, [this] { code = MachineCode::compile(schedule_of(body), tape.arity()); });
      return code.get();
    }
  };
  std::unique_ptr<const Traced> traced;

  struct Native {
    std::string fingerprint;
    Evaluate evaluate;
    Derivative derivative;
  };
  std::unique_ptr<const Native> native;
};

namespace {

void require_arity(int arity) {
  if (arity < 0) throw BadParameter("function", "arity", std::to_string(arity), "at least 0");
}

}  // namespace

Function Function::traced(Expression body, int arity, std::vector<std::string> names) {
  require_arity(arity);
  if (const int used = arguments_used(body); used > arity)
    throw BadParameter("function", "arity", std::to_string(arity),
                       "at least " + std::to_string(used) + ", the arguments its body uses");
  if (!names.empty() && names.size() != static_cast<std::size_t>(arity))
    throw BadParameter("function", "names", "a list of " + std::to_string(names.size()),
                       "a list of " + std::to_string(arity) + ", a name for each argument");
  auto made = std::make_shared<Implementation>();
  made->arity = arity;
  made->traced = std::make_unique<Implementation::Traced>(std::move(body), std::move(names), arity);
  return Function(std::move(made));
}

Function Function::native(std::string fingerprint, int arity, Evaluate evaluate, Derivative derivative) {
  require_arity(arity);
  auto made = std::make_shared<Implementation>();
  made->arity = arity;
  made->native = std::make_unique<Implementation::Native>(
      Implementation::Native{std::move(fingerprint), std::move(evaluate), std::move(derivative)});
  return Function(std::move(made));
}

int Function::arity() const { return implementation_->arity; }

double Function::operator()(std::span<const double> point) const {
  if (point.size() != static_cast<std::size_t>(arity()))
    throw BadParameter("function", "point", "of " + std::to_string(point.size()) + " coordinates",
                       "of " + std::to_string(arity()));
  if (const auto& own = implementation_->traced) return evaluate_scalar(own->tape, point);
  std::array<const double*, 16> few;
  std::vector<const double*> many;
  const double** inputs = few.data();
  if (point.size() > few.size()) inputs = (many.resize(point.size()), many.data());
  for (std::size_t k = 0; k < point.size(); ++k) inputs[k] = &point[k];
  double out = 0;
  implementation_->native->evaluate({inputs, point.size()}, &out, 1);
  return out;
}

void Function::evaluate(std::span<const double* const> inputs, double* out, std::size_t n) const {
  const auto& own = implementation_->traced;
  if (!own) return implementation_->native->evaluate(inputs, out, n);
  if (const MachineCode* code = own->machine_code()) return code->run(inputs.first(own->tape.arity()), out, n);
  evaluate_simd(own->tape, inputs, out, n);
}

Function Function::derivative(int argument) const {
  if (argument < 0 || argument >= arity())
    throw BadParameter("derivative", "argument", std::to_string(argument), "from 0 to " + std::to_string(arity() - 1));
  if (const auto& own = implementation_->traced)
    return traced(core::derivative(own->body, argument), arity(), own->names);
  const Implementation::Native& own = *implementation_->native;
  if (!own.derivative)
    throw BadParameter("derivative", "function", own.fingerprint, "one that came with its derivative");
  return own.derivative(argument);
}

std::string Function::fingerprint() const {
  if (const auto& own = implementation_->traced) return core::fingerprint(own->body, arity());
  return implementation_->native->fingerprint;
}

std::string Function::text() const {
  if (const auto& own = implementation_->traced) return to_text(own->body, own->names);
  return implementation_->native->fingerprint;
}

const Expression* Function::expression() const {
  const auto& own = implementation_->traced;
  return own ? &own->body : nullptr;
}

}  // namespace ansatz::core
