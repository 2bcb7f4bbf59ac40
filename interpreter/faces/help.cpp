// SPDX-License-Identifier: MIT
#include "interpreter/faces/help.h"

#include <algorithm>

#include "interpreter/experiment/text_layout.h"
#include "interpreter/faces/builtin_pages.h"
#include "interpreter/faces/unit_page.h"
#include "interpreter/faces/word_pages.h"
#include "stdlib/core/declare/article.h"
#include "stdlib/core/print.h"

namespace ansatz::faces {
namespace {

using core::Item;
using core::Kernel;

/// A page of text: paragraphs, and lists whose names stand in one column.
class Page {
 public:
  explicit Page(std::size_t width) : width_(width) {}

  void line(const std::string& text) { out_ += text + "\n"; }
  void paragraph(const std::string& text, const std::string& indent = "  ") {
    if (text.empty()) return;
    for (const std::string& line : experiment::wrapped(text, width_ - indent.size()))
      out_ += (line.empty() ? "" : indent + line) + "\n";
  }
  void heading(const std::string& text) { out_ += "\n" + text + "\n"; }
  void list(const std::vector<std::pair<std::string, std::string>>& entries) {
    std::size_t column = 0;
    for (const auto& [name, text] : entries) column = std::max(column, experiment::text_width(name));
    column = std::min<std::size_t>(column, 28);
    for (const auto& [name, text] : entries) {
      std::string mark = "  " + experiment::padded(name, column) + "  ";
      for (const std::string& line : experiment::wrapped(text, std::max<std::size_t>(width_ - column - 4, 30))) {
        out_ += mark + line + "\n";
        mark = std::string(column + 4, ' ');
      }
    }
  }
  /// Lines as they stand, indented.
  void text(std::string_view lines) {
    while (!lines.empty()) {
      const std::size_t end = std::min(lines.find('\n'), lines.size());
      line("  " + std::string(lines.substr(0, end)));
      lines.remove_prefix(std::min(end + 1, lines.size()));
    }
  }
  std::string take() { return std::move(out_); }

