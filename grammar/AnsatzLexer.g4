// SPDX-License-Identifier: MIT
//
// The tokens of Ansatz. README.md is the reference; AnsatzParser.g4 has the rules.
//
// Between this lexer and the parser stands interpreter/syntax/layout.cpp. It knows brackets and lines, which a lexer does
// not, and does four things, so that the parser decides everything by looking one token ahead:
//   newlines   LINE and ';' become END where a statement ends, and disappear elsewhere;
//   words      a NAME becomes one of the words declared below where it is one: `until` after a value, `record` where
//              a statement of `run` begins. Everywhere else it stays a plain name;
//   numbers    the NAME after a NUMBER becomes UNIT, an `i` that touches it makes it IMAGINARY;
//   mistakes   a WRONG token is reported and replaced by what was meant.

lexer grammar AnsatzLexer;

tokens {
  END,                                                                  // of a statement: a newline or ';'
  DAMAGED,                                                              // lines whose brackets do not match
  UNIT, IMAGINARY,                                                      // 5 eV, 2i
  EXPERIMENT, FLOW, MAP, PDE,                                           // begin a statement at the top of a file
  TITLE, SOURCE, VARY, SAMPLE, REFINE, ALONG, REPLICATE, RUN,           // … in an experiment
  HYPOTHESIS, CLAIM, FIGURE, ANIMATE,
  RECORD, EXPECT, ALPHA, CORRECT,                                       // … in run, hypothesis and claim
  NAMED, FROM, POINTS, USING, TO, CHANGES, KEEPING, PAIRED, OVER, UNTIL, // follow a value inside their clause
  WITHIN, AS, PUBLISHED, BECAUSE
}

// Reserved words.
IF : 'if' ;          THEN : 'then' ;          ELSE : 'else' ;      FOR : 'for' ;      IN : 'in' ;
WHILE : 'while' ;    FUNCTION : 'function' ;  RETURN : 'return' ;  BREAK : 'break' ;  CONTINUE : 'continue' ;
AND : 'and' ;        OR : 'or' ;              NOT : 'not' ;        WHERE : 'where' ;  BY : 'by' ;
TRUE : 'true' ;      FALSE : 'false' ;        NOTHING : 'nothing' ;
USE : 'use' ;        IMPORT : 'import' ;      LUA : 'lua' ;

// Names and numbers. `x'` is one token: the prime belongs to the left side of an equation of motion.
NAME   : LETTER (LETTER | DIGIT)* ;
PRIMED : LETTER (LETTER | DIGIT)* '\'' ;
NUMBER : DIGITS ('.' DIGITS)? ([eE] [+-]? DIGITS)? ;

// Text, and Lua between its own long brackets.
TEXT     : '"' ('\\' ~[\r\n] | ~["\\\r\n])* '"' ;
LUA_TEXT : 'lua' [ \t]* LONG_TEXT ;

// Brackets and separators.
OPEN_PAREN : '(' ;  CLOSE_PAREN : ')' ;  OPEN_BRACKET : '[' ;  CLOSE_BRACKET : ']' ;  OPEN_BRACE : '{' ;  CLOSE_BRACE : '}' ;
COMMA : ',' ;       SEMICOLON : ';' ;    COLON : ':' ;         DOT : '.' ;            SPREAD : '...' ;
BIND : '=' ;        ARROW : '=>' ;

// Operators. Their precedence is a table in interpreter/syntax/precedence.cpp and in README.md.
EQUAL : '==' ;      NOT_EQUAL : '!=' ;   LESS : '<' ;  LESS_EQUAL : '<=' ;  GREATER : '>' ;  GREATER_EQUAL : '>=' ;
NEAR : '≈' | '~~' ; PLUS_MINUS : '±' | '+-' ;          INTERVAL : '..' ;
PLUS : '+' ;        MINUS : '-' ;        TIMES : '*' ; DIVIDE : '/' ;       MODULO : '%' ;   POWER : '^' ;

// Lines and what is between tokens.
LINE    : '\r'? '\n' ;
SPACE   : [ \t\r\f\u000B\u00A0\u2000-\u200A\u202F\u3000\uFEFF]+ -> skip ;
COMMENT : '#' ~[\r\n]* -> skip ;

// What other languages write. Each gets a message that says what Ansatz writes instead.
QUOTED : '\'' ~['\r\n]* '\'' ;
WRONG  : '&&' | '||' | '!' | '===' | '!==' | '++' | '+=' | '-=' | '*=' | '/=' | '^=' | ':=' | '->' | '**' | '<>' | '~=' | '//' | '/*' | '--'
       | '−' | '×' | '·' | '÷' | '≤' | '≥' | '≠' | '→' | '⇒' | '…' | '∧' | '∨' | '¬' | '∈' ;
OTHER  : . ;

fragment DIGIT  : [0-9] ;
fragment DIGITS : DIGIT+ ('_' DIGIT+)* ;

// Coarse on purpose: the exact letter classes would cost milliseconds at every start. interpreter/syntax/letters.cpp
// refuses what is in these ranges and no letter.
fragment LETTER
  : [a-zA-Z_]
  | [\u00AA\u00B2\u00B3\u00B5\u00B9\u00BA\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u1FFF]
  | [\u2070-\u218F\u2202\u2207\u2C00-\u2DFF\u3005-\u3007\u3021-\uD7FF\uF900-\uFDFF\uFE70-\uFEFE\uFF10-\uFFDC]
  | [\u{10000}-\u{3FFFF}]
  ;

fragment LONG_TEXT
  : '[[' .*? ']]'
  | '[=[' .*? ']=]'
  | '[==[' .*? ']==]'
  | '[===[' .*? ']===]'
  | '[====[' .*? ']====]'
  ;
