/// Objects to bytes and back: a fixed table of classes that may travel, which every room fills for itself, and the
/// classes of the user by name through the loader of their session. Sizes and depth are checked before memory is taken.
///
/// Read first: [ObjectCodec], [SerializedTypes]. Must not come in: plans, operators, connections.
@NullMarked
package dev.vonk.runtime.code.pack;

import org.jspecify.annotations.NullMarked;
