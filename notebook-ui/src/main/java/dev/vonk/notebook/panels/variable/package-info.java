/// The variables of the session as the rows of a table, and what the last cell changed of them.
///
/// Read first: [VariableRow].
///
/// What must not come in: questions to the kernel and events of the notebook.
@NullMarked
package dev.vonk.notebook.panels.variable;

import org.jspecify.annotations.NullMarked;
