/// The terms of conditions as they run: each shrinks a selection.
///
/// Read first: [SelectionStep], [RangeStep]. Must not come in: the order of terms, which is decided where they are made.
@NullMarked
package dev.vonk.runtime.expression.selection;

import org.jspecify.annotations.NullMarked;
