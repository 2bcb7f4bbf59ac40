// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "interpreter/syntax/diagnostic.h"

/// What can be wrong with a script before it runs: the facts only. `describe` makes the sentences, all of them.
namespace ansatz::check {

using Names = std::vector<std::string>;
using MaybeName = std::optional<std::string>;

// ── Names ───────────────────────────────────────────────────────────────────────────────────────────────────────────

struct UnknownName {
  std::string name;
  MaybeName nearest;
  std::string advice = {};  ///< what to write instead, where the name is a habit of another language
  std::string help = {};
};
/// A kernel's name whose module the file does not use.
struct NameOfModule {
  std::string name;
  Names modules;
};
/// A name of several used modules.
struct AmbiguousName {
  std::string name;
  Names modules;
};
struct UsedBeforeBound {
  std::string name;
  std::uint32_t line;     ///< where it is bound
  std::string through{};  ///< the function that uses it, where that is called before; empty: used on the spot
  bool hides = false;     ///< a function of this name is always in scope
};
/// Bound in a block that has ended.
struct BoundInBlock {
  std::string name;
  std::uint32_t line;
};
struct UnknownModule {
  std::string name;
  MaybeName nearest;
};
struct UnknownInModule {
  std::string module;
  std::string name;
  MaybeName nearest;
};
struct UnknownField {
  std::string owner;  ///< "klein_gordon": a result or record of that name
  std::string name;
  MaybeName nearest;
  Names fields;
  std::string advice = {};
};
struct UnknownColumn {
  std::string experiment;
  std::string name;
  MaybeName nearest;
  Names columns;
  Names axes;
  Names dimensions;  ///< of the columns, where all are known
};
/// A column, axis or dimension where no table can be read yet: in `vary`, `replicate`, `alpha`, `title`.
struct TableNotThere {
  std::string name;
  std::string clause;
};
struct UnknownUnit {
  std::string name;
  MaybeName nearest;
};
/// `groups = ["drgu"]`.
struct UnknownGroup {
  std::string test;
  std::string name;
  MaybeName nearest;
  Names groups;
};
/// `mann_whitney(x by v)` where v goes through more than two.
struct TooManyGroups {
  std::string test;
  std::size_t most;
  Names groups;
};
/// A doubt: an axis or the name of a loop held against what it never is.
struct NeverThatValue {
  std::string name;
  std::string value;  ///< as it is written
  MaybeName nearest;
  Names values;
};
/// A doubt: `4 m^2` is (4 m)^2, as every quantity is.
struct PowerOfQuantity {
  std::string quantity;  ///< "4 m"
  std::string power;     ///< "4[m^2]", what may have been meant
};
/// A doubt: `3 m/s` where s is a variable.
struct UnitOrVariable {
  std::string name;
  std::string quantity;  ///< "3 m"
  std::string compound;  ///< "3[m/s]"
};
struct UnknownDimension {
  std::string name;
  MaybeName nearest;
  Names dimensions;
  std::string instead{};  ///< what parts the rows, where an axis or the replicates are meant
};
struct MarkOutsideFigure {
  std::string name;
};
struct UnknownMark {
  std::string name;
  MaybeName nearest;
  Names marks;
};

// ── Bindings ────────────────────────────────────────────────────────────────────────────────────────────────────────

struct BoundTwice {
  std::string name;
  std::uint32_t line;
  bool in_lua = false;  ///< the second time by the text of a Lua block
};
/// A binding of a name that `use` brought in.
struct NameInUse {
  std::string name;
  std::string module;
};
/// A name of the file, assigned in an `if`, `for` or `while` at its top.
struct AssignsFileName {
  std::string name;
};
struct AssignsInRun {
  std::string name;
  std::string what;  ///< "a name of the file", "an axis", "bound in the experiment"
};
/// A doubt.
struct HidesName {
  std::string name;
  std::string whose;  ///< "of the file", "that is always in scope", "of the function around it"
};
struct NameTwice {
  std::string name;
  std::string where;  ///< "among the parameters", "among the names of 'for'"
};
struct TooManyNames {
  std::size_t limit;
};

// ── Placement ───────────────────────────────────────────────────────────────────────────────────────────────────────

struct OutsideLoop {
  std::string word;
};
struct ReturnOutsideFunction {};
/// A clause in a block where it has no meaning.
struct Misplaced {
  std::string word;
  std::string home;   ///< "in 'run'", "in an experiment"
  std::string found;  ///< "in a claim"; may be empty
};
/// A doubt: `run` has neither `record` nor `expect`.
struct RecordsNothing {
  std::string experiment;
};
/// A doubt: an axis, or axes that walk together, of which `run` reads none.
struct UnreadAxes {
  std::vector<std::string> axes;
};
struct ClauseTwice {
  std::string word;
  std::string owner;
};
struct EndOutside {};
struct BlockAfterCall {};
/// `title = "…"` within a figure or a panel.
struct OptionBound {
  std::string name;
};
struct NotBuilt {
  std::string word;
};
/// `because` at the end of a whole block.
struct AnswersBlock {
  std::string block;  ///< "run"
};
struct PublishedWithoutComparison {};
struct TooDeep {
  int limit;
};

// ── Calls and values ────────────────────────────────────────────────────────────────────────────────────────────────

struct UnknownParameter {
  std::string callee;
  std::string name;
  MaybeName nearest;
  std::string help;  ///< "ansatz help klein_gordon"; may be empty
  std::string declared;
};
struct RepeatedParameter {
  std::string callee;
  std::string name;
};
struct MissingParameter {
  std::string callee;
  std::string name;
  std::string declared;
  std::string help;
};
struct TooManyValues {
  std::string callee;
  std::size_t most;
  std::size_t given;
  std::string declared;
  std::string help;
};
/// `(b = 5, settings...)` where `settings` has b.
struct SpreadOverWritten {
  std::string name;
  std::string spread;  ///< "settings"
};
struct PositionalAfterNamed {};
/// `a[0]`, `a[-1]`.
struct PlaceBelowOne {
  std::string index;
  std::string instead;  ///< "a[end]"; may be empty
};
/// A constant that a declaration does not allow; the sentence was made from the declaration.
struct RefusedValue {
  std::string sentence;
  MaybeName nearest;
  std::string declared;
  std::string help;
};
/// A doubt: values that an axis or a loop goes through, and a declaration does not allow; of the first of them.
struct RefusedElements {
  std::string name;
  bool are_all = false;
  RefusedValue first;
};
struct NotCallable {
  std::string name;
  std::string what;
};
/// An operation on constants that has no meaning.
struct BadOperation {
  std::string sentence;
  std::string help;
};
struct BadCondition {
  std::string found;
};
struct NotVisitable {
  std::string word;  ///< "for", "vary"
  std::string found;
  std::string help;
};
/// `vary a in 0..0.5`, which would go through 0 alone.
struct NoWholeEnd {
  std::string word;
  std::string interval;
  std::string help;
};
/// A doubt: `b ± 5 percent` where b may be no share.
struct AbsoluteShare {
  std::string tolerance;  ///< "5 percent"
  std::string number;     ///< "0.05"
};
/// A doubt: `kruskal_wallis(x, a)` where `x by a` was meant.
struct SampleIsAxis {
  std::string axis;
  std::string help;
};

// ── Experiments ─────────────────────────────────────────────────────────────────────────────────────────────────────

struct ColumnTwice {
  std::string name;
  std::string other;  ///< "recorded", "an axis", "bound in the experiment"
  std::uint32_t line;
};
struct RecordInLoop {
  std::string name;
};
struct ReadsColumns {
  std::string name;
};
struct BoundByItself {
  std::string name;
};
struct AxisTwice {
  std::string name;
};
/// `refine w`, `paired over w`.
struct UnknownAxis {
  std::string name;
  MaybeName nearest;
  Names axes;
  bool is_column = false;
};
/// An axis between whose points no further ones can be placed.
struct CannotRefine {
  std::string axis;
  std::string why;  ///< "its points are named, and new ones would have no name"
};
/// What changes, or what must hold, looks at no column.
struct LooksAtNoColumn {
  std::string clause;
  Names columns;
};
struct NotADistribution {
  Names distributions;
};
struct UnknownDesign {
  std::string name;
  MaybeName nearest;
  Names designs;
};
/// A doubt: `alpah = 0.01` where `alpha 0.01` was meant.
struct BoundForClause {
  std::string name;
  std::string clause;
};
/// `keeping f(x)`.
struct KeepsNoName {};
/// What is kept is never bound by 'run'.
struct KeptNeverBound {
  std::string name;
  MaybeName nearest;
};
struct CannotKeep {
  std::string name;
  std::string what;  ///< "an axis"
};
/// Clauses of one experiment that exclude one another.
struct CannotStandTogether {
  std::string one, other;
  std::string why;
};
/// `replicate 4..30` without `until`, and the other way round.
struct RangeAndCondition {
  bool has_condition = false;
};
struct NeedsPart {
  std::string owner;  ///< "experiment 'x'", "this hypothesis"
  std::string part;   ///< "'run'", "a test"
  std::string help;
};
/// `claim "…" { mean(x) = 4.6 }`.
struct ClaimBinds {};
struct SecondTest {};
struct NotATest {
  Names tests;
};
struct UnknownCorrection {
  std::string name;
  MaybeName nearest;
  Names known;
};
/// Two figures of one name, two claims or hypotheses of one title.
struct BlockTwice {
  std::string blocks;  ///< "figures"
  std::string name;
  std::uint32_t line;
};
struct NamesAndValues {
  std::size_t names;
  std::size_t values;
};
struct BadTemplate {
  std::string found;
};

// ── Other files, other languages ────────────────────────────────────────────────────────────────────────────────────

struct ImportFails {
  std::string sentence;
};
struct ImportBindsTwice {
  std::string name;
  std::uint32_t line;
};
struct LuaRefuses {
  std::string sentence;
};

using Problem =
    std::variant<UnknownName, NameOfModule, AmbiguousName, UsedBeforeBound, BoundInBlock, UnknownModule,
                 UnknownInModule, UnknownField, UnknownColumn, TableNotThere, UnknownUnit, UnknownGroup, TooManyGroups,
                 NeverThatValue, PowerOfQuantity, UnitOrVariable, UnknownDimension, MarkOutsideFigure, UnknownMark,
                 BoundTwice, NameInUse, AssignsFileName, AssignsInRun, HidesName, NameTwice, TooManyNames, OutsideLoop,
                 ReturnOutsideFunction, Misplaced, RecordsNothing, UnreadAxes, ClauseTwice, EndOutside, BlockAfterCall,
                 OptionBound, NotBuilt, AnswersBlock, PublishedWithoutComparison, TooDeep, UnknownParameter,
                 RepeatedParameter, MissingParameter, TooManyValues, SpreadOverWritten, PositionalAfterNamed,
                 PlaceBelowOne, RefusedValue, RefusedElements, NotCallable, BadOperation, BadCondition, NotVisitable,
                 NoWholeEnd, AbsoluteShare, SampleIsAxis, ColumnTwice, RecordInLoop, ReadsColumns, BoundByItself,
                 AxisTwice, UnknownAxis, CannotRefine, LooksAtNoColumn, NotADistribution, UnknownDesign, BoundForClause,
                 KeepsNoName, KeptNeverBound, CannotKeep, CannotStandTogether, RangeAndCondition, NeedsPart, ClaimBinds,
                 SecondTest, NotATest, UnknownCorrection, BlockTwice, NamesAndValues, BadTemplate, ImportFails,
                 ImportBindsTwice, LuaRefuses>;

/// The problem as people read it, at its place.
syntax::Diagnostic describe(const Problem& problem, syntax::SourcePtr source, syntax::Span span);

}  // namespace ansatz::check
