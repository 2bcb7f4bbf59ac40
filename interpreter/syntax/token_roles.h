// SPDX-License-Identifier: MIT
#pragma once

#include "interpreter/syntax/token.h"

/// What a kind of token does to the line around it.
namespace ansatz::syntax {

/// A value may end with it, so that what follows on the line is an operator or a word.
bool ends_value(TokenKind kind);

/// A line that ends with it goes on.
bool goes_on_after(TokenKind kind);

}  // namespace ansatz::syntax
