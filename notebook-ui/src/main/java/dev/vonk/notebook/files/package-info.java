/// Notebooks on the disk: opening and saving, recovery after a crash, changes from outside, what the user trusts, recent
/// files, settings. All of it works at once and may take long, so callers do it on a thread of their own, one thing after
/// the other.
///
/// Read first: [NotebookFiles], then [Recovery].
///
/// What must not come in: JavaFX, threads, the form of a notebook file, which `kernel.document` knows.
@NullMarked
package dev.vonk.notebook.files;

import org.jspecify.annotations.NullMarked;
