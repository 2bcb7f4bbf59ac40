// SPDX-License-Identifier: MIT
// What the table of habits tells people to write is there.

#include <algorithm>
#include <catch2/catch.hpp>

#include "interpreter/host/session.h"
#include "interpreter/syntax/habits.h"
#include "interpreter/syntax/render.h"
#include "stdlib/modules/standard_library.h"

using namespace ansatz;

TEST_CASE("habits: each name's other name is there, and the name itself is not", "[language]") {
  host::SessionOptions options;
  options.registry = &standard_library();
  host::Session session(std::move(options));
  const auto checked = [&](std::string_view name) {
    return session.check_text(std::make_shared<syntax::Source>("a.anz", "x = " + std::string(name)), ".");
  };
  for (const syntax::NameHabit& habit : syntax::name_habits()) {
    INFO(habit.name);
    CHECK_FALSE(checked(habit.name).ok());
    if (!habit.instead.empty()) CHECK(checked(habit.instead).ok());
    CHECK((habit.is_library || !syntax::advice_on(habit).empty()));
    const auto same = [&](const syntax::NameHabit& other) { return other.name == habit.name; };
    CHECK(std::count_if(syntax::name_habits().begin(), syntax::name_habits().end(), same) == 1);
  }
}
