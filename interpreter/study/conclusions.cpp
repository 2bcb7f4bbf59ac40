// SPDX-License-Identifier: MIT
#include "interpreter/study/conclusions.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "interpreter/experiment/row_notes.h"
#include "interpreter/host/closure.h"
#include "interpreter/study/claim_errors.h"
#include "interpreter/study/column_doubts.h"
#include "interpreter/study/design_doubts.h"
#include "interpreter/study/hypotheses.h"
#include "interpreter/study/study_doubts.h"

namespace ansatz::study {
namespace {

/// Hypotheses are decided on the rows that were planned before any data: refinement goes where the outcome changes, and
/// a test over its rows would count that boundary many times.
std::shared_ptr<Columns> planned_columns(const Study& study) {
  const std::vector<char> refined = study.report.store->refined();
  if (std::find(refined.begin(), refined.end(), 1) == refined.end()) return study.columns;
  return study.columns->over(std::make_shared<const experiment::ExperimentTable>(
      *study.report.store, experiment::ExperimentTable::Rows::planned));
}

/// What concluding one study works with.
class Concluding {
 public:
  Concluding(Study& study, const std::vector<const core::Kernel*>& kernels, host::Session& session,
             const StudyOptions& options, experiment::Interrupt& interrupt, experiment::Observer* observer)
      : study_(study),
        session_(session),
        options_(options),
        interrupt_(interrupt),
        observer_(observer),
        draws_(core::Stream(options.seed).at("study").at(study.spec.name)),
        doubts_(study.spec.answers),
        boundaries_(std::make_shared<Boundaries>(*study.report.store, study.table)) {
    study_.columns->set_boundaries(boundaries_);
    for (const core::Kernel* kernel : kernels) {
      if (kernel->refinement) refined_.push_back(kernel);
      draws_randomness_ = draws_randomness_ || kernel->draws_randomness;
    }
  }

  void run() {
    const host::State::Draws own(session_.state(), draws_);
    doubts_.add_text(host::place_of(*study_.spec.run));
    doubts_.add(session_.state().take_warnings(), "");  // of bindings that rows use
    for (const std::string& doubt : study_.report.doubts)
      doubts_.add_of_replicates(doubt, study_.spec.enough ? host::place_of(*study_.spec.enough) : "");
    study_.hypotheses = decide_hypotheses(study_.spec, planned_columns(study_), study_.report.ledger,
                                          session_.state().registry(), doubts_, options_.traces.get());
    std::vector<MeasuredClaim> claims = measure_claims(study_.spec.claims, study_.columns, options_.traces.get());
    for (const MeasuredClaim& each : claims) doubts_.add(each.warnings, each.claim.place, each.because);
    doubt_replicates(experiment::replicates_by_point(*study_.report.plan, *study_.table), *study_.table, study_.spec,
                     doubts_);
    bound(claims);
    sample(claims, experiment::sampling_units(*study_.report.plan, *study_.table));
    refine(claims);
    if (options_.verify_choices) choose(claims);
    for (MeasuredClaim& each : claims) {
      experiment::judge(each.claim);
      tell_missing(each);
      study_.claims.push_back(std::move(each.claim));
    }
    const experiment::Progress& progress = study_.report.progress;
    if (progress.failed > 0)
      note(fmt::format("measured on {} of {} rows: the others failed", progress.total - progress.failed,
                       progress.total));
    doubt_rows();
    doubt_columns(*study_.report.store, *study_.table, study_.spec, doubts_);
    study_.doubts = doubts_.take();
    study_.report.store->write_verdicts(study_.claims, study_.hypotheses, study_.doubts);
  }

 private:
  bool is_refined(const std::string& axis) const {
    return std::any_of(study_.spec.refinements.begin(), study_.spec.refinements.end(),
                       [&](const auto& each) { return each.axis == axis; });
  }

  /// The claims on the same table, from nothing but its rows.
  std::vector<MeasuredClaim> measure_anew() {
    const host::State::Draws own(session_.state(), draws_);
    const auto columns = study_.columns->over(study_.table);
    columns->set_boundaries(boundaries_);
    return measure_claims(study_.spec.claims, columns);
  }

  /// A claim inherits the gap at a boundary as its error where the axis was refined to it; a plain grid is doubted.
  void bound(std::vector<MeasuredClaim>& claims) {
    const std::vector<Boundaries::Gap> gaps = boundaries_->gaps();
    if (gaps.empty()) return;
    MovedBoundary moved;
    moved.read = measure_anew();
    for (const Boundaries::Gap& gap : gaps) {
      boundaries_->put_at(gap, gap.low);
      moved.at_low = measure_anew();
      boundaries_->put_at(gap, gap.high);
      moved.at_high = measure_anew();
      boundaries_->put_back();
      const std::vector<double> errors = gap_errors(moved);
      if (is_refined(gap.axis))
        add_gap_errors(claims, gap, errors);
      else
        doubt_boundary(gap, claims, errors, doubts_);
    }
    session_.state().take_warnings();  // the same as before
  }

  /// Says of a claim that came out as no number where the rows have none: a `record` under `if` leaves gaps.
  void tell_missing(MeasuredClaim& each) const {
    experiment::Claim& claim = each.claim;
    if (claim.verdict != experiment::Verdict::undefined || !claim.measured) return;
    for (const std::string& name : columns_read_by(*study_.spec.claims[each.statement].check, study_.spec)) {
      const experiment::ColumnInfo* column = study_.table->find(name);
      if (!column || column->is_parameter) continue;
      std::size_t rows = 0, absent = 0, nan = 0, infinite = 0;
      study_.report.store->for_each_value(name, [&](std::size_t, const std::optional<core::Value>& value) {
        const auto* number = value ? value->get<double>() : nullptr;
        ++rows;
        absent += !value;
        nan += number && std::isnan(*number);
        infinite += number && std::isinf(*number);
      });
      if (absent > 0) claim.why += fmt::format("; {} of {} rows record no {}", absent, rows, name);
      if (infinite > 0) claim.why += fmt::format("; {} is infinite in {} of {} rows", name, infinite, rows);
      if (nan > 0) claim.why += fmt::format("; {} is no number in {} of {} rows", name, nan, rows);
    }
  }

