/// SQL in cells: `%%sql` and `%sql` run it, check it and complete it.
///
/// Read first: [SqlMagic]. What must not come in: the grammar of SQL, which is `kernel.sql`, and anything of Java.
@NullMarked
package dev.vonk.kernel.cell.sql;

import org.jspecify.annotations.NullMarked;
