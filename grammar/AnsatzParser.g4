// SPDX-License-Identifier: MIT
//
// The rules of Ansatz. README.md is the reference; AnsatzLexer.g4 has the tokens and says what layout.cpp settles first:
// END stands only between statements, trailing commas are gone, and clause words have their own token where they are words.
//
// Every choice is made on one token. Keep it so: the generated parser then predicts nothing (it has no call of
// adaptivePredict), which is what makes it fast. Where forms begin alike, the rule is written once for all of them and
// interpreter/syntax/convert_*.cpp tells them apart: `f(x) = e` is read as an operation, then '='.

parser grammar AnsatzParser;

options { tokenVocab = AnsatzLexer; }

file : statements EOF ;

statements : (statement (END statement)*)? ;

block : OPEN_BRACE statements CLOSE_BRACE ;

statement
  : ( plain | derivative | choice | loop | whileLoop | exit | function | use | importing
    | experiment | model | setting | correction | vary | sample | refine | along | replicate
    | run | record | expect | titled | figure ) because?
  ;

because : BECAUSE TEXT ;

// ── Expressions ─────────────────────────────────────────────────────────────────────────────────────────────────────
// Operators are read flat, in the order they stand; precedence.cpp builds the tree. Loosest are `if then else` and `=>`.

expression : IF expression THEN expression ELSE expression | operation ;

operation
  : operand
    ( ( BY | WHERE | OR | AND
      | EQUAL | NOT_EQUAL | LESS | LESS_EQUAL | GREATER | GREATER_EQUAL | NEAR | IN
      | PLUS_MINUS | WITHIN | INTERVAL | PLUS | MINUS | TIMES | DIVIDE | MODULO | POWER
      ) operand
    )*
    (ARROW body)?
  ;

body : block | expression ;

operand : (MINUS | NOT)* (number | (NAME | TEXT | TRUE | FALSE | NOTHING | LUA_TEXT | group | list) postfix*) ;

// `(e)`, a record `(a = 1, b = 2)`, or the parameters of `=>`.
group : OPEN_PAREN arguments CLOSE_PAREN ;

list : OPEN_BRACKET (expression (COMMA expression)*)? CLOSE_BRACKET ;

postfix : DOT NAME | OPEN_PAREN arguments CLOSE_PAREN | OPEN_BRACKET subscript (COMMA subscript)* CLOSE_BRACKET ;

arguments : (argument (COMMA argument)*)? ;

argument : expression (BIND expression | SPREAD)? ;

subscript : COLON | expression ;

number : IMAGINARY | NUMBER (UNIT | OPEN_BRACKET unit CLOSE_BRACKET)? ;

// nm/fs, m^2*s, m s^-1, Hz^(1/2), J/(kg*K)
unit : unitFactor ((TIMES | DIVIDE)? unitFactor)* ;

unitFactor : (NAME | NUMBER | OPEN_PAREN unit CLOSE_PAREN) (POWER exponent)? ;

exponent : MINUS? NUMBER | OPEN_PAREN MINUS? NUMBER (DIVIDE NUMBER)? CLOSE_PAREN ;

// ── Statements ──────────────────────────────────────────────────────────────────────────────────────────────────────

// A binding, `f(x) = e`, an expression on its own, a mark with its block, a claim's `a ≈ b as published c`.
plain : operation (BIND expression | block | AS PUBLISHED expression)? ;

derivative : PRIMED BIND expression ;

// `if c { } else if d { } else { }`, or `if c then a else b` on its own.
choice : IF expression (block (ELSE alternative)* | THEN expression ELSE expression) ;

alternative : IF expression block | block ;

loop : FOR names IN expression block ;

whileLoop : WHILE expression block ;

exit : RETURN expression? | BREAK | CONTINUE ;

function : FUNCTION NAME OPEN_PAREN arguments CLOSE_PAREN block ;

use : USE NAME (COMMA NAME)* ;

importing : IMPORT TEXT (AS NAME)? ;

names : NAME | OPEN_PAREN NAME (COMMA NAME)* CLOSE_PAREN ;

// ── Models ──────────────────────────────────────────────────────────────────────────────────────────────────────────

model : (FLOW | MAP | PDE) NAME OPEN_PAREN arguments (SEMICOLON arguments)? CLOSE_PAREN block ;

// ── Experiments ─────────────────────────────────────────────────────────────────────────────────────────────────────

experiment : EXPERIMENT NAME block ;

setting : (TITLE | SOURCE | ALPHA) expression ;

correction : CORRECT NAME ;

vary : VARY names IN expression (NAMED expression)? ;

sample : SAMPLE sampled (COMMA sampled)* (POINTS expression)? (USING NAME)? ;

sampled : NAME FROM expression ;

// The expression reads `tolerance where criterion`.
refine : REFINE NAME TO expression CHANGES ;

along : ALONG NAME IN expression KEEPING expression ;

replicate : REPLICATE expression (PAIRED OVER NAME (COMMA NAME)*)? (UNTIL expression)? ;

run : RUN block ;

record : RECORD expression (BIND expression)? ;

expect : EXPECT expression (COMMA expression)? ;

titled : (HYPOTHESIS | CLAIM) TEXT block ;

figure : (FIGURE | ANIMATE) NAME (OPEN_PAREN arguments CLOSE_PAREN)? block ;
