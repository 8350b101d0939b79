/// Text cut into cells. Read [ScriptTest] first, then [SourceTest].
@NullMarked
package dev.vonk.repl.session;

import org.jspecify.annotations.NullMarked;
