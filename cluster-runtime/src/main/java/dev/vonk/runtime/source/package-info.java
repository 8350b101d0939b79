/// Outside data: what a source is, how it is split, read and written; one package a format below.
///
/// Read first: [Source], [Format]. Must not come in: expressions, plans, knowledge of who reads.
@NullMarked
package dev.vonk.runtime.source;

import org.jspecify.annotations.NullMarked;
