package dev.vonk.runtime.protocol;

import dev.vonk.runtime.block.CacheLevel;
import dev.vonk.runtime.code.classes.PackedCode;
import dev.vonk.runtime.net.Endpoint;
import dev.vonk.runtime.stage.JobSettings;
import dev.vonk.runtime.stage.TaskAttempt;
import dev.vonk.runtime.stage.TaskSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a driver tells a worker.
public sealed interface ToWorker {
    /// The first message: who is who.
    ///
    /// @param session the driver's session, unique
    /// @param worker the receiver's name in the pool
    /// @param key proves that a request for a cached partition comes from a worker of the session
    record Greeting(String session, String worker, byte[] key) implements ToWorker {}

    /// All workers there are now.
    record PeersChanged(List<Peer> peers) implements ToWorker {}

    /// Another worker and where it serves blocks.
    record Peer(String worker, Endpoint endpoint) {}

    /// A job begins.
    ///
    /// @param key proves that a request for its blocks comes from a worker of the job
    record StartJob(long job, JobSettings settings, byte[] key) implements ToWorker {}

    /// What the tasks of a stage do: a packed [dev.vonk.runtime.stage.Stage] without its splits.
    record StageCode(long job, int stage, PackedCode code) implements ToWorker {}

    record RunTask(TaskSpec task) implements ToWorker {}

    record StopTask(TaskAttempt attempt) implements ToWorker {}

    /// The job has ended: forget its blocks, stop what still runs.
    record EndJob(long job) implements ToWorker {}

    record DropCache(long cache) implements ToWorker {}

    /// Fetch a cached partition from another worker and keep it too.
    record CopyCache(long cache, int partition, String from, CacheLevel level) implements ToWorker {}

    /// The answer to [ToDriver.ResourceWanted].
    ///
    /// @param bytes null where there is no such class or resource
    record Resource(int request, byte @Nullable [] bytes) implements ToWorker {}

    /// An answer to [ToDriver.BroadcastWanted].
    ///
    /// @param holder the worker that gives it; empty for this driver, whose frames follow
    /// @param bytes how many are the value's own
    /// @param statics how many after those are the variables' that its code reads
    /// @param environment as in [PackedCode]
    record BroadcastAt(int request, String holder, int bytes, int statics, String environment) implements ToWorker {}

    /// An answer to [ToDriver.BroadcastWanted]: it was destroyed.
    record BroadcastGone(int request, String place) implements ToWorker {}

    /// The value of a broadcast is not needed any more, at least for now.
    record DropBroadcast(long broadcast) implements ToWorker {}

    /// So many bytes of results have arrived: as many more may be sent.
    record ResultsTaken(long bytes) implements ToWorker {}

    /// Nothing you hold is needed any more.
    record Leave() implements ToWorker {}
}