 private:
  std::size_t width_;
  std::string out_;
};

/// A declaration without its leading name: the list already has it.
std::pair<std::string, std::string> entry(const Item& item, const core::Value* fallback) {
  const std::string text = item.declaration(fallback);
  const std::string lead = item.name + ", ";
  return {item.name, text.rfind(lead, 0) == 0 ? text.substr(lead.size()) : text};
}

std::string kernel_page(const Kernel& kernel, std::size_t width) {
  Page page(width);
  page.line(kernel.dotted_name());
  page.paragraph(kernel.summary);
  page.line("");
  page.paragraph(kernel.signature(), "    ");
  if (!kernel.details.empty()) page.line("");
  page.paragraph(kernel.details);
  if (!kernel.parameters.empty()) {
    page.heading("parameters");
    std::vector<std::pair<std::string, std::string>> entries;
    for (const Item& item : kernel.parameters) entries.push_back(entry(item, &kernel.default_of(item)));
    page.list(entries);
  }
  page.heading("returns");
  if (kernel.results) {
    page.paragraph(core::with_article(kernel.results->name) + " record");
    std::vector<std::pair<std::string, std::string>> entries;
    for (const Item& item : kernel.results->fields) entries.push_back(entry(item, nullptr));
    page.list(entries);
  } else {
    page.paragraph(entry(kernel.value, nullptr).second);
  }
  if (!kernel.examples.empty()) {
    page.heading(kernel.examples.size() == 1 ? "example" : "examples");
    for (const core::Example& example : kernel.examples) {
      page.line("  " + example.code +
                (example.expected ? "    # " + core::text(core::Value(*example.expected)) : std::string()));
    }
  }
  if (kernel.refinement) {
    page.heading("finer, for the errors of claims");
    page.paragraph(kernel.refinement->how);
  }
  if (!kernel.sources.empty()) {
    page.heading(kernel.sources.size() == 1 ? "source" : "sources");
    for (const std::string& source : kernel.sources) page.paragraph(source);
  }
  return page.take();
}

std::string module_page(const core::Module& module, std::size_t width) {
  Page page(width);
  page.line("module " + module.name);
  page.paragraph(module.summary);
  page.paragraph(module.always_in_scope ? "Always in scope." : "Bring its names into scope with: use " + module.name);
  page.heading("kernels");
  std::vector<std::pair<std::string, std::string>> entries;
  for (const Kernel* kernel : module.kernels) entries.emplace_back(kernel->name, kernel->summary);
  page.list(entries);
  return page.take();
}

std::string mark_page(const figure::MarkDeclaration& mark, std::size_t width) {
  Page page(width);
  page.line(mark.name + (mark.holds_block ? ", of figures" : ", a mark of figures"));
  page.paragraph(mark.summary);
  page.heading("parameters");
  std::vector<std::pair<std::string, std::string>> entries;
  for (const figure::MarkParameter& parameter : mark.parameters) {
    std::string text = parameter.meaning;
    if (!parameter.choices.empty()) {
      text += " One of";
      for (std::size_t i = 0; i < parameter.choices.size(); ++i)
        text += std::string(i ? ", " : " ") + '"' + parameter.choices[i] + '"';
      text += ".";
    }
    if (const std::string bounds = figure::bounds(parameter); !bounds.empty())
      text += (parameter.choices.empty() ? " Must be " : " A number must be ") + bounds + ".";
    text += parameter.fallback.empty() ? " Must be given." : " Default: " + parameter.fallback + ".";
    entries.emplace_back(parameter.name, text);
  }
  page.list(entries);
  if (!mark.example.empty()) {
    page.heading("example");
    page.line("  " + mark.example);
  }
  return page.take();
}

std::string record_page(const core::Structure& structure, const core::Registry& registry, std::size_t width) {
  Page page(width);
  page.line(structure.name + ", a record");
  std::string makers;
  for (const Kernel* kernel : registry.kernels()) {
    if (kernel->results == &structure) makers += (makers.empty() ? "" : ", ") + kernel->dotted_name();
  }
  if (!makers.empty()) page.paragraph("Returned by " + makers + ".");
  page.heading("fields");
  std::vector<std::pair<std::string, std::string>> entries;
  for (const Item& item : structure.fields) entries.push_back(entry(item, nullptr));
  page.list(entries);
  return page.take();
}

std::string word_page(const WordPage& word, std::size_t width) {
  Page page(width);
  page.line(std::string(word.name) + ", a word of the language");
  page.paragraph(std::string(word.summary));
  page.heading("form");
  page.text(word.form);
  if (!word.example.empty()) {
    page.heading("example");
    page.text(word.example);
  }
  page.line("");
  page.paragraph("More in docs/guide/" + std::string(word.more) + " and grammar/README.md.");
  return page.take();
}

std::string units_page(std::size_t width) {
  Page page(width);
  page.line("units");
  page.paragraph(
      "A number and a unit on one line are a quantity: 5 eV, 180 mm. A unit of several parts stands in brackets: "
      "1.5[nm/fs], 2[kg*m^2]. Units have no offset, and are no names: they stand after numbers only.");
  for (const UnitGroup& group : unit_groups()) {
    page.heading(group.dimension);
    std::vector<std::pair<std::string, std::string>> entries;
    for (const UnitGroup::Line& unit : group.units) entries.emplace_back(unit.name, unit.text);
    page.list(entries);
  }
  return page.take();
}

}  // namespace

std::optional<std::string> help_page(const std::string& name, const core::Registry& registry, std::size_t width) {
  if (const Kernel* kernel = registry.find(name)) return kernel_page(*kernel, width);
  // A name that several modules share gets all their pages.
  std::string pages;
  for (const Kernel* kernel : registry.kernels()) {
    if (kernel->name == name) pages += (pages.empty() ? "" : "\n") + kernel_page(*kernel, width);
  }
  if (!pages.empty()) return pages;
  // `figure` and `hypothesis` are words, and have options or a module besides.
  const auto add = [&](const std::string& page) { pages += (pages.empty() ? "" : "\n") + page; };
  if (const WordPage* word = find_word_page(name)) add(word_page(*word, width));
  if (const core::Module* module = registry.find_module(name)) add(module_page(*module, width));
  if (const figure::MarkDeclaration* mark = figure::find_declaration(name)) add(mark_page(*mark, width));
  if (!pages.empty()) return pages;
  if (name == "units") return units_page(width);
  if (const BuiltinPage* builtin = find_builtin_page(name)) {
    Page page(width);
    page.line(builtin->name);
    page.paragraph(builtin->summary);
    page.heading(builtin->signature);
    page.paragraph(builtin->details);
    page.heading("example");
    page.line("  " + builtin->example);
    return page.take();
  }
  if (const core::Structure* structure = registry.find_structure(name)) return record_page(*structure, registry, width);
  return std::nullopt;
}

std::vector<std::string> names_with_help(const core::Registry& registry) {
  std::vector<std::string> names;
  for (const auto& module : registry.modules()) {
    names.push_back(module->name);
    for (const Kernel* kernel : module->kernels) {
      names.push_back(kernel->name);
      names.push_back(kernel->dotted_name());
    }
  }
  for (const auto& mark : figure::mark_declarations()) names.push_back(mark.name);
  for (const auto& block : figure::block_declarations()) names.push_back(block.name);
  for (const auto& builtin : builtin_pages()) names.push_back(builtin.name);
  for (const WordPage& word : word_pages()) names.emplace_back(word.name);
  names.emplace_back("units");
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

std::string list_page(const std::string& module_name, const core::Registry& registry, std::size_t width) {
  Page page(width);
  bool first = true;
  const auto section = [&](const std::string& heading, const std::vector<std::pair<std::string, std::string>>& found) {
    if (found.empty()) return;
    if (first)
      page.line(heading);
    else
      page.heading(heading);
    first = false;
    page.list(found);
  };
  for (const auto& module : registry.modules()) {
    if (!module_name.empty() && module->name != module_name) continue;
    std::vector<std::pair<std::string, std::string>> found;
    for (const Kernel* kernel : module->kernels) found.emplace_back(kernel->name, kernel->summary);
    section(module->name + (module->always_in_scope ? ", always in scope" : ""), found);
  }
  if (!module_name.empty()) return page.take();
  std::vector<std::pair<std::string, std::string>> language, marks;
  for (const auto& builtin : builtin_pages()) language.emplace_back(builtin.name, builtin.summary);
  for (const auto& mark : figure::mark_declarations()) marks.emplace_back(mark.name, mark.summary);
  section("of the language", language);
  section("marks of figures", marks);
  return page.take();
}

}  // namespace ansatz::faces
