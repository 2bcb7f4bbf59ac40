// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/core/declare/registry.h"

namespace ansatz::faces {

/// Something that has a help page and speaks of what was asked for.
struct Hit {
  std::string name, summary;  ///< a kernel's name is dotted unless it is always in scope
  double score = 0;
};

/// What speaks of the words, best first: a word in a name counts most, then in a summary, then in parameters, results
/// and sources, and a rare word more than a common one. What has all the words comes before what lacks some. Any case,
/// accents or none, singular for plural; part of a word will do, and "of" and its like do not count.
std::vector<Hit> search(const std::string& words, const core::Registry& registry);

/// The best hits as a list, with a line on how many more there are; empty where nothing was found.
std::string search_page(const std::string& words, const core::Registry& registry, std::size_t width = 100,
                        std::size_t most = 12);

}  // namespace ansatz::faces
