/// The command line run in this process, with captured output. Read [CommandLineProgramTest] first, then [RunCommandTest].
@NullMarked
package dev.vonk.repl.command;

import org.jspecify.annotations.NullMarked;
