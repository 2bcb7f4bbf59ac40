// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "interpreter/syntax/source.h"

/// The syntax tree: what a script says, with the place of each part and nothing about how it was parsed.
///
/// Every expression and statement has an id, counted from 0 within its file, so a later stage keeps what it learns in
/// a vector of `File::node_count` entries. Precedence, escapes, quantities and clause words are settled here: a reader
/// of the tree needs no knowledge of the grammar. `as<Call>(expression)` asks for one kind of node.
namespace ansatz::syntax {

using NodeId = std::uint32_t;

struct Expression;
struct Statement;
using ExpressionPtr = std::unique_ptr<Expression>;
using StatementPtr = std::unique_ptr<Statement>;

/// A name where it is written.
struct Word {
  std::string text;
  Span span;
};

/// `{ … }`; the span includes the braces.
struct Block {
  std::vector<StatementPtr> statements;
  Span span;
};

/// `f`, `k = 1`, `settings...` between the brackets of a call or a record.
struct Argument {
  enum class Kind { Positional, Named, Spread };
  Kind kind = Kind::Positional;
  Word name;  ///< Of a named argument.
  ExpressionPtr value;
  Span span;
};

/// A parameter of a function, flow, map or pde; without a default the pointer is null.
struct Parameter {
  Word name;
  ExpressionPtr default_value;
};

/// What a function does: one expression, or a block that returns.
using FunctionBody = std::variant<ExpressionPtr, Block>;

/// A stretch of Lua. `text` is exactly what stands between the long brackets, at `text_span` of the source.
struct LuaBlock {
  std::string text;
  Span text_span;
};

// ── Expressions ─────────────────────────────────────────────────────────────────────────────────────────────────────

/// `12`, `2.5e-3`, `2i`. `whole` is set when it was written without point and exponent and fits.
struct Number {
  double value = 0;
  std::optional<std::int64_t> whole;
  bool is_imaginary = false;
};

/// One power of a unit in a quantity: `fs^-2` is {fs, −2, 1}, `Hz^(1/2)` is {Hz, 1, 2}.
struct UnitFactor {
  Word unit;
  int numerator = 1;
  int denominator = 1;
};

/// `5 eV`, `1.5[nm/fs]`. `unit` spells the factors in one way, however they were written: "eV", "nm*fs^-1".
struct Quantity {
  double value = 0;
  std::string unit;
  Span unit_span;
  std::vector<UnitFactor> factors;
};

/// Text with its escapes decoded.
struct Text {
  std::string value;
};

struct Truth {
  bool value = false;
};

struct Nothing {};

struct Name {
  std::string name;
};

/// `end`, the last index or coordinate of the innermost `a[…]` or `.at(…)` around it.
struct End {};

/// `(a = 1, settings..., b = 2)`: named arguments and spreads only.
struct RecordLiteral {
  std::vector<Argument> fields;
};

/// `[1, 2, 3]`.
struct ListLiteral {
  std::vector<ExpressionPtr> items;
};

/// `low..high`.
struct Interval {
  ExpressionPtr low;
  ExpressionPtr high;
};

/// `x => e`, `(x, k = 1) => { … }`.
struct FunctionLiteral {
  std::vector<Parameter> parameters;
  FunctionBody body;
};

/// `f(1, k = 2)`; with a block in figures only: `panels(1, 2) { … }`, `panel { … }` (then `has_parentheses` is false).
struct Call {
  ExpressionPtr callee;
  std::vector<Argument> arguments;
  std::optional<Block> block;
  bool has_parentheses = true;
};

/// `a[2..5, :, end]`; a subscript without value is `:`.
struct Index {
  struct Subscript {
    ExpressionPtr value;
    Span span;
  };
  ExpressionPtr object;
  std::vector<Subscript> subscripts;
};

/// `a.name`.
struct Field {
  ExpressionPtr object;
  Word name;
};

enum class UnaryOperator { Negate, Not };

struct Unary {
  UnaryOperator op = UnaryOperator::Negate;
  ExpressionPtr operand;
};

/// Loosest first, as in the precedence table; intervals have a node of their own.
enum class BinaryOperator {
  By,
  Where,
  Or,
  And,
  Equal,
  NotEqual,
  Less,
  LessEqual,
  Greater,
  GreaterEqual,
  Near,  ///< ≈
  In,
  PlusMinus,  ///< ±
  Within,     ///< b within 5 percent
  Add,
  Subtract,
  Multiply,
  Divide,
  Modulo,
  Power,
};

struct Binary {
  BinaryOperator op = BinaryOperator::Add;
  ExpressionPtr left;
  ExpressionPtr right;
  Span operator_span;
};

/// `if c then a else b`.
struct Conditional {
  ExpressionPtr condition;
  ExpressionPtr consequence;
  ExpressionPtr alternative;
};

using ExpressionNode =
    std::variant<Number, Quantity, Text, Truth, Nothing, Name, End, RecordLiteral, ListLiteral, Interval,
                 FunctionLiteral, Call, Index, Field, Unary, Binary, Conditional, LuaBlock>;

struct Expression {
  NodeId id = 0;
  Span span;
  ExpressionNode node;
};

// ── Statements ──────────────────────────────────────────────────────────────────────────────────────────────────────

/// `name = value`.
struct Binding {
  Word name;
  ExpressionPtr value;
};

/// `f(x, k = 1) = e` and `function f(x) { … }`.
struct FunctionDefinition {
  Word name;
  std::vector<Parameter> parameters;
  FunctionBody body;
};

/// `x' = e` in a flow, map or pde.
struct Derivative {
  Word name;
  ExpressionPtr value;
};

/// `if … { } else if … { } else { }`.
struct If {
  struct Branch {
    ExpressionPtr condition;
    Block body;
  };
  std::vector<Branch> branches;
  std::optional<Block> alternative;
};

/// `for x in xs { … }`, `for (a, b) in zip(xs, ys) { … }`.
struct For {
  std::vector<Word> names;
  ExpressionPtr values;
  Block body;
};

struct While {
  ExpressionPtr condition;
  Block body;
};

/// Null value: plain `return`.
struct Return {
  ExpressionPtr value;
};

struct Break {};
struct Continue {};

/// An expression on its own; `as published c` follows it in a claim, else `published` is null.
struct ExpressionStatement {
  ExpressionPtr value;
  ExpressionPtr published;
};

/// `use fields, information`.
struct Use {
  std::vector<Word> modules;
};

/// `import "helpers.lua" as h`.
struct Import {
  std::string path;
  Span path_span;
  std::optional<Word> alias;
};

/// `experiment name { … }`.
struct Experiment {
  Word name;
  Block body;
};

/// `title "…"`.
struct Title {
  ExpressionPtr text;
};

/// `source "…"`, of an experiment or a claim.
struct Citation {
  ExpressionPtr text;
};

/// `vary a in xs`, `vary (a, b) in zip(xs, ys)`, `… named e` (else null).
struct Vary {
  std::vector<Word> axes;
  ExpressionPtr values;
  ExpressionPtr named;
};

/// `sample a from d, b from e points n using sobol`; `points` and `design` may be absent.
struct Sample {
  struct Axis {
    Word name;
    ExpressionPtr distribution;
  };
  std::vector<Axis> axes;
  ExpressionPtr points;
  std::optional<Word> design;
};

/// `refine a to tolerance where criterion changes`.
struct Refine {
  Word axis;
  ExpressionPtr tolerance;
  ExpressionPtr criterion;
};

/// `along a in xs keeping state`.
struct Along {
  Word axis;
  ExpressionPtr values;
  ExpressionPtr state;
};

/// `replicate n`, `… paired over a`, `… until c` (else null).
struct Replicate {
  ExpressionPtr count;
  std::vector<Word> paired_over;
  ExpressionPtr until;
};

/// `run { … }`.
struct Run {
  Block body;
};

/// `record name = e`, `record name`, `record a.b`. `value` is what is recorded in every form; `is_new_binding` is false
/// for `record name`, which records what `name` already holds.
struct Record {
  Word column;
  ExpressionPtr value;
  bool is_new_binding = true;
};

/// `expect condition, why`; `why` may be null.
struct Expect {
  ExpressionPtr condition;
  ExpressionPtr why;
};

/// `expect reject` and `expect retain` in a hypothesis.
struct Verdict {
  bool reject = true;
};

/// `alpha 0.01`.
struct Alpha {
  ExpressionPtr value;
};

/// `correct benjamini_hochberg`.
struct Correction {
  Word method;
};

/// `hypothesis "…" { … }`: a test among free statements, Alpha, Correction, Verdict.
struct Hypothesis {
  std::string title;
  Span title_span;
  Block body;
};

/// `claim "…" { … }`: conditions among free statements and Citation.
struct Claim {
  std::string title;
  Span title_span;
  Block body;
};

/// `figure name (options) { … }`, `animate name (options) { … }`.
struct Figure {
  Word name;
  std::vector<Argument> options;
  Block body;
  bool is_animated = false;
};

/// `flow f(x, y; a = 1) { x' = … }` and likewise `map` and `pde`.
struct Model {
  enum class Kind { Flow, Map, Pde };
  Kind kind = Kind::Flow;
  Word name;
  std::vector<Parameter> state;
  std::vector<Parameter> parameters;
  Block body;
};

/// A statement that could not be read, which was reported, with the lines that hang on it. Since it may bind anything
/// that stands in it, nobody else may call those names unknown on its account. Where it is only the head of `for`,
/// `while`, `if` or `function` that could not be read, the blocks behind it stand apart.
struct Broken {
  enum class Head { None, Block, Loop, Function };
  std::set<std::string, std::less<>> names;  ///< What it binds, as far as that shows.
  std::set<std::string, std::less<>> words;  ///< Every word in it.
  bool brings_names = false;  ///< Names that do not stand in it: by `use`, `import`, or where one is missing.
  Head head = Head::None;
  std::vector<Block> blocks;  ///< Of a head; what they bind and what stands in them is not told above.
};

using StatementNode =
    std::variant<Broken, Binding, FunctionDefinition, Derivative, If, For, While, Return, Break, Continue,
                 ExpressionStatement, Use, Import, LuaBlock, Experiment, Title, Citation, Vary, Sample, Refine, Along,
                 Replicate, Run, Record, Expect, Verdict, Alpha, Correction, Hypothesis, Claim, Figure, Model>;

/// `because "…"` at the end of a statement.
struct Because {
  std::string text;
  Span span;
};

struct Statement {
  NodeId id = 0;
  Span span;
  StatementNode node;
  std::optional<Because> because;
};

/// A whole script, or one entry of the prompt. Where it has syntax errors, some statements are Broken.
struct File {
  SourcePtr source;
  std::vector<StatementPtr> statements;
  NodeId node_count = 0;
};

/// The node if it is a T, else null.
template <class T>
const T* as(const Expression& expression) {
  return std::get_if<T>(&expression.node);
}
template <class T>
const T* as(const Statement& statement) {
  return std::get_if<T>(&statement.node);
}

}  // namespace ansatz::syntax
