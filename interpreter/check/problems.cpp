// SPDX-License-Identifier: MIT
#include "interpreter/check/problems.h"

#include <fmt/format.h>

#include <utility>

namespace ansatz::check {
namespace {

std::string quoted(const std::string& name) { return "'" + name + "'"; }

/// "a, b and c".
std::string listed(const Names& names, const char* last = " and ") {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) text += (i == 0 ? "" : i + 1 == names.size() ? last : ", ") + names[i];
  return text;
}

std::string counted(std::size_t number, const std::string& one) {
  return number == 0 ? "no " + one + "s" : fmt::format("{} {}{}", number, one, number == 1 ? "" : "s");
}

/// Fills in the sentences; one overload a problem, in the order of problems.h.
struct Sentences {
  syntax::Diagnostic& out;

  void say(std::string message) const { out.message = std::move(message); }
  void note(std::string text) const { out.caret_note = std::move(text); }
  void line(const char* label, const std::string& text) const {
    if (!text.empty()) out.lines.push_back({label, text});
  }
  void help(const std::string& text) const { line("help", text); }
  void declared(const std::string& text) const { line("declared", text); }
  void suggest(const MaybeName& nearest) const {
    if (nearest) note("did you mean " + quoted(*nearest) + "?");
  }

  void operator()(const UnknownName& p) const {
    say("there is no name " + quoted(p.name));
    suggest(p.nearest);
    if (!p.advice.empty()) note(p.advice);
    help(p.help);
  }
  void operator()(const NameOfModule& p) const {
    say(quoted(p.name) + " belongs to the module " + quoted(p.modules.front()) + ", which is not in use here");
    Names ways;
    for (const std::string& module : p.modules) ways.push_back("write " + module + "." + p.name + " or use " + module);
    help(listed(ways, ", or "));
  }
  void operator()(const AmbiguousName& p) const {
    Names owners, ways;
    for (const std::string& module : p.modules) {
      owners.push_back(quoted(module));
      ways.push_back(module + "." + p.name);
    }
    say(quoted(p.name) + " is in the modules " + listed(owners) + ", and this file uses both");
    help("write " + listed(ways, " or "));
  }
  void operator()(const UsedBeforeBound& p) const {
    say(quoted(p.name) + " is used before it is bound" + (p.through.empty() ? "" : ", by " + p.through));
    note(fmt::format("bound on line {}", p.line));
    if (p.hides)
      help("that binding hides the function " + p.name + "(…), which is always in scope: give it another name");
  }
  void operator()(const BoundInBlock& p) const {
    say(quoted(p.name) + fmt::format(" is bound inside a block only, on line {}, and gone after it", p.line));
    help("bind " + p.name + " before the block");
  }
  void operator()(const UnknownModule& p) const {
    say("there is no module " + quoted(p.name));
    suggest(p.nearest);
    if (!p.nearest) help("ansatz list");
  }
  void operator()(const UnknownInModule& p) const {
    say("the module " + quoted(p.module) + " has no " + quoted(p.name));
    suggest(p.nearest);
    help("ansatz list " + p.module);
  }
  void operator()(const UnknownField& p) const {
    say(p.owner + " has no field " + quoted(p.name));
    suggest(p.nearest);
    if (!p.advice.empty()) note(p.advice);
    if (!p.nearest && p.advice.empty() && !p.fields.empty()) line("fields", listed(p.fields, ", "));
  }
  void operator()(const UnknownColumn& p) const {
    say("no row of " + quoted(p.experiment) + " records " + quoted(p.name));
    suggest(p.nearest);
    line("columns", p.columns.empty() ? "none" : listed(p.columns, ", "));
    line("axes", listed(p.axes, ", "));
    line("dimensions", listed(p.dimensions, ", "));
  }
  void operator()(const TableNotThere& p) const {
    say(quoted(p.name) + " is read off the table, which is not there yet in " + quoted(p.clause));
  }
  void operator()(const UnknownUnit& p) const {
    say("there is no unit " + quoted(p.name));
    const bool is_one = p.nearest && p.nearest->find(' ') == std::string::npos;
    if (is_one) suggest(p.nearest);
    if (p.nearest && !is_one) note("did you mean " + *p.nearest + "?");
    if (!p.nearest) help("ansatz help units");
  }
  void operator()(const UnknownDimension& p) const {
    say("there is no dimension " + quoted(p.name));
    suggest(p.nearest);
    line("dimensions", listed(p.dimensions, ", "));
    if (!p.instead.empty()) help("rows are parted with by: " + p.instead);
  }
  void operator()(const MarkOutsideFigure& p) const {
    say(quoted(p.name) + " draws, and stands in figures only");
    help("figure name { " + p.name + "(…) }");
  }
  void operator()(const UnknownMark& p) const {
    say("there is no mark " + quoted(p.name));
    suggest(p.nearest);
    line("marks", listed(p.marks, ", "));
  }

