// SPDX-License-Identifier: MIT
#include "interpreter/syntax/print.h"

#include <fmt/format.h>

#include <iterator>
#include <string_view>
#include <utility>

namespace ansatz::syntax {
namespace {

std::string_view sign(BinaryOperator op) {
  switch (op) {
    // clang-format off
    case BinaryOperator::By:           return "by";
    case BinaryOperator::Where:        return "where";
    case BinaryOperator::Or:           return "or";
    case BinaryOperator::And:          return "and";
    case BinaryOperator::Equal:        return "==";
    case BinaryOperator::NotEqual:     return "!=";
    case BinaryOperator::Less:         return "<";
    case BinaryOperator::LessEqual:    return "<=";
    case BinaryOperator::Greater:      return ">";
    case BinaryOperator::GreaterEqual: return ">=";
    case BinaryOperator::Near:         return "≈";
    case BinaryOperator::In:           return "in";
    case BinaryOperator::PlusMinus:    return "±";
    case BinaryOperator::Within:       return "within";
    case BinaryOperator::Add:          return "+";
    case BinaryOperator::Subtract:     return "-";
    case BinaryOperator::Multiply:     return "*";
    case BinaryOperator::Divide:       return "/";
    case BinaryOperator::Modulo:       return "%";
    case BinaryOperator::Power:        return "^";
      // clang-format on
  }
  return "?";
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

/// Writes the tree; one member per kind of node.
class Printer {
 public:
  std::string take() { return std::move(out_); }

  void line(const Statement& statement) {
    out_.append(indent_ * 2, ' ');
    std::visit(*this, statement.node);
    if (statement.because) write(" because {}", quoted(statement.because->text));
    out_ += '\n';
  }

  void show(const Expression& expression) { std::visit(*this, expression.node); }

  // Expressions.
  void operator()(const Number& number) {
    if (number.whole) {
      write("{}", *number.whole);
    } else {
      write("{}{}", number.value, number.is_imaginary ? "i" : "");
    }
  }
  void operator()(const Quantity& quantity) {
    write("(quantity {}", quantity.value);
    for (const UnitFactor& factor : quantity.factors) {
      write(" {}", factor.unit.text);
      if (factor.denominator != 1) {
        write("^({}/{})", factor.numerator, factor.denominator);
      } else if (factor.numerator != 1) {
        write("^{}", factor.numerator);
      }
    }
    out_ += ')';
  }
  void operator()(const Text& text) { out_ += quoted(text.value); }
  void operator()(const Truth& truth) { out_ += truth.value ? "true" : "false"; }
  void operator()(const Nothing&) { out_ += "nothing"; }
  void operator()(const Name& name) { out_ += name.name; }
  void operator()(const End&) { out_ += "<end>"; }
  void operator()(const RecordLiteral& record) {
    out_ += "(record";
    arguments(record.fields);
    out_ += ')';
  }
  void operator()(const ListLiteral& list) {
    out_ += "(list";
    for (const ExpressionPtr& item : list.items) next(item);
    out_ += ')';
  }
  void operator()(const Interval& interval) { form("..", interval.low, interval.high); }
  void operator()(const FunctionLiteral& function) {
    out_ += "(function ";
    parameters(function.parameters);
    body(function.body);
    out_ += ')';
  }
  void operator()(const Call& call) {
    out_ += call.has_parentheses ? "(call " : "(do ";
    show(*call.callee);
    arguments(call.arguments);
    if (call.block) block(*call.block);
    out_ += ')';
  }
  void operator()(const Index& index) {
    out_ += "(index ";
    show(*index.object);
    for (const Index::Subscript& subscript : index.subscripts) {
      if (subscript.value == nullptr) {
        out_ += " :";
      } else {
        next(subscript.value);
      }
    }
    out_ += ')';
  }
  void operator()(const Field& field) {
    out_ += "(. ";
    show(*field.object);
    write(" {})", field.name.text);
  }
  void operator()(const Unary& unary) { form(unary.op == UnaryOperator::Not ? "not" : "-", unary.operand); }
  void operator()(const Binary& binary) { form(sign(binary.op), binary.left, binary.right); }
  void operator()(const Conditional& choice) { form("if", choice.condition, choice.consequence, choice.alternative); }
  void operator()(const LuaBlock& lua) { write("(lua {})", quoted(lua.text)); }

  // Statements.
  void operator()(const Broken& broken) {
    write("(broken{}{})", broken.names.empty() ? "" : " ", fmt::join(broken.names, " "));
  }
  void operator()(const Binding& binding) { form(fmt::format("bind {}", binding.name.text), binding.value); }
  void operator()(const FunctionDefinition& function) {
    write("(define {} ", function.name.text);
    parameters(function.parameters);
    body(function.body);
    out_ += ')';
  }
  void operator()(const Derivative& derivative) { form(fmt::format("{}'", derivative.name.text), derivative.value); }
  void operator()(const If& choice) {
    out_ += "(if";
    for (const If::Branch& branch : choice.branches) {
      next(branch.condition);
      block(branch.body);
    }
    if (choice.alternative) {
      out_ += " else";
      block(*choice.alternative);
    }
    out_ += ')';
  }
  void operator()(const For& loop) {
    out_ += "(for";
    words(loop.names);
    next(loop.values);
    block(loop.body);
    out_ += ')';
  }
  void operator()(const While& loop) {
    out_ += "(while";
    next(loop.condition);
    block(loop.body);
    out_ += ')';
  }
  void operator()(const Return& exit) { form("return", exit.value); }
  void operator()(const Break&) { out_ += "(break)"; }
  void operator()(const Continue&) { out_ += "(continue)"; }
  void operator()(const ExpressionStatement& statement) {
    if (statement.published == nullptr) return show(*statement.value);
    form("as-published", statement.value, statement.published);
  }
  void operator()(const Use& use) {
    out_ += "(use";
    words(use.modules);
    out_ += ')';
  }
  void operator()(const Import& import) {
    write("(import {}", quoted(import.path));
    if (import.alias) write(" as {}", import.alias->text);
    out_ += ')';
  }
  void operator()(const Experiment& experiment) { named_block("experiment", experiment.name.text, experiment.body); }
  void operator()(const Title& title) { form("title", title.text); }
  void operator()(const Citation& citation) { form("source", citation.text); }
  void operator()(const Vary& vary) {
    out_ += "(vary";
    words(vary.axes);
    next(vary.values);
    labelled("named", vary.named);
    out_ += ')';
  }
  void operator()(const Sample& sample) {
    out_ += "(sample";
    for (const Sample::Axis& axis : sample.axes) {
      write(" {} from", axis.name.text);
      next(axis.distribution);
    }
    labelled("points", sample.points);
    if (sample.design) write(" using {}", sample.design->text);
    out_ += ')';
  }
  void operator()(const Refine& refine) {
    form(fmt::format("refine {}", refine.axis.text), refine.tolerance, refine.criterion);
  }
  void operator()(const Along& along) { form(fmt::format("along {}", along.axis.text), along.values, along.state); }
  void operator()(const Replicate& replicate) {
    out_ += "(replicate";
    next(replicate.count);
    if (!replicate.paired_over.empty()) out_ += " paired-over";
    words(replicate.paired_over);
    labelled("until", replicate.until);
    out_ += ')';
  }
  void operator()(const Run& run) { named_block("run", {}, run.body); }
  void operator()(const Record& record) {
    form(fmt::format("{} {}", record.is_new_binding ? "record" : "record-bound", record.column.text), record.value);
  }
  void operator()(const Expect& expect) { form("expect", expect.condition, expect.why); }
  void operator()(const Verdict& verdict) { write("(expect-{})", verdict.reject ? "reject" : "retain"); }
  void operator()(const Alpha& alpha) { form("alpha", alpha.value); }
  void operator()(const Correction& correction) { write("(correct {})", correction.method.text); }
  void operator()(const Hypothesis& hypothesis) {
    named_block("hypothesis", quoted(hypothesis.title), hypothesis.body);
  }
  void operator()(const Claim& claim) { named_block("claim", quoted(claim.title), claim.body); }
  void operator()(const Figure& figure) {
    write("({} {}", figure.is_animated ? "animate" : "figure", figure.name.text);
    arguments(figure.options);
    block(figure.body);
    out_ += ')';
  }
  void operator()(const Model& model) {
    static constexpr const char* kKinds[] = {"flow", "map", "pde"};
    write("({} {} ", kKinds[static_cast<int>(model.kind)], model.name.text);
    parameters(model.state);
    out_ += ' ';
    parameters(model.parameters);
    block(model.body);
    out_ += ')';
  }

 private:
  template <class... Parts>
  void write(fmt::format_string<Parts...> format, Parts&&... parts) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Parts>(parts)...);
  }

