/// What stands at the sides of a notebook: its outline, the session's variables, tables and files, jobs and workers, the
/// history of queries, and the bar for find and replace.
///
/// Panels show what the kernel answers and what the state holds. They ask only while they are on the screen, and all
/// that they do to the notebook goes through its events.
///
/// Read first: [SidePanels] and [Panel]; then [Question], which is how panels ask.
///
/// What must not come in: changes of the notebook, windows, files read by this process. The kernel may be elsewhere.
@NullMarked
package dev.vonk.notebook.panels;

import org.jspecify.annotations.NullMarked;
