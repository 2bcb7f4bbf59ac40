// SPDX-License-Identifier: MIT
#include "stdlib/core/declare/reference.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace ansatz::core {
namespace {

constexpr std::size_t kNamed = 3;  // authors that the short form names; of more, the first

/// Family names, in order.
std::vector<std::string_view> families(std::string_view authors) {
  static constexpr std::string_view kAnd = " and ";
  std::vector<std::string_view> names;
  for (std::size_t at = 0; at <= authors.size();) {
    const std::size_t end = std::min(authors.find(kAnd, at), authors.size());
    const std::string_view author = authors.substr(at, end - at);
    names.push_back(author.substr(0, author.find(',')));
    at = end + kAnd.size();
  }
  return names;
}

std::string named(std::string_view authors) {
  const auto names = families(authors);
  if (names.size() > kNamed) return std::string(names[0]) + " et al.";
  std::string text(names[0]);
  for (std::size_t i = 1; i < names.size(); ++i) text += (i + 1 == names.size() ? " & " : ", ") + std::string(names[i]);
  return text;
}

/// Dashes of ranges as BibTeX writes them.
std::string bibtex_text(std::string_view text) {
  static constexpr std::string_view kDash = "–";
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, kDash.size()) == kDash) {
      out += "--";
      i += kDash.size() - 1;
    } else if (text[i] == '&' || text[i] == '%') {
      out += '\\';
      out += text[i];
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace

std::string Reference::short_form() const {
  if (kind == "book" || kind == "misc") return fmt::format("{}, {} ({})", named(authors), title, year);
  std::string text = fmt::format("{}, {}", named(authors), venue);
  if (!volume.empty()) text += fmt::format(" {}", volume);
  text += fmt::format(" ({})", year);
  if (!pages.empty()) text += fmt::format(" {}", pages);
  return text;
}

std::string Reference::bibtex() const {
  std::string out = fmt::format("@{}{{{},\n", kind, key);
  const auto field = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) out += fmt::format("  {} = {{{}}},\n", name, bibtex_text(value));
  };
  field("author", authors);
  field("title", fmt::format("{{{}}}", title));  // capitals as they are
  field(kind == "article" ? "journal"
        : kind == "book"  ? "publisher"
        : kind == "misc"  ? "howpublished"
                          : "booktitle",
        venue);
  field("volume", volume);
  field("pages", pages);
  field("year", std::to_string(year));
  if (!doi.empty()) out += fmt::format("  doi = {{{}}},\n", doi);
  return out + "}\n";
}

}  // namespace ansatz::core
