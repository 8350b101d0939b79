/// What cells show under their code: streams, errors, values of every MIME type, and the text of Markdown cells.
///
/// Read first: [OutputList], which keeps the nodes of outputs that did not change; [BundleView], which picks the best
/// form of a value; [OutputServices], all that is asked of the window.
///
/// What must not come in: the state's transitions, editors, files of notebooks. Nothing here loads anything from the
/// net, runs what an output holds, or trusts it.
@NullMarked
package dev.vonk.notebook.output;

import org.jspecify.annotations.NullMarked;
