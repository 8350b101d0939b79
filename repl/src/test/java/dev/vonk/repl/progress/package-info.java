/// The progress line on a paper terminal, with a clock in hand. Read [ProgressLineTest] first, then [ProgressTextTest].
@NullMarked
package dev.vonk.repl.progress;

import org.jspecify.annotations.NullMarked;
