/// Jobs and workers as nodes: cards, lines, the table of those that ended.
///
/// Read first: [JobCard].
///
/// What must not come in: questions to the kernel and events of the notebook.
@NullMarked
package dev.vonk.notebook.panels.job;

import org.jspecify.annotations.NullMarked;
