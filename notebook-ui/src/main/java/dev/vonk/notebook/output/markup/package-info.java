/// Text with structure, from Markdown or HTML: read into [Block]s, drawn by [MarkupView]. Both are inert: scripts,
/// styles, forms and whatever lies on the net never come so far as to be a [Block].
///
/// Read first: [Block] and [Inline]; then [MarkdownReader], [HtmlReader] and [MarkupView].
///
/// What must not come in: kernels, outputs of cells, anything that loads.
@NullMarked
package dev.vonk.notebook.output.markup;

import org.jspecify.annotations.NullMarked;
