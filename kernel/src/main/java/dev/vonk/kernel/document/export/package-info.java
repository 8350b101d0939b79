/// A notebook in other forms: one self-contained HTML page, Markdown, PDF, a script, a Java program. What a notebook
/// holds is not trusted here: the page runs no script but ours and fetches nothing, whatever the outputs contain.
///
/// Read first: [dev.vonk.kernel.document.export.ExportFormat], the list of forms, and
/// [dev.vonk.kernel.document.export.HtmlPage].
///
/// Must not come in: running cells; the outputs in the notebook are what is shown.
@NullMarked
package dev.vonk.kernel.document.export;

import org.jspecify.annotations.NullMarked;
