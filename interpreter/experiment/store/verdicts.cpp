// SPDX-License-Identifier: MIT
#include "interpreter/experiment/store/implementation.h"

namespace ansatz::experiment {

void Store::Implementation::write_verdicts(const std::vector<Claim>& claims,
                                           const std::vector<HypothesisOutcome>& hypotheses,
                                           const std::vector<Doubt>& doubts) {
  Transaction transaction(*database);
  database->execute("DELETE FROM claims; DELETE FROM hypotheses; DELETE FROM doubts");
  const auto number_or_null = [](Statement& statement, int parameter, const std::optional<double>& number) {
    number ? statement.bind(parameter, *number) : statement.bind_null(parameter);
  };

  Statement claim(*database, "INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const Claim& c = claims[i];
    claim.bind(0, i + 1).bind(1, c.text).bind_text_or_null(2, c.condition).bind(3, name(c.verdict));
    number_or_null(claim, 4, c.measured);
    claim.bind(5, name(c.relation));
    number_or_null(claim, 6, c.relation == Relation::holds ? std::nullopt : std::optional(c.target));
    number_or_null(claim, 7, c.relation == Relation::inside ? std::optional(c.upper) : std::nullopt);
    number_or_null(claim, 8, c.relation == Relation::near ? std::optional(c.tolerance) : std::nullopt);
    claim.bind_text_or_null(9, c.unit);
    number_or_null(claim, 10, c.gap_error);
    number_or_null(claim, 11, c.numerical_error);
    number_or_null(claim, 12, c.sampling_error);
    claim.bind_text_or_null(13, c.errors_note);
    number_or_null(claim, 14, c.published);
    claim.bind_text_or_null(15, c.published_text).bind_text_or_null(16, c.source).bind_text_or_null(17, c.why);
    claim.bind_text_or_null(18, c.place).run();
  }

  Statement hypothesis(*database, "INSERT INTO hypotheses VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (std::size_t i = 0; i < hypotheses.size(); ++i) {
    const HypothesisOutcome& h = hypotheses[i];
    hypothesis.bind(0, i + 1).bind(1, h.text).bind(2, name(h.decision));
    hypothesis.bind_text_or_null(3, h.expected ? name(*h.expected) : "");
    number_or_null(hypothesis, 4, h.p);
    number_or_null(hypothesis, 5, h.p ? std::optional(h.adjusted_p) : std::nullopt);
    hypothesis.bind(6, h.alpha).bind(7, h.n).bind_text_or_null(8, h.test).bind_text_or_null(9, h.effect);
    hypothesis.bind(10, static_cast<std::int64_t>(h.post_hoc)).bind_text_or_null(11, h.why);
    hypothesis.bind_text_or_null(12, h.place).run();
  }

  Statement doubt(*database, "INSERT INTO doubts VALUES (?, ?, ?, ?)");
  for (std::size_t i = 0; i < doubts.size(); ++i) {
    doubt.bind(0, i + 1).bind(1, doubts[i].text).bind_text_or_null(2, doubts[i].place);
    doubt.bind_text_or_null(3, doubts[i].because).run();
  }
  transaction.commit();
}

void Store::Implementation::record_look(const std::string& what) {
  Statement look(*database, "INSERT INTO looks (time, what) VALUES (?, ?)");
  look.bind(0, utc_now()).bind(1, what).run();
}

}  // namespace ansatz::experiment
