// SPDX-License-Identifier: MIT
#include "interpreter/faces/word_pages.h"

namespace ansatz::faces {

namespace {

constexpr std::string_view kRefining = R"anz(experiment e {
  vary v in linspace(0, 1, 5)
  refine v to 0.01 where x > 0.3 changes
  run { record x = v^2 }
})anz";

}  // namespace

const std::vector<WordPage>& experiment_word_pages() {
  static const std::vector<WordPage> kPages = {
      {"experiment",
       "A table: what is varied makes its rows, what is recorded its columns. Claims, hypotheses and figures read it. "
       "Rows that are stored are not computed again.",
       "experiment name { … }",
       R"anz(experiment e {
  vary v in linspace(0, 1, 11)
  run { record x = v^2 }
  claim "squares are small" { max(x) <= 1 }
})anz",
       "2-language.md"},
      {"title", "A line over the summary and the report.", R"anz(title "…")anz",
       R"anz(experiment e {
  title "Squares"
  vary v in linspace(0, 1, 11)
  run { record x = v^2 }
})anz",
       "2-language.md"},
      {"source", "The paper that the experiment, or one claim, is about; ansatz cite collects them.",
       R"anz(source "…")anz",
       R"anz(experiment e {
  source "Couzin et al., J. Theor. Biol. 218 (2002) 1–11"
  vary v in linspace(0, 1, 11)
  run { record x = v^2 }
})anz",
       "2-language.md"},
      {"vary",
       "An axis: the table has a row for each of its values. Several axes multiply; names in parentheses walk "
       "together. 'named' gives the column names instead of values.",
       R"anz(vary a in xs
vary a in xs named e
vary (a, b) in zip(xs, ys))anz",
       R"anz(experiment e {
  vary v in linspace(0, 1, 5)
  vary sign in [-1, 1]
  run { record x = sign * v^2 }
})anz",
       "2-language.md"},
      {"sample", "Points of a space instead of a grid: each axis has a distribution, and a design lays the points out.",
       "sample a from d, b from e points n using design",
       R"anz(experiment e {
  sample a from uniform(0, 1), b from normal(0, 2) points 20 using sobol
  run { record x = a + b }
})anz",
       "2-language.md"},
      {"refine", "Adds rows where something differs between neighbours on an axis, until the gap is small.",
       "refine a to tolerance where e changes", kRefining, "2-language.md"},
      {"along",
       "A sequential axis: each row starts from what the row before left under a name, 'nothing' in the first.",
       "along a in xs keeping name",
       R"anz(experiment e {
  along r in linspace(0, 1, 5) keeping x
  run {
    x = if x == nothing then r else (x + r) / 2
    record x
  }
})anz",
       "2-language.md"},
      {"replicate",
       "Repeats each row with randomness of its own; 'paired over' shares it across axes; 'until' repeats as often as "
       "it takes.",
       R"anz(replicate n
replicate n paired over a, b
replicate a..b until c)anz",
       R"anz(experiment e {
  vary bias in [0, 1]
  replicate 10
  run { record x = normal(bias, 1) }
  claim "they differ" { mean(x where bias == 1) > mean(x where bias == 0) }
})anz",
       "2-language.md"},
      {"run", "What one row does. It reads names from outside and may not assign them; 'record' makes columns.",
       "run { … }",
       R"anz(experiment e {
  vary v in linspace(0, 1, 11)
  run { record x = v^2 }
})anz",
       "2-language.md"},
      {"record", "A column of the table, and a name in 'run'. A number, text, truth value or array; a copy.",
       R"anz(record name = e
record name
record a.b)anz",
       R"anz(experiment e {
  vary v in [1, 2]
  run {
    y = v^2
    record y
    record half = y / 2
  }
})anz",
       "2-language.md"},
      {"expect",
       "In 'run': a row that breaks it is kept and marked, and the summary says so. In a hypothesis: what the test is "
       "expected to say.",
       R"anz(expect c
expect c, "why"
expect reject
expect retain)anz",
       R"anz(experiment e {
  vary v in [1, 2]
  run {
    record y = v^2
    expect y < 10, "squares of small numbers are small"
  }
})anz",
       "2-language.md"},
      {"hypothesis",
       "A test read off the table. All of an experiment are one family, corrected by Holm unless 'correct' says "
       "otherwise, and written to the ledger before the first row runs.",
       R"anz(hypothesis "…" { test; alpha a; correct name; expect reject })anz",
       R"anz(experiment e {
  vary arm in ["a", "b"]
  replicate 8
  run { record x = normal(if arm == "a" then 0 else 1, 1) }
  hypothesis "the arms differ" {
    mann_whitney(x by arm)
    alpha 0.01
  }
})anz",
       "4-reproducibility.md"},
      {"alpha", "What the adjusted p of a hypothesis is compared with; 0.05 unless given.", "alpha a",
       R"anz(experiment e {
  vary arm in ["a", "b"]
  replicate 8
  run { record x = normal(if arm == "a" then 0 else 1, 1) }
  hypothesis "the arms differ" { mann_whitney(x by arm); alpha 0.01 }
})anz",
       "4-reproducibility.md"},
      {"correct",
       "How p values of the family are adjusted: none, or a correction of the module hypothesis. In an experiment it "
       "is for all its "
       "hypotheses, in a hypothesis for that one; those of one name are a family.",
       "correct benjamini_hochberg",
       R"anz(experiment e {
  vary arm in ["a", "b"]
  replicate 8
  run { record x = normal(if arm == "a" then 0 else 1, 1) }
  hypothesis "the arms differ" { mann_whitney(x by arm); correct benjamini_hochberg }
})anz",
       "4-reproducibility.md"},
      {"claim",
       "A statement of a paper that can be run: reproduced, contradicted, or cannot tell where our own error is too "
       "large.",
       R"anz(claim "…" { a ≈ b ± tolerance; source "…" }
claim "…" { a in low..high }
claim "…" { a ≈ b within 5 percent })anz",
       R"anz(experiment e {
  vary v in linspace(0, 1, 11)
  run { record x = v^2 }
  claim "the last is one" { max(x) ≈ 1 ± 0.001 }
})anz",
       "7-verdicts.md"},
      {"figure", "Drawn from the table, as SVG, PDF and PNG. The marks are in docs/reference/figures.md.",
       "figure name (width = 160 mm) { … }",
       R"anz(experiment e {
  vary v in linspace(0, 1, 11)
  run { record x = v^2 }
  figure squares (width = 120 mm) { line(v, x, label = "x(v)") }
})anz",
       "2-language.md"},
      {"animate", "A figure once for every instant of a dimension, joined to a film.",
       "animate name (over = \"time\", rate = 25) { … }",
       R"anz(use fields
experiment e {
  vary v in [0.3]
  run {
    sim = klein_gordon(initial = kink_antikink(velocity = v), until = 60, frames = 60)
    record phi = sim.phi
  }
  animate meeting (width = 120 mm) { line(phi.at(row = 1)) }
})anz",
       "2-language.md"},
      {"flow", "A model of one's own: equations x' = … in time; not built yet.", "flow f(x, y; a = 1) { x' = … }", "",
       "2-language.md"},
      {"map", "A model of one's own: the next state from this one; not built yet.", "map f(x, y; a = 1) { x' = … }", "",
       "2-language.md"},
      {"pde", "A model of one's own: an equation for a field; not built yet.", "pde f(u; r = 0.3) { u' = … }", "",
       "2-language.md"},
      {"named", "The names that an axis shows instead of its values.", "vary a in xs named e",
       R"anz(experiment e {
  vary phase in [(name = "slow", v = 1), (name = "fast", v = 9)] named phase.name
  run { record x = phase.v }
  claim "fast is faster" { mean(x where phase == "fast") > 5 }
})anz",
       "2-language.md"},
      {"from", "In 'sample', the distribution of an axis.", "sample a from uniform(0, 1)",
       R"anz(experiment e {
  sample a from uniform(0, 1) points 10 using sobol
  run { record x = a^2 }
})anz",
       "2-language.md"},
      {"points", "In 'sample', how many points.", "sample a from d points n using design",
       R"anz(experiment e {
  sample a from uniform(0, 1) points 10 using random
  run { record x = a^2 }
})anz",
       "2-language.md"},
      {"using", "In 'sample', the design: latin_hypercube, sobol or random.", "sample a from d points n using sobol",
       R"anz(experiment e {
  sample a from uniform(0, 1) points 10 using latin_hypercube
  run { record x = a^2 }
})anz",
       "2-language.md"},
      {"to", "In 'refine', the gap at which it stops.", "refine a to tolerance where e changes", kRefining,
       "2-language.md"},
      {"changes", "In 'refine', ends what is asked of two neighbours.", "refine a to tolerance where e changes",
       kRefining, "2-language.md"},
      {"keeping", "In 'along', the name whose value goes from row to row.", "along a in xs keeping name",
       R"anz(experiment e {
  along r in linspace(0, 1, 5) keeping x
  run {
    x = if x == nothing then r else (x + r) / 2
    record x
  }
})anz",
       "2-language.md"},
      {"paired", "In 'replicate', rows that differ in these axes alone draw the same.", "replicate n paired over a",
       R"anz(experiment e {
  vary bias in [0, 1]
  replicate 10 paired over bias
  run { record x = normal(bias, 1) }
})anz",
       "2-language.md"},
      {"over", "After 'paired', the axes across which randomness is shared.", "replicate n paired over a, b",
       R"anz(experiment e {
  vary bias in [0, 1]
  replicate 10 paired over bias
  run { record x = normal(bias, 1) }
})anz",
       "2-language.md"},
      {"until", "In 'replicate', the condition at which it stops, after at least a and at most b.",
       "replicate a..b until c",
       R"anz(experiment e {
  replicate 4..40 until error(x) < 0.5
  run { record x = normal(0, 1) }
})anz",
       "2-language.md"},
      {"within", "A tolerance as a share of the value.", "a ≈ b within 5 percent",
       R"anz(experiment e {
  vary v in linspace(0, 1, 11)
  run { record x = v^2 }
  claim "the last is one" { max(x) ≈ 1 within 5 percent }
})anz",
       "7-verdicts.md"},
      {"as",
       "In 'import', the name under which a file comes. In a claim, 'as published' gives the same quantity by the "
       "paper's own definition.",
       R"anz(import "file" as name
a ≈ b ± tolerance as published c)anz",
       R"anz(experiment e {
  vary v in linspace(0, 1, 11)
  run { record x = v^2 }
  claim "the mean" { mean(x) ≈ 0.5 ± 0.01 as published max(x) / 2 }
})anz",
       "7-verdicts.md"},
      {"published", "After 'as', the same quantity by the paper's own, flawed definition.",
       "a ≈ b ± tolerance as published c",
       R"anz(experiment e {
  vary v in linspace(0, 1, 11)
  run { record x = v^2 }
  claim "the mean" { mean(x) ≈ 0.5 ± 0.01 as published max(x) / 2 }
})anz",
       "7-verdicts.md"},
      {"because", "Answers the doubts about a statement: they are kept with the reason, and no longer printed.",
       R"anz(… because "why")anz",
       R"anz(function f(x) {
  pi = 3 because "as in the old text"
  return pi * x
}
print(f(2)))anz",
       "7-verdicts.md"},
  };
  return kPages;
}

}  // namespace ansatz::faces
