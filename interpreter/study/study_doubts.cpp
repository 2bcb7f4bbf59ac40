// SPDX-License-Identifier: MIT
#include "interpreter/study/study_doubts.h"

#include <algorithm>

namespace ansatz::study {

void Doubts::keep(experiment::Doubt doubt) {
  const auto known = std::find_if(doubts_.begin(), doubts_.end(), [&](const experiment::Doubt& each) {
    return each.text == doubt.text && each.place == doubt.place;
  });
  if (known == doubts_.end()) return doubts_.push_back(std::move(doubt));
  if (doubt.because.empty()) known->because.clear();  // two of one place, as a function in Lua makes them: one stands
}

void Doubts::add(const std::string& text, const std::string& place, const std::string& reason) {
  keep({text, place, !reason.empty() ? reason : place.empty() ? answer(answers_, text) : answers_.at(place)});
}

void Doubts::add(const std::vector<std::string>& texts, const std::string& place, const std::string& reason) {
  for (const std::string& text : texts) add(text, place, reason);
}

void Doubts::add_of_replicates(const std::string& text, const std::string& place) {
  keep({text, place, answers_.of_replicates(place)});
}

std::string Doubts::answer(const host::DoubtAnswers& answers, const std::string& warning) {
  return answers.for_kernel(warning.substr(0, warning.find(':')));
}

void Doubts::add_answered(const std::string& warning) {
  if (std::string reason = answer(answers_, warning); !reason.empty()) keep({warning, "", std::move(reason)});
}

void Doubts::add_text(const std::string& place) {
  // "kinks.anz:14:5": the file is what stands before the last two colons.
  const auto file_of = [](const std::string& at) { return at.substr(0, at.rfind(':', at.rfind(':') - 1)); };
  if (place.empty()) return;
  for (const host::TextDoubt& each : answers_.doubts()) {
    if (file_of(each.place) == file_of(place)) keep({each.text, each.place, each.because});
  }
}

}  // namespace ansatz::study
