// SPDX-License-Identifier: MIT
#include "interpreter/study/scripted_figure.h"

#include "interpreter/figure/arguments.h"
#include "interpreter/figure/declarations.h"
#include "interpreter/figure/marks.h"
#include "interpreter/syntax/suggest.h"

namespace ansatz::study {
namespace {

using core::Value;

check::Signature signature(const figure::MarkDeclaration& declaration) {
  check::Signature out;
  out.name = declaration.name;
  out.holds_block = declaration.holds_block;
  out.is_whole = declaration.is_whole;
  for (const figure::MarkParameter& parameter : declaration.parameters) {
    check::SignatureParameter described;
    described.name = parameter.name;
    described.required = parameter.fallback.empty();
    described.positional = parameter.positional;
    described.choices = parameter.choices;
    described.rank = parameter.rank;
    out.parameters.push_back(std::move(described));
  }
  return out;
}

/// What a script calls `figure`: inside `panels` every mark is a panel of its own, inside `panel` and outside both all
/// marks share one.
class FigureObject final : public host::Object, public std::enable_shared_from_this<FigureObject> {
 public:
  enum class Place { figure, panels, panel };
  FigureObject(figure::Figure& figure, figure::Storyboard* story, Place place)
      : figure_(figure), story_(story), place_(place) {}

  bool is_method(const std::string& name) const override { return figure::find_declaration(name) != nullptr; }
  Value get(const std::string& field) override {
    std::vector<std::string> known;
    for (const figure::MarkDeclaration& declaration : figure::mark_declarations()) known.push_back(declaration.name);
    for (const figure::MarkDeclaration& declaration : figure::block_declarations()) known.push_back(declaration.name);
    throw core::UnknownName("there is no mark '" + field + "'", field, known);
  }

  Value call(const std::string& method, std::span<const Value> positional,
             std::span<const core::NamedValue> named) override {
    std::vector<Value> values(positional.begin(), positional.end());
    const figure::NamedValues options(named.begin(), named.end());
    std::shared_ptr<host::ScriptFunction> block;
    if (!values.empty() && values.back().is<std::shared_ptr<core::Callable>>()) {
      block = host::script_function(values.back());
      values.pop_back();
    }
    if (method == "panels") {
      if (place_ != Place::figure) throw core::Mismatch("panels stand in a figure, not in one another");
      figure::set_grid(figure_, values, options);
      run(block, Place::panels);
    } else if (method == "panel") {
      // A turn of a loop is a panel already; the one that it begins with says of what kind.
      if (place_ != Place::panel)
        figure_.panels.emplace_back();
      else if (is_begun_)
        throw core::Mismatch("a panel cannot stand in a panel; a turn of a loop is one too, and holds one at most");
      figure_.panels.back() = figure::make_panel(options);
      is_begun_ = true;
      run(block, Place::panel);
    } else {
      if (place_ == Place::panels || figure_.panels.empty()) figure_.panels.emplace_back();
      is_begun_ = true;
      if (story_)
        story_->add(method, values, options);
      else
        figure::add_mark(figure_.panels.back(), figure::make_mark(method, values, options));
    }
    return {};
  }

 private:
  void run(const std::shared_ptr<host::ScriptFunction>& block, Place place) {
    if (!block) throw core::Mismatch("panels and panel hold a block: panels(1, 2) { … }");
    const std::vector<host::Argument> arguments{
        std::shared_ptr<host::Object>(std::make_shared<FigureObject>(figure_, story_, place))};
    block->call_with(arguments);
  }

  figure::Figure& figure_;
  figure::Storyboard* story_;  ///< whose stage the figure is; null where nothing moves
  Place place_;
  bool is_begun_ = false;  ///< whether a mark or a panel stands in this block already
};

figure::NamedValues options_of(const host::ExperimentSpec::Figure& spec, const std::shared_ptr<host::Object>& data) {
  const std::vector<host::Argument> arguments{data};
  const Value value = spec.options ? spec.options->call_with(arguments) : spec.fixed_options;
  const auto* record = value.get<core::Record>();
  return record ? figure::NamedValues(record->fields) : figure::NamedValues();
}

void run_block(const host::ExperimentSpec::Figure& spec, const std::shared_ptr<host::Object>& data,
               figure::Figure& figure, figure::Storyboard* story) {
  const std::vector<host::Argument> arguments{
      data, std::shared_ptr<host::Object>(std::make_shared<FigureObject>(figure, story, FigureObject::Place::figure))};
  spec.draw->call_with(arguments);
}

}  // namespace

std::vector<check::Signature> mark_signatures() {
  std::vector<check::Signature> signatures;
  for (const figure::MarkDeclaration& declaration : figure::mark_declarations())
    signatures.push_back(signature(declaration));
  for (const figure::MarkDeclaration& declaration : figure::block_declarations())
    signatures.push_back(signature(declaration));
  return signatures;
}

std::optional<std::string> mark_refusal(const std::string& mark, const std::string& parameter, const Value& value) {
  const auto refused = figure::refusal(mark, parameter, value);
  if (!refused) return std::nullopt;
  const auto near = syntax::nearest(refused->name, refused->known);
  return near ? refused->sentence + "; did you mean '" + *near + "'?" : refused->sentence;
}

figure::Figure build_figure(const host::ExperimentSpec::Figure& spec, const std::shared_ptr<host::Object>& data) {
  figure::Figure figure = figure::make_figure(spec.name, options_of(spec, data));
  run_block(spec, data, figure, nullptr);
  return figure;
}

figure::Storyboard build_storyboard(const host::ExperimentSpec::Figure& spec,
                                    const std::shared_ptr<host::Object>& data) {
  figure::Storyboard story(spec.name, options_of(spec, data));
  run_block(spec, data, story.stage(), &story);
  return story;
}

}  // namespace ansatz::study
