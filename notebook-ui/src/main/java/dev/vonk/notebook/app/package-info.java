/// Windows: menus, tool bar, tabs, banners, dialogs, themes; and where the effects of an open notebook are carried out.
///
/// Read first: [NotebookPage], one open notebook with its kernel; then [NotebookWindow], the tabs around it.
///
/// What must not come in: what happens to a notebook. That is decided in `notebook.state`.
@NullMarked
package dev.vonk.notebook.app;

import org.jspecify.annotations.NullMarked;
