// SPDX-License-Identifier: MIT
#include "interpreter/host/doubt_answers.h"

#include <cstdlib>

namespace ansatz::host {
namespace {

std::string place_of_doubt(const syntax::Diagnostic& doubt) { return doubt.source->place(doubt.span.begin); }

}  // namespace

void DoubtAnswers::add(const check::Checked& checked) {
  const syntax::Source& source = *checked.file->source;
  for (const check::Answer& each : checked.answers.statements) {
    stretches_.push_back(
        {source.name(), source.position(each.span.begin).line, source.position(each.span.end).line, each.reason});
  }
  for (const auto& [kernel, reason] : checked.answers.kernels) {
    const auto [held, is_new] = kernels_.try_emplace(kernel, reason);
    if (!is_new && reason.empty()) held->second.clear();
  }
  for (const check::RecordAnswer& each : checked.answers.records)
    records_[{each.experiment, each.column}] = {source.place(each.span.begin), each.reason};
  for (const auto& each : checked.diagnostics) {
    if (each.severity == syntax::Severity::Doubt) doubts_.push_back({each.message, place_of_doubt(each), ""});
  }
  for (const auto& each : checked.answered)
    doubts_.push_back({each.doubt.message, place_of_doubt(each.doubt), each.reason});
}

std::string DoubtAnswers::of_replicates(const std::string& place) const {
  return experiment_.replicates.empty() ? at(place) : experiment_.replicates;
}

std::string DoubtAnswers::at(const std::string& place) const {
  const auto column = place.rfind(':');
  const auto line = column == std::string::npos || column == 0 ? std::string::npos : place.rfind(':', column - 1);
  if (line == std::string::npos) return experiment_.whole;
  const std::string file = place.substr(0, line);
  const auto number = static_cast<std::uint32_t>(std::strtoul(place.c_str() + line + 1, nullptr, 10));
  std::string innermost = experiment_.whole;
  for (const Stretch& each : stretches_) {
    if (each.file == file && each.first_line <= number && number <= each.last_line) innermost = each.reason;
  }
  return innermost;
}

DoubtAnswers::OfRecord DoubtAnswers::of_record(const std::string& experiment, const std::string& column) const {
  const auto found = records_.find({experiment, column});
  OfRecord record = found == records_.end() ? OfRecord{} : found->second;
  if (record.reason.empty()) record.reason = experiment_.rows.empty() ? experiment_.whole : experiment_.rows;
  return record;
}

std::string DoubtAnswers::for_kernel(const std::string& kernel) const {
  const auto found = kernels_.find(kernel);
  if (found != kernels_.end() && !found->second.empty()) return found->second;
  return experiment_.rows.empty() ? experiment_.whole : experiment_.rows;
}

}  // namespace ansatz::host
