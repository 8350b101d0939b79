/// Benchmarks beside peers: the same data, the same threads, the same process, interleaved; medians and ratios.
///
/// Read first: [TpchBench], [TpcdsBench], [SchedulerScale]. Must not come in: anything the product needs.
@NullMarked
package dev.vonk.samples.bench;

import org.jspecify.annotations.NullMarked;