  void next(const ExpressionPtr& expression) {
    out_ += ' ';
    show(*expression);
  }

  // `(head part part …)`; parts that are absent leave nothing.
  template <class... Parts>
  void form(std::string_view head, const Parts&... parts) {
    write("({}", head);
    ((parts == nullptr ? void() : next(parts)), ...);
    out_ += ')';
  }

  void labelled(std::string_view label, const ExpressionPtr& expression) {
    if (expression == nullptr) return;
    write(" {}", label);
    next(expression);
  }

  void words(const std::vector<Word>& words) {
    for (const Word& word : words) write(" {}", word.text);
  }

  void arguments(const std::vector<Argument>& arguments) {
    for (const Argument& argument : arguments) {
      if (argument.kind == Argument::Kind::Named) {
        write(" {} =", argument.name.text);
        next(argument.value);
      } else {
        next(argument.value);
        if (argument.kind == Argument::Kind::Spread) out_ += "...";
      }
    }
  }

  void parameters(const std::vector<Parameter>& parameters) {
    out_ += '(';
    const char* separator = "";
    for (const Parameter& parameter : parameters) {
      write("{}{}", separator, parameter.name.text);
      if (parameter.default_value != nullptr) labelled("=", parameter.default_value);
      separator = ", ";
    }
    out_ += ')';
  }

  void body(const FunctionBody& body) {
    if (const auto* expression = std::get_if<ExpressionPtr>(&body)) return next(*expression);
    block(std::get<Block>(body));
  }

  void named_block(std::string_view head, std::string_view name, const Block& content) {
    write("({}{}{}", head, name.empty() ? "" : " ", name);
    block(content);
    out_ += ')';
  }

  void block(const Block& block) {
    out_ += " {\n";
    ++indent_;
    for (const StatementPtr& statement : block.statements) line(*statement);
    --indent_;
    out_.append(indent_ * 2, ' ');
    out_ += '}';
  }

  std::string out_;
  std::size_t indent_ = 0;
};

}  // namespace

std::string dump(const File& file) {
  Printer printer;
  for (const StatementPtr& statement : file.statements) printer.line(*statement);
  return printer.take();
}

std::string dump(const Expression& expression) {
  Printer printer;
  printer.show(expression);
  return printer.take();
}

}  // namespace ansatz::syntax
