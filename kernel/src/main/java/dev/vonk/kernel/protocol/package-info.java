/// Every message between a front end and the kernel: one sealed family for each direction.
///
/// The messages are plain records of texts, numbers and maps, so that they travel over any connection. What a front
/// end asks carries a number, and the answer carries the same; what happens to a cell carries the cell's name.
///
/// Between processes they are JSON text, which [MessageText] writes and reads; a [Parcel] numbers them.
///
/// Read first: [ToKernel] and [FromKernel].
///
/// What must not come in: anything that does something, sockets included.
@NullMarked
package dev.vonk.kernel.protocol;

import org.jspecify.annotations.NullMarked;
