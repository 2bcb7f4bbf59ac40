// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/adaptive/holdout.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/equality.h"
#include "stdlib/core/error.h"
#include "stdlib/core/session.h"
#include "stdlib/hypothesis/adaptive/reusable_holdout.h"

namespace ansatz::hypothesis {

namespace {

void check(const Holdout& question) {
  const auto refuse = [](const char* name, std::string found, const char* wanted) {
    throw core::BadParameter("holdout", name, std::move(found), wanted);
  };
  if (question.budget < 1) refuse("budget", std::to_string(question.budget), "at least 1");
  if (!(question.threshold > 0 && question.threshold < 1))
    refuse("threshold", fmt::format("{:g}", question.threshold), "in (0, 1)");
  if (!(question.noise >= 0) || std::isinf(question.noise))
    refuse("noise", fmt::format("{:g}", question.noise), "at least 0");
  if (question.method != "thresholdout" && question.method != "laplace" && question.method != "sparse_validate")
    refuse("method", "\"" + question.method + "\"", "\"thresholdout\", \"laplace\" or \"sparse_validate\"");
}

std::string terms(const Holdout& question) {
  return fmt::format("budget = {}, threshold = {:g}, noise = {:g}, method = \"{}\"", question.budget,
                     question.threshold, question.noise, question.method);
}

/// In a session the ledger belongs to the held-out data.
std::shared_ptr<core::Callable> hold_out(const char* kernel, const Holdout& question, core::Run& run) {
  auto made = std::make_shared<ReusableHoldout>(question, run.stream("holdout"));
  core::Session* session = core::current_session();
  if (!session) return made;
  auto& kept = session->at("holdout " + core::fingerprint(question.held_out).hex());
  if (!kept) {
    kept = made;
    return made;
  }
  const auto before = std::static_pointer_cast<ReusableHoldout>(kept);
  if (terms(before->terms()) != terms(question) || !core::identical(before->terms().training, question.training))
    throw core::BadParameter(kernel, "held_out", "held out already, on other terms",
                             "other samples, or with the same training sample and " + terms(before->terms()));
  run.warn(fmt::format("{}: these samples are held out already; their ledger goes on with {} of {} left", kernel,
                       before->terms().budget - before->spent(), before->terms().budget));
  return before;
}

}  // namespace

std::shared_ptr<core::Callable> holdout(const Holdout& question, core::Run& run) {
  check(question);
  return hold_out("holdout", question, run);
}

std::shared_ptr<core::Callable> ladder(const Ladder& question, core::Run& run) {
  if (!(question.step >= 0 && question.step < 1))
    throw core::BadParameter("ladder", "step", fmt::format("{:g}", question.step), "in [0, 1)");
  if (question.submissions < 2)
    throw core::BadParameter("ladder", "submissions", std::to_string(question.submissions), "at least 2");
  Holdout terms;
  terms.held_out = question.held_out;
  terms.method = "ladder";
  terms.budget = 1, terms.threshold = question.step, terms.noise = 0;
  if (!(terms.threshold > 0)) {
    const auto n = static_cast<double>(ReusableHoldout(terms, run.stream("holdout")).samples());
    terms.threshold = std::min(0.5, std::cbrt(std::log(question.submissions) / n));
  }
  terms.budget = static_cast<int>(std::min(1e9, std::floor(1 / terms.threshold) + 2));
  return hold_out("ladder", terms, run);
}

}  // namespace ansatz::hypothesis