  void operator()(const BoundTwice& p) const {
    say(quoted(p.name) + " is bound twice");
    note(fmt::format("bound first on line {}", p.line));
    help(p.in_lua ? "a name of the file binds once; in Lua write local " + p.name + ", or another name"
                  : "a name of the file binds once; write another name, or accumulate in a function");
  }
  void operator()(const NameInUse& p) const {
    say(quoted(p.name) + " is a name of the module " + quoted(p.module) + ", which this file uses");
    help("bind another name");
  }
  void operator()(const AssignsFileName& p) const {
    say(quoted(p.name) + " is a name of the file, which a block at the top of the file may not assign");
    help("accumulate in a function");
  }
  void operator()(const AssignsInRun& p) const {
    say(quoted(p.name) + " is " + p.what + ", which 'run' may read but not assign");
    help("bind another name");
  }
  void operator()(const HidesName& p) const {
    out.severity = syntax::Severity::Doubt;
    say("this " + quoted(p.name) + " is new here and hides the one " + p.whose);
  }
  void operator()(const UnknownGroup& p) const {
    say(p.test + ": there is no group \"" + p.name + "\"");
    suggest(p.nearest);
    line("groups", listed(p.groups, ", "));
  }
  void operator()(const TooManyGroups& p) const {
    say(fmt::format("{} compares {}, but here are {} groups", p.test, counted(p.most, "sample"), p.groups.size()));
    line("groups", listed(p.groups, ", "));
    help("name " + std::string(p.most > 1 ? "them" : "one") + ": groups = [\"" + p.groups[0] +
         (p.most > 1 ? "\", \"" + p.groups[1] : "") + "\"]");
  }
  void operator()(const NeverThatValue& p) const {
    out.severity = syntax::Severity::Doubt;
    say(quoted(p.name) + " is never " + p.value);
    suggest(p.nearest);
    if (p.values.size() <= 8) help("it goes through " + listed(p.values));
  }
  void operator()(const PowerOfQuantity& p) const {
    out.severity = syntax::Severity::Doubt;
    say("the power is of the whole quantity, (" + p.quantity + ")");
    help("write " + p.power + " for a power of the unit, or the brackets for what is meant");
  }
  void operator()(const UnitOrVariable& p) const {
    out.severity = syntax::Severity::Doubt;
    say(quoted(p.name) + " is a variable here, not the unit: a quantity ends with its unit, " + p.quantity);
    help("write " + p.compound + " for the unit, or parentheses: (" + p.quantity + ")");
  }
  void operator()(const NameTwice& p) const { say(quoted(p.name) + " stands twice " + p.where); }
  void operator()(const TooManyNames& p) const {
    say(fmt::format("a function may bind at most {} names", p.limit));
    help("gather some in a record, or part the function");
  }

  void operator()(const OutsideLoop& p) const { say(quoted(p.word) + " stands outside a loop"); }
  void operator()(const ReturnOutsideFunction&) const { say("'return' stands outside a function"); }
  void operator()(const Misplaced& p) const {
    const bool is_phrase = p.word.find(' ') != std::string::npos;
    say((is_phrase ? p.word : quoted(p.word)) + " stands " + p.home + (p.found.empty() ? " only" : ", not " + p.found));
    if (p.word == "figure" && p.found == "at the top of a file")
      help("write experiment NAME { run { expect true } figure NAME { … } } to draw what is bound here");
  }
  void operator()(const RecordsNothing& p) const {
    out.severity = syntax::Severity::Doubt;
    say("the rows of " + quoted(p.experiment) + " leave nothing behind: run records nothing and expects nothing");
    help("write record name = … for what a row found, and its table has a column");
  }
  void operator()(const UnreadAxes& p) const {
    out.severity = syntax::Severity::Doubt;
    Names names;
    for (const std::string& axis : p.axes) names.push_back(quoted(axis));
    say("'run' never reads " + listed(names, " or ") + ": all rows along it are the same question");
    help("hand it on, as in f(" + p.axes.front() + " = " + p.axes.front() +
         "); rows that only repeat are 'replicate 10'");
  }
  void operator()(const ClauseTwice& p) const { say(quoted(p.word) + " stands twice in " + p.owner); }
  void operator()(const EndOutside&) const { say("'end' is a value inside a[…] and .at(…) only"); }
  void operator()(const OptionBound& p) const {
    out.severity = syntax::Severity::Doubt;
    say(quoted(p.name) + " is a name of this block here, and no option of it");
    help("an option stands in the head: panel (" + p.name + " = …) { … }");
  }
  void operator()(const BlockAfterCall&) const { say("a call followed by a block stands in figures only"); }
  void operator()(const AnswersBlock& p) const {
    say("'because' answers one statement, not a whole " + p.block);
    help("put it at the end of the statement that is doubted");
  }
  void operator()(const PublishedWithoutComparison&) const {
    say("'as published' follows a comparison");
    help("a ≈ b ± tol as published c");
  }
  void operator()(const NotBuilt& p) const { say(quoted(p.word) + " is understood but not built yet"); }
  void operator()(const TooDeep& p) const {
    say(fmt::format("this nests more than {} deep", p.limit));
    help("name a part of it");
  }

