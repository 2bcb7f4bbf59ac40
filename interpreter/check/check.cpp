// SPDX-License-Identifier: MIT
#include "interpreter/check/check.h"

#include <algorithm>

#include "interpreter/check/facts.h"

namespace ansatz::check {

namespace {

/// Two imports may lead to one file; its errors are told once.
void append_once(syntax::Diagnostics& all, const syntax::Diagnostics& more) {
  for (const auto& each : more) {
    const bool is_there = std::any_of(all.begin(), all.end(), [&](const auto& other) {
      return other.source->name() == each.source->name() && other.span == each.span && other.message == each.message;
    });
    if (!is_there) all.push_back(each);
  }
}

}  // namespace

bool Checked::ok() const {
  return std::none_of(diagnostics.begin(), diagnostics.end(),
                      [](const auto& each) { return each.severity == syntax::Severity::Error; });
}

Checked check(std::shared_ptr<const syntax::File> file, const Options& options) {
  Checked checked;
  checked.file = std::move(file);
  checked.is_prompt = options.is_prompt;
  checked.resolutions.resize(checked.file->node_count);
  checked.scopes.resize(checked.file->node_count, BindingScope::none);
  Facts facts(checked, options);
  resolve_names(facts);
  if (!facts.too_deep) check_kinds(facts);
  if (checked.ok()) doubt_unread_axes(facts);
  std::stable_sort(checked.diagnostics.begin(), checked.diagnostics.end(),
                   [](const auto& a, const auto& b) { return a.span.begin < b.span.begin; });
  if (!facts.too_deep) answer_doubts(checked);
  append_once(checked.diagnostics, facts.elsewhere);
  return checked;
}

Checked check(syntax::ParseResult parsed, const Options& options) {
  Checked checked = check(std::make_shared<const syntax::File>(std::move(parsed.file)), options);
  if (parsed.diagnostics.empty()) return checked;
  const std::string here = checked.file->source->name();
  checked.file = nullptr;
  syntax::Diagnostics& all = checked.diagnostics;
  std::erase_if(all, [](const auto& each) { return each.severity != syntax::Severity::Error; });
  all.insert(all.begin(), parsed.diagnostics.begin(), parsed.diagnostics.end());
  const auto elsewhere =
      std::stable_partition(all.begin(), all.end(), [&](const auto& each) { return each.source->name() == here; });
  std::stable_sort(all.begin(), elsewhere, [](const auto& a, const auto& b) { return a.span.begin < b.span.begin; });
  return checked;
}

}  // namespace ansatz::check
