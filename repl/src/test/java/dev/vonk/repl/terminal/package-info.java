/// The REPL on terminals that are only streams. Read [TerminalReplTest] first, then [JavaHighlighterTest].
@NullMarked
package dev.vonk.repl.terminal;

import org.jspecify.annotations.NullMarked;
