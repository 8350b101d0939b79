/// The command line: `vonk` and its commands, one file each.
/// Read [VonkCommand] first, which lists them, and [CommandLineProgram], which runs one and turns what happened into an
/// exit code. How cells run, how notebooks are written and how a terminal works lie elsewhere.
@NullMarked
package dev.vonk.repl.command;

import org.jspecify.annotations.NullMarked;
