/// Plain text as terminals show it, however much: lines found in one pass, drawn only where they are seen, selected and
/// copied by letter. Texts that do not fit are folded.
///
/// Read first: [LineView], which draws [Lines]; [TextBlock] around it folds.
///
/// What must not come in: kernels, outputs of cells, other MIME types.
@NullMarked
package dev.vonk.notebook.output.text;

import org.jspecify.annotations.NullMarked;
