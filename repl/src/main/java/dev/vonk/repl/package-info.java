/// Where the command line starts. Read [ReplMain] first; everything it does lies in the packages below.
@NullMarked
package dev.vonk.repl;

import org.jspecify.annotations.NullMarked;
