// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "interpreter/syntax/antlr_parser.h"
#include "interpreter/syntax/broken.h"
#include "interpreter/syntax/convert.h"
#include "interpreter/syntax/lone.h"
#include "interpreter/syntax/parse.h"
#include "interpreter/syntax/within.h"

namespace ansatz::syntax {

Block Converter::block(const Part& part, BlockKind kind) {
  const Within place(place_, kind);
  const Within level(is_file_level_, false);
  Block block{{}, part.span};
  append(part.get(Rule::Statements), block.statements);
  return block;
}

void Converter::append(const Part& statements, std::vector<StatementPtr>& made) {
  bool has_grown = false;  // the last of them
  const auto settle = [&] {
    if (has_grown) made.back()->node = read_broken(*source_, made.back()->span);
    has_grown = false;
  };
  for (const Part& each : statements) {
    const std::size_t known = diagnostics_.size();
    StatementPtr next = statement(each);
    if (!made.empty() && belongs_to(*made.back(), *next)) {
      Statement& last = *made.back();
      if (as<Broken>(last) != nullptr) diagnostics_.resize(known);  // `next` stands elsewhere than it seems to
      last.span = join(last.span, next->span);
      last.node = Broken{};
      last.because.reset();
      has_grown = true;
    } else {
      settle();
      made.push_back(std::move(next));
    }
  }
  settle();
}

// What is indented deeper than the statement before it belongs there; where one of the two is broken, both are.
bool Converter::belongs_to(const Statement& before, const Statement& after) const {
  if (as<Broken>(before) == nullptr && as<Broken>(after) == nullptr) return false;
  const auto indent = [&](const Statement& statement) {
    return source_->indentation(source_->line_at(statement.span.begin));
  };
  return indent(after) > indent(before);
}

std::size_t Converter::faults_in(Span span) const {
  const auto first = std::lower_bound(faults_.begin(), faults_.end(), span.begin);
  return static_cast<std::size_t>(std::lower_bound(first, faults_.end(), span.end) - first);
}

// A statement is broken by a fault in it, unless that lies in a statement inside, which is then the broken one.
StatementPtr Converter::statement(const Part& part) {
  const std::size_t reported = reported_;
  const std::size_t settled = settled_;
  StatementPtr next = part.is_broken ? made(part.span, with_blocks(part)) : whole(part);
  const std::size_t faults = faults_in(part.span) + reported_ - reported;
  const bool is_settled = faults == settled_ - settled;
  settled_ = settled + faults;
  if (next == nullptr) return made(part.span, read_broken(*source_, part.span));
  return part.is_broken || is_settled ? std::move(next) : broken(std::move(next));
}

namespace {

Broken::Head head_of(TokenKind opening) {
  switch (opening) {
    case TokenKind::For:
    case TokenKind::While:
      return Broken::Head::Loop;
    case TokenKind::If:
      return Broken::Head::Block;
    case TokenKind::Function:
      return Broken::Head::Function;
    default:
      return Broken::Head::None;
  }
}

}  // namespace

// A head that could not be read does not hide what stands wrong in the block behind it.
StatementNode Converter::with_blocks(const Part& broken) {
  const TokenKind opening = broken.count > 0 ? broken.front().token : TokenKind::None;
  if (const Broken::Head head = head_of(opening); head != Broken::Head::None) {
    Broken node = read_broken(*source_, broken.span, blocks_of(broken, place_));
    node.head = head;
    return node;
  }
  const Part* second = broken.count > 1 ? &*std::next(broken.begin()) : nullptr;
  if (opening == TokenKind::Experiment && second != nullptr && second->is(TokenKind::Name)) {
    const Word name = word(*second);
    std::vector<Block> body = blocks_of(broken, BlockKind::Experiment);
    if (body.size() == 1) return Experiment{name, std::move(body.front())};
  }
  return read_broken(*source_, broken.span);  // braces elsewhere are habits of other languages, and not of statements
}

std::vector<Block> Converter::blocks_of(const Part& broken, BlockKind kind) {
  const Within place(place_, kind);
  const Within level(is_file_level_, false);
  std::vector<Block> blocks;
  Tokens inside;
  int depth = 0;
  Span begin;
  for (auto part = broken.begin(); part != broken.end(); ++part) {
    const auto next = std::next(part);
    const bool ends_block = next == broken.end() || next->is(TokenKind::Else);
    if (part->is(TokenKind::CloseBrace) && depth == 1 && ends_block) {
      inside.push_back({TokenKind::EndOfFile, {part->span.begin, part->span.begin}});
      Block& block = blocks.emplace_back(Block{{}, join(begin, part->span)});
      AntlrParser parser(std::move(inside), source_, diagnostics_);
      while (const Part* statements = parser.next()) append(*statements, block.statements);
    }
    if (part->is(TokenKind::CloseBrace)) --depth;
    if (depth == 0) {
      inside.clear();
    } else {
      inside.push_back({part->token, part->span});
    }
    if (part->is(TokenKind::OpenBrace) && depth++ == 0) begin = part->span;
  }
  return blocks;
}

// A statement with a fault in its head; its blocks were read, and what is wrong in them was said.
StatementPtr Converter::broken(StatementPtr whole) {
  std::vector<Block> blocks;
  Broken::Head head = Broken::Head::None;
  if (auto* loop = std::get_if<For>(&whole->node)) {
    head = Broken::Head::Loop;
    blocks.push_back(std::move(loop->body));
  } else if (auto* repeat = std::get_if<While>(&whole->node)) {
    head = Broken::Head::Loop;
    blocks.push_back(std::move(repeat->body));
  } else if (auto* choice = std::get_if<If>(&whole->node)) {
    head = Broken::Head::Block;
    for (auto& branch : choice->branches) blocks.push_back(std::move(branch.body));
    if (choice->alternative) blocks.push_back(std::move(*choice->alternative));
  } else if (auto* function = std::get_if<FunctionDefinition>(&whole->node)) {
    if (auto* body = std::get_if<Block>(&function->body)) {
      head = Broken::Head::Function;
      blocks.push_back(std::move(*body));
    }
  }
  Broken node = read_broken(*source_, whole->span, std::move(blocks));
  node.head = head;
  whole->node = std::move(node);
  whole->because.reset();
  return whole;
}

StatementPtr Converter::made(Span span, StatementNode node) {
  auto statement = std::make_unique<Statement>();
  statement->span = span;
  statement->node = std::move(node);
  depths_.resize(next_id_ + 1);
  statement->id = next_id_++;
  return statement;
}

StatementPtr Converter::whole(const Part& part) {
  try {
    StatementNode read = node(part.front());
    std::optional<Because> because;
    if (const Part* clause = part.find(Rule::Because); clause != nullptr) {
      const Part& reason = clause->get(TokenKind::Text);
      because = Because{text_value(reason), reason.span};
    }
    StatementPtr statement = made(part.span, std::move(read));
    statement->because = std::move(because);
    return statement;
  } catch (const TooDeep& problem) {
    report(problem.span, fmt::format("expressions are nested more than {} deep", kNestingLimit),
           "give a part of it a name");
    return nullptr;
  }
}

StatementNode Converter::node(const Part& part) {
  switch (part.rule) {
    case Rule::Plain:
      return plain(part);
    case Rule::Derivative: {
      Word name = word(part.front());
      name.text.pop_back();
      if (place_ != BlockKind::Model) report(name.span, "a primed name is bound only in flow, map and pde");
      return Derivative{std::move(name), expression(part.get(Rule::Expression))};
    }
    case Rule::Choice:
      return choice(part);
    case Rule::Loop: {
      ExpressionPtr values = expression(part.get(Rule::Expression));
      return For{words(part.get(Rule::Names)), std::move(values), block(part.get(Rule::Block))};
    }
    case Rule::WhileLoop: {
      ExpressionPtr condition = expression(part.get(Rule::Expression));
      return While{std::move(condition), block(part.get(Rule::Block))};
    }
    case Rule::Exit:
      return exit(part);
    case Rule::Function: {
      std::vector<Parameter> list = parameters(part.get(Rule::Arguments));
      return FunctionDefinition{word(part.get(TokenKind::Name)), std::move(list), block(part.get(Rule::Block))};
    }
    case Rule::Use:
      if (!is_file_level_) report(part.span, "'use' stands at the top of a file");
      return Use{words(part)};
    case Rule::Importing:
      return importing(part);
    default:
      return clause(part);
  }
}

StatementNode Converter::plain(const Part& part) {
  if (part.has(TokenKind::Bind)) return definition(part);
  ExpressionPtr value = operation(part.front());
  if (part.has(TokenKind::Published)) {
    return ExpressionStatement{std::move(value), expression(part.get(Rule::Expression))};
  }
  if (const Part* body = part.find(Rule::Block); body != nullptr) {
    Call call;
    if (auto* called = std::get_if<Call>(&value->node)) {
      call = std::move(*called);
    } else {
      if (as<Name>(*value) == nullptr) report(value->span, "only a call can be followed by a block");
      call.has_parentheses = false;
      call.callee = std::move(value);
    }
    if (place_ != BlockKind::Figure) {
      const Name* word = call.has_parentheses ? nullptr : as<Name>(*call.callee);
      if (word != nullptr && place_ == BlockKind::Experiment) {
        report(call.callee->span, fmt::format("no block of an experiment is called '{}'", word->name),
               "run, hypothesis, claim, figure and animate are");
      } else {
        report(body->span, "a block after a call stands only in a figure");
      }
    }
    call.block = block(*body);
    return ExpressionStatement{make(part.span, std::move(call)), nullptr};
  }
  if (auto* block = std::get_if<LuaBlock>(&value->node)) return std::move(*block);
  report_arrow(part.front());
  if (const Name* name = as<Name>(*value); name != nullptr && name->name == "end") {
    report(value->span, "a block ends with '}', not 'end'");
  }
  return ExpressionStatement{std::move(value), nullptr};
}

// R's `x <- 3` reads as x < -3, which says nothing on its own; the blanks tell what was meant.
void Converter::report_arrow(const Part& operation) {
  const Part* operand = operation.count >= 3 ? &operation.front() : nullptr;
  if (operand == nullptr || operand->count != 1 || !operand->front().is(TokenKind::Name)) return;
  auto next = std::next(operation.begin());
  if (!next->is(TokenKind::Less)) return;
  const Span less = next->span;
  const Part& right = *++next;
  const std::uint32_t end = less.end + 1;
  const bool is_arrow = right.is(Rule::Operand) && right.front().is(TokenKind::Minus) && right.span.begin == less.end &&
                        source_->text({end, end + 1}) == " " && source_->text({less.begin - 1, less.begin}) == " ";
  if (is_arrow) report({less.begin, end}, "'<-' is written '='");
}

// Of a list's element or a record's field, what is bound instead.
std::string Converter::whole_instead(const Part& operand) const {
  constexpr const char* kWhole = "arrays and records are not changed in place";
  const Part& whole = operand.front();
  if (operand.count != 2 || !whole.is(TokenKind::Name)) return kWhole;
  const Part& postfix = operand.get(Rule::Postfix);
  const std::string_view name = source_->text(whole.span);
  if (postfix.front().is(TokenKind::OpenBracket))
    return fmt::format("{}; one more value: {} = join({}, x)", kWhole, name, name);
  return fmt::format("{}: write {} = ({}..., {} = …)", kWhole, name, name,
                     source_->text({postfix.front().span.end, postfix.span.end}));
}

// What stands before '=' was read as an expression; it must be `name` or `name(parameters)`.
StatementNode Converter::definition(const Part& plain) {
  const Part& left = plain.front();
  const Part& right = plain.get(Rule::Expression);
  if (const Part* name = lone_name(left); name != nullptr) return Binding{word(*name), expression(right)};
  const Part* operand = left.has(TokenKind::Arrow) ? nullptr : lone_operand(left);
  const bool is_part = operand != nullptr && operand->count > 1;
  const Part* call = is_part && operand->count == 2 ? operand->find(Rule::Postfix) : nullptr;
  if (call != nullptr && call->front().is(TokenKind::OpenParen) && operand->front().is(TokenKind::Name)) {
    std::vector<Parameter> list = parameters(call->get(Rule::Arguments));
    return FunctionDefinition{word(operand->front()), std::move(list), expression(right)};
  }
  report(left.span, "only a name can be bound", is_part ? whole_instead(*operand) : "compare with '=='");
  return Binding{{"", left.span}, expression(right)};
}

StatementNode Converter::choice(const Part& part) {
  if (part.has(TokenKind::Then)) return ExpressionStatement{conditional(part), nullptr};
  If choice;
  ExpressionPtr condition = expression(part.get(Rule::Expression));
  choice.branches.push_back({std::move(condition), block(part.get(Rule::Block))});
  for (const Part& alternative : part) {
    if (!alternative.is(Rule::Alternative)) continue;
    if (choice.alternative) report(alternative.span, "nothing can follow a plain 'else'", "the 'if' ended there");
    if (alternative.has(TokenKind::If)) {
      ExpressionPtr next = expression(alternative.get(Rule::Expression));
      choice.branches.push_back({std::move(next), block(alternative.get(Rule::Block))});
    } else {
      choice.alternative = block(alternative.get(Rule::Block));
    }
  }
  return choice;
}

StatementNode Converter::exit(const Part& part) {
  if (part.has(TokenKind::Break)) return Break{};
  if (part.has(TokenKind::Continue)) return Continue{};
  return Return{optional_expression(part.find(Rule::Expression))};
}

Import Converter::importing(const Part& part) {
  if (!is_file_level_) report(part.span, "'import' stands at the top of a file");
  const Part& path = part.get(TokenKind::Text);
  Import import{text_value(path), path.span, {}};
  if (const Part* alias = part.find(TokenKind::Name); alias != nullptr) import.alias = word(*alias);
  return import;
}

}  // namespace ansatz::syntax
