// SPDX-License-Identifier: MIT
#include "interpreter/faces/search.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <sstream>
#include <string_view>

#include "interpreter/experiment/text_layout.h"
#include "interpreter/faces/builtin_pages.h"
#include "interpreter/faces/word_pages.h"
#include "interpreter/figure/declarations.h"

namespace ansatz::faces {
namespace {

/// In small letters, Latin ones without their accents: who looks for schrodinger means Schrödinger.
std::string plain(std::string_view text) {
  // U+00C0 to U+00FF, a letter each; '*' has none.
  static constexpr std::string_view kLatin = "aaaaaaaceeeeiiiidnooooo*ouuuuy*saaaaaaaceeeeiiiidnooooo*ouuuuy*y";
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0u;
    if (byte == 0xC3 && next >= 0x80 && kLatin[next - 0x80] != '*') {
      out += kLatin[next - 0x80];
      ++i;
    } else {
      out += static_cast<char>(std::tolower(byte));
    }
  }
  return out;
}

/// The words that say something, without the plural's s; all of them where none does.
std::vector<std::string> words_of(const std::string& text) {
  static constexpr std::array<std::string_view, 18> kIdle = {"a",  "an", "and", "as", "at", "by",  "do", "for",  "from",
                                                             "in", "is", "of",  "on", "or", "the", "to", "with", "how"};
  std::istringstream stream(plain(text));
  std::vector<std::string> words, all;
  for (std::string word; stream >> word;) {
    all.push_back(word);
    if (std::find(kIdle.begin(), kIdle.end(), word) != kIdle.end()) continue;
    const bool is_plural = word.size() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("is");
    words.push_back(is_plural ? word.substr(0, word.size() - 1) : word);
  }
  return words.empty() ? all : words;
}

bool is_letter(const std::string& text, std::size_t i) {
  return i < text.size() && (std::isalnum(static_cast<unsigned char>(text[i])) || (text[i] & 0x80) != 0);
}

/// How well a text speaks of a word: 1 as a whole word or its plural, 0.7 where one begins with it, 0.3 inside one.
double fit(const std::string& text, const std::string& word) {
  double best = 0;
  for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    const bool begins = at == 0 || !is_letter(text, at - 1);
    const std::size_t end = at + word.size();
    const bool ends = !is_letter(text, end) || (text[end] == 's' && !is_letter(text, end + 1));
    best = std::max(best, begins && ends ? 1.0 : begins ? 0.7 : 0.3);
  }
  return best;
}

/// Something to be searched: texts and what a word in each is worth.
struct Entry {
  std::string name, summary;
  std::vector<std::pair<std::string, double>> texts;
};

std::vector<Entry> entries(const core::Registry& registry) {
  std::vector<Entry> all;
  for (const auto& module : registry.modules()) {
    all.push_back({module->name, module->summary, {{module->name, 8}, {module->summary, 2}}});
    for (const core::Kernel* kernel : module->kernels) {
      Entry entry{module->always_in_scope ? kernel->name : kernel->dotted_name(), kernel->summary, {}};
      entry.texts = {{kernel->name, 10},
                     {kernel->summary, 5},
                     {kernel->details, 2},
                     {module->name, 2},
                     {kernel->value.meaning, 2}};
      const auto items = [&](const std::vector<core::Item>& list) {
        for (const core::Item& item : list) {
          entry.texts.emplace_back(item.name, 2);
          entry.texts.emplace_back(item.meaning, 1);
        }
      };
      items(kernel->parameters);
      if (kernel->results) items(kernel->results->fields);
      for (const std::string& source : kernel->sources) entry.texts.emplace_back(source, 1);
      all.push_back(std::move(entry));
    }
  }
  for (const auto* list : {&figure::mark_declarations(), &figure::block_declarations()}) {
    for (const auto& mark : *list)
      all.push_back({mark.name, mark.summary, {{mark.name, 10}, {mark.summary, 5}, {"mark figure plot draw", 2}}});
  }
  for (const BuiltinPage& page : builtin_pages())
    all.push_back({page.name, page.summary, {{page.name, 10}, {page.summary, 5}, {page.details, 2}}});
  for (const WordPage& page : word_pages()) {
    const std::string name(page.name), summary(page.summary);
    all.push_back({name, summary, {{name, 10}, {summary, 4}, {std::string(page.form), 1}}});
  }
  return all;
}

}  // namespace

std::vector<Hit> search(const std::string& words, const core::Registry& registry) {
  const std::vector<std::string> wanted = words_of(words);
  std::vector<Entry> all = entries(registry);
  // What each word is worth in each entry.
  std::vector<std::vector<double>> worths(wanted.size(), std::vector<double>(all.size()));
  for (std::size_t e = 0; e < all.size(); ++e) {
    for (const auto& [text, worth] : all[e].texts) {
      const std::string searched = plain(text);
      for (std::size_t w = 0; w < wanted.size(); ++w)
        worths[w][e] = std::max(worths[w][e], worth * fit(searched, wanted[w]));
    }
  }
  std::vector<double> scores(all.size());
  std::vector<std::size_t> found(all.size());
  for (const std::vector<double>& worth : worths) {
    const auto speaking =
        static_cast<double>(std::count_if(worth.begin(), worth.end(), [](double w) { return w > 0; }));
    const double rarity = std::log(1 + static_cast<double>(all.size()) / std::max(1.0, speaking));
    for (std::size_t e = 0; e < all.size(); ++e) {
      scores[e] += rarity * worth[e];
      if (worth[e] > 0) ++found[e];
    }
  }
  std::vector<Hit> hits;
  for (std::size_t e = 0; e < all.size(); ++e) {
    constexpr double kAll = 1000;  // one that has them all outdoes any that lacks one
    if (found[e] == 0) continue;
    const std::string name = all[e].name.substr(all[e].name.rfind('.') + 1);
    const double first = plain(name) == plain(words) ? kAll : 0;  // as does what is called just that
    hits.push_back({all[e].name, all[e].summary, scores[e] + first + (found[e] == wanted.size() ? kAll : 0)});
  }
  std::stable_sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) { return a.score > b.score; });
  return hits;
}

std::string search_page(const std::string& words, const core::Registry& registry, std::size_t width, std::size_t most) {
  const std::vector<Hit> hits = search(words, registry);
  std::size_t column = 0;
  for (std::size_t i = 0; i < std::min(most, hits.size()); ++i)
    column = std::max(column, experiment::text_width(hits[i].name));
  std::string page;
  for (std::size_t i = 0; i < std::min(most, hits.size()); ++i) {
    const std::size_t room = width > column + 4 ? width - column - 4 : 20;
    page +=
        "  " + experiment::padded(hits[i].name, column) + "  " + experiment::shortened(hits[i].summary, room) + "\n";
  }
  if (hits.size() > most) page += "  and " + std::to_string(hits.size() - most) + " more\n";
  return page;
}

}  // namespace ansatz::faces
