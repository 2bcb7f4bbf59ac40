// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "interpreter/check/constants.h"
#include "interpreter/check/facts.h"
#include "interpreter/check/nature.h"

namespace ansatz::check {

inline constexpr int kFarEnough = 24;  ///< names that lead to names, fields of fields

/// What shows of a value before a run, apart from constants.
struct Known {
  const core::Structure* structure = nullptr;  ///< a record that a declaration describes
  const core::Item* item = nullptr;            ///< one declared value: its kind and shape
  std::optional<Names> fields;                 ///< of a record written in the file
  KnownFunction function;
};

/// The second pass. Its parts live in kinds.cpp, calls.cpp, arguments.cpp, tolerances.cpp, claims.cpp, clauses.cpp,
/// groups.cpp, fields.cpp, known.cpp, nature.cpp and recorded_dimensions.cpp.
class KindPass {
 public:
  explicit KindPass(Facts& facts) : facts_(facts), registry_(facts.options.registry), constants_(facts) {}
  void run();

 private:
  void block(const syntax::Block& block);
  void statement(const syntax::Statement& statement);
  void expression(const syntax::Expression& expression);

  void condition(const syntax::Expression& condition);
  void claimed(const syntax::Block& body);
  void claimed(const syntax::Expression& condition);
  bool one_number(const syntax::Expression& side, const char* which, const char* relation);
  void comparable_units(const syntax::Expression& measured, const syntax::Expression& expected);
  void comparison(const syntax::Expression& whole, const syntax::Binary& binary);
  void tolerance(const syntax::Expression& whole, const syntax::Binary& binary);
  void never_equal(const syntax::Binary& binary);
  void share(const syntax::Binary& within, const core::Value& size);
  void absolute(const syntax::Binary& plus_minus, const core::Value& size);
  void visited(const char* word, const syntax::Expression& values, std::size_t names);
  void whole_ends(const char* word, const core::Interval& interval, syntax::Span span);
  void bounded(const char* word, const syntax::Expression& value, const core::Range& range, bool whole);
  void refined_axes(const syntax::Experiment& experiment);
  void refined(const syntax::Refine& refine, const syntax::Expression& values);
  void criterion(const syntax::Refine& refine);
  void enough(const syntax::Expression& condition);
  void bound_for_clause(const syntax::Block& body);
  void replicate_range(const syntax::Interval& range, syntax::Span span);
  void must_be_distribution(const syntax::Expression& value);
  std::string help_for(const core::Kernel& kernel) const;
  void must_be_text(const char* word, const syntax::Expression& value);
  void field(const syntax::Field& field);
  bool field_of_array(const syntax::Field& field);
  void field_of_plain_value(const syntax::Field& field);
  void field_of_kernel(const syntax::Field& field, const core::Kernel& kernel);
  void places(const syntax::Index& index);
  void coordinates(const syntax::Call& call, const syntax::Field& at);
  void reduced_dimension(const syntax::Call& call);

  void call(const syntax::Expression& whole, const syntax::Call& call);
  void kernel_call(const syntax::Call& call, const core::Kernel& kernel, syntax::Span callee);
  void signature_call(const std::vector<syntax::Argument>& arguments, const Signature& signature, syntax::Span callee,
                      bool is_mark);
  void signature_value(const Signature& signature, const SignatureParameter& parameter, const syntax::Expression& value,
                       bool is_mark);
  void function_call(const syntax::Expression& whole, const syntax::Call& call, const KnownFunction& function);
  void order(const std::vector<syntax::Argument>& arguments);
  void samples(const syntax::Call& call, const core::Kernel& kernel);
  void groups(const syntax::Call& call, const core::Kernel& kernel);
  void numbers(const syntax::Call& call, const core::Kernel& kernel);
  void room(const syntax::Call& panels);
  std::optional<Names> texts_of(const syntax::Expression& name);
  std::optional<core::Value> constants_of_axis(const syntax::Expression& name);

  void kernel_value(const core::Kernel& kernel, const core::Item& item, const syntax::Expression& value,
                    syntax::Span place, int depth = 0);
  bool function_value(const core::Kernel& kernel, const core::Item& item, const Known& known, syntax::Span place);
  bool kernel_itself(const core::Kernel& kernel, const core::Item& item, const syntax::Expression& value,
                     syntax::Span place);
  bool record_value(const core::Kernel& kernel, const core::Item& item, const Known& known, syntax::Span place);
  bool shape_value(const core::Kernel& kernel, const core::Item& item, const core::Value& value, syntax::Span place);
  void element_values(const core::Kernel& kernel, const core::Item& item, const syntax::Expression& name,
                      syntax::Span place);
  RefusedValue refused(const core::Kernel& kernel, const core::Item& item, const std::string& sentence,
                       const core::Value* value) const;
  void refuse(const core::Kernel& kernel, const core::Item& item, syntax::Span place, const std::string& sentence,
              const core::Value* value = nullptr);

  using Dimensions = std::optional<std::set<std::string>>;  ///< nothing: any
  Dimensions dimensions(const syntax::Expression& whole, int depth = 0);
  Dimensions dimensions_of_name(const syntax::Expression& name, int depth);
  Dimensions dimensions_of_call(const syntax::Call& call, int depth);
  Dimensions recorded_dimensions(const syntax::Experiment& experiment);
  Dimensions possible_dimensions(const syntax::Expression& value);
  Names in_order(const syntax::Expression& value, const std::set<std::string>& dimensions) const;
  void dimension_of_table(const syntax::Expression& whole, const std::string& name);

  /// What a value surely is.
  const Nature& nature(const syntax::Expression& expression);
  Nature nature_of(const syntax::Expression& expression);
  Nature nature_of_name(const syntax::Expression& name);
  Nature nature_of_call(const syntax::Call& call);
  Nature nature_of_binary(const syntax::Binary& binary);
  Nature nature_of_elements(const syntax::Expression& values);
  bool are_several(const syntax::Expression& values);
  bool is_surely_several(const syntax::Experiment& experiment);

  Known known(const syntax::Expression& expression, int depth = 0) const;
  Known known_element(const syntax::Expression& values, int depth) const;
  Known known_record(const syntax::RecordLiteral& record, int depth) const;
  /// The function that a callee names, where its definition stands in the file.
  KnownFunction known_function(const syntax::Expression& callee) const;
  bool is_builtin(const syntax::Expression& callee, std::string_view name) const;

  Facts& facts_;
  const core::Registry& registry_;
  Constants constants_;

  /// What is read off the table of the experiment under way.
  struct Table {
    std::string experiment;
    const ExperimentFacts* facts = nullptr;
    Dimensions dimensions;
    bool has_several_rows = false;  ///< surely, as the file stands
  };
  std::optional<Table> table_;
  bool is_one_row_ = false;  ///< a column is what one row recorded: in the criterion of `refine`
  std::unordered_map<syntax::NodeId, Nature> natures_;
};

/// "f(x, k = 1)": how messages quote a function of the file.
std::string signature_of(std::string_view name, const KnownFunction& function, const syntax::Source& source);
/// "line(x, y, style)": how messages quote a mark or a built-in.
std::string signature_of(const Signature& signature);

}  // namespace ansatz::check
