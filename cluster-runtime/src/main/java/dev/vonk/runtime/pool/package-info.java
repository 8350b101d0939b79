/// Pools of worker processes: the registry that knows them, starting and watching them on this machine, and a driver's
/// connections to them.
///
/// Read first: [RemoteWorkers], [Registry], [WorkerProcesses]. Must not come in: what a task does, and which one runs
/// next.
@NullMarked
package dev.vonk.runtime.pool;

import org.jspecify.annotations.NullMarked;