  /// What kernels doubted in rows stands among the warnings; what the script answers is kept as a doubt answered.
  void doubt_rows() {
    for (const experiment::RowNote& note : experiment::row_notes(*study_.report.store).warnings)
      doubts_.add_answered(note.text);
  }

  void sample(std::vector<MeasuredClaim>& claims, const experiment::SamplingUnits& units) {
    if (!units.can_vary() && !draws_randomness_) return;
    add_sampling_errors(claims, study_.spec.claims, study_.columns, units, draws_, session_.state());
    session_.state().take_warnings();  // the same as before, two hundred times
    const bool some_unknown = std::any_of(claims.begin(), claims.end(), [](const MeasuredClaim& each) {
      return each.claim.measured && !each.claim.sampling_error;
    });
    if (some_unknown && !units.can_vary())
      note("sampling errors are not known where a point has one replicate and the claim is no mean over time");
  }

  void note(const std::string& text) { study_.claims_note += (study_.claims_note.empty() ? "" : "; ") + text; }

  /// "klein_gordon finer (twice the points, half the step)".
  std::string refinements() const {
    std::string text;
    for (const core::Kernel* kernel : refined_)
      text += (text.empty() ? "" : ", ") + kernel->name + " finer (" + kernel->refinement->how + ")";
    return text;
  }

  void refine(std::vector<MeasuredClaim>& claims) {
    if (claims.empty() || refined_.empty()) return;
    if (!options_.verify) {
      note("numerical errors were not assessed: --verify runs " + refinements());
      return;
    }
    StudyOptions finer = options_;
    finer.run.folder /= "finer";
    core::Variation variation;
    variation.refinement = 1;
    if (options_.on_rerun) options_.on_rerun("finer");
    const TableRun run = run_table(study_.spec, session_, finer, variation, interrupt_, observer_);
    if (!run.report.complete) return stopped();
    if (run.report.progress.failed > study_.report.progress.failed)
      note("some rows of the finer rerun failed: ansatz show " + finer.run.folder.string());
    int order = refined_.front()->refinement->order;
    for (const core::Kernel* kernel : refined_) order = std::min(order, kernel->refinement->order);
    const Varied varied(session_.state(), variation);
    add_numerical_errors(claims, measure_claims(study_.spec.claims, run.columns), order);
    session_.state().take_warnings();
  }

  void stopped() {
    study_.verification_stopped = true;
    note("a rerun beside the table was stopped early: run the same command again to go on");
  }

  /// Doubts claims that come out otherwise where a method that the script never chose is another.
  void choose(const std::vector<MeasuredClaim>& claims) {
    if (claims.empty()) return;
    const auto closure = host::Closure::capture(*study_.spec.run);
    for (const core::Kernel* kernel : closure->kernels()) {
      for (const core::Item& parameter : kernel->parameters) {
        // What the script names it has set, at one call at least.
        if (closure->mentions(parameter.name)) continue;
        for (const std::string& other : parameter.alternatives) {
          if (study_.verification_stopped) return;
          choose(claims, kernel->name + "." + parameter.name, other);
        }
      }
    }
  }

  void choose(const std::vector<MeasuredClaim>& claims, const std::string& parameter, const std::string& other) {
    StudyOptions options = options_;
    options.run.folder = options.run.folder / "choices" / (parameter + "=" + other);
    core::Variation variation;
    variation.choices[parameter] = other;
    if (options_.on_rerun) options_.on_rerun(parameter + " = \"" + other + "\"");
    const TableRun run = run_table(study_.spec, session_, options, variation, interrupt_, observer_);
    if (!run.report.complete) return stopped();
    const Varied varied(session_.state(), variation);
    const auto others = measure_claims(study_.spec.claims, run.columns);
    session_.state().take_warnings();
    for (std::size_t i = 0; i < claims.size() && i < others.size(); ++i) {
      experiment::Claim here = bare(claims[i].claim), there = bare(others[i].claim);
      if (here.verdict == experiment::Verdict::undefined || there.verdict == here.verdict) continue;
      doubts_.add(
          fmt::format("\"{}\" hangs on a default that the script never set: with {} = \"{}\" it would be {} "
                      "instead of {}",
                      here.text, parameter, other, experiment::name(there.verdict), experiment::name(here.verdict)),
          here.place, claims[i].because);
    }
  }

  /// Judged by what was measured alone.
  static experiment::Claim bare(experiment::Claim claim) {
    claim.numerical_error.reset();
    claim.sampling_error.reset();
    experiment::judge(claim);
    return claim;
  }

  Study& study_;
  host::Session& session_;
  const StudyOptions& options_;
  experiment::Interrupt& interrupt_;
  experiment::Observer* observer_;
  core::Stream draws_;
  Doubts doubts_;
  std::shared_ptr<Boundaries> boundaries_;
  std::vector<const core::Kernel*> refined_;  ///< those that say how they are made finer
  bool draws_randomness_ = false;
};

}  // namespace

void conclude(Study& study, const std::vector<const core::Kernel*>& kernels, host::Session& session,
              const StudyOptions& options, experiment::Interrupt& interrupt, experiment::Observer* observer) {
  Concluding(study, kernels, session, options, interrupt, observer).run();
}

}  // namespace ansatz::study
