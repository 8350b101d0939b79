/// The REPL on a terminal: editing, highlighting, completion, history, interrupts. The only room that knows JLine.
/// Read [TerminalRepl] first, the loop, and [Editor], which puts the parts of line editing together. What a cell means
/// and what a directive does must not come in here.
@NullMarked
package dev.vonk.repl.terminal;

import org.jspecify.annotations.NullMarked;
