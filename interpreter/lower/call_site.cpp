// SPDX-License-Identifier: MIT
#include "interpreter/lower/call_site.h"

#include <map>

#include "interpreter/check/walk.h"
#include "stdlib/core/fingerprint.h"

namespace ansatz::lower {

using namespace syntax;

namespace {

class Structure {
 public:
  Structure(const check::Checked& checked, core::Fingerprint& out) : checked_(checked), out_(out) {}

  void arguments(const std::vector<Argument>& list) {
    out_.add(std::uint64_t{list.size()});
    for (const Argument& each : list) {
      out_.add(static_cast<std::uint64_t>(each.kind));
      if (each.kind == Argument::Kind::Named) out_.add(each.name.text);
      expression(*each.value);
    }
  }

 private:
  void expression(const Expression& whole) {
    out_.add(std::uint64_t{whole.node.index()});
    if (const auto* number = as<Number>(whole)) {
      out_.add(number->value).add(std::uint64_t{number->is_imaginary});
    } else if (const auto* quantity = as<Quantity>(whole)) {
      out_.add(quantity->value).add(quantity->unit);
    } else if (const auto* text = as<Text>(whole)) {
      out_.add(text->value);
    } else if (const auto* truth = as<Truth>(whole)) {
      out_.add(std::uint64_t{truth->value});
    } else if (const auto* name = as<Name>(whole)) {
      this->name(whole, name->name);
    } else if (const auto* unary = as<Unary>(whole)) {
      out_.add(static_cast<std::uint64_t>(unary->op));
    } else if (const auto* binary = as<Binary>(whole)) {
      out_.add(static_cast<std::uint64_t>(binary->op));
    } else if (const auto* field = as<Field>(whole)) {
      out_.add(field->name.text);
    } else if (const auto* lua = as<LuaBlock>(whole)) {
      out_.add(lua->text);
    } else if (const auto* function = as<FunctionLiteral>(whole)) {
      for (const Parameter& each : function->parameters) number_of(each.name.text);
    } else if (const auto* index = as<Index>(whole)) {
      for (const auto& each : index->subscripts) out_.add(std::uint64_t{each.value != nullptr});
    } else if (const auto* list = as<ListLiteral>(whole)) {
      out_.add(std::uint64_t{list->items.size()});
    }
    if (const auto* call = as<Call>(whole)) {
      expression(*call->callee);
      arguments(call->arguments);
    } else if (const auto* record = as<RecordLiteral>(whole)) {
      arguments(record->fields);
    } else {
      parts(whole);
    }
  }

  void statement(const Statement& whole) {
    out_.add(std::uint64_t{whole.node.index()});
    if (const auto* binding = as<Binding>(whole)) number_of(binding->name.text);
    if (const auto* function = as<FunctionDefinition>(whole)) {
      number_of(function->name.text);
      for (const Parameter& each : function->parameters) number_of(each.name.text);
    }
    if (const auto* loop = as<For>(whole)) {
      for (const Word& each : loop->names) number_of(each.text);
    }
    if (const auto* lua = as<LuaBlock>(whole)) out_.add(lua->text);
    parts(whole);
  }

  template <class Node>
  void parts(const Node& whole) {
    check::each_part(
        whole, [&](const Expression& part) { expression(part); },
        [&](const Block& block) {
          out_.add(std::uint64_t{block.statements.size()});
          for (const auto& each : block.statements) statement(*each);
        });
  }

  void name(const Expression& whole, const std::string& name) {
    using Kind = check::Resolution::Kind;
    const check::Resolution& resolution = checked_.resolution(whole);
    if (resolution.kind == Kind::kernel)
      out_.add(resolution.kernel->dotted_name());
    else if (resolution.kind == Kind::builtin || resolution.kind == Kind::module)
      out_.add(name);
    else
      number_of(name);
  }

  void number_of(const std::string& name) { out_.add(numbers_.emplace(name, numbers_.size()).first->second); }

  const check::Checked& checked_;
  core::Fingerprint& out_;
  std::map<std::string, std::uint64_t> numbers_;
};

}  // namespace

std::string call_site(const check::Checked& checked, const core::Kernel& kernel, const Call& call) {
  core::Fingerprint fingerprint;
  fingerprint.add(kernel.dotted_name());
  Structure(checked, fingerprint).arguments(call.arguments);
  return fingerprint.hex().substr(0, 16);
}

}  // namespace ansatz::lower
