/// One open notebook in a window: its cells, panels, banners and status line, its kernel and its file; and where the
/// effects of its state are carried out.
///
/// Read first: [NotebookPage]; then [PageEffects].
///
/// What must not come in: menus, windows, other open notebooks. They are behind [Host].
@NullMarked
package dev.vonk.notebook.page;

import org.jspecify.annotations.NullMarked;
