/// Tables. The rows lie in the kernel; here is what is in sight, and some pages around it.
///
/// Read first: [TableRows], which asks for pages and gives them up; [Grid], which draws them; [TablePreview], the whole.
///
/// What must not come in: outputs of cells, how pages are computed.
@NullMarked
package dev.vonk.notebook.output.table;

import org.jspecify.annotations.NullMarked;
