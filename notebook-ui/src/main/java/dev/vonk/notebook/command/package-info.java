/// Everything a user can ask for, by menu, key or palette: what it is called, which keys ask for it in command mode and
/// in edit mode, when it is possible, and what it does: events for the notebook, or a request to the window.
///
/// Read first: [Command] and [Commands].
///
/// What must not come in: JavaFX. Keys are names here; the window turns what is pressed into a [Stroke].
@NullMarked
package dev.vonk.notebook.command;

import org.jspecify.annotations.NullMarked;
