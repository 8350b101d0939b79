/// The notebook file. The native form is Jupyter's `.ipynb` (nbformat 4.5); scripts (`.jsh`, `.java`) are read as a
/// sequence of cells. What a file holds beyond our knowledge is kept and written back where it stood, so that loading
/// and saving a notebook that Jupyter wrote changes no byte.
///
/// Read first: [dev.vonk.kernel.document.Notebook], the immutable model, and [dev.vonk.kernel.document.NotebookFile],
/// which reads and saves it.
///
/// Must not come in: evaluation of cells, user interface, the messages of the kernel. Exports live in the package
/// below.
@NullMarked
package dev.vonk.kernel.document;

import org.jspecify.annotations.NullMarked;
