/// An open notebook as plain data. [Transitions#apply] takes a state and an event and gives the new state and the
/// effects that the outside should carry out; nothing else changes a notebook. So nearly all of the notebook's behaviour
/// is tested by scripts of events, without a window.
///
/// Read first: [NotebookState], [Event] and [Effect].
///
/// What must not come in: JavaFX, threads, clocks, files, kernels. Times come with the events.
@NullMarked
package dev.vonk.notebook.state;

import org.jspecify.annotations.NullMarked;
