// SPDX-License-Identifier: MIT
#include "interpreter/faces/looked_at.h"

#include <cctype>

#include "interpreter/check/walk.h"

namespace ansatz::faces {

using namespace syntax;

namespace {

bool is_name(const ExpressionPtr& expression, const std::string& name) {
  const auto* found = expression ? as<Name>(*expression) : nullptr;
  return found && found->name == name;
}

/// Bytes beyond ASCII belong to letters.
bool continues_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || (c & 0x80) != 0; }

}  // namespace

LookedAt looked_at_in_lua(const std::string& text, const std::string& name) {
  LookedAt looked;
  for (std::size_t at = 0; (at = text.find(name, at)) != std::string::npos; at += name.size()) {
    const std::size_t end = at + name.size();
    const bool whole = (at == 0 || !continues_word(text[at - 1])) && (end == text.size() || !continues_word(text[end]));
    looked.everything |= whole;
  }
  return looked;
}

LookedAt looked_at(const check::Checked& entry, const std::string& name) {
  LookedAt looked;
  std::size_t names = 0, owners = 0;
  const auto visit = [&](const Expression& expression) {
    if (const auto* lone = as<Name>(expression)) names += lone->name == name ? 1 : 0;
    if (const auto* field = as<Field>(expression); field && is_name(field->object, name)) {
      ++owners;
      looked.fields.insert(field->name.text);
    }
    if (const auto* lua = as<LuaBlock>(expression)) looked.everything |= looked_at_in_lua(lua->text, name).everything;
  };
  for (const auto& statement : entry.file->statements) {
    check::each_expression(*statement, visit);
    if (const auto* lua = as<LuaBlock>(*statement)) looked.everything |= looked_at_in_lua(lua->text, name).everything;
  }
  looked.everything |= names > owners;
  return looked;
}

}  // namespace ansatz::faces
