/// The built-in functions, a family a file: for each its name, types, null rule, one-line description, example and loop.
///
/// Read first: [Strings], and [Operators] for the hot ones. Must not come in: loops worth their name (they are in
/// `function.number`, `text`, `time`), who calls a function and when.
@NullMarked
package dev.vonk.runtime.function.builtin;

import org.jspecify.annotations.NullMarked;
