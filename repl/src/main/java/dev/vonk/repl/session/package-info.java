/// How the command line comes to a kernel, and text to cells.
/// Read [LocalKernel] and [Script] first. No terminal and no command line may come in here.
@NullMarked
package dev.vonk.repl.session;

import org.jspecify.annotations.NullMarked;
