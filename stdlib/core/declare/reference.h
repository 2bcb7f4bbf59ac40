// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace ansatz::core {

/// A work that kernels come from. Everything that is said of it, in help, reference pages and BibTeX, is read off here.
struct Reference {
  std::string_view key;      ///< of BibTeX: shannon1948
  std::string_view kind;     ///< article, book, inproceedings, misc
  std::string_view authors;  ///< as BibTeX has them: "Mann, Henry B. and Whitney, Donald R."
  std::string_view title;
  std::string_view venue;  ///< journal, abbreviated; proceedings; publisher of a book; where a program is found
  std::string_view volume;
  int year = 0;
  std::string_view pages;  ///< "379–423", or the number of an article
  std::string_view doi;    ///< empty where there is none, or none that was looked up

  /// How a sentence names it: "Shannon, Bell Syst. Tech. J. 27 (1948) 379–423".
  std::string short_form() const;
  std::string bibtex() const;
};

}  // namespace ansatz::core
