/// The window and the program: menus, tool bar, tabs, palette, dialogs, themes, starting and ending.
///
/// Read first: [NotebookWindow], then [Requests], what commands ask of it.
///
/// What must not come in: what happens to a notebook. That is decided in `notebook.state`.
@NullMarked
package dev.vonk.notebook.app;

import org.jspecify.annotations.NullMarked;
