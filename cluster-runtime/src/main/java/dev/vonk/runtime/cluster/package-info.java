/// The front door: give a plan, get a stream of batches. The pools that run tasks: embedded threads, later worker
/// processes.
///
/// Read first: [Cluster], [Job]. Must not come in: what a plan means.
@NullMarked
package dev.vonk.runtime.cluster;

import org.jspecify.annotations.NullMarked;
