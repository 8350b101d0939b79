/// SQL text to syntax: the front door. A lexer makes tokens, a parser written by hand makes the trees of `kernel.syntax` of
/// them: queries and expressions by descent, operators by their binding power.
///
/// Nothing here looks up a name or knows a session; whatever depends on settings is told by its caller.
@NullMarked
package dev.vonk.kernel.sql;

import org.jspecify.annotations.NullMarked;
