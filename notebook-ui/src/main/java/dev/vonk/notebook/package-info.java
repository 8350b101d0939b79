/// Where the notebook starts.
///
/// Read first: [NotebookMain].
///
/// What must not come in: anything but the command line.
@NullMarked
package dev.vonk.notebook;

import org.jspecify.annotations.NullMarked;
