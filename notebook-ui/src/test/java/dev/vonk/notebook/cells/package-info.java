/// Tests of the list of cells.
@NullMarked
package dev.vonk.notebook.cells;

import org.jspecify.annotations.NullMarked;
