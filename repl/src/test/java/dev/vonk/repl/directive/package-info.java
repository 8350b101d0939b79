/// The REPL's own commands on a desk of paper. Read [DirectivesTest] first, then [PaperDesk].
@NullMarked
package dev.vonk.repl.directive;

import org.jspecify.annotations.NullMarked;
