/// What a Parquet file says about itself: footer, row groups, column chunks, page headers, page indexes, and the
/// compact Thrift form they are written in.
///
/// Read first: [Footer], [CompactReader]. Must not come in: values, vectors, our data types, I/O.
@NullMarked
package dev.vonk.runtime.source.parquet.footer;

import org.jspecify.annotations.NullMarked;
