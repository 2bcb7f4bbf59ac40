// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/declare/bibliography.h"
#include "stdlib/core/declare/registry.h"
#include "stdlib/hypothesis/samples.h"

namespace ansatz::hypothesis {

/// What the declarations of tests share: the parameters every comparison has, in the same words.

/// An example of a kernel of two samples: "hypothesis.welch_t([…], […]).p".
inline std::string two_sample_example(const std::string& kernel, const std::string& rest) {
  return "hypothesis." + kernel +
         "([12.1, 14.3, 11.8, 15.2, 13.7, 12.9, 16.1, 14.8], [10.4, 11.9, 12.3, 9.8, 13.1, 11.2, 10.7])" + rest;
}

/// What samples a test takes, in words, and how many at most (0: any number).
struct Takes {
  const char* meaning;
  std::size_t at_most = 0;
};

inline constexpr Takes kTwo{"Two samples: x by g, or two arrays, or one array with a sample a row.", 2};
inline constexpr Takes kTwoOfPoints{
    "Two samples: x by g, two arrays, one array with a sample a row, or two arrays of points, [draw, component].", 2};
inline constexpr Takes kSeveral{"Two samples or more: x by g, or an array each, or one array with a sample a row."};

inline constexpr Takes kOne{"One sample: an array.", 1};
inline constexpr Takes kPairs{
    "Two samples of one length, matched value by value: x by g, two arrays, or one array with a sample a row.", 2};
inline constexpr Takes kPairsOrMore{
    "Two samples or more of one length, matched value by value: x by g, an array each, or one array with a sample a "
    "row."};
inline constexpr Takes kPairsOfPoints{
    "Two samples of one length, matched value by value: two arrays, either of which may hold points, [draw, "
    "component].",
    2};
inline constexpr Takes kBlocks{
    "Three samples or more of one length, matched value by value: x by g, an array each, or one array with a sample a "
    "row."};

/// The samples of a test; what follows in the chain is said of them.
template <class Question, class Out>
auto& read_samples(core::KernelBuilder<Question, Out>& kernel, const Takes& samples) {
  return kernel.parameter("samples", &Comparison::samples)
      .independent()
      .rest()
      .required()
      .range(core::any_number())
      .meaning(samples.meaning)
      .at_most(samples.at_most);
}

/// Which of them count.
template <class Question, class Out>
void read_groups(core::KernelBuilder<Question, Out>& kernel) {
  kernel.parameter("groups", &Comparison::groups)
      .meaning("Names of the groups to compare, in this order; all where none are named.")
      .parameter("missing", &Comparison::missing)
      .range(core::one_of({"error", "drop"}))
      .meaning(
          "What a NaN gets, or a value whose group is an empty text: an error with their number, or \"drop\" to leave "
          "it out.");
}

/// What every comparison of samples is asked.
template <class Question, class Out>
void read_comparison(core::KernelBuilder<Question, Out>& kernel, const Takes& samples) {
  read_samples(kernel, samples);
  read_groups(kernel);
}

/// The same for samples that are looked at for how they depend on each other.
template <class Question, class Out>
void read_dependence(core::KernelBuilder<Question, Out>& kernel, const Takes& samples) {
  read_samples(kernel, samples).takes_axes();
  read_groups(kernel);
}

template <class Question, class Out>
void read_confidence(core::KernelBuilder<Question, Out>& kernel, double Question::*confidence) {
  kernel.parameter("confidence", confidence)
      .range(core::strictly_between(0, 1))
      .meaning("Level of the confidence intervals.");
}

template <class Question, class Out>
void read_alternative(core::KernelBuilder<Question, Out>& kernel, std::string Question::*alternative,
                      const char* meaning) {
  kernel.parameter("alternative", alternative).range(core::one_of({"two-sided", "greater", "less"})).meaning(meaning);
}

template <class Question, class Out>
void read_method(core::KernelBuilder<Question, Out>& kernel, std::string Question::*method, const char* meaning) {
  kernel.parameter("method", method).range(core::one_of({"auto", "exact", "asymptotic"})).meaning(meaning);
}

}  // namespace ansatz::hypothesis
