/// Loops over UTF-8 text: building columns of it, search, patterns, case, and how numbers and times are written.
///
/// Read first: [TextOutput]. Must not come in: functions and their names.
@NullMarked
package dev.vonk.runtime.function.text;

import org.jspecify.annotations.NullMarked;
