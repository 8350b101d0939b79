/// The REPL's own commands, `:help` and its like: what a person says to the REPL rather than to Java.
/// Read [Directives] first, which lists them, and [Desk], which is all that they may reach. No terminal may come in here.
@NullMarked
package dev.vonk.repl.directive;

import org.jspecify.annotations.NullMarked;
