// SPDX-License-Identifier: MIT
#include "stdlib/core/session.h"

#include <catch2/catch.hpp>
#include <thread>

using namespace ansatz::core;

TEST_CASE("session: keeps what a kernel left under its name", "[core][session]") {
  Session session;
  CHECK(session.at("holdout") == nullptr);
  session.at("holdout") = std::make_shared<int>(3);
  CHECK(*std::static_pointer_cast<int>(session.at("holdout")) == 3);
  CHECK(session.at("other") == nullptr);
}

TEST_CASE("session: a thread is in the innermost scope, other threads are in none", "[core][session]") {
  Session outer, inner;
  CHECK(current_session() == nullptr);
  {
    const SessionScope scope(&outer);
    CHECK(current_session() == &outer);
    {
      const SessionScope deeper(&inner);
      CHECK(current_session() == &inner);
      const SessionScope row(nullptr);
      CHECK(current_session() == nullptr);
    }
    CHECK(current_session() == &outer);
    Session* seen = &outer;
    std::thread([&] { seen = current_session(); }).join();
    CHECK(seen == nullptr);
  }
  CHECK(current_session() == nullptr);
}
