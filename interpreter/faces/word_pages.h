// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

namespace ansatz::faces {

/// Help on a word of the language: one row of a table that help, completion and the reference read.
struct WordPage {
  std::string_view name;
  std::string_view summary;
  std::string_view form;     ///< how it is written; may have several lines
  std::string_view example;  ///< a script that runs; empty where the word is not built yet
  std::string_view more;     ///< where the guide tells of it: "2-language.md"
};

/// Every word of the grammar, and a few things that look like words (`at`, `end`, `error`).
const std::vector<WordPage>& word_pages();
const WordPage* find_word_page(std::string_view name);

/// The words of experiments; part of the table.
const std::vector<WordPage>& experiment_word_pages();

}  // namespace ansatz::faces
