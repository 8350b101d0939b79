/// Code of cells and applications on its way to workers: which cell variables a lambda reads and what they hold, which
/// classes it needs, and the worker's loaders that ask for them.
///
/// Read first: [CodePacker] at the driver, [WorkerClasses] at a worker. Must not come in: plans, connections.
@NullMarked
package dev.vonk.runtime.code.classes;

import org.jspecify.annotations.NullMarked;
