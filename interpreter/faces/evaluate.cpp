// SPDX-License-Identifier: MIT
#include "interpreter/faces/evaluate.h"

#include <ostream>

#include "interpreter/faces/conversation.h"
#include "interpreter/faces/interrupts.h"
#include "interpreter/faces/screen.h"

namespace ansatz::faces {

int evaluate(const std::string& text, const std::string& name, const RunRequest& request, const Output& output) {
  Conversation conversation(request, output);
  const Interrupts listener([&] { conversation.interrupt(); });
  const Answer answer = conversation.evaluate(text, name);
  output.errors << answer.messages << std::flush;
  if (!answer.text.empty()) output.out << answer.text << "\n";
  if (answer.figure) output.out << drawn(*answer.figure, standard_screen());
  output.out << std::flush;
  return answer.end == Answer::End::done || !answer.experiments.experiments.empty() ? answer.experiments.status : 2;
}

}  // namespace ansatz::faces
