/// What a cell types: sessions, frames, columns and the functions over them, under Spark's names.
///
/// Read first: [Session], [DataFrame], [Functions]. Must not come in: how a query is analysed or run; each call hands
/// on to `kernel.analysis` and `kernel.query`.
@NullMarked
package dev.vonk;

import org.jspecify.annotations.NullMarked;
