// SPDX-License-Identifier: MIT
#pragma once

#include <catch2/catch.hpp>
#include <utility>

#include "stdlib/core/array.h"

/// Short ways to ask about one distribution, for the tests of this folder.
namespace ansatz::information::distributions {

template <class Question>
Question of(core::Array p) {
  Question question;
  question.p = std::move(p);
  return question;
}

inline double value(const core::Array& array) {
  REQUIRE(array.rank() == 0);
  return array.real()[0];
}

}  // namespace ansatz::information::distributions
