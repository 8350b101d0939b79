/// The text of cells: which colour each piece has, which brackets belong together, and what keys do to text. Every key is
/// a function from a text with a selection to an [Edit], so that all of them are tested as text.
///
/// Read first: [Tokens] and [Edit].
///
/// What must not come in: JavaFX, kernels, state that outlives a call.
@NullMarked
package dev.vonk.notebook.language;

import org.jspecify.annotations.NullMarked;
