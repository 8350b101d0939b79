/// SQL from the command line: statements of a text are run one after the other, and what each gives is written.
/// Read [SqlRun] first. No terminal, no kernel of cells and no command line may come in here.
@NullMarked
package dev.vonk.repl.sql;

import org.jspecify.annotations.NullMarked;
