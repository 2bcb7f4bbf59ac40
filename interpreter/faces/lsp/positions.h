// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "interpreter/syntax/source.h"

/// Places as editors count them: lines and columns from 0, columns in UTF-16 units, so that 𝜑 takes two.
namespace ansatz::faces::lsp {

/// The byte at a position; past the end of a line its end, past the end of the text its end. Throws what the JSON
/// library throws where `position` is none.
std::uint32_t offset_of(const syntax::Source& source, const nlohmann::json& position);

nlohmann::json position_of(const syntax::Source& source, std::uint32_t offset);
nlohmann::json range_of(const syntax::Source& source, syntax::Span span);
nlohmann::json whole_range(const syntax::Source& source);

/// The path of a `file:` URI, nothing for other schemes.
std::optional<std::string> path_of(const std::string& uri);
std::string uri_of(const std::string& path);

}  // namespace ansatz::faces::lsp