  void operator()(const UnknownParameter& p) const {
    say(p.callee + " has no parameter " + quoted(p.name));
    suggest(p.nearest);
    declared(p.declared);
    help(p.help);
  }
  void operator()(const RepeatedParameter& p) const {
    say(p.callee + " is given its parameter " + quoted(p.name) + " twice");
  }
  void operator()(const MissingParameter& p) const {
    say(p.callee + " needs its parameter " + quoted(p.name));
    declared(p.declared);
    help(p.help);
  }
  void operator()(const TooManyValues& p) const {
    say(p.callee + " takes " + (p.most == 0 ? "" : "at most ") + counted(p.most, "value") +
        fmt::format(", but is given {}", p.given));
    declared(p.declared);
    help(p.help);
  }
  void operator()(const SpreadOverWritten& p) const {
    say(p.spread + " has " + quoted(p.name) + " too, which is written before it");
    help("spread first, and write " + p.name + " behind: it then replaces the one of " + p.spread);
  }
  void operator()(const PositionalAfterNamed&) const { say("a value without a name stands after a named one"); }
  void operator()(const PlaceBelowOne& p) const {
    say("there is no place " + p.index + ": places count from 1");
    if (!p.instead.empty()) note("write " + p.instead);
  }
  void operator()(const RefusedValue& p) const {
    say(p.sentence);
    suggest(p.nearest);
    declared(p.declared);
    help(p.help);
  }
  void operator()(const RefusedElements& p) const {
    (*this)(p.first);
    out.severity = syntax::Severity::Doubt;
    out.message = (p.are_all ? "every value of " : "not every value of ") + quoted(p.name) +
                  (p.are_all ? " is refused: " : " is allowed: ") + p.first.sentence;
  }
  void operator()(const NotCallable& p) const { say(quoted(p.name) + " is " + p.what + ", and cannot be called"); }
  void operator()(const BadOperation& p) const {
    say(p.sentence);
    help(p.help);
  }
  void operator()(const BadCondition& p) const { say("the condition is " + p.found + ", but must be true or false"); }
  void operator()(const NotVisitable& p) const {
    say(quoted(p.word) + " goes through values one by one, but this is " + p.found);
    help(p.help);
  }

  void operator()(const NoWholeEnd& p) const {
    say(quoted(p.word) + " goes through the whole numbers of an interval, but the ends of " + p.interval +
        " are not both whole");
    help(p.help);
  }
  void operator()(const AbsoluteShare& p) const {
    out.severity = syntax::Severity::Doubt;
    say("± " + p.tolerance + " is " + p.number + ", whatever the claimed number is");
    help("write within " + p.tolerance + " for a share of it");
  }
  void operator()(const SampleIsAxis& p) const {
    out.severity = syntax::Severity::Doubt;
    say("a sample is the axis " + quoted(p.axis) + " itself, which the other is compared with");
    help(p.help);
  }

