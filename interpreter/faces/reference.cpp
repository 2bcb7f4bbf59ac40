// SPDX-License-Identifier: MIT
#include "interpreter/faces/reference.h"

#include "interpreter/faces/builtin_pages.h"
#include "interpreter/faces/unit_page.h"
#include "interpreter/faces/word_pages.h"
#include "interpreter/figure/declarations.h"
#include "stdlib/core/declare/article.h"
#include "stdlib/core/print.h"

namespace ansatz::faces {
namespace {

using core::Item;
using core::Kernel;

constexpr const char* kOrigin = "<!-- Written by `ansatz reference` from the declarations; do not edit. -->\n\n";

/// Text that may stand in a cell of a table.
std::string cell(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '|' || c == '<' || c == '*' || c == '_') out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out;
}

std::string kind_of(const Item& item) {
  std::string text = item.kind.describe(item.arity);
  if (!item.range.is_everything() && !item.range.describe().empty()) text += " " + item.range.describe();
  if (!item.unit.symbol.empty()) text += " in " + item.unit.symbol;
  if (!item.shape.empty()) {
    text += " [";
    for (std::size_t i = 0; i < item.shape.size(); ++i) text += (i ? ", " : "") + item.shape[i];
    text += "]";
  }
  return text;
}

std::string fields_table(const std::vector<Item>& fields) {
  std::string out = "| field | kind | meaning |\n|---|---|---|\n";
  for (const Item& item : fields)
    out += "| `" + item.name + "` | " + cell(kind_of(item)) + " | " + cell(item.meaning) + " |\n";
  return out + "\n";
}

std::string kernel_section(const Kernel& kernel) {
  std::string out = "## " + kernel.name + "\n\n" + kernel.summary + "\n\n    " + kernel.signature() + "\n\n";
  if (!kernel.details.empty()) out += kernel.details + "\n\n";
  if (!kernel.parameters.empty()) {
    out += "| parameter | kind | default | meaning |\n|---|---|---|---|\n";
    for (const Item& item : kernel.parameters) {
      const std::string fallback = kernel.default_text(item);
      const std::string written = item.required ? "must be given" : fallback.empty() ? "—" : "`" + fallback + "`";
      out += "| `" + item.name + (item.rest ? "…" : "") + "` | " + cell(kind_of(item)) + " | " + written + " | " +
             cell(item.meaning) + " |\n";
    }
    out += "\n";
  }
  if (kernel.results)
    out += "Returns " + std::string(core::article(kernel.results->name)) + " `" + kernel.results->name +
           "` record:\n\n" + fields_table(kernel.results->fields);
  else
    out +=
        "Returns " + kind_of(kernel.value) + (kernel.value.meaning.empty() ? "" : ": " + kernel.value.meaning) + "\n\n";
  for (const core::Example& example : kernel.examples) {
    out += "    " + example.code;
    if (example.expected) out += "    # " + core::text(core::Value(*example.expected));
    out += "\n";
  }
  if (!kernel.examples.empty()) out += "\n";
  if (kernel.refinement) out += "Finer, for the errors of claims: " + kernel.refinement->how + ".\n\n";
  for (const std::string& source : kernel.sources) out += "Source: " + source + "\n\n";
  return out;
}

std::string module_page(const core::Module& module) {
  std::string out = kOrigin + ("# " + module.name) + "\n\n" + module.summary + "\n\n";
  out +=
      module.always_in_scope ? "Always in scope.\n\n" : "`use " + module.name + "` brings these names into scope.\n\n";
  for (const Kernel* kernel : module.kernels) out += kernel_section(*kernel);
  return out;
}

std::string figures_page() {
  std::string out = kOrigin + std::string("# Figures\n\nThe words of `figure` blocks.\n\n");
  for (const auto* declarations : {&figure::block_declarations(), &figure::mark_declarations()}) {
    for (const figure::MarkDeclaration& mark : *declarations) {
      out += "## " + mark.name + "\n\n" + mark.summary + "\n\n";
      out += "| parameter | default | meaning |\n|---|---|---|\n";
      for (const figure::MarkParameter& parameter : mark.parameters) {
        std::string meaning = parameter.meaning;
        for (std::size_t i = 0; i < parameter.choices.size(); ++i)
          meaning += (i ? ", `\"" : " One of `\"") + parameter.choices[i] + "\"`";
        const std::string bounds = figure::bounds(parameter);
        if (!bounds.empty())
          meaning += (parameter.choices.empty() ? " Must be " : ". A number must be ") + bounds + ".";
        out += "| `" + parameter.name + "` | " +
               (parameter.fallback.empty() ? "must be given" : cell(parameter.fallback)) + " | " + meaning + " |\n";
      }
      out += "\n";
      if (!mark.example.empty()) out += "    " + mark.example + "\n\n";
    }
  }
  return out;
}

/// Lines as code.
std::string indented(std::string_view lines) {
  std::string out = "    ";
  for (const char c : lines) {
    out += c;
    if (c == '\n') out += "    ";
  }
  return out + "\n\n";
}

std::string words_page() {
  std::string out = kOrigin + std::string(
                                  "# Words\n\nThe words of the language, with an example of each; "
                                  "[the notation](../../grammar/README.md) has them in order.\n\n");
  for (const WordPage& word : word_pages()) {
    out += "## " + std::string(word.name) + "\n\n" + std::string(word.summary) + "\n\n" + indented(word.form);
    if (!word.example.empty()) out += "For example\n\n" + indented(word.example);
    out += "[More](../guide/" + std::string(word.more) + ")\n\n";
  }
  return out;
}

std::string units_page() {
  std::string out = kOrigin + std::string(
                                  "# Units\n\nA number and a unit on one line are a quantity: `5 eV`, `180 mm`. A unit "
                                  "of several parts stands in brackets: `1.5[nm/fs]`.\n\n");
  for (const UnitGroup& group : unit_groups()) {
    out += "## " + group.dimension + "\n\n| unit | |\n|---|---|\n";
    for (const UnitGroup::Line& unit : group.units) out += "| `" + unit.name + "` | " + cell(unit.text) + " |\n";
    out += "\n";
  }
  return out;
}

}  // namespace

std::map<std::string, std::string> reference_pages(const core::Registry& registry) {
  std::map<std::string, std::string> pages;
  std::string index = kOrigin + std::string(
                                    "# Reference\n\nEvery kernel by module. `ansatz help NAME` shows the same at the "
                                    "terminal.\n\n");
  for (const auto& module : registry.modules()) {
    pages[module->name + ".md"] = module_page(*module);
    index += "- [" + module->name + "](" + module->name + ".md): " + module->summary + "\n";
  }
  pages["figures.md"] = figures_page();
  pages["words.md"] = words_page();
  pages["units.md"] = units_page();
  index +=
      "- [figures](figures.md): the words of `figure` blocks\n"
      "- [words](words.md): the words of the language\n- [units](units.md): every unit\n\nOf the language itself:\n\n";
  for (const BuiltinPage& page : builtin_pages()) index += "- `" + page.signature + "`: " + page.summary + "\n";
  pages["README.md"] = index;
  for (auto& [name, text] : pages) {
    while (text.size() > 1 && text[text.size() - 2] == '\n') text.pop_back();
  }
  return pages;
}

}  // namespace ansatz::faces
