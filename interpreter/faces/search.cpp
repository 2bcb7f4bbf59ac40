// SPDX-License-Identifier: MIT
#include "interpreter/faces/search.h"

#include <algorithm>
#include <cctype>
#include <sstream>

#include "interpreter/experiment/text_layout.h"
#include "interpreter/faces/builtin_pages.h"
#include "interpreter/faces/word_pages.h"
#include "interpreter/figure/declarations.h"

namespace ansatz::faces {
namespace {

std::string lower_case(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text;
}

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream stream(lower_case(text));
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

bool is_letter(const std::string& text, std::size_t i) {
  return i < text.size() && (std::isalnum(static_cast<unsigned char>(text[i])) || (text[i] & 0x80) != 0);
}

/// How well a text speaks of a word: 1 as a whole word, 0.7 where one begins with it, 0.3 inside one.
double fit(const std::string& text, const std::string& word) {
  double best = 0;
  for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    const bool begins = at == 0 || !is_letter(text, at - 1);
    const bool ends = !is_letter(text, at + word.size());
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
  std::vector<Hit> hits;
  for (Entry& entry : entries(registry)) {
    for (auto& [text, worth] : entry.texts) text = lower_case(text);
    double score = 0;
    std::size_t found = 0;
    for (const std::string& word : wanted) {
      double best = 0;
      for (const auto& [text, worth] : entry.texts) best = std::max(best, worth * fit(text, word));
      found += best > 0 ? 1 : 0;
      score += best;
    }
    // One that has them all outdoes any that lacks one.
    if (found > 0) hits.push_back({entry.name, entry.summary, score + (found == wanted.size() ? 100 : 0)});
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
