/// The plan of a table: its operators as a graph of stages, and as text.
///
/// Read first: [PlanLayout], which is arithmetic alone; then [PlanView].
///
/// What must not come in: kernels, queries.
@NullMarked
package dev.vonk.notebook.output.plan;

import org.jspecify.annotations.NullMarked;
