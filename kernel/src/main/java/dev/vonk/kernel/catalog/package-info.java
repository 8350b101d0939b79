/// Names a session knows: views and functions.
///
/// Read first: [Catalog]. Must not come in: resolving of columns, reading of files.
@NullMarked
package dev.vonk.kernel.catalog;

import org.jspecify.annotations.NullMarked;