  void operator()(const ColumnTwice& p) const {
    if (p.other == "recorded") {
      say(quoted(p.name) + " is recorded twice");
      note(fmt::format("recorded first on line {}", p.line));
    } else {
      say(quoted(p.name) + " cannot be recorded: it is " + p.other);
    }
    help("write another name");
  }
  void operator()(const RecordInLoop& p) const {
    say(quoted(p.name) + " is recorded in a loop, but a row has one value in each column");
    help("gather the values, and record them after the loop");
  }
  void operator()(const ReadsColumns& p) const {
    say(quoted(p.name) + " reads columns, and cannot be used in 'run', which makes them");
  }
  void operator()(const BoundByItself& p) const { say(quoted(p.name) + " is computed from itself"); }
  void operator()(const AxisTwice& p) const { say("the axis " + quoted(p.name) + " is varied twice"); }
  void operator()(const UnknownAxis& p) const {
    say(p.is_column ? quoted(p.name) + " is recorded by the rows, not an axis" : "there is no axis " + quoted(p.name));
    suggest(p.nearest);
    line("axes", p.axes.empty() ? "none" : listed(p.axes, ", "));
  }
  void operator()(const CannotRefine& p) const { say("the axis " + quoted(p.axis) + " cannot be refined: " + p.why); }
  void operator()(const LooksAtNoColumn& p) const {
    say(quoted(p.clause) + " looks at no column here, so no row can change it");
    line("columns", p.columns.empty() ? "none" : listed(p.columns, ", "));
  }
  void operator()(const NotADistribution& p) const {
    say("this is no distribution");
    line("distributions", listed(p.distributions, ", "));
  }
  void operator()(const UnknownDesign& p) const {
    say("there is no design " + quoted(p.name));
    suggest(p.nearest);
    line("designs", listed(p.designs, ", "));
  }
  void operator()(const BoundForClause& p) const {
    out.severity = syntax::Severity::Doubt;
    say(quoted(p.name) + " is bound, and nothing uses it");
    note("did you mean the clause '" + p.clause + " …'?");
  }
  void operator()(const KeepsNoName&) const {
    say("what is kept for the next row must be a name that 'run' binds");
    help("bind it in 'run' and write keeping name");
  }
  void operator()(const KeptNeverBound& p) const {
    say("'run' never binds " + quoted(p.name) + ", so no row could keep it for the next");
    suggest(p.nearest);
  }
  void operator()(const CannotKeep& p) const {
    say(quoted(p.name) + " is " + p.what + ", and cannot be kept from row to row");
    help("keep another name that 'run' binds");
  }
  void operator()(const CannotStandTogether& p) const {
    say(quoted(p.one) + " and " + quoted(p.other) + " cannot stand in one experiment");
    help(p.why);
  }
  void operator()(const RangeAndCondition& p) const {
    say(p.has_condition ? "'until' needs the least and the most replicates" : "a range of replicates needs 'until'");
    help("replicate 4..30 until error(column) < 0.01");
  }
  void operator()(const NeedsPart& p) const {
    say(p.owner + " has no " + p.part);
    help(p.help);
  }
  void operator()(const ClaimBinds&) const {
    say("this claim has no condition: '=' binds a name");
    help("compare with ==, or with ≈ b ± tolerance");
  }
  void operator()(const SecondTest&) const {
    say("a hypothesis has one test, and this is the second");
    help("write another hypothesis");
  }
  void operator()(const NotATest& p) const {
    say("this is no test");
    constexpr std::size_t kNamed = 8;  // enough to show what is meant
    if (p.tests.size() <= kNamed) {
      line("tests", listed(p.tests, ", "));
    } else {
      line("tests", listed({p.tests.begin(), p.tests.begin() + kNamed}, ", ") + ", …");
      help("ansatz list hypothesis shows all");
    }
  }
  void operator()(const UnknownCorrection& p) const {
    say("there is no correction " + quoted(p.name));
    suggest(p.nearest);
    line("corrections", listed(p.known, ", "));
  }
  void operator()(const BlockTwice& p) const {
    say("there are two " + p.blocks + " " + quoted(p.name));
    note(fmt::format("the first is on line {}", p.line));
    if (p.blocks != "figures") help("tables and reports tell them by their titles: give each its own");
  }
  void operator()(const NamesAndValues& p) const {
    say(fmt::format("there are {}, but each turn brings {}", counted(p.names, "name"), counted(p.values, "value")));
    if (p.values == 1) help("zip(xs, ys) walks through several together");
  }
  void operator()(const BadTemplate& p) const {
    say("in this text {…} takes the value of a name, but found " + p.found);
    help("write {{ for a brace");
  }

  void operator()(const ImportFails& p) const { say(p.sentence); }
  void operator()(const ImportBindsTwice& p) const {
    say("this brings " + quoted(p.name) + ", which is bound already");
    note(fmt::format("bound first on line {}", p.line));
    help("a name of the file binds once; with `as` the file's names stay its own: import \"…\" as other");
  }
  void operator()(const LuaRefuses& p) const { say("Lua: " + p.sentence); }
};

}  // namespace

syntax::Diagnostic describe(const Problem& problem, syntax::SourcePtr source, syntax::Span span) {
  syntax::Diagnostic diagnostic;
  diagnostic.source = std::move(source);
  diagnostic.span = span;
  std::visit(Sentences{diagnostic}, problem);
  return diagnostic;
}

}  // namespace ansatz::check
