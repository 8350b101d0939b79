/// Spark's own hash functions, bit for bit, so that buckets and sketches made elsewhere agree.
///
/// Read first: [Murmur3]. Must not come in: hashes of the engine's own tables (`runtime.data.VectorHash`).
@NullMarked
package dev.vonk.runtime.function.hash;

import org.jspecify.annotations.NullMarked;
