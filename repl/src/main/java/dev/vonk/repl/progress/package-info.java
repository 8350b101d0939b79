/// The line that tells how far running queries are, drawn at the bottom of a terminal and taken away before output.
/// Read [ProgressLine] first, then [ProgressText]. No line editing may come in here: the line is drawn with the two
/// control sequences that every terminal knows.
@NullMarked
package dev.vonk.repl.progress;

import org.jspecify.annotations.NullMarked;
